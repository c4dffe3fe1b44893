"""Events: those of 2023 as its report tells them, those that the plan of 2026 names, and a few of today, made up.

What the report does not say is left empty: 07/07 and 20/10 have no town, and the meetings of the commissions, of
which only the number is known, have no rows.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any

from demo.members import council, days_ago
from events import operations
from events.models import Event, EventKind, Registration
from events.operations import EventContent, ItemContent
from members.models import Body, Municipality, Organization, Person
from office import clock
from office.invented import invented
from office.operations import declare_total
from workplan.models import Action, Workplan

REPORT, MARK = "Memòria d'activitat 2023", "Dada de demostració."
COMMISSIONS = (4, "4 reunions de la Comissió Executiva i la Comissió Tècnica, en format virtual")
FESC = "Jornada de Polítiques Públiques en el marc de la FESC"
FESC_COUNTS = {"people": 33, "administrations": 22, "organizations_met": 41}
FESC_WORDS = (
    "33 persones de 22 administracions, que van fer intercanvis amb 41 organitzacions i empreses de l'ESS"
)
MARCH = "Jornada de treball: present i futur de les polítiques locals d'ESS"
WORKSHOPS = (
    "Compra i Contractació Pública Responsable", "Les cures", "Transició ecosocial: comunitats energètiques locals",
    "Pols cooperatius",
)  # fmt: skip


@dataclass(frozen=True)
class Told:
    """`when` in words where the day is not known: then `day` to `ends_on` is the span."""

    kind: str
    title: str
    day: date
    town: str = ""
    summary: str = ""
    edition: int | None = None
    modality: str = ""
    body: str = ""
    audience: str = "public"
    place: str = ""
    hosts: str = ""
    is_own: bool = True
    ends_on: date | None = None
    when: str = ""
    action: tuple[int, ...] = ()
    partner: str = ""


def _of_others(day: date, title: str, town: str = "", hosts: str = "", place: str = "") -> Told:
    """«Participació i col·laboració», says the report of all nine."""
    return Told("others", title, day, town, hosts=hosts, place=place, is_own=False)


OF_2023 = (
    Told("conference", MARCH, date(2023, 3, 30), "Tarragona", "Balanç i reconeixement de la feina de la Xarxa i dels seus membres, el mateix dia de l'Assemblea. Amb quatre tallers."),
    Told("assembly", "Assemblea ordinària de març", date(2023, 3, 30), "Tarragona", modality="hybrid", body="assembly", audience="network"),
    Told("elected", "Trobada de càrrecs electes", date(2023, 9, 21), "Santa Margarida i els Monjos", "Dins de la jornada de treball que es va fer al municipi.", 4, "in_person", "elected_officials", "network"),
    Told("conference", FESC, date(2023, 10, 20), "", "Perquè les administracions locals i les organitzacions de l'ESS es trobin i col·laborin. Hi van anar membres de la Xarxa i administracions que no ho són.", 3, "in_person"),
    Told("conference", "Jornada prèvia a l'Assemblea d'octubre", date(2023, 10, 25), "Santa Coloma de Gramenet", "Presentació de la guia «Democratització i corresponsabilitat de les cures» i visita a La Ciba, espai de recursos per a dones, d'innovació i d'economia feminista."),
    Told("assembly", "Assemblea ordinària d'octubre", date(2023, 10, 25), "Santa Coloma de Gramenet", "S'hi va elegir la nova Comissió Executiva.", modality="hybrid", body="assembly", audience="network"),
    _of_others(date(2023, 7, 7), "Taula rodona «Creació de política pública. Intercooperació entre administracions»", hosts="Universitat d'Estiu del Cooperativisme (UESCOOP)"),
    _of_others(date(2023, 7, 8), "Festival Iltir", "Argelaguer"),
    _of_others(date(2023, 10, 5), "X Taller d'Economia Social i Solidària per als ens locals: balanç de les polítiques públiques locals d'ESS", "Barcelona", "Diputació de Barcelona"),
    _of_others(date(2023, 10, 26), "Economia Social i Solidària i Comerç Just: teixint aliances des dels municipis", "Terrassa"),
    _of_others(date(2023, 10, 27), "Generant aliances amb altres territoris, a les VII Jornades de Noves Ruralitats", place="Morella"),
    _of_others(date(2023, 11, 7), "Compra i Contractació Pública Responsable i l'experiència de la XMESS", "Ripoll"),
    _of_others(date(2023, 11, 15), "L'Economia Social i Solidària a les 3es Jornades d'Economia de l'Alt Penedès i el Garraf", "Santa Margarida i els Monjos"),
    _of_others(date(2023, 11, 17), "Més enllà de les dades. Suport a la proposta d'Observatori de l'ESS de les comarques gironines", "Vilablareix"),
    _of_others(date(2023, 11, 30), "Jornada Marc Estratègic per la Cooperació i sostenibilitat de monedes locals", "Viladecans"),
)  # fmt: skip
OF_2026 = (
    Told("exchange", "Trobada d'intercanvi amb RTES", date(2026, 1, 1), summary="Amb la xarxa francesa d'administracions territorials.", ends_on=date(2026, 1, 31), when="gener", action=(4, 5, 1), partner="RTES"),
    Told("coordination", "Trobada de la XMESS amb la XAC", date(2026, 1, 1), summary="El programa d'Ateneus Cooperatius també fa deu anys.", edition=2, ends_on=date(2026, 6, 30), when="primer semestre", action=(5, 3), partner="XAC"),
    Told("assembly", "Assemblea ordinària de primavera", date(2026, 3, 1), modality="hybrid", body="assembly", audience="network", ends_on=date(2026, 4, 30), when="març o abril", action=(3, 2)),
    Told("assembly", "Assemblea ordinària de tardor", date(2026, 10, 1), modality="hybrid", body="assembly", audience="network", ends_on=date(2026, 10, 31), when="octubre", action=(3, 2)),
    Told("elected", "Trobada anual de càrrecs electes", date(2026, 1, 1), modality="in_person", body="elected_officials", audience="network", ends_on=date(2026, 12, 31), when="durant l'any 2026", action=(3, 2, 2)),
    Told("presentation", "Celebració dels 10 anys de la XMESS", date(2026, 1, 1), ends_on=date(2026, 12, 31), when="durant l'any 2026", action=(5, 1)),
)  # fmt: skip
REGISTERED = ("Cardedeu", "Manlleu", "Mataró", "Santa Coloma de Gramenet", "Premià de Mar")
WAITING = ("Cassà de la Selva", "Vic")
CAME = (
    ("Cardedeu", "present"), ("Llagostera", "present"), ("Manlleu", "present"), ("Mataró", "online"),
    ("Santa Coloma de Gramenet", "online"), ("Vic", "present"), ("Premià de Mar", "excused"),
)  # fmt: skip


def load(by: Person) -> None:
    for told in OF_2023:
        event = operations.add_event(content=_content(told), state="announced", by=by)
        if told.title == MARCH:
            _workshops(event, by)
        if told.title == FESC:
            operations.declare_attendance(
                event=event, totals=FESC_COUNTS, source=REPORT, words=FESC_WORDS, code="fesc-2023", by=by
            )
    value, words = COMMISSIONS
    declare_total(
        key="events.commission_meetings", value=value, starts_on=date(2023, 1, 1), ends_on=date(2023, 12, 31),
        source=REPORT, words=words, by=by,
    )  # fmt: skip
    if Workplan.objects.filter(code="2026").exists():
        for told in OF_2026:
            # Whether it was held, the plan does not say: what has gone by waits for somebody to write its day.
            state = "announced" if told.ends_on and told.ends_on >= clock.today() else "draft"
            operations.add_event(content=_content(told), state=state, by=by)
    with invented():
        _open(by)
        _held(by)
        _of_members(by)


def _content(told: Told) -> EventContent:
    return EventContent(
        kind=_kind(told.kind), title=told.title, edition=told.edition, day=told.day, ends_on=told.ends_on,
        is_day_known=not told.when, when_words=told.when, is_own=told.is_own, hosts=told.hosts,
        our_role="" if told.is_own else "collaborator", modality=told.modality,
        place=told.place or told.town, municipality=_town(told.town), summary=told.summary,
        audience=told.audience, bodies=tuple(Body.objects.filter(kind=told.body)), action=_action(told.action),
        organizations=tuple(Organization.objects.filter(kind="partner", short_name=told.partner or "-")),
    )  # fmt: skip


def _workshops(conference: Event, by: Person) -> None:
    for title in WORKSHOPS:
        operations.add_programme_item(
            event=conference, content=ItemContent(title=title, kind="workshop"), by=by
        )


def _open(by: Person) -> None:
    """Announced three weeks ago; its seats are taken, and two councils wait."""
    day = _on_a_weekday(days_ago(-18), 1)
    event = _announced(
        22, by, kind="conference", title="Clàusules socials que es poden comprovar", day=day, time=time(9, 30),
        ends_time=time(13, 30), modality="in_person", place="Biblioteca, sala polivalent", town="Cardedeu",
        capacity=len(REGISTERED), seats_per_organization=3, audience="public", registration="open",
        summary=f"Com s'escriu una clàusula social i com se'n fa el seguiment, amb casos de tres ens. {MARK}",
        registration_closes_at=clock.moment_of(day - timedelta(days=2), time(14)),
    )  # fmt: skip
    for place, name in enumerate((*REGISTERED, *WAITING)):
        _register(event, name, 14 - place, by)


def _held(by: Person) -> None:
    """A training session of last month: who came, in the room and connected."""
    event = _announced(
        60, by, kind="training", title="Primers passos d'una política pública d'ESS",
        day=_on_a_weekday(days_ago(24), -1), time=time(10), ends_time=time(12, 30), modality="hybrid",
        place="Ajuntament, sala de plens", town="Manlleu", online_url="https://reunions.example.org/formacio",
        audience="network", registration="network", capacity=30, training_minutes=150,
        summary=f"Per a equips tècnics i de govern que comencen. {MARK}",
    )  # fmt: skip
    rows = [
        (_register(event, name, 40 - place, by, status), status) for place, (name, status) in enumerate(CAME)
    ]
    assert event.ends_at
    with clock.living_at(event.ends_at + timedelta(hours=1)):
        for registration, status in rows:
            operations.record_attendance(
                event=event, registration=registration, status=status, source="secretary", by=by
            )


def _of_members(by: Person) -> None:
    """One that coordination has accepted, and one that waits for its yes."""
    laia, anna = (Person.objects.get(email=f"{name}@example.org") for name in ("laia", "tecnica"))
    accepted = _propose(
        laia, 12, days=-9, title="Fira de cooperatives escolars", town="Manlleu", place="Plaça de Fra Bernadí",
        hosts="Ajuntament de Manlleu", our_role="attendee",
    )  # fmt: skip
    with clock.living_at(clock.moment_of(days_ago(11), time(9))):
        operations.announce_event(event=accepted, by=by)
    _propose(
        anna, 3, days=-33, title="Xerrada sobre comunitats energètiques", town="Llagostera", place="Casino",
        hosts="Ajuntament de Llagostera", our_role="speaker",
    )  # fmt: skip


def _propose(by: Person, ago: int, *, days: int, town: str, **values: Any) -> Event:
    day = _on_a_weekday(days_ago(days), 1)  # counted from today, and not from the day of the proposal
    with clock.living_at(clock.moment_of(days_ago(ago), time(12))):
        content = EventContent(
            kind=_kind("others"), day=day, time=time(18), ends_time=time(20),
            is_own=False, modality="in_person", municipality=_town(town), audience="public", summary=MARK, **values,
        )  # fmt: skip
        event: Event = operations.propose_event(content=content, by=by)
    return event


def _announced(ago: int, by: Person, *, kind: str, town: str, **values: Any) -> Event:
    with clock.living_at(clock.moment_of(days_ago(ago), time(9))):
        content = EventContent(kind=_kind(kind), municipality=_town(town), **values)
        event: Event = operations.add_event(content=content, by=by)
        operations.announce_event(event=event, by=by)
    return event


def _register(event: Event, name: str, ago: int, by: Person, status: str = "present") -> Registration:
    organization = council(name)
    modality = "online" if status == "online" else "in_person"
    with clock.living_at(clock.moment_of(days_ago(ago), time(11))):
        made: Registration = operations.register(
            event=event, person=_somebody(organization), organization=organization, modality=modality, by=by
        )
    return made


def _somebody(organization: Organization) -> Person:
    role = organization.roles.in_force().select_related("person").order_by("-line", "pk").first()
    assert role, organization
    person: Person = role.person
    return person


def _on_a_weekday(day: date, step: int) -> date:
    while day.weekday() > 4:
        day += timedelta(days=step)
    return day


def _kind(code: str) -> EventKind:
    found: EventKind = EventKind.objects.get(code=code)
    return found


def _town(name: str) -> Municipality | None:
    return Municipality.objects.get(name=name) if name else None


def _action(place: Sequence[int]) -> Action | None:
    """(area, action) or (area, action, sub-action) of the plan of 2026."""
    if not place:
        return None
    area, *numbers = place
    rows = Action.objects.filter(area__plan__code="2026", area__number=area, number=numbers[-1])
    parent = {"parent__number": numbers[0]} if len(numbers) > 1 else {"parent": None}
    found: Action | None = rows.filter(**parent).first()
    return found

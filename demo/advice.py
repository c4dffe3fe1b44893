"""Advice and mentoring: what the report of 2023 counts, and a year under way that is all made up.

Each step of a session happens on its own day (`clock.living_at`), in days before loading; what falls on a weekend
is moved to a weekday. Loaded in January it has a budget of the year before too, where its sessions are charged.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any

from advisory import operations
from advisory.models import AdvisoryService, AdvisorySession
from demo.members import council, days_ago
from members.models import Need, Organization, Person, Topic
from office import clock
from office.invented import invented
from office.operations import declare_total
from workplan.models import Action, FundingSource

EXPERT = "experta@example.org"
MARK = "Dada de demostració."
BUDGET_MINUTES = 50 * 60  # «bossa d'hores de 50h anuals»
PLAN_PLACE = (2, 3)  # the action on the CCPR service
REPORT = "Memòria d'activitat 2023"
TOTALS_OF_2023 = (
    ("advisory.sessions", 11, "la realització d'11 assessoraments"),
    ("advisory.mentoring_sessions", 6, "6 sessions de mentoria entre membres de la Xarxa"),
)
UNKNOWN = f"{MARK} La memòria en diu el nombre i els àmbits, i no quin dia, quins ens ni quantes hores."
# (service, topic, what about, how many): the fields that the report names; how many of each is made up.
SESSIONS_OF_2023 = (
    ("ccpr", "CCPR", "Compra i contractació pública responsable.", 4),
    ("altres", "Planificació estratègica", "Planificació estratègica en ESS.", 4),
    ("altres", "", "Polítiques de promoció de l'ESS.", 3),
    ("mentoria", "", "Suport per a la creació d'empreses.", 2),
    ("mentoria", "", "Processos de mentoria sociolaboral.", 2),
    ("mentoria", "Moneda local i social", "Impuls a monedes locals.", 2),
)


@dataclass(frozen=True)
class Told:
    """A session that was asked for, so many days ago; what has not happened yet has no days."""

    service: str
    council: str
    words: str
    asked: int
    held: int | None = None  # days ago; below zero, still to come
    hour: time = time(10)
    used: int | None = None  # minutes; None: its outcome is not written down
    summary: str = ""
    answer: str = ""  # of the council; «silent» after its seven days
    need: str = ""  # the beginning of what the council had said that it needs
    mentor: str = ""


SESSIONS = (
    Told("ccpr", "Sant Esteve de Palautordera", "Com reservem contractes a empreses d'inserció.", 80, 60, used=90, summary="Quins contractes es poden reservar i com es justifica a l'informe.", answer="confirmed"),
    Told("ccpr", "Torelló", "Clàusules socials al plec de jardineria.", 70, 41, time(12), 120, "Plec revisat: criteris socials amb puntuació i com es comproven.", "silent"),
    Told("ccpr", "Santa Margarida i els Monjos", "Compra d'aliments de proximitat per a l'escola bressol.", 45, 24, time(9), 60, "Contracte menor i lots petits; model de clàusula.", "confirmed"),
    Told("cures", "Olot", "Voldríem contrastar la nostra taula de cures.", 75, 48, time(16), 60, "Qui hi ha de ser, cada quan es reuneix i què decideix.", "silent", need="Contrastar"),
    Told("mentoria", "Vic", "Com es paguen ajuts amb moneda local.", 35, 18, time(11), 75, "Passos, conveni amb els comerços i què va costar.", "confirmed", need="Conèixer ajuntaments", mentor="Santa Coloma de Gramenet"),
    Told("pindola", "Llagostera", "Explicar al ple què és l'economia social i solidària.", 16, 4, time(13), 50, "Presentació per al ple i tres exemples d'ens com el vostre.", need="Algú que expliqui"),
    Told("ccpr", "Premià de Mar", "Com es comprova que es compleixen les clàusules.", 20, 1, time(9)),
    Told("ccpr", "Torelló", "Seguiment del contracte de jardineria.", 10, -7, time(10)),
    Told("ccpr", "Cassà de la Selva", "Criteris ambientals al contracte de neteja viària.", 5),
)  # fmt: skip
COLLECTIVE = ("Cardedeu", "Manlleu", "Premià de Mar")


def load(by: Person) -> None:
    with invented():
        _past(by)
        _services(by)
        _budgets(by)
        for told in SESSIONS:
            _tell(told, by)
        _collective(by)
    if clock.today() > date(2023, 12, 31):
        for key, value, words in TOTALS_OF_2023:
            declare_total(
                key=key, value=value, starts_on=date(2023, 1, 1), ends_on=date(2023, 12, 31), source=REPORT,
                words=words, by=by,
            )  # fmt: skip


def _past(by: Person) -> None:
    for code, topic, words, times in SESSIONS_OF_2023:
        for _time in range(times):
            operations.record_session(
                service=_service(code), topic=Topic.objects.filter(name=topic).first(), day=date(2023, 1, 1),
                is_day_known=False, summary=f"{words} {UNKNOWN}", by=by,
            )  # fmt: skip


def _services(by: Person) -> None:
    """What the expert gives, and the hours on which it can be booked."""
    expert = _expert()
    for service in AdvisoryService.objects.exclude(kind=AdvisoryService.Kind.MENTORING):
        operations.edit_service(service=service, experts=[expert], by=by)
    until = clock.today() + timedelta(days=180)
    for weekday, from_time, to_time, minutes in ((1, time(9), time(13), 60), (3, time(15), time(18), 60)):
        operations.publish_hours(
            expert=expert, weekday=weekday, from_time=from_time, to_time=to_time, slot_minutes=minutes,
            ends_on=until, by=expert,
        )  # fmt: skip


def _budgets(by: Person) -> None:
    """Of this year, and of the one before or after where some session falls in it."""
    days = [
        clock.today(),
        *(day for told in SESSIONS for day in (days_ago(told.asked), _held_on(told)) if day),
    ]
    for year in sorted({day.year for day in days}):
        first = clock.moment_of(date(year, 1, 2), time(9))
        with clock.living_at(min(first, clock.now())):
            operations.open_budget(
                service=_service("ccpr"), starts_on=date(year, 1, 1), ends_on=date(year, 12, 31),
                minutes=BUDGET_MINUTES, funding=_funding(year), note=MARK, by=by,
            )  # fmt: skip


def _funding(year: int) -> FundingSource | None:
    """What `demo.money` says that pays for the action, where that year is told."""
    paying = FundingSource.objects.filter(starts_on__year=year, kind=FundingSource.Kind.EXTENSION)
    found: FundingSource | None = paying.first()
    return found


def _tell(told: Told, by: Person) -> None:
    organization = council(told.council)
    with clock.living_at(clock.moment_of(days_ago(told.asked), time(9, 30))):
        session = operations.request_session(
            service=_service(told.service), organizations=[organization], words=f"{told.words} {MARK}",
            need=_need(organization, told.need), mentor=council(told.mentor) if told.mentor else None,
            by=_who_asks(organization) or by, on_behalf_of=organization,
        )  # fmt: skip
    day = _held_on(told)
    if day is None:
        return
    with clock.living_at(clock.moment_of(days_ago(told.asked - 2), time(10))):
        operations.agree_date(
            session=session, day=day, hour=told.hour, minutes=session.service.default_minutes,
            modality=AdvisorySession.Modality.ONLINE, place="https://reunions.example.org/xmess",
            expert=_expert(), by=by,
        )  # fmt: skip
        if told.service == "ccpr":
            operations.tie_to_action(session=session, action=_action(day), by=by)
    if told.used is not None:
        _log(told, session, by)


def _log(told: Told, session: AdvisorySession, by: Person) -> None:
    assert session.ends_at
    with clock.living_at(session.ends_at + timedelta(hours=1)):
        operations.log_outcome(
            session=session, minutes_used=told.used or 0, summary=f"{told.summary} {MARK}", by=_expert()
        )
    if told.answer == "confirmed":
        with clock.living_at(session.ends_at + timedelta(days=2)):
            operations.confirm_outcome(session=session, by=by, on_behalf_of=council(told.council))
    elif told.answer == "silent":
        with clock.living_at(session.ends_at + timedelta(days=8)):
            operations.accept_silence(session=session, by=None)


def _collective(by: Person) -> None:
    """Offered to three councils; none has answered yet."""
    with clock.living_at(clock.moment_of(days_ago(2), time(12))):
        operations.offer_session(
            service=_service("pindola"), organizations=[council(name) for name in COLLECTIVE],
            words=f"Per on comença una política pública d'ESS. {MARK}", expert=_expert(),
            day=_on_a_weekday(clock.today() + timedelta(days=20), 1), hour=time(11),
            modality=AdvisorySession.Modality.ONLINE, by=by,
        )  # fmt: skip


def _held_on(told: Told) -> date | None:
    """The past goes back to a weekday, what is to come goes on to one."""
    if told.held is None:
        return None
    return _on_a_weekday(days_ago(told.held), -1 if told.held > 0 else 1)


def _on_a_weekday(day: date, step: int) -> date:
    while day.weekday() > 4:
        day += timedelta(days=step)
    return day


def _service(code: str) -> AdvisoryService:
    found: AdvisoryService = AdvisoryService.objects.get(code=code)
    return found


def _expert() -> Person:
    found: Person = Person.objects.get(email=EXPERT)
    return found


def _who_asks(organization: Organization) -> Person | None:
    role = organization.roles.in_force().filter(line="technical").select_related("person").first()
    return role.person if role else None


def _need(organization: Organization, beginning: str) -> Need | None:
    if not beginning:
        return None
    found: Need = Need.objects.get(organization=organization, words__startswith=beginning)
    return found


def _action(day: date) -> Action | None:
    """Of the plan of that year, where the demonstration has it."""
    area, number = PLAN_PLACE
    rows: Iterable[Any] = Action.objects.filter(
        area__plan__starts_on__year=day.year, area__number=area, number=number, parent=None
    )
    return next(iter(rows), None)

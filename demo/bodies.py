"""The Executive and the working groups, as the report of 2023 and the plan of 2026 tell them.

The nine seats and who takes part in the groups are invented and marked. What a portal set to an earlier year
could not know yet is left out.
"""

from datetime import date

from demo.members import council
from members import operations
from members.models import Body, Organization, Person
from members.operations.elections import NewSeat
from office import clock
from office.invented import invented

REPORT, PLAN = "Memòria 2023", "Pla de treball 2026"
ELECTED_ON = date(2023, 10, 25)  # at the assembly of Santa Coloma de Gramenet, for the term 2023-2027
SEATS = (
    ("presidency", "Santa Coloma de Gramenet"),
    ("vice_presidency", "Cardedeu"),
    ("secretary", "Mataró"),
    ("member", "Manlleu"),
    ("member", "Olot"),
    ("member", "Santa Margarida i els Monjos"),
    ("member", "Tarragona"),
    ("member", "Vic"),
    ("member", "Vilanova i la Geltrú"),
)
BEGINNING_OF_2023, BEGINNING_OF_2026 = date(2023, 1, 1), date(2026, 1, 1)
GROUPS_OF_2023 = (
    "Agroecologia",
    "Comunalitats",
    "Compra i Contractació Pública Responsable",
    "Cures",
    "Finançament municipal",
    "Cooperativisme d'Habitatge",
    "Moneda local i social",
)
TRAINING = "Formació"  # made in 2023, with 13 town councils and a county council
LAW = "Llei de l'ESS"
RENAMED_IN_2026 = {
    "Finançament municipal": "Finançament de l'ESS",
    "Moneda local i social": "Monedes Locals i Socials",
}
IN_TRAINING = 13


def load(by: Person) -> None:
    _elections(by)
    groups = [
        _active(name, BEGINNING_OF_2023, f"{REPORT}: grup existent a principis d'any", by)
        for name in GROUPS_OF_2023
    ]
    training = _active(
        TRAINING, BEGINNING_OF_2023, f"{REPORT}: grup creat durant l'any (dia per confirmar)", by
    )
    _changes_of_2026(by)
    with invented():
        for place, group in enumerate(groups):
            _take_part(group, place, by)
        _training(training, by)


def _elections(by: Person) -> None:
    """The one of 2023 is a fact; those of later years, which the demonstration has to live in, are not."""
    _elect(ELECTED_ON, "Elecció de la nova Comissió Executiva", by)
    for year in range(2027, clock.today().year + 1, 4):
        with invented():
            _elect(date(year, 10, 25), "Elecció de la Comissió Executiva (dada de demostració)", by)


def _elect(day: date, title: str, by: Person) -> None:
    if day > clock.today():
        return
    assembly = Body.objects.get(kind=Body.Kind.ASSEMBLY)
    agreement = operations.record_agreement(body=assembly, adopted_on=day, title=title, by=by)
    with invented():
        operations.record_election(
            body=Body.objects.get(kind=Body.Kind.EXECUTIVE),
            starts_on=day,
            seats=[_seat(function, council(name)) for function, name in SEATS],
            agreement=agreement,
            by=by,
        )


def _seat(function: str, organization: Organization) -> NewSeat:
    return NewSeat(organization=organization, person=_councillor(organization), function=function)


def _councillor(organization: Organization) -> Person:
    role = organization.roles.filter(line="political").select_related("person").earliest("pk")
    person: Person = role.person
    return person


def _active(name: str, starts_on: date, reason: str, by: Person) -> Body:
    group: Body = operations.propose_group(
        name=name, starts_on=starts_on, reason=reason, state="active", by=by
    )
    return group


def _changes_of_2026(by: Person) -> None:
    if clock.today() < BEGINNING_OF_2026:
        return
    for before, after in RENAMED_IN_2026.items():
        operations.rename_body(
            body=Body.objects.get(name=before), name=after, starts_on=BEGINNING_OF_2026, by=by
        )
    operations.change_group_state(
        body=Body.objects.get(name="Finançament de l'ESS"),
        state="suspended",
        starts_on=BEGINNING_OF_2026,
        reason=f"{PLAN}: inactiu, sense excloure'n la reactivació o la reconversió en mentoria",
        by=by,
    )
    _active(LAW, BEGINNING_OF_2026, f"{PLAN}: s'activa per al desplegament de la Llei", by)


def _take_part(group: Body, place: int, by: Person) -> None:
    """Six councils each, taken in turn; the first of Agroecologia coordinates it."""
    members = _members_of_2023()
    for step in range(6):
        organization = members[(place * 5 + step * 3) % len(members)]
        _join(group, organization, by)
    if group.name == "Agroecologia":
        laia = Person.objects.get(email="laia@example.org")
        operations.join_group(
            body=group, organization=council("Manlleu"), person=laia, starts_on=ELECTED_ON,
            is_coordinator=True, by=by,
        )  # fmt: skip


def _training(group: Body, by: Person) -> None:
    towns = _members_of_2023()[:IN_TRAINING]
    county = Organization.objects.get(kind="county_council", comarca__name="Osona")
    for organization in [*towns, county]:
        _join(group, organization, by)


def _members_of_2023() -> list[Organization]:
    found = Organization.objects.in_state("active", BEGINNING_OF_2023).filter(kind="municipality")
    return list(found.exclude(short_name="Manlleu").order_by("pk"))


def _join(group: Body, organization: Organization, by: Person) -> None:
    operations.join_group(body=group, organization=organization, starts_on=ELECTED_ON, by=by)

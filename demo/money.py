"""What pays for the plan of 2026 and what some of its actions cost. All of it is made up, and its names say so."""

from datetime import date
from decimal import Decimal

from members.models import Person
from office import clock
from office.invented import invented
from workplan import operations
from workplan.models import Action, Workplan

YEAR = 2026
MADE_UP = "(dada de demostració)"
Place = tuple[int, int]
# (name, kind, state, euros, the actions that it pays for).
SOURCES: tuple[tuple[str, str, str, int, tuple[Place, ...]], ...] = (
    (
        "Pròrroga del Conveni",
        "extension",
        "expected",
        40000,
        ((2, 3), (5, 2), (6, 6), (6, 18), (7, 1), (7, 3)),
    ),
    ("Quotes dels membres", "own", "confirmed", 24000, ((1, 1), (1, 2), (3, 1), (3, 2))),
    ("Ajut per a jornades", "other", "expected", 6000, ((5, 2), (5, 3))),
)
# (action, planned euros, planned hours).
COSTS: tuple[tuple[Place, int, int], ...] = (
    ((1, 1), 3000, 120),
    ((1, 2), 6000, 260),
    ((2, 3), 5000, 50),
    ((3, 2), 4500, 90),
    ((5, 2), 9000, 140),
    ((5, 3), 3500, 60),
    ((6, 18), 7000, 110),
    ((7, 1), 12000, 80),
)


def load(by: Person) -> None:
    """Nothing before the year of the plan, or where the plan is not there."""
    plan = Workplan.objects.filter(code=str(YEAR), state=Workplan.State.APPROVED).first()
    if plan is None or clock.today().year < YEAR:
        return
    rows = Action.objects.filter(area__plan=plan, parent=None).with_code()
    actions = {(row.area.number, row.number): row for row in rows}
    with invented():
        _costs(actions, by)
        _sources(plan, actions, by)


def _costs(actions: dict[Place, Action], by: Person) -> None:
    for place, euros, hours in COSTS:
        if place in actions:
            operations.record_cost(
                action=actions[place], planned_cost=Decimal(euros), planned_minutes=hours * 60, by=by
            )


def _sources(plan: Workplan, actions: dict[Place, Action], by: Person) -> None:
    for name, kind, state, euros, places in SOURCES:
        source = operations.add_funding_source(
            name=f"{name} {MADE_UP}",
            kind=kind,
            state=state,
            starts_on=date(YEAR, 1, 1),
            ends_on=date(YEAR, 12, 31),
            amount=Decimal(euros),
            by=by,
        )
        paid = [actions[place] for place in places if place in actions]
        operations.tie_actions(source=source, plan=plan, actions=paid, by=by)

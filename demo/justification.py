"""The justification of the Conveni, under way. Its indicators are made up, and their words say so."""

from decimal import Decimal
from typing import Any

from demo.money import MADE_UP, YEAR, Place
from members.models import Person
from office import clock
from office.invented import invented
from reports import operations
from reports.models import Justification
from workplan.models import Action, FundingSource

# (indicator, what it says, the actions that answer to it).
LINES: tuple[tuple[str, dict[str, Any], tuple[Place, ...]], ...] = (
    (
        "Sessions d'assessorament a ajuntaments i consells comarcals",
        {"target": Decimal(10), "figure": "advisory.sessions", "planned_cost": Decimal(5000), "planned_minutes": 3000},
        ((2, 3),),
    ),
    (
        "Jornades organitzades per la Xarxa",
        {"target": Decimal(3), "figure": "events.own_conferences", "planned_cost": Decimal(9000)},
        ((5, 2), (5, 3)),
    ),
    (
        "Noves adhesions d'ajuntaments i consells comarcals",
        {"target": Decimal(2), "figure": "members.joined"},
        ((1, 1), (1, 2)),
    ),
    (
        "Materials divulgatius publicats",
        {
            "target": Decimal(4), "reached": Decimal(5), "reached_source": "Recull de publicacions del web",
            "planned_cost": Decimal(7000), "actual_cost": Decimal(6480),
        },
        ((6, 18),),
    ),
    (
        "Guia de clàusules socials per a la contractació pública",
        {
            "target_words": "Guia lliurada", "reached_words": "Esborrany lliurat",
            "reached_source": "Correu al Departament", "planned_cost": Decimal(12000),
        },
        ((7, 1), (7, 3)),
    ),
    ("Butlletins enviats als membres", {"target": Decimal(11), "figure": "communication.bulletins"}, ()),
)  # fmt: skip


def load(by: Person) -> None:
    """Where the plan and its extension of the Conveni are; nothing before its year."""
    source = FundingSource.objects.filter(kind__in=Justification.KINDS, starts_on__year=YEAR).first()
    if source is None or clock.today().year < YEAR:
        return
    rows = Action.objects.filter(area__plan__code=str(YEAR), parent=None).with_code()
    actions = {(row.area.number, row.number): row for row in rows}
    with invented():
        made = operations.start_justification(
            source=source,
            title=f"Justificació de la pròrroga del Conveni {MADE_UP}",
            starts_on=source.starts_on,
            ends_on=source.ends_on,
            by=by,
        )
        for indicator, values, places in LINES:
            chosen = [actions[place] for place in places if place in actions]
            operations.add_line(
                justification=made, indicator=f"{indicator} {MADE_UP}", actions=chosen, by=by, **values
            )

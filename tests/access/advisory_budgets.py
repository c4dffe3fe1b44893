from typing import Any

from advisory import operations
from advisory.models import AdvisoryService, HourAccount, HourBudget
from tests.access.scene import Scene
from tests.access.statuses import COORDINATION, COORDINATION_ACTS, COUNCIL, Row
from tests.advisory.sessions import ServiceFactory, make_budget, make_request

READS = "200 200 403 403 403 403 403 403 403 302"
CODE = "amb-bossa"


def the_budget(scene: Scene) -> HourBudget:
    """Of this year, with a session that holds hours."""
    service = AdvisoryService.objects.filter(code=CODE).first() or ServiceFactory(code=CODE, has_budget=True)
    budget = HourBudget.objects.filter(service=service).first()
    if budget is None:
        budget = make_budget(service=service)
        make_request(service, scene.cast.council)
    return budget


def budget(scene: Scene) -> list[Any]:
    return [the_budget(scene).pk]


def package(scene: Scene) -> list[Any]:
    found = the_budget(scene)
    packages = HourAccount.objects.filter(budget=found, kind="package")
    if not packages.exists():
        operations.allocate_package(budget=found, organization=scene.cast.council, minutes=240, by=None)
    return [found.pk, packages.get().pk]


def council(scene: Scene) -> list[Any]:
    the_budget(scene)
    return [scene.cast.council.pk]


ADVISORY_BUDGETS: dict[str, Row] = {
    "budget_list": Row(READS),
    "budget_open": Row(COORDINATION),
    "budget_page": Row(READS, budget),
    "budget_edit": Row(COORDINATION, budget),
    "budget_grant": Row(COORDINATION, budget),
    "budget_package": Row(COORDINATION, budget),
    "package_return": Row(COORDINATION, package),
    "budget_adjust": Row(COORDINATION, budget),
    "budget_close": Row(READS, budget),
    "closing_approve": Row(COORDINATION_ACTS, budget, "post"),
    "closing_post": Row(COORDINATION_ACTS, budget, "post"),
    "closing_cancel": Row(COORDINATION_ACTS, budget, "post"),
    "budget_statement": Row(READS, budget),
    "budget_statement_export": Row(READS, lambda scene: [*budget(scene), "csv"]),
    "council_statement": Row(COUNCIL, council),
    "council_statement_export": Row(COUNCIL, lambda scene: [*council(scene), "csv"]),
}

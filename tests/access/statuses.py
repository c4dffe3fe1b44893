"""The access matrix: every address × ten roles, what each gets. An address that is in no file fails the test.

The columns are, in order: coordination, executive, group coordinator, technician and councillor of the
organization, technician of another, applicant, advisor, mentor, visitor.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.access.scene import Scene

ROLES = (
    "coordination",
    "executive",
    "group_coordinator",
    "technician",
    "councillor",
    "other_technician",
    "applicant",
    "advisor",
    "mentor",
    "visitor",
)
EVERYBODY = "200 200 200 200 200 200 200 200 200 200"
SIGNED_IN = "200 200 200 200 200 200 200 200 200 302"
COORDINATION = "200 403 403 403 403 403 403 403 403 302"
COUNCIL = "200 403 403 200 200 403 403 403 403 302"
HIDDEN_BUT_COUNCIL = "200 404 404 200 200 404 404 404 404 302"
HIDDEN_BUT_COORDINATION = "200 404 404 404 404 404 404 404 404 302"
COORDINATION_ACTS = COORDINATION.replace("200", "302")
HIDDEN_ACTS = HIDDEN_BUT_COORDINATION.replace("200", "302")
SIGNED_IN_ACTS = "302 302 302 302 302 302 302 302 302 302"
ENTRANCE = "302 302 302 302 302 302 302 302 302 200"


@dataclass(frozen=True)
class Row:
    statuses: str
    arguments: Callable[[Scene], list[Any]] = lambda scene: []
    method: str = "get"
    data: Callable[[Scene], dict[str, Any]] = lambda scene: {}

    def expected(self) -> dict[str, int]:
        return dict(zip(ROLES, map(int, self.statuses.split()), strict=True))

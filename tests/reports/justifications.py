"""Justifications for the tests, made by the operations that people use."""

from datetime import date
from typing import Any

from advisory.models import AdvisorySession
from reports import operations
from reports.models import Justification, JustificationLine
from tests.advisory.sessions import ServiceFactory
from tests.workplan.plans import FundingSourceFactory

FIRST, LAST = date(2025, 10, 1), date(2026, 9, 30)  # no calendar year


def make_justification(**values: Any) -> Justification:
    given = {"title": "Justificació del Conveni", "starts_on": FIRST, "ends_on": LAST, "by": None} | values
    given.setdefault("source", None)
    source = given.pop("source") or FundingSourceFactory()
    justification: Justification = operations.start_justification(source=source, **given)
    return justification


def make_line(justification: Justification | None = None, **values: Any) -> JustificationLine:
    given = {"indicator": "Jornades organitzades", "by": None} | values
    line: JustificationLine = operations.add_line(
        justification=justification or make_justification(), **given
    )
    return line


def make_held(action: Any, minutes: int | None, day: date = date(2026, 5, 5)) -> AdvisorySession:
    """A session of advice that served the action, as its minutes say."""
    session: AdvisorySession = AdvisorySession.objects.create(
        service=ServiceFactory(), state="done", day=day, minutes_used=minutes, action=action
    )
    return session


def written(number: int = 2) -> dict[str, Any]:
    """What was reached, by hand."""
    return {"reached": number, "reached_source": "Memòria tècnica"}

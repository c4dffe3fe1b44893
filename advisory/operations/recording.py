"""Sessions that were held before the portal knew of them."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from advisory.models import AdvisoryService, AdvisorySession, HourBudget, SessionCouncil
from advisory.operations import ledger, writing
from advisory.operations.charging import account_for
from members.checks import check_year
from members.models import Organization, Person, Topic
from office import clock
from office.audit import operation
from office.refusals import Refused
from workplan.models import Action


@operation()
def record_session(
    *,
    service: AdvisoryService,
    day: date,
    by: Person | None,
    organizations: Sequence[Organization] = (),
    topic: Topic | None = None,
    expert: Person | None = None,
    minutes_used: int | None = None,
    is_day_known: bool = True,
    summary: str = "",
    action: Action | None = None,
) -> AdvisorySession:
    """Done, as far as anybody remembers it; of `day` only the year may be a fact.

    Its minutes are charged where they are known and a budget of that day is open.
    """
    if day > clock.today():
        raise Refused(_("That day is still to come: offer the session instead."), "day")
    check_year(day, "day")
    if minutes_used is not None:
        writing.check_length(minutes_used)
    session = AdvisorySession(
        service=service, state=AdvisorySession.State.DONE, day=day, is_day_known=is_day_known, expert=expert,
        topic=topic or service.topic, minutes=minutes_used, minutes_used=minutes_used, summary=summary.strip(),
        asked_by=by, asked_at=clock.moment_of(day), logged_at=clock.now(), action=action,
    )  # fmt: skip
    councils = list(dict.fromkeys(organizations))
    if minutes_used and HourBudget.objects.of(service, day).exists():
        session.account = account_for(service, councils, day)
    writing.add(session)
    for organization in councils:
        SessionCouncil.objects.create(session=session, organization=organization)
    if session.account and minutes_used:
        ledger.hold(session=session, minutes=minutes_used, by=by)
        ledger.capture(session=session, minutes=minutes_used, by=by)
    return session

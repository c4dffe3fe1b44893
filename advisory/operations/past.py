"""Sessions of the past, of which only some things are known: what a report says, or old notes."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from advisory.models import AdvisoryService, AdvisorySession, SessionCouncil
from advisory.operations import writing
from members.models import Need, Organization, Person, Topic
from office import clock
from office.audit import operation
from office.refusals import Refused
from workplan.models import Action


@operation()
def record_past_session(
    *,
    service: AdvisoryService,
    day: date,
    by: Person | None,
    is_day_known: bool = True,
    organizations: Sequence[Organization] = (),
    topic: Topic | None = None,
    need: Need | None = None,
    expert: Person | None = None,
    minutes_used: int | None = None,
    words: str = "",
    summary: str = "",
    action: Action | None = None,
) -> AdvisorySession:
    """Done before the portal knew of it: no hours are charged, nobody is told and nobody has to answer.

    With `is_day_known=False` only the year of `day` is a fact.
    """
    if day > clock.today():
        raise Refused(_("That day is still to come: ask for the session, or offer it."), "day")
    session = AdvisorySession(
        service=service, state=AdvisorySession.State.DONE, topic=topic or service.topic, need=need,
        day=day, is_day_known=is_day_known, expert=expert, minutes_used=minutes_used, words=words.strip(),
        summary=summary.strip(), action=action, asked_by=by, asked_at=clock.moment_of(day),
    )  # fmt: skip
    writing.add(session)
    for organization in organizations:
        SessionCouncil.objects.create(session=session, organization=organization)
    return session

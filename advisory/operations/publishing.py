"""The anonymous line on the field worked: one click from closing a session to the public page."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from advisory.models import AdvisorySession
from advisory.operations import writing
from advisory.rules import anonymous
from members.models import Person
from office import clock
from office.audit import operation
from office.refusals import Refused

LONGEST_LINE = 200


@operation(on="session")
def publish_line(*, session: AdvisorySession, line: str, by: Person | None) -> AdvisorySession:
    """On the website for everybody: it names no council, no place of one and nobody who took part."""
    if session.state != AdvisorySession.State.DONE:
        raise Refused(_("Only of a session that was held something is published."))
    line = " ".join(line.split())
    if not line:
        raise Refused(_("Write in a line which field was worked on."), "line")
    if len(line) > LONGEST_LINE:
        raise Refused(_("One line of up to %d letters is enough.") % LONGEST_LINE, "line")
    named = anonymous.given_away(line, places=_places(session), people=_people(session))
    if named:
        raise Refused(
            _("The public page names no council and nobody: leave out what points to «%s».") % named, "line"
        )
    session.public_line, session.published_at = line, clock.now()
    writing.save(session)
    return session


@operation(on="session")
def withdraw_line(*, session: AdvisorySession, by: Person | None) -> AdvisorySession:
    """What it said stays in the history."""
    if session.published_at is None:
        raise Refused(_("Nothing of this session is published."))
    session.public_line, session.published_at = "", None
    writing.save(session)
    return session


def _places(session: AdvisorySession) -> Iterator[str]:
    for row in session.councils.select_related("organization__municipality"):
        yield row.organization.short_name
        yield row.organization.name
        if row.organization.municipality:
            yield row.organization.municipality.name


def _people(session: AdvisorySession) -> Iterator[str]:
    for person in (session.expert, session.asked_by):
        if person:
            yield f"{person.given_name} {person.family_name}"
    for row in session.councils.all():
        yield from anonymous.names_in(row.attendees)

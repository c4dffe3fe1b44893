"""A session behind its right: what a view asks for first."""

from advisory.models import AdvisorySession
from members.requests import MemberRequest
from office.access import fetch, require


def fetch_session(request: MemberRequest, pk: int, verb: str) -> AdvisorySession:
    """404 for who does not see it, 403 for who may not do that to it."""
    session: AdvisorySession = fetch(AdvisorySession.objects.visible_to(request.user).for_act(), pk=pk)
    require(request, verb, session)
    return session

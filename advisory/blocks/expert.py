from django.http import HttpRequest
from django.utils.translation import gettext as _

from advisory.pages.experts import own_sessions
from members.models import Person
from members.permissions import is_advisor
from office.blocks import Block

COMING_SHOWN = 3


def sessions_of_expert(request: HttpRequest) -> Block | None:
    """The expert: what waits for it, and what comes next."""
    if not isinstance(request.user, Person) or not is_advisor(request.user):
        return None
    own = own_sessions(request.user)
    context = {"own": own, "coming": own.coming[:COMING_SHOWN]}
    return Block(_("Your sessions"), "advisory/block_expert.html", context, order=8)

"""The Executive: one's own seat and the others, who waits for the assembly, the network in numbers."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from members import figures
from members.models import Body, Membership, Organization, Seat
from members.permissions import sits_on_executive
from office import clock
from office.blocks import Block
from office.figures import Found, Period

SHOWN = 5


def executive_committee(request: HttpRequest) -> Block | None:
    """For who holds a seat in it today."""
    if not sits_on_executive(request.user):
        return None
    seats = Seat.objects.in_force().filter(term__body__kind=Body.Kind.EXECUTIVE)
    rows = list(seats.select_related("term__body", "organization", "person"))
    own = next(seat for seat in rows if seat.person_id == request.user.pk)
    applicants = Organization.objects.in_state(Membership.State.APPLICANT).for_list(request.user)
    context = {
        "own": own,
        "facts": [_others(rows, own), *network_facts()],
        "applicants": list(applicants[:SHOWN]),
    }
    return Block(_("Executive Committee"), "members/block_executive.html", context, order=10)


def _others(seats: list[Any], own: Any) -> dict[str, Any]:
    names = [
        f"{seat.person or _('Vacant')} ({seat.organization.short_name})" for seat in seats if seat is not own
    ]
    return {"label": _("With you"), "value": ", ".join(names) or _("Nobody else yet")}


def network_facts() -> list[dict[str, Any]]:
    """The network today, each number with the page that lists it."""
    year = Period.year(clock.today().year)
    share = figures.share_of_population(year)
    return [
        _fact(_("Members today"), figures.active(year)),
        _fact(_("Joined this year"), figures.joined(year)),
        _fact(_("Population of Catalonia reached"), share) | {"note": _("per cent") if share else ""},
    ]


def _fact(label: str, found: Found | None) -> dict[str, Any]:
    return {"label": label, "value": found.value if found else None, "url": found.url if found else ""}

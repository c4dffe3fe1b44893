from django.http import HttpResponse
from django.utils.translation import gettext as _

from events.pages.sheets import badges_context, sheet_context
from events.views.attendance import event_to_write
from members.requests import MemberRequest
from office.paper import as_pdf


def attendance_sheet(request: MemberRequest, pk: int) -> HttpResponse:
    """To be signed in the room."""
    event = event_to_write(request, pk)
    name = _("Sheet to sign, %s") % event.title
    return as_pdf(name, "events/attendance_sheet_paper.html", sheet_context(event))


def event_badges(request: MemberRequest, pk: int) -> HttpResponse:
    event = event_to_write(request, pk)
    return as_pdf(_("Badges, %s") % event.title, "events/badges_paper.html", badges_context(event))

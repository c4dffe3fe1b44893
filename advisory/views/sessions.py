"""/assessoraments/: the list of sessions and the page of one, each for coordination, councils and experts."""

from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from advisory.filters.sessions import SessionFilter
from advisory.models import AdvisorySession, SessionMaterial
from advisory.pages.listed import COLUMNS, ListedSession
from advisory.pages.next_steps import next_step, other_acts
from advisory.pages.received import received
from advisory.pages.sessions import SessionPage
from members.permissions import represented
from members.requests import MemberRequest
from office import files
from office.access import fetch
from office.partials import render_list
from office.tables import as_file

EXPORTED_AT_ONCE = 1000


def session_list(request: MemberRequest) -> HttpResponse:
    """All for coordination, what waits first; for a council or an expert, its own. htmx asks for the rows only."""
    found = _asked(request)
    own = represented(request.user)
    summary = (
        received(own, found.queryset, found.qs if found.active else None) if own and not found.runs else None
    )
    found.counted = summary.found if summary else None
    context = {
        **found.on_page(export="session_export"),
        "runs": found.runs,
        "own": own,
        "is_of_one_council": len(own) == 1 and not found.runs,
        "received": summary,
        "shown": found.drawn(*found.shown_names),
        "more": found.drawn(*found.more_names),
        "more_open": any(name in found.active for name in found.more_names),
    }
    context["rows"] = [ListedSession(session) for session in context["page"]]
    return render_list(request, "advisory/session_list.html", context)


def _asked(request: MemberRequest) -> SessionFilter:
    rows = AdvisorySession.objects.listed_for(request.user)
    return SessionFilter(request.GET, rows, request=request)


def session_export(request: MemberRequest, kind: str) -> HttpResponseBase:
    """What the list shows, all of its pages."""
    rows = _asked(request).qs.named().iterator(chunk_size=EXPORTED_AT_ONCE)
    return as_file(_("Advice"), kind, COLUMNS, rows)


def session_page(request: MemberRequest, pk: int) -> HttpResponse:
    session = fetch(AdvisorySession.objects.visible_to(request.user).for_page(), pk=pk)
    page = SessionPage(session, request.user)
    context = {
        "session": session,
        "page": page,
        "step": next_step(page),
        "others": other_acts(page),
    }
    return render(request, "advisory/session_page.html", context)


def session_material(request: MemberRequest, pk: int) -> FileResponse | HttpResponse:
    """A file that the expert left, for whoever sees the session; to others it is not there."""
    visible = AdvisorySession.objects.visible_to(request.user)
    material = fetch(SessionMaterial.objects.filter(session__in=visible).select_related("file"), pk=pk)
    return files.as_attachment(material.file) if material.file else redirect(material.url)

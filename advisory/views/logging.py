"""What came of a session: signed in, or from the link of the mail. Opening the link changes nothing."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from advisory.forms.logging import LogForm
from advisory.links import open_door, settled_in_words
from advisory.models import AdvisorySession
from advisory.operations.outcomes import overrun_minutes
from advisory.pages.experts import ExpertRow
from members.models import Person
from members.requests import MemberRequest
from office import clock
from office.access import fetch, require
from office.forms import attempt
from office.minutes import in_words


def session_log(request: MemberRequest, pk: int) -> HttpResponse:
    session: AdvisorySession = fetch(AdvisorySession.objects.visible_to(request.user).for_logging(), pk=pk)
    require(request, "advisory.lead_session", session)
    context = {"session": session, "row": ExpertRow(session)}
    if session.state != AdvisorySession.State.CONFIRMED:
        return render(
            request, "advisory/session_settled.html", context | {"sentence": settled_in_words(session)}
        )
    if not session.has_started(clock.now()):
        return render(request, "advisory/session_settled.html", context | {"is_to_come": True})
    form = LogForm(request.POST or None, request.FILES or None, session=session)
    if _write_down(form, session, request.user):
        messages.success(request, logged_in_words(session))
        return redirect("expert_page" if session.expert_id == request.user.pk else session)
    return render(request, "advisory/session_log.html", context | {"form": form})


@login_not_required
def link_session_log(request: HttpRequest, token: str) -> HttpResponse:
    door = open_door(token)
    context = {"session": door.session, "row": ExpertRow(door.session), "is_by_link": True}
    if not door.session.has_started(clock.now()):
        return render(request, "advisory/session_settled.html", context | {"is_to_come": True})
    form = LogForm(request.POST or None, request.FILES or None, session=door.session)
    if _write_down(form, door.session, door.by):
        context["sentence"] = logged_in_words(door.session)
        return render(request, "advisory/session_logged.html", context)
    return render(request, "advisory/session_log.html", context | {"form": form})


def _write_down(form: LogForm, session: AdvisorySession, by: Person | None) -> bool:
    return form.is_valid() and bool(attempt(form, form.operation, session=session, by=by, **form.given()))


def logged_in_words(session: AdvisorySession) -> str:
    """What is written down now and, where it took more than was held, what happens with the rest."""
    if session.state == AdvisorySession.State.NO_SHOW:
        return _("It is written down that the session was not held.")
    assert session.minutes_used is not None
    values = {"took": in_words(session.minutes_used), "more": in_words(overrun_minutes(session))}
    if overrun_minutes(session):
        return (
            _(
                "The session is written down: %(took)s. That is %(more)s more than were held: the coordination will "
                "look at it, and you have nothing else to do."
            )
            % values
        )
    return _("The session is written down: %(took)s. The council gets what you wrote.") % values

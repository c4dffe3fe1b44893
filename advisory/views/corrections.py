"""The minutes of a session after it: what goes beyond its hold is approved, what was wrong is corrected."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from advisory import operations
from advisory.forms.corrections import CorrectForm, OverrunForm
from advisory.pages.acting import acting
from advisory.pages.corrections import charges
from advisory.views.fetching import fetch_session
from members.requests import MemberRequest
from office.forms import attempt


def session_overrun(request: MemberRequest, pk: int) -> HttpResponse:
    session = fetch_session(request, pk, "advisory.manage_budgets")
    form = OverrunForm(request.POST or None)
    if form.is_valid() and attempt(
        form, operations.approve_overrun, session=session, by=request.user, **form.cleaned_data
    ):
        messages.success(request, _("All that it took is charged."))
        return redirect(session)
    return render(request, "advisory/session_overrun.html", acting(session, form, charges=charges(session)))


def session_correct(request: MemberRequest, pk: int) -> HttpResponse:
    session = fetch_session(request, pk, "advisory.manage_budgets")
    form = CorrectForm(request.POST or None, session=session)
    if form.is_valid() and attempt(
        form, operations.correct_minutes, session=session, by=request.user, **form.cleaned_data
    ):
        messages.success(request, _("The minutes are corrected: the difference is one more movement."))
        return redirect(session)
    return render(request, "advisory/session_correct.html", acting(session, form, charges=charges(session)))

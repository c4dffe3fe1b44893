"""What the network has worked on, line by line: no council, no person."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from advisory import operations
from advisory.forms.public import LineForm, WithdrawForm
from advisory.pages.acting import acting
from advisory.pages.public import as_data, proposed_line, worked_on
from advisory.views.fetching import fetch_session
from members.requests import MemberRequest
from office.forms import attempt

KEPT_SECONDS = 300  # by whoever draws it in another website


def session_publish(request: MemberRequest, pk: int) -> HttpResponse:
    """A line is proposed; whoever publishes it may change its words, now or later."""
    session = fetch_session(request, pk, "advisory.lead_session")
    form = LineForm(request.POST or None, initial={"line": proposed_line(session)})
    if form.is_valid() and attempt(
        form, operations.publish_line, session=session, by=request.user, **form.cleaned_data
    ):
        messages.success(request, _("The line is on the public page."))
        return redirect(session)
    return render(request, "advisory/session_publish.html", acting(session, form))


def session_withdraw(request: MemberRequest, pk: int) -> HttpResponse:
    session = fetch_session(request, pk, "advisory.lead_session")
    form = WithdrawForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and attempt(form, operations.withdraw_line, session=session, by=request.user):
        messages.success(request, _("The line is no longer on the public page."))
        return redirect(session)
    return render(request, "advisory/session_withdraw.html", acting(session, form))


@login_not_required
def worked_fields(request: HttpRequest) -> HttpResponse:
    return render(request, "advisory/worked_fields.html", {"years": worked_on()})


@login_not_required
def worked_fields_data(request: HttpRequest) -> HttpResponse:
    """The same for the website of the network, whose pages may ask for it from their own address."""
    answer = JsonResponse(as_data(worked_on()), json_dumps_params={"ensure_ascii": False})
    answer["Access-Control-Allow-Origin"] = "*"
    answer["Cache-Control"] = f"public, max-age={KEPT_SECONDS}"
    return answer

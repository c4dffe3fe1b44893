"""The challenges of the year, each answered by itself."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from members.requests import MemberRequest
from office.access import fetch
from office.answers import answered
from office.editing import attempt_edit
from office.forms import attempt
from reports import operations
from reports.forms.reports import SeenForm
from reports.forms.sections import ChallengeForm
from reports.models import AnnualReport, ChallengeAnswer, Section
from reports.views.fetching import fetch_report


def challenge_answer_add(request: MemberRequest, year: int) -> HttpResponse:
    report = fetch_report(request, year)
    form = ChallengeForm(request.POST or None, row=ChallengeAnswer(report=report))
    if form.is_valid() and attempt(
        form, operations.add_challenge, report=report, by=request.user, **form.given
    ):
        messages.success(request, _("The challenge is in the report."))
        return redirect(_back(report))
    context = {
        "form": form,
        "report": report,
        "back": _back(report),
        "title": _("Add a challenge to the report"),
        "submit": _("Add the challenge"),
    }
    return render(request, "reports/challenge_form.html", context)


def challenge_answer_edit(request: MemberRequest, year: int, pk: int) -> HttpResponse:
    challenge = _fetch(request, year, pk)
    report = challenge.report
    form = ChallengeForm(request.POST or None, row=challenge)
    if form.is_valid() and attempt_edit(
        form, operations.edit_challenge, challenge=challenge, by=request.user, **form.given
    ):
        messages.success(request, _("The answer is saved."))
        return redirect(_back(report))
    context = {
        "form": form, "report": report, "back": _back(report), "challenge": challenge,
        "title": _("What came of the challenge"), "submit": _("Save the answer"),
    }  # fmt: skip
    return render(request, "reports/challenge_form.html", context)


@require_POST
def challenge_answer_redraft(request: MemberRequest, year: int, pk: int) -> HttpResponse:
    challenge = _fetch(request, year, pk)
    form = SeenForm(request.POST)
    if form.is_valid():
        with answered(request, _("The answer says what the plan says today.")):
            operations.redraft_challenge(challenge=challenge, by=request.user, **form.cleaned_data)
    return redirect("challenge_answer_edit", year, pk)


@require_POST
def challenge_answer_move(request: MemberRequest, year: int, pk: int) -> HttpResponse:
    challenge = _fetch(request, year, pk)
    with answered(request, _("The challenge is in its new place.")):
        operations.move_challenge(challenge=challenge, way=request.POST.get("way", ""), by=request.user)
    return redirect(_back(challenge.report, f"challenge-{pk}"))


def challenge_answer_remove(request: MemberRequest, year: int, pk: int) -> HttpResponse:
    challenge = _fetch(request, year, pk)
    report = challenge.report
    if request.method != "POST":
        context = {"report": report, "piece": challenge, "back": _back(report)}
        return render(request, "reports/piece_remove.html", context)
    with answered(request, _("The challenge is no longer in the report.")):
        operations.remove_challenge(challenge=challenge, by=request.user)
    return redirect(_back(report))


def _fetch(request: MemberRequest, year: int, pk: int) -> ChallengeAnswer:
    report = fetch_report(request, year)
    challenge: ChallengeAnswer = fetch(ChallengeAnswer.objects.filter(report=report), pk=pk)
    challenge.report = report
    return challenge


def _back(report: AnnualReport, at: str = "challenges") -> str:
    """The section that shows them."""
    found = report.sections.filter(kind=Section.Kind.CHALLENGES).values_list("pk", flat=True).first()
    return (
        f"{reverse('section_edit', args=[report.year, found])}#{at}" if found else report.get_absolute_url()
    )

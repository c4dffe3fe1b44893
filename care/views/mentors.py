from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from care import mentors, operations
from care.checklist import checklist, viewer_of
from care.forms import AnswerMentorForm, ProposeMentorForm
from care.models import MentorProposal, Onboarding
from care.views.onboardings import show
from members.models import Organization
from members.requests import MemberRequest
from office.access import fetch, require
from office.answers import answered
from office.forms import attempt


def mentor_propose(request: MemberRequest, pk: int) -> HttpResponse:
    """One of those suggested, or any other member."""
    onboarding = fetch(Onboarding.objects.visible_to(request.user).for_page(), pk=pk)
    require(request, "care.run_onboarding", onboarding)
    form = ProposeMentorForm(request.POST or None, onboarding=onboarding)
    if form.is_valid() and attempt(
        form, _propose, request=request, onboarding=onboarding, **form.cleaned_data
    ):
        messages.success(request, _("The question is on its way. We will tell you here when they answer."))
        return redirect(onboarding)
    suggestions = mentors.suggest(onboarding)
    context = {"form": form, "onboarding": onboarding, "suggestions": suggestions}
    return render(request, "care/mentor_propose.html", context)


def _propose(*, request: MemberRequest, onboarding: Onboarding, organization: Organization) -> MentorProposal:
    reasons = mentors.reasons_for(onboarding, organization)
    return operations.propose_mentor(
        onboarding=onboarding, organization=organization, reasons=reasons, by=request.user
    )


@require_POST
def mentor_answer(request: MemberRequest, pk: int) -> HttpResponse:
    """The mentor's people answer; coordination writes down what they said by telephone."""
    proposal = fetch(
        MentorProposal.objects.visible_to(request.user).select_related("organization", "onboarding"), pk=pk
    )
    require(request, "care.answer_mentor", proposal)
    form = AnswerMentorForm(request.POST)
    if form.is_valid() and attempt(
        form,
        operations.answer_mentor_proposal,
        proposal=proposal,
        accept=form.accepts,
        note=form.cleaned_data["note"],
        by=request.user,
        on_behalf_of=proposal.organization,
    ):
        messages.success(request, _thanks(proposal))
        return redirect(_where_to(request, proposal))
    onboarding = fetch(Onboarding.objects.visible_to(request.user).for_page(), pk=proposal.onboarding_id)
    return show(request, checklist(onboarding, viewer_of(request.user, onboarding), answer_form=form))


def _thanks(proposal: MentorProposal) -> str:
    words = {"mentor": proposal.organization, "council": proposal.onboarding}
    if proposal.is_accepted:
        return _("Thank you: %(mentor)s is the mentor of %(council)s.") % words
    return _("Noted: %(mentor)s cannot be the mentor now. Thank you for saying so.") % words


def _where_to(request: MemberRequest, proposal: MentorProposal) -> str:
    """Who said no has no part in the welcome any more, and does not see its page."""
    still_sees = Onboarding.objects.visible_to(request.user).filter(pk=proposal.onboarding_id).exists()
    return proposal.onboarding.get_absolute_url() if still_sees else "/"


@require_POST
def mentor_withdraw(request: MemberRequest, pk: int) -> HttpResponse:
    proposal = fetch(
        MentorProposal.objects.visible_to(request.user).select_related("organization", "onboarding"), pk=pk
    )
    require(request, "care.run_onboarding", proposal)
    with answered(request, _("The proposal to %s is withdrawn.") % proposal.organization):
        operations.withdraw_mentor_proposal(proposal=proposal, by=request.user)
    return redirect("onboarding_detail", proposal.onboarding_id)

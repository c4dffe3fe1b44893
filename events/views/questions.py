"""What an event asks to who registers."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from events import operations
from events.forms.registrations import QuestionForm
from events.models import Event, Question
from members.requests import MemberRequest
from office.access import fetch, require
from office.answers import answered
from office.forms import attempt


def event_questions(request: MemberRequest, pk: int) -> HttpResponse:
    """Those that there are, and one more."""
    event: Event = fetch(Event.objects.visible_to(request.user).prefetch_related("questions"), pk=pk)
    require(request, "events.run_events", event)
    form = QuestionForm(request.POST or None)
    if form.is_valid() and attempt(
        form, operations.add_question, event=event, by=request.user, **form.cleaned_data
    ):
        messages.success(request, _("The question is asked from now on."))
        return redirect("event_questions", pk)
    return render(request, "events/questions.html", {"event": event, "form": form})


def question_edit(request: MemberRequest, pk: int) -> HttpResponse:
    question = _question(request, pk)
    form = QuestionForm(request.POST or None, instance=question)
    if form.is_valid() and attempt(
        form,
        operations.edit_question,
        question=Question.objects.get(pk=pk),
        by=request.user,
        **form.cleaned_data,
    ):
        messages.success(request, _("The changes are saved."))
        return redirect("event_questions", question.event_id)
    return render(request, "events/question_edit.html", {"event": question.event, "form": form})


@require_POST
def question_remove(request: MemberRequest, pk: int) -> HttpResponse:
    question = _question(request, pk)
    with answered(request, _("The question is not asked any more.")):
        operations.remove_question(question=question, by=request.user)
    return redirect("event_questions", question.event_id)


def _question(request: MemberRequest, pk: int) -> Question:
    visible = Event.objects.visible_to(request.user)
    question: Question = fetch(Question.objects.filter(event__in=visible).select_related("event"), pk=pk)
    require(request, "events.run_events", question.event)
    return question

"""Satisfaction after an event: a page by link without signing in, and what came of it."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from events import operations
from events.forms.opinions import OpinionForm
from events.models import Event
from events.operations.opinions import OPINION
from events.pages.opinions import FEWEST, OpinionsPage
from members.requests import MemberRequest
from office import links
from office.access import fetch, require
from office.forms import attempt


@login_not_required
def event_opinion(request: HttpRequest, token: str) -> HttpResponse:
    """Opening the link changes nothing; sending the form closes it."""
    link = links.read(token, OPINION)
    event = get_object_or_404(Event, pk=link.subject_id)
    form = OpinionForm(request.POST if request.method == "POST" else None)
    context = {"event": event, "form": form}
    if form.is_valid() and attempt(
        form, operations.give_opinion, event=event, link=link, by=None, **form.cleaned_data
    ):
        return render(request, "events/opinion_given.html", context)
    return render(request, "events/opinion.html", context)


def event_opinions(request: MemberRequest, pk: int) -> HttpResponse:
    event: Event = fetch(Event.objects.visible_to(request.user), pk=pk)
    require(request, "events.run_events", event)
    context = {"event": event, "found": OpinionsPage(event), "fewest": FEWEST}
    return render(request, "events/opinions.html", context)

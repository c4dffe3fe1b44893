from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from care import history, mentors, operations
from care.checklist import Checklist, as_context, checklist, viewer_of
from care.dates import planned_dates
from care.forms import BoardFilterForm, StartForm, StopForm, started_on_from
from care.models import Onboarding, Party, Protocol, Trigger
from members.addresses import recipient_of
from members.requests import MemberRequest
from office import clock
from office.access import fetch, require
from office.answers import answered
from office.forms import attempt
from office.refusals import Refused

ON_A_PAGE = 50


def onboarding_list(request: MemberRequest) -> HttpResponse:
    """The board: what is late comes first; the closed ones are its history."""
    require(request, "care.see_board")
    form = BoardFilterForm({"state": Onboarding.State.OPEN, **request.GET.dict()})
    asked = form.cleaned_data if form.is_valid() else {"state": Onboarding.State.OPEN}
    found = Onboarding.objects.visible_to(request.user).for_board().asked_for(**asked)
    counts = found.aggregate(total=Count("pk"), late=Count("pk", filter=Q(overdue_count__gt=0)))
    paginator = Paginator(found, ON_A_PAGE)
    paginator.count = counts["total"]  # known already: no second count
    page = paginator.get_page(request.GET.get("page"))
    return render(
        request, "care/onboarding_list.html", {"form": form, "page": page, "asked": asked, **counts}
    )


def onboarding_start(request: MemberRequest) -> HttpResponse:
    """Choose the council and the reason, see the dates, begin."""
    require(request, "care.run_onboarding")
    initial = {
        "organization": request.GET.get("organization"),
        "trigger": request.GET.get("trigger"),
        "started_on": started_on_from(request.GET.get("started_on")),
    }
    form = StartForm(request.POST or None, initial=initial)
    if form.is_valid():
        onboarding = attempt(form, operations.start_onboarding, by=request.user, **form.cleaned_data)
        if onboarding:
            _say_whom_it_reached(request, onboarding)
            return redirect(onboarding)
    template = "care/onboarding_start.html"
    context = _preview(form) | {"cancel_url": _came_from(request, form)}
    return render(request, f"{template}#preview" if _is_part(request) else template, context)


def _came_from(request: MemberRequest, form: StartForm) -> str:
    """The page of the council in the address; else the board."""
    try:
        council = form.fields["organization"].to_python(request.GET.get("organization"))
    except ValidationError:
        council = None
    return council.get_absolute_url() if council else reverse("onboarding_list")


def _is_part(request: MemberRequest) -> bool:
    return bool(getattr(request, "htmx", False)) and request.method == "GET"


def _preview(form: StartForm) -> dict[str, Any]:
    chosen = form["trigger"].value()
    trigger = chosen if chosen in Trigger.values else Trigger.NEW_MEMBER
    started_on = started_on_from(str(form["started_on"].value()))
    protocol = Protocol.objects.current(trigger).prefetch_related("steps").first()
    steps = list(protocol.steps.all()) if protocol else []
    try:
        dates = planned_dates(steps, started_on)
    except OverflowError:  # a year that the calendar does not have
        dates = planned_dates(steps, clock.today())
    return {"form": form, "protocol": protocol, "dated_steps": [(step, dates[step.pk]) for step in steps]}


def _say_whom_it_reached(request: MemberRequest, onboarding: Onboarding) -> None:
    recipient = recipient_of(onboarding.organization)
    if recipient:
        sent = _("The welcome has begun, and the checklist is on its way to %s.") % recipient.address
        messages.success(request, sent)
        return
    messages.warning(
        request,
        _(
            "The welcome has begun, and there is nobody to write to at %s: call them, and add a reference person."
        )
        % onboarding.organization,
    )


def onboarding_detail(request: MemberRequest, pk: int) -> HttpResponse:
    """The shared checklist: each sees it whole and does its own part."""
    onboarding = fetch(Onboarding.objects.visible_to(request.user).for_page(), pk=pk)
    return show(request, checklist(onboarding, viewer_of(request.user, onboarding)))


def show(request: MemberRequest, shared: Checklist) -> HttpResponse:
    """The page, or the checklist alone for htmx."""
    context = as_context(shared)
    if getattr(request, "htmx", False):
        return render(request, "care/checklist.html", context)
    onboarding = shared.onboarding
    if shared.viewer.may_run and shared.proposal is None and onboarding.is_open:
        context["suggestions"] = mentors.suggest(onboarding)[:3]
    context["entries"] = history.entries(onboarding)
    return render(request, "care/onboarding_detail.html", context)


def onboarding_finish(request: MemberRequest, pk: int) -> HttpResponse:
    """Says which steps are missing; when none is, the button."""
    onboarding = fetch(Onboarding.objects.visible_to(request.user).for_page(), pk=pk)
    require(request, "care.run_onboarding", onboarding)
    missing = [step for step in onboarding.steps.all() if step.is_pending and step.is_required]
    context: dict[str, Any] = {"onboarding": onboarding, "missing": missing}
    if request.method == "POST":
        try:
            operations.finish_onboarding(onboarding=onboarding, by=request.user)
        except Refused as refusal:
            context["refusal"] = refusal.sentence
        else:
            messages.success(request, _("The welcome of %s is finished.") % onboarding)
            return redirect(onboarding)
    return render(request, "care/onboarding_finish.html", context)


def onboarding_stop(request: MemberRequest, pk: int) -> HttpResponse:
    onboarding = fetch(Onboarding.objects.visible_to(request.user).for_page(), pk=pk)
    require(request, "care.run_onboarding", onboarding)
    form = StopForm(request.POST or None)
    if form.is_valid() and attempt(
        form, operations.stop_onboarding, onboarding=onboarding, by=request.user, **form.cleaned_data
    ):
        messages.success(request, _("The welcome of %s has stopped; what was done is kept.") % onboarding)
        return redirect(onboarding)
    return render(request, "care/onboarding_stop.html", {"form": form, "onboarding": onboarding})


@require_POST
def checklist_send(request: MemberRequest, pk: int, party: str) -> HttpResponse:
    onboarding = fetch(Onboarding.objects.visible_to(request.user).for_page(), pk=pk)
    require(request, "care.run_onboarding", onboarding)
    with answered(request, _("The checklist is on its way.")):
        operations.send_checklist_link(onboarding=onboarding, party=Party(party), by=request.user)
    return redirect("onboarding_detail", pk)

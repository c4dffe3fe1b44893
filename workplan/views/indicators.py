from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from members.requests import MemberRequest
from office.access import fetch, require
from office.answers import answered
from office.forms import attempt
from workplan import operations
from workplan.forms.indicators import IndicatorForm, ValueForm
from workplan.models import Action, Indicator
from workplan.rules.progress import measured
from workplan.views.progress import fetch_action


def indicator_add(request: MemberRequest, pk: int) -> HttpResponse:
    action = fetch_action(request, pk)
    require(request, "workplan.edit_plan", action)
    form = IndicatorForm(request.POST or None)
    if form.is_valid() and attempt(
        form, operations.add_indicator, action=action, by=request.user, **form.cleaned_data
    ):
        messages.success(request, _("The indicator is added."))
        return redirect(action)
    return render(request, "workplan/indicator_form.html", {"form": form, "action": action})


def indicator_edit(request: MemberRequest, pk: int) -> HttpResponse:
    indicator = _fetch(request, pk)
    require(request, "workplan.edit_plan", indicator.action)
    known = {name: getattr(indicator, name) for name in ("name", "kind", "target", "unit")}
    form = IndicatorForm(request.POST or None, initial=known)
    if form.is_valid() and attempt(
        form, operations.edit_indicator, indicator=indicator, by=request.user, **form.cleaned_data
    ):
        messages.success(request, _("The changes are saved."))
        return redirect(indicator.action)
    context = {"form": form, "action": indicator.action, "indicator": indicator}
    return render(request, "workplan/indicator_form.html", context)


def indicator_value(request: MemberRequest, pk: int) -> HttpResponse:
    """Who answers for the action says how many there are."""
    indicator = _fetch(request, pk)
    require(request, "workplan.propose_progress", indicator.action)
    form = ValueForm(request.POST or None)
    if form.is_valid() and attempt(
        form, operations.record_value, indicator=indicator, by=request.user, **form.cleaned_data
    ):
        messages.success(request, _("The value is written down."))
        return redirect(indicator.action)
    context = {"form": form, "indicator": indicator, "words": measured(indicator)}
    return render(request, "workplan/indicator_value.html", context)


def indicator_remove(request: MemberRequest, pk: int) -> HttpResponse:
    indicator = _fetch(request, pk)
    require(request, "workplan.edit_plan", indicator.action)
    if request.method != "POST":
        return render(request, "workplan/indicator_remove.html", {"indicator": indicator})
    with answered(request, _("The indicator is removed.")):
        operations.remove_indicator(action=indicator.action, indicator=indicator, by=request.user)
    return redirect(indicator.action)


def _fetch(request: MemberRequest, pk: int) -> Indicator:
    """Of an action that the person sees; indicators have no rule of their own."""
    seen = Indicator.objects.filter(action__in=Action.objects.visible_to(request.user))
    found: Indicator = fetch(
        seen.select_related("action__area__plan", "action__block", "action__parent__block"), pk=pk
    )
    return found

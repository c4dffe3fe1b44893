"""/recordatoris/: which reminders go out by themselves, switched by coordination."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from office import operations, reminders
from office.access import fetch, require
from office.forms import PlainForm, SwitchOffForm, SwitchOnForm, attempt
from office.models import ReminderRule


def reminder_list(request: HttpRequest) -> HttpResponse:
    require(request, "office.run_office")
    rules = ReminderRule.objects.filter(kind__in=reminders.reminders()).order_by("kind")
    rows = [{"rule": rule, "reminder": reminders.reminders()[rule.kind]} for rule in rules]
    return render(request, "office/reminder_list.html", {"rows": rows})


def reminder_switch(request: HttpRequest, pk: int) -> HttpResponse:
    require(request, "office.run_office")
    rule = fetch(ReminderRule.objects.filter(kind__in=reminders.reminders()), pk=pk)
    form_class: type[PlainForm] = SwitchOffForm if rule.is_on else SwitchOnForm
    switch = operations.switch_off_reminder if rule.is_on else operations.switch_on_reminder
    form = form_class(request.POST if request.method == "POST" else None)
    if form.is_valid() and attempt(form, switch, rule=rule, by=request.user, **form.cleaned_data):
        messages.success(request, _("The reminder is on.") if rule.is_on else _("The reminder is off."))
        return redirect("reminder_list")
    return render(request, "office/reminder_switch.html", _context(rule, form))


def _context(rule: ReminderRule, form: Any) -> dict[str, Any]:
    reminder = reminders.reminders()[rule.kind]
    # The dry run: what would leave, counted and not written.
    open_now = 0 if rule.is_on else len(reminders.unsent(reminder))
    return {"rule": rule, "reminder": reminder, "form": form, "open_now": open_now}

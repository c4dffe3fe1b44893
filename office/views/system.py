"""/estat/: the watchdog. What should have left and has not, and what a human has to decide."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from office import health, operations, reminders
from office.access import fetch, require
from office.answers import answered
from office.messages import kinds
from office.models import DeclaredTotal, Job, Message, ReminderRule

SHOWN = 50
PARTS = {
    "database": gettext_lazy("Database"),
    "redis": gettext_lazy("Queue of work"),
    "worker": gettext_lazy("Sender of messages"),
    "beat": gettext_lazy("Clock of the tasks"),
    "virus_scanner": gettext_lazy("Virus scanner"),
}


def system_state(request: HttpRequest) -> HttpResponse:
    require(request, "office.run_office")
    context = {
        "parts": _parts(),
        "facts": _facts(),
        "troubled": _troubled(),
        "troubled_count": Message.objects.troubled().count(),
        "lapsed": list(Job.objects.lapsed()[:SHOWN]),
        "verification": Job.objects.filter(kind="verify_audit").first(),
    }
    return render(request, "office/system_state.html", context)


def _parts() -> list[dict[str, Any]]:
    found = {name: well for name, well in health.state().items() if isinstance(well, bool)}
    return [{"label": PARTS.get(name, name), "is_well": well} for name, well in found.items()]


def _facts() -> list[dict[str, Any]]:
    unsent = Message.objects.overdue_first()
    oldest = unsent.first()
    declared = reminders.reminders()
    rules_on = ReminderRule.objects.filter(is_on=True, kind__in=declared).count()
    counts = {"on": rules_on, "all": len(declared)}
    return [
        {"label": _("Due messages that have not left"), "value": unsent.count()},
        {
            "label": _("The oldest of them is due since"),
            "value": date_format(localtime(oldest.due_at), "DATETIME_FORMAT") if oldest else _("none waits"),
        },
        {
            "label": _("Reminders"),
            "value": _("%(on)s of %(all)s on") % counts,
            "url": reverse("reminder_list"),
        },
        {
            "label": _("Declared totals"),
            "value": DeclaredTotal.objects.count(),
            "url": reverse("declared_total_list"),
        },
    ]


def _troubled() -> list[Message]:
    found = list(Message.objects.troubled().select_related("person")[:SHOWN])
    for message in found:
        declared = kinds().get(message.kind)
        message.kind_label = declared.label if declared else message.kind
    return found


@require_POST
def message_send_again(request: HttpRequest, pk: int) -> HttpResponse:
    return _decide(request, pk, operations.send_again, _("The message is on its way again."))


@require_POST
def message_give_up(request: HttpRequest, pk: int) -> HttpResponse:
    return _decide(request, pk, operations.give_up, _("The message is put aside and will not be sent."))


def _decide(request: HttpRequest, pk: int, operation: Callable[..., Any], sentence: str) -> HttpResponse:
    require(request, "office.run_office")
    message = fetch(Message.objects.all(), pk=pk)
    with answered(request, sentence):
        operation(message=message, by=request.user)
    return redirect("system_state")

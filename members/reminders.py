"""What the register and the needs remind of, and to whom."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import groupby
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from members.models import Need, Organization, Person
from members.querysets import WAITS_DAYS
from office.clock import day_of
from office.reminders import Due, Reminder


def find_needs_waiting(now: datetime) -> Iterator[Due]:
    """One for each council and day: the needs noted in one meeting come together."""
    rows = Need.objects.still().select_related("organization", "topic").order_by("organization", "moved_at")
    coordination = list(Person.objects.coordination())
    for (council, day), together in groupby(rows, lambda need: (need.organization, day_of(need.moved_at))):
        needs = list(together)
        for person in coordination:
            yield Due(
                key=f"need_waiting:{council.pk}:{day}:{person.pk}",
                subject=_subject(council, len(needs)),
                body=_body(council, needs),
                since=needs[-1].moved_at + timedelta(days=WAITS_DAYS),
                person=person,
                link=f"{reverse('need_list')}?council={council.pk}",
                about=council,
            )


def _subject(council: Organization, number: int) -> str:
    words = ngettext(
        "%(council)s: %(number)d need waits for an answer",
        "%(council)s: %(number)d needs wait for an answer",
        number,
    )
    return words % {"council": council, "number": number}


def _body(council: Organization, needs: list[Any]) -> str:
    lines = [
        _("- %(topic)s, found on %(date)s")
        % {"topic": need.topic or _("Without a topic"), "date": date_format(need.found_on, "DATE_FORMAT")}
        for need in needs
    ]
    return _(
        "Good day.\n\n%(council)s has open needs, and nothing has been written in them for %(days)d days:\n\n"
        "%(needs)s\n\nLook for who can answer them. If one is answered or no longer needed, close it and write "
        "what came of it."
    ) % {"council": council, "days": WAITS_DAYS, "needs": "\n".join(lines)}


REMINDERS = [
    Reminder(
        kind="need_waiting",
        label=gettext_lazy("Needs that wait"),
        explanation=format_lazy(
            gettext_lazy(
                "To coordination, when nothing is written in an open need for {days} days (to be confirmed)."
            ),
            days=WAITS_DAYS,
        ),
        find=find_needs_waiting,
    ),
]

"""The sheet of an event at the door: each person with what is known of it, and the acts of one tap."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.formats import time_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from events.models import Attendance, Event, Registration
from events.pages.words import HOUR
from office import clock

Status = Attendance.Status
TONES = {Status.PRESENT: "well", Status.ONLINE: "well", Status.EXCUSED: "soon", Status.ABSENT: "late"}


@dataclass(frozen=True)
class SheetRow:
    """`registration` is None for who came without; `attendance` while nothing is written down."""

    event: Event
    registration: Registration | None
    attendance: Attendance | None

    @property
    def number(self) -> str:
        return f"i{self.registration.pk}" if self.registration else f"a{self.attendance.pk}"  # type: ignore[union-attr]

    @property
    def title(self) -> str:
        """The person written down, who may be another one than the registered."""
        return str(self.attendance or self.registration) or _("Name not kept any more")

    @property
    def organization(self) -> str:
        source = self.attendance if self.attendance and self.attendance.organization else self.registration
        if source is None:
            return _("Without organization")
        words = getattr(source, "organization_words", "")
        return str(source.organization or words or _("Without organization"))

    @property
    def is_online(self) -> bool:
        return bool(self.registration) and self.registration.modality == "online"  # type: ignore[union-attr]

    @property
    def notes(self) -> list[str]:
        found = [_("Connects")] if self.is_online and self.event.modality == "hybrid" else []
        if self.attendance is None:
            return found
        if self.attendance.represented_by:
            found.append(_("Represented by %s") % self.attendance.represented_by)
        return [*found, *hours_in_words(self.attendance)]

    @property
    def state(self) -> str:
        return self.attendance.get_status_display() if self.attendance else ""

    @property
    def tone(self) -> str:
        return TONES.get(self.attendance.status, "neutral") if self.attendance else ""  # type: ignore[call-overload]

    @property
    def acts(self) -> list[dict[str, Any]]:
        """One tap each; the likeliest is the first, and the only one that stands out."""
        first = [Status.ONLINE] if self.is_online or self.event.modality == "online" else [Status.PRESENT]
        if self.event.modality == "hybrid":
            first += [other for other in (Status.PRESENT, Status.ONLINE) if other not in first]
        words = _short_words()
        ordered = [*first, Status.EXCUSED, Status.ABSENT]
        return [
            {"status": one.value, "label": words[one], "kind": "second" if one is ordered[0] else "quiet"}
            for one in ordered
        ]

    @property
    def mark_url(self) -> str:
        return (
            reverse("attendance_mark", args=[self.event.pk, self.registration.pk])
            if self.registration
            else ""
        )

    @property
    def write_url(self) -> str:
        if self.registration:
            return reverse("attendance_write", args=[self.event.pk, self.registration.pk])
        return reverse("attendance_edit", args=[self.event.pk, self.attendance.pk])  # type: ignore[union-attr]

    @property
    def undo_url(self) -> str:
        return reverse("attendance_undo", args=[self.event.pk, self.attendance.pk]) if self.attendance else ""


def _short_words() -> dict[Status, str]:
    return {
        Status.PRESENT: pgettext("button of attendance", "Present"),
        Status.ONLINE: pgettext("button of attendance", "Online"),
        Status.EXCUSED: pgettext("button of attendance", "Excused"),
        Status.ABSENT: pgettext("button of attendance", "Absent"),
    }


def hours_in_words(attendance: Attendance) -> list[str]:
    came, left = (
        time_format(moment.astimezone(clock.zone()).time(), HOUR) if moment else ""
        for moment in (attendance.came_in, attendance.went_out)
    )
    if came and left:
        return [_("from %(came)s to %(left)s") % {"came": came, "left": left}]
    return [_("since %s (hour)") % came] if came else []


def rows_of(event: Event, found: Iterable[Any]) -> list[SheetRow]:
    return [row_of(event, row) for row in found]


def row_of(event: Event, row: Registration | Attendance) -> SheetRow:
    if isinstance(row, Attendance):
        return SheetRow(event, None, row)
    return SheetRow(event, row, getattr(row, "attendance", None))


def tallies_of(event: Event) -> dict[str, int]:
    """How many stand in each of the ways to look at the sheet."""
    counted = event.registrations.on_the_sheet().aggregate(
        registered=Count("pk"), to_come=Count("pk", filter=Q(attendance=None))
    )
    return counted | event.attendances.tallied()

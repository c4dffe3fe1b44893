"""The spreadsheet of past events comes in: each as if it had been written down by hand, all of them or none."""

from datetime import timedelta

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from events.imports.past import KEPT_DAYS, Entry, make_plan, past_plan_of
from events.imports.past_names import Identity, NameLine
from events.models import Attendance, Event
from events.operations.attending import Noted, noted_down
from events.operations.events import EventContent, add_event
from events.operations.totals import declare_attendance
from members.models import Person
from office import clock, files, spreadsheets
from office.audit import note, operation
from office.folding import fold
from office.models import StoredFile
from office.refusals import Refused


def keep_past_events(*, upload: UploadedFile, by: Person | None) -> StoredFile:  # type: ignore[type-arg]
    """Keep it until it is confirmed; nothing of the network changes."""
    try:
        make_plan(*spreadsheets.judge(upload))
        delete_on = clock.today() + timedelta(days=KEPT_DAYS)
        return files.store(upload, by=by, kinds=spreadsheets.SPREADSHEETS, delete_on=delete_on)
    except Refused as refusal:
        raise Refused(refusal.sentence, "file") from refusal


@operation(on="stored")
def import_past_events(*, stored: StoredFile, digest: str, by: Person | None) -> StoredFile:
    """`digest` is of the plan that was seen. What the portal knows already is left as it is."""
    plan = past_plan_of(stored)
    if plan.digest != digest:
        raise Refused(_("Something has changed in the portal since you looked: look at the lines again."))
    if not plan.is_ready:
        raise Refused(_("There is nothing to bring in: look at the lines again."))
    events: dict[Identity, Event] = {}
    for entry in plan.changes:
        event = entry.event or _add(entry, by)
        events[fold(entry.title), entry.values["day"]] = event
        if any(value is not None for value in entry.totals.values()):
            declare_attendance(event=event, totals=entry.totals, source=entry.values["source"], by=by)
    _write_names(plan.new_names, events, by)
    note(events=len(plan.changes), names=len(plan.new_names))
    return stored


def _write_names(lines: list[NameLine], coming: dict[Identity, Event], by: Person | None) -> None:
    """Each in the log, as if it had been written down by hand."""
    rows = Event.objects.announced().filter(day__in={line.values["day"] for line in lines})
    events = {(fold(row.title), row.day): row for row in rows} | coming
    people = Person.objects.in_bulk([line.person for line in lines if line.person])
    noted = [
        noted_down(
            None, event=events[line.identity], by=by,
            noted=Noted(
                status=line.values["came"], source=Attendance.Source.IMPORT, name=line.title,
                person=people[line.person] if line.person else None, organization=line.values["organization"],
            ),
        )
        for line in lines
    ]  # fmt: skip
    Attendance.objects.bulk_create(noted, batch_size=500)


def _add(entry: Entry, by: Person | None) -> Event:
    values = entry.values
    content = EventContent(
        kind=values["kind"], title=values["title"], day=values["day"], place=values["place"] or ""
    )
    event: Event = add_event(content=content, state=Event.State.ANNOUNCED, by=by)
    return event

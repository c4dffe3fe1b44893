"""The list of a videoconference is written into the log: what was sure, and what a person has said."""

from collections.abc import Mapping
from datetime import datetime, time, timedelta
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from events.imports.attendance import KEPT_DAYS, Row, plan_of
from events.models import Attendance, Event, Registration
from events.operations.attending import write_attendance
from members.models import Person, Role
from office import clock, files, spreadsheets
from office.audit import note, operation
from office.folding import fold
from office.models import StoredFile
from office.refusals import Refused

AS_WRITTEN, LEFT_OUT = "name", ""


def keep_attendance_file(*, upload: UploadedFile, by: Person | None) -> StoredFile:  # type: ignore[type-arg]
    """Keep it until it is confirmed. Nothing of the event changes, so there is nothing to audit."""
    try:
        spreadsheets.read(*spreadsheets.judge(upload))
        delete_on = clock.today() + timedelta(days=KEPT_DAYS)
        return files.store(upload, by=by, kinds=spreadsheets.SPREADSHEETS, delete_on=delete_on)
    except Refused as refusal:
        raise Refused(refusal.sentence, "file") from refusal


@operation(on="event")
def import_attendance(
    *,
    event: Event,
    stored: StoredFile,
    columns: Mapping[str, int],
    digest: str,
    choices: Mapping[str, str],
    by: Person | None,
) -> Event:
    """`choices` for the rows that are not sure: whose it is, its name as it is written, or left out.

    Repeated, it writes nothing new; who was said to be absent and is in the file was connected.
    """
    plan = plan_of(event, stored, columns)
    if plan.digest != digest:
        raise Refused(_("Something has changed in the portal since you looked: look at the list again."))
    writer = _Writer(event, by)
    for row in plan.rows:
        key = row.match.sure.key if row.match.sure else choices.get(row.key, LEFT_OUT)
        offered = {one.key for one in row.match.near} | {AS_WRITTEN}
        if row.match.sure or key in offered:
            writer.write(row, key)
    if not writer.written:
        raise Refused(_("There is nothing to write down: say who they are, or send another file."))
    note(written=writer.written, left_out=len(plan.rows) - writer.written)
    return event


class _Writer:
    def __init__(self, event: Event, by: Person | None) -> None:
        self.event, self.by, self.written = event, by, 0
        self.registrations = {
            row.pk: row for row in event.registrations.select_related("person", "organization")
        }
        rows = list(event.attendances.select_related("person"))
        self.of_registration = {row.registration_id: row for row in rows if row.registration_id}
        self.of_person = {row.person_id: row for row in rows if row.person_id}
        self.of_name = {fold(row.name): row for row in rows if row.name and not row.registration_id}

    def write(self, row: Row, key: str) -> None:
        self.written += 1
        known = self._known(row, key)
        came, left = self._hours(row)
        if known and known.was_there and (known.came_in or not came):
            return
        write_attendance(
            event=self.event, status=known.status if known and known.was_there else "online",
            source=Attendance.Source.IMPORT, by=self.by, came_in=came, went_out=left, **self._who(row, key, known),
        )  # fmt: skip

    def _known(self, row: Row, key: str) -> Attendance | None:
        if key == AS_WRITTEN:
            return self.of_name.get(fold(row.connected.name))
        number = int(key[1:])
        return self.of_registration.get(number) if key[0] == "i" else self.of_person.get(number)

    def _who(self, row: Row, key: str, known: Attendance | None) -> dict[str, Any]:
        if key == AS_WRITTEN:
            return {"name": row.connected.name, "attendance": known}
        if key[0] == "i":
            found: Registration = self.registrations[int(key[1:])]
            return {"registration": found}
        person = Person.objects.get(pk=int(key[1:]))
        roles = Role.objects.in_force(self.event.day).filter(person=person).select_related("organization")
        organizations = {role.organization for role in roles}
        # Of who acts for two nobody has said for which: it is left for the sheet.
        return {"person": person, "organization": organizations.pop() if len(organizations) == 1 else None}

    def _hours(self, row: Row) -> tuple[datetime | None, datetime | None]:
        """Of the day of the event; of one of several days an hour says nothing."""
        came, left = row.connected.came_in, row.connected.went_out
        if self.event.day != self.event.ends_on or came is None:
            return None, None
        return self._moment(came), self._moment(left) if left and left >= came else None

    def _moment(self, hour: time) -> datetime:
        return clock.moment_of(self.event.day, hour)

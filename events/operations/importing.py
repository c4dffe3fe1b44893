"""The list of a videoconference is written into the log: what was sure, and what a person has said."""

from collections.abc import Callable, Mapping
from datetime import datetime, time, timedelta
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from events.imports.attendance import KEPT_DAYS, READING, Row, plan_of
from events.models import Attendance, Event
from events.operations.attending import Noted, noted_down
from events.operations.writing import hold
from members.models import Person, Role
from office import clock, files, spreadsheets
from office.audit import note, operation
from office.folding import fold
from office.models import StoredFile
from office.refusals import Refused

AS_WRITTEN, LEFT_OUT = "name", ""
AT_ONCE = 1_000  # rows that a statement writes
CHANGED = (
    "registration", "name", "organization", "status", "source", "came_in", "went_out", "recorded_by", "recorded_at",
)  # fmt: skip


def keep_attendance_file(*, upload: UploadedFile, by: Person | None) -> StoredFile:  # type: ignore[type-arg]
    """Keep it until it is confirmed. Nothing of the event changes, so there is nothing to audit."""
    try:
        spreadsheets.read(*spreadsheets.judge(upload), READING)
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
    with_unknown: bool = False,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> Event:
    """`choices` for the rows that are not sure: whose it is, its name as it is written, or left out. `with_unknown`:
    of those that were not asked one by one, whoever is like nobody is written with its name too.

    Repeated, it writes nothing new; who was said to be absent and is in the file was connected.
    """
    plan = plan_of(event, stored, columns)
    if plan.digest != digest:
        raise Refused(_("Something has changed in the portal since you looked: look at the list again."))
    writer = _Writer(event, by)
    rest = {row.key: AS_WRITTEN for row in plan.rest if with_unknown and not row.match.near}
    for done, row in enumerate(plan.rows):
        progress(done, len(plan.rows))
        key = row.match.sure.key if row.match.sure else choices.get(row.key, rest.get(row.key, LEFT_OUT))
        offered = {one.key for one in row.match.near} | {AS_WRITTEN}
        if row.match.sure or key in offered:
            writer.write(row, key)
    if not writer.written:
        raise Refused(_("There is nothing to write down: say who they are, or send another file."))
    writer.end()
    note(written=writer.written, left_out=len(plan.rows) - writer.written)
    return event


class _Writer:
    """What the log knows is read once; what is new or changes is written at the end, many rows at a time."""

    def __init__(self, event: Event, by: Person | None) -> None:
        self.event, self.by, self.written = event, by, 0
        self.registrations = {
            row.pk: row for row in event.registrations.select_related("person", "organization")
        }
        self.people: dict[int, dict[str, Any]] = {}
        self.touched: dict[int, Attendance] = {}
        self.of_registration: dict[int, Attendance] = {}
        self.of_person: dict[int, Attendance] = {}
        self.of_name: dict[str, Attendance] = {}
        for row in event.attendances.select_related("person", "organization", "registration"):
            self._remember(row)

    def write(self, row: Row, key: str) -> None:
        self.written += 1
        who = self._who(row, key)
        known = self._known(who)
        came, left = self._hours(row)
        is_there = known is not None and known.was_there
        if known and is_there and id(known) in self.touched:  # somebody twice in the file: first in, last out
            came, left = _first(known.came_in, came), _last(known.went_out, left)
        elif known and is_there and (known.came_in or not came):
            return
        noted = Noted(
            status=known.status if known and is_there else "online", source=Attendance.Source.IMPORT,
            came_in=came, went_out=left, **who,
        )  # fmt: skip
        found = noted_down(known, event=self.event, noted=noted, by=self.by)
        self.touched[id(found)] = found
        self._remember(found)

    def end(self) -> None:
        added = [row for row in self.touched.values() if row.pk is None]
        changed = [row for row in self.touched.values() if row.pk is not None]
        Attendance.objects.bulk_create(added, batch_size=AT_ONCE)
        Attendance.objects.bulk_update(changed, CHANGED, batch_size=AT_ONCE)

    def _remember(self, row: Attendance) -> None:
        if row.registration_id:
            self.of_registration[row.registration_id] = row
        if row.person_id:
            self.of_person[row.person_id] = row
        if row.name and not row.registration_id:
            self.of_name[fold(row.name)] = row

    def _known(self, who: Mapping[str, Any]) -> Attendance | None:
        registration, person = who.get("registration"), who.get("person")
        if registration:
            found = self.of_registration.get(registration.pk)
            return found or self.of_person.get(registration.person_id or 0)
        return self.of_person.get(person.pk) if person else self.of_name.get(fold(who["name"]))

    def _who(self, row: Row, key: str) -> dict[str, Any]:
        if key == AS_WRITTEN:
            return {"name": row.connected.name}
        if key[0] == "i":
            return {"registration": self.registrations[int(key[1:])]}
        number = int(key[1:])
        if number not in self.people:
            person = Person.objects.get(pk=number)
            hold(person)
            self.people[number] = self._person(person)
        return self.people[number]

    def _person(self, person: Person) -> dict[str, Any]:
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


def _first(*moments: datetime | None) -> datetime | None:
    return min((moment for moment in moments if moment), default=None)


def _last(*moments: datetime | None) -> datetime | None:
    return max((moment for moment in moments if moment), default=None)

"""The network's own spreadsheet comes in: every line by the operation that a person would use, all or none."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import connection
from django.utils.translation import gettext as _

from members.imports.changes import Change, CouncilChange, Entry, Newcomer, NewPost, PostChange, StateChange
from members.imports.kept import KEPT_DAYS, plan_of
from members.imports.plan import read_members
from members.models import Organization, Person
from members.operations.memberships import change_membership
from members.operations.organizations import edit_organization
from members.operations.people import add_person, add_role, edit_role
from office import clock, files, spreadsheets
from office.audit import operation
from office.models import StoredFile
from office.refusals import Refused

IMPORT_LOCK = 948  # any number, always the same: two imports follow each other


def keep_spreadsheet(*, upload: "UploadedFile[Any]", by: Person | None) -> StoredFile:
    """Keep it until it is confirmed. Nothing of the network changes, so there is nothing to audit."""
    delete_on = clock.today() + timedelta(days=KEPT_DAYS)
    try:
        read_members(*spreadsheets.judge(upload))
        return files.store(upload, by=by, kinds=spreadsheets.SPREADSHEETS, delete_on=delete_on)
    except Refused as refusal:
        raise Refused(refusal.sentence, "file") from refusal


@operation(on="stored")
def import_members(
    *,
    stored: StoredFile,
    digest: str,
    by: Person | None,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> StoredFile:
    """Write what the spreadsheet says and the portal does not know; `digest` is of the plan that was seen."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [IMPORT_LOCK])
    plan = plan_of(stored)
    if plan.digest != digest:
        raise Refused(_("Something has changed in the portal since you looked: look at the lines again."))
    if not plan.is_ready:
        raise Refused(_("There is nothing to bring in: look at the lines again."))
    writer = _Writer(by)
    for done, (entry, change) in enumerate(sorted(plan.changes, key=_relieving_first)):
        progress(done, len(plan.changes))
        try:
            writer.write(change)
        except Refused as refusal:
            column = change.columns.get(refusal.field or "", change.columns[""])
            raise Refused(str(entry.fault(column, refusal.sentence))) from refusal
    stored.delete_on = clock.today()
    stored.save(update_fields=["delete_on"])
    return stored


def _relieving_first(found: tuple[Entry, Change]) -> bool:
    """Who stops being the reference person makes room before another begins."""
    change = found[1]
    return not (isinstance(change, PostChange) and change.values.get("is_primary_contact") is False)


class _Writer:
    """Carries changes out; a newcomer of several lines is added once."""

    def __init__(self, by: Person | None) -> None:
        self.by = by
        self.added: dict[Newcomer, Person] = {}

    def write(self, change: Change) -> None:
        match change:
            case StateChange():
                change_membership(
                    organization=change.council,
                    state=change.state,
                    starts_on=change.starts_on,
                    reason=change.reason,
                    by=self.by,
                )
            case CouncilChange():
                self._edit(change.council, change.values)
            case NewPost():
                person = self._person(change.person)
                add_role(
                    person=person,
                    organization=change.council,
                    by=self.by,
                    on_behalf_of=change.council,
                    **change.values,
                )
            case PostChange():
                role = change.role
                edit_role(role=role, by=self.by, on_behalf_of=role.organization, **change.values)

    def _edit(self, council: Organization, values: Any) -> None:
        now = Organization.objects.get(pk=council.pk)
        kept = {name: getattr(now, name) for name in ("email", "phone", "website", "ess_page")}
        topics = list(now.topics.all())
        edit_organization(organization=now, by=self.by, on_behalf_of=now, topics=topics, **kept | values)

    def _person(self, somebody: Person | Newcomer) -> Person:
        if isinstance(somebody, Person):
            return somebody
        if somebody not in self.added:
            self.added[somebody] = add_person(
                given_name=somebody.given_name,
                family_name=somebody.family_name,
                email=somebody.email,
                by=self.by,
            )
        return self.added[somebody]

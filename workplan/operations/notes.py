"""What is written about an action without changing it: notes, and that nothing has changed."""

from collections.abc import Collection

from django.utils.translation import gettext as _

from members.models import Person
from office import audit, clock
from office.audit import operation
from office.refusals import Refused
from workplan.models import Action, ProgressNote, Workplan
from workplan.operations.plans import check_is_open
from workplan.operations.states import check_open

Kind = ProgressNote.Kind


@operation(under="action")
def add_note(*, action: Action, text: str, by: Person | None) -> ProgressNote:
    check_open(action)
    if not text.strip():
        raise Refused(_("Write what there is to know."), "text")
    return ProgressNote.objects.create(action=action, kind=Kind.NOTE, text=text, by=by)


@operation(on="plan")
def note_unchanged(*, plan: Workplan, actions: Collection[int], by: Person | None) -> list[ProgressNote]:
    """«No change» today in each of these open actions of the plan; where it is written already, not twice."""
    check_is_open(plan)
    now = clock.now()
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    today = ProgressNote.objects.filter(kind=Kind.NO_CHANGE, written_at__gte=midnight)
    chosen = (
        Action.objects.open().filter(area__plan=plan, pk__in=actions).exclude(pk__in=today.values("action"))
    )
    rows = list(chosen.with_code())
    if not rows:
        raise Refused(_("Choose at least one open action that has no «no change» of today yet."))
    audit.note(actions=[row.code for row in rows])
    notes = [ProgressNote(action=row, kind=Kind.NO_CHANGE, by=by, written_at=now) for row in rows]
    return ProgressNote.objects.bulk_create(notes)


@operation(on="plan")
def take_back_unchanged(*, plan: Workplan, by: Person | None) -> int:
    """Undo the last «no change» that the person wrote today, in all the actions that got it at once."""
    check_is_open(plan)
    found = ProgressNote.objects.unchanged_at_once(plan, by)
    rows = list(found.select_related("action__area__plan", "action__parent"))
    if not rows:
        raise Refused(_("There is no «no change» of yours of today to undo."))
    audit.note(actions=[row.action.code for row in rows])
    ProgressNote.objects.filter(pk__in=[row.pk for row in rows]).delete()
    return len(rows)

"""What an action says and who answers for it; its place and its number in the document."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from members.models import Body, Person
from office.audit import note, operation
from office.editing import check_version
from office.refusals import Refused
from workplan.models import Action, ActionOrigin, Area, Block, Challenge, Collaborator, Origin, Workplan
from workplan.operations.placing import Place, move, place_last, renumber
from workplan.operations.plans import check_is_open, check_words
from workplan.operations.states import save_action
from workplan.pages.challenges import plain
from workplan.rules.timing import EXAMPLES, days_of


@dataclass(frozen=True)
class ActionContent:
    """All that the page of an action asks for. Costs are euros, times minutes."""

    official_text: str
    title: str
    footnote: str = ""
    condition: str = ""
    timing: str = ""
    responsible: Person | None = None
    responsible_body: Body | None = None
    collaborators: tuple[str, ...] = ()
    challenges: tuple[Challenge, ...] = ()
    origins: tuple[Origin, ...] = ()
    origin_source: str = ""
    origins_confirmed: bool = False
    planned_cost: Decimal | None = None
    actual_cost: Decimal | None = None
    planned_minutes: int | None = None
    actual_minutes: int | None = None
    news_interval_days: int | None = None


COLUMNS = (
    "official_text", "title", "footnote", "condition", "timing", "responsible", "responsible_body",
    "planned_cost", "actual_cost", "planned_minutes", "actual_minutes", "news_interval_days",
)  # fmt: skip


@operation(under="area")
def add_action(
    *,
    area: Area,
    content: ActionContent,
    by: Person | None,
    block: Block | None = None,
    parent: Action | None = None,
    reason: str = "",
) -> Action:
    """At the end of its block, or of the parts of its parent."""
    check_is_open(area.plan)
    check_words(area.plan, {"action": ("", content.official_text)}, reason)
    if parent and parent.is_subaction:
        raise Refused(_("A sub-action has no parts of its own: add this one to the action above it."))
    action = Action(area=area, block=parent.block if parent else block, parent=parent)
    _fill(action, content)
    place_last(action)
    action.save()
    renumber(area)
    _write_around(action, content)
    action.refresh_from_db()
    return action


@operation(on="action")
def edit_action(
    *, action: Action, content: ActionContent, by: Person | None, reason: str = "", seen: int | None = None
) -> Action:
    """The text of an approved document changes only with a reason; the working title is free."""
    check_version(action, seen)
    plan = action.area.plan
    check_is_open(plan)
    words = {name: (getattr(action, name), getattr(content, name)) for name in ("official_text", "footnote")}
    check_words(plan, words, reason)
    _fill(action, content)
    save_action(action)
    _write_around(action, content)
    return action


def _fill(action: Action, content: ActionContent) -> None:
    if content.timing != action.timing:  # an imported plan may say it in words that mean no days
        action.starts_on, action.ends_on = days_in_plan(content.timing, action.area.plan)
    for name in COLUMNS:
        setattr(action, name, getattr(content, name))


def days_in_plan(timing: str, plan: Workplan) -> tuple[date | None, date | None]:
    if not timing:
        return None, None
    days = days_of(timing, plan.starts_on.year)
    if days is None:
        examples = ", ".join(f"«{example}»" for example in EXAMPLES)
        raise Refused(
            _("We do not understand when that is. Write it like one of these: %s.") % examples, "timing"
        )
    return days


def _write_around(action: Action, content: ActionContent) -> None:
    """What stands in tables of its own; what changes there is told in the history beside the columns."""
    _write_collaborators(action, content.collaborators)
    _write_origins(action, content)
    set_challenges(action, content.challenges)


def set_challenges(action: Action, challenges: Iterable[Challenge]) -> None:
    """Of the first level: ties to sub-challenges, which no page offers, stay as they are."""
    before = list(action.challenges.all())
    after = [*challenges, *(row for row in before if row.parent_id)]
    if {row.pk for row in before} != {row.pk for row in after}:
        action.challenges.set(after)
        note(challenges=_told(*([plain(row.text) for row in rows] for rows in (before, after))))


def _told(before: Iterable[Any], after: Iterable[Any]) -> str:
    return " → ".join(", ".join(str(row) for row in rows) or "—" for rows in (before, after))


def _write_collaborators(action: Action, names: tuple[str, ...]) -> None:
    known = {row.name: row for row in action.collaborators.all()}
    if list(known) == list(names):
        return
    action.collaborators.exclude(name__in=names).delete()
    Collaborator.objects.bulk_create(
        Collaborator(action=action, name=name) for name in dict.fromkeys(names) if name not in known
    )
    note(collaborators=_told(known, names))


def _write_origins(action: Action, content: ActionContent) -> None:
    known = {row.origin_id: row for row in action.origins.select_related("origin")}
    chosen = {origin.pk: origin for origin in content.origins}
    new = [origin for pk, origin in chosen.items() if pk not in known]
    if new and not content.origin_source:
        raise Refused(_("Say how we know that it comes from there."), "origin_source")
    action.origins.exclude(origin__in=chosen).delete()
    ActionOrigin.objects.bulk_create(
        ActionOrigin(action=action, origin=origin, source=content.origin_source) for origin in new
    )
    if content.origins_confirmed:
        action.origins.update(is_to_confirm=False)
    if known.keys() != chosen.keys():
        note(origins=_told((row.origin for row in known.values()), chosen.values()))


@operation(on="action", under=("action.area", "place.area"))
def move_action(*, action: Action, place: Place, by: Person | None, reason: str = "") -> Action:
    """To another place of the document. In an approved plan it keeps its code, and so its area or its parent."""
    plan = action.area.plan
    check_is_open(plan)
    if plan.is_approved and (place.area, place.parent) != (action.area, action.parent):
        raise Refused(
            _("The plan is approved: %s keeps its code, and so it stays in its area.") % action.code, "place"
        )
    check_words(plan, {"place": ("", str(place))}, reason)
    move(action, place)
    save_action(action)
    return action


@operation(on="action", under="action.area")
def remove_action(*, action: Action, by: Person | None) -> Action:
    """From a draft, with its parts; an approved plan keeps what it said, and drops it with a reason."""
    plan = action.area.plan
    if plan.is_approved:
        raise Refused(
            _("This plan is approved: change the state of the action to «Dropped», with the reason.")
        )
    try:
        action.subactions.all().delete()
        Action.objects.filter(pk=action.pk).delete()
    except ProtectedError as error:
        raise Refused(
            _("Evidence or an earlier plan points at this action: it cannot be removed.")
        ) from error
    renumber(action.area)
    return action

"""The draft of the next plan, drawn up from one that closes."""

from datetime import date

from django.utils.translation import gettext as _

from members.models import Person
from office import audit
from office.audit import operation
from office.refusals import Refused
from workplan.models import (
    Action,
    ActionOrigin,
    Area,
    Block,
    Challenge,
    Collaborator,
    Indicator,
    Origin,
    Workplan,
)
from workplan.operations.placing import hold, renumber
from workplan.operations.plans import check_period, create_plan
from workplan.rules.timing import days_of

COPIED = (
    "official_text", "title", "footnote", "condition", "responsible", "responsible_body", "planned_cost",
    "planned_minutes", "news_interval_days",
)  # fmt: skip


@operation(under="plan")
def draft_next_plan(
    *, plan: Workplan, code: str, title: str, starts_on: date, ends_on: date, by: Person | None
) -> Workplan:
    """Its origins and challenges as text to work on, its areas and blocks, and the actions that pass to it."""
    if plan.state not in Workplan.READABLE:
        raise Refused(_("The next plan is drawn up from one that has been approved."))
    if Workplan.objects.filter(follows=plan).exists():
        raise Refused(_("The next plan has been begun already: bring into it what is not there yet."))
    if starts_on <= plan.starts_on:
        raise Refused(_("The next plan begins after this one."), "starts_on")
    check_period(starts_on, ends_on)
    following = create_plan(
        code=code, title=title, scope=plan.scope, starts_on=starts_on, ends_on=ends_on, follows=plan,
        condition=plan.condition, news_interval_days=plan.news_interval_days,
    )  # fmt: skip
    _copy_frame(plan, following)
    _bring(plan, following)
    return following


@operation(under="plan")
def bring_carried_actions(*, plan: Workplan, by: Person | None) -> Workplan:
    """Into the next plan, while it is a draft, what has come to pass to it since it was begun."""
    following: Workplan | None = Workplan.objects.filter(follows=plan, state=Workplan.State.DRAFT).first()
    if following is None:
        raise Refused(_("The next plan is not a draft: add to it by hand what is not there."))
    if not _bring(plan, following):
        raise Refused(_("All that passes to the next plan is there already."))
    return following


def _copy_frame(plan: Workplan, following: Workplan) -> None:
    for origin in plan.origins.all():
        Origin.objects.create(plan=following, kind=origin.kind, text=origin.text, position=origin.position)
    copies: dict[int, Challenge] = {}
    for challenge in plan.challenges.order_by("depth", "position", "pk"):
        copies[challenge.pk] = Challenge.objects.create(
            plan=following,
            parent=copies.get(challenge.parent_id or 0),
            position=challenge.position,
            text=challenge.text,
        )
    for area in plan.areas.all():
        copy = Area.objects.create(plan=following, number=area.number, title=area.title, name=area.name)
        for block in area.blocks.all():
            Block.objects.create(
                area=copy, position=block.position, title=block.title, note=block.note, body=block.body
            )


def _bring(plan: Workplan, following: Workplan) -> list[Action]:
    """Each becomes an action of the draft; a part whose whole does not pass becomes an action of its own."""
    hold(following)
    rows = Action.objects.filter(area__plan=plan, state=Action.State.CARRIED_OVER, continued_by=None)
    brought: dict[int, Action] = {}
    for action in rows.select_related("area", "block", "parent").in_order_of_the_plan():
        parent = brought.get(action.parent_id or 0) or _already_there(action, following)
        brought[action.pk] = _continue(action, following, parent)
    for area in following.areas.all():
        renumber(area)
    audit.note(actions=[action.code for action in brought.values()])
    return list(brought.values())


def _already_there(action: Action, following: Workplan) -> Action | None:
    """The one that continues its whole, brought another day."""
    return Action.objects.filter(
        continues=action.parent_id, area__plan=following, continues__isnull=False
    ).first()


def _continue(action: Action, following: Workplan, parent: Action | None) -> Action:
    area = _area(action, following)
    block = area.blocks.filter(title=action.block.title).first() if action.block else None
    siblings = area.actions.filter(parent=parent).order_by("-number")
    last = siblings.values_list("number", flat=True).first() or 0
    year = following.starts_on.year
    days = days_of(action.timing, year)
    is_to_come = days is not None and following.starts_on <= days[1] <= following.ends_on
    made = Action.objects.create(
        area=area,
        block=parent.block if parent else block,
        parent=parent,
        number=last + 1,
        position=last + 1,
        continues=action,
        timing=action.timing if is_to_come else "",
        starts_on=days[0] if days and is_to_come else None,
        ends_on=days[1] if days and is_to_come else None,
        **{name: getattr(action, name) for name in COPIED},
    )
    _copy_what_hangs(action, made, following)
    return made


def _area(action: Action, following: Workplan) -> Area:
    area, _is_new = Area.objects.get_or_create(
        plan=following,
        number=action.area.number,
        defaults={"title": action.area.title, "name": action.area.name},
    )
    return area


def _copy_what_hangs(action: Action, made: Action, following: Workplan) -> None:
    texts = action.challenges.values_list("text", flat=True)
    made.challenges.set(Challenge.objects.filter(plan=following, text__in=list(texts)))
    for row in action.indicators.all():
        Indicator.objects.create(action=made, kind=row.kind, name=row.name, unit=row.unit, target=row.target)
    for partner in action.collaborators.all():
        Collaborator.objects.create(action=made, organization=partner.organization, name=partner.name)
    continuity = following.origins.filter(kind=Origin.Kind.CONTINUITY).first()
    if continuity:
        source = _("Passes from the plan %s") % action.area.plan.code
        ActionOrigin.objects.create(action=made, origin=continuity, source=source, is_to_confirm=True)

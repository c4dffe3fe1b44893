"""The chapters of a plan: its areas with their blocks, and its challenges."""

from django.db.models import Max
from django.utils.translation import gettext as _

from members.models import Body, Person
from office.audit import operation
from office.refusals import Refused
from workplan.models import Area, Block, Challenge, Workplan
from workplan.operations.plans import check_is_open, check_words


@operation(under="plan")
def add_area(
    *, plan: Workplan, title: str, name: str, by: Person | None, number: int | None = None, reason: str = ""
) -> Area:
    """Without a number it is the next one."""
    check_is_open(plan)
    check_words(plan, {"area": ("", title)}, reason)
    if number is None:
        number = (plan.areas.aggregate(last=Max("number"))["last"] or 0) + 1
    _check_number(plan, number)
    return Area.objects.create(plan=plan, number=number, title=title, name=name)


def _check_number(plan: Workplan, number: int, area: Area | None = None) -> None:
    if plan.areas.filter(number=number).exclude(pk=area.pk if area else None).exists():
        raise Refused(_("Another area of this plan has that number."), "number")


@operation(on="area", under="area.plan")
def edit_area(
    *, area: Area, title: str, name: str, by: Person | None, number: int | None = None, reason: str = ""
) -> Area:
    """Its number begins the codes of its actions: once the plan is approved it stays."""
    plan = area.plan
    check_is_open(plan)
    check_words(plan, {"title": (area.title, title)}, reason)
    if number is not None and number != area.number:
        if plan.is_approved:
            raise Refused(
                _("The plan is approved: the numbers of its areas do not change any more."), "number"
            )
        _check_number(plan, number, area)
        area.number = number
    area.title, area.name = title, name
    area.save()
    return area


@operation(on="area", under="area.plan")
def remove_area(*, area: Area, by: Person | None) -> Area:
    _check_removable(area.plan)
    if area.actions.exists():
        raise Refused(_("This area has actions: move them to another one, or remove them first."))
    Area.objects.filter(pk=area.pk).delete()
    return area


def _check_removable(plan: Workplan) -> None:
    if plan.is_approved:
        raise Refused(_("This plan is approved: nothing is removed from it any more."))


@operation(under="area")
def add_block(
    *, area: Area, title: str, by: Person | None, note: str = "", body: Body | None = None, reason: str = ""
) -> Block:
    check_is_open(area.plan)
    check_words(area.plan, {"block": ("", title)}, reason)
    position = (area.blocks.aggregate(last=Max("position"))["last"] or 0) + 1
    return Block.objects.create(area=area, position=position, title=title, note=note, body=body)


@operation(on="block", under="block.area")
def edit_block(
    *,
    block: Block,
    title: str,
    by: Person | None,
    note: str = "",
    body: Body | None = None,
    reason: str = "",
) -> Block:
    plan = block.area.plan
    check_is_open(plan)
    check_words(plan, {"title": (block.title, title), "note": (block.note, note)}, reason)
    block.title, block.note, block.body = title, note, body
    block.save()
    return block


@operation(on="block", under="block.area")
def remove_block(*, block: Block, by: Person | None) -> Block:
    _check_removable(block.area.plan)
    if block.actions.exists():
        raise Refused(_("This block has actions: move them to another one, or remove them first."))
    Block.objects.filter(pk=block.pk).delete()
    return block


@operation(under="plan")
def add_challenge(
    *, plan: Workplan, text: str, by: Person | None, parent: Challenge | None = None, reason: str = ""
) -> Challenge:
    """At the end; under a challenge, after those that it has."""
    check_is_open(plan)
    check_words(plan, {"text": ("", text)}, reason)
    challenge = Challenge(plan=plan, parent=parent, text=text, position=0)
    _save_in_place(challenge)
    return challenge


@operation(on="challenge", under="challenge.plan")
def edit_challenge(
    *,
    challenge: Challenge,
    text: str,
    by: Person | None,
    parent: Challenge | None = None,
    reason: str = "",
) -> Challenge:
    check_is_open(challenge.plan)
    place = (str(challenge.parent_id), str(parent.pk if parent else None))
    check_words(challenge.plan, {"text": (challenge.text, text), "parent": place}, reason)
    if parent and challenge.subchallenges.exists():
        raise Refused(_("It has sub-challenges: it cannot be a part of another one."), "parent")
    is_moved = challenge.parent_id != (parent.pk if parent else None)
    challenge.text, challenge.parent = text, parent
    if is_moved:
        _save_in_place(challenge)
    else:
        challenge.save()
    return challenge


def _save_in_place(challenge: Challenge) -> None:
    """Last of the plan, or last under its parent: positions run through the plan and are counted anew."""
    others = challenge.plan.challenges.exclude(pk=challenge.pk)
    rows = list(others)
    place = len(rows)
    if challenge.parent:
        family = [n for n, row in enumerate(rows) if challenge.parent_id in (row.pk, row.parent_id)]
        place = family[-1] + 1
    rows.insert(place, challenge)
    for position, row in enumerate(rows, start=1):
        row.position = position
    challenge.save()
    Challenge.objects.bulk_update([row for row in rows if row != challenge], ["position"])


@operation(on="challenge", under="challenge.plan")
def remove_challenge(*, challenge: Challenge, by: Person | None) -> Challenge:
    """With its sub-challenges; the actions that met it stay."""
    _check_removable(challenge.plan)
    Challenge.objects.filter(pk=challenge.pk).delete()
    return challenge

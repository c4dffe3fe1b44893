"""The life of the working groups: their states with dates and reasons; and the names of any body."""

from datetime import date

from django.utils.translation import gettext as _

from members.checks import check_year
from members.models import Agreement, Body, BodyName, GroupSpell, Person
from members.querysets import ONE_DAY, not_ended_before
from office import clock
from office.audit import operation
from office.refusals import Refused

State = GroupSpell.State
OVER = {State.CLOSED, State.RECONVERTED}
ALLOWED = {
    None: {State.PROPOSED, State.ACTIVE},
    State.PROPOSED: {State.ACTIVE, State.CLOSED},
    State.ACTIVE: {State.SUSPENDED, State.CLOSED, State.RECONVERTED},
    State.SUSPENDED: {State.ACTIVE, State.CLOSED, State.RECONVERTED},
    State.CLOSED: {State.ACTIVE},
    State.RECONVERTED: {State.ACTIVE},
}


@operation()
def propose_group(
    *, name: str, starts_on: date, reason: str, by: Person | None, state: str = State.PROPOSED
) -> Body:
    """A new group, or one that was at work before the portal: then `state` is active."""
    check_year(starts_on)
    if state not in ALLOWED[None]:
        raise Refused(_("A group begins as proposed or as active."), "state")
    _check_name(name)
    body = Body.objects.create(kind=Body.Kind.WORKING_GROUP, name=name)
    GroupSpell.objects.create(body=body, state=state, starts_on=starts_on, reason=reason)
    return body


def check_group(body: Body) -> None:
    if not body.is_group:
        raise Refused(_("%s is not a working group.") % body)


def _check_name(name: str, body: Body | None = None) -> None:
    same = Body.objects.filter(name__iexact=name).exclude(pk=body.pk if body else None)
    if same.exists():
        raise Refused(_("There is already a body or a group of this name."), "name")


@operation(under="body")
def change_group_state(
    *,
    body: Body,
    state: str,
    starts_on: date,
    reason: str,
    by: Person | None,
    agreement: Agreement | None = None,
) -> GroupSpell:
    """End the state there was the day before; dated as the last change, it corrects that one.

    A group that is over has nobody in it: those who took part end with it.
    """
    check_group(body)
    check_year(starts_on)
    last, before = _last_two(body)
    if last and starts_on < last.starts_on:
        raise Refused(
            _("The date is earlier than the last change, of %s.") % f"{last.starts_on:%d/%m/%Y}", "starts_on"
        )
    if last and starts_on == last.starts_on:
        _take_back(last, before, by=by)
        if before and state == before.state:
            return before
        last = before
    if state not in ALLOWED[State(last.state) if last else None]:
        raise Refused(
            _("A group cannot pass from «%(before)s» to «%(after)s».")
            % {
                "before": last.get_state_display() if last else _("not begun"),
                "after": State(state).label,
            },
            "state",
        )
    if last and (last.ends_on is None or last.ends_on >= starts_on):
        last.ends_on = starts_on - ONE_DAY
        last.save(update_fields=["ends_on"])
    if state in OVER:
        took_part = body.participations.filter(not_ended_before(starts_on), starts_on__lt=starts_on)
        took_part.update(ends_on=starts_on - ONE_DAY)
    return GroupSpell.objects.create(
        body=body, state=state, starts_on=starts_on, reason=reason, agreement=agreement
    )


def allowed_states(body: Body) -> list[tuple[str, str]]:
    """What a group may pass to from its last state or, to correct that one, from the state before it."""
    last, before = _last_two(body)
    states: set[str] = {*ALLOWED[State(last.state) if last else None]}
    if last:
        states |= {*ALLOWED[State(before.state)], before.state} if before else ALLOWED[None]
    return [(state.value, str(state.label)) for state in State if state in states]


def _last_two(body: Body) -> tuple[GroupSpell | None, GroupSpell | None]:
    last, before, *_none = [*body.spells.order_by("-starts_on")[:2], None, None]
    return last, before


def _take_back(last: GroupSpell, before: GroupSpell | None, *, by: Person | None) -> None:
    """The last change never was; whom it sent home takes part again."""
    _remove_spell(spell=last, by=by)
    if before:
        before.ends_on = None
        before.save(update_fields=["ends_on"])
    took_part = last.body.participations
    if last.state in OVER and not took_part.filter(starts_on__gte=last.starts_on).exists():
        took_part.filter(ends_on=last.starts_on - ONE_DAY).update(ends_on=None)


@operation(on="spell")
def _remove_spell(*, spell: GroupSpell, by: Person | None) -> GroupSpell:
    GroupSpell.objects.filter(pk=spell.pk).delete()  # not spell.delete(): the audit needs its number
    return spell


@operation(on="body")
def rename_body(*, body: Body, name: str, starts_on: date, by: Person | None) -> Body:
    """Another name from a day on; the one there was is kept with its last day.

    A name that lasted no day leaves no row, and so a mistake is corrected with the same date.
    """
    check_year(starts_on)
    if starts_on > clock.today():
        raise Refused(_("Write the new name down when it is in use: the day cannot be to come."), "starts_on")
    if name == body.name:
        raise Refused(_("It is called that already."), "name")
    _check_name(name, body)
    until = starts_on - ONE_DAY
    former = body.former_names.first()
    if former and until < former.until:
        raise Refused(
            _("The date is earlier than the last change of name: the former one was used until %s.")
            % f"{former.until:%d/%m/%Y}",
            "starts_on",
        )
    if former is None or until > former.until:
        BodyName.objects.create(body=body, name=body.name, until=until)
    elif former.name == name:
        BodyName.objects.filter(pk=former.pk).delete()
    body.name = name
    body.save(update_fields=["name"])
    return body

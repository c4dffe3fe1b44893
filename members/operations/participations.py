"""Who takes part in a working group: a council, through one of its people or several."""

from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from members.checks import check_post, check_year
from members.models import Body, GroupSpell, Organization, Participation, Person
from members.operations.groups import OVER, check_group
from members.querysets import not_ended_before
from office.audit import operation
from office.refusals import Refused


@operation(under="body")
def join_group(
    *,
    body: Body,
    organization: Organization,
    starts_on: date,
    by: Person | None,
    person: Person | None = None,
    is_coordinator: bool = False,
    on_behalf_of: Organization | None = None,
) -> Participation:
    """A council comes into the group, or sends one person more."""
    participation = Participation(body=body, organization=organization, person=person, starts_on=starts_on)
    check_year(starts_on)
    _check_may_join(participation)
    _check_alone(participation)
    participation.save()
    if is_coordinator:
        set_coordinator(participation=participation, by=by)
    return participation


@operation(on="participation", under="participation.body")
def leave_group(*, participation: Participation, ends_on: date, by: Person | None) -> Participation:
    """Its last day, which may be still to come."""
    if ends_on < participation.starts_on:
        raise Refused(
            _("The last day cannot be before the first, %s.") % f"{participation.starts_on:%d/%m/%Y}",
            "ends_on",
        )
    check_year(ends_on, "ends_on")
    participation.ends_on = ends_on
    _check_alone(participation, "ends_on")
    participation.save(update_fields=["ends_on"])
    return participation


@operation(on="participation", under="participation.body")
def set_coordinator(
    *, participation: Participation, by: Person | None, is_coordinator: bool = True
) -> Participation:
    """Who convenes and minutes; relieves the one there was."""
    if is_coordinator and participation.person_id is None:
        raise Refused(_("Say first through whom the council takes part: a person coordinates."))
    if is_coordinator:
        _relieve_coordinator(participation, by=by)
    participation.is_coordinator = is_coordinator
    participation.save(update_fields=["is_coordinator"])
    return participation


def _relieve_coordinator(participation: Participation, *, by: Person | None) -> None:
    for other in _others_then(participation).filter(is_coordinator=True):
        set_coordinator(participation=other, is_coordinator=False, by=by)


def _others_then(participation: Participation) -> QuerySet[Participation]:
    """The other participations in the group that share a day with this one."""
    others = participation.body.participations.exclude(pk=participation.pk)
    others = others.filter(not_ended_before(participation.starts_on))
    ends_on = participation.ends_on
    return others.filter(starts_on__lte=ends_on) if ends_on else others


def _check_may_join(participation: Participation) -> None:
    body, council, day = participation.body, participation.organization, participation.starts_on
    check_group(body)
    if GroupSpell.objects.in_force(day).filter(body=body, state__in=OVER).exists():
        raise Refused(_("The group was over on that day: take it up again first."), "starts_on")
    if not Organization.objects.members(day).filter(pk=council.pk).exists():
        raise Refused(_("%s was not in the network on that day.") % council, "holder")
    check_post(participation.person, council, day)


def _check_alone(participation: Participation, field: str = "holder") -> None:
    others = _others_then(participation)
    if others.filter(organization=participation.organization, person=participation.person).exists():
        raise Refused(
            _("%s already takes part in this group.") % (participation.person or participation.organization),
            field,
        )
    if participation.is_coordinator and others.filter(is_coordinator=True).exists():
        raise Refused(_("Somebody else coordinates the group on that day."), field)

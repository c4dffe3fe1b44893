"""Who looks after the members of a comarca: one delegate municipality at a time."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from members.checks import check_period, check_year
from members.models import Comarca, Delegation, Membership, Organization, Person
from members.querysets import ONE_DAY, not_ended_before
from office.audit import operation
from office.refusals import Refused


@operation(under="comarca")
def appoint_delegate(
    *,
    comarca: Comarca,
    organization: Organization,
    starts_on: date,
    by: Person | None,
    ends_on: date | None = None,
) -> Delegation:
    """A member looks after the comarca from a day on; the delegate before it ends on the eve."""
    delegation = Delegation(comarca=comarca, organization=organization, starts_on=starts_on, ends_on=ends_on)
    _check(delegation)
    former = Delegation.objects.in_force(starts_on).filter(comarca=comarca).first()
    if former and former.organization_id == organization.pk:
        raise Refused(_("%s: it is already the delegate of this comarca.") % organization, "organization")
    if former and former.starts_on == starts_on:
        raise Refused(
            _("%s is the delegate from this very day: change that one, or choose a later day.")
            % former.organization,
            "starts_on",
        )
    if former:
        end_delegation(delegation=former, ends_on=starts_on - ONE_DAY, by=by)
    _check_free(delegation)
    delegation.save()
    return delegation


@operation(on="delegation", under="delegation.comarca")
def change_delegation(
    *,
    delegation: Delegation,
    organization: Organization,
    starts_on: date,
    ends_on: date | None,
    by: Person | None,
) -> Delegation:
    """Put right what was written down wrong; another council from a day on is a new appointment."""
    delegation.organization, delegation.starts_on, delegation.ends_on = organization, starts_on, ends_on
    _check(delegation)
    _check_free(delegation)
    delegation.save(update_fields=["organization", "starts_on", "ends_on"])
    return delegation


@operation(on="delegation", under="delegation.comarca")
def end_delegation(*, delegation: Delegation, ends_on: date, by: Person | None) -> Delegation:
    """Its last day, which may be still to come."""
    delegation.ends_on = ends_on
    check_period(delegation.starts_on, delegation.ends_on)
    _check_free(delegation)
    delegation.save(update_fields=["ends_on"])
    return delegation


def _check(delegation: Delegation) -> None:
    check_period(delegation.starts_on, delegation.ends_on)
    check_year(delegation.starts_on)
    active = Membership.objects.active(delegation.starts_on)
    if not active.filter(organization=delegation.organization_id).exists():
        raise Refused(
            _("%(council)s is not a member on %(day)s: only a member can be the delegate of a comarca.")
            % {"council": delegation.organization, "day": _in_words(delegation.starts_on)},
            "organization",
        )


def _check_free(delegation: Delegation) -> None:
    """No other delegate of the comarca on any of its days; the constraint would say it without words."""
    others = Delegation.objects.filter(not_ended_before(delegation.starts_on), comarca=delegation.comarca_id)
    if delegation.ends_on:
        others = others.filter(starts_on__lte=delegation.ends_on)
    other = others.exclude(pk=delegation.pk).order_by("starts_on").first()
    if other is None:
        return
    words = _("%(council)s is the delegate of this comarca from %(day)s: choose days that do not meet.")
    field = "ends_on" if other.starts_on > delegation.starts_on else "starts_on"
    raise Refused(words % {"council": other.organization, "day": _in_words(other.starts_on)}, field)


def _in_words(day: date) -> str:
    return date_format(day, "SHORT_DATE_FORMAT")

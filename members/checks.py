"""What several operations ask of what they are given."""

from datetime import date, timedelta

from django.utils.translation import gettext as _

from members.models import Organization, Person, Role
from office import clock
from office.refusals import Refused

AHEAD = timedelta(days=366)
FIRST_YEAR = 1900  # whatever is earlier is a slip of the keyboard


def check_year(day: date, field: str = "starts_on") -> None:
    """A fact may be of long ago, or planned for the year to come."""
    if day > clock.today() + AHEAD:
        raise Refused(_("That date is more than a year ahead: is the year right?"), field)
    if day.year < FIRST_YEAR:
        raise Refused(_("That date is of long ago: is the year right?"), field)


def check_period(starts_on: date, ends_on: date | None) -> None:
    if ends_on and ends_on < starts_on:
        raise Refused(_("The last day cannot be before the first."), "ends_on")


def check_post(person: Person | None, organization: Organization, day: date, field: str = "holder") -> None:
    """Somebody takes a place for a council only with a post in it that day; the name may be still to come."""
    roles = Role.objects.in_force(day).filter(organization=organization, person=person)
    if person and not roles.exists():
        raise Refused(
            _("%(person)s had no post that day in this council: %(council)s.")
            % {"person": person, "council": organization},
            field,
        )

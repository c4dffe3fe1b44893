"""Who sits in the bodies: an election gives a term its seats, and in between some leave and others come in."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q
from django.utils.translation import gettext as _

from members.checks import check_post, check_year
from members.models import Agreement, Body, Organization, Person, Seat, Term
from members.querysets import ONE_DAY, not_ended_before
from office.audit import operation
from office.refusals import Refused

FOUR_YEARS = timedelta(days=4 * 365 + 1)
LONGEST_TERM = 2 * FOUR_YEARS


@dataclass(frozen=True)
class NewSeat:
    """What an election gives: to a member, through a person where it has already said through whom."""

    organization: Organization
    person: Person | None = None
    function: str = Seat.Function.MEMBER


def four_years_from(day: date) -> date:
    """The last day, included."""
    return day + FOUR_YEARS - ONE_DAY


@operation(under="body")
def record_election(
    *,
    body: Body,
    starts_on: date,
    seats: Sequence[NewSeat],
    by: Person | None,
    agreement: Agreement | None = None,
    ends_on: date | None = None,
) -> Term:
    """A new term with its seats; the one there was, and its seats, end the day before."""
    if not body.has_seats:
        raise Refused(_("%s has no seats to elect.") % body)
    if not seats:
        raise Refused(_("Say at least one council that was elected."))
    check_year(starts_on)
    if agreement and starts_on < agreement.adopted_on:
        raise Refused(_("The term cannot begin before the agreement."), "starts_on")
    term = Term(
        body=body, starts_on=starts_on, ends_on=ends_on or four_years_from(starts_on), agreement=agreement
    )
    _check_term(term)
    for former in body.terms.filter(not_ended_before(starts_on), starts_on__lt=starts_on):
        end_term(term=former, ends_on=starts_on - ONE_DAY, by=by)
    term.save()
    for seat in seats:
        add_seat(
            term=term,
            organization=seat.organization,
            person=seat.person,
            function=seat.function,
            starts_on=starts_on,
            by=by,
        )
    return term


@operation(on="term", under="term.body")
def end_term(*, term: Term, ends_on: date, by: Person | None) -> Term:
    """Move the last day of a term, sooner or later; the seats that last to its end move with it."""
    before, term.ends_on = term.ends_on, ends_on
    _check_term(term)
    term.save(update_fields=["ends_on"])
    for seat in term.seats.filter(starts_on__gt=ends_on):
        _remove_seat(seat=seat, by=by)
    to_its_end = Q(ends_on=None) | Q(ends_on=before) | Q(ends_on__gt=ends_on)
    term.seats.filter(to_its_end).update(ends_on=ends_on)
    return term


def _check_term(term: Term) -> None:
    assert term.ends_on
    if term.ends_on < term.starts_on:
        raise Refused(_("The last day cannot be before the first."), "ends_on")
    if term.ends_on >= term.starts_on + LONGEST_TERM:
        raise Refused(_("A term does not last that long: is the year right?"), "ends_on")
    later = term.body.terms.filter(starts_on__gte=term.starts_on, starts_on__lte=term.ends_on)
    other = later.exclude(pk=term.pk).last()
    if other:
        raise Refused(
            _("Another term begins on %s: this one has to end before it.") % f"{other.starts_on:%d/%m/%Y}",
            "ends_on",
        )


@operation(on="term", under="term.body")
def withdraw_election(*, term: Term, by: Person | None, former_ends_on: date | None = None) -> Term:
    """It was recorded by mistake: its term and seats are gone, and only the audit remembers them.

    With `former_ends_on` the term that it had ended is in force again until that day.
    """
    if term.body.terms.filter(starts_on__gt=term.starts_on).exists():
        raise Refused(_("There is a later election of this body: withdraw that one first."))
    former = former_term(term)
    if former and former_ends_on and former_ends_on < term.starts_on:
        raise Refused(
            _("The former term already lasts until %s.") % f"{former.ends_on:%d/%m/%Y}", "former_ends_on"
        )
    for seat in term.seats.all():
        _remove_seat(seat=seat, by=by)
    Term.objects.filter(pk=term.pk).delete()  # not term.delete(): the audit needs its number
    if former and former_ends_on:
        end_term(term=former, ends_on=former_ends_on, by=by)
    return term


def former_term(term: Term) -> Term | None:
    """The one that ended because this began."""
    return term.body.terms.filter(ends_on=term.starts_on - ONE_DAY).first()


@operation(under="term.body")
def add_seat(
    *,
    term: Term,
    organization: Organization,
    starts_on: date,
    by: Person | None,
    person: Person | None = None,
    function: str = Seat.Function.MEMBER,
) -> Seat:
    """A seat from a day to the end of the term."""
    seat = Seat(
        term=term,
        organization=organization,
        person=person,
        function=function,
        starts_on=starts_on,
        ends_on=term.ends_on,
    )
    _check_seat(seat)
    seat.save()
    return seat


@operation(on="seat", under="seat.term.body")
def replace_seat(
    *,
    seat: Seat,
    organization: Organization,
    starts_on: date,
    by: Person | None,
    person: Person | None = None,
) -> Seat:
    """From a day on the seat is somebody else's; from its own first day it is a correction."""
    if starts_on < seat.starts_on:
        raise Refused(_("The seat begins on %s.") % f"{seat.starts_on:%d/%m/%Y}", "starts_on")
    if (organization, person) == (seat.organization, seat.person):
        raise Refused(_("They hold the seat already."), "holder")
    if starts_on == seat.starts_on:
        seat.organization, seat.person = organization, person
        _check_seat(seat)
        seat.save(update_fields=["organization", "person"])
        return seat
    if seat.ends_on is None or seat.ends_on >= starts_on:
        seat.ends_on = starts_on - ONE_DAY
        seat.save(update_fields=["ends_on"])
    return add_seat(
        term=seat.term,
        organization=organization,
        person=person,
        function=seat.function,
        starts_on=starts_on,
        by=by,
    )


@operation(on="seat", under="seat.term.body")
def end_seat(*, seat: Seat, ends_on: date, by: Person | None) -> Seat:
    """Its last day, before the end of the term; nobody has to come in."""
    if ends_on < seat.starts_on:
        raise Refused(_("The seat begins on %s.") % f"{seat.starts_on:%d/%m/%Y}", "ends_on")
    if seat.term.ends_on and ends_on > seat.term.ends_on:
        raise Refused(_("The term ends on %s.") % f"{seat.term.ends_on:%d/%m/%Y}", "ends_on")
    seat.ends_on = ends_on
    _check_free(seat, "ends_on", "ends_on")
    seat.save(update_fields=["ends_on"])
    return seat


@operation(on="seat")
def _remove_seat(*, seat: Seat, by: Person | None) -> Seat:
    Seat.objects.filter(pk=seat.pk).delete()  # not seat.delete(): the audit needs its number
    return seat


def _check_seat(seat: Seat) -> None:
    term, day = seat.term, seat.starts_on
    if day < term.starts_on or (term.ends_on and day > term.ends_on):
        raise Refused(_("That day is outside the term, %s.") % term.years, "starts_on")
    if not Organization.objects.in_state("active", day).filter(pk=seat.organization_id).exists():
        raise Refused(
            _("%(council)s: only a member of that day can hold a seat.") % {"council": seat.organization},
            "holder",
        )
    check_post(seat.person, seat.organization, day)
    _check_free(seat, "holder", "function")


def _check_free(seat: Seat, holder_field: str, function_field: str) -> None:
    """One seat for each council at a time, and one presidency, vice-presidency and secretary."""
    others = seat.term.seats.filter(not_ended_before(seat.starts_on)).exclude(pk=seat.pk)
    if seat.ends_on:
        others = others.filter(starts_on__lte=seat.ends_on)
    taken = others.filter(organization=seat.organization_id).first()
    if taken:
        raise Refused(
            _("%(council)s already has a seat in this term: %(function)s.")
            % {"council": seat.organization, "function": taken.get_function_display()},
            holder_field,
        )
    other = others.filter(function=seat.function).select_related("organization").first()
    if other and seat.function in Seat.SINGLE:
        raise Refused(
            _("%(function)s: there is one at a time, and it belongs to another council: %(council)s.")
            % {"function": seat.get_function_display(), "council": other.organization},
            function_field,
        )

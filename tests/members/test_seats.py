"""Between two elections: who leaves, who comes in, and an election recorded by mistake."""

from datetime import date, timedelta

import pytest

from members import operations
from members.models import Body, Seat, Term
from members.operations.elections import NewSeat
from office.models import AuditRow
from office.refusals import Refused
from tests.cast import MemberFactory, RoleFactory

pytestmark = pytest.mark.django_db

FIRST, LAST = date(2025, 10, 25), date(2029, 10, 24)
CHANGE = date(2026, 3, 1)
ONE_DAY = timedelta(days=1)


def member():
    return MemberFactory().organization


def elect(*functions, starts_on=FIRST, **values):
    body = Body.objects.get_or_create(kind="executive", name="Comissió Executiva")[0]
    seats = [NewSeat(member(), None, function) for function in functions]
    return operations.record_election(body=body, starts_on=starts_on, seats=seats, by=None, **values)


def periods(term):
    return sorted(term.seats.values_list("starts_on", "ends_on"))


def test_somebody_else_comes_in_from_a_day():
    term = elect("presidency")
    role = RoleFactory(organization=member())

    seat = operations.replace_seat(
        seat=term.seats.get(), organization=role.organization, person=role.person, starts_on=CHANGE, by=None
    )

    assert (seat.function, seat.person) == ("presidency", role.person)
    assert periods(term) == [(FIRST, CHANGE - ONE_DAY), (CHANGE, LAST)]


def test_replacement_from_the_first_day_is_a_correction():
    term = elect("secretary")
    right = member()

    operations.replace_seat(seat=term.seats.get(), organization=right, starts_on=FIRST, by=None)

    assert [(seat.organization, seat.starts_on) for seat in term.seats.all()] == [(right, FIRST)]


def test_council_sends_another_of_its_people():
    term = elect("member")
    seat = term.seats.get()
    role = RoleFactory(organization=seat.organization)

    operations.replace_seat(
        seat=seat, organization=seat.organization, person=role.person, starts_on=CHANGE, by=None
    )

    assert [row.person for row in term.seats.order_by("starts_on")] == [None, role.person]


def test_replacement_by_who_holds_it_or_before_it_begins_is_refused():
    seat = elect("member").seats.get()

    for council, day in ((seat.organization, CHANGE), (member(), FIRST - ONE_DAY)):
        with pytest.raises(Refused):
            operations.replace_seat(seat=seat, organization=council, starts_on=day, by=None)


def test_council_with_a_seat_does_not_take_another():
    term = elect("presidency", "member")
    presidency, other = term.seats.in_order()

    with pytest.raises(Refused):
        operations.replace_seat(seat=presidency, organization=other.organization, starts_on=CHANGE, by=None)

    assert periods(term) == [(FIRST, LAST), (FIRST, LAST)]


def test_replacement_after_the_seat_has_ended_leaves_it_empty_in_between():
    term = elect("member")
    seat = term.seats.get()
    operations.end_seat(seat=seat, ends_on=date(2026, 1, 31), by=None)

    operations.replace_seat(seat=seat, organization=member(), starts_on=CHANGE, by=None)

    assert periods(term) == [(FIRST, date(2026, 1, 31)), (CHANGE, LAST)]


@pytest.mark.parametrize("day", [FIRST - ONE_DAY, LAST + ONE_DAY])
def test_seat_begins_and_ends_within_its_term(day):
    term = elect("member")

    with pytest.raises(Refused):
        operations.end_seat(seat=term.seats.get(), ends_on=day, by=None)
    with pytest.raises(Refused):
        operations.add_seat(term=term, organization=member(), starts_on=day, by=None)


def test_seat_does_not_last_into_the_time_of_who_came_after():
    term = elect("presidency")
    seat = term.seats.get()
    operations.replace_seat(seat=seat, organization=member(), starts_on=CHANGE, by=None)

    with pytest.raises(Refused) as refusal:
        operations.end_seat(seat=seat, ends_on=CHANGE, by=None)

    assert refusal.value.field == "ends_on"


def test_seat_may_end_sooner_though_somebody_came_after():
    term = elect("presidency")
    seat = term.seats.get()
    operations.replace_seat(seat=seat, organization=member(), starts_on=CHANGE, by=None)

    operations.end_seat(seat=seat, ends_on=date(2026, 1, 31), by=None)

    assert periods(term) == [(FIRST, date(2026, 1, 31)), (CHANGE, LAST)]


def test_second_presidency_is_added_only_once_the_first_has_ended():
    term = elect("presidency")

    with pytest.raises(Refused):
        operations.add_seat(
            term=term, organization=member(), function="presidency", starts_on=CHANGE, by=None
        )
    operations.end_seat(seat=term.seats.get(), ends_on=CHANGE - ONE_DAY, by=None)
    operations.add_seat(term=term, organization=member(), function="presidency", starts_on=CHANGE, by=None)

    assert periods(term) == [(FIRST, CHANGE - ONE_DAY), (CHANGE, LAST)]


def test_seats_that_last_to_the_end_of_the_term_move_with_it():
    term = elect("presidency", "member")
    left = term.seats.get(function="member")
    operations.end_seat(seat=left, ends_on=CHANGE, by=None)
    later = LAST + timedelta(days=60)

    operations.end_term(term=term, ends_on=later, by=None)

    assert periods(term) == [(FIRST, CHANGE), (FIRST, later)]


def test_term_that_ends_sooner_ends_its_seats():
    term = elect("presidency", "member")
    left = term.seats.get(function="member")
    operations.end_seat(seat=left, ends_on=CHANGE + ONE_DAY, by=None)

    operations.end_term(term=term, ends_on=CHANGE, by=None)

    assert periods(term) == [(FIRST, CHANGE), (FIRST, CHANGE)]


def test_term_does_not_last_into_the_next_nor_end_before_it_begins():
    term = elect("member", starts_on=date(2024, 1, 1))
    elect("member")

    for day in (FIRST, date(2023, 12, 31)):
        with pytest.raises(Refused):
            operations.end_term(term=term, ends_on=day, by=None)


def test_withdrawn_election_leaves_the_former_term_as_it_was():
    former = elect("presidency", starts_on=date(2024, 1, 1))
    planned = former.ends_on
    term = elect("presidency", "member")

    operations.withdraw_election(term=term, former_ends_on=planned, by=None)

    former.refresh_from_db()
    assert list(Term.objects.all()) == [former]
    assert (former.ends_on, periods(former)) == (planned, [(date(2024, 1, 1), planned)])
    removed = AuditRow.objects.filter(operation="members._remove_seat")
    assert [row.before["function"] for row in removed.order_by("pk")] == ["presidency", "member"]


def test_withdrawn_election_may_leave_the_former_term_ended():
    former = elect("member", starts_on=date(2024, 1, 1))
    term = elect("member")

    operations.withdraw_election(term=term, by=None)

    former.refresh_from_db()
    assert former.ends_on == FIRST - ONE_DAY
    assert AuditRow.objects.get(operation="members.withdraw_election").subject_id == term.pk


def test_withdrawal_refuses_a_day_that_the_former_term_already_lasts():
    elect("member", starts_on=date(2024, 1, 1))
    term = elect("member")

    with pytest.raises(Refused) as refusal:
        operations.withdraw_election(term=term, former_ends_on=FIRST - ONE_DAY, by=None)

    assert refusal.value.field == "former_ends_on"
    assert Seat.objects.count() == 2


def test_only_the_last_election_is_withdrawn():
    former = elect("member", starts_on=date(2024, 1, 1))
    elect("member")

    with pytest.raises(Refused):
        operations.withdraw_election(term=former, by=None)

"""An election gives a term its seats."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from members import operations
from members.models import Body, Person, Seat, Term
from members.operations.elections import NewSeat
from office import clock
from office.invented import invented
from office.models import AuditRow
from office.refusals import Refused
from tests.cast import MemberFactory, PersonFactory, RoleFactory

pytestmark = pytest.mark.django_db

ASSEMBLY_DAY = date(2025, 10, 25)
LAST_DAY = date(2029, 10, 24)


@pytest.fixture
def executive():
    return Body.objects.create(kind="executive", name="Comissió Executiva")


def member(**values):
    return MemberFactory(**values).organization


def elect(body, *seats, starts_on=ASSEMBLY_DAY, **values):
    given = [seat if isinstance(seat, NewSeat) else NewSeat(seat) for seat in seats]
    return operations.record_election(body=body, starts_on=starts_on, seats=given, by=None, **values)


def record_agreement(day):
    assembly = Body.objects.create(kind="assembly", name="Assemblea")
    return operations.record_agreement(body=assembly, adopted_on=day, title="Elecció", by=None)


def test_election_gives_seats_for_four_years(executive):
    role = RoleFactory(organization=member())
    other = member()

    term = elect(executive, NewSeat(role.organization, role.person, "presidency"), other)

    rows = Seat.objects.in_order().values_list("organization", "person", "function", "starts_on", "ends_on")
    assert (term.starts_on, term.ends_on, term.years) == (ASSEMBLY_DAY, LAST_DAY, "2025-2029")
    assert list(rows) == [
        (role.organization_id, role.person_id, "presidency", ASSEMBLY_DAY, LAST_DAY),
        (other.pk, None, "member", ASSEMBLY_DAY, LAST_DAY),
    ]


def test_election_of_the_story_is_recorded_in_the_past(executive):
    day = date(2023, 10, 25)
    councils = [member(starts_on=date(2018, 1, 1)) for _ in range(9)]
    agreement = record_agreement(day)

    term = elect(executive, *councils, starts_on=day, agreement=agreement)

    assert (term.years, term.ends_on, term.agreement) == ("2023-2027", date(2027, 10, 24), agreement)
    assert term.seats.count() == 9


def test_election_ends_the_term_in_force_and_its_seats_the_day_before(executive):
    former = elect(executive, member(), member(), starts_on=date(2024, 1, 1))
    left = former.seats.first()
    operations.end_seat(seat=left, ends_on=date(2024, 6, 30), by=None)

    elect(executive, member())

    former.refresh_from_db()
    assert former.ends_on == date(2025, 10, 24)
    assert sorted(former.seats.values_list("ends_on", flat=True)) == [date(2024, 6, 30), date(2025, 10, 24)]


def test_seat_that_had_not_begun_goes_with_the_term_that_ends(executive):
    former = elect(executive, member(), starts_on=date(2024, 1, 1))
    operations.add_seat(term=former, organization=member(), starts_on=date(2026, 1, 1), by=None)

    elect(executive, member())

    assert [seat.starts_on for seat in former.seats.all()] == [date(2024, 1, 1)]
    assert AuditRow.objects.filter(operation="members._remove_seat").count() == 1


def test_election_of_an_earlier_term_fits_before_the_one_there_is(executive):
    elect(executive, member())

    with pytest.raises(Refused) as refusal:
        elect(executive, member(), starts_on=date(2024, 1, 1))
    earlier = elect(executive, member(), starts_on=date(2024, 1, 1), ends_on=ASSEMBLY_DAY - timedelta(1))

    assert refusal.value.field == "ends_on"
    assert [term.starts_on for term in Term.objects.all()] == [ASSEMBLY_DAY, earlier.starts_on]


def test_term_does_not_begin_before_its_agreement(executive):
    agreement = record_agreement(ASSEMBLY_DAY + timedelta(days=1))

    with pytest.raises(Refused) as refusal:
        elect(executive, member(), agreement=agreement)

    assert refusal.value.field == "starts_on"


@pytest.mark.parametrize(
    "days",
    [
        {"starts_on": date(1600, 12, 31)},
        {"starts_on": date(9999, 12, 31)},
        {"ends_on": date(2207, 10, 24)},
        {"ends_on": date(2025, 10, 24)},
    ],
)
def test_days_that_cannot_be_are_refused(executive, days):
    with pytest.raises(Refused):
        elect(executive, member(), **days)

    assert not Term.objects.exists()


@pytest.mark.parametrize("function", ["presidency", "vice_presidency", "secretary"])
def test_there_is_one_presidency_vice_presidency_and_secretary(executive, function):
    with pytest.raises(Refused) as refusal:
        elect(executive, NewSeat(member(), None, function), NewSeat(member(), None, function))

    assert refusal.value.field == "function"
    assert not Term.objects.exists()


def test_council_has_one_seat_in_a_term(executive):
    council = member()

    with pytest.raises(Refused) as refusal:
        elect(executive, council, council)

    assert refusal.value.field == "holder"


@pytest.mark.parametrize(
    "membership",
    [
        {"state": "applicant"},
        {"state": "suspended"},
        {"ends_on": date(2025, 1, 1)},
        {"starts_on": date(2026, 1, 1)},
    ],
)
def test_only_members_of_that_day_hold_seats(executive, membership):
    with pytest.raises(Refused) as refusal:
        elect(executive, member(**membership))

    assert refusal.value.field == "holder"


@pytest.mark.parametrize(
    ("post", "is_accepted"),
    [
        ({}, True),
        ({"ends_on": date(2026, 1, 1)}, True),
        ({"ends_on": date(2025, 1, 1)}, False),
        ({"starts_on": date(2025, 12, 1)}, False),
    ],
)
def test_person_has_a_post_in_the_council_that_day(executive, post, is_accepted):
    role = RoleFactory(organization=member(), **post)

    if is_accepted:
        elect(executive, NewSeat(role.organization, role.person))
    else:
        with pytest.raises(Refused):
            elect(executive, NewSeat(role.organization, role.person))

    assert Seat.objects.exists() is is_accepted


def test_person_of_another_council_is_refused(executive):
    role = RoleFactory(organization=member())

    with pytest.raises(Refused):
        elect(executive, NewSeat(member(), role.person))


def test_body_without_seats_elects_nobody():
    assembly = Body.objects.create(kind="assembly", name="Assemblea")

    with pytest.raises(Refused):
        elect(assembly, member())


def test_election_of_nobody_is_refused(executive):
    with pytest.raises(Refused):
        elect(executive)


def test_demonstration_marks_the_seats_it_makes_up(executive):
    with invented():
        elect(executive, member())

    assert Seat.objects.get().is_invented


@pytest.mark.parametrize("function", ["presidency", "vice_presidency", "secretary"])
def test_database_refuses_two_of_a_single_function(executive, function):
    term = elect(executive, NewSeat(member(), None, function))

    with pytest.raises(IntegrityError), transaction.atomic():
        Seat.objects.create(term=term, organization=member(), function=function, starts_on=ASSEMBLY_DAY)


def test_database_refuses_a_council_twice_in_a_term(executive):
    council = member()
    term = elect(executive, council)

    with pytest.raises(IntegrityError), transaction.atomic():
        Seat.objects.create(term=term, organization=council, starts_on=date(2026, 1, 1))


@pytest.mark.parametrize(("days", "sits"), [(0, True), (-1, False)])
def test_seat_gives_its_rights_until_its_last_day(executive, days, sits):
    role = RoleFactory(organization=member())
    term = elect(executive, NewSeat(role.organization, role.person))

    operations.end_seat(seat=term.seats.get(), ends_on=clock.today() + timedelta(days=days), by=None)

    assert Person.objects.get(pk=role.person_id).has_perm("members.sit_on_executive") is sits


def test_seat_of_another_body_is_not_of_the_executive():
    technical = Body.objects.create(kind="technical", name="Comissió Tècnica")
    role = RoleFactory(organization=member())
    elect(technical, NewSeat(role.organization, role.person))

    assert not role.person.has_perm("members.sit_on_executive")
    assert not PersonFactory().has_perm("members.sit_on_executive")

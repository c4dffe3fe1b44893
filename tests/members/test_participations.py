"""Who takes part in a working group, and who coordinates it."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from members import operations
from members.models import Body, GroupSpell, Participation
from office import clock
from office.refusals import Refused
from tests.cast import CouncilFactory, MemberFactory, RoleFactory

pytestmark = pytest.mark.django_db

DAY = date(2025, 3, 1)


@pytest.fixture
def group():
    return operations.propose_group(name="Cures", starts_on=date(2024, 1, 1), reason="Acta", by=None)


def role(**values):
    return RoleFactory(organization=MemberFactory().organization, **values)


def join(group, post, **values):
    given = {"organization": post.organization, "person": post.person, "starts_on": DAY, "by": None}
    return operations.join_group(body=group, **(given | values))


def councils(group):
    return Body.objects.with_councils().get(pk=group.pk).council_count


def test_council_with_two_people_counts_once(group):
    first = role()

    join(group, first)
    join(group, RoleFactory(organization=first.organization))
    join(group, role(), person=None)

    assert (group.participations.count(), councils(group)) == (3, 2)


def test_applicant_takes_part_too(group):
    council = MemberFactory(state="applicant").organization

    operations.join_group(body=group, organization=council, starts_on=DAY, by=None)

    assert councils(group) == 1


def test_council_out_of_the_network_does_not_come_in(group):
    with pytest.raises(Refused) as refusal:
        operations.join_group(body=group, organization=CouncilFactory(), starts_on=DAY, by=None)

    assert refusal.value.field == "holder"


def test_person_has_a_post_in_the_council_that_day(group):
    for post in ({"ends_on": date(2024, 12, 31)}, {"starts_on": date(2025, 3, 2)}):
        with pytest.raises(Refused):
            join(group, role(**post))

    assert not Participation.objects.exists()


def test_nobody_takes_part_twice_at_a_time(group):
    post = role()
    participation = join(group, post)

    with pytest.raises(Refused):
        join(group, post, starts_on=date(2025, 6, 1))
    operations.leave_group(participation=participation, ends_on=date(2025, 5, 31), by=None)
    join(group, post, starts_on=date(2025, 6, 1))

    assert group.participations.count() == 2


@pytest.mark.parametrize("is_named", [True, False])
def test_database_refuses_the_same_participation_twice(group, is_named):
    post = role()
    person = post.person if is_named else None
    join(group, post, person=person)

    with pytest.raises(IntegrityError), transaction.atomic():
        Participation.objects.create(
            body=group, organization=post.organization, person=person, starts_on=date(2026, 1, 1)
        )


@pytest.mark.parametrize("state", ["closed", "reconverted"])
def test_nobody_joins_a_group_that_is_over(state):
    body = Body.objects.create(kind="working_group", name="Agroecologia")
    GroupSpell.objects.create(body=body, state=state, starts_on=DAY, reason="Acta")

    with pytest.raises(Refused) as refusal:
        join(body, role())

    assert refusal.value.field == "starts_on"


def test_nobody_joins_a_body_that_is_not_a_group():
    with pytest.raises(Refused):
        join(Body.objects.create(kind="assembly", name="Assemblea"), role())


def test_participation_lasts_until_its_last_day_included(group):
    participation = join(group, role())

    operations.leave_group(participation=participation, ends_on=clock.today(), by=None)
    today = councils(group)
    operations.leave_group(participation=participation, ends_on=clock.today() - timedelta(days=1), by=None)

    assert (today, councils(group)) == (1, 0)


@pytest.mark.parametrize("day", [date(2025, 2, 28), date(2207, 1, 1)])
def test_participation_does_not_end_before_it_begins_nor_far_ahead(group, day):
    participation = join(group, role())

    with pytest.raises(Refused) as refusal:
        operations.leave_group(participation=participation, ends_on=day, by=None)

    assert refusal.value.field == "ends_on"


def test_new_coordinator_relieves_the_one_before(group):
    first = join(group, role(), is_coordinator=True)

    second = join(group, role(), is_coordinator=True)

    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.is_coordinator, second.is_coordinator) == (False, True)


def test_coordinator_that_had_left_is_remembered(group):
    first = join(group, role(), is_coordinator=True)
    operations.leave_group(participation=first, ends_on=date(2025, 12, 31), by=None)

    join(group, role(), starts_on=date(2026, 1, 1), is_coordinator=True)

    first.refresh_from_db()
    assert first.is_coordinator
    with pytest.raises(Refused):
        operations.leave_group(participation=first, ends_on=date(2026, 1, 1), by=None)


def test_person_coordinates_and_not_a_council_alone(group):
    participation = join(group, role(), person=None)

    with pytest.raises(Refused):
        operations.set_coordinator(participation=participation, by=None)


def test_coordinator_may_stop_and_stay_in_the_group(group):
    participation = join(group, role(), is_coordinator=True)

    operations.set_coordinator(participation=participation, is_coordinator=False, by=None)

    assert [row.is_coordinator for row in group.participations.all()] == [False]


def test_database_refuses_two_coordinators_on_a_day(group):
    join(group, role(), is_coordinator=True)
    other = join(group, role())
    other.is_coordinator = True

    with pytest.raises(IntegrityError), transaction.atomic():
        other.save()

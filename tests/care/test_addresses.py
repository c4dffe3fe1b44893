import pytest

from members.addresses import recipient_of, recipients_of
from office import clock
from tests.care.conftest import days
from tests.cast import CouncilFactory, RoleFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def council():
    return CouncilFactory(email="ajuntament@example.org")


def reached(council, on=None):
    recipient = recipient_of(council, on)
    return recipient and (recipient.person, recipient.address)


def test_reference_person_comes_before_the_substitute_and_the_others(council):
    RoleFactory(organization=council)
    RoleFactory(organization=council, is_substitute=True)
    reference = RoleFactory(organization=council, is_primary_contact=True)

    assert reached(council) == (reference.person, reference.person.email)


def test_substitute_comes_before_the_others(council):
    RoleFactory(organization=council)
    substitute = RoleFactory(organization=council, is_substitute=True)

    assert reached(council) == (substitute.person, substitute.person.email)


def test_address_of_the_role_comes_before_that_of_the_person(council):
    role = RoleFactory(organization=council, email="economia@example.org")

    assert reached(council) == (role.person, "economia@example.org")


def test_who_has_no_address_of_its_own_is_passed_over(council):
    RoleFactory(organization=council, is_primary_contact=True, person__email=None)
    other = RoleFactory(organization=council)

    assert reached(council) == (other.person, other.person.email)


def test_shared_mailbox_is_last_and_is_nobodys(council):
    RoleFactory(organization=council, is_primary_contact=True, person__email=None)

    assert reached(council) == (None, "ajuntament@example.org")


def test_role_of_another_day_does_not_count(council):
    yesterday = clock.today() - days(1)
    past = RoleFactory(organization=council, ends_on=yesterday)

    assert reached(council) == (None, "ajuntament@example.org")
    assert reached(council, yesterday) == (past.person, past.person.email)


def test_unreachable_is_none():
    assert recipient_of(CouncilFactory()) is None


def test_many_take_one_query(council, django_assert_num_queries):
    unreachable = CouncilFactory()

    with django_assert_num_queries(1):
        found = recipients_of([council, unreachable])

    assert set(found) == {council.pk}

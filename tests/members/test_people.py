from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from members import operations
from members.models import Organization, Person, Role
from office import clock, links, retention
from office.models import AuditRow, Message, SignedLink
from office.refusals import Refused
from tests.cast import CouncilFactory, MemberFactory, PersonFactory, RoleFactory

pytestmark = pytest.mark.django_db


def give_role(person, organization, **values):
    given = {"line": "technical", "title": "Tècnica", "starts_on": date(2025, 1, 1), "by": None}
    return operations.add_role(person=person, organization=organization, **(given | values))


@pytest.fixture
def person():
    return operations.add_person(
        given_name="Alba", family_name="Puig", email="Alba.Puig@example.org", by=None
    )


def test_person_is_known_before_having_an_account(person):
    assert (person.email, person.is_active, person.has_account) == ("alba.puig@example.org", False, False)


def test_person_without_address_has_a_name():
    person = operations.add_person(given_name="Pau", family_name="Ros", by=None)

    assert (person.email, str(person)) == (None, "Pau Ros")


def test_same_address_twice_is_refused(person):
    with pytest.raises(Refused):
        operations.add_person(given_name="A", family_name="P", email="ALBA.puig@example.org", by=None)


def test_new_reference_person_relieves_the_one_before(person):
    before = RoleFactory(is_primary_contact=True)

    give_role(person, before.organization, is_primary_contact=True)

    before.refresh_from_db()
    assert before.is_primary_contact is False
    assert [role.person for role in Role.objects.filter(is_primary_contact=True)] == [person]


def test_database_refuses_two_reference_persons_on_one_day():
    first = RoleFactory(is_primary_contact=True)

    with pytest.raises(IntegrityError), transaction.atomic():
        RoleFactory(organization=first.organization, is_primary_contact=True)


@pytest.mark.parametrize("days", [-1, 0, 30])
def test_rights_last_until_the_last_day_included(person, days):
    today = clock.today()
    council = MemberFactory().organization
    role = give_role(person, council)

    operations.end_role(role=role, ends_on=today + timedelta(days=days), by=None)

    represented = Organization.objects.represented_by(person)
    assert list(represented) == ([council] if days >= 0 else [])


def test_role_to_come_gives_no_rights_yet(person):
    council = MemberFactory().organization
    tomorrow = clock.today() + timedelta(days=1)

    give_role(person, council, starts_on=tomorrow)

    assert not Organization.objects.represented_by(person).exists()
    assert list(Organization.objects.represented_by(person, tomorrow)) == [council]


def test_end_before_the_start_is_refused(person):
    role = give_role(person, CouncilFactory())

    with pytest.raises(Refused):
        operations.end_role(role=role, ends_on=date(2024, 1, 1), by=None)


def test_invitation_is_a_message_with_a_link_that_works_once(person):
    operations.invite(person=person, by=None)
    message, link = Message.objects.get(), SignedLink.objects.get()

    operations.accept_invitation(person=person, link=links.read(link.token, "invitation"), by=person)

    person.refresh_from_db()
    assert message.address == "alba.puig@example.org"
    assert link.token in message.link
    assert person.is_active
    assert person.emailaddress_set.get().verified
    with pytest.raises(Refused):
        links.read(link.token, "invitation")


def test_second_invitation_closes_the_first(person):
    operations.invite(person=person, by=None)
    first = SignedLink.objects.get()

    operations.invite(person=person, by=None)

    first.refresh_from_db()
    assert not first.is_open


def test_expired_invitation_is_refused(person):
    operations.invite(person=person, by=None)
    SignedLink.objects.update(expires_at=clock.now() - timedelta(minutes=1))

    with pytest.raises(Refused):
        links.read(SignedLink.objects.get().token, "invitation")


def test_member_without_reference_person_still_saves():
    council = MemberFactory().organization
    role = RoleFactory(organization=council, is_primary_contact=True)

    operations.end_role(role=role, ends_on=clock.today() - timedelta(days=1), by=None)

    organization = Organization.objects.for_page(PersonFactory()).get(pk=council.pk)
    assert organization.current_roles == []


def test_role_in_a_council_that_has_left_gives_no_rights(person):
    council = MemberFactory().organization
    give_role(person, council)

    operations.change_membership(
        organization=council, state="withdrawn", starts_on=clock.today(), reason="Ple", by=None
    )

    assert not Organization.objects.represented_by(person).exists()
    assert not Organization.objects.visible_to(person).exists()


def test_end_inside_the_time_of_the_successor_is_refused(person):
    council = MemberFactory().organization
    today = clock.today()
    first = give_role(
        person,
        council,
        is_primary_contact=True,
        starts_on=today - timedelta(days=30),
        ends_on=today - timedelta(days=20),
    )
    RoleFactory(organization=council, is_primary_contact=True, starts_on=today - timedelta(days=10))

    with pytest.raises(Refused):
        operations.end_role(role=first, ends_on=today, by=None)


def test_closed_account_is_opened_again_only_by_coordination(cast):
    newcomer = operations.add_person(given_name="Nil", family_name="Ros", email="nil@example.org", by=None)
    give_role(newcomer, cast.mentor_council)
    assert cast.mentor.has_perm("members.invite", newcomer)
    operations.accept_invitation(person=newcomer, link=None, by=None)
    newcomer.is_active = False
    newcomer.save()

    assert not cast.mentor.has_perm("members.invite", newcomer)
    assert cast.coordination.has_perm("members.invite", newcomer)


def test_password_is_audited_and_not_written_down(person):
    operations.set_password(person=person, password="una contrasenya llarga", by=person)

    row = AuditRow.objects.get(operation="members.set_password")
    assert person.check_password("una contrasenya llarga")
    assert "password" not in {**row.after, **row.personal.after}


@pytest.mark.parametrize(("years", "is_erased"), [(7, True), (5, False)])
def test_person_who_left_long_ago_is_erased(person, years, is_erased):
    """Six years after the last post; the rows that name it stay and name nobody."""
    today = clock.today()
    Person.objects.update(created_at=clock.now() - timedelta(days=3000))
    role = give_role(person, CouncilFactory(), starts_on=today - timedelta(days=2900))
    operations.accept_invitation(person=person, link=None, by=None)
    operations.end_role(role=role, ends_on=today - timedelta(days=365 * years), by=None)

    erased = retention.apply().get("members.person", 0)

    person.refresh_from_db()
    assert erased == int(is_erased)
    assert (person.email is None, person.family_name == "", person.is_active) == (
        is_erased,
        is_erased,
        not is_erased,
    )
    assert person.emailaddress_set.exists() is not is_erased
    assert retention.apply().get("members.person", 0) == 0


def test_person_with_a_post_is_kept_whatever_its_age(person):
    Person.objects.update(created_at=clock.now() - timedelta(days=5000))
    give_role(person, CouncilFactory(), starts_on=clock.today() - timedelta(days=4000))

    assert "members.person" not in retention.apply()

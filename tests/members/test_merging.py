"""Two records of one person made one: what stays, what goes, who may not."""

from datetime import date

import pytest
from allauth.account.models import EmailAddress
from django.urls import reverse

from members import merging, operations
from members.models import Body, Collaboration, NetworkRole, Participation, Person, Role, WebSession
from members.operations.people import INVITATION
from office import clock, links
from office.models import AuditRow, MessagePreference, SignedLink
from office.refusals import Refused
from tests.cast import START, CouncilFactory, MemberFactory, PersonFactory, RoleFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def keep():
    return PersonFactory(given_name="Anna", family_name="Ferrer Coll", email="anna@example.org")


@pytest.fixture
def gone():
    return PersonFactory(given_name="Ana", family_name="Ferrer", email="ana@example.org")


def merge(keep, gone, by=None, **choice) -> Person:
    return operations.merge_people(keep=keep, gone=gone, by=by, **choice)


def open_account(person):
    operations.accept_invitation(person=person, link=None, by=None)


def addresses(person) -> list[tuple[str, bool]]:
    return list(EmailAddress.objects.filter(user=person).values_list("email", "primary"))


def audited() -> AuditRow:
    return AuditRow.objects.get(operation="members.merge_people")


def test_who_goes_stays_behind_without_address_or_account(keep, gone):
    merge(keep, gone)

    gone.refresh_from_db()
    assert (gone.merged_into, gone.is_active, gone.email) == (keep, False, None)
    assert not gone.has_usable_password()
    assert str(gone) == "Ana Ferrer"


def test_name_and_address_stay_as_chosen(keep, gone):
    merge(keep, gone, takes_name=True, takes_address=True)

    keep.refresh_from_db()
    assert (str(keep), keep.email) == ("Ana Ferrer", "ana@example.org")


def test_address_comes_along_when_who_stays_has_none(gone):
    keep = PersonFactory(email=None, is_active=False)

    merge(keep, gone)

    keep.refresh_from_db()
    assert (keep.email, keep.is_active) == ("ana@example.org", True)


def test_closed_account_is_not_opened_by_a_merge(keep, gone):
    Person.objects.filter(pk=keep.pk).update(is_active=False)

    merge(keep, gone)

    keep.refresh_from_db()
    assert not keep.is_active


def test_latest_sign_in_and_earliest_day_stay(keep, gone):
    Person.objects.filter(pk=gone.pk).update(last_login=clock.real_now(), created_at=gone.created_at)
    Person.objects.filter(pk=keep.pk).update(created_at=clock.now())

    merge(keep, gone)

    keep.refresh_from_db()
    assert keep.has_account
    assert keep.created_at == gone.created_at


@pytest.mark.parametrize("takes_address, email", [(False, "anna@example.org"), (True, "ana@example.org")])
def test_only_the_chosen_address_opens_the_account(keep, gone, takes_address, email):
    open_account(keep)
    open_account(gone)

    merge(keep, gone, takes_address=takes_address)

    assert addresses(keep) == [(email, True)]
    assert not EmailAddress.objects.exclude(user=keep).exists()


def test_account_stays_known_when_the_chosen_address_never_opened_one(keep, gone):
    open_account(keep)

    merge(keep, gone, takes_address=True)

    assert addresses(keep) == [("ana@example.org", True)]


def test_sessions_of_who_goes_end_and_the_others_do_not(keep, gone, enter):
    NetworkRole.objects.create(person=gone, kind="advisor", starts_on=START)
    theirs, own = enter(gone), enter(keep)

    merge(keep, gone)

    assert WebSession.objects.filter(person__isnull=False).count() == 1
    assert theirs.get("/")["Location"].startswith(reverse("account_request_login_code"))
    assert own.get("/").status_code == 200


def test_invitations_of_who_goes_are_closed(keep, gone):
    link = links.create(INVITATION, subject_id=gone.pk, person=gone, days=3)

    merge(keep, gone)

    assert not SignedLink.objects.get(pk=link.pk).is_open


def test_invitation_to_an_address_that_is_left_is_closed(keep, gone):
    link = links.create(INVITATION, subject_id=keep.pk, person=keep, days=3)

    merge(keep, gone, takes_address=True)

    assert not SignedLink.objects.get(pk=link.pk).is_open


def test_same_preference_twice_stays_as_it_was(keep, gone):
    MessagePreference.objects.create(person=keep, channel="digest")
    lost = MessagePreference.objects.create(person=gone, channel="screen")

    merge(keep, gone)

    assert list(MessagePreference.objects.values_list("person", "channel")) == [(keep.pk, "digest")]
    assert audited().after["dropped"] == {"office.messagepreference.person": [lost.pk]}
    assert audited().personal.after["not_kept"]["office.messagepreference.person"][0]["channel"] == "screen"


def test_collaboration_of_both_names_the_person_once(keep, gone):
    fair = Collaboration.objects.create(title="Fira", our_role="speaker", starts_on=START)
    fair.people.add(keep, gone)

    merge(keep, gone)

    assert list(fair.people.all()) == [keep]
    assert audited().personal.after["not_kept"] == {"members.collaboration_people.person": ["Fira"]}


def participate(person, group, organization, starts_on, ends_on=None, **values):
    return Participation.objects.create(
        body=group, organization=organization, person=person, starts_on=starts_on, ends_on=ends_on, **values
    )


def test_participation_of_both_on_one_day_is_one_with_the_days_of_both(keep, gone):
    group, council = Body.objects.create(kind="working_group", name="Cures"), CouncilFactory()
    participate(keep, group, council, date(2024, 3, 1), date(2025, 6, 30))
    participate(gone, group, council, date(2024, 1, 1), date(2024, 12, 31))
    participate(gone, group, council, date(2026, 1, 1))
    participate(gone, group, CouncilFactory(), date(2024, 1, 1))

    merge(keep, gone)

    same = Participation.objects.filter(organization=council).order_by("starts_on")
    assert list(same.values_list("person", "starts_on", "ends_on")) == [
        (keep.pk, date(2024, 1, 1), date(2025, 6, 30)),
        (keep.pk, date(2026, 1, 1), None),
    ]
    assert Participation.objects.count() == 3
    assert AuditRow.objects.filter(
        operation="members._take_in", subject_type="members.participation"
    ).exists()


def test_post_written_twice_is_one_and_keeps_what_only_one_said(keep, gone):
    council = CouncilFactory()
    RoleFactory(person=keep, organization=council, title="Tècnica d'ESS")
    RoleFactory(person=gone, organization=council, title="tècnica d'ESS ", phone="972 00 00 00")

    merge(keep, gone)

    role = Role.objects.get()
    assert (role.person, role.title, role.phone) == (keep, "Tècnica d'ESS", "972 00 00 00")


def test_reference_person_keeps_its_own_days(keep, gone):
    """The post that says less goes when it adds no day; one that was longer stays beside it."""
    council, other = CouncilFactory(), CouncilFactory()
    RoleFactory(person=keep, organization=council, starts_on=date(2025, 1, 1))
    RoleFactory(person=gone, organization=council, starts_on=date(2024, 1, 1), is_primary_contact=True)
    RoleFactory(person=keep, organization=other, starts_on=date(2025, 1, 1), is_primary_contact=True)
    RoleFactory(person=gone, organization=other, starts_on=date(2024, 1, 1))

    merge(keep, gone)

    found = Role.objects.filter(person=keep).order_by("organization", "starts_on")
    assert list(found.values_list("organization", "starts_on", "is_primary_contact")) == [
        (council.pk, date(2024, 1, 1), True),
        (other.pk, date(2024, 1, 1), False),
        (other.pk, date(2025, 1, 1), True),
    ]


def test_audit_says_what_moved_and_what_the_row_was(keep, gone):
    RoleFactory.create_batch(2, person=gone)

    merge(keep, gone, takes_name=True)

    row = audited()
    before, after = row.personal.before, row.personal.after
    left = AuditRow.objects.get(operation="members._become_part_of")
    assert (row.after["gone"], row.after["moved"]) == (gone.pk, {"members.role.person": 2})
    assert (before["given_name"], after["given_name"]) == ("Anna", "Ana")
    assert (left.subject_id, left.personal.before["email"]) == (gone.pk, "ana@example.org")


def test_merge_into_itself_is_refused(keep):
    with pytest.raises(Refused):
        merge(keep, Person.objects.get(pk=keep.pk))


def test_merged_record_is_not_merged_again(keep, gone):
    other = PersonFactory()
    merge(keep, gone)

    for stays, goes in ((keep, gone), (gone, keep), (gone, other), (other, gone)):
        with pytest.raises(Refused):
            merge(stays, goes)


def test_nobody_merges_away_the_record_it_is_signed_in_with(keep, gone):
    with pytest.raises(Refused):
        merge(keep, gone, by=gone)

    assert merge(gone, keep, by=gone) == gone


def test_earlier_merges_follow_to_the_last_one(keep, gone):
    first = PersonFactory()
    merge(gone, first)

    merge(keep, gone)

    first.refresh_from_db()
    assert first.merged_into == keep


def test_merged_record_is_given_nothing_more(keep, gone):
    council = MemberFactory().organization
    post = {"organization": council, "line": "technical", "title": "T", "starts_on": START, "by": None}
    merge(keep, gone)
    gone.refresh_from_db()

    for give in (
        lambda: operations.add_role(person=gone, **post),
        lambda: operations.add_network_role(person=gone, kind="advisor", starts_on=START, by=None),
        lambda: operations.invite(person=gone, by=None),
        lambda: operations.accept_invitation(person=gone, link=None, by=None),
    ):
        with pytest.raises(Refused):
            give()


def test_who_has_an_account_stays_and_before_anybody_oneself(keep, gone):
    assert merging.who_stays(gone, keep, None) == (keep, gone)
    gone.last_login = clock.real_now()

    assert merging.who_stays(keep, gone, None) == (gone, keep)
    assert merging.who_stays(keep, gone, keep) == (keep, gone)

"""Who has lost its second factor: reset by the coordination or by the command, audited and told by mail."""

from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.core.management import CommandError, call_command
from django.urls import reverse

from members import operations
from members.models import Person, WebSession
from members.retention import erase_departed
from members.sign_in.second_factor import second_factor_of
from office import clock
from office.models import AuditRow, Message
from tests.authenticator_app import give_app
from tests.cast import PersonFactory, confirm

pytestmark = pytest.mark.django_db


@pytest.fixture
def alice() -> Person:
    return operations.add_coordinator(
        given_name="Alice", family_name="Serra", email="alice@example.org", starts_on=clock.today(), by=None
    )


@pytest.fixture
def with_app(alice) -> Person:
    return give_app(alice)


def is_in(client) -> bool:
    return client.get("/").status_code == 200


def test_coordination_resets_the_second_factor_of_another(enter, cast, with_app):
    other = enter(with_app)
    client = enter(cast.coordination)
    confirm(client, cast.coordination)

    client.post(reverse("second_factor_reset", args=[with_app.pk]))

    assert not Authenticator.objects.filter(user=with_app).exists()
    assert not is_in(other)
    row = AuditRow.objects.get(operation="members.reset_second_factor")
    assert (row.by_id_number, row.subject_id) == (cast.coordination.pk, with_app.pk)
    notices = Message.objects.filter(address="alice@example.org", kind="security_notice")
    assert notices.latest("pk").subject == "S'ha restablert el segon factor del vostre compte"


def test_reset_page_shows_what_will_happen_and_changes_nothing(enter, cast, with_app):
    client = enter(cast.coordination)
    confirm(client, cast.coordination)

    assert client.get(reverse("second_factor_reset", args=[with_app.pk])).status_code == 200
    assert second_factor_of(with_app)


def test_page_of_the_person_leads_there_when_there_is_one_to_reset(enter, cast, with_app):
    client = enter(cast.coordination)
    address = reverse("second_factor_reset", args=[with_app.pk])

    assert address in client.get(reverse("person_page", args=[with_app.pk])).content.decode()
    operations.reset_second_factor(person=with_app, by=cast.coordination)
    assert address not in client.get(reverse("person_page", args=[with_app.pk])).content.decode()


def test_nobody_resets_its_own(enter, with_app):
    client = enter(with_app)
    confirm(client, with_app)

    assert client.post(reverse("second_factor_reset", args=[with_app.pk])).status_code == 403


def test_reset_asks_first_who_it_is(enter, cast, with_app):
    address = reverse("second_factor_reset", args=[with_app.pk])

    response = enter(cast.coordination).post(address)

    assert response["Location"].startswith(reverse("account_reauthenticate"))
    assert second_factor_of(with_app)


def test_command_lets_the_last_of_the_coordination_in_again(with_app, capsys):
    call_command("reset_second_factor", "Alice@example.org")

    assert not second_factor_of(with_app)
    assert AuditRow.objects.get(operation="members.reset_second_factor").by_id_number is None


@pytest.mark.parametrize("email", ["ningu@example.org", "alice@example.org"])
def test_command_says_when_there_is_nothing_to_reset(alice, email):
    with pytest.raises(CommandError):
        call_command("reset_second_factor", email)


def test_departed_leave_neither_second_factor_nor_sessions(enter):
    departed = PersonFactory(created_at=clock.now() - timedelta(days=3000))
    give_app(departed)
    enter(departed)

    erase_departed()

    assert not Authenticator.objects.exists()
    assert not WebSession.objects.filter(person=departed).exists()

"""Passkeys, with a phone in Python: made on their page, used at the entrance; what is forged is refused."""

from datetime import timedelta
from html import unescape

import pytest
from allauth.mfa.models import Authenticator
from django.urls import reverse

from members import operations
from members.models import NetworkRole, Person, WebSession
from office import clock
from office.models import AuditRow, Message
from tests.cast import PersonFactory, confirm
from tests.conftest import BACKEND
from tests.passkeys import (
    Phone,
    add_passkey,
    browser,
    enter_with,
    give_passkey,
    options_to_enter,
    plain,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def alba() -> Person:
    return PersonFactory(given_name="Alba", email="alba@example.org")


@pytest.fixture
def signed_in(alba):
    client = browser()
    client.force_login(alba, backend=BACKEND)
    return client


def user_of(client) -> Person | None:
    context = client.get(reverse("security")).context
    return context["user"] if context else None


def test_passkey_is_added_with_its_name_and_recovery_codes(signed_in, alba):
    response = add_passkey(signed_in, Phone(), alba, name="Telèfon de l'Alba")

    assert response["Location"] == reverse("recovery_codes")
    assert [row.wrap().name for row in Authenticator.objects.filter(type="webauthn")] == ["Telèfon de l'Alba"]
    assert len(signed_in.get(reverse("recovery_codes")).context["codes"]) == 10


def test_second_passkey_leads_back_to_security(signed_in, alba):
    add_passkey(signed_in, Phone(), alba)

    response = add_passkey(signed_in, Phone(), alba)

    assert response["Location"] == reverse("security")


def test_adding_is_audited_with_who_did_it(signed_in, alba):
    add_passkey(signed_in, Phone(), alba)

    row = AuditRow.objects.get()
    assert (row.operation, row.by_id_number, row.subject_id) == ("members.add_passkey", alba.pk, alba.pk)
    assert "credential" not in str(row.after)


def test_adding_is_told_by_mail(signed_in, alba):
    add_passkey(signed_in, Phone(), alba, name="Feina")

    message = Message.objects.get()
    assert (message.kind, message.address) == ("security_notice", "alba@example.org")
    assert message.subject == "S'ha afegit la clau d'accés «Feina» al vostre compte"
    assert message.link == reverse("security")


def test_adding_ends_the_other_sessions_and_keeps_this_one(signed_in, alba):
    other = browser()
    other.force_login(alba, backend=BACKEND)

    add_passkey(signed_in, Phone(), alba)

    assert user_of(signed_in) == alba
    assert user_of(other) is None


def test_passkey_not_opened_by_finger_or_pin_is_not_added(signed_in, alba):
    confirm(signed_in, alba)
    page = signed_in.get(reverse("passkey_add"))
    options = plain(page.context["js_data"]["creation_options"])

    response = signed_in.post(
        reverse("passkey_add"), {"name": "x", "credential": Phone().make(options, is_verified=False)}
    )

    assert response.context["form"].non_field_errors()
    assert not Authenticator.objects.exists()


def test_passkey_signs_in_alone(alba):
    phone, client = give_passkey(alba), browser()

    response = enter_with(client, phone)

    assert response["Location"] == reverse("home")
    assert user_of(client) == alba


def test_sign_in_changes_the_key_of_the_session(alba):
    """Whoever planted a session in the browser does not share the one that is signed in."""
    phone, client = give_passkey(alba), browser()
    options = options_to_enter(client)
    planted = client.session.session_key

    client.post(reverse("mfa_login_webauthn"), {"credential": phone.sign(options)})

    assert client.session.session_key != planted
    assert not WebSession.objects.filter(pk=planted).exists()


@pytest.mark.parametrize(
    "to, lands_at",
    [
        ("/membres/", "/membres/"),
        ("https://evil.example/", "/"),
        ("//evil.example", "/"),
        ("javascript:alert(1)", "/"),
    ],
)
def test_passkey_leads_on_within_the_portal_only(alba, to, lands_at):
    response = enter_with(browser(), give_passkey(alba), next=to)

    assert response["Location"] == lands_at


def test_closed_account_does_not_enter_with_its_passkey(alba):
    phone, client = give_passkey(alba), browser()
    Person.objects.update(is_active=False)

    response = enter_with(client, phone)

    assert response["Location"] == reverse("account_inactive")
    assert user_of(client) is None


def test_merged_person_does_not_enter_with_its_passkey(alba):
    phone, client = give_passkey(alba), browser()
    Person.objects.filter(pk=alba.pk).update(merged_into=PersonFactory(), is_active=False)

    enter_with(client, phone)

    assert user_of(client) is None


def test_account_closed_while_signed_in_is_out_at_once(alba):
    client = browser()
    enter_with(client, give_passkey(alba))

    Person.objects.update(is_active=False)

    assert user_of(client) is None


def test_who_no_longer_coordinates_enters_without_those_rights(alba):
    NetworkRole.objects.create(
        person=alba,
        kind="coordination",
        starts_on=clock.today() - timedelta(days=9),
        ends_on=clock.today() - timedelta(days=1),
    )
    client = browser()

    enter_with(client, give_passkey(alba))

    assert user_of(client) == alba
    assert client.get(reverse("system_state")).status_code == 403


def test_answer_cannot_be_sent_twice(alba):
    phone, client = give_passkey(alba), browser()
    credential = phone.sign(options_to_enter(client))
    client.post(reverse("mfa_login_webauthn"), {"credential": credential})
    client.post(reverse("account_logout"))

    client.post(reverse("mfa_login_webauthn"), {"credential": credential})

    assert user_of(client) is None


@pytest.mark.parametrize(
    "signing",
    [
        {"origin": "https://evil.example"},
        {"origin": "http://127.0.0.1"},
        {"is_verified": False},
        {"user_handle": "AAAA"},
        {"user_handle": "%%%"},
    ],
)
def test_answer_for_another_place_or_person_is_refused(alba, signing):
    client = browser()

    response = enter_with(client, give_passkey(alba), **signing)

    assert response["Location"] == reverse("account_request_login_code")
    assert user_of(client) is None


def test_passkey_of_one_does_not_open_the_account_of_another(alba):
    phone, other = give_passkey(alba), give_passkey(PersonFactory())
    client = browser()

    enter_with(client, phone, user_handle=other.user_handle)

    assert user_of(client) is None


@pytest.mark.parametrize(
    "credential",
    [
        "",
        "-1",
        "null",
        "[]",
        "{}",
        '{"id": 1}',
        '{"id": "a", "rawId": "a"}',
        '{"rawId": 5, "response": 5}',
        "x",
    ],
)
def test_forged_answer_gets_a_sentence_and_never_a_fault(signed_in, alba, credential):
    confirm(signed_in, alba)

    entrance = browser().post(reverse("mfa_login_webauthn"), {"credential": credential}, follow=True)
    page = signed_in.post(reverse("passkey_add"), {"name": "x", "credential": credential})

    assert "No s'ha acceptat la clau d'accés" in unescape(entrance.content.decode())
    assert page.context["form"].non_field_errors()


def test_passkey_gets_another_name(signed_in, alba):
    passkey = operations.add_passkey(person=alba, name="A", credential={}, by=alba)
    signed_in.force_login(alba, backend=BACKEND)

    signed_in.post(reverse("passkey_rename", args=[passkey.pk]), {"name": "Portàtil"})

    passkey.refresh_from_db()
    assert passkey.data["name"] == "Portàtil"


def test_passkey_is_removed_with_the_recovery_codes_that_came_with_it(signed_in, alba):
    add_passkey(signed_in, Phone(), alba)
    passkey = Authenticator.objects.get(type="webauthn")

    signed_in.post(reverse("passkey_remove", args=[passkey.pk]))

    assert not Authenticator.objects.exists()
    assert Message.objects.filter(subject="S'ha tret la clau d'accés «Telèfon» del vostre compte").exists()


@pytest.mark.parametrize("page", ["passkey_rename", "passkey_remove"])
def test_passkey_of_somebody_else_is_not_there(signed_in, alba, page):
    give_passkey(PersonFactory())
    confirm(signed_in, alba)

    response = signed_in.post(reverse(page, args=[Authenticator.objects.get().pk]), {"name": "x"})

    assert response.status_code == 404
    assert Authenticator.objects.get().wrap().name == "Telèfon"


@pytest.mark.parametrize(
    "host, secure, works",
    [
        ("localhost", False, True),
        ("127.0.0.1", False, False),
        ("testserver", False, False),
        ("testserver", True, True),
    ],
)
def test_page_says_where_passkeys_work(alba, host, secure, works):
    client = browser()
    client.force_login(alba, backend=BACKEND)
    confirm(client, alba)

    page = client.get(reverse("passkey_add"), headers={"host": host}, secure=secure)

    assert ("js_data" in page.context) is works
    assert ("http://testserver/sessio/seguretat/claus/" in page.content.decode()) is not works

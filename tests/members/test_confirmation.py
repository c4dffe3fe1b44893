"""«Confirmeu que sou vós»: nobody changes how one signs in from a session left open, and nobody is stuck."""

import re
import time
from urllib.parse import urlencode

import pytest
from django.urls import reverse

from members import operations
from members.models import Person
from office.models import Message
from tests.authenticator_app import SECRET, code_of, give_app
from tests.cast import PersonFactory, confirm
from tests.conftest import BACKEND
from tests.passkeys import browser, give_passkey, plain

pytestmark = pytest.mark.django_db
SENSITIVE = [
    "passkey_add",
    "authenticator_app_add",
    "authenticator_app_remove",
    "recovery_codes",
    "recovery_codes_download",
    "recovery_codes_renew",
    "password_choose",
]


@pytest.fixture
def alba() -> Person:
    return PersonFactory(given_name="Alba", email="alba@example.org")


@pytest.fixture
def client(alba):
    client = browser()
    client.force_login(alba, backend=BACKEND)
    return client


def code_mailed() -> str:
    found = re.search(r"^([A-Z0-9-]{6,})$", Message.objects.latest("pk").body, re.MULTILINE)
    assert found
    return found.group(1)


def page_that_asks(client, address: str = "password_choose") -> str:
    """Where somebody lands who wants to see it, after all the ways that are not open to it."""
    response = client.get(reverse(address), follow=True)
    return str(response.request["PATH_INFO"])


def is_confirmed(client) -> bool:
    return client.get(reverse("password_choose")).status_code == 200


@pytest.mark.parametrize("page", SENSITIVE)
def test_session_left_open_is_asked_again(client, page):
    response = client.get(reverse(page))

    assert response["Location"] == f"{reverse('account_reauthenticate')}?{urlencode({'next': reverse(page)})}"


def test_what_was_sent_meanwhile_is_not_kept(client):
    client.post(reverse("password_choose"), {"password1": "una frase ben llarga", "password2": "x"})

    assert "una frase" not in str(dict(client.session))


def test_who_has_just_signed_in_is_not_asked(client, alba):
    confirm(client, alba)

    assert is_confirmed(client)


def test_proof_is_good_for_a_quarter_of_an_hour(client, alba):
    confirm(client, alba)
    session = client.session
    session["account_authentication_methods"][0]["at"] = time.time() - 15 * 60 - 1
    session.save()

    assert not is_confirmed(client)


def test_proof_of_somebody_else_is_none(client):
    confirm(client, PersonFactory())

    assert not is_confirmed(client)


def test_mailbox_confirms_who_has_nothing_else(client):
    asked = page_that_asks(client)
    address = f"{reverse('confirm_by_code')}?next={reverse('password_choose')}"
    client.post(address, {"send": "1"})

    response = client.post(address, {"code": code_mailed()})

    assert asked == reverse("confirm_by_code")
    assert response["Location"] == reverse("password_choose")
    assert is_confirmed(client)


def test_looking_at_the_page_sends_nothing(client):
    page_that_asks(client)

    assert not Message.objects.exists()


def test_code_goes_to_the_outbox_as_a_secret(client):
    client.post(reverse("confirm_by_code"), {"send": "1"})

    message = Message.objects.get()
    assert (message.kind, message.address) == ("sign_in", "alba@example.org")
    assert message.subject == "Codi per confirmar que sou vós"


def test_code_fails_for_good_after_three_mistakes(client):
    client.post(reverse("confirm_by_code"), {"send": "1"})
    for _ in range(3):
        client.post(reverse("confirm_by_code"), {"code": "AAAA-AAAA"})

    client.post(reverse("confirm_by_code"), {"code": code_mailed()})

    assert not is_confirmed(client)


def test_code_serves_once(client):
    client.post(reverse("confirm_by_code"), {"send": "1"})
    client.post(reverse("confirm_by_code"), {"code": code_mailed()})
    session = client.session
    del session["account_authentication_methods"]
    session.save()

    client.post(reverse("confirm_by_code"), {"code": code_mailed()})

    assert not is_confirmed(client)


def test_code_of_yesterday_does_not_confirm(client):
    client.post(reverse("confirm_by_code"), {"send": "1"})
    session = client.session
    session["confirmation_code"]["at"] -= 15 * 60
    session.save()

    client.post(reverse("confirm_by_code"), {"code": code_mailed()})

    assert not is_confirmed(client)


@pytest.mark.parametrize("code", ["", "''", "\x00", "é"])
def test_empty_code_does_not_confirm_when_none_was_sent(client, code):
    client.post(reverse("confirm_by_code"), {"code": code})

    assert not is_confirmed(client)


def test_codes_are_limited(client):
    for _ in range(5):
        client.post(reverse("confirm_by_code"), {"send": "1"})

    assert Message.objects.count() == 3


def test_password_confirms_and_the_mailbox_is_the_other_way(client, alba):
    operations.set_password(person=alba, password="una frase ben llarga", by=alba, keep_session="")
    client.force_login(alba, backend=BACKEND)
    address = reverse("account_reauthenticate")

    page = client.get(address)
    client.post(address, {"password": "una altra frase"})
    assert not is_confirmed(client)
    client.post(address, {"password": "una frase ben llarga"})

    assert [way["url"] for way in page.context["reauthentication_alternatives"]] == [
        reverse("confirm_by_code")
    ]
    assert is_confirmed(client)


def test_forgotten_password_is_replaced_after_a_code(client, alba):
    operations.set_password(person=alba, password="una frase ben llarga", by=alba)
    client.force_login(alba, backend=BACKEND)
    confirm(client, alba)

    client.post(
        reverse("password_choose"),
        {"password1": "una de nova, més llarga", "password2": "una de nova, més llarga"},
    )

    alba.refresh_from_db()
    assert alba.check_password("una de nova, més llarga")


def test_who_has_a_second_factor_confirms_with_it_and_not_with_less(client, alba):
    give_app(alba)
    operations.set_password(person=alba, password="una frase ben llarga", by=alba)
    client.force_login(alba, backend=BACKEND)

    asked = page_that_asks(client)
    client.post(reverse("account_reauthenticate"), {"password": "una frase ben llarga"})
    client.post(reverse("confirm_by_code"), {"send": "1"})
    assert not is_confirmed(client)
    client.post(reverse("mfa_reauthenticate"), {"code": code_of(SECRET)})

    assert asked == reverse("mfa_reauthenticate")
    assert not Message.objects.filter(kind="sign_in").exists()
    assert is_confirmed(client)


def test_passkey_confirms(client, alba):
    phone = give_passkey(alba)
    page = client.get(reverse("mfa_reauthenticate_webauthn"))
    options = plain(page.context["js_data"]["request_options"])

    client.post(reverse("mfa_reauthenticate_webauthn"), {"credential": phone.sign(options)})

    assert page_that_asks(client, "recovery_codes") == reverse("security")  # it has none: gave none
    assert is_confirmed(client)


def test_passkey_refused_says_so_on_the_same_page(client, alba):
    give_passkey(alba)
    address = f"{reverse('mfa_reauthenticate_webauthn')}?next=/membres/"

    response = client.post(address, {"credential": "{}"})

    assert response["Location"] == address


@pytest.mark.parametrize("to", ["https://evil.example/", "//evil.example", "javascript:alert(1)"])
def test_confirming_leads_on_within_the_portal_only(client, to):
    address = f"{reverse('confirm_by_code')}?next={to}"
    client.post(address, {"send": "1"})

    response = client.post(address, {"code": code_mailed()})

    assert response["Location"] == reverse("security")

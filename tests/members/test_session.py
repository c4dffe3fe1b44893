import re

import pytest
from django.urls import reverse

from members import operations
from members.models import Person
from office import clock
from office.models import Message, SignedLink
from tests.cast import confirm
from tests.conftest import BACKEND

pytestmark = pytest.mark.django_db


@pytest.fixture
def coordinator() -> Person:
    return operations.add_coordinator(
        given_name="Alice", family_name="Serra", email="alice@example.org", starts_on=clock.today(), by=None
    )


def ask_for_code(client, email):
    return client.post(reverse("account_request_login_code"), {"email": email})


def code_sent() -> str:
    found = re.search(r"^([A-Z0-9-]{6,})$", Message.objects.get(kind="sign_in").body, re.MULTILINE)
    assert found
    return found.group(1)


def test_code_by_mail_signs_in(client, coordinator):
    ask_for_code(client, "Alice@example.org")

    response = client.post(reverse("account_confirm_login_code"), {"code": code_sent()})

    assert response["Location"] == reverse("home")
    assert client.get("/").context["user"] == coordinator


def test_wrong_code_does_not_sign_in(client, coordinator):
    ask_for_code(client, "alice@example.org")

    response = client.post(reverse("account_confirm_login_code"), {"code": "AAAAAA"})

    assert response.status_code == 200
    assert client.get("/").status_code == 302


def test_stranger_sees_the_same_and_gets_no_mail(client, coordinator):
    known = ask_for_code(client, "alice@example.org")
    client.cookies.clear()

    unknown = ask_for_code(client, "ningu@example.org")

    assert (unknown.status_code, unknown["Location"]) == (known.status_code, known["Location"])
    assert [message.address for message in Message.objects.all()] == ["alice@example.org"]


def test_person_not_yet_invited_gets_no_code(client):
    operations.add_person(given_name="Alba", family_name="Puig", email="alba@example.org", by=None)

    ask_for_code(client, "alba@example.org")

    assert not Message.objects.exists()


def test_codes_are_limited(client, coordinator):
    answers = [ask_for_code(client, "alice@example.org").status_code for _ in range(25)]

    assert 429 in answers or Message.objects.count() < 25


def test_nobody_signs_up(client):
    assert client.get("/sessio/signup/").status_code == 404
    assert client.get("/sessio/registre/").status_code == 404


def test_next_address_of_another_site_is_not_followed(client, coordinator):
    client.post(
        reverse("account_request_login_code") + "?next=https://evil.example/", {"email": "alice@example.org"}
    )

    response = client.post(
        reverse("account_confirm_login_code") + "?next=https://evil.example/", {"code": code_sent()}
    )

    assert response["Location"] == reverse("home")


def test_invitation_page_changes_nothing_until_it_is_accepted(client, coordinator):
    person = operations.add_person(given_name="Alba", family_name="Puig", email="alba@example.org", by=None)
    operations.invite(person=person, by=coordinator)
    address = reverse("invitation", args=[SignedLink.objects.get().token])

    for _ in range(3):
        assert client.get(address).status_code == 200

    person.refresh_from_db()
    assert not person.is_active
    assert client.post(address)["Location"] == reverse("home")
    assert client.get("/").context["user"] == person


def test_invitation_opened_where_somebody_else_is_signed_in_enters_as_the_invited(client, coordinator):
    person = operations.add_person(given_name="Alba", family_name="Puig", email="alba@example.org", by=None)
    operations.invite(person=person, by=coordinator)
    client.force_login(coordinator, backend=BACKEND)

    client.post(reverse("invitation", args=[SignedLink.objects.get().token]))

    assert client.get("/").context["user"] == person


def test_invitation_used_twice_says_so(client, coordinator):
    person = operations.add_person(given_name="Alba", family_name="Puig", email="alba@example.org", by=None)
    operations.invite(person=person, by=coordinator)
    address = reverse("invitation", args=[SignedLink.objects.get().token])
    client.post(address)
    client.logout()

    assert client.get(address).status_code == 410


@pytest.mark.parametrize("token", ["1", "1.abc", "..", "x" * 3000, "%00"])
def test_forged_link_is_not_found(client, token):
    assert client.get(f"/invitacio/{token}/").status_code in {404, 410}


def test_part_of_a_page_is_sent_to_the_sign_in_page(client):
    response = client.get("/membres/", headers={"HX-Request": "true"})

    assert response.headers["HX-Redirect"].startswith(reverse("account_request_login_code"))


def test_password_signs_in_where_one_was_chosen(client, coordinator):
    operations.set_password(person=coordinator, password="una frase ben llarga", by=coordinator)
    address = reverse("account_login")

    wrong = client.post(address, {"login": "alice@example.org", "password": "una altra frase"})
    right = client.post(address, {"login": "alice@example.org", "password": "una frase ben llarga"})

    assert wrong.context["form"].errors
    assert right["Location"] == reverse("home")


def test_password_is_chosen_on_its_page_and_the_session_goes_on(client, coordinator):
    client.force_login(coordinator, backend=BACKEND)
    confirm(client, coordinator)
    long = "una frase ben llarga"

    client.post(reverse("password_choose"), {"password1": long, "password2": long})

    coordinator.refresh_from_db()
    assert coordinator.check_password(long)
    assert client.get("/").status_code == 200


@pytest.mark.parametrize("password", ["12345678901", "curta", "password123", "alice@example.org"])
def test_weak_password_is_refused(client, coordinator, password):
    client.force_login(coordinator, backend=BACKEND)
    confirm(client, coordinator)

    response = client.post(reverse("password_choose"), {"password1": password, "password2": password})

    coordinator.refresh_from_db()
    assert response.context["form"].errors
    assert not coordinator.has_usable_password()


@pytest.mark.parametrize(
    ("headers", "shown"),
    [({}, True), ({"X-Forwarded-For": "203.0.113.9"}, False), ({"Via": "1.1 proxy"}, False)],
)
def test_demonstration_shows_its_people_to_its_own_machine_only(
    client, coordinator, settings, headers, shown
):
    settings.IS_DEMO, settings.SITE_ADDRESS = True, "http://127.0.0.1:8000"

    response = client.get(reverse("account_request_login_code"), headers=headers)

    assert [str(person) for person in response.context["demo_people"]] == (["Alice Serra"] if shown else [])

"""Entering with another identity provider, over real HTTP: only who is known, by an address it has verified."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
import requests
from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount, SocialToken
from django.test import Client
from django.urls import reverse

from members import operations
from members.models import Person
from office import clock
from office.models import AuditRow, Message
from tests.identity_provider import Account, Provider
from tests.members.test_second_factor import SECRET, code_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def alba() -> Person:
    return operations.add_coordinator(
        given_name="Alba", family_name="Puig", email="alba@example.org", starts_on=clock.today(), by=None
    )


@pytest.fixture
def provider(settings) -> Iterator[Provider]:
    with Provider(Account("17", "Alba@example.org")) as running:
        settings.SOCIALACCOUNT_PROVIDERS = running.settings()
        settings.IDENTITY_PROVIDER_NAME = "l'Administració"
        yield running


def go(client: Client, **asked: str) -> str:
    """The button, and what the browser does at the provider; the path on which it comes back."""
    response = client.get(reverse("identity_login"), asked)
    back = requests.get(response["Location"], allow_redirects=False, timeout=5).headers["Location"]
    parts = urlsplit(back)
    return f"{parts.path}?{parts.query}"


def enter(client: Client, **asked: str) -> Any:
    return client.get(go(client, **asked))


def user_of(client: Client) -> Person | None:
    context = client.get(reverse("security")).context
    return context["user"] if context else None


def people() -> tuple[int, int, int]:
    return Person.objects.count(), EmailAddress.objects.count(), SocialAccount.objects.count()


def test_button_is_there_when_a_provider_is_configured(client, provider, settings):
    with_one = client.get(reverse("account_request_login_code")).content.decode()
    settings.IDENTITY_PROVIDER_NAME = ""
    without = client.get(reverse("account_request_login_code")).content.decode()

    assert "Entreu amb l&#x27;Administració" in with_one
    assert reverse("identity_login") not in without


def test_known_person_enters_and_is_connected(client, alba, provider):
    response = enter(client)

    assert response["Location"] == reverse("home")
    assert user_of(client) == alba
    assert [(a.user, a.uid, a.extra_data) for a in SocialAccount.objects.all()] == [(alba, "17", {})]


def test_provider_is_asked_with_state_and_proof_of_the_same_browser(client, alba, provider):
    enter(client)

    assert provider.asked["response_type"] == "code"
    assert provider.asked["code_challenge_method"] == "S256"
    assert len(provider.asked["state"]) >= 16
    assert provider.asked["redirect_uri"] == "http://testserver/sessio/identitat/oidc/"


def test_connecting_is_audited_and_told_once(client, alba, provider):
    enter(client)
    client.post(reverse("account_logout"))
    enter(client)

    assert AuditRow.objects.filter(operation="members.connect_identity").count() == 1
    assert Message.objects.filter(kind="security_notice", address="alba@example.org").count() == 1


def test_connected_account_enters_even_if_its_address_changes_there(client, alba, provider):
    enter(client)
    client.post(reverse("account_logout"))
    provider.account = Account("17", "alba.puig@example.org", email_verified=False)

    enter(client)

    assert user_of(client) == alba


def test_nothing_of_the_provider_is_kept(client, alba, provider):
    operations.add_authenticator_app(person=alba, secret=SECRET, by=alba)

    enter(client)

    assert not SocialToken.objects.exists()
    assert "let-me-in" not in str(dict(client.session))


def test_unknown_person_gets_a_sentence_and_nothing_is_created(client, alba, provider):
    provider.account = Account("18", "ningu@example.org")
    before = people()

    response = enter(client)

    assert response.status_code == 403
    assert "Cap compte obert del portal té l&#x27;adreça ningu@example.org" in response.content.decode()
    assert people() == before
    assert user_of(client) is None


@pytest.mark.parametrize("verified", [False, None, "false", "true", 1, {}])
def test_address_that_the_provider_has_not_verified_does_not_enter(client, alba, provider, verified):
    provider.account = Account("17", "alba@example.org", email_verified=verified)

    response = enter(client)

    assert response.status_code == 403
    assert "no ha verificat la vostra adreça" in response.content.decode()
    assert not SocialAccount.objects.exists()
    assert user_of(client) is None


def test_address_that_we_have_not_verified_does_not_enter(client, alba, provider):
    EmailAddress.objects.update(verified=False)

    enter(client)

    assert user_of(client) is None


def test_person_never_invited_does_not_enter(client, provider):
    operations.add_person(given_name="Alba", family_name="Puig", email="alba@example.org", by=None)

    response = enter(client)

    assert response.status_code == 403
    assert not SocialAccount.objects.exists()


def test_closed_account_does_not_enter_though_connected(client, alba, provider):
    enter(client)
    client.post(reverse("account_logout"))
    Person.objects.update(is_active=False)

    response = enter(client)

    assert response["Location"] == reverse("account_inactive")
    assert user_of(client) is None


def test_second_account_with_the_same_address_does_not_enter(client, alba, provider):
    """A town hall gives the address of who has left to who comes after."""
    enter(client)
    client.post(reverse("account_logout"))
    provider.account = Account("99", "alba@example.org")

    response = enter(client)

    assert response.status_code == 403
    assert user_of(client) is None
    assert SocialAccount.objects.get().uid == "17"


def test_second_factor_is_asked_for_all_the_same(client, alba, provider):
    operations.add_authenticator_app(person=alba, secret=SECRET, by=alba)

    response = enter(client, next="/membres/")

    assert response["Location"] == reverse("mfa_authenticate")
    assert user_of(client) is None
    assert client.post(reverse("mfa_authenticate"), {"code": code_of(SECRET)})["Location"] == "/membres/"


def test_coordination_is_still_led_to_set_up_a_second_factor(client, alba, provider, settings):
    settings.SECOND_FACTOR_REQUIRED = True

    enter(client)

    assert client.get("/")["Location"] == reverse("security")


@pytest.mark.parametrize(
    "to, lands_at", [("/membres/", "/membres/"), ("https://evil.example/", "/"), ("//evil.example", "/")]
)
def test_provider_leads_on_within_the_portal_only(client, alba, provider, to, lands_at):
    assert enter(client, next=to)["Location"] == lands_at


def test_what_the_address_asks_for_besides_is_not_passed_on(client, alba, provider):
    go(client, process="connect", scope="everything", auth_params="prompt=none")

    assert set(provider.asked["scope"].split()) == {"openid", "profile", "email"}
    assert "prompt" not in provider.asked


def test_answer_begun_in_another_browser_is_refused(client, alba, provider):
    address = go(Client())

    response = client.get(address)

    assert response.status_code == 400
    assert "torneu a començar" in response.content.decode()
    assert user_of(client) is None


@pytest.mark.parametrize("change", [("state=", "state=x"), ("code=", "code=x"), ("state=", "other=")])
def test_answer_that_was_touched_is_refused(client, alba, provider, change):
    address = go(client).replace(*change)

    response = client.get(address)

    assert response.status_code in {400, 502}
    assert user_of(client) is None


def test_answer_serves_once(client, alba, provider):
    address = go(client)
    client.get(address)
    client.post(reverse("account_logout"))

    response = client.get(address)

    assert response.status_code == 400
    assert user_of(client) is None


@pytest.mark.parametrize("claims", [{"iss": "https://evil.example"}, {"aud": "another"}, {"exp": 1}])
def test_token_for_somebody_else_is_refused(client, alba, provider, claims):
    provider.claims = claims

    response = enter(client)

    assert response.status_code == 502
    assert user_of(client) is None


def test_turned_back_at_the_provider_gets_a_sentence(client, alba, provider):
    client.get(reverse("identity_login"))
    state = next(iter(client.session["socialaccount_states"]))
    address = reverse("openid_connect_callback", args=["oidc"])

    response = client.get(address, {"error": "access_denied", "state": state})

    assert "No hi heu acabat d&#x27;entrar" in response.content.decode()


@pytest.mark.parametrize("path", ["/token", "/userinfo"])
def test_provider_that_fails_on_the_way_back_gets_a_sentence(client, alba, provider, path):
    provider.broken = path

    response = enter(client)

    assert response.status_code == 502
    assert "no ha respost com calia" in response.content.decode()


def test_provider_that_is_down_gets_a_sentence(client, provider, settings):
    app = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"][0]
    app["settings"] = {"server_url": "http://127.0.0.1:1"}

    response = client.get(reverse("identity_login"))

    assert response.status_code == 502
    assert "no ha respost com calia" in response.content.decode()


@pytest.mark.parametrize("path", ["/.well-known/openid-configuration"])
def test_provider_that_answers_rubbish_gets_a_sentence(client, provider, path):
    provider.broken = path

    assert client.get(reverse("identity_login")).status_code == 502


def test_account_is_disconnected_on_the_page_of_security(client, alba, provider):
    enter(client)
    account = SocialAccount.objects.get()

    client.post(reverse("identity_disconnect", args=[account.pk]))

    assert not SocialAccount.objects.exists()
    assert user_of(client) == alba

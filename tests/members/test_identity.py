"""Entering with another identity provider, over real HTTP: only who is known, by an address it has verified."""

from collections.abc import Iterator

import pytest
from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount, SocialToken
from django.urls import reverse

from members import operations
from members.models import Person
from office import clock
from office.models import AuditRow, Message
from tests.authenticator_app import SECRET, code_of, give_app
from tests.identity_provider import Account, Provider, enter, go, user_of

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
    assert SocialAccount.objects.get().extra_data == {}


def test_connected_account_enters_even_if_its_address_changes_there(client, alba, provider):
    enter(client)
    client.post(reverse("account_logout"))
    provider.account = Account("17", "alba.puig@example.org", email_verified=False)

    enter(client)

    assert user_of(client) == alba


def test_nothing_of_the_provider_is_kept(client, alba, provider):
    give_app(alba)

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


def test_closed_account_is_not_connected(client, alba, provider):
    Person.objects.update(is_active=False)

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
    give_app(alba)

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


def test_account_is_disconnected_on_the_page_of_security(client, alba, provider):
    enter(client)
    account = SocialAccount.objects.get()

    client.post(reverse("identity_disconnect", args=[account.pk]))

    assert not SocialAccount.objects.exists()
    assert user_of(client) == alba

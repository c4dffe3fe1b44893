"""What comes back from the identity provider touched, late, for another or not at all: a sentence, nobody in."""

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import reverse

from members import operations
from members.models import Person
from office import clock
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

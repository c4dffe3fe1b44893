"""Open registration: nothing is taken before the mail is answered, and opening the link changes nothing."""

import pytest
from django.urls import reverse

from events import operations
from events.links import link_of
from events.models import Registration
from office.models import AuditRow, Message
from tests.events.events import at, enrol, make_event

pytestmark = pytest.mark.django_db

OUTSIDER = {"name": "Pere Roca", "email": "pere@example.org"}


@pytest.fixture
def event():
    return make_event(audience="public", registration="open", capacity=1)


@pytest.fixture
def outsider(event):
    return enrol(event, has_to_confirm=True, **OUTSIDER)


def test_visitor_registers_and_confirms_by_mail(client, event):
    told = client.post(reverse("event_register", args=[event.pk]), OUTSIDER | {"words": "Cooperativa Roca"})
    made = Registration.objects.get()
    link = Message.objects.get(kind="registration_to_confirm").link

    confirmed = client.post(link, {"act": "confirm"})

    assert (told.status_code, made.state, made.organization_words) == (200, "unconfirmed", "Cooperativa Roca")
    made.refresh_from_db()
    assert (confirmed.status_code, made.state) == (200, "confirmed")


@pytest.mark.parametrize("query", ["", "?act=cancel", "?act=confirm"])
def test_opening_the_link_changes_nothing(client, outsider, query):
    rows = AuditRow.objects.count()

    answer = client.get(link_of(outsider) + query)

    outsider.refresh_from_db()
    assert (answer.status_code, outsider.state, AuditRow.objects.count()) == (200, "unconfirmed", rows)


def test_link_takes_the_seat_that_is_kept(client, event, outsider):
    seated = enrol(event)
    operations.confirm_address(registration=outsider, by=None)
    operations.cancel_registration(registration=seated, by=None)

    client.post(link_of(outsider), {"act": "accept"})

    outsider.refresh_from_db()
    assert outsider.state == "confirmed"


@pytest.mark.parametrize("state", ["unconfirmed", "confirmed", "waiting", "offered"])
def test_cancelling_is_always_possible(client, event, outsider, state):
    if state in {"waiting", "offered"}:
        seated = enrol(event)
    if state != "unconfirmed":
        operations.confirm_address(registration=outsider, by=None)
    if state == "offered":
        operations.cancel_registration(registration=seated, by=None)
    outsider.refresh_from_db()
    before = outsider.state

    client.post(link_of(outsider), {"act": "cancel"})

    outsider.refresh_from_db()
    assert (before, outsider.state) == (state, "cancelled")


def test_cancelling_is_not_refused_when_registration_is_closed(client, event, outsider, settings):
    operations.confirm_address(registration=outsider, by=None)
    at(event, settings, minutes=1)

    client.post(link_of(outsider), {"act": "cancel"})

    outsider.refresh_from_db()
    assert outsider.state == "cancelled"


def test_seat_that_is_gone_is_told_in_a_sentence(client, event, outsider):
    operations.cancel_registration(registration=outsider, by=None)

    answer = client.post(link_of(outsider), {"act": "accept"})

    assert answer.status_code == 200
    assert "ja no es guarda" in answer.content.decode()


def test_same_address_twice_gets_its_link_again_and_the_page_says_the_same(client, event):
    url = reverse("event_register", args=[event.pk])

    answers = [client.post(url, OUTSIDER | {"name": name}).content.decode() for name in ("Pere", "Un altre")]

    said = [answer.split("<main")[1].split("</main>")[0] for answer in answers]
    assert said[0] == said[1]
    assert Registration.objects.count() == 1
    assert Message.objects.filter(kind="registration_to_confirm", address="pere@example.org").count() == 2


def test_many_in_a_row_are_asked_to_wait_and_nothing_is_lost(client, event):
    url = reverse("event_register", args=[event.pk])
    for _time in range(3):
        client.post(url, OUTSIDER)

    answer = client.post(url, OUTSIDER | {"diet": "vegana"})

    assert "espereu un minut" in answer.content.decode()
    assert 'value="vegana"' in answer.content.decode()


def test_link_of_another_registration_does_not_open_this_one(client, outsider):
    token = link_of(outsider).rstrip("/").split("/")[-1]
    number, signature = token.split(".")

    answer = client.get(reverse("link_registration", args=[f"{int(number) + 1}.{signature}"]))

    assert answer.status_code == 404

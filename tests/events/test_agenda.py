"""What is open to everybody, and the calendars that other programs read."""

import re
from datetime import date, timedelta

import pytest
import vobject
from django.test import Client
from django.urls import reverse

from events import operations
from events.calendar.feeds import EventFeed
from events.models import Event
from office import clock
from office.refusals import Refused
from tests.cast import PersonFactory
from tests.events.events import make_event

pytestmark = pytest.mark.django_db
AGENDA_QUERIES, FEED_QUERIES = 1, 2


def components(address):
    response = Client().get(address)
    assert response.status_code == 200
    return vobject.readOne(response.content.decode()).contents.get("vevent", [])


def titles(address):
    return {row.summary.value for row in components(address)}


def address_of(person):
    return reverse("event_feed", args=[operations.renew_event_feed(person=person, by=person).token])


def whole_day(**values):
    return make_event(**({"time": None, "ends_time": None, "registration": "none"} | values))


@pytest.fixture
def announced(db):
    make_event(title="Per a tothom", audience="public")
    make_event(title="De la Xarxa")
    make_event(title="En preparació", state="draft", audience="public")
    make_event(title="Fa temps", audience="public", in_days=-200)
    whole_day(title="Sense dia", audience="public", is_day_known=False, when_words="a l'estiu")


def test_public_agenda_says_what_is_to_come_for_everybody(client, announced):
    page = client.get(reverse("public_agenda"))

    shown = [row.event.title for _month, rows in page.context["months"] for row in rows]
    assert shown == ["Per a tothom"]
    assert [row.event.title for row in page.context["undated"]] == ["Sense dia"]


def test_website_reads_the_same(client, announced):
    answer = client.get(reverse("public_agenda_data"))

    found = answer.json()["events"]
    event = Event.objects.get(title="Per a tothom")
    assert [row["title"] for row in found] == ["Per a tothom", "Sense dia"]
    assert found[0]["day"] == event.day.isoformat()
    assert (found[1]["day"], found[1]["when"]) == (None, f"a l'estiu de {clock.today().year}")
    assert answer["Access-Control-Allow-Origin"] == "*"


def test_public_feed_has_what_has_a_day(announced):
    assert titles(reverse("public_agenda_feed")) == {"Per a tothom"}


def test_private_feed_has_what_its_person_sees(cast, announced):
    assert titles(address_of(cast.technician)) == {"Per a tothom", "De la Xarxa"}
    assert titles(address_of(PersonFactory())) == {"Per a tothom"}


def test_event_without_hours_takes_whole_days(cast):
    event = whole_day(audience="public", ends_on=clock.today() + timedelta(days=15))

    row = components(reverse("public_agenda_feed"))[0]

    assert (row.dtstart.value, row.dtend.value) == (event.day, event.ends_on + timedelta(days=1))
    assert type(row.dtstart.value) is date


def test_event_with_hours_begins_at_its_instant_and_keeps_its_identity():
    event = make_event(audience="public")
    before = components(reverse("public_agenda_feed"))[0]

    operations.cancel_event(event=event, reason="Pluja.", by=None)
    after = components(reverse("public_agenda_feed"))[0]

    assert before.dtstart.value == event.starts_at
    assert before.uid.value == after.uid.value
    assert (before.status.value, after.status.value) == ("CONFIRMED", "CANCELLED")
    assert int(after.sequence.value) > int(before.sequence.value)


def test_changed_or_closed_address_opens_nothing(cast):
    first = address_of(cast.technician)
    second = address_of(cast.technician)
    operations.close_event_feed(person=cast.technician, by=None)

    assert [Client().get(one).status_code for one in (first, second)] == [410, 410]
    assert EventFeed(cast.technician).link is None
    with pytest.raises(Refused):
        operations.close_event_feed(person=cast.technician, by=None)


def test_address_of_who_is_no_longer_here_is_closed(cast):
    address = address_of(cast.technician)
    cast.technician.is_active = False
    cast.technician.save()

    assert Client().get(address).status_code == 410


def test_what_has_not_changed_is_not_sent_again(client, announced):
    first = client.get(reverse("public_agenda_feed"))

    again = client.get(reverse("public_agenda_feed"), headers={"If-None-Match": first["ETag"]})

    assert again.status_code == 304


def test_page_makes_changes_and_closes_the_address(cast, enter):
    browser = enter(cast.technician)

    shown = []
    for name in ("event_feed_renew", "event_feed_renew", "event_feed_close"):
        assert browser.post(reverse(name)).status_code == 302
        shown.append(
            re.findall(r"subscripcio/(\S+)\.ics", browser.get(reverse("event_feeds")).content.decode())
        )

    first, second, closed = shown
    assert (len(set(first)), len(set(second)), first == second, closed) == (1, 1, False, [])


@pytest.mark.parametrize("rows", [1, 3])
def test_agenda_and_feeds_ask_the_same_of_the_database(cast, client, rows, django_assert_num_queries):
    for _number in range(rows):
        make_event(audience="public")
    address = address_of(cast.technician)

    for name in ("public_agenda", "public_agenda_data", "public_agenda_feed"):
        with django_assert_num_queries(AGENDA_QUERIES):
            client.get(reverse(name))
    with django_assert_num_queries(FEED_QUERIES):
        client.get(address)

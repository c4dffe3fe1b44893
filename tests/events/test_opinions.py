"""What people thought: by a link that is used once, without a name, and shown when there are enough."""

import pytest
from django.urls import reverse

from events.models import Opinion
from events.operations.opinions import opinion_address
from office.models import AuditRow, SignedLink
from tests.events.events import at, make_event

pytestmark = pytest.mark.django_db


@pytest.fixture
def held(settings):
    event = make_event()
    at(event, settings, minutes=300)
    return event


def test_answer_is_kept_once_and_without_a_name(client, held):
    address = opinion_address(held)

    first = client.post(address, {"score": 5, "useful": 3, "words": "Més estona per parlar."})
    second = client.post(address, {"score": 1})

    row = Opinion.objects.get()
    assert (first.status_code, second.status_code) == (200, 410)
    assert (row.score, row.useful, row.words) == (5, 3, "Més estona per parlar.")
    assert AuditRow.objects.get(operation="events.give_opinion").by_id_number is None
    assert SignedLink.objects.get().person is None


def test_opening_the_link_changes_nothing(client, held):
    address = opinion_address(held)

    for _time in range(2):
        assert client.get(address).status_code == 200

    assert not Opinion.objects.exists()


@pytest.mark.parametrize("sent", [{}, {"score": "9"}, {"score": "x"}, {"score": 3, "words": "a" * 1001}])
def test_bad_answer_is_told_and_the_link_stays_open(client, held, sent):
    address = opinion_address(held)

    told = client.post(address, sent)
    then = client.post(address, {"score": 4})

    assert (told.status_code, "error" in told.content.decode()) == (200, True)
    assert (then.status_code, Opinion.objects.get().score) == (200, 4)


def test_nobody_says_how_it_was_before_it_is_over(client):
    told = client.post(opinion_address(make_event()), {"score": 4})

    assert "encara no s'ha acabat" in told.content.decode().replace("&#x27;", "'")
    assert not Opinion.objects.exists()


@pytest.mark.parametrize("number, is_shown", [(2, False), (3, True)])
def test_words_are_shown_when_nobody_can_guess_whose_they_are(cast, enter, held, number, is_shown):
    for _number in range(number):
        Opinion.objects.create(event=held, score=4, words="Molt bé la visita.")

    page = enter(cast.coordination).get(reverse("event_opinions", args=[held.pk])).content.decode()

    assert ("Molt bé la visita." in page) is is_shown

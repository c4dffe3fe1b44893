"""An event that was held is evidence of the action of the plan that it serves."""

from datetime import timedelta

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains

from office import clock
from tests.events.events import make_event, make_past
from tests.workplan.plans import ActionFactory
from workplan import evidence

pytestmark = pytest.mark.django_db


def test_event_counts_once_it_has_been_held():
    action = ActionFactory()
    held = make_past(clock.today() - timedelta(days=2), title="Jornada", action=action)
    make_event(action=action)

    (piece,) = evidence.newest([action.pk], most=5)

    assert (piece.words, piece.on, piece.url) == ("Jornada", held.day, held.get_absolute_url())
    assert evidence.counts([action.pk])[action.pk] == {"events.event": 1}


def test_page_of_the_action_and_that_of_the_event_lead_to_each_other(cast, enter):
    action = ActionFactory()
    held = make_past(clock.today() - timedelta(days=2), title="Jornada", action=action)
    client, address = enter(cast.coordination), reverse("action_page", args=[action.pk])

    assertContains(client.get(address), held.get_absolute_url())
    assertContains(client.get(held.get_absolute_url()), address)

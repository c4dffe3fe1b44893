"""Whatever is typed or forged into the pages of registration: a sentence, never an error, and nobody registered."""

import pytest
from django.urls import reverse

from events import operations
from events.links import link_of
from events.models import ProgrammeItem, Registration
from tests.access.test_hostile_forms import HOSTILE
from tests.events.events import enrol, make_event

pytestmark = pytest.mark.django_db

FIELDS = (
    "people",
    "name_1",
    "email_1",
    "name",
    "email",
    "words",
    "modality",
    "items",
    "diet",
    "access",
    "once",
)


@pytest.fixture
def event():
    event = make_event(modality="hybrid", registration="open", audience="public")
    ProgrammeItem.objects.create(event=event, title="Taller", is_chosen=True, capacity=2)
    operations.add_question(event=event, words="Veniu en tren?", choices="Sí\nNo", by=None)
    return event


@pytest.mark.parametrize("value", HOSTILE)
def test_register_page_of_a_council_takes_anything(cast, enter, event, value):
    client = enter(cast.technician)

    answer = client.post(
        reverse("event_register", args=[event.pk]), dict.fromkeys(FIELDS, value) | {"sent": "1"}
    )

    assert (answer.status_code, bool(answer.context["form"].errors)) == (200, True)
    assert Registration.objects.count() == 0


@pytest.mark.parametrize("value", HOSTILE)
def test_register_page_of_a_visitor_takes_anything(client, event, value):
    answer = client.post(
        reverse("event_register", args=[event.pk]), dict.fromkeys(FIELDS, value) | {"sent": "1"}
    )

    assert (answer.status_code, bool(answer.context["form"].errors)) == (200, True)
    assert Registration.objects.count() == 0


@pytest.mark.parametrize("value", HOSTILE)
def test_addresses_take_anything(client, cast, enter, event, value):
    made = enrol(event, cast.council, modality="online")
    coordination = enter(cast.coordination)

    by_link = client.post(link_of(made), {"act": value})
    chosen = coordination.get(reverse("event_register", args=[event.pk]), {"organization": value})
    listed = coordination.get(
        reverse("registration_list", args=[event.pk]), {"q": value, "state": value, "page": value}
    )

    assert {by_link.status_code, chosen.status_code, listed.status_code} == {200}
    assert Registration.objects.get().state == "confirmed"


@pytest.mark.parametrize("words", ["<script>alert(1)</script>", "=1+1", "O'Brien & Fills"])
def test_names_are_shown_as_they_are_written(cast, enter, event, words):
    enrol(event, name=words, email="a@example.org", modality="online", organization_words=words)

    page = enter(cast.coordination).get(reverse("registration_list", args=[event.pk])).content.decode()

    assert "<script>alert" not in page
    assert Registration.objects.get().name == words

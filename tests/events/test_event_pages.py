"""The list of events and the page of one, for each who reads it."""

from datetime import time, timedelta

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from events import operations
from events.models import EventMaterial, ProgrammeItem
from members.models import Body
from office import clock
from tests.events.events import content, enrol, make_event, make_past

pytestmark = pytest.mark.django_db

LIST = "/esdeveniments/"


def titles(client, **asked_for):
    return [row.event.title for row in client.get(LIST, asked_for).context["rows"]]


def rich_event(**values):
    """With a row of everything that its page says."""
    inside = make_event(title="La gran", in_days=20)
    event = make_event(title="Jornada", parent=inside, bodies=(Body.objects.first(),), capacity=50, **values)
    for number in range(3):
        ProgrammeItem.objects.create(event=event, position=number, title=f"Ponència {number}", time=time(10))
        EventMaterial.objects.create(event=event, title=f"Presentació {number}", url="https://example.org/")
        make_event(title=f"Taller {number}", parent=event)
    return event


def test_list_has_what_is_to_come_first_and_then_the_latest(cast, enter):
    make_event(title="D'aquí a un mes", in_days=30)
    make_event(title="La setmana vinent", in_days=7)
    make_past(clock.today() - timedelta(days=40), title="Fa molt")
    make_past(clock.today() - timedelta(days=3), title="Fa poc")

    found = titles(enter(cast.technician))

    assert found == ["La setmana vinent", "D'aquí a un mes", "Fa poc", "Fa molt"]


def test_visitor_sees_only_what_is_public(client):
    make_event(title="Oberta", audience="public")
    make_event(title="De la Xarxa")

    assert titles(client) == ["Oberta"]


def test_visitor_does_not_find_an_event_of_the_network(client):
    event = make_event(title="De la Xarxa")

    assert client.get(reverse("event_page", args=[event.pk])).status_code == 404


def test_event_in_preparation_is_only_for_coordination(cast, enter):
    event = make_event(title="Encara no", state="draft")

    answers = {
        name: enter(person).get(reverse("event_page", args=[event.pk])).status_code
        for name, person in {"coordination": cast.coordination, "technician": cast.technician}.items()
    }

    assert answers == {"coordination": 200, "technician": 404}


@pytest.mark.parametrize(
    ("asked_for", "found"),
    [
        ({"whose": "others"}, ["D'altres"]),
        ({"whose": "own"}, ["Nostra"]),
        ({"q": "vilafranca"}, ["D'altres"]),
        ({"state": "held"}, []),
        ({"year": "2017"}, []),
    ],
)
def test_filters_narrow_the_list(cast, enter, asked_for, found):
    make_event(title="Nostra")
    make_event(title="D'altres", is_own=False, our_role="speaker", hosts="Una federació", place="Vilafranca")

    assert titles(enter(cast.coordination), **asked_for) == found


def test_page_does_not_name_what_the_reader_may_not_see(client):
    inside = make_event(title="Trobada interna")
    event = make_event(title="Oberta", audience="public", parent=inside)
    make_event(title="Taller intern", parent=event)

    page = client.get(reverse("event_page", args=[event.pk]))

    assertNotContains(page, "Trobada interna")
    assertNotContains(page, "Taller intern")


def test_address_to_connect_is_for_who_is_registered(cast, enter):
    event = make_event(modality="online", online_url="https://meet.example.org/sala")
    address = reverse("event_page", args=[event.pk])
    assertNotContains(enter(cast.technician).get(address), "meet.example.org")

    enrol(event, cast.council, person=cast.technician, modality="online")

    assertContains(enter(cast.technician).get(address), "meet.example.org")
    assertNotContains(enter(cast.other_technician).get(address), "meet.example.org")


def test_signed_sheet_is_for_coordination(cast, enter):
    event = make_event(title="Jornada")
    EventMaterial.objects.create(
        event=event, kind="sheet", title="Full signat", url="https://example.org/full"
    )
    address = reverse("event_page", args=[event.pk])

    assertContains(enter(cast.coordination).get(address), "Full signat")
    assertNotContains(enter(cast.technician).get(address), "Full signat")


@pytest.mark.parametrize("rows", [1, 3])
def test_list_costs_the_same_for_one_as_for_three(cast, enter, rows, django_assert_num_queries):
    for number in range(rows):
        make_event(title=f"Jornada {number}", bodies=(Body.objects.first(),))
    client = enter(cast.coordination)

    with django_assert_num_queries(8):
        client.get(LIST)


@pytest.mark.parametrize("who", ["coordination", "technician"])
def test_page_stays_within_its_queries(cast, enter, who, django_assert_max_num_queries):
    event = rich_event()
    client = enter(getattr(cast, who))

    with django_assert_max_num_queries(12):
        assertContains(client.get(reverse("event_page", args=[event.pk])), "Ponència 2")


def test_export_has_the_rows_of_the_list(cast, enter):
    make_event(title="=1+1")

    answer = enter(cast.coordination).get(reverse("event_export", args=["csv"]))

    assert "'=1+1" in b"".join(answer.streaming_content).decode()


def test_proposal_is_seen_by_who_made_it_and_by_coordination_only(cast, enter):
    operations.propose_event(content=content(title="Fira"), by=cast.technician)

    assert titles(enter(cast.technician)) == ["Fira"]
    assert titles(enter(cast.other_technician)) == []
    assert titles(enter(cast.coordination)) == ["Fira"]

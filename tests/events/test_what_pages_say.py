"""What a secretariat reads on a Tuesday morning: the way back, the advice of what is empty, the names of things."""

from datetime import time, timedelta

import pytest
from django.template.loader import render_to_string
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from events import operations
from events.blocks.coordination import registered_in_words
from events.calendar.invitation import place_of
from events.models import Event
from events.pages.sheets import badges_context, sheet_context
from office import clock
from tests.cast import MemberFactory
from tests.events.events import at, attended, enrol, make_event

pytestmark = pytest.mark.django_db

PAGES_OF_AN_EVENT = [
    "event_counts", "event_totals", "event_certificates", "event_opinions", "event_code", "event_questions",
    "event_met", "event_repeat", "event_register", "attendance_page", "attendance_add", "attendance_import",
]  # fmt: skip


@pytest.fixture
def coordination(cast, enter):
    return enter(cast.coordination)


@pytest.mark.parametrize("name", PAGES_OF_AN_EVENT)
def test_page_of_an_event_leads_back_to_it(coordination, name):
    event = make_event()

    page = coordination.get(reverse(name, args=[event.pk]))

    assertContains(page, f'<a href="{event.get_absolute_url()}">Jornada</a>', html=True)


def test_who_registers_can_go_back(cast, enter):
    event = make_event()

    page = enter(cast.technician).get(reverse("event_register", args=[event.pk]))

    assertContains(page, f'<a class="btn btn-quiet" href="{event.get_absolute_url()}">')


def test_full_event_says_that_there_is_a_waiting_list(cast, enter):
    event = make_event(capacity=1)
    technician = enter(cast.technician)
    before = technician.get(event.get_absolute_url())

    enrol(event)

    words = "1 de 1. No en queden: hi ha llista d'espera."
    assertNotContains(before, "llista d'espera")
    assertContains(technician.get(event.get_absolute_url()), words, html=True)


def test_year_of_the_statistics_has_no_point(coordination):
    page = coordination.get(reverse("attendance_statistics"))

    assertContains(page, f"Assistència dels membres, {clock.today().year}")


def test_certificates_to_be_issued_are_listed_before(coordination, settings):
    event = make_event()
    attended(event, enrol(event, name="Rosa Puig", email="rosa@example.org"))
    at(event, settings, minutes=300)
    address = reverse("event_certificates", args=[event.pk])
    before = coordination.get(address)

    operations.issue_certificates(event=event, by=None)

    assertContains(before, "<li>Rosa Puig</li>", html=True)
    assertNotContains(coordination.get(address), "Encara sense certificat")


def test_opinions_that_nobody_gave_say_when_they_are_asked(coordination):
    page = coordination.get(reverse("event_opinions", args=[make_event().pk]))

    assertContains(page, "Encara no hi ha cap resposta")


def test_badges_are_two_by_two_and_a_long_name_is_smaller():
    event = make_event(title="Jornada de consum")
    vic = MemberFactory(organization__short_name="Vic").organization
    long = "Maria de la Concepció Fernández-Castellanos i Puigdomènech de Montserrat"
    for name in ("Aina", "Blai", long):
        enrol(event, vic, name=name, email=f"{name[:4].strip()}@example.org")

    context = badges_context(event)

    assert [[row.name for row in pair] for pair in context["pairs"]] == [["Aina", "Blai"], [long]]
    assert [row.is_long for row in context["badges"]] == [False, False, True]
    paper = render_to_string("events/badges_paper.html", {**context, "today": clock.today()})
    assert (paper.count("<tr>"), paper.count("is-long")) == (2, 1)


def test_sheet_to_sign_says_the_hours_and_the_place():
    event = make_event()

    context = sheet_context(event)

    assert (context["when"][-22:], context["place"]) == (", de 10.00 h a 14.00 h", "Sala d'actes")


def test_connection_is_not_in_the_mail_of_who_waits():
    event = make_event(modality="online", online_url="https://example.org/sala", online_capacity=1)
    seated = enrol(event, name="Rosa", email="rosa@example.org")
    waiting = enrol(event, name="Pere", email="pere@example.org")

    assert [place_of(row) for row in (seated, waiting)] == ["https://example.org/sala", "En línia"]


def test_who_proposes_an_event_finds_its_council_written(cast, enter):
    page = enter(cast.technician).get(reverse("event_propose"))

    assert page.context["form"].initial == {"hosts": str(cast.council)}


def test_sheet_without_anybody_offers_to_write_somebody_down(coordination):
    event = make_event(registration="none")

    page = coordination.get(reverse("attendance_page", args=[event.pk]))

    address = reverse("attendance_add", args=[event.pk])
    assertContains(page, f'<a class="btn btn-second" href="{address}">')


def test_coordination_registers_others_and_not_itself(coordination):
    address = reverse("event_register", args=[make_event().pk])

    page = coordination.get(address, {"organization": "none"})

    assert page.context["asked"].submit == "Feu la inscripció"


def test_what_has_no_day_yet_comes_after_what_has():
    today, in_forty_days = clock.today(), clock.today() + timedelta(days=40)
    coarse = make_event(
        day=today, ends_on=in_forty_days, is_day_known=False, when_words="hivern", time=None, ends_time=None,
        registration="none",
    )  # fmt: skip
    late = make_event(in_days=2, time=time(18), ends_time=time(19))
    early = make_event(in_days=2)

    assert list(Event.objects.coming_first()) == [early, late, coarse]


def test_home_of_coordination_has_the_coming_events_with_who_is_registered(coordination):
    event = make_event(capacity=30)
    enrol(event)

    page = coordination.get("/")

    assertContains(page, "Inscripcions: 1 de 30")


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"registration": "none"}, ""),
        ({"capacity": None}, "Inscripcions: 0"),
        (
            {"modality": "hybrid", "capacity": 30, "online_capacity": 100, "online_url": "https://e.org/"},
            "Inscripcions: 0 de 130",
        ),
        ({"modality": "hybrid", "capacity": 30, "online_url": "https://e.org/"}, "Inscripcions: 0"),
    ],
)
def test_registered_are_said_against_the_seats_that_there_are(given, expected):
    assert registered_in_words(make_event(**given)) == expected

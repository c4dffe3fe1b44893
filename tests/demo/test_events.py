"""The events of the demonstration: 2023 as its report tells it, what the plan of 2026 names, and some of today."""

from datetime import UTC, date, datetime

import pytest
from django.core.management import call_command

from demo import load
from events.models import Attendance, Event, Registration
from office import clock, figures
from office.models import DeclaredTotal, Message

pytestmark = pytest.mark.django_db
FIGURES_OF_2023 = {
    "assemblies": 2,
    "commission_meetings": 4,
    "elected_gatherings": 1,
    "own_conferences": 3,
    "own_conference_workshops": 4,
    "others_conferences": 9,
    "fesc-2023.people": 33,
    "fesc-2023.administrations": 22,
    "fesc-2023.organizations_met": 41,
}


def tell(settings, *day):
    settings.CLOCK_OFFSET = datetime(*day, 9, tzinfo=UTC) - clock.real_now()
    call_command("load_reference", verbosity=0)
    load.load()


# The first days of a year, in which what was held a month ago is of the one before, and a Sunday of two same hours.
@pytest.mark.parametrize("day", [(2024, 1, 3), (2026, 10, 25), (2028, 12, 30)])
def test_figures_of_2023_are_those_of_the_report_on_any_day(settings, day):
    tell(settings, *day)

    found = figures.values(figures.Period.year(2023))
    assert {
        key.removeprefix("events."): found[key] for key in found if key.startswith("events.")
    } == FIGURES_OF_2023


def test_what_the_documents_do_not_say_is_not_told(settings):
    tell(settings, 2026, 6, 3)

    of_2023 = Event.objects.filter(day__year=2023, parent=None)
    without_town = of_2023.filter(municipality=None, place="").values_list("day", flat=True)
    assert set(of_2023.values_list("is_invented", "state", "is_day_known")) == {(False, "announced", True)}
    assert sorted(without_town) == [date(2023, 7, 7), date(2023, 10, 20)]
    assert not of_2023.filter(kind__code="commission").exists()
    assert of_2023.get(day=date(2023, 9, 21)).edition == 4
    assert set(of_2023.filter(kind__code="assembly").values_list("modality", "municipality__name")) == {
        ("hybrid", "Tarragona"), ("hybrid", "Santa Coloma de Gramenet"),
    }  # fmt: skip

    rows = Event.objects.filter(is_day_known=False).order_by("ends_on", "pk")
    assert [(row.when_words, row.action.area.number, row.state) for row in rows] == [
        ("gener", 4, "draft"),
        ("març o abril", 3, "draft"),
        ("primer semestre", 5, "announced"),
        ("octubre", 3, "announced"),
        ("durant l'any 2026", 3, "announced"),
        ("durant l'any 2026", 5, "announced"),
    ]


def test_events_of_today_are_made_up_and_told_whole(settings):
    tell(settings, 2026, 6, 3)

    made_up = Event.objects.filter(is_invented=True)
    coming = made_up.open_for_registration(clock.now()).get()
    states = list(coming.registrations.order_by("asked_at").values_list("state", flat=True))
    assert sorted(made_up.values_list("state", flat=True)) == [
        "announced",
        "announced",
        "announced",
        "proposed",
    ]
    assert states == ["confirmed"] * 5 + ["waiting"] * 2
    assert Attendance.objects.was_there().values("organization").distinct().count() == 6
    assert set(Registration.objects.values_list("is_invented", flat=True)) == {True}
    assert made_up.get(state="proposed").proposed_by.email == "tecnica@example.org"
    assert not Message.objects.filter(state__in=["queued", "inflight"]).exists()
    assert DeclaredTotal.objects.filter(key__startswith="events.").count() == 4

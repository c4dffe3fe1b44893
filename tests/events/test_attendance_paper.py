"""What is printed for the door: whoever is to come, by organization, and room for the others."""

import pytest
from django.template.loader import render_to_string
from django.urls import reverse

from events import operations
from events.pages.sheets import BLANK_LINES, badges_context, sheet_context
from office import clock
from tests.cast import MemberFactory
from tests.events.events import enrol, make_event

pytestmark = pytest.mark.django_db


@pytest.fixture
def event():
    """Two of Vic, one of Alella, one that connects and one that cancelled."""
    event = make_event(modality="hybrid", online_url="https://example.org/")
    vic = MemberFactory(organization__short_name="Vic").organization
    alella = MemberFactory(organization__short_name="Alella").organization
    for name, organization, modality in (
        ("Rosa", vic, "in_person"), ("Aina", vic, "in_person"), ("Pere", alella, "in_person"),
        ("Joan", alella, "online"), ("Blai", alella, "in_person"),
    ):  # fmt: skip
        enrol(event, organization, name=name, email=f"{name}@example.org", modality=modality)
    operations.cancel_registration(registration=event.registrations.get(name="Blai"), by=None)
    return event


def test_sheet_has_who_comes_by_organization_and_name(event):
    groups = sheet_context(event)["groups"]

    names = [(organization, [row.name for row in rows]) for organization, rows in groups]
    assert names == [("Ajuntament de Alella", ["Pere"]), ("Ajuntament de Vic", ["Aina", "Rosa"])]


def test_sheet_leaves_blank_lines_at_its_end(event):
    words = render_to_string(
        "events/attendance_sheet_paper.html", {**sheet_context(event), "today": clock.today()}
    )

    assert words.count("<tr><td></td><td></td><td></td></tr>") == BLANK_LINES


def test_badge_has_a_name_and_an_organization(event):
    found = [(row.name, row.organization) for row in badges_context(event)["badges"]]

    assert [name for name, _organization in found] == ["Pere", "Aina", "Rosa"]
    assert found[1][1] == "Ajuntament de Vic"


@pytest.mark.parametrize("name", ["attendance_sheet", "event_badges"])
def test_paper_comes_as_a_pdf(cast, enter, event, name):
    answer = enter(cast.coordination).get(reverse(name, args=[event.pk]))

    assert (answer.status_code, answer.content[:5]) == (200, b"%PDF-")

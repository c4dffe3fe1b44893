"""The figures of 2023 are those of its report, counted or declared; what nobody says is a thing to find out."""

from datetime import UTC, datetime

import pytest

from demo import report
from members import operations as members
from office import clock
from office.figures import Period, answers
from office.models import DeclaredTotal
from reports.models import AnnualReport
from tests.demo.reports import demonstration_of

FIGURES_OF_2023 = {
    "members.joined": 3,
    "advisory.sessions": 11,
    "advisory.mentoring_sessions": 6,
    "advisory.hours": None,
    "events.assemblies": 2,
    "events.commission_meetings": 4,
    "events.elected_gatherings": 1,
    "events.own_conferences": 3,
    "events.own_conference_workshops": 4,
    "events.others_conferences": 9,
    "events.fesc-2023.people": 33,
    "events.fesc-2023.administrations": 22,
    "events.fesc-2023.organizations_met": 41,
    "workgroups.active_at_start": None,  # until the room of the groups is built
    "workgroups.created": None,
    "workgroups.formacio.meetings": 6,
    "workgroups.formacio.councils": 13,
    "workgroups.formacio.county_councils": 1,
    "knowledge.factsheets_published": 51,
    "communication.news": 4,
    "communication.bulletins": 4,
}
DECLARED = {
    "advisory.sessions",
    "advisory.mentoring_sessions",
    "events.commission_meetings",
    "events.fesc-2023.people",
    "events.fesc-2023.administrations",
    "events.fesc-2023.organizations_met",
    "workgroups.formacio.meetings",
    "workgroups.formacio.councils",
    "workgroups.formacio.county_councils",
    "knowledge.factsheets_published",
    "communication.news",
    "communication.bulletins",
}


@pytest.fixture(scope="module")
def told(django_db_setup, django_db_blocker):
    with demonstration_of(2026, 11, 21, django_db_blocker):
        yield AnnualReport.objects.get()


def test_figures_of_2023_are_those_of_the_document(told):
    found = answers(Period.year(2023))

    assert {key: found[key] and found[key].value for key in FIGURES_OF_2023} == FIGURES_OF_2023


def test_report_shows_the_figures_that_are_found(told):
    rows = dict(told.figures.filter(year=2023, key__in=FIGURES_OF_2023).values_list("key", "value"))

    assert rows == FIGURES_OF_2023


def test_figures_that_are_no_list_say_who_says_them(told):
    sources = told.figures.filter(year=2023).exclude(source="").values_list("key", "source")

    assert dict(sources) == dict.fromkeys(DECLARED, "Memòria d'activitat 2023")


def test_counted_figures_open_the_rows_behind_them(told):
    counted = told.figures.filter(year=2023, key__in=FIGURES_OF_2023, value__isnull=False, source="")

    assert counted.count() == len(FIGURES_OF_2023) - len(DECLARED) - 3
    assert not counted.filter(url="").exists()


def test_every_figure_of_the_document_stands_in_some_section(told):
    shown = {key for section in told.sections.included() for key in section.figures}

    assert set(FIGURES_OF_2023) - shown == set()


def test_report_is_a_draft_that_coordination_completes(told):
    assert told.state == "draft"
    assert [answer.answer for answer in told.challenges.all()] == list(report.ANSWERS)
    written = told.sections.filter(is_edited=True).values_list("code", flat=True)
    assert set(written) == set(report.WRITTEN)


def test_a_year_that_is_not_over_has_no_report(db, settings):
    settings.CLOCK_OFFSET = datetime(2023, 12, 31, 9, tzinfo=UTC) - clock.real_now()

    report.load(members.add_person(given_name="Marta", family_name="Soler", by=None))

    assert not AnnualReport.objects.exists()
    assert not DeclaredTotal.objects.exists()

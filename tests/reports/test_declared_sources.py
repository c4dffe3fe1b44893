"""A number that a person says is published without its name; who works on the report sees who said it."""

import json
from datetime import date

import pytest
from django.template.loader import render_to_string
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from events import operations as events
from office.models import DeclaredTotal
from reports import operations
from reports.models import PublishedFigure, ReportFigure
from reports.output import OUTPUTS
from reports.pages.document import document_of
from reports.tasks import count_open_reports
from tests.events.events import make_past
from tests.reports.justifications import make_justification, make_line
from tests.reports.reports import approve, make_report, publish

pytestmark = pytest.mark.django_db
NAME = "Rosa Soler"
PUBLIC = "dada que declara Coordinació"
GIVEN = {"key": "members.joined", "year": 2023, "value": 5, "source": NAME, "source_is_person": True}


@pytest.fixture
def office(cast, enter):
    return enter(cast.coordination)


def declare(client, **changed) -> None:
    client.post(reverse("declared_total_add"), GIVEN | changed)


def test_editor_says_who_and_what_is_published_does_not(office):
    declare(office)
    report = make_report()
    document = document_of(report)

    written = {kind: output.write(document) for kind, output in OUTPUTS.items() if kind in ("html", "json")}
    paper = render_to_string("paper/report.html", {"document": document})

    assertContains(office.get(reverse("report_figures", args=[2023])), NAME)
    preview = office.get(reverse("report_preview", args=[2023]))
    assertContains(preview, PUBLIC)
    assertNotContains(preview, NAME)
    assert (PUBLIC in paper, NAME in paper) == (True, False)
    assert all(NAME not in content.decode() for content in written.values())
    found = [figure for one in json.loads(written["json"])["sections"] for figure in one["figures"]]
    assert [one["source"] for one in found if one["key"] == "members.joined"] == [PUBLIC]


def test_document_is_named(office):
    declare(office, source="Memòria 2023", source_is_person="")
    make_report()

    assertContains(office.get(reverse("report_preview", args=[2023])), "Total declarat: Memòria 2023")


def test_published_figure_keeps_no_name(office):
    declare(office)

    publish(approve(make_report()))

    assert ReportFigure.objects.get(key="members.joined", year=2023).source == NAME
    assert PublishedFigure.objects.get(key="members.joined", year=2023).source == PUBLIC


def test_page_of_the_event_names_no_person(office):
    event = make_past(date(2023, 3, 14))
    address = reverse("event_totals", args=[event.pk])

    office.post(address, {"people": 33, "source": NAME, "source_is_person": "on"})

    assert DeclaredTotal.objects.get().source_is_person
    assertContains(office.get(event.get_absolute_url()), PUBLIC)
    assertNotContains(office.get(event.get_absolute_url()), NAME)
    form = office.get(address).context["form"]
    assert (form["source"].value(), form["source_is_person"].value()) == (NAME, True)


def test_saying_later_that_it_is_a_person_counts_as_a_change(office):
    event = make_past(date(2023, 3, 14))
    given = {"event": event, "totals": {"people": 33}, "source": NAME, "by": None}
    events.declare_attendance(**given)
    report = make_report()

    events.declare_attendance(**given, source_is_person=True)
    count_open_reports()

    (figure,) = report.figures.filter(value=33)
    assert figure.source_is_person


def test_justification_that_the_funder_reads_names_nobody(office):
    declare(office)
    of_2023 = make_justification(starts_on=date(2023, 1, 1), ends_on=date(2023, 12, 31))
    line = make_line(of_2023, figure="members.joined", actions=[])

    operations.count_justification(justification=line.justification, by=None)

    line.refresh_from_db()
    assert (line.counted, line.counted_source) == (5, PUBLIC)

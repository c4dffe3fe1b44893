"""A section that the document leaves out because nothing stands in it says so in the overview."""

from datetime import date

import pytest
from django.urls import reverse

from events.models import Event
from reports import operations
from reports.models import AnnualReport
from reports.pages.document import document_of
from reports.pages.editor import Overview
from reports.tasks import count_open_reports
from tests.cast import CollaborationFactory, MemberFactory
from tests.reports.pictures import picture, upload
from tests.reports.reports import make_report, published, write

pytestmark = pytest.mark.django_db


def empty(report) -> set[str]:
    read = AnnualReport.objects.for_overview().get(pk=report.pk)
    return {row.section.title for row in Overview(read).rows if row.is_empty}


def missing(report) -> set[str]:
    """What the document leaves out of what should be in it."""
    shown = {chapter.section.pk for chapter in document_of(report).chapters}
    return {row.title for row in report.sections.filter(is_included=True) if row.pk not in shown}


def in_part(report) -> None:
    """A little of each thing that a section may hold."""
    sections = {section.code: section for section in report.sections.all()}
    MemberFactory(starts_on=date(2020, 1, 1))
    write(sections["conclusions"], "Un bon any.")
    write(sections["annex_hours"], "", is_included=False)
    operations.add_challenge(report=report, text="Un repte", by=None)
    operations.add_link(section=sections["ecosystem"], label="Guia", url="https://example.org", by=None)
    own = operations.add_section(report=report, title="Imatges", by=None)
    operations.add_photo(
        section=own, upload=upload(picture()), alternative="Una sala", consent="nobody", by=None
    )


@pytest.mark.parametrize("fill", [lambda report: None, in_part])
def test_overview_knows_what_the_document_leaves_out(fill):
    report = make_report()
    operations.add_section(report=report, title="Propi", by=None)

    fill(report)
    operations.count_report(report=report, by=None)

    assert empty(report) == missing(report) != set()


def test_counting_sees_the_data_that_have_come():
    report = make_report()
    before = empty(report)
    MemberFactory(starts_on=date(2020, 1, 1))

    operations.count_report(report=report, by=None)

    assert before - empty(report) == {"Membres de la Xarxa"}


def test_section_saved_with_other_lists_is_judged_by_them():
    report = make_report()
    MemberFactory(starts_on=date(2020, 1, 1))
    section = report.sections.get(code="ecosystem")
    before = empty(report)

    write(section, "", listings=["members"])

    assert before - empty(report) == {section.title}


def test_overview_says_why(cast, enter):
    report = make_report()
    report.sections.exclude(code__in=["annex_attendance", "conclusions"]).update(is_included=False)
    Event.objects.all().delete()

    page = enter(cast.coordination).get(reverse("report_edit", args=[2023])).content.decode()

    assert page.count("De moment no hi sortirà: encara no té dades") == 1
    assert page.count("De moment no hi sortirà: encara no té text") == 1


def test_published_report_is_not_asked_any_more():
    assert empty(published()) == set()


def test_hour_sees_a_list_that_begins_though_no_figure_changes():
    report = make_report()
    before = empty(report)
    CollaborationFactory(starts_on=date(2023, 3, 1), our_role="organizer")

    count_open_reports()

    assert before - empty(report) == {"Relacions amb l'ecosistema"}

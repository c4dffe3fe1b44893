"""From draft to publication and its correction."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from members.operations import change_agreement_state
from office import clock
from office.models import AuditRow
from office.operations import declare_total
from office.refusals import Refused
from reports import operations
from reports.models import PublishedFigure, ReportVersion
from reports.tasks import count_open_reports
from tests.cast import MemberFactory
from tests.reports.reports import agreement, approved, make_report, published, write

pytestmark = pytest.mark.django_db


def declare_news(number: int) -> None:
    declare_total(
        key="communication.news", starts_on=date(2023, 1, 1), ends_on=date(2023, 12, 31), value=number,
        source="Memòria 2023", by=None,
    )  # fmt: skip


def test_a_new_report_has_the_sections_of_every_year_in_their_order():
    report = make_report()

    sections = list(report.sections.all())
    assert [section.code for section in sections[:3]] == ["challenges", "advice", "care"]
    assert sections[9].kind == "conclusions"
    assert {section.kind for section in sections[10:]} == {"annex"}


def test_a_report_is_begun_once_a_year():
    make_report()

    with pytest.raises(Refused) as refused:
        make_report()
    assert refused.value.field == "year"


def test_figures_are_counted_with_the_two_years_before():
    report = make_report()

    years = report.figures.filter(key="members.joined").values_list("year", flat=True)
    assert list(years) == [2021, 2022, 2023]


def test_an_unknown_figure_is_not_a_zero():
    report = make_report()

    assert report.figures.get(key="communication.news", year=2023).value is None


def test_what_is_approved_does_not_change():
    report = approved()

    with pytest.raises(Refused):
        write(report.sections.first(), "Un altre text")


def test_an_approval_waits_for_the_comments(cast):
    report = make_report()
    report.comments.create(by=cast.executive, text="Hi falta la jornada de Ripoll")

    with pytest.raises(Refused):
        operations.approve_report(report=report, agreement=agreement(), by=None)


def test_only_what_is_approved_is_published():
    with pytest.raises(Refused):
        operations.publish_report(report=make_report(), number=1, by=None)


def test_a_version_is_published_with_its_files_and_their_seals():
    report = published()

    version = report.versions.get()
    assert {file.kind for file in version.files.all()} == {"html", "pdf", "docx", "xlsx", "json"}
    assert all(file.sha256 == file.file.sha256 for file in version.files.select_related("file"))
    assert version.agreement.endswith(", Comissió Executiva")


def test_figures_that_move_after_the_approval_hold_the_publication_back():
    report = approved()
    declare_news(4)

    with pytest.raises(Refused, match="notícies al web"):
        operations.publish_report(report=report, number=1, by=None)

    report = operations.return_report(report=report, by=None)
    report = operations.approve_report(report=report, agreement=agreement(), by=None)
    operations.publish_report(report=report, number=1, by=None)
    assert report.versions.get().figures.get(key="communication.news", year=2023).value == 4


def test_correction_publishes_no_figure_that_nobody_has_seen():
    report = operations.correct_report(report=published(), reason="Errada", by=None)
    declare_news(4)
    report.figures.filter(key="communication.news", year=2023).update(value=9)

    with pytest.raises(Refused, match="notícies al web"):
        operations.publish_report(report=report, number=2, by=None)


def test_comments_hold_a_correction_back(cast):
    report = operations.correct_report(report=published(), reason="Errada", by=None)
    report.comments.create(by=cast.executive, text="Hi falta la jornada de Ripoll")

    with pytest.raises(Refused):
        operations.publish_report(report=report, number=2, by=None)


def test_report_of_an_agreement_left_without_effect_is_not_published():
    report = approved()
    change_agreement_state(agreement=report.agreement, state="revoked", by=None)

    with pytest.raises(Refused):
        operations.publish_report(report=report, number=1, by=None)


def test_workbook_with_names_goes_when_the_names_of_its_events_go():
    kept = published().versions.get().files

    assert kept.get(kind="xlsx").file.delete_on == clock.today()
    assert kept.get(kind="pdf").file.delete_on is None


def test_clock_counts_a_report_only_when_some_figure_has_changed():
    make_report()
    counted = AuditRow.objects.filter(operation="reports.count_report")

    count_open_reports()
    before = counted.count()
    MemberFactory(starts_on=date(2023, 5, 1))
    count_open_reports()

    assert (before, counted.count()) == (0, 1)


def test_one_number_is_published_once():
    report = published()
    report = operations.correct_report(report=report, reason="Faltava una jornada", by=None)

    with pytest.raises(Refused):
        operations.publish_report(report=report, number=1, by=None)


def test_a_correction_is_a_new_version_with_its_reason():
    report = operations.correct_report(report=published(), reason="Faltava una jornada", by=None)
    write(report.sections.get(code="ecosystem"), "Text corregit")

    operations.publish_report(report=report, number=2, by=None)

    first, second = report.versions.order_by("number")
    assert (first.reason, second.reason) == ("", "Faltava una jornada")
    assert second.sections.get(title=report.sections.get(code="ecosystem").title).narrative == "Text corregit"


@pytest.mark.parametrize(
    "change",
    [
        lambda: ReportVersion.objects.update(title="Una altra"),
        lambda: PublishedFigure.objects.update(value=7),
        lambda: PublishedFigure.objects.all().delete(),
        lambda: PublishedFigure.objects.create(
            version=ReportVersion.objects.get(), key="x", words="x", year=2023, value=1
        ),
    ],
)
def test_the_database_keeps_what_is_published(change):
    published()

    with pytest.raises(IntegrityError), transaction.atomic():
        change()

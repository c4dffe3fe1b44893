"""What was published and should not be: a version is withdrawn, a correction is given up."""

from html import unescape

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from office import clock, files
from office.models import AuditRow
from office.refusals import Refused
from reports import operations
from reports.models import AnnualReport, PublishedPhoto, VersionWithdrawal
from tests.reports.pictures import picture, upload
from tests.reports.reports import approve, make_report, publish, published, write

pytestmark = pytest.mark.django_db
REASON = "Hi sortia una persona que ja no ho vol"


@pytest.fixture
def anybody() -> Client:
    return Client()


def with_photo() -> AnnualReport:
    report = make_report()
    operations.add_photo(
        section=report.sections.get(code="care"),
        upload=upload(picture()),
        alternative="L'assemblea vota",
        consent="nobody",
        by=None,
    )
    return publish(approve(report))


def correct(report: AnnualReport, number: int = 2) -> AnnualReport:
    report = operations.correct_report(report=report, reason="Faltava una jornada", by=None)
    return operations.publish_report(report=report, number=number, by=None)


def withdraw(report: AnnualReport, number: int = 1) -> None:
    operations.withdraw_version(version=report.versions.get(number=number), reason=REASON, by=None)


def test_withdrawn_version_says_so_and_shows_nothing_of_it(anybody):
    withdraw(with_photo())
    photo = PublishedPhoto.objects.get()

    page = anybody.get(reverse("report_page", args=[2023]))
    got = [
        anybody.get(address).status_code
        for address in (
            reverse("report_version", args=[2023, 1]),
            reverse("report_file", args=[2023, 1, "pdf"]),
            reverse("report_photo", args=[photo.pk]),
        )
    ]

    assert page.status_code == 410
    assert REASON in page.content.decode()
    assert got == [410, 404, 404]
    assert "Encara no hi ha cap memòria publicada" in anybody.get(reverse("report_list")).content.decode()


def test_version_before_it_is_the_public_one_again(anybody):
    withdraw(correct(published()), number=2)

    year = anybody.get(reverse("report_page", args=[2023]))
    second = anybody.get(reverse("report_version", args=[2023, 2]))

    assert (year.status_code, second.status_code) == (200, 410)
    assert reverse("report_version", args=[2023, 2]) not in year.content.decode()
    assert reverse("report_page", args=[2023]) in second.content.decode()


def test_files_go_that_night_and_figures_stay():
    report = with_photo()
    section = report.sections.get(code="care")
    report = operations.correct_report(report=report, reason="Una fotografia", by=None)
    operations.remove_photo(photo=section.photos.get(), by=None)
    operations.publish_report(report=report, number=2, by=None)
    version = report.versions.get(number=1)

    withdraw(report)
    files.blank_expired()

    kept = [bool(file.file.content) for file in version.files.select_related("file")]
    assert kept == [False] * 5
    assert not version.photos.get().file.content
    assert version.figures.exists()
    assert report.versions.get(number=2).files.get(kind="pdf").file.content


def test_photograph_that_the_draft_still_shows_is_kept():
    report = with_photo()

    withdraw(report)

    assert report.sections.get(code="care").photos.get().file.delete_on is None


def test_photograph_taken_out_after_the_withdrawal_goes():
    report = with_photo()
    withdraw(report)
    photo = report.sections.get(code="care").photos.get()
    operations.correct_report(report=report, reason="Una fotografia", by=None)

    operations.remove_photo(photo=photo, by=None)

    photo.file.refresh_from_db()
    assert photo.file.delete_on == clock.today()


@pytest.mark.parametrize(("reason", "sentence"), [(" ", "Digueu per què"), (REASON, "ja està retirada")])
def test_version_is_withdrawn_once_and_for_a_reason(reason, sentence):
    report = published()
    if reason.strip():
        withdraw(report)

    with pytest.raises(Refused, match=sentence):
        operations.withdraw_version(version=report.versions.get(), reason=reason, by=None)


def test_coordination_withdraws_it_from_its_page(enter, cast):
    version = published().versions.get()
    client = enter(cast.coordination)
    address = reverse("version_withdraw", args=[2023, 1])

    assert address in client.get(version.get_absolute_url()).content.decode()
    empty = client.post(address, {"reason": ""})
    done = client.post(address, {"reason": REASON}, follow=True)

    assert (empty.status_code, done.status_code) == (200, 410)
    assert "retirada" in done.content.decode()
    row = AuditRow.objects.get(operation="reports.withdraw_version")
    assert (row.by_id_number, row.after["reason"]) == (cast.coordination.pk, REASON)


def test_correction_given_up_leaves_what_is_published_and_keeps_what_was_written(enter, cast, anybody):
    report = operations.correct_report(report=published(), reason="Faltava una jornada", by=None)
    write(report.sections.get(code="ecosystem"), "Text a mitges")
    client = enter(cast.coordination)
    address = reverse("report_give_up", args=[2023])
    report.refresh_from_db()

    assert address in client.get(report.get_absolute_url()).content.decode()
    client.post(address, {"seen": report.version})
    again = client.get(reverse("report_correct", args=[2023])).content.decode()

    report.refresh_from_db()
    assert (report.state, report.correction_reason, report.versions.count()) == ("published", "", 1)
    assert report.sections.get(code="ecosystem").narrative == "Text a mitges"
    assert "Text a mitges" not in anybody.get(reverse("report_page", args=[2023])).content.decode()
    assert "Hi ha canvis d'una correcció anterior" in unescape(again)
    assert "Relacions amb" in again


def test_only_a_correction_is_given_up():
    with pytest.raises(Refused, match="no s'està corregint"):
        operations.give_up_correction(report=published(), by=None)


def test_photograph_and_challenge_of_a_correction_given_up_are_told_to_the_next(enter, cast):
    report = operations.correct_report(report=published(), reason="Una fotografia", by=None)
    section = report.sections.get(code="care")
    operations.add_photo(
        section=section, upload=upload(picture()), alternative="Una sala", consent="nobody", by=None
    )
    operations.add_challenge(report=report, text="Arribar a tothom", by=None)
    operations.give_up_correction(report=report, by=None)

    operations.add_challenge(report=make_report(2022), text="D'un altre any", by=None)
    begun = enter(cast.coordination).get(reverse("report_correct", args=[2023])).context["begun"]

    assert begun == [section.title, report.sections.get(kind="challenges").title]


def test_rows_taken_out_leave_a_row_in_the_audit(enter, cast):
    report = published()
    make_report(2022)
    client = enter(cast.coordination)

    client.get(reverse("report_file", args=[2023, 1, "xlsx"])).getvalue()
    client.get(reverse("report_draft_file", args=[2022, "xlsx"]))

    found = AuditRow.objects.filter(operation="reports.export_rows").order_by("pk")
    history = client.get(reverse("record_history", args=["reports.annualreport", report.pk]))
    assert unescape(history.content.decode()).count("S'han baixat les files") == 1
    assert [(row.by_id_number, row.after["version"]) for row in found] == [
        (cast.coordination.pk, 1),
        (cast.coordination.pk, 0),
    ]


def test_report_whose_versions_are_all_withdrawn_is_found_and_published_again(enter, cast, anybody):
    report = published()
    withdraw(report)
    client = enter(cast.coordination)

    listed = client.get(reverse("report_list")).content.decode()
    page = client.get(report.get_absolute_url()).content.decode()
    gone = client.get(reverse("report_page", args=[2023])).content.decode()
    correct(report)

    assert [report.get_absolute_url() in text for text in (listed, gone)] == [True, True]
    assert "S'ha retirat el que es va publicar." in unescape(page)
    assert anybody.get(reverse("report_page", args=[2023])).status_code == 200


@pytest.mark.parametrize("change", ["update", "delete"])
def test_withdrawal_is_not_undone_by_hand(change):
    withdraw(published())
    rows = VersionWithdrawal.objects.all()

    with pytest.raises(IntegrityError), transaction.atomic():
        rows.update(reason="x") if change == "update" else rows._raw_delete(rows.db)


def test_old_page_gives_up_no_other_correction(enter, cast):
    report = operations.correct_report(report=published(), reason="Faltava una jornada", by=None)
    seen = report.version
    operations.give_up_correction(report=report, by=None)
    report = operations.correct_report(report=report, reason="Una altra", by=None)

    enter(cast.coordination).post(reverse("report_give_up", args=[2023]), {"seen": seen})

    report.refresh_from_db()
    assert (report.state, report.correction_reason) == ("correcting", "Una altra")

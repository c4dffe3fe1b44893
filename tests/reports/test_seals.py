"""What was published is handed out as it was sealed, or not at all."""

from pathlib import Path

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.urls import reverse

from reports import operations
from reports.models import AnnualReport, Photo, PublishedPhoto, VersionFile
from tests.reports.justifications import make_justification, make_line, written
from tests.reports.pictures import picture, upload
from tests.reports.reports import approve, make_report, publish, published

pytestmark = pytest.mark.django_db


def path_of(kind: str) -> Path:
    return Path(VersionFile.objects.get(kind=kind).file.content.path)


def with_photo() -> AnnualReport:
    report = make_report()
    section = report.sections.get(code="care")
    operations.add_photo(
        section=section, upload=upload(picture()), alternative="Una sala", consent="nobody", by=None
    )
    return report


def status(address: str) -> int:
    answer = Client().get(address)
    if answer.streaming:
        b"".join(answer.streaming_content)
    return answer.status_code


@pytest.mark.parametrize("harm", [Path.unlink, lambda path: path.write_bytes(b"<script>alert(1)</script>")])
def test_file_that_is_gone_or_is_another_is_not_handed_out(harm):
    version = published().versions.get()
    addresses = [
        version.get_absolute_url() if file.kind == "html" else file.get_absolute_url()
        for file in version.files.exclude(kind="xlsx")
    ]
    before = {status(address) for address in addresses}

    for kind in ("html", "pdf", "docx", "json"):
        harm(path_of(kind))

    assert (before, {status(address) for address in addresses}) == ({200}, {404})


def test_photograph_that_is_gone_from_the_disk_is_not_there():
    publish(approve(with_photo()))
    shown = PublishedPhoto.objects.get()
    Path(shown.file.content.path).unlink()

    assert status(reverse("report_photo", args=[shown.pk])) == 404


def test_draft_whose_photograph_is_gone_says_which_one(cast, enter):
    report = with_photo()
    Path(Photo.objects.get().file.content.path).unlink()
    browser = enter(cast.coordination)

    answer = browser.get(reverse("report_draft_file", args=[2023, "docx"]))

    assert (answer.status_code, answer.url) == (302, report.get_absolute_url())
    assert "Una sala" in browser.get(answer.url).content.decode()


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE reports_annualreport SET year = 2022",
        "UPDATE reports_reportversion SET is_sealed = false",
        "UPDATE reports_reportversion SET published_at = now()",
        "UPDATE reports_versionfile SET sha256 = 'x'",
        "DELETE FROM reports_versionfile",
        "DELETE FROM reports_publishedsection",
        "UPDATE reports_publishedphoto SET alternative = 'x'",
        "DELETE FROM reports_reportversion",
        "TRUNCATE reports_publishedfigure",
        "TRUNCATE reports_reportversion CASCADE",
        "DELETE FROM office_storedfile WHERE id IN (SELECT file_id FROM reports_versionfile)",
    ],
)
def test_database_refuses_to_change_what_is_published(change):
    publish(approve(with_photo()))

    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # what waits for the end of the test would hide it
        with pytest.raises(IntegrityError), transaction.atomic():
            cursor.execute(change)


def test_line_of_a_closed_justification_does_not_pass_to_an_open_one():
    closed, still_open = make_justification(), make_justification(title="Una altra")
    line = make_line(closed, **written())
    operations.close_justification(justification=closed, by=None)

    with pytest.raises(IntegrityError), transaction.atomic():
        type(line).objects.filter(pk=line.pk).update(justification=still_open)

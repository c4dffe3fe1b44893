"""The files of a draft, and its photographs: for those who see the draft, and for nobody else."""

import pytest
from django.urls import reverse

from office import clock, jobs
from office.models import Job, StoredFile
from reports import operations
from tests.access.reports_public import add_photo
from tests.reports.reports import approve, make_report, publish

pytestmark = pytest.mark.django_db


@pytest.fixture
def report(cast):
    return operations.submit_report(report=make_report(), by=None)


def file_of(kind: str) -> str:
    return reverse("report_draft_file", args=[2023, kind])


def test_pdf_of_a_draft_is_written_by_the_worker_and_kept_for_a_day(report, enter, cast):
    client = enter(cast.executive)

    asked = client.post(file_of("pdf"))
    job = Job.objects.get(kind="draft_report")
    jobs.run(job.pk)
    job.refresh_from_db()
    answer = client.get(job.result["url"])

    assert asked["Location"] == reverse("job_detail", args=[job.pk])
    assert b"".join(answer.streaming_content).startswith(b"%PDF")
    assert (StoredFile.objects.get(pk=job.result["file"]).delete_on - clock.today()).days == 1


def test_asking_for_the_page_of_the_pdf_starts_nothing(report, enter, cast):
    answer = enter(cast.coordination).get(file_of("pdf"))

    assert (answer.status_code, Job.objects.count()) == (200, 0)


def test_pdf_of_a_draft_is_not_for_another(report, enter, cast):
    enter(cast.coordination).post(file_of("pdf"))
    job = Job.objects.get(kind="draft_report")
    jobs.run(job.pk)

    answer = enter(cast.technician).get(reverse("report_draft_made", args=[job.pk]))

    assert answer.status_code == 404


@pytest.mark.parametrize(
    ("kind", "coordination", "executive", "technician"),
    [("json", 200, 200, 404), ("docx", 200, 200, 404), ("xlsx", 200, 403, 404), ("exe", 404, 404, 404)],
)
def test_draft_leaves_as_a_file_for_who_sees_it(
    report, enter, cast, kind, coordination, executive, technician
):
    people = (cast.coordination, cast.executive, cast.technician)

    statuses = [enter(person).get(file_of(kind)).status_code for person in people]

    assert statuses == [coordination, executive, technician]


def test_photograph_of_a_draft_stays_in_the_house_until_it_is_published(client, enter, cast):
    report = make_report()
    photo = add_photo(report.sections.get(code="care"))
    address = reverse("report_draft_photo", args=[photo.pk])

    refused = [one.get(address).status_code for one in (client, enter(cast.executive))]
    shown = enter(cast.coordination).get(address)

    assert shown.content.startswith(b"\xff\xd8\xff")
    assert (refused, shown["Cache-Control"]) == ([302, 404], "private, no-store")


def test_published_photograph_is_a_picture_for_everybody_and_nothing_else(client):
    report = make_report()
    add_photo(report.sections.get(code="care"))
    version = publish(approve(report)).versions.get()
    shown = version.photos.get()

    answer = client.get(reverse("report_photo", args=[shown.pk]))
    content = answer.content
    page = client.get(version.get_absolute_url()).content.decode()

    assert content.startswith(b"\xff\xd8\xff")
    assert (answer["Content-Type"], answer["Content-Disposition"]) == ("image/jpeg", "inline")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Cache-Control"] == "public, max-age=86400"
    assert f'src="{reverse("report_photo", args=[shown.pk])}" alt="L&#x27;assemblea vota"' in page

"""What anybody reads of a report: the last version, the earlier ones, their files."""

import pytest
from django.test import Client
from django.urls import reverse

from reports import operations
from tests.reports.reports import make_report, published, write

pytestmark = pytest.mark.django_db


@pytest.fixture
def anybody() -> Client:
    return Client()


def correct(report):
    report = operations.correct_report(report=report, reason="Faltava una jornada", by=None)
    write(report.sections.get(code="ecosystem"), "Text corregit")
    return operations.publish_report(report=report, number=2, by=None)


def test_last_version_is_read_at_the_address_of_its_year(anybody):
    correct(published())

    page = anybody.get(reverse("report_page", args=[2023])).content.decode()

    assert "Text corregit" in page
    assert "Faltava una jornada" in page
    assert "Hi ha una versió més nova" not in page


def test_earlier_version_says_that_there_is_a_newer_one_and_why(anybody):
    correct(published())

    page = anybody.get(reverse("report_version", args=[2023, 1])).content.decode()

    assert "Text corregit" not in page
    assert "Hi ha una versió més nova" in page
    assert "Faltava una jornada" in page


def test_page_says_per_confirmar_where_nobody_knows(anybody):
    published()

    page = anybody.get(reverse("report_page", args=[2023])).content.decode()

    assert "per confirmar" in page
    assert "<strong>0</strong>" not in page


@pytest.mark.parametrize("kind", ["pdf", "docx", "json"])
def test_public_file_is_the_one_that_was_sealed(anybody, kind):
    report = published()
    file = report.versions.get().files.get(kind=kind)

    answer = anybody.get(file.get_absolute_url())

    assert len(b"".join(answer.streaming_content)) == file.file.size
    assert answer["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("kind", ["xlsx", "html"])
def test_other_files_stay_in_the_house(anybody, enter, cast, kind):
    file = published().versions.get().files.get(kind=kind)
    address = file.get_absolute_url()

    refused = [client.get(address).status_code for client in (anybody, enter(cast.executive))]
    handed_out = enter(cast.coordination).get(address)

    assert len(b"".join(handed_out.streaming_content)) == file.file.size
    assert refused == [302, 403]


def test_seals_are_shown_of_what_one_may_have(anybody):
    version = published().versions.get()

    page = anybody.get(version.get_absolute_url()).content.decode()

    assert {file.kind: file.sha256 in page for file in version.files.all()} == {
        "html": False,
        "pdf": True,
        "docx": True,
        "xlsx": False,
        "json": True,
    }


@pytest.mark.parametrize("address", [("report_page", [2023]), ("report_version", [2023, 1])])
def test_draft_is_not_there_for_the_public(anybody, address):
    make_report()

    assert anybody.get(reverse(address[0], args=address[1])).status_code == 404


def test_list_has_drafts_for_who_sees_them(anybody, enter, cast):
    operations.submit_report(report=make_report(2023), by=None)
    make_report(2024)

    shown = {
        role: [str(year) for year in (2023, 2024) if f"/memories/{year}/" in _list(client)]
        for role, client in {
            "visitor": anybody,
            "technician": enter(cast.technician),
            "executive": enter(cast.executive),
            "coordination": enter(cast.coordination),
        }.items()
    }

    assert shown == {
        "visitor": [], "technician": [], "executive": ["2023"], "coordination": ["2023", "2024"],
    }  # fmt: skip


def test_empty_list_says_what_will_be_there(anybody):
    assert "Encara no hi ha cap memòria publicada" in _list(anybody)


@pytest.mark.parametrize("years", [[2023], [2021, 2022, 2023]])
def test_list_costs_the_same_for_one_and_for_three(anybody, years, django_assert_num_queries):
    for year in years:
        published(year)

    with django_assert_num_queries(2):
        _list(anybody)


@pytest.mark.parametrize("corrections", [0, 1])
def test_page_costs_the_same_with_earlier_versions(anybody, corrections, django_assert_num_queries):
    report = published()
    if corrections:
        correct(report)

    with django_assert_num_queries(3):
        anybody.get(reverse("report_page", args=[2023]))


def _list(client: Client) -> str:
    return client.get(reverse("report_list")).content.decode()


def test_coordination_goes_from_the_public_page_to_the_editor(anybody, enter, cast):
    report = published()
    address = reverse("report_page", args=[2023])
    clients = (anybody, enter(cast.executive), enter(cast.coordination))

    led = [report.get_absolute_url() in client.get(address).content.decode() for client in clients]

    assert led == [False, False, True]


def test_files_in_the_list_say_what_they_are(anybody):
    published()

    assert "Document editable (" in _list(anybody)

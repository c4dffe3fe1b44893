"""Addresses put together by hand: a piece of one report under the year of another, and people without a right."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from members.models import Seat
from office import clock, files
from office.models import Job
from reports import operations
from reports.models import PublishedPhoto, ReportComment, ReportVersion
from tests.cast import PersonFactory
from tests.reports.justifications import make_justification, make_line
from tests.reports.pictures import picture, upload
from tests.reports.reports import make_report

pytestmark = pytest.mark.django_db
OF_SECTION = (
    "section_edit", "section_move", "section_remove", "section_confirm", "section_redraft", "photo_add",
    "section_link_add",
)  # fmt: skip
OF_CHALLENGE = (
    "challenge_answer_edit", "challenge_answer_move", "challenge_answer_redraft", "challenge_answer_remove",
)  # fmt: skip
OF_REPORT = (
    "report_edit", "report_title", "report_count", "report_figures", "report_preview", "comment_add",
    "report_submit", "report_return", "report_approve", "report_publish", "report_correct", "section_add",
    "challenge_answer_add", "report_give_up",
)  # fmt: skip
OF_PIECE = (
    "photo_edit", "photo_move", "photo_remove", "section_link_edit", "section_link_move",
    "section_link_remove", "comment_settle",
)  # fmt: skip


def photo_of(section):
    return operations.add_photo(
        section=section, upload=upload(picture()), alternative="Una sala", consent="nobody", by=None
    )


def link_of(section):
    return operations.add_link(section=section, label="Guia", url="https://example.org", by=None)


def test_piece_of_one_report_is_not_found_under_another(cast, enter):
    make_report(2023)
    section = make_report(2022).sections.get(code="care")
    challenge = operations.add_challenge(report=section.report, text="Repte", by=None)
    addresses = [reverse(name, args=[2023, section.pk]) for name in OF_SECTION]
    addresses += [reverse(name, args=[2023, challenge.pk]) for name in OF_CHALLENGE]
    browser = enter(cast.coordination)

    answers = [method(address).status_code for address in addresses for method in (browser.get, browser.post)]

    assert set(answers) <= {404, 405}


@pytest.fixture
def everything(cast):
    """A report before the Executive, with one of each piece, and every address of it."""
    report = operations.submit_report(report=make_report(2023), by=None)
    section = report.sections.get(code="care")
    challenge = operations.add_challenge(report=report, text="Repte", by=None)
    comment = operations.add_comment(report=report, text="Hola", by=cast.executive)
    photo, link = photo_of(section), link_of(section)
    pieces = {"photo": photo, "section": link, "comment": comment}
    found = {name: reverse(name, args=[2023]) for name in OF_REPORT}
    found |= {name: reverse(name, args=[2023, section.pk]) for name in OF_SECTION}
    found |= {name: reverse(name, args=[2023, challenge.pk]) for name in OF_CHALLENGE}
    found |= {name: reverse(name, args=[pieces[name.partition("_")[0]].pk]) for name in OF_PIECE}
    found["report_draft_photo"] = reverse("report_draft_photo", args=[photo.pk])
    return found | {
        f"draft {kind}": reverse("report_draft_file", args=[2023, kind]) for kind in ("json", "xlsx")
    }


def status(answer) -> int:
    if answer.streaming:
        b"".join(answer.streaming_content)
    return answer.status_code


def asked(browser: Client, addresses: dict[str, str]) -> dict[str, set[int]]:
    return {
        name: {status(browser.get(address)), status(browser.post(address))}
        for name, address in addresses.items()
    }


@pytest.mark.parametrize(
    "role", ["technician", "councillor", "mentor", "advisor", "applicant", "group_coordinator", "stranger"]
)
def test_nobody_else_reaches_anything_of_a_report(cast, enter, everything, role):
    found = asked(enter(getattr(cast, role, None) or PersonFactory()), everything)

    assert {name: codes for name, codes in found.items() if not codes <= {403, 404, 405}} == {}


def test_visitor_reaches_nothing_of_a_report(everything):
    found = asked(Client(), everything)

    assert {name: codes for name, codes in found.items() if not codes <= {302, 405}} == {}


def test_executive_reads_and_comments_and_writes_nothing(cast, enter, everything):
    found = asked(enter(cast.executive), everything)

    reached = {name for name, codes in found.items() if not codes <= {403, 404, 405}}
    assert reached == {"report_preview", "comment_add", "report_edit", "report_draft_photo", "draft json"}
    assert ReportComment.objects.count() == 1


def test_whoever_left_the_executive_reaches_nothing(cast, enter, everything):
    Seat.objects.update(ends_on=clock.today() - timedelta(days=1))

    found = asked(enter(cast.executive), everything)

    assert {name: codes for name, codes in found.items() if not codes <= {403, 404, 405}} == {}


def test_draft_that_somebody_else_asked_for_is_not_handed_out(cast, enter):
    report = operations.submit_report(report=make_report(2023), by=None)
    kept = files.keep_own("esborrany.pdf", b"%PDF-1.7", media_type="application/pdf", by=None)
    job = Job.objects.create(
        kind="draft_report", title="PDF", by=cast.coordination, state="done",
        arguments={"report": report.pk}, result={"file": kept.pk},
    )  # fmt: skip
    own = Job.objects.create(
        kind="draft_report", title="PDF", by=cast.executive, state="done",
        arguments={"report": report.pk}, result={"file": kept.pk},
    )  # fmt: skip
    browser = enter(cast.executive)

    def taken(job):
        answer = browser.get(reverse("report_draft_made", args=[job.pk]))
        return b"".join(answer.streaming_content) if answer.streaming else answer.status_code

    before = taken(job), taken(own)
    Seat.objects.update(ends_on=clock.today() - timedelta(days=1))
    after = taken(own)
    operations.return_report(report=report, by=None)

    assert (before, after) == ((404, b"%PDF-1.7"), 404)


def test_job_of_another_kind_hands_out_no_file(cast, enter):
    kept = files.keep_own("privat.pdf", b"%PDF-1.7", media_type="application/pdf", by=None)
    job = Job.objects.create(
        kind="verify_audit", title="x", by=cast.coordination, state="done",
        arguments={"report": make_report(2023).pk}, result={"file": kept.pk},
    )  # fmt: skip

    assert enter(cast.coordination).get(reverse("report_draft_made", args=[job.pk])).status_code == 404


def test_published_photograph_of_a_version_not_sealed_is_not_shown():
    report = make_report()
    file = photo_of(report.sections.get(code="care")).file
    version = ReportVersion.objects.create(
        report=report, number=1, title="Memòria", agreement="S'aprova", published_at=clock.now()
    )
    photo = PublishedPhoto.objects.create(version=version, file=file, alternative="Una sala")
    address = reverse("report_photo", args=[photo.pk])

    before = Client().get(address).status_code
    version.is_sealed = True
    version.save()

    assert (before, status(Client().get(address))) == (404, 200)


@pytest.mark.parametrize("role", ["technician", "executive", "advisor"])
def test_evidence_is_for_coordination(cast, enter, role):
    found = make_justification()
    make_line(found)
    operations.gather_evidence(justification=found, by=None)
    browser = enter(getattr(cast, role))

    codes = {
        browser.get(reverse("justification_evidence", args=[found.pk])).status_code,
        browser.post(reverse("justification_gather", args=[found.pk])).status_code,
        browser.post(reverse("justification_close", args=[found.pk])).status_code,
    }

    assert codes <= {403, 404}


@pytest.mark.parametrize("year", [0, 1999, 10000, 10**30])
@pytest.mark.parametrize("name", ["report_page", "report_edit", "report_preview", "report_figures"])
def test_year_that_is_none_is_not_found(cast, enter, name, year):
    assert enter(cast.coordination).get(reverse(name, args=[year])).status_code == 404


@pytest.mark.parametrize("pk", [0, 10**30])
def test_number_that_is_none_is_not_found(cast, enter, pk):
    make_report(2023)
    browser = enter(cast.coordination)
    addresses = [reverse(name, args=[2023, pk]) for name in (*OF_SECTION, *OF_CHALLENGE, "report_version")]
    addresses += [reverse(name, args=[pk]) for name in (*OF_PIECE, "report_photo", "report_draft_made")]
    addresses += [reverse("member_sheet", args=[pk, 2023]), reverse("body_sheet", args=[pk, 2023])]
    addresses += [reverse("justification_page", args=[pk]), reverse("justification_line_edit", args=[pk])]

    assert {method(one).status_code for one in addresses for method in (browser.get, browser.post)} <= {
        404,
        405,
    }


def test_sheet_of_a_council_is_not_for_another(cast, enter):
    address = reverse("member_sheet", args=[cast.council.pk, clock.today().year])

    own, other = (enter(one).get(address).status_code for one in (cast.technician, cast.other_technician))

    assert (own, other) == (200, 403)

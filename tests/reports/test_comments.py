"""The Executive reads what is brought before it and comments; coordination answers, and its agreement approves."""

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from members.models import Agreement, Body
from office.messages import kind_of
from office.models import Job, Message
from office.refusals import Refused
from reports import operations
from reports.models import AnnualReport, ReportComment
from tests.reports.reports import make_report, published

pytestmark = pytest.mark.django_db
PREVIEW = "/memories/2023/com-quedara/"


@pytest.fixture
def coordination(cast, enter):
    return enter(cast.coordination)


@pytest.fixture
def executive(cast, enter):
    return enter(cast.executive)


def submitted() -> AnnualReport:
    return operations.submit_report(report=make_report(), by=None)


def told(person) -> list[str]:
    return list(Message.objects.filter(kind="report_submitted", person=person).values_list("link", flat=True))


def test_executive_is_told_once_of_each_time_that_it_is_submitted(cast, coordination):
    make_report()

    coordination.post(reverse("report_submit", args=[2023]))
    coordination.post(reverse("report_submit", args=[2023]))

    assert told(cast.executive) == [PREVIEW]
    assert told(cast.advisor) == []


def test_mail_is_moot_when_the_report_is_a_draft_again(cast):
    report = submitted()
    message = Message.objects.get(person=cast.executive, kind="report_submitted")
    assert not kind_of("report_submitted").is_moot(message)

    operations.return_report(report=report, by=None)

    assert kind_of("report_submitted").is_moot(message)


def test_executive_sees_nothing_of_a_draft_and_all_of_it_once_submitted(executive):
    report = make_report()
    hidden = executive.get(PREVIEW)

    operations.submit_report(report=report, by=None)

    assert hidden.status_code == 404
    assertContains(executive.get(PREVIEW), "Assessoraments i mentories")
    assertRedirects(executive.get(report.get_absolute_url()), PREVIEW)


def test_comment_on_a_section_is_answered_where_it_was_made(cast, executive, coordination):
    section = submitted().sections.get(code="conferences")
    address = reverse("comment_add", args=[2023])
    chosen = executive.get(f"{address}?section={section.pk}").context["form"]["section"].value()
    executive.post(address, {"section": chosen, "text": "Hi falta Ripoll"})
    comment = ReportComment.objects.get()

    coordination.post(reverse("comment_settle", args=[comment.pk]), {"answer": "Ja hi és"})

    comment.refresh_from_db()
    assert (comment.section, comment.by) == (section, cast.executive)
    page = executive.get(PREVIEW)
    for words in ("Hi falta Ripoll", "Ja hi és", "Resolt"):
        assertContains(page, words)


def test_comment_is_answered_once(cast):
    comment = operations.add_comment(report=submitted(), text="Hi falta Ripoll", by=cast.executive)
    operations.settle_comment(comment=comment, answer="Ja hi és", by=None)

    with pytest.raises(Refused):
        operations.settle_comment(comment=comment, answer="Una altra", by=None)


def test_comment_of_a_section_of_another_report_is_refused(cast, executive):
    submitted()
    other = make_report(2022).sections.first()

    answer = executive.post(reverse("comment_add", args=[2023]), {"section": other.pk, "text": "Hola"})

    assert answer.context["form"].errors.keys() == {"section"}


def test_next_step_follows_the_life_of_the_report(cast, coordination):
    report = make_report()
    report.sections.filter(kind__in=["chapter", "conclusions"]).update(is_included=False)
    titles = []

    def look():
        titles.append(coordination.get(report.get_absolute_url()).context["page"].next_step.title)

    look()
    coordination.post(reverse("report_submit", args=[2023]))
    comment = operations.add_comment(report=report, text="Hi falta Ripoll", by=cast.executive)
    look()
    operations.settle_comment(comment=comment, answer="Ja hi és", by=None)
    look()
    body = Body.objects.get(kind="executive")
    coordination.post(
        reverse("report_approve", args=[2023]),
        {"body": body.pk, "adopted_on": "2024-02-01", "title": "S'aprova la memòria"},
    )
    look()

    assert titles == [
        "Porteu-la a la Comissió Executiva",
        "Resoleu els comentaris",
        "Anoteu l'aprovació",
        "Publiqueu la memòria",
    ]
    report.refresh_from_db()
    assert report.agreement == Agreement.objects.get()


def test_publishing_starts_a_job_for_the_next_version(coordination):
    report = published()
    operations.correct_report(report=report, reason="Faltava una jornada", by=None)

    answer = coordination.post(f"{reverse('report_publish', args=[2023])}?number=2")

    job = Job.objects.get(kind="publish_report")
    assertRedirects(answer, job.get_absolute_url())
    assert job.arguments["number"] == 2


def test_old_page_does_not_publish_a_correction_that_is_being_written(coordination):
    operations.correct_report(report=published(), reason="Faltava una jornada", by=None)

    coordination.post(f"{reverse('report_publish', args=[2023])}?number=1")

    assert not Job.objects.filter(kind="publish_report").exists()


def test_publishing_a_draft_starts_nothing(coordination):
    report = make_report()

    answer = coordination.post(reverse("report_publish", args=[2023]))

    assertRedirects(answer, report.get_absolute_url())
    assert not Job.objects.exists()


def test_correction_says_why(coordination):
    report = published()

    refused = coordination.post(reverse("report_correct", args=[2023]), {"reason": " "})
    coordination.post(reverse("report_correct", args=[2023]), {"reason": "Faltava una jornada"})

    assert refused.context["form"].errors.keys() == {"reason"}
    report.refresh_from_db()
    assert (report.state, report.correction_reason) == ("correcting", "Faltava una jornada")


def test_home_of_the_executive_has_the_report_while_it_waits(executive):
    report = make_report()
    before = executive.get("/")

    operations.submit_report(report=report, by=None)

    assertNotContains(before, "Teniu per llegir")
    assertContains(executive.get("/"), "Teniu per llegir la memòria de 2023.")


def test_home_of_coordination_says_what_is_missing(coordination):
    make_report()

    assertContains(coordination.get("/"), "xifres i")

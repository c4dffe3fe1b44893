"""What is said of a report comes in one message a day: to coordination, and back to who said it."""

from datetime import datetime, timedelta

import pytest

from members.models import Seat
from office import clock
from office.messages import kind_of
from office.models import Message, ReminderRule
from office.reminders import ensure_rules, reminders, send_due
from reports import operations
from reports.models import AnnualReport
from tests.reports.reports import make_report

pytestmark = pytest.mark.django_db
WRITTEN = datetime(2026, 3, 2, 17, 0, tzinfo=clock.zone())
LATE = WRITTEN + timedelta(hours=14)  # 7.00 h of the next day
NEXT_MORNING = WRITTEN + timedelta(hours=15)


@pytest.fixture(autouse=True)
def _rules_on_since_long_ago(db):
    ensure_rules()
    ReminderRule.objects.update(active_from=WRITTEN - timedelta(days=60))


@pytest.fixture
def report(cast) -> AnnualReport:
    with clock.living_at(WRITTEN):
        return operations.submit_report(report=make_report(), by=None)


def comment(report, by, text="Hi falta Ripoll", at=WRITTEN, section=None):
    with clock.living_at(at):
        return operations.add_comment(report=report, text=text, by=by, section=section)


def settle(comment, at=WRITTEN, by=None):
    with clock.living_at(at):
        return operations.settle_comment(comment=comment, answer="Ja hi és", by=by)


def sent(kind, at=NEXT_MORNING):
    with clock.living_at(at):
        send_due()
        send_due()
    return list(Message.objects.filter(kind=kind).order_by("pk"))


def test_comments_of_a_day_come_to_coordination_in_one_message_with_their_words(cast, report):
    comment(report, cast.executive, section=report.sections.get(code="conferences"))
    comment(report, cast.executive, "El to és massa sec")

    before, after = sent("report_comments", LATE), sent("report_comments")

    (message,) = after
    assert before == []
    assert (message.person, message.subject, message.link) == (
        cast.coordination,
        "Memòria de 2023: 2 comentaris per resoldre",
        "/memories/2023/edicio/#comments",
    )
    assert f"- {cast.executive} · Jornades de la Xarxa: «Hi falta Ripoll»" in message.body
    assert f"- {cast.executive} · De tota la memòria: «El to és massa sec»" in message.body


def test_comments_of_another_day_come_in_another_message(cast, report):
    comment(report, cast.executive)
    comment(report, cast.executive, at=NEXT_MORNING)

    assert len(sent("report_comments", NEXT_MORNING + timedelta(days=1))) == 2


def test_answered_comment_reminds_nobody(cast, report):
    settle(comment(report, cast.executive))

    assert sent("report_comments") == []


def test_own_comment_of_coordination_does_not_come_back_to_it(cast, report):
    settle(comment(report, cast.coordination))
    comment(report, cast.coordination)

    assert (sent("report_comments"), sent("report_answers")) == ([], [])


def test_message_is_moot_once_every_comment_of_its_day_is_answered(cast, report):
    first, second = comment(report, cast.executive), comment(report, cast.executive)
    comment(report, cast.executive, at=NEXT_MORNING)
    (message,) = sent("report_comments")
    is_moot = kind_of("report_comments").is_moot

    settle(first)
    between = is_moot(message)
    settle(second)

    assert (between, is_moot(message)) == (False, True)


def test_answers_of_a_day_come_in_one_message_to_who_commented(cast, report):
    for text in ("Hi falta Ripoll", "El to és massa sec"):
        settle(comment(report, cast.executive, text), by=cast.coordination)

    (message,) = sent("report_answers")

    assert (message.person, message.subject, message.link) == (
        cast.executive,
        "Memòria de 2023: 2 dels vostres comentaris ja tenen resposta",
        "/memories/2023/com-quedara/#comments",
    )
    assert message.body.count("«Hi falta Ripoll»\n  Ja hi és") == 1
    assert message.body.count("«El to és massa sec»\n  Ja hi és") == 1


def test_who_no_longer_sits_in_the_executive_is_told_nothing(cast, report):
    settle(comment(report, cast.executive))
    Seat.objects.filter(person=cast.executive).delete()

    assert sent("report_answers") == []


@pytest.mark.parametrize("kind, queries", [("report_comments", 2), ("report_answers", 1)])
@pytest.mark.parametrize("number", [1, 3])
def test_finding_takes_as_many_queries_whatever_there_is(
    cast, report, kind, queries, number, django_assert_num_queries
):
    for _n in range(number):
        settle(comment(report, cast.executive))
        comment(report, cast.executive)

    with django_assert_num_queries(queries):
        assert len(list(reminders()[kind].find(NEXT_MORNING))) == 1


def test_long_comment_comes_whole(cast, report):
    words = "Hi falta Ripoll, i també la jornada de Vic. " * 10
    comment(report, cast.executive, words)

    assert words.strip() in sent("report_comments")[0].body


def test_answers_wait_while_the_executive_cannot_read_the_report(cast, report):
    settle(comment(report, cast.executive))
    operations.return_report(report=report, by=None)
    before = sent("report_answers")

    operations.submit_report(report=report, by=None)

    assert (before, len(sent("report_answers"))) == ([], 1)


def test_comments_of_long_ago_are_no_news_for_who_begins_to_coordinate(cast, report):
    comment(report, cast.executive)

    assert sent("report_comments", NEXT_MORNING + timedelta(days=40)) == []

"""What advice reminds of: to whom, when, once, and never of what is no longer so."""

from datetime import UTC, datetime, time, timedelta

import pytest

from advisory import operations
from office import clock, outbox
from office.models import Message, ReminderRule, SignedLink
from office.reminders import ensure_rules, reminders, send_due, unsent
from tests.advisory.sessions import confirm, let_it_begin, make_budget, make_request

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _rules_on_since_long_ago(db):
    ensure_rules()
    ReminderRule.objects.update(active_from=clock.now() - timedelta(days=900))


@pytest.fixture
def at(settings):
    """The portal lives at that moment of Wednesday 6 May 2026, and of the days after it."""

    def live(hour, days=0):
        moment = clock.moment_of(datetime(2026, 5, 6).date() + timedelta(days=days), hour)
        # In UTC: two moments of one zone are subtracted as wall time.
        settings.CLOCK_OFFSET = moment.astimezone(UTC) - clock.real_now()

    live(time(9))
    return live


@pytest.fixture
def agreed(cast, at):
    """Agreed on Wednesday at nine, for the Friday at ten."""
    return confirm(make_request(None, cast.council), in_days=2, expert=cast.advisor)


@pytest.fixture
def logged(cast, at):
    session = let_it_begin(confirm(make_request(None, cast.council), expert=cast.advisor))
    operations.log_outcome(session=session, minutes_used=90, summary="Plec revisat.", by=cast.advisor)
    return session


def sent(kind):
    return list(Message.objects.filter(kind=kind).order_by("pk"))


def people(kind):
    return {message.person for message in sent(kind)}


def test_session_is_reminded_of_the_day_before_at_ten_to_council_and_expert(agreed, cast, at):
    at(time(9, 59), days=1)
    send_due()
    before = sent("session_tomorrow")
    at(time(10), days=1)

    send_due()
    send_due()

    assert before == []
    assert people("session_tomorrow") == {cast.technician, cast.advisor}
    assert len(sent("session_tomorrow")) == 2


def test_b21_session_that_has_begun_is_not_reminded_of(agreed, at):
    at(time(10, 1), days=2)

    send_due()

    assert sent("session_tomorrow") == []


def test_b21_session_agreed_when_it_would_be_reminded_of_is_not_reminded_of_again(cast, at):
    at(time(10))
    confirm(make_request(None, cast.council), in_days=1, expert=cast.advisor)
    at(time(18))

    send_due()

    assert sent("session_tomorrow") == []


def test_b20_reminder_of_a_cancelled_session_is_moot(agreed, at):
    at(time(10), days=1)
    send_due()

    operations.cancel_session(session=agreed, reason="Ja no cal.", side="council", by=None)

    assert [outbox.is_moot(message) for message in sent("session_tomorrow")] == [True, True]


def test_b20_moved_session_is_reminded_of_on_its_new_day_and_the_old_reminders_are_moot(agreed, at):
    at(time(10), days=1)
    send_due()
    confirm(agreed, in_days=7)
    at(time(10), days=7)

    send_due()

    assert [outbox.is_moot(message) for message in sent("session_tomorrow")] == [True, True, False, False]


def test_b20_reminder_of_an_expert_who_no_longer_gives_it_is_moot(agreed, cast, at):
    at(time(10), days=1)
    send_due()

    operations.assign_expert(session=agreed, expert=cast.mentor, by=None)
    send_due()

    moot = {message.person: outbox.is_moot(message) for message in sent("session_tomorrow")}
    assert moot == {cast.technician: False, cast.advisor: True, cast.mentor: False}


def test_council_that_does_not_come_is_not_reminded_of(agreed, cast, at):
    agreed.councils.update(reply="not_coming")
    at(time(10), days=1)

    send_due()

    assert people("session_tomorrow") == {cast.advisor}


def test_outcome_is_asked_of_the_expert_two_hours_after_the_end_with_its_link(agreed, cast, at):
    at(time(13, 59), days=2)  # it ends at twelve
    send_due()
    before = sent("session_unlogged")
    at(time(14), days=2)

    send_due()
    send_due()

    (message,) = sent("session_unlogged")
    assert (before, message.person) == ([], cast.advisor)
    assert SignedLink.objects.get(purpose="session_outcome").token in message.link


def test_counting_what_would_be_sent_makes_no_links(agreed, at):
    at(time(15), days=2)

    found = unsent(reminders()["session_unlogged"])

    assert (len(found), SignedLink.objects.count()) == (1, 0)


def test_coordination_knows_after_three_days_that_an_outcome_is_missing(agreed, cast, at):
    at(time(11, 59), days=5)
    send_due()
    before = sent("session_unlogged_late")
    at(time(12), days=5)

    send_due()
    send_due()

    assert (before, people("session_unlogged_late")) == ([], {cast.coordination})


def test_outcome_written_down_is_asked_for_no_more(agreed, cast, at):
    at(time(13), days=5)
    send_due()

    operations.log_outcome(session=agreed, minutes_used=60, summary="Plec revisat.", by=cast.advisor)

    moot = [outbox.is_moot(m) for kind in ("session_unlogged", "session_unlogged_late") for m in sent(kind)]
    assert moot == [True, True]


@pytest.mark.parametrize(
    "days, hour, number", [(4, time(8, 59), 0), (4, time(9, 1), 1), (7, time(8, 59), 1), (7, time(9, 1), 0)]
)
def test_council_is_asked_to_confirm_from_the_fourth_day_to_the_seventh(logged, cast, at, days, hour, number):
    at(hour, days=days)

    send_due()
    send_due()

    assert [message.person for message in sent("session_unanswered")] == [cast.technician] * number


@pytest.mark.parametrize(
    "answer",
    [
        lambda session: operations.confirm_outcome(session=session, by=None),
        lambda session: operations.dispute_outcome(session=session, words="Van ser 60.", by=None),
    ],
)
def test_answered_outcome_is_asked_for_no_more(logged, at, answer):
    at(time(10), days=4)
    send_due()

    answer(logged)

    assert [outbox.is_moot(message) for message in sent("session_unanswered")] == [True]


def test_outcome_corrected_after_a_dispute_has_its_days_anew(logged, cast, at):
    at(time(10), days=4)
    send_due()
    operations.dispute_outcome(session=logged, words="Van ser 60.", by=None)

    operations.correct_minutes(session=logged, minutes_used=60, reason="Acordat.", by=cast.coordination)
    at(time(11), days=8)
    send_due()

    assert [outbox.is_moot(message) for message in sent("session_unanswered")] == [True, False]


@pytest.mark.parametrize("days, number", [(2, 0), (3, 1), (9, 1), (10, 2), (17, 3)])
def test_request_that_waits_is_told_to_coordination_on_the_third_day_and_each_week(cast, at, days, number):
    make_request(None, cast.council)

    for day in range(days + 1):
        at(time(9), days=day)
        send_due()

    assert len(sent("session_waiting")) == number
    assert people("session_waiting") <= {cast.coordination}


def test_request_attended_to_is_reminded_of_no_more(cast, at):
    session = make_request(None, cast.council)
    at(time(9), days=3)
    send_due()

    operations.decline_session(session=session, reason="Fora de termini.", side="coordination", by=None)

    assert [outbox.is_moot(message) for message in sent("session_waiting")] == [True]


@pytest.mark.parametrize("requests, thresholds", [(5, []), (6, [75]), (7, [75]), (8, [75, 90])])
def test_budget_tells_each_threshold_once(cast, at, requests, thresholds):
    budget = make_budget(960)

    for _number in range(requests):
        make_request(budget.service)
        send_due()
        send_due()

    told = [int(message.dedupe_key.split(":")[3]) for message in sent("hours_running_out")]
    assert told == thresholds
    assert people("hours_running_out") <= {cast.coordination}


def test_granting_more_makes_the_old_reminder_moot_and_tells_the_threshold_anew(cast, at):
    budget = make_budget(480)
    for _number in range(3):
        make_request(budget.service)
    send_due()
    operations.grant_hours(budget=budget, minutes=480, reason="Ampliació", by=None)
    send_due()
    after_the_grant = len(sent("hours_running_out"))

    for _number in range(3):
        make_request(budget.service)
    send_due()

    assert after_the_grant == 1
    assert [outbox.is_moot(message) for message in sent("hours_running_out")] == [True, False]


def test_hours_given_back_make_the_reminder_moot(cast, at):
    budget = make_budget(480)
    sessions = [make_request(budget.service) for _number in range(3)]
    send_due()

    operations.cancel_session(session=sessions[0], reason="Ja no cal.", side="council", by=None)

    assert [outbox.is_moot(message) for message in sent("hours_running_out")] == [True]

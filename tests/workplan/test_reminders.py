"""What the plan reminds of: once for each fact and person, what falls together in one message."""

from datetime import date, datetime, time, timedelta

import pytest

from office import clock, outbox
from office.models import Message, ReminderRule
from office.reminders import ensure_rules, reminders, send_due
from tests.cast import PersonFactory
from tests.workplan.plans import ActionFactory, PlanFactory, ReviewFactory, SubactionFactory, make_plan
from workplan import operations
from workplan.models import Action, LinkedEvidence, Workplan

pytestmark = pytest.mark.django_db

TODAY = clock.today()
LAST_MONDAY = TODAY - timedelta(days=TODAY.weekday())
BLOCKED = {"state": "blocked", "blocked_by": "A", "unblocked_by": "B"}


@pytest.fixture(autouse=True)
def _rules_on_since_long_ago(db):
    ensure_rules()
    ReminderRule.objects.update(active_from=clock.now() - timedelta(days=900))


@pytest.fixture
def plan(cast):
    """Everything in it has news of today, no date and no blockage: nothing is reminded of."""
    found = make_plan()
    Workplan.objects.update(starts_on=TODAY - timedelta(days=300), ends_on=TODAY + timedelta(days=90))
    write(found.action)
    return found


def write(action, on=TODAY):
    note = operations.add_note(action=action, text="Va bé", by=None)
    type(note).objects.filter(pk=note.pk).update(
        written_at=datetime.combine(on, time(12), tzinfo=clock.zone())
    )


def forget(action, due_on):
    """Its days without news ran out the day before `due_on`."""
    action.notes.all().delete()
    write(action, due_on - timedelta(days=91))


def update(action, **values):
    Action.objects.filter(pk=action.pk).update(**values)


def sent(kind):
    send_due()
    send_due()
    return list(Message.objects.filter(kind=kind).order_by("pk"))


def test_nothing_is_reminded_of_while_there_is_news(plan):
    send_due()

    assert not Message.objects.exists()


def test_actions_without_news_come_together_on_the_monday_after(plan, cast):
    other = ActionFactory(area=plan.area, block=plan.block, number=9)
    forget(plan.action, LAST_MONDAY - timedelta(days=7))
    forget(other, LAST_MONDAY - timedelta(days=1))

    (message,) = sent("action_no_news")

    assert message.person == cast.group_coordinator
    assert message.subject == "Pla de treball 2026: 2 actuacions sense notícies"
    assert f"- 2026-6.8 {plan.action.title}\n- 2026-6.9 {other.title}" in message.body
    assert message.link == "/pla/2026/actuacions/?show=silent"


def test_news_that_ran_out_this_week_wait_for_its_end(plan):
    forget(plan.action, LAST_MONDAY)

    assert sent("action_no_news") == []


@pytest.mark.parametrize("news", ["note", "evidence of a sub-action", "no change"])
def test_reminder_of_no_news_is_moot_once_there_is_some(plan, news):
    forget(plan.action, LAST_MONDAY - timedelta(days=3))
    (message,) = sent("action_no_news")
    assert not outbox.is_moot(message)

    if news == "note":
        write(plan.action)
    elif news == "no change":
        operations.note_unchanged(plan=plan.plan, actions=[plan.action.pk], by=None)
    else:
        LinkedEvidence.objects.create(action=plan.subaction, sentence="Fet", url="https://xmess.cat")

    assert outbox.is_moot(message)


@pytest.mark.parametrize("distance, number", [(-1, 0), (0, 1), (30, 1), (31, 0)])
def test_action_that_ends_soon_is_reminded_of_in_its_last_thirty_days(plan, distance, number):
    day = TODAY + timedelta(days=distance)
    update(plan.action, starts_on=day, ends_on=day)

    assert len(sent("action_due_soon")) == number


def test_actions_that_end_the_same_day_come_together_and_one_alone_opens_its_page(plan, cast):
    first, second = TODAY + timedelta(days=5), TODAY + timedelta(days=9)
    update(plan.action, starts_on=first, ends_on=first)
    update(plan.subaction, starts_on=first, ends_on=first)
    alone = ActionFactory(area=plan.area, responsible=cast.technician, starts_on=second, ends_on=second)
    write(alone)

    together, single = sent("action_due_soon")

    assert (together.person, together.link) == (cast.group_coordinator, "/pla/2026/actuacions/?show=soon")
    assert (single.person, single.link) == (alone.responsible, f"/pla/actuacions/{alone.pk}/")


def test_reminder_of_the_end_is_moot_once_it_is_done_or_has_another_date(plan):
    day = TODAY + timedelta(days=5)
    update(plan.action, starts_on=day, ends_on=day)
    (message,) = sent("action_due_soon")
    assert not outbox.is_moot(message)

    operations.change_action_state(action=plan.action, state="done", by=None)

    assert outbox.is_moot(message)


@pytest.mark.parametrize("distance, number", [(-1, 1), (0, 0)])
def test_blocked_action_is_reminded_of_after_its_day(plan, distance, number):
    update(plan.action, **BLOCKED, blocked_review_on=TODAY + timedelta(days=distance))

    messages = sent("action_blocked")

    assert len(messages) == number


def test_reminder_goes_to_who_answers_or_else_to_coordination(plan, cast):
    day = TODAY - timedelta(days=1)
    named = ActionFactory(area=plan.area, block=plan.block, responsible=cast.technician)
    of_who_left = ActionFactory(area=plan.area, responsible=PersonFactory())
    unreachable = ActionFactory(area=plan.area, responsible=PersonFactory(email=None))
    nobody = ActionFactory(area=plan.area)
    inherited = SubactionFactory(parent=named)
    rows = [plan.action, named, of_who_left, unreachable, nobody, inherited]
    for row in rows:
        update(row, **BLOCKED, blocked_review_on=day)
        write(row)

    found = {message.person: message.body.count("\n- ") for message in sent("action_blocked")}

    assert found == {cast.group_coordinator: 1, cast.technician: 2, cast.coordination: 3}


@pytest.mark.parametrize("state", ["draft", "proposed", "closed"])
def test_only_approved_plans_remind(plan, state):
    update(plan.action, **BLOCKED, blocked_review_on=TODAY - timedelta(days=1))
    forget(plan.action, LAST_MONDAY - timedelta(days=7))
    Workplan.objects.update(state=state, closed_on=TODAY if state == "closed" else None)

    send_due()

    assert not Message.objects.exists()


@pytest.mark.parametrize("distance, number", [(-1, 0), (0, 1), (7, 1), (8, 0)])
def test_review_with_little_ready_is_told_to_coordination(plan, cast, distance, number):
    day = TODAY + timedelta(days=distance)
    ActionFactory(area=plan.area)
    ReviewFactory(plan=plan.plan, meets_on=day)

    messages = list(reminders()["review_low_readiness"].find(clock.now()))

    assert [due.person for due in messages] == [cast.coordination] * number


def test_review_that_is_ready_reminds_nobody(plan):
    ReviewFactory(plan=plan.plan, meets_on=TODAY)

    assert list(reminders()["review_low_readiness"].find(clock.now())) == []


@pytest.mark.parametrize("number", [1, 3])
def test_finding_takes_as_many_queries_whatever_there_is(cast, number, django_assert_num_queries):
    plan = PlanFactory(starts_on=date(TODAY.year, 1, 1))
    for _n in range(number):
        action = ActionFactory(
            area__plan=plan,
            **BLOCKED,
            blocked_review_on=TODAY - timedelta(days=1),
            responsible=cast.technician,
        )
        SubactionFactory(parent=action)

    with django_assert_num_queries(4):
        assert len(list(reminders()["action_blocked"].find(clock.now()))) == 1
    with django_assert_num_queries(5):
        list(reminders()["action_no_news"].find(clock.now()))

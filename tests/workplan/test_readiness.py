"""What an action lacks before a review: a table without rows, and what the query loads for it."""

from datetime import date, datetime, timedelta

import pytest

from members.models import Body
from office import clock
from tests.cast import PersonFactory
from tests.workplan.plans import ActionFactory, AreaFactory, BlockFactory, SubactionFactory, make_plan
from workplan.models import Action, Area, LinkedEvidence, ProgressNote, Workplan
from workplan.rules.readiness import Lack, news_due_on, readiness

TODAY = date(2026, 6, 30)
PLAN = Workplan(starts_on=date(2026, 1, 1), ends_on=date(2026, 12, 31), news_interval_days=90)


def moment(month, day):
    return datetime(2026, month, day, 12, tzinfo=clock.zone())


def row(subactions=(), **values):
    """An action as `for_readiness` gives it, ready unless `values` say otherwise."""
    news = {"last_note_at": moment(6, 1), "last_comment_at": None, "last_evidence_on": None}
    loaded = {**news, "has_waiting_proposal": False}
    found = {key: values.pop(key, kept) for key, kept in loaded.items()}
    action = Action(**{"area": Area(plan=PLAN), "responsible_id": 1, "state": "in_progress", **values})
    for key, value in found.items():
        setattr(action, key, value)
    action.followed_subactions = list(subactions)
    return action


LATE = {"starts_on": date(2026, 5, 1), "ends_on": date(2026, 6, 18)}
NOTHING = {"responsible_id": None, "last_note_at": None, "starts_on": date(2026, 1, 1)}
BLOCKED = {"state": "blocked", "blocked_by": "Falta", "unblocked_by": "Que surti"}


@pytest.mark.parametrize(
    "action, kinds",
    [
        (row(), []),
        (row(responsible_id=None), [Lack.NOBODY]),
        (row(responsible_id=None, responsible_body=Body(pk=1)), []),
        # News: a note, evidence, whichever is later; an interval of the plan, or its own.
        (row(last_note_at=moment(4, 1)), []),
        (row(last_note_at=moment(3, 31)), [Lack.NO_NEWS]),
        (row(last_note_at=None), [Lack.NO_NEWS]),
        (row(last_note_at=None, last_evidence_on=date(2026, 6, 1)), []),
        (row(news_interval_days=10), [Lack.NO_NEWS]),
        (row(last_note_at=None, starts_on=date(2026, 6, 1), ends_on=date(2026, 7, 1)), []),
        (row(last_note_at=None, starts_on=date(2026, 10, 1), ends_on=date(2026, 12, 1)), []),
        # Late: explained only by a comment of after its last day.
        (row(**LATE), [Lack.LATE]),
        (row(**LATE, last_comment_at=moment(6, 18)), [Lack.LATE]),
        (row(**LATE, last_comment_at=moment(6, 19)), []),
        (row(starts_on=TODAY, ends_on=TODAY), []),
        (row(has_waiting_proposal=True), [Lack.PROPOSAL]),
        (row(**BLOCKED, blocked_review_on=date(2026, 6, 29)), [Lack.BLOCKED]),
        (row(**BLOCKED, blocked_review_on=TODAY), []),
        # Nobody waits for what is suspended.
        (row(**LATE | {"state": "suspended"}, responsible_id=None, last_note_at=None), []),
        # Of a sub-action: its news are news of the action, and the action is not ready without it.
        (row([row()], last_note_at=None), []),
        (row([row(**LATE)]), [Lack.LATE]),
        (row([row(**LATE | {"state": "done"})]), []),
        (row([row(has_waiting_proposal=True)]), [Lack.PROPOSAL]),
        (row([row(has_waiting_proposal=True, state="done")]), []),
        (row([row(responsible_id=None)]), []),
        (row(**LATE | NOTHING), [Lack.NOBODY, Lack.NO_NEWS, Lack.LATE]),
    ],
)
def test_action_lacks(action, kinds):
    found = readiness([action], TODAY)

    assert [gap.kind for gap in found.gaps] == kinds
    assert (found.ready, found.total) == (0 if kinds else 1, 1)


def test_gap_is_of_the_subaction_that_is_late():
    subaction = row(**LATE)

    (gap,) = readiness([row([subaction])], TODAY).gaps

    assert gap.action is subaction
    assert gap.sentence == "12 dies de retard, sense data nova ni cap comentari."


@pytest.mark.parametrize("state", ["done", "dropped", "carried_over"])
def test_closed_action_is_not_counted(state):
    assert readiness([row(state=state, responsible_id=None)], TODAY).total == 0


@pytest.mark.parametrize(
    "actions, percent, words",
    [
        ([], None, "No hi ha cap actuació oberta."),
        ([row()], 100, "1 d'1 actuació a punt (100 %)"),
        ([row(), row(), row(responsible_id=None)], 67, "2 de 3 actuacions a punt (67 %)"),
    ],
)
def test_readiness_is_said_in_words(actions, percent, words):
    found = readiness(actions, TODAY)

    assert (found.percent, found.in_words) == (percent, words)


def test_news_are_due_after_the_interval_of_the_action_or_else_of_the_plan():
    last = {"last_note_at": moment(5, 1), "last_evidence_on": date(2026, 5, 10)}

    days = [news_due_on(row(**last)), news_due_on(row(**last, news_interval_days=30))]

    assert days == [date(2026, 8, 8), date(2026, 6, 9)]


@pytest.mark.django_db
def test_group_of_the_block_answers_for_its_actions():
    plan = make_plan()
    alone = ActionFactory(area=plan.area, number=9)

    found = readiness(Action.objects.for_readiness(), plan.plan.starts_on)

    assert [(gap.action, gap.kind) for gap in found.gaps] == [(alone, Lack.NOBODY)]


@pytest.mark.django_db
def test_news_are_loaded_from_notes_and_evidence_of_the_action_and_its_subactions():
    action = ActionFactory()
    subaction = SubactionFactory(parent=action)
    ProgressNote.objects.create(action=action, text="Va bé", written_at=moment(3, 1))
    ProgressNote.objects.create(action=action, kind="no_change", written_at=moment(3, 9))
    LinkedEvidence.objects.create(
        action=subaction, happened_on=date(2026, 4, 2), sentence="Fet", url="https://a.cat"
    )
    ProgressNote.objects.create(action=subaction, kind="proposal", answer="waiting", written_at=moment(2, 1))

    (found,) = Action.objects.for_readiness()

    (below,) = found.followed_subactions
    assert (found.last_note_at, found.last_comment_at) == (moment(3, 9), moment(3, 1))
    assert (found.last_evidence_on, below.last_evidence_on) == (None, date(2026, 4, 2))
    assert (found.has_waiting_proposal, below.has_waiting_proposal) == (False, True)
    assert news_due_on(found) == date(2026, 4, 2) + timedelta(days=90)


@pytest.mark.django_db
@pytest.mark.parametrize("number", [1, 3])
def test_readiness_asks_two_queries(number, django_assert_num_queries):
    area = AreaFactory()
    block = BlockFactory(area=area)
    for _n in range(number):
        action = ActionFactory(area=area, block=block, responsible=PersonFactory())
        SubactionFactory(parent=action, block=block, state="pending")

    with django_assert_num_queries(2):
        found = readiness(Action.objects.for_readiness(), TODAY)
        words = [(gap.action.code, str(gap.action.responsible), gap.sentence) for gap in found.gaps]

    assert len(words) == number

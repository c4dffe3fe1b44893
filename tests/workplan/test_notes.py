"""Notes, «no change» in many actions at once, and what erasure leaves of them."""

from datetime import date, timedelta

import pytest

from office import clock, retention
from office.models import AuditRow
from office.refusals import Refused
from tests.cast import PersonFactory
from tests.workplan.plans import ActionFactory, AreaFactory
from workplan import operations
from workplan.models import ProgressNote

pytestmark = pytest.mark.django_db

BLOCKED = {"blocked_by": "A", "unblocked_by": "B", "blocked_review_on": clock.today()}


@pytest.fixture
def area():
    return AreaFactory(number=1)


def unchanged(area, *actions, by=None):
    return operations.note_unchanged(plan=area.plan, actions=[action.pk for action in actions], by=by)


def test_note_is_written_down_with_its_author(cast):
    action = ActionFactory()

    operations.add_note(action=action, text="Hem parlat amb la XAC", by=cast.coordination)

    note = action.notes.get()
    assert (note.kind, note.by, note.text) == ("note", cast.coordination, "Hem parlat amb la XAC")


def test_note_without_words_is_refused():
    with pytest.raises(Refused):
        operations.add_note(action=ActionFactory(), text="  ", by=None)


def test_no_change_goes_to_the_open_actions_of_the_plan_that_were_chosen(area):
    chosen = [
        ActionFactory(area=area, number=1),
        ActionFactory(area=area, number=2, state="blocked", **BLOCKED),
    ]
    closed = ActionFactory(area=area, state="done")
    other = ActionFactory(area__plan__starts_on=date(2025, 1, 1))
    ActionFactory(area=area)

    unchanged(area, *chosen, closed, other)

    assert {note.action for note in ProgressNote.objects.filter(kind="no_change")} == set(chosen)
    row = AuditRow.objects.get(operation="workplan.note_unchanged")
    assert row.after["actions"] == ["2026-1.1", "2026-1.2"]


def test_no_change_is_written_once_a_day(area):
    first, second = ActionFactory(area=area), ActionFactory(area=area)
    unchanged(area, first)

    unchanged(area, first, second)

    assert ProgressNote.objects.count() == 2
    with pytest.raises(Refused):
        unchanged(area, first, second)


def test_no_change_of_nothing_or_of_a_closed_plan_is_refused(area):
    action = ActionFactory(area=area)
    with pytest.raises(Refused):
        unchanged(area)
    type(area.plan).objects.update(state="closed", closed_on=clock.today())

    with pytest.raises(Refused):
        unchanged(area, action)

    assert not ProgressNote.objects.exists()


def test_no_change_is_undone_in_the_actions_that_got_it_at_once(area):
    person, actions = PersonFactory(), [ActionFactory(area=area) for _n in range(4)]
    unchanged(area, actions[0], by=person)
    ProgressNote.objects.update(written_at=clock.now() - timedelta(seconds=1))
    unchanged(area, actions[3], by=PersonFactory())
    unchanged(area, actions[1], actions[2], by=person)

    count = operations.take_back_unchanged(plan=area.plan, by=person)

    assert count == 2
    assert {note.action for note in ProgressNote.objects.all()} == {actions[0], actions[3]}


def test_no_change_of_yesterday_is_not_undone(area):
    person = PersonFactory()
    unchanged(area, ActionFactory(area=area), by=person)
    ProgressNote.objects.update(written_at=clock.now() - timedelta(days=1))

    with pytest.raises(Refused):
        operations.take_back_unchanged(plan=area.plan, by=person)

    assert ProgressNote.objects.count() == 1


def test_names_and_words_of_old_notes_are_erased_and_their_states_stay():
    person = PersonFactory()
    action = ActionFactory()
    old = clock.now() - timedelta(days=4 * 365 + 1)
    values = {"action": action, "by": person, "text": "La Maria ho porta", "state": "done"}
    ProgressNote.objects.create(written_at=old, **values)
    kept = ProgressNote.objects.create(**values)

    erased = retention.apply()

    left = ProgressNote.objects.exclude(pk=kept.pk).get()
    assert erased["workplan.progressnote"] == 1
    assert (left.by, left.text, left.state) == (None, "", "done")
    kept.refresh_from_db()
    assert kept.text == "La Maria ho porta"

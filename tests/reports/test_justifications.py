"""The justification of the Conveni: its lines, its own period, and what closing keeps for good."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from advisory.models import AdvisorySession
from events.models import Event
from office.models import DeclaredTotal
from office.refusals import Refused
from reports import operations
from reports.models import Justification, JustificationLine, JustifiedAction
from reports.pages.justifications import page_of
from reports.rules.deviations import deviation
from tests.events.events import make_past
from tests.reports.justifications import FIRST, LAST, make_held, make_justification, make_line, written
from tests.workplan.plans import ActionFactory, FundingSourceFactory, SubactionFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("target", "reached", "is_known", "is_over", "words", "tone"),
    [
        (6, 6, True, False, "S'ha assolit", "well"),
        (6, 8, True, True, "2 més que l'objectiu", "well"),
        (6, "4.5", True, False, "En falten 1,5 · 75 % assolit", "soon"),
        (6, 4, True, True, "En falten 2 · 66 % assolit", "late"),
        (0, 0, True, True, "S'ha assolit", "well"),
        (6, None, False, False, "Cal esbrinar-ho", "soon"),
        (6, None, False, True, "Cal esbrinar-ho", "late"),
        (None, 4, True, True, "Dit amb paraules", "neutral"),
        (6, None, True, True, "Dit amb paraules", "neutral"),
    ],
)
def test_deviation_says_what_is_missing(target, reached, is_known, is_over, words, tone):
    asked = [None if value is None else Decimal(value) for value in (target, reached)]

    found = deviation(*asked, is_known=is_known, is_over=is_over)

    assert (" · ".join(filter(None, [found.words, found.note])), found.tone) == (words, tone)


def test_only_the_conveni_is_justified():
    with pytest.raises(Refused) as refused:
        make_justification(source=FundingSourceFactory(kind="own"))

    assert refused.value.field == "source"


@pytest.mark.parametrize(
    ("first", "last", "field"),
    [
        (LAST, FIRST, "ends_on"),
        (date(1, 1, 1), LAST, "starts_on"),
        (FIRST, date(9999, 12, 31), "starts_on"),
    ],
)
def test_a_period_is_one_that_can_be_counted(first, last, field):
    with pytest.raises(Refused) as refused:
        make_justification(starts_on=first, ends_on=last)

    assert refused.value.field == field


def test_a_figure_is_counted_in_the_period_of_the_justification():
    for day in (date(2025, 9, 30), FIRST, LAST, date(2026, 10, 1)):
        make_past(day)

    line = make_line(figure="events.own_conferences")

    assert line.counted == 2


def test_a_declared_total_of_the_period_is_the_figure_with_its_source():
    DeclaredTotal.objects.create(
        key="communication.news", starts_on=FIRST, ends_on=LAST, value=31, source="Informe web"
    )

    line = make_line(figure="communication.news")

    assert (line.counted, line.counted_source) == (31, "Informe web")


def test_another_period_counts_the_figures_anew():
    make_past(date(2025, 9, 30))
    justification = make_justification()
    line = make_line(justification, figure="events.own_conferences")

    operations.edit_justification(
        justification=justification, title="Una altra", starts_on=date(2025, 9, 1), ends_on=LAST, by=None
    )

    line.refresh_from_db()
    assert line.counted == 1


def test_an_unknown_figure_is_no_zero():
    assert make_line(figure="communication.bulletins").counted is None


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"indicator": "  "}, "indicator"),
        ({"figure": "events.assemblies", **written()}, "figure"),
        ({"figure": "no.such"}, "figure"),
        ({"reached": 3}, "reached_source"),
        ({"reached_words": "Lliurat"}, "reached_source"),
    ],
)
def test_a_line_says_how_it_knows(values, field):
    with pytest.raises(Refused) as refused:
        make_line(**values)

    assert refused.value.field == field


def test_a_line_moves_one_place_and_no_further():
    justification = make_justification()
    first, second, third = (make_line(justification, indicator=name) for name in "ABC")

    operations.move_line(line=third, is_up=True, by=None)
    operations.move_line(line=first, is_up=True, by=None)
    operations.move_line(line=second, is_up=False, by=None)

    assert [line.indicator for line in justification.lines.all()] == ["A", "C", "B"]


def test_hours_of_the_sessions_are_proposed_and_confirmed():
    action = ActionFactory()
    part = SubactionFactory(parent=action)
    for serves, minutes in ((action, 90), (part, 45), (ActionFactory(), 600)):
        make_held(serves, minutes)
    line = make_line(actions=[action, part])

    operations.confirm_hours(line=line, minutes=135, by=None)

    assert line.actual_minutes == 135


def confirmed(justification, actions):
    line = make_line(justification, actions=actions, **written())
    minutes = page_of(Justification.objects.for_page().get(pk=justification.pk)).lines[-1].sessions.minutes
    return operations.confirm_hours(line=line, minutes=minutes, by=None)


def totals(justification) -> tuple[str, str]:
    shown = page_of(Justification.objects.for_page().get(pk=justification.pk))
    return shown.totals["rows"][1]["cells"][1], shown.counted_once


def test_sessions_of_two_lines_are_once_in_the_total_and_in_both_lines():
    justification = make_justification()
    action, other = ActionFactory(), ActionFactory()
    part = SubactionFactory(parent=action)
    for served, minutes in ((action, 60), (part, 30), (part, None), (other, 15)):
        make_held(served, minutes)
    lines = [confirmed(justification, actions) for actions in ([action], [part, other], [action])]
    before = totals(justification)

    operations.close_justification(justification=justification, by=None)
    AdvisorySession.objects.all().delete()

    assert [line.actual_minutes for line in lines] == [90, 45, 90]
    assert before == totals(justification) == ("1 h 45 min", "2 h")


def test_hours_written_by_hand_are_added_as_they_are():
    justification = make_justification()
    action = ActionFactory()
    make_held(action, 60)
    confirmed(justification, [action])
    make_line(justification, actions=[action], actual_minutes=90, **written())

    assert totals(justification) == ("2 h 30 min", "")


def test_hours_that_have_changed_are_not_confirmed():
    action = ActionFactory()
    make_held(action, 90)
    line = make_line(actions=[action])
    make_held(action, 30)

    with pytest.raises(Refused):
        operations.confirm_hours(line=line, minutes=90, by=None)


def closed():
    justification = make_justification()
    line = make_line(justification, actions=[ActionFactory(state="in_progress", progress=40)], **written())
    return operations.close_justification(justification=justification, by=None), line


def test_closing_waits_for_what_nobody_knows():
    justification = make_justification()
    make_line(justification, **written())
    make_line(justification)

    with pytest.raises(Refused) as refused:
        operations.close_justification(justification=justification, by=None)
    assert refused.value.sentence.startswith("D'1 indicador")


def test_an_empty_justification_is_not_closed():
    with pytest.raises(Refused):
        operations.close_justification(justification=make_justification(), by=None)


def test_closing_keeps_the_actions_as_they_were():
    _justification, line = closed()
    action = line.actions.get()
    action.state, action.progress = "done", 100
    action.save()

    kept = JustifiedAction.objects.get()
    assert (kept.title, kept.state, kept.progress, kept.evidence_count) == (
        action.title,
        "in_progress",
        40,
        0,
    )


def test_what_is_closed_is_refused():
    justification, line = closed()

    for call in (
        lambda: operations.count_justification(justification=justification, by=None),
        lambda: make_line(justification),
        lambda: operations.edit_line(line=line, indicator="Una altra", by=None),
        lambda: operations.remove_line(line=line, by=None),
        lambda: operations.move_line(line=line, is_up=True, by=None),
        lambda: operations.close_justification(justification=justification, by=None),
    ):
        with pytest.raises(Refused):
            call()


@pytest.mark.parametrize(
    "change",
    [
        lambda justification, line: type(justification).objects.update(title="Una altra"),
        lambda justification, line: JustificationLine.objects.update(reached=9),
        lambda justification, line: JustificationLine.objects.create(
            justification=justification, position=9, indicator="Nova"
        ),
        lambda justification, line: JustifiedAction.objects.update(progress=100),
        lambda justification, line: JustifiedAction.objects.all().delete(),
        lambda justification, line: JustifiedAction.objects.create(line=line, evidence_count=0),
    ],
)
def test_the_database_keeps_what_is_closed(change):
    justification, line = closed()

    with pytest.raises(IntegrityError), transaction.atomic():
        change(justification, line)


def test_a_line_is_removed_with_its_ties_only():
    line = make_line(actions=[ActionFactory()])

    operations.remove_line(line=line, by=None)

    assert not JustificationLine.objects.exists()
    assert not Event.objects.exists()

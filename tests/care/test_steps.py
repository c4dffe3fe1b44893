from datetime import date

import pytest

from care import operations
from care.progress import Progress
from office import clock
from office.models import AuditRow
from office.refusals import Refused
from tests.care.conftest import begin, days, step_of

pytestmark = pytest.mark.django_db


def due(onboarding, code):
    return step_of(onboarding, code).due_on


def test_finish_writes_who_when_and_on_whose_behalf(onboarding, cast):
    step = operations.finish_step(
        step=step_of(onboarding, "referents"),
        by=cast.coordination,
        on_behalf_of=cast.council,
        note="Per telèfon",
    )

    assert (step.state, step.done_on, step.done_by, step.done_for, step.note) == (
        "done",
        clock.today(),
        cast.coordination,
        cast.council,
        "Per telèfon",
    )
    row = AuditRow.objects.get(operation="care.finish_step")
    assert (row.by_id_number, row.organization_number) == (cast.coordination.pk, cast.council.pk)


def test_finish_twice_is_refused_and_keeps_the_first(onboarding, cast):
    step = operations.finish_step(step=step_of(onboarding, "recursos"), by=cast.coordination)

    with pytest.raises(Refused):
        operations.finish_step(step=step, by=cast.technician)

    assert step_of(onboarding, "recursos").done_by == cast.coordination


@pytest.mark.parametrize("distance", [-1, 1])
def test_finish_outside_the_welcome_is_refused(onboarding, distance):
    with pytest.raises(Refused) as refusal:
        operations.finish_step(
            step=step_of(onboarding, "recursos"), done_on=clock.today() + days(distance), by=None
        )

    assert refusal.value.field == "done_on"


@pytest.mark.parametrize("code", ["mentor", "tancament"])
def test_mentor_and_closing_are_not_ticked_by_hand(onboarding, code):
    with pytest.raises(Refused):
        operations.finish_step(step=step_of(onboarding, code), by=None)

    assert step_of(onboarding, code).state == "pending"


def test_skip_needs_a_reason(onboarding):
    with pytest.raises(Refused) as refusal:
        operations.skip_step(step=step_of(onboarding, "pindola"), reason="\t ", by=None)

    assert refusal.value.field == "reason"


def test_skip_of_the_closing_is_refused(onboarding):
    with pytest.raises(Refused):
        operations.skip_step(step=step_of(onboarding, "tancament"), reason="No cal", by=None)


def test_skipping_the_mentor_leaves_out_what_was_asked_of_it_and_reopening_takes_it_up(onboarding):
    operations.skip_step(step=step_of(onboarding, "mentor"), reason="Ja es coneixen", by=None)
    left_out = step_of(onboarding, "primera-conversa").state

    operations.reopen_step(step=step_of(onboarding, "mentor"), by=None)

    assert (left_out, step_of(onboarding, "primera-conversa").state) == ("skipped", "pending")


def test_reopen_undoes_and_keeps_the_note(onboarding):
    operations.finish_step(step=step_of(onboarding, "recursos"), note="Enviats", by=None)

    step = operations.reopen_step(step=step_of(onboarding, "recursos"), by=None)

    assert (step.state, step.done_on, step.done_by, step.note) == ("pending", None, None, "Enviats")


def test_reopen_what_is_pending_is_refused(onboarding):
    with pytest.raises(Refused):
        operations.reopen_step(step=step_of(onboarding, "recursos"), by=None)


def test_periods_run_from_the_day_the_meeting_was_held(cast, protocols):
    onboarding = begin(cast.council, started_on=clock.today() - days(30))

    operations.finish_step(step=step_of(onboarding, "necessitats"), done_on=clock.today(), by=None)

    assert due(onboarding, "grups") == clock.today() + days(10)
    assert due(onboarding, "seguiment-3-mesos") == clock.today() + days(90)
    assert due(onboarding, "tancament") == clock.today() + days(180 + 14)
    assert due(onboarding, "mentor") == clock.today() - days(30) + days(31)


def test_reopening_brings_the_planned_dates_back(cast, protocols):
    onboarding = begin(cast.council, started_on=clock.today() - days(30))
    before = {step.pk: step.due_on for step in onboarding.steps.all()}
    operations.finish_step(step=step_of(onboarding, "necessitats"), done_on=clock.today(), by=None)

    operations.reopen_step(step=step_of(onboarding, "necessitats"), by=None)

    assert {step.pk: step.due_on for step in onboarding.steps.all()} == before


def test_redate_alone_moves_nothing_else(onboarding):
    before = {step.pk: step.due_on for step in onboarding.steps.all()}

    step = operations.redate_step(
        step=step_of(onboarding, "benvinguda"), due_on=clock.today() + days(5), by=None
    )

    after = {step.pk: step.due_on for step in onboarding.steps.all()}
    assert after == before | {step.pk: clock.today() + days(5)}


def test_redate_with_the_later_ones_moves_the_whole_chain(onboarding):
    before = {step.protocol_step.code: step.due_on for step in onboarding.steps.all()}

    operations.redate_step(
        step=step_of(onboarding, "benvinguda"), due_on=clock.today() + days(13), move_later=True, by=None
    )

    after = {step.protocol_step.code: step.due_on for step in onboarding.steps.all()}
    assert after == {code: day + days(10) for code, day in before.items()}


def test_date_set_by_hand_is_not_moved_by_the_portal(onboarding):
    agreed = clock.today() + days(40)
    operations.redate_step(step=step_of(onboarding, "grups"), due_on=agreed, by=None)

    operations.redate_step(
        step=step_of(onboarding, "necessitats"), due_on=clock.today() + days(60), move_later=True, by=None
    )

    assert (due(onboarding, "grups"), due(onboarding, "pindola")) == (agreed, clock.today() + days(74))


@pytest.mark.parametrize("day", [date(1, 1, 1), date(2020, 1, 1), date(9999, 12, 31)])
def test_date_outside_the_welcome_is_refused(onboarding, day):
    with pytest.raises(Refused) as refusal:
        operations.redate_step(step=step_of(onboarding, "recursos"), due_on=day, by=None)

    assert refusal.value.field == "due_on"


def test_redate_what_is_done_is_refused(onboarding):
    step = operations.finish_step(step=step_of(onboarding, "recursos"), by=None)

    with pytest.raises(Refused):
        operations.redate_step(step=step, due_on=clock.today() + days(3), by=None)


def test_added_step_takes_its_place_by_date(onboarding, cast):
    step = operations.add_step(
        onboarding=onboarding,
        title="Visita al mercat cooperatiu",
        responsible="council",
        due_on=clock.today() + days(1),
        by=cast.coordination,
    )

    assert onboarding.steps.first() == step
    assert onboarding.steps.count() == 17


@pytest.mark.parametrize(
    "states, expected",
    [
        ([], Progress(0, 0)),
        (["pending", "pending"], Progress(0, 2)),
        (["done", "pending", "skipped"], Progress(1, 2)),
        (["done", "done"], Progress(2, 2)),
        (["skipped", "skipped"], Progress(0, 0)),
    ],
)
def test_progress_counts_what_is_done_of_what_has_to_be_done(states, expected):
    class Step:
        def __init__(self, state):
            self.state = state

    assert Progress.of(Step(state) for state in states) == expected

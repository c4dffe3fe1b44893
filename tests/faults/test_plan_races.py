"""Two people at one plan at the same moment: one is done, the other is told so, and nobody gets an error."""

from datetime import date

import pytest

from members.models import Body
from office import clock
from tests.faults.test_merging_races import ROUNDS, together
from tests.workplan.drafts import make_draft
from tests.workplan.plans import (
    ActionFactory,
    AreaFactory,
    BlockFactory,
    DraftPlanFactory,
    ReviewFactory,
    make_plan,
)
from workplan import operations
from workplan.models import Action, ActionReview, ImportDraft, ProgressNote, ReviewPeriod, Workplan
from workplan.operations import ActionContent, Place, Ticks
from workplan.operations.decisions import Ruling
from workplan.pages.following import proposal_for

pytestmark = [pytest.mark.fault, pytest.mark.django_db(transaction=True)]
ONE_IS_DONE = ["done", "refused"]


def plan():
    """Each caller reads its own rows, as two requests do."""
    return Workplan.objects.get(code="2026")


def action(**asked):
    return Action.objects.filter(**(asked or {"parent": None})).select_related("area__plan").first()


def open_plan():
    made = make_plan()
    Body.objects.get_or_create(kind="executive", defaults={"name": "Comissió Executiva"})
    return made


def test_review_closes_once():
    period = ReviewFactory(plan=open_plan().plan)

    def close():
        operations.close_review(period=ReviewPeriod.objects.get(pk=period.pk), by=None)

    assert sorted(together(close, close)) == ONE_IS_DONE
    assert ActionReview.objects.count() == Action.objects.count()


def test_decision_is_in_the_closed_review_or_is_refused():
    for _round in range(ROUNDS):
        made = open_plan()
        ReviewPeriod.objects.filter(state="open").exists() or ReviewFactory(plan=made.plan)
        period = ReviewPeriod.objects.get(state="open")
        ruling = Ruling(state="suspended", comment="Ara no")
        Action.objects.update(state="pending", state_reason="")

        closed, decided = together(
            lambda pk=period.pk: operations.close_review(period=ReviewPeriod.objects.get(pk=pk), by=None),
            lambda pk=period.pk, ruling=ruling: operations.decide(
                period=ReviewPeriod.objects.get(pk=pk), action=action(), ruling=ruling, by=None
            ),
        )

        frozen = period.rows.get(action=action()).decision
        assert (closed, decided, frozen) in {("done", "done", "Ara no"), ("done", "refused", "")}


def test_draft_is_brought_in_once():
    draft = make_draft()

    def bring():
        return operations.bring_in(
            draft=ImportDraft.objects.get(pk=draft.pk), code="2026", title="Pla", by=None,
            starts_on=date(2026, 1, 1), ends_on=date(2026, 12, 31),
        )  # fmt: skip

    assert sorted(together(bring, bring)) == ONE_IS_DONE
    assert Workplan.objects.count() == 1


def test_two_plans_do_not_take_one_code():
    def begin():
        operations.add_plan(
            code="2027", title="Pla", starts_on=date(2027, 1, 1), ends_on=date(2027, 12, 31), by=None
        )

    assert sorted(together(begin, begin)) == ONE_IS_DONE


def test_one_proposal_waits():
    open_plan()

    def propose():
        operations.propose_progress(action=action(), text="Fet", state="in_progress", by=None)

    assert sorted(together(propose, propose)) == ONE_IS_DONE
    assert ProgressNote.objects.waiting().count() == 1


def test_progress_is_confirmed_as_it_was_seen_or_not_at_all():
    made = open_plan()
    operations.add_evidence(
        action=made.action, sentence="Sessió", happened_on=clock.today(), url="https://example.org", by=None
    )
    seen = proposal_for(action()).seal

    confirmed, changed = together(
        lambda: operations.confirm_progress(action=action(), seen=seen, by=None),
        lambda: operations.change_action_state(action=action(), state="dropped", reason="No cal", by=None),
    )

    assert (confirmed, changed) in {("done", "done"), ("refused", "done")}
    assert action().state == "dropped"


def test_actions_added_at_once_have_numbers_of_their_own():
    area = AreaFactory(plan=DraftPlanFactory(code="2028"))

    def add():
        content = ActionContent(official_text="Una cosa", title="Una cosa")
        operations.add_action(area=type(area).objects.get(pk=area.pk), content=content, by=None)

    assert together(*[add] * 4) == ["done"] * 4
    assert sorted(Action.objects.values_list("number", flat=True)) == [1, 2, 3, 4]


def test_next_plan_is_begun_once():
    open_plan()

    def begin():
        operations.draft_next_plan(
            plan=plan(),
            code="2027",
            title="Pla",
            starts_on=date(2027, 1, 1),
            ends_on=date(2027, 12, 31),
            by=None,
        )

    assert sorted(together(begin, begin)) == ONE_IS_DONE


def test_closed_plan_has_no_open_action():
    content = ActionContent(official_text="Una cosa", title="Una cosa")
    acts = {
        "reopen": lambda: operations.reopen_action(action=action(), by=None),
        "add": lambda: operations.add_action(area=action().area, content=content, reason="Cal", by=None),
        "change": lambda: operations.change_action_state(action=action(), state="pending", by=None),
    }
    for act in acts.values():
        for _round in range(ROUNDS):
            open_plan()
            Action.objects.update(state="done", progress=100)
            Workplan.objects.update(state="approved", closed_on=None)

            found = together(lambda: operations.close_plan(plan=plan(), by=None), act)

            is_open = Action.objects.open().exists()
            assert (*found, is_open) in {("done", "refused", False), ("refused", "done", True)}


def test_nothing_is_written_into_a_plan_that_has_closed():
    made = open_plan()
    Action.objects.update(state="done", progress=100)
    stale = [action() for _request in range(4)]
    operations.close_plan(plan=plan(), by=None)

    found = together(
        lambda: operations.add_note(action=stale[0], text="Una nota", by=None),
        lambda: operations.add_evidence(
            action=stale[1], sentence="Sessió", happened_on=clock.today(), url="https://a.org", by=None
        ),
        lambda: operations.add_indicator(action=stale[2], kind="target", name="S", by=None),
        lambda: operations.add_block(area=stale[3].area, title="Bloc", reason="Cal", by=None),
        lambda: operations.add_challenge(plan=made.plan, text="Repte", reason="Cal", by=None),
    )

    assert found == ["refused"] * 5


def test_whole_plan_is_held_while_an_action_moves():
    """Both take the locks of many actions: in one order, or one of them would be killed."""
    made = open_plan()
    block = BlockFactory(area=made.area)
    rows = [ActionFactory(area=made.area, block=block, number=n) for n in range(40, 20, -1)]
    challenge = made.challenge
    for round_number in range(ROUNDS * 2):
        period = ReviewFactory(plan=made.plan, name=f"Seguiment {round_number}")
        moved = rows[-1] if round_number % 2 else rows[0]

        found = together(
            lambda pk=period.pk: operations.close_review(period=ReviewPeriod.objects.get(pk=pk), by=None),
            lambda pk=moved.pk, after=rows[9]: operations.move_action(
                action=action(pk=pk), place=Place(made.area, block, after=after), reason="Cal", by=None
            ),
            lambda n=round_number: operations.tie_challenges(
                area=action().area,
                ties={
                    row.pk: Ticks(added={challenge.pk}) if n % 2 else Ticks(removed={challenge.pk})
                    for row in rows
                },
                by=None,
            ),
        )

        assert found == ["done"] * 3


def test_bringing_and_adding_do_not_take_one_number():
    made = open_plan()
    Action.objects.update(state="carried_over", state_reason="L'any que ve")
    operations.draft_next_plan(
        plan=plan(), code="2027", title="Pla", starts_on=date(2027, 1, 1), ends_on=date(2027, 12, 31), by=None
    )
    area = Workplan.objects.get(code="2027").areas.get()
    content = ActionContent(official_text="Una cosa", title="Una cosa")
    for _round in range(ROUNDS):
        for _more in range(4):
            ActionFactory(area=made.area, state="carried_over")

        found = together(
            lambda: operations.bring_carried_actions(plan=plan(), by=None),
            lambda: operations.add_action(area=type(area).objects.get(pk=area.pk), content=content, by=None),
        )

        assert found == ["done", "done"]

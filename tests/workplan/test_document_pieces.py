"""Areas, blocks and challenges; which challenges the actions meet."""

import pytest
from django.urls import reverse

from office.models import AuditRow
from office.refusals import Refused
from tests.workplan.plans import (
    ActionFactory,
    AreaFactory,
    BlockFactory,
    ChallengeFactory,
    DraftPlanFactory,
    PlanFactory,
)
from workplan import operations
from workplan.operations import Ticks

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan():
    return DraftPlanFactory(code="2026")


def texts(plan):
    return [
        (challenge.text, challenge.parent and challenge.parent.text) for challenge in plan.challenges.all()
    ]


def test_area_takes_the_next_number(plan):
    AreaFactory(plan=plan, number=3)

    assert operations.add_area(plan=plan, title="JORNADES", name="Jornades", by=None).number == 4


def test_two_areas_never_have_one_number(plan):
    AreaFactory(plan=plan, number=1)
    other = AreaFactory(plan=plan, number=2)

    for change in (
        lambda: operations.add_area(plan=plan, title="x", name="x", number=1, by=None),
        lambda: operations.edit_area(area=other, title="x", name="x", number=1, by=None),
    ):
        with pytest.raises(Refused) as refusal:
            change()
        assert refusal.value.field == "number"


def test_area_of_an_approved_plan_keeps_its_number_and_gives_a_reason_for_its_title():
    area = AreaFactory(plan=PlanFactory(), number=1, title="JORNADES")

    with pytest.raises(Refused) as fixed:
        operations.edit_area(area=area, title="JORNADES", name="Jornades", number=2, by=None)
    with pytest.raises(Refused) as unexplained:
        operations.edit_area(area=area, title="TROBADES", name="Jornades", by=None)
    operations.edit_area(area=area, title="JORNADES", name="Jornades i trobades", by=None)

    assert (fixed.value.field, unexplained.value.field) == ("number", "reason")
    area.refresh_from_db()
    assert area.name == "Jornades i trobades"


def test_only_empty_pieces_of_a_draft_are_removed(plan):
    empty, full = AreaFactory(plan=plan), AreaFactory(plan=plan)
    block = BlockFactory(area=full)
    ActionFactory(area=full, block=block)

    operations.remove_area(area=empty, by=None)
    with pytest.raises(Refused):
        operations.remove_area(area=full, by=None)
    with pytest.raises(Refused):
        operations.remove_block(block=block, by=None)
    with pytest.raises(Refused):
        operations.remove_challenge(challenge=ChallengeFactory(plan=PlanFactory(code="2025")), by=None)

    assert list(plan.areas.all()) == [full]


def test_subchallenges_stand_after_those_of_their_challenge(plan):
    one = operations.add_challenge(plan=plan, text="u", by=None)
    operations.add_challenge(plan=plan, text="dos", by=None)
    operations.add_challenge(plan=plan, text="u.u", parent=one, by=None)
    operations.add_challenge(plan=plan, text="u.dos", parent=one, by=None)

    assert texts(plan) == [("u", None), ("u.u", "u"), ("u.dos", "u"), ("dos", None)]


def test_challenge_becomes_a_part_of_another_one(plan):
    one = operations.add_challenge(plan=plan, text="u", by=None)
    operations.add_challenge(plan=plan, text="dos", by=None)
    three = operations.add_challenge(plan=plan, text="tres", by=None)

    operations.edit_challenge(challenge=three, text="u.u", parent=one, by=None)

    assert texts(plan) == [("u", None), ("u.u", "u"), ("dos", None)]


def test_challenge_with_parts_stays_on_its_level(plan):
    one, two = ChallengeFactory(plan=plan), ChallengeFactory(plan=plan)
    ChallengeFactory(plan=plan, parent=one)

    with pytest.raises(Refused) as refusal:
        operations.edit_challenge(challenge=one, text="u", parent=two, by=None)

    assert refusal.value.field == "parent"


def test_ticks_of_two_people_are_both_kept(plan):
    action = ActionFactory(area__plan=plan)
    one, two, three = ChallengeFactory.create_batch(3, plan=plan)
    action.challenges.set([one, two])

    operations.tie_challenges(area=action.area, ties={action.pk: Ticks(added={three.pk})}, by=None)
    operations.tie_challenges(area=action.area, ties={action.pk: Ticks(removed={one.pk})}, by=None)

    action.refresh_from_db()
    assert list(action.challenges.all()) == [two, three]
    assert action.version == 3


def test_only_actions_that_change_leave_a_line_in_the_history(plan):
    area = AreaFactory(plan=plan)
    changed, same = ActionFactory.create_batch(2, area=area)
    challenge = ChallengeFactory(plan=plan)

    operations.tie_challenges(
        area=area, ties={changed.pk: Ticks({challenge.pk}), same.pk: Ticks()}, by=None
    )  # fmt: skip

    rows = AuditRow.objects.filter(operation="workplan._tie")
    assert [row.subject_id for row in rows] == [changed.pk]


def test_boxes_of_an_area_are_saved_and_shown(cast, enter, plan):
    client = enter(cast.coordination)
    action = ActionFactory(area__plan=plan)
    ActionFactory(area=action.area)
    one, two = ChallengeFactory.create_batch(2, plan=plan)
    action.challenges.set([one])
    address = reverse("area_challenges", args=[action.area.pk])
    page = client.get(address).context["form"]

    response = client.post(address, {"was": page["was"].value(), f"action_{action.pk}": [two.pk]})

    assert response.status_code == 302
    assert list(action.challenges.all()) == [two]
    matrix = client.get(reverse("workplan_matrix", args=[plan.code])).context["matrix"]
    assert [row.met for row in matrix.rows] == [[False, True], [False, False]]
    assert matrix.without == 1


def test_box_of_another_plan_is_refused_and_nothing_is_lost(cast, enter, plan):
    action, foreign = ActionFactory(area__plan=plan), ChallengeFactory(plan=PlanFactory(code="2025"))
    ChallengeFactory(plan=plan)
    address = reverse("area_challenges", args=[action.area.pk])

    response = enter(cast.coordination).post(address, {f"action_{action.pk}": [foreign.pk]})

    assert response.status_code == 200
    assert list(action.challenges.all()) == []

"""A review is opened, decided in and closed."""

import hashlib
from datetime import date, timedelta

import pytest

from members.models import Agreement, Body
from office import clock
from office.models import AuditRow
from office.refusals import Refused
from tests.cast import PersonFactory
from tests.workplan.plans import DraftPlanFactory, ReviewFactory, make_plan
from workplan import operations
from workplan.models import Action, ActionReview, LinkedEvidence, ProgressNote, ReviewDecision
from workplan.operations.decisions import Ruling, title_of

pytestmark = pytest.mark.django_db

TODAY = clock.today()
DAYS = {"starts_on": date(2026, 1, 1), "ends_on": date(2026, 3, 31)}
LAST = f"31/12/{TODAY.year + 1}"  # words of a day to come, whenever the tests run


@pytest.fixture
def some():
    Body.objects.create(kind="executive", name="Comissió Executiva")
    return make_plan()


@pytest.fixture
def period(some):
    return ReviewFactory(plan=some.plan)


def anew(action):
    return Action.objects.with_code().select_related("block__body").get(pk=action.pk)


def decide(period, action, **values):
    return operations.decide(period=period, action=anew(action), ruling=Ruling(**values), by=None)


def close(period):
    return operations.close_review(period=period, by=None)


def test_one_review_is_open_at_a_time(some):
    operations.open_review(plan=some.plan, name="Primer", by=None, **DAYS)

    with pytest.raises(Refused):
        operations.open_review(plan=some.plan, name="Segon", by=None, **DAYS)


def test_draft_plan_is_not_reviewed():
    with pytest.raises(Refused):
        operations.open_review(plan=DraftPlanFactory(), name="Primer", by=None, **DAYS)


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"ends_on": date(2025, 12, 31)}, "ends_on"),
        ({"starts_on": date(2031, 1, 1), "ends_on": date(2031, 2, 1)}, "starts_on"),
        ({"meets_on": date(2040, 1, 1)}, "meets_on"),
    ],
)
def test_review_of_other_days_is_refused(some, values, field):
    with pytest.raises(Refused) as refusal:
        operations.open_review(plan=some.plan, name="Primer", by=None, **(DAYS | values))

    assert refusal.value.field == field


def test_decision_changes_the_action_and_is_an_agreement_of_the_executive(some, period):
    who = PersonFactory()

    decision = decide(
        period, some.action, state="in_progress", responsible=who, timing=LAST, comment="Va primer"
    )

    action, agreement = anew(some.action), decision.agreement
    assert (action.state, action.responsible, action.timing) == ("in_progress", who, LAST)
    assert (agreement.body.kind, agreement.adopted_on, agreement.due_on) == (
        "executive",
        TODAY,
        action.ends_on,
    )
    assert agreement.title == f"2026-6.8 {action.title}: {action.get_state_display().lower()}; {who}; {LAST}"
    assert (agreement.text, agreement.state) == ("Va primer", "pending")
    assert (decision.state, decision.responsible, decision.timing) == ("in_progress", str(who), LAST)
    assert action.notes.get().kind == ProgressNote.Kind.DECISION


def test_deciding_again_corrects_the_decision_and_its_agreement(some, period):
    first = decide(period, some.action, state="in_progress", comment="Endavant")

    second = decide(period, some.action, state="dropped", comment="No es farà")

    assert (second.pk, second.agreement.pk) == (first.pk, first.agreement.pk)
    agreement = Agreement.objects.get(body__kind="executive")
    assert (agreement.text, agreement.state) == ("No es farà", "fulfilled")
    assert AuditRow.objects.get(operation="workplan._correct_decision").before["comment"] == "Endavant"
    assert AuditRow.objects.get(operation="members.correct_agreement").before["text"] == "Endavant"


def test_no_change_is_agreed_and_leaves_the_action_as_it_was(some, period):
    version = anew(some.action).version

    decision = operations.agree_no_change(period=period, action=some.action, by=None)

    action = anew(some.action)
    assert (action.state, action.version) == ("pending", version)
    assert (decision.state, decision.agreement.state) == ("pending", "fulfilled")


def test_action_blocked_beyond_its_day_is_not_left_as_it_is(some, period):
    Action.objects.filter(pk=some.action.pk).update(
        state="blocked",
        blocked_by="Conveni",
        unblocked_by="Signar",
        blocked_review_on=TODAY - timedelta(days=1),
    )

    with pytest.raises(Refused):
        operations.agree_no_change(period=period, action=some.action, by=None)

    assert not ReviewDecision.objects.exists()


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"state": "blocked"}, "blocked_by"),
        ({"state": "dropped"}, "reason"),
        ({"state": "pending", "timing": "quan es pugui"}, "timing"),
        ({"state": "pending", "timing": "gener 2020"}, "timing"),
    ],
)
def test_decision_that_cannot_be_applied_writes_nothing(some, period, values, field):
    with pytest.raises(Refused) as refusal:
        decide(period, some.action, **values)

    assert refusal.value.field == field
    assert (ReviewDecision.objects.count(), anew(some.action).timing) == (0, "")


def test_second_who_decides_is_told_what_changed(some, period):
    seen = anew(some.action).version
    decide(period, some.action, state="in_progress")

    with pytest.raises(Refused):
        operations.decide(
            period=period, action=anew(some.action), ruling=Ruling(state="done"), by=None, seen=seen
        )

    assert anew(some.action).state == "in_progress"


def test_title_of_an_agreement_keeps_what_is_decided_whole(some):
    some.action.title = "Jornada " * 25
    some.action.timing = "primer semestre"

    title = title_of(some.action)

    assert len(title) <= 200
    assert title.endswith("…: pendent; Agroecologia; primer semestre")


def test_closing_freezes_each_action_with_its_evidence_and_a_sealed_document(some, period):
    LinkedEvidence.objects.create(action=some.action, sentence="Trobada", url="https://example.org")
    decide(period, some.action, state="in_progress", comment="Endavant")

    closed = close(period)

    rows = [(row.code, row.state, row.decision) for row in closed.rows.all()]
    assert rows == [("2026-6.8", "in_progress", "Endavant"), ("2026-6.8.1", "pending", "")]
    frozen = closed.rows.get(code="2026-6.8")
    assert (frozen.responsible, frozen.evidence.get().count) == ("Agroecologia", 1)
    with closed.document.content.open("rb") as content:
        assert hashlib.sha256(content.read()).hexdigest() == closed.document_sha256


def test_closed_review_takes_no_decision_and_does_not_close_twice(some, period):
    close(period)

    with pytest.raises(Refused):
        decide(period, some.action, state="done")
    with pytest.raises(Refused):
        close(period)

    assert (ActionReview.objects.count(), anew(some.action).state) == (2, "pending")


def test_review_is_compared_with_the_one_that_closed_before(some, period):
    first = close(period)
    second = close(ReviewFactory(plan=some.plan, name="Segon trimestre"))

    assert (first.earlier, second.earlier) == (None, first)

"""A plan from its first draft to the public pages."""

from datetime import date

import pytest

from office.models import AuditRow
from office.refusals import Refused
from tests.workplan.plans import AgreementFactory, AreaFactory, DraftPlanFactory, PlanFactory
from workplan import operations

pytestmark = pytest.mark.django_db


def add(**values):
    given = {
        "code": "2028",
        "title": "Pla de treball 2028",
        "starts_on": date(2026, 1, 1),
        "ends_on": date(2026, 12, 31),
    }
    return operations.add_plan(**given | values, by=None)


def edit(plan, **values):
    names = ("title", "starts_on", "ends_on", "introduction", "condition", "news_interval_days")
    given = {name: getattr(plan, name) for name in names}
    return operations.edit_plan(plan=plan, **given | values, by=None)


def draft(**values):
    return AreaFactory(plan=DraftPlanFactory(**values)).plan


def test_plan_begins_as_a_draft():
    plan = add(scope="groups")

    assert (plan.state, plan.scope, plan.agreement, plan.is_published) == ("draft", "groups", None, False)


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"code": "2026"}, "code"),
        ({"ends_on": date(2025, 12, 31)}, "ends_on"),
        ({"ends_on": date(2030, 1, 1)}, "ends_on"),
        ({"starts_on": date(1026, 1, 1)}, "starts_on"),
    ],
)
def test_plan_of_a_code_taken_or_a_strange_period_is_refused(values, field):
    PlanFactory(code="2026")

    with pytest.raises(Refused) as refusal:
        add(**values)

    assert refusal.value.field == field


def test_plan_of_two_years_is_taken():
    assert add(ends_on=date(2027, 12, 31)).ends_on == date(2027, 12, 31)


def test_draft_is_proposed_goes_back_and_is_approved_by_an_agreement():
    plan, agreement = draft(), AgreementFactory()

    operations.propose_plan(plan=plan, by=None)
    operations.return_plan_to_draft(plan=plan, by=None)
    operations.propose_plan(plan=plan, by=None)
    operations.approve_plan(plan=plan, agreement=agreement, by=None)

    plan.refresh_from_db()
    assert (plan.state, plan.agreement, plan.version) == ("approved", agreement, 5)


@pytest.mark.parametrize("act", ["propose_plan", "return_plan_to_draft", "approve_plan", "unpublish_plan"])
def test_approved_plan_is_neither_proposed_nor_approved_again(act):
    plan = AreaFactory().plan
    given = {"agreement": plan.agreement} if act == "approve_plan" else {}

    with pytest.raises(Refused):
        getattr(operations, act)(plan=plan, **given, by=None)


def test_plan_without_an_area_is_not_proposed_nor_approved():
    plan = DraftPlanFactory()

    with pytest.raises(Refused):
        operations.propose_plan(plan=plan, by=None)
    with pytest.raises(Refused):
        operations.approve_plan(plan=plan, agreement=AgreementFactory(), by=None)


def test_agreement_left_without_effect_approves_nothing():
    with pytest.raises(Refused) as refusal:
        operations.approve_plan(plan=draft(), agreement=AgreementFactory(state="revoked"), by=None)

    assert refusal.value.field == "agreement"


def test_approved_plan_goes_to_the_public_pages_and_back():
    plan = PlanFactory()

    operations.publish_plan(plan=plan, by=None)
    is_published = plan.is_published
    operations.unpublish_plan(plan=plan, by=None)

    assert (is_published, plan.is_published) == (True, False)


def test_draft_does_not_go_to_the_public_pages():
    with pytest.raises(Refused):
        operations.publish_plan(plan=draft(), by=None)


def test_words_of_a_draft_change_freely():
    plan = edit(draft(), introduction="Elaborat amb els grups.")

    assert plan.introduction == "Elaborat amb els grups."


def test_words_of_an_approved_plan_change_only_with_a_reason():
    plan = PlanFactory(introduction="Elaborat amb els grups.")

    with pytest.raises(Refused) as refusal:
        edit(plan, introduction="Elaborat amb tothom.")

    assert refusal.value.field == "reason"
    edit(plan, introduction="Elaborat amb tothom.", reason="Hi havia una errada.")
    assert AuditRow.objects.latest("pk").after["reason"] == "Hi havia una errada."


def test_what_is_not_of_the_document_changes_without_a_reason():
    plan = edit(PlanFactory(), news_interval_days=60)

    assert plan.news_interval_days == 60


def test_closed_plan_does_not_change():
    plan = PlanFactory(state="closed", closed_on=date(2026, 12, 31))

    with pytest.raises(Refused):
        edit(plan, news_interval_days=60)

"""/pla/actuacions/…: what each sees of an action, what comes next, and how many queries it takes."""

from datetime import date, timedelta

import pytest
from django.utils.html import escape
from pytest_django.asserts import assertContains, assertNotContains

from office import clock
from tests.cast import PersonFactory
from tests.workplan.plans import (
    ActionFactory,
    FundingSourceFactory,
    OriginFactory,
    SubactionFactory,
    make_plan,
)
from workplan import operations
from workplan.models import ActionFunding, ActionOrigin, Collaborator, Indicator, LinkedEvidence, ProgressNote

pytestmark = pytest.mark.django_db

TODAY = clock.today()
LATE = {"starts_on": TODAY - timedelta(days=60), "ends_on": TODAY - timedelta(days=12)}


@pytest.fixture
def plan(cast):
    found = make_plan()
    found.action.title = "Detecció de bones pràctiques"
    found.action.save()
    return found


def page(client, action):
    return client.get(f"/pla/actuacions/{action.pk}/")


def evidence(action, sentence="Primera sessió", day=TODAY):
    return LinkedEvidence.objects.create(
        action=action, happened_on=day, sentence=sentence, url="https://xmess.cat"
    )


def update(action, **values):
    type(action).objects.filter(pk=action.pk).update(**values)


def titles(response):
    return [step.title for step in response.context["steps"]]


def test_member_reads_the_text_the_state_and_the_evidence_and_nothing_else(cast, enter, plan):
    evidence(plan.action)
    ProgressNote.objects.create(action=plan.action, text="Nota interna")
    ActionFunding.objects.create(action=plan.action, source=FundingSourceFactory(name="Conveni 2026"))
    update(plan.action, **LATE, state="in_progress", progress=40, state_reason="Diu la Pilar que sí")

    response = page(enter(cast.technician), plan.action)

    assertContains(response, "2026-6.8 · En curs, 40\u00a0% · 12 dies de retard")
    assertContains(response, "Actuació <strong>8</strong> del document")
    assertContains(response, "Primera sessió")
    for hidden in (
        "Nota interna",
        "Diu la Pilar",
        "Conveni 2026",
        "Què ve ara",
        "Afegiu una evidència",
        "Historial",
    ):
        assertNotContains(response, hidden)


def test_follower_sees_the_notes_the_origins_and_the_money(cast, enter, plan):
    ProgressNote.objects.create(action=plan.action, text="Nota interna", by=cast.coordination)
    ActionFunding.objects.create(action=plan.action, source=FundingSourceFactory(name="Conveni 2026"))
    ActionOrigin.objects.create(
        action=plan.action, origin=OriginFactory(plan=plan.plan), source="Text", is_to_confirm=True
    )
    Collaborator.objects.create(block=plan.block, name="ARCA")
    Collaborator.objects.create(action=plan.action, name="XAC")
    plan.action.challenges.add(plan.challenge)

    response = page(enter(cast.executive), plan.action)

    facts = {fact["label"]: fact["value"] for fact in response.context["facts"]}
    assert facts["Hi col·laboren"] == "ARCA, XAC"
    assert facts["Origen"] == "Continuïtat (per confirmar)"
    assert facts["Finançament"] == "Conveni 2026 (Confirmada)"
    assert facts["Responsable"] == "Agroecologia"
    assertContains(response, "Nota interna")
    assertContains(response, plan.challenge.text)


def test_next_step_is_to_confirm_what_the_evidence_proposes(cast, enter, plan):
    evidence(plan.action)
    client = enter(cast.coordination)
    response = page(client, plan.action)
    assert titles(response)[0] == "Confirmeu l'avanç: En curs"

    seal = response.context["found"].proposal.seal
    answer = client.post(f"/pla/actuacions/{plan.action.pk}/avanc/", {"seen": seal}, follow=True)

    assertContains(answer, escape("S'ha confirmat l'avanç: En curs."))
    assert page(client, plan.action).context["action"].state == "in_progress"


def test_progress_that_changed_meanwhile_is_said_and_not_confirmed(cast, enter, plan):
    evidence(plan.action)
    client = enter(cast.coordination)
    seal = page(client, plan.action).context["found"].proposal.seal
    evidence(plan.action)

    answer = client.post(f"/pla/actuacions/{plan.action.pk}/avanc/", {"seen": seal}, follow=True)

    assertContains(answer, "Mentrestant la proposta ha canviat")
    assert answer.context["action"].state == "pending"


def test_next_step_is_to_answer_the_proposal_and_it_is_accepted_in_one_click(cast, enter, plan):
    note = operations.propose_progress(
        action=plan.action, text="Fet", state="in_progress", progress=40, by=cast.group_coordinator
    )
    client = enter(cast.executive)
    who = str(cast.group_coordinator)
    assert (
        titles(page(client, plan.action))[0]
        == f"{who} proposa «En curs, 40\u00a0%»: accepteu-ho o desestimeu-ho"
    )

    client.post(f"/pla/propostes/{note.pk}/", {"answer": "accepted"})

    found = page(client, plan.action).context["action"]
    assert (found.state, found.progress) == ("in_progress", 40)


@pytest.mark.parametrize(
    "values, title, tone",
    [
        ({}, "Escriviu com va", "late"),
        ({"news_interval_days": 3000}, "Escriviu com va", ""),
        (LATE | {"news_interval_days": 3000}, "Digueu quan es farà o què ha passat", "late"),
        (LATE | {"note": "La trobada passa al gener"}, "Digueu quan es farà o què ha passat", ""),
        (
            {
                "state": "blocked",
                "blocked_by": "Falta la llei",
                "unblocked_by": "Que s'aprovi",
                "blocked_review_on": TODAY - timedelta(days=1),
            },
            "Per desbloquejar-la: Que s'aprovi",
            "late",
        ),
        ({"block": None}, "Digueu qui n'és responsable", "late"),
    ],
)
def test_next_step_says_what_is_missing_and_whose_turn_it_is(cast, enter, plan, values, title, tone):
    values = dict(values)  # the table stays
    type(plan.plan).objects.update(starts_on=TODAY - timedelta(days=120), ends_on=TODAY + timedelta(days=9))
    if "note" in values:
        operations.add_note(action=plan.action, text=values.pop("note"), by=None)
    update(plan.action, **values)

    response = page(
        enter(cast.group_coordinator if "block" not in values else cast.coordination), plan.action
    )

    (step,) = response.context["steps"]
    who = "Coordinació" if "block" in values else "Agroecologia"
    assert (step.title, step.tone, step.who) == (title, tone, who)


@pytest.mark.parametrize("state", ["done", "dropped", "suspended"])
def test_nothing_comes_next_in_what_nobody_waits_for(cast, enter, plan, state):
    update(plan.action, state=state)

    assert titles(page(enter(cast.coordination), plan.action)) == []


def test_plan_that_is_closed_offers_nothing_to_do(cast, enter, plan):
    type(plan.plan).objects.update(state="closed", closed_on=TODAY)

    response = page(enter(cast.coordination), plan.action)

    assert response.context["steps"] == []
    for hidden in ("Afegiu una evidència", "Escriviu una nota", "Canvieu l'estat", "Afegiu un indicador"):
        assertNotContains(response, hidden)


def test_cap_that_is_passed_is_said_in_words(cast, enter, plan):
    Indicator.objects.create(
        action=plan.action, kind="cap", name="Jornades", unit="jornades", target=3, value=4, value_on=TODAY
    )

    response = page(enter(cast.technician), plan.action)

    assertContains(response, "4 de màxim 3 jornades")
    assertContains(response, "S'ha passat del màxim")


def test_a_great_deal_of_evidence_shows_the_newest(cast, enter, plan):
    for number in range(52):
        evidence(plan.action, f"Sessió {number}", date(2026, 1, 1) + timedelta(days=number))

    response = page(enter(cast.technician), plan.action)

    assertContains(response, "Aquestes són les 50 més noves de 52.")
    assertContains(response, "Sessió 51")
    assertNotContains(response, "Sessió 1<")
    assert response.context["found"].proposal.reason.endswith("52 evidències")


def test_subaction_leads_to_the_action_it_is_part_of(cast, enter, plan):
    response = page(enter(cast.technician), plan.subaction)

    assertContains(response, f'Forma part de <a href="/pla/actuacions/{plan.action.pk}/">', html=False)


@pytest.mark.parametrize("number", [1, 3])
@pytest.mark.parametrize(
    "role, queries", [("coordination", 10), ("executive", 12), ("group_coordinator", 12), ("technician", 11)]
)
def test_page_takes_as_many_queries_whatever_hangs_from_the_action(
    cast, enter, plan, number, role, queries, django_assert_num_queries
):
    for n in range(number):
        SubactionFactory(parent=plan.action, block=plan.block, number=n + 2, responsible=PersonFactory())
        evidence(plan.action)
        evidence(plan.subaction)
        ProgressNote.objects.create(action=plan.action, text="Va bé", by=PersonFactory())
        Indicator.objects.create(action=plan.action, name="Sessions", target=6)
        Collaborator.objects.create(block=plan.block, name="ARCA")
        ActionFunding.objects.create(action=plan.action, source=FundingSourceFactory())
    client = enter(getattr(cast, role))

    with django_assert_num_queries(queries):
        page(client, plan.action)


def test_action_of_a_draft_is_hidden_from_who_is_responsible_for_it(cast, enter):
    plan = make_plan()
    action = ActionFactory(area=plan.area, responsible=cast.technician)
    type(plan.plan).objects.update(state="draft")

    assert page(enter(cast.technician), action).status_code == 404

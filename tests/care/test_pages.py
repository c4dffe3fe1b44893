from datetime import date

import pytest
from django.urls import reverse
from django.utils.formats import date_format

from care import operations
from care.models import MentorProposal, Onboarding
from office import clock
from office.models import AuditRow
from tests.care.conftest import begin, days, propose, settle_required, step_of
from tests.cast import MemberFactory, RoleFactory

pytestmark = pytest.mark.django_db


def address(name, row):
    return reverse(name, args=[row.pk])


def post(client, name, row, **values):
    return client.post(address(name, row), values)


def states(onboarding):
    return set(onboarding.steps.values_list("state", flat=True))


def test_coordination_begins_a_welcome(cast, protocols, enter):
    values = {"organization": cast.council.pk, "trigger": "new_team", "started_on": clock.today()}

    response = enter(cast.coordination).post(reverse("onboarding_start"), values)

    onboarding = Onboarding.objects.get()
    assert response.url == f"/acollida/{onboarding.pk}/"
    assert (onboarding.organization, onboarding.trigger) == (cast.council, "new_team")


def test_start_proposes_the_council_of_the_address(cast, protocols, enter):
    response = enter(cast.coordination).get(reverse("onboarding_start"), {"organization": cast.council.pk})

    assert str(response.context["form"]["organization"].value()) == str(cast.council.pk)


def test_start_shows_the_steps_with_their_dates(cast, protocols, enter):
    response = enter(cast.coordination).get(
        reverse("onboarding_start"),
        {"trigger": "new_team", "started_on": "2026-03-02"},
        headers={"HX-Request": "true"},
    )

    content = response.content.decode()
    assert content.lstrip().startswith('<section id="preview"')
    assert content.index("Trucada al nou equip") < content.index(date_format(date(2026, 3, 7), "DATE_FORMAT"))


def test_coordination_does_a_step_of_the_council_on_its_behalf(onboarding, cast, enter):
    step = step_of(onboarding, "referents")

    response = post(enter(cast.coordination), "step_finish", step, note="Per telèfon")

    row = AuditRow.objects.get(operation="care.finish_step")
    assert response.url == f"/acollida/{onboarding.pk}/"
    assert (row.by_id_number, row.organization_number) == (cast.coordination.pk, cast.council.pk)
    assert step_of(onboarding, "referents").note == "Per telèfon"


def test_step_done_another_day_says_which(cast, protocols, enter):
    onboarding = begin(cast.council, started_on=clock.today() - days(9))
    day = clock.today() - days(2)

    post(enter(cast.coordination), "step_finish", step_of(onboarding, "benvinguda"), done_on=day.isoformat())

    assert step_of(onboarding, "benvinguda").done_on == day


def test_refusal_is_said_in_the_part_that_htmx_changes(onboarding, cast, enter):
    response = enter(cast.technician).post(
        address("step_reopen", step_of(onboarding, "referents")), headers={"HX-Request": "true"}
    )

    assert (response.context["checklist"].tone, bool(response.context["checklist"].said)) == ("error", True)


def test_step_is_ticked_in_the_page_itself_with_htmx(onboarding, cast, enter):
    response = enter(cast.technician).post(
        address("step_finish", step_of(onboarding, "referents")), headers={"HX-Request": "true"}
    )

    assert response.status_code == 200
    assert response.content.lstrip().startswith(b'<div id="checklist">')
    assert response.context["progress"].done == 1


def test_note_too_long_is_shown_again_beside_its_field(onboarding, cast, enter):
    step = step_of(onboarding, "referents")

    response = post(enter(cast.technician), "step_finish", step, note="x" * 1001)

    form = next(row.form for row in response.context["checklist"].rows if row.step == step)
    assert list(form.errors) == ["note"]
    assert states(onboarding) == {"pending"}


@pytest.mark.parametrize("code", ["recursos", "primera-conversa"])
def test_council_does_not_tick_what_is_anothers(mentored, cast, enter, code):
    response = post(enter(cast.technician), "step_finish", step_of(mentored, code))

    assert (response.status_code, step_of(mentored, code).state) == (403, "pending")


def test_stranger_does_not_know_that_the_welcome_exists(onboarding, cast, enter):
    client = enter(cast.other_technician)
    step = step_of(onboarding, "referents")

    found = {
        client.get(address("onboarding_detail", onboarding)).status_code,
        post(client, "step_finish", step).status_code,
        client.get(address("step_skip", step)).status_code,
        client.get(address("onboarding_stop", onboarding)).status_code,
    }

    assert found == {404}


def test_undo_from_the_page(onboarding, cast, enter):
    step = operations.finish_step(step=step_of(onboarding, "referents"), by=cast.technician)

    post(enter(cast.technician), "step_reopen", step)

    assert step_of(onboarding, "referents").state == "pending"


def test_step_is_left_out_with_its_reason(onboarding, cast, enter):
    post(enter(cast.coordination), "step_skip", step_of(onboarding, "pindola"), reason="No la volen")

    step = step_of(onboarding, "pindola")
    assert (step.state, step.skip_reason) == ("skipped", "No la volen")


def test_step_is_moved_with_those_that_come_after(onboarding, cast, enter):
    later = clock.today() + days(13)

    post(
        enter(cast.coordination),
        "step_redate",
        step_of(onboarding, "benvinguda"),
        due_on=later,
        move_later="on",
    )

    assert step_of(onboarding, "recursos").due_on == later + days(7)


def test_step_is_added(onboarding, cast, enter):
    values = {"title": "Visita", "responsible": "council", "due_on": clock.today().isoformat()}

    post(enter(cast.coordination), "step_add", onboarding, **values)

    assert onboarding.steps.get(title="Visita").protocol_step is None


def test_mentor_is_asked_with_the_reasons_of_the_suggestion(onboarding, cast, enter):
    post(enter(cast.coordination), "mentor_propose", onboarding, organization=cast.mentor_council.pk)

    proposal = MentorProposal.objects.get()
    assert (proposal.organization, "Osona" in proposal.reasons) == (cast.mentor_council, True)


def test_mentor_answers_from_its_own_session(onboarding, cast, enter):
    proposal = propose(onboarding, cast.mentor_council)

    response = post(enter(cast.mentor), "mentor_answer", proposal, answer="yes", note="Encantades")

    onboarding = Onboarding.objects.get(pk=onboarding.pk)
    assert (response.url, onboarding.mentor) == (f"/acollida/{onboarding.pk}/", cast.mentor_council)


def test_mentor_that_declines_goes_home(onboarding, cast, enter):
    proposal = propose(onboarding, cast.mentor_council)

    response = post(enter(cast.mentor), "mentor_answer", proposal, answer="no")

    assert response.url == "/"


def test_council_does_not_answer_for_the_mentor(onboarding, cast, enter):
    proposal = propose(onboarding, cast.mentor_council)

    response = post(enter(cast.technician), "mentor_answer", proposal, answer="yes")

    proposal.refresh_from_db()
    assert (response.status_code, proposal.state) == (403, "proposed")


def test_closing_with_steps_missing_says_which(onboarding, cast, enter):
    response = post(enter(cast.coordination), "onboarding_finish", onboarding)

    assert "«Trucada de benvinguda»" in response.context["refusal"]
    assert Onboarding.objects.get().state == "open"


def test_closing_says_beforehand_what_is_missing_and_offers_no_button(onboarding, cast, enter):
    settle_required(onboarding)
    step = operations.reopen_step(step=step_of(onboarding, "grups"), by=None)

    page = enter(cast.coordination).get(address("onboarding_finish", onboarding)).content.decode()

    assert f'<a href="/acollida/{onboarding.pk}/#pas-{step.pk}">{step.title}</a>' in page
    assert 'class="form-page confirm"' not in page


def test_closing_has_its_button_when_nothing_is_missing(onboarding, cast, enter):
    settle_required(onboarding)

    page = enter(cast.coordination).get(address("onboarding_finish", onboarding)).content.decode()

    assert 'class="form-page confirm"' in page
    assert "#pas-" not in page


@pytest.mark.parametrize(("done", "folded"), [(3, 0), (4, 4)])
def test_first_steps_done_are_folded_when_they_are_many(onboarding, cast, enter, done, folded):
    plain = [step for step in onboarding.steps.all() if step.kind == "plain"][:done]
    for step in plain:
        operations.finish_step(step=step, by=None)

    response = enter(cast.coordination).get(address("onboarding_detail", onboarding))

    shared, page = response.context["checklist"], response.content.decode()
    assert (len(shared.folded), len(shared.unfolded)) == (folded, 16 - folded)
    assert ("4 passos fets" in page) == bool(folded)
    assert page.count("Desfeu") == done


def test_closed_welcome_shows_every_step(onboarding, cast, enter):
    settle_required(onboarding)
    operations.finish_onboarding(onboarding=onboarding, by=None)

    response = enter(cast.coordination).get(address("onboarding_detail", onboarding))

    assert response.context["checklist"].folded == []


def test_optional_step_says_so_until_it_is_done(onboarding, cast, enter):
    rows = enter(cast.technician).get(address("onboarding_detail", onboarding)).context["checklist"].rows

    said = {row.step.protocol_step.code for row in rows if row.word == "Opcional"}
    assert said == {"mentor", "primera-conversa", "valoracio"}


def test_period_to_be_confirmed_is_said_in_the_row(onboarding, cast, enter):
    rows = enter(cast.technician).get(address("onboarding_detail", onboarding)).context["checklist"].rows

    assert all(("termini per confirmar" in row.when) == row.step.is_to_confirm for row in rows)
    assert {row.step.is_to_confirm for row in rows} == {True, False}


@pytest.mark.parametrize("who", ["coordination", "technician", "mentor"])
def test_everybody_who_takes_part_goes_back_to_the_page_of_the_council(mentored, cast, enter, who):
    page = enter(getattr(cast, who)).get(address("onboarding_detail", mentored)).content.decode()

    assert f'<a href="{cast.council.get_absolute_url()}">Pàgina de l' in page.split("<aside")[1]


@pytest.mark.parametrize("asked", ["", "abc", "999999999999999999999999", "\x00"])
def test_start_goes_back_to_the_board(cast, protocols, enter, asked):
    response = enter(cast.coordination).get(reverse("onboarding_start"), {"organization": asked})

    assert response.context["cancel_url"] == "/acollida/"


def test_start_goes_back_to_the_council_it_came_from(cast, protocols, enter):
    response = enter(cast.coordination).get(reverse("onboarding_start"), {"organization": cast.council.pk})

    assert response.context["cancel_url"] == cast.council.get_absolute_url()


def test_closing_goes_to_the_page_that_keeps_it(onboarding, cast, enter):
    settle_required(onboarding)

    response = post(enter(cast.coordination), "onboarding_finish", onboarding)

    assert (response.status_code, Onboarding.objects.get().state) == (302, "finished")


def test_closed_welcome_offers_nothing_to_do(onboarding, cast, enter):
    operations.stop_onboarding(onboarding=onboarding, reason="Han marxat", by=None)

    response = enter(cast.coordination).get(address("onboarding_detail", onboarding))

    assert not any(row.may_do or row.is_open for row in response.context["checklist"].rows)
    assert "<form" not in response.content.decode().split('id="checklist"')[1].split("</ol>")[0]


def test_opening_any_page_changes_nothing(onboarding, cast, enter):
    before = AuditRow.objects.count()
    client = enter(cast.coordination)

    for name in ("onboarding_detail", "onboarding_finish", "onboarding_stop", "step_add", "mentor_propose"):
        assert client.get(address(name, onboarding)).status_code == 200
    for name in ("step_finish", "step_reopen"):
        assert client.get(address(name, onboarding.steps.first())).status_code == 405

    assert AuditRow.objects.count() == before


def test_history_says_who_did_what_on_whose_behalf(onboarding, cast, enter):
    post(enter(cast.coordination), "step_finish", step_of(onboarding, "referents"))

    response = enter(cast.coordination).get(address("onboarding_detail", onboarding))

    newest, first = response.context["entries"]
    assert "Qui us representarà" in newest["what"]
    assert str(cast.coordination) in newest["who"]
    assert str(cast.council) in newest["who"]
    assert first["who"] == str(cast.coordination)


def test_board_filters_stand_in_the_address(cast, protocols, enter):
    begin(cast.council)
    other = begin(cast.other_council, trigger="new_team")

    response = enter(cast.coordination).get(reverse("onboarding_list"), {"trigger": "new_team"})

    assert list(response.context["page"]) == [other]


def test_board_keeps_the_closed_ones(onboarding, cast, enter):
    operations.stop_onboarding(onboarding=onboarding, reason="Han marxat", by=None)
    client = enter(cast.coordination)

    now, history = (
        list(client.get(reverse("onboarding_list"), {"state": state}).context["page"])
        for state in ("open", "stopped")
    )

    assert (now, history) == ([], [onboarding])


@pytest.mark.parametrize("number", [1, 3])
def test_board_takes_eight_queries(cast, protocols, enter, django_assert_num_queries, number):
    for _ in range(number):
        begin(MemberFactory().organization, started_on=clock.today() - days(20))
    client = enter(cast.coordination)

    with django_assert_num_queries(8):
        response = client.get(reverse("onboarding_list"))

    assert len(response.context["page"]) == number


@pytest.mark.parametrize("number", [1, 3])
def test_detail_takes_twelve_queries(onboarding, cast, enter, django_assert_num_queries, number):
    for _ in range(number):
        propose(onboarding, RoleFactory(organization=MemberFactory().organization).organization, accept=False)
        operations.add_step(
            onboarding=onboarding, title="Més", responsible="council", due_on=clock.today(), by=None
        )
    client = enter(cast.coordination)

    with django_assert_num_queries(12):
        response = client.get(address("onboarding_detail", onboarding))

    assert len(response.context["suggestions"]) == 2

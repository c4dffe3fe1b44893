"""The forms around an action: what is sent is written down, and what is refused stands beside its field."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.html import escape
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from office import clock
from tests.access.scene import PDF
from tests.workplan.plans import ActionFactory, ReviewFactory, make_plan
from workplan.models import Action, Indicator, LinkedEvidence, ProgressNote

pytestmark = pytest.mark.django_db

TODAY = clock.today()


@pytest.fixture
def action(cast):
    return make_plan().action


def address(row, end):
    return f"/pla/actuacions/{row.pk}/{end}"


def evidence(action):
    return LinkedEvidence.objects.create(action=action, sentence="Primera sessió", url="https://xmess.cat")


def test_action_is_blocked_with_all_that_it_asks(cast, enter, action):
    client = enter(cast.coordination)
    sent = {"state": "blocked", "blocked_by": "Falta la llei", "unblocked_by": "Que s'aprovi"}

    refused = client.post(address(action, "estat/"), sent)
    client.post(address(action, "estat/"), sent | {"blocked_review_on": TODAY + timedelta(days=9)})

    action.refresh_from_db()
    assert list(refused.context["form"].errors) == ["blocked_review_on"]
    assertContains(refused, "Falta la llei")
    assert (action.state, action.unblocked_by) == ("blocked", "Que s'aprovi")


def test_state_form_begins_with_what_there_is_and_does_not_pass_to_the_next_plan(cast, enter, action):
    form = enter(cast.coordination).get(address(action, "estat/")).context["form"]

    assert form["state"].value() == "pending"
    assert "carried_over" not in dict(form.fields["state"].choices)


@pytest.mark.parametrize("is_open, status", [(True, 200), (False, 403)])
def test_executive_changes_a_state_only_while_it_reviews_the_plan(cast, enter, action, is_open, status):
    if is_open:
        ReviewFactory(plan=action.area.plan)

    assert enter(cast.executive).get(address(action, "estat/")).status_code == status


def test_responsible_person_proposes_and_reads_the_answer(cast, enter, action):
    client = enter(cast.group_coordinator)

    answer = client.post(address(action, "proposta/"), {"text": "Fet", "state": "done"}, follow=True)
    again = client.post(address(action, "proposta/"), {"text": "Fet", "state": "done"})

    assertContains(answer, escape("Proposta d'avanç · Feta · Pendent de resposta"))
    assertContains(again, "espera resposta")
    assert ProgressNote.objects.get().by == cast.group_coordinator


def test_proposal_is_set_aside_with_its_reason(cast, enter, action):
    note = ProgressNote.objects.create(
        action=action, kind="proposal", answer="waiting", text="Fet", state="done"
    )
    client = enter(cast.coordination)

    refused = client.post(f"/pla/propostes/{note.pk}/", {"answer": "set_aside"})
    answer = client.post(
        f"/pla/propostes/{note.pk}/", {"answer": "set_aside", "reason": "Falta l'acta"}, follow=True
    )

    assert list(refused.context["form"].errors) == ["reason"]
    assertContains(answer, escape("Falta l'acta"))
    assertContains(client.get(f"/pla/propostes/{note.pk}/"), "Desestimada: Falta l&#x27;acta")


def test_note_is_kept(cast, enter, action):
    answer = enter(cast.executive).post(
        address(action, "notes/nova/"), {"text": "Cal parlar-ne"}, follow=True
    )

    assertContains(answer, "Cal parlar-ne")


def test_evidence_with_a_file_is_added_opened_changed_and_removed(cast, enter, action):
    client = enter(cast.group_coordinator)
    sent = {"sentence": "Primera sessió", "happened_on": TODAY, "upload": SimpleUploadedFile("acta.pdf", PDF)}
    client.post(address(action, "evidencies/nova/"), sent)
    found = LinkedEvidence.objects.get()

    file = client.get(f"/pla/evidencies/{found.pk}/fitxer/")
    assert (b"".join(file.streaming_content), file["Content-Disposition"]) == (
        PDF,
        'attachment; filename="acta.pdf"',
    )

    client.post(f"/pla/evidencies/{found.pk}/", {"sentence": "Sessió de març", "happened_on": TODAY})
    found.refresh_from_db()
    assert (found.sentence, found.file.name) == ("Sessió de març", "acta.pdf")

    assertContains(client.get(f"/pla/evidencies/{found.pk}/treure/"), "Sessió de març")
    assertRedirects(client.post(f"/pla/evidencies/{found.pk}/treure/"), address(action, ""))
    assert not LinkedEvidence.objects.exists()


def test_evidence_of_a_subaction_goes_back_to_the_action(cast, enter, action):
    subaction = action.subactions.get()
    sent = {"sentence": "Sessió", "happened_on": TODAY, "url": "xmess.cat/acta"}

    answer = enter(cast.coordination).post(address(subaction, "evidencies/nova/"), sent)

    assertRedirects(answer, address(action, ""))
    assert LinkedEvidence.objects.get().url == "https://xmess.cat/acta"


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd"])
def test_evidence_leads_nowhere_dangerous(cast, enter, action, url):
    sent = {"sentence": "Sessió", "happened_on": TODAY, "url": url}

    answer = enter(cast.coordination).post(address(action, "evidencies/nova/"), sent)

    assert "url" in answer.context["form"].errors


def test_evidence_without_a_file_has_none_to_open(cast, enter, action):
    found = evidence(action)

    assert enter(cast.coordination).get(f"/pla/evidencies/{found.pk}/fitxer/").status_code == 404


def test_indicator_is_added_valued_with_a_comma_changed_and_taken_out(cast, enter, action):
    client = enter(cast.coordination)
    client.post(
        address(action, "indicadors/nou/"),
        {"name": "Hores", "kind": "target", "target": "50", "unit": "hores"},
    )
    found = Indicator.objects.get()

    client.post(f"/pla/indicadors/{found.pk}/valor/", {"value": "2,5", "value_on": TODAY})
    assertContains(client.get(address(action, "")), "2,5 de 50 hores")

    shown = client.get(f"/pla/indicadors/{found.pk}/")
    assertContains(shown, 'value="50,00"')
    client.post(f"/pla/indicadors/{found.pk}/", {"name": "Hores", "kind": "cap", "target": "2"})
    assertContains(client.get(f"/pla/indicadors/{found.pk}/valor/"), "2,5 de màxim 2 Hores")

    client.post(f"/pla/indicadors/{found.pk}/treure/")
    assert not Indicator.objects.exists()


def test_value_of_who_knows_what_is_answered_beside_its_field(cast, enter, action):
    found = Indicator.objects.create(action=action, name="Hores", target=50)

    answer = enter(cast.coordination).post(
        f"/pla/indicadors/{found.pk}/valor/", {"value": "moltes", "value_on": TODAY}
    )

    assert list(answer.context["form"].errors) == ["value"]
    assert Indicator.objects.get().value is None


def test_no_change_of_several_is_written_in_one_click_and_undone(cast, enter, action):
    other = ActionFactory(area=action.area, number=9)
    client = enter(cast.coordination)
    list_url = "http://testserver/pla/2026/?area=6"
    answer = client.post(
        "/pla/2026/sense-canvis/",
        {"action": [action.pk, other.pk, "x", "9" * 30]},
        headers={"referer": list_url},
    )
    assert (answer.url, ProgressNote.objects.count()) == (list_url, 2)
    undo = "/pla/2026/sense-canvis/desfer/"
    assertContains(client.get("/"), f'<a href="{undo}">Desfeu-ho</a>')

    assertContains(client.get(undo), "2026-6.9")
    client.post(undo)

    assert not ProgressNote.objects.exists()
    assertContains(client.get(undo), "Avui no heu escrit cap «sense canvis»")


@pytest.mark.parametrize("referer", ["", "https://example.org/pla/2026/", "//example.org"])
def test_no_change_goes_back_only_to_a_page_of_ours(cast, enter, action, referer):
    answer = enter(cast.coordination).post(
        "/pla/2026/sense-canvis/", {"action": action.pk}, headers={"referer": referer}
    )

    assert answer.url == "/pla/2026/"


def test_value_keeps_two_decimals(cast, enter, action):
    found = Indicator.objects.create(action=action, name="Hores", target=50)

    enter(cast.coordination).post(
        f"/pla/indicadors/{found.pk}/valor/", {"value": "1.250,25", "value_on": TODAY}
    )

    assert Indicator.objects.get().value == Decimal("1250.25")


def test_page_of_an_action_of_another_state_says_its_reason_to_who_follows_the_plan(cast, enter, action):
    Action.objects.filter(pk=action.pk).update(state="postponed", state_reason="Passa a la tardor")

    assertContains(enter(cast.executive).get(address(action, "")), "Passa a la tardor")
    assertNotContains(enter(cast.technician).get(address(action, "")), "Passa a la tardor")

"""Coordination imports a plan on the pages: sends the file, corrects two lines, approves."""

import pytest
from django.urls import reverse

from tests.workplan.drafts import make_draft, piece, told, upload
from workplan import operations
from workplan.models import Action, DraftNode, ImportDraft, Workplan

pytestmark = pytest.mark.django_db

MEETING, WELCOME = "Organitzar una trobada", "Fer una sessió"


@pytest.fixture
def client(cast, enter):
    return enter(cast.coordination)


@pytest.fixture
def draft(cast):
    return make_draft(by=cast.coordination)


def act(client, draft, beginning, name, seen=None, **headers):
    address = reverse("plan_node_act", args=[draft.pk, piece(draft, beginning).pk, name])
    return client.post(address, {"seen": seen or draft.version}, headers=headers)


def page_of(client, draft):
    return client.get(draft.get_absolute_url()).content.decode()


def sent(page):
    """The hidden field of a form, as the browser sends it back."""
    return page.context["form"]["seen"].value()


def test_coordination_corrects_two_lines_and_approves(client):
    answer = client.post(reverse("plan_import"), {"upload": upload(), "year": "2026"})
    draft = ImportDraft.objects.get()
    assert answer["Location"] == draft.get_absolute_url()
    edit = reverse("plan_node_edit", args=[draft.pk, piece(draft, WELCOME).pk])
    changed = {"text": "Donar la benvinguda", "kind": "subaction", "timing": "març"}
    client.post(edit, changed | {"seen": sent(client.get(edit))})
    draft.refresh_from_db()
    act(client, draft, MEETING, "level")
    assert not Workplan.objects.exists()

    approve = reverse("plan_draft_approve", args=[draft.pk])
    page = client.get(approve)
    values = {name: page.context["form"][name].value() for name in page.context["form"].fields}
    answer = client.post(approve, values)

    assert answer["Location"] == reverse("workplan_page", args=["2026"])
    assert [one.code for one in Action.objects.with_code().order_by("pk")] == [
        "2026-1.1",
        "2026-1.1.1",
        "2026-1.2",
        "2026-1.3",
        "2026-2.1",
        "2026-2.2",
    ]
    assert Action.objects.get(title="Donar la benvinguda").timing == "març"


@pytest.mark.parametrize("content", [b"%PDF-1.7", b"\x00\x01" * 99, "Bon dia a tothom."])
def test_wrong_file_gets_a_message_beside_its_field(client, content):
    page = client.post(reverse("plan_import"), {"upload": upload(content), "year": "2026"})

    assert list(page.context["form"].errors) == ["upload"]
    assert not ImportDraft.objects.exists()


def test_draft_tells_what_was_found_and_what_is_to_look_at(client, draft):
    operations.relevel_node(draft=draft, node=piece(draft, "Cercar"), kind="unknown", by=None)

    page = client.get(draft.get_absolute_url()).context["page"]

    assert page.in_words == "1 repte, 1 subrepte, 2 àrees, 1 bloc, 3 actuacions, 2 subactuacions"
    assert [str(node) for node, _sentence in page.to_look_at()] == ["Cercar la implicació dels membres."]
    assert [(section.title, section.is_open) for section in page.sections()] == [
        ("Inici del document", False),
        ("Reptes", False),
        ("1. Acollida", False),
        ("2. Grups de treball", True),
    ]


def test_only_what_is_to_look_at_is_shown_when_asked(client, draft):
    operations.relevel_node(draft=draft, node=piece(draft, "Cercar"), kind="unknown", by=None)

    page = client.get(f"{draft.get_absolute_url()}?mostra=mirar").context["page"]

    assert [str(row.node) for section in page.sections() for row in section.rows] == [
        "Cercar la implicació dels membres."
    ]


def test_each_piece_stands_beside_its_lines_with_what_its_words_say(client, draft):
    rows = {str(row.node): row for section in page_rows(client, draft) for row in section.rows}

    conference = rows["Organitzar jornades de treball*."]
    assert conference.lines == [(23, "- ❑ Organitzar jornades de treball*.")]
    assert conference.chips == ["màxim 3 jornades"]
    assert rows["Executar allò previst en relació al Conveni."].chips == ["origen: Conveni, per confirmar"]
    assert rows["Organitzar una trobada (gener)."].chips == ["gener"]
    assert rows["Agroecologia (en coordinació amb la XAC):"].chips == ["amb XAC"]


def page_rows(client, draft):
    return client.get(draft.get_absolute_url()).context["page"].sections()


def test_noise_is_listed_with_its_reason_and_can_be_taken_back(client, draft):
    noise = draft.nodes.filter(kind="noise").last()
    edit = reverse("plan_node_edit", args=[draft.pk, noise.pk])
    assert noise.reason in page_of(client, draft)

    answer = client.post(edit, {"text": noise.text, "kind": "", "seen": sent(client.get(edit))})
    assert list(answer.context["form"].errors) == ["kind"]
    client.post(edit, {"text": noise.text, "kind": "action", "seen": sent(client.get(edit))})

    assert told(draft)[-1] == ("action", noise.text)


def test_every_act_of_a_button_works_alone_and_returns_to_its_piece(client, draft):
    node = piece(draft, MEETING)

    answers = []
    for name in ("up", "down", "level", "noise"):
        draft.refresh_from_db()
        answers.append(act(client, draft, MEETING, name)["Location"])

    address = draft.get_absolute_url()
    assert answers == [f"{address}?peca={node.pk}#peca-{node.pk}"] * 4
    assert piece(draft, MEETING).kind == "noise"


def test_unknown_act_or_level_of_what_has_none_is_not_there(client, draft):
    assert act(client, draft, MEETING, "fly").status_code == 404
    assert act(client, draft, "1. ACOLLIDA", "level").status_code == 404


def test_cut_and_move_have_their_own_pages(client, draft):
    node = piece(draft, "Cercar")
    split = reverse("plan_node_split", args=[draft.pk, node.pk])
    client.post(split, {"text": "Cercar\r\nla implicació dels membres.", "seen": sent(client.get(split))})
    move = reverse("plan_node_move", args=[draft.pk, node.pk])
    before = piece(draft, "Executar")
    client.post(move, {"before": str(before.pk), "seen": sent(client.get(move))})

    assert told(draft)[-4:] == [
        ("action", "la implicació dels membres."),
        ("block", "Agroecologia (en coordinació amb la XAC):"),
        ("action", "Cercar"),
        ("action", "Executar allò previst en relació al Conveni."),
    ]


def test_last_correction_is_told_and_undone(client, draft):
    before = told(draft)
    act(client, draft, MEETING, "merge")
    assert "Organitzar una trobada (gener)" in str(draft.corrections.get())
    assert reverse("plan_draft_undo", args=[draft.pk]) in page_of(client, draft)

    client.post(reverse("plan_draft_undo", args=[draft.pk]), {"seen": "2"})

    assert told(draft) == before
    assert reverse("plan_draft_undo", args=[draft.pk]) not in page_of(client, draft)


def test_htmx_gets_the_tree_alone_with_the_message_in_it(client, draft):
    answer = act(client, draft, "PLA DE TREBALL 2026", "up", **{"HX-Request": "true", "HX-Target": "tree"})

    tree = client.get(answer["Location"], headers={"HX-Request": "true", "HX-Target": "tree"})

    assert tree.content.decode().lstrip().startswith('<div id="tree"')
    assert 'role="alert"' in tree.content.decode()


@pytest.mark.parametrize("pieces", [1, 60])
def test_draft_page_asks_the_same_number_of_questions(client, draft, django_assert_num_queries, pieces):
    DraftNode.objects.bulk_create(
        DraftNode(draft=draft, position=100 + n, kind="action", text="Fer", first_line=1, last_line=1)
        for n in range(pieces)
    )

    with django_assert_num_queries(8):
        client.get(draft.get_absolute_url())


@pytest.mark.parametrize("drafts", [1, 3])
def test_import_page_asks_the_same_number_of_questions(client, django_assert_num_queries, cast, drafts):
    for _number in range(drafts):
        make_draft(by=cast.coordination)

    with django_assert_num_queries(6):
        client.get(reverse("plan_import"))


def test_closed_draft_shows_its_pieces_and_no_tools(client, draft):
    operations.discard_draft(draft=draft, by=None)

    page = page_of(client, draft)

    assert MEETING in page
    assert reverse("plan_draft_approve", args=[draft.pk]) not in page
    assert "formaction" not in page

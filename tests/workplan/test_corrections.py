"""Corrections of a draft: each does one thing, can be undone, and tells whoever comes second."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from office.editing import ChangedMeanwhile
from office.models import AuditRow
from office.refusals import Refused
from tests.workplan.drafts import make_draft, piece, told
from workplan import operations
from workplan.imports.counts import missing_words
from workplan.models import DraftNode, Workplan

pytestmark = pytest.mark.django_db

WELCOME, MEETING, WORKDAYS = "Fer una sessió", "Organitzar una trobada", "Organitzar jornades"


@pytest.fixture
def draft(db):
    return make_draft()


def items(draft):
    """From the first area on, by the first word of each."""
    return [(kind, text.split()[0]) for kind, text in told(draft)[8:]]


BEFORE = [
    ("area", "1."),
    ("action", "Acollir"),
    ("subaction", "Fer"),
    ("subaction", "Organitzar"),
    ("action", "Organitzar"),
    ("footnote", "*Màxim"),
    ("area", "2."),
    ("action", "Cercar"),
    ("block", "Agroecologia"),
    ("action", "Executar"),
]


def test_edited_piece_has_other_words_and_its_doubt_is_gone(draft):
    node = piece(draft, WELCOME)
    DraftNode.objects.filter(pk=node.pk).update(reason="Un nivell massa endins")

    operations.edit_node(
        draft=draft, node=node, text="Donar la benvinguda", kind="subaction", timing="març", by=None
    )

    node.refresh_from_db()
    assert (node.text, node.timing, node.reason) == ("Donar la benvinguda", "març", "")
    assert AuditRow.objects.latest("pk").after["piece"] == "Fer una sessió de benvinguda, si s'escau."


def test_relevelled_piece_is_of_another_kind_and_noise_says_why(draft):
    operations.relevel_node(draft=draft, node=piece(draft, MEETING), kind="action", by=None)
    operations.relevel_node(draft=draft, node=piece(draft, "Cercar"), kind="noise", by=None)

    assert piece(draft, MEETING).kind == "action"
    assert piece(draft, "Cercar").reason != ""
    assert ("action", "Cercar") not in items(draft)


def test_moved_up_it_passes_its_neighbour_with_what_hangs_from_it(draft):
    operations.move_node(draft=draft, node=piece(draft, WORKDAYS), step="up", by=None)

    assert items(draft)[:6] == [BEFORE[0], BEFORE[4], BEFORE[5], *BEFORE[1:4]]


def test_moved_up_from_the_first_place_it_leaves_its_heading(draft):
    operations.move_node(draft=draft, node=piece(draft, "Executar"), step="up", by=None)

    assert items(draft)[6:] == [BEFORE[6], BEFORE[7], BEFORE[9], BEFORE[8]]


def test_moved_down_it_passes_the_whole_neighbour(draft):
    operations.move_node(draft=draft, node=piece(draft, "Acollir"), step="down", by=None)

    assert items(draft)[:6] == [BEFORE[0], *BEFORE[4:6], *BEFORE[1:4]]


def test_moved_down_from_the_last_place_it_goes_under_the_next_heading(draft):
    operations.move_node(draft=draft, node=piece(draft, "Cercar"), step="down", by=None)

    assert items(draft)[6:] == [BEFORE[6], BEFORE[8], BEFORE[7], BEFORE[9]]


def test_moved_elsewhere_it_stands_before_the_other_or_at_the_end(draft):
    operations.move_node(draft=draft, node=piece(draft, "Acollir"), before=piece(draft, "Executar"), by=None)
    operations.move_node(draft=draft, node=piece(draft, "1. ACOLLIDA"), by=None)

    assert items(draft) == [BEFORE[6], BEFORE[7], BEFORE[8], *BEFORE[1:4], BEFORE[9], BEFORE[0], *BEFORE[4:6]]


def test_first_does_not_go_up_nor_the_last_down_nor_one_into_itself(draft):
    with pytest.raises(Refused):
        operations.move_node(draft=draft, node=piece(draft, "PLA DE TREBALL 2026"), step="up", by=None)
    with pytest.raises(Refused):
        operations.move_node(draft=draft, node=piece(draft, "Executar"), step="down", by=None)
    with pytest.raises(Refused):
        operations.move_node(draft=draft, node=piece(draft, "Acollir"), before=piece(draft, WELCOME), by=None)

    assert items(draft) == BEFORE


def test_merged_piece_adds_its_words_and_lines_to_the_one_before(draft):
    into = operations.merge_node(draft=draft, node=piece(draft, MEETING), by=None)

    into.refresh_from_db()
    assert into.text == "Fer una sessió de benvinguda, si s'escau. Organitzar una trobada (gener)."
    assert (into.first_line, into.last_line) == (21, 22)
    assert items(draft) == BEFORE[:3] + BEFORE[4:]


def test_merge_without_one_before_or_too_long_is_refused(draft):
    DraftNode.objects.filter(pk=piece(draft, WELCOME).pk).update(text="a" * 2_990)

    with pytest.raises(Refused):
        operations.merge_node(draft=draft, node=piece(draft, "PLA DE TREBALL 2026"), by=None)
    with pytest.raises(Refused):
        operations.merge_node(draft=draft, node=piece(draft, MEETING), by=None)

    assert items(draft)[:2] == BEFORE[:2]


def test_cut_piece_becomes_several_of_its_kind_with_whole_bold(draft):
    node = piece(draft, "Cercar")
    DraftNode.objects.filter(pk=node.pk).update(text="**Cercar la implicació** dels membres.")

    operations.split_node(
        draft=draft, node=node, parts=["**Cercar", "la implicació**", "dels membres."], by=None
    )

    assert told(draft)[15:18] == [
        ("action", "**Cercar**"),
        ("action", "**la implicació**"),
        ("action", "dels membres."),
    ]


@pytest.mark.parametrize("parts", [["Cercar la implicació dels membres."], ["Cercar", "altres paraules"], []])
def test_cut_that_changes_words_or_cuts_nothing_is_refused(draft, parts):
    with pytest.raises(Refused) as refusal:
        operations.split_node(draft=draft, node=piece(draft, "Cercar"), parts=parts, by=None)

    assert refusal.value.field == "text"
    assert items(draft) == BEFORE


def test_each_correction_is_undone_one_by_one_to_the_beginning(draft):
    before = list(draft.nodes.values())
    operations.merge_node(draft=draft, node=piece(draft, MEETING), by=None)
    operations.split_node(
        draft=draft, node=piece(draft, "Cercar"), parts=["Cercar la", "implicació dels membres."], by=None
    )
    operations.move_node(draft=draft, node=piece(draft, "1. ACOLLIDA"), by=None)
    operations.relevel_node(draft=draft, node=piece(draft, "Executar"), kind="noise", by=None)
    operations.edit_node(
        draft=draft, node=piece(draft, "Acollir"), text="Rebre", kind="block", timing="", by=None
    )

    for _time in range(5):
        operations.undo_correction(draft=draft, by=None)

    assert list(draft.nodes.values()) == before
    assert draft.version == 11
    with pytest.raises(Refused):
        operations.undo_correction(draft=draft, by=None)


def test_second_of_two_people_is_told_and_changes_nothing(draft):
    seen = draft.version
    operations.relevel_node(draft=draft, node=piece(draft, MEETING), kind="action", seen=seen, by=None)

    for correct in (
        lambda: operations.merge_node(draft=draft, node=piece(draft, WELCOME), seen=seen, by=None),
        lambda: operations.undo_correction(draft=draft, seen=seen, by=None),
    ):
        with pytest.raises(ChangedMeanwhile):
            correct()

    assert items(draft) == [*BEFORE[:3], ("action", "Organitzar"), *BEFORE[4:]]


@pytest.mark.property
def test_any_corrections_keep_every_word_and_are_undone(draft):
    first = list(draft.nodes.values())

    @settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.data())
    def correct(data):
        done = 0
        for _time in range(data.draw(st.integers(1, 6))):
            node = data.draw(st.sampled_from(list(draft.nodes.all())))
            act = data.draw(st.sampled_from(["up", "down", "merge", "noise", "action", "subaction"]))
            try:
                if act in {"up", "down"}:
                    operations.move_node(draft=draft, node=node, step=act, by=None)
                elif act == "merge":
                    operations.merge_node(draft=draft, node=node, by=None)
                else:
                    operations.relevel_node(draft=draft, node=node, kind=act, by=None)
                done += 1
            except Refused:
                pass
        pieces = [node.as_read for node in draft.nodes.all()]
        assert missing_words(draft.source_text, pieces) == []
        for _time in range(done):
            operations.undo_correction(draft=draft, by=None)
        assert list(draft.nodes.values()) == first

    correct()


def test_corrections_write_no_row_of_a_plan(draft):
    operations.merge_node(draft=draft, node=piece(draft, MEETING), by=None)

    assert not Workplan.objects.exists()

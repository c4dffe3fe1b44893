"""What changed in an action, in one sentence: a table."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.utils import translation

from workplan.pages.differences import CHANGED, NOW_LATE, SAME, STILL_BLOCKED, compare, difference
from workplan.pictures import IndicatorPicture, Picture

LINKED = "workplan.linkedevidence"
BEFORE = Picture(
    action_id=1, code="2026-6.8", title="Jornada", area="6. Grups", timing="juny", ends_on=date(2026, 6, 30)
)
BLOCKED = replace(BEFORE, state="blocked", blocked_by="falta el Conveni", unblocked_by="que se signi")
SESSIONS = IndicatorPicture("Sessions", Decimal(2), Decimal(6))


@pytest.fixture(autouse=True)
def _in_catalan():
    with translation.override("ca"):
        yield


TABLE = [
    (BEFORE, BEFORE, SAME, "sense canvis"),
    (None, BEFORE, CHANGED, "nova"),
    (BEFORE, replace(BEFORE, state="in_progress"), CHANGED, "de pendent a en curs"),
    (replace(BEFORE, state="in_progress"), replace(BEFORE, state="done", progress=100), CHANGED, "d'en curs a feta"),
    (replace(BEFORE, state="postponed"), replace(BEFORE, state="suspended", state_reason="inactiu"), CHANGED,
     "d'ajornada a en suspens: inactiu"),
    (BEFORE, BLOCKED, CHANGED, "de pendent a bloquejada: falta el Conveni"),
    (BLOCKED, BLOCKED, STILL_BLOCKED, "continua bloquejada: falta el Conveni"),
    (BLOCKED, replace(BLOCKED, evidence={LINKED: 1}), CHANGED,
     "continua bloquejada: falta el Conveni; 1 evidència més"),
    (BLOCKED, BEFORE, CHANGED, "de bloquejada a pendent"),
    (BEFORE, replace(BEFORE, state="carried_over", state_reason="sense temps"), CHANGED,
     "de pendent a passar al pla següent: sense temps"),
    (BEFORE, replace(BEFORE, state="in_progress", evidence={LINKED: 2}), CHANGED,
     "de pendent a en curs; 2 evidències més"),
    (replace(BEFORE, evidence={LINKED: 3}), replace(BEFORE, evidence={LINKED: 2}), CHANGED, "1 evidència menys"),
    (replace(BEFORE, progress=20), replace(BEFORE, progress=50), CHANGED, "del 20 % al 50 %"),
    (BEFORE, replace(BEFORE, progress=0), CHANGED, "0 % fet"),
    (replace(BEFORE, progress=20), BEFORE, CHANGED, "ara sense percentatge"),
    (BEFORE, replace(BEFORE, responsible="Joana Puig"), CHANGED, "ara en respon Joana Puig"),
    (replace(BEFORE, responsible="Joana Puig"), BEFORE, CHANGED, "ara no en respon ningú"),
    (BEFORE, replace(BEFORE, timing="", ends_on=None), CHANGED, "ara sense termini"),
    (BEFORE, replace(BEFORE, timing="octubre", ends_on=date(2026, 10, 31)), CHANGED, "nou termini: octubre"),
    (BEFORE, replace(BEFORE, timing="", ends_on=date(2026, 10, 31)), CHANGED, "nou termini: 31/10/2026"),
    (BEFORE, replace(BEFORE, is_late=True), NOW_LATE, "ara endarrerida"),
    (replace(BEFORE, is_late=True), replace(BEFORE, is_late=True), SAME, "sense canvis"),
    (BEFORE, replace(BEFORE, note_count=2), CHANGED, "2 notes més"),
    (replace(BEFORE, note_count=2), BEFORE, SAME, "sense canvis"),
    (replace(BEFORE, indicators=(replace(SESSIONS, value=None),)), replace(BEFORE, indicators=(SESSIONS,)), CHANGED,
     "Sessions: – → 2"),
    (replace(BEFORE, indicators=(SESSIONS,)), replace(BEFORE, indicators=(replace(SESSIONS, value=Decimal("2.50")),)),
     CHANGED, "Sessions: 2 → 2,5"),
    (BEFORE, replace(BEFORE, title="Un altre nom", last_news_on=date(2026, 5, 1), decision="Endavant"), SAME,
     "sense canvis"),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after", "kind", "sentence"), TABLE)
def test_difference_is_said_in_one_sentence(before, after, kind, sentence):
    found = difference(before, after)

    assert (found.kind, found.sentence) == (kind, sentence)


def test_comparison_follows_the_plan_and_ends_with_what_has_gone():
    new, gone = replace(BEFORE, action_id=2), replace(BEFORE, action_id=3)

    found = compare([gone, BEFORE], [new, BEFORE])

    assert [(row.picture.action_id, row.sentence) for row in found] == [
        (2, "nova"),
        (1, "sense canvis"),
        (3, "ja no és al pla"),
    ]


def test_first_review_compares_with_what_had_not_begun():
    begun = replace(BEFORE, state="in_progress", evidence={LINKED: 1}, responsible="Joana Puig")

    found = compare(None, [begun, replace(BEFORE, action_id=2)])

    assert [row.sentence for row in found] == ["de pendent a en curs; 1 evidència més", "sense canvis"]

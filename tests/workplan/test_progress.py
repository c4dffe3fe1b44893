"""What is proposed as progress, as a table."""

from dataclasses import dataclass
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workplan.models import Action
from workplan.rules.progress import Proposal, amount, is_passed, measured, propose


@dataclass
class Part:
    state: str
    progress: int | None = None


@dataclass
class Counted:
    value: Decimal | int | None
    target: Decimal | int | None
    kind: str = "target"
    unit: str = "sessions"
    name: str = "Sessions fetes"


DONE, PENDING, AT_WORK = Part("done"), Part("pending"), Part("in_progress")
DROPPED, CARRIED = Part("dropped"), Part("carried_over")
CAP = Counted(3, 3, kind="cap", unit="jornades")


@pytest.mark.parametrize(
    "state, subactions, indicators, evidence, expected",
    [
        # Nothing hangs from it: nothing is said.
        ("pending", [], [], 0, ("pending", None, "")),
        ("in_progress", [], [], 0, ("in_progress", None, "")),
        # Evidence says that it has begun, never how far it is.
        ("pending", [], [], 1, ("in_progress", None, "1 evidència")),
        ("in_progress", [], [], 3, ("in_progress", None, "3 evidències")),
        ("suspended", [], [], 1, ("suspended", None, "1 evidència")),
        ("blocked", [], [], 2, ("blocked", None, "2 evidències")),
        # Sub-actions.
        ("pending", [PENDING, PENDING], [], 0, ("pending", 0, "0 de 2 subactuacions fetes")),
        ("pending", [DONE, DONE, PENDING], [], 0, ("in_progress", 67, "2 de 3 subactuacions fetes")),
        ("pending", [DONE, DONE], [], 0, ("done", 100, "2 de 2 subactuacions fetes")),
        ("blocked", [DONE], [], 0, ("done", 100, "1 d'1 subactuació feta")),
        ("in_progress", [DONE, Part("in_progress", 50)], [], 0, ("in_progress", 75, "1 de 2 subactuacions fetes")),
        ("pending", [PENDING], [], 1, ("in_progress", None, "0 d'1 subactuació feta; 1 evidència")),
        # What is dropped or has gone to the next plan is not counted.
        ("pending", [DONE, DROPPED, CARRIED], [], 0, ("done", 100, "1 d'1 subactuació feta")),
        ("pending", [DROPPED, CARRIED], [], 0, ("pending", None, "")),
        # What nobody has said is not a zero; and what is open is never 100.
        ("in_progress", [DONE, AT_WORK, PENDING], [], 0, ("in_progress", 50, "1 de 3 subactuacions fetes")),
        ("in_progress", [DONE, AT_WORK], [], 0, ("in_progress", None, "1 de 2 subactuacions fetes")),
        ("in_progress", [AT_WORK], [], 0, ("in_progress", None, "0 d'1 subactuació feta")),
        # Indicators: over the target is 100 and no more.
        ("pending", [], [Counted(4, 6)], 0, ("in_progress", 67, "4 de 6 sessions")),
        ("pending", [], [Counted(9, 6)], 0, ("done", 100, "9 de 6 sessions")),
        ("in_progress", [], [Counted(Decimal("999.99"), 1000)], 0, ("in_progress", 99, "999,99 de 1.000 sessions")),
        ("pending", [], [Counted(0, 6)], 0, ("pending", 0, "0 de 6 sessions")),
        ("pending", [], [Counted(None, 6)], 0, ("pending", None, "")),
        ("pending", [], [Counted(4, None)], 0, ("pending", None, "")),
        ("in_progress", [], [Counted(6, 6), Counted(None, 2)], 0, ("in_progress", None, "6 de 6 sessions")),
        # A cap proves nothing.
        ("pending", [], [CAP], 0, ("pending", None, "")),
        ("in_progress", [], [CAP, Counted(3, 6)], 0, ("in_progress", 50, "3 de 6 sessions")),
        # All together.
        (
            "pending", [DONE, DONE, PENDING], [Counted(4, 6)], 2,
            ("in_progress", 67, "2 de 3 subactuacions fetes; 4 de 6 sessions; 2 evidències"),
        ),
        # Done is 100; what left the plan is not counted at all.
        ("done", [PENDING], [], 0, ("done", 100, "0 d'1 subactuació feta")),
        ("done", [], [], 0, ("done", 100, "")),
        ("dropped", [DONE], [Counted(9, 6)], 5, ("dropped", None, "")),
        ("carried_over", [DONE], [], 5, ("carried_over", None, "")),
    ],
)  # fmt: skip
def test_progress_is_proposed_from_what_hangs_from_the_action(
    state, subactions, indicators, evidence, expected
):
    assert propose(state, subactions, indicators, evidence) == Proposal(*expected)


def test_reason_names_the_evidence_by_its_kind():
    found = propose("pending", [], [], 3, ["2 sessions", "1 evidència"])

    assert found.reason == "2 sessions; 1 evidència"


@pytest.mark.parametrize(
    "proposed, state, percent, expected",
    [
        (Proposal("in_progress", None, ""), "pending", None, True),
        (Proposal("in_progress", None, ""), "in_progress", 40, False),
        (Proposal("in_progress", 40, ""), "in_progress", 40, False),
        (Proposal("in_progress", 50, ""), "in_progress", 40, True),
        (Proposal("pending", 0, ""), "pending", None, False),
        (Proposal("in_progress", 0, ""), "in_progress", 40, True),
    ],
)
def test_proposal_says_whether_there_is_something_to_confirm(proposed, state, percent, expected):
    assert proposed.changes(state, percent) is expected


@pytest.mark.parametrize(
    "indicator, words, passed",
    [
        (Counted(4, 6), "4 de 6 sessions", False),
        (Counted(None, 6), "objectiu: 6 sessions", False),
        (Counted(Decimal("2.50"), Decimal("6.00")), "2,5 de 6 sessions", False),
        (Counted(4, None), "4 sessions", False),
        (Counted(None, None), "sessions", False),
        (Counted(4, 3, "cap", "jornades"), "4 de màxim 3 jornades", True),
        (Counted(3, 3, "cap", "jornades"), "3 de màxim 3 jornades", False),
        (Counted(None, 3, "cap", "jornades"), "màxim 3 jornades", False),
        (Counted(4, 3, "cap", "", "jornades"), "4 de màxim 3 jornades", True),
    ],
)
def test_indicator_is_said_in_words(indicator, words, passed):
    assert (measured(indicator), is_passed(indicator)) == (words, passed)


@pytest.mark.parametrize(
    "number, words",
    [(None, ""), (4, "4"), (Decimal("4.00"), "4"), (Decimal("2.50"), "2,5"), (Decimal("1250.00"), "1.250")],
)
def test_amount_shows_no_more_places_than_it_has(number, words):
    assert amount(number) == words


STATES = st.sampled_from(Action.State.values)
PARTS = st.lists(st.builds(Part, STATES, st.none() | st.integers(0, 100)), max_size=6)
NUMBERS = st.none() | st.decimals(0, 10**6, places=2)
TARGETS = st.none() | st.decimals(Decimal("0.01"), 10**6, places=2)
INDICATORS = st.lists(st.builds(Counted, NUMBERS, TARGETS, st.sampled_from(["target", "cap"])), max_size=4)


@pytest.mark.property
@given(STATES, PARTS, INDICATORS, st.integers(0, 50))
def test_progress_stays_within_its_bounds_and_empty_is_not_counted(state, subactions, indicators, evidence):
    found = propose(state, subactions, indicators, evidence)

    unknown = [Part("in_progress"), Part("dropped", 80), Part("carried_over"), Part("suspended")]
    empty = [Counted(None, 6), Counted(7, None), Counted(9, 3, kind="cap")]
    with_empty = propose(state, subactions + unknown, indicators + empty, evidence)
    assert found.percent is None or 0 <= found.percent <= 100
    assert (found.percent == 100) == (found.state == "done")
    if "done" not in {found.state, with_empty.state}:
        assert (with_empty.percent or 0) == (found.percent or 0)

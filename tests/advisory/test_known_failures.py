"""Real failures of other booking systems (B1–B33), so that none of them is ours.

Each case that applies is a test named after it (`test_b06_…`), here or beside what it is about:

- B1, B2, B3, B6, B9, B16 with many at once: `tests/faults/test_hours_races.py`; and the drift after kill -9:
  `tests/faults/test_booking_storm.py`. B9 and B17 whatever the order: `test_hours_machine.py`.
- B6, B12, B15, B16, B17 in the database: `test_ledger_guards.py`. B8, B13, B17 of packages: `test_budgets.py`. B11:
  `test_closing.py`. B2, B6, B7, B27, B28, B33 of published times: `test_slots.py`, `test_slot_rules.py`.
- B20–B23: `test_reminders.py`, `test_reminder_limits.py`, `test_reminding_rules.py`, `test_invitations.py`; messages
  that outlive a killed sender (B23): `tests/faults/test_outbox.py`. B24: `test_telling.py`. B25, B26:
  `test_invitations.py`, `test_invitation_history.py`. B27, B29 in page, mail and feed: `test_clock_changes.py`.

What does not apply:

- B4 (a seat becomes a booking of its own): a session has no seats; councils join the same row (`test_collective.py`).
- B18 (waiting lists): there is none; hours that flow back are free for whoever asks next.
- B32 (two mentorships at once): mentoring here is single sessions; the mentor of a new council is care's, with its own
  races in `tests/faults/test_races.py`.
"""

import ast
from datetime import date, time, timedelta
from pathlib import Path

import pytest
from django.conf import settings as django_settings

from advisory import operations, tasks
from advisory.models import AdvisorySession, HourAccount, LedgerEntry
from advisory.rules import cancelling
from office import clock
from office.refusals import Refused
from tests.advisory.sessions import (
    ServiceFactory,
    balances,
    confirm,
    let_it_begin,
    make_budget,
    make_request,
)
from tests.cast import MemberFactory, PersonFactory

ROOT = Path(__file__).resolve().parent.parent.parent
ADVISORY = ROOT / "advisory"


def trees(*folders):
    for folder in folders:
        for path in folder.rglob("*.py"):
            if "migrations" not in path.parts:
                yield path.relative_to(ROOT).as_posix(), ast.parse(path.read_text())


def made(tree, model):
    """Where a row of the model is made: `Model(…)`, `Model.objects.create(…)` and its like."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            words = ast.unparse(node.func).split(".")
            makes = words[-1] in {"create", "bulk_create", "get_or_create", "update_or_create"}
            if words == [model] or (words[0] == model and makes):
                yield node


@pytest.mark.parametrize(
    "model, makers",
    [
        ("LedgerEntry", {"advisory/operations/ledger.py"}),
        ("AdvisorySession", {"advisory/operations/asking.py", "advisory/operations/recording.py"}),
    ],
)
def test_b05_only_the_operations_make_movements_and_sessions(model, makers):
    folders = [ROOT / name for name in ("advisory", "care", "home", "reports", "xmess", "demo")]

    found = {name for name, tree in trees(*folders) if any(made(tree, model))}

    assert found == makers


@pytest.mark.django_db
def test_b07_what_is_asked_for_is_held_before_anybody_agrees():
    budget = make_budget(240)
    make_request(budget.service)
    make_request(budget.service)

    with pytest.raises(Refused, match="en queden 0 min"):
        make_request(budget.service)


@pytest.mark.django_db
def test_b08_hours_that_are_lacking_leave_no_session():
    budget = make_budget(60)

    with pytest.raises(Refused):
        make_request(budget.service)

    assert not AdvisorySession.objects.exists()


@pytest.fixture
def two_years(db):
    """The budget of this year and of the next, and a request on the first."""
    service = ServiceFactory(name="CCPR", has_budget=True)
    year = clock.today().year
    now, then = (
        make_budget(600, service=service, starts_on=date(n, 1, 1), ends_on=date(n, 12, 31))
        for n in (year, year + 1)
    )
    return now, then, make_request(service)


def days_to_next_year():
    return (date(clock.today().year + 1, 1, 20) - clock.today()).days


def test_b10_session_moved_to_another_year_is_held_there(two_years):
    now, then, session = two_years
    confirm(session)

    confirm(session, in_days=days_to_next_year(), minutes=180)

    assert (balances(now), balances(then)) == ((600, 0, 0), (600, 180, 0))


def test_b10_move_that_the_other_year_cannot_hold_is_refused(two_years):
    now, then, session = two_years
    confirm(session)

    with pytest.raises(Refused, match="en queden 10 h i en calen 12 h"):
        confirm(session, in_days=days_to_next_year(), minutes=720)

    session.refresh_from_db()
    assert (session.day.year, balances(now), balances(then)) == (
        clock.today().year,
        (600, 120, 0),
        (600, 0, 0),
    )


@pytest.mark.django_db
def test_b10_year_without_budget_is_said_by_its_number():
    session = confirm(make_request(make_budget().service))

    with pytest.raises(Refused, match=f"bossa d'hores per al {clock.today().year + 1}"):
        confirm(session, in_days=days_to_next_year())


@pytest.mark.django_db
def test_b10_package_that_ends_before_the_new_day_does_not_pay():
    budget = make_budget(600, ends_on=date(clock.today().year + 1, 12, 31))
    council = MemberFactory().organization
    operations.allocate_package(
        budget=budget,
        organization=council,
        minutes=240,
        valid_until=clock.today() + timedelta(days=10),
        by=None,
    )
    session = confirm(make_request(budget.service, council))

    confirm(session, in_days=20)

    held = dict(HourAccount.objects.exclude(held_minutes=0).values_list("kind", "held_minutes"))
    assert held == {"pool": 120}


@pytest.mark.django_db
def test_b13_shorter_date_fits_in_a_budget_that_is_used_up():
    budget = make_budget(120)
    session = confirm(make_request(budget.service))

    confirm(session, minutes=60)

    assert balances(budget) == (120, 60, 0)


@pytest.mark.django_db
def test_b13_session_that_took_nothing_is_logged():
    budget = make_budget(120)
    session = let_it_begin(confirm(make_request(budget.service)))

    operations.log_outcome(session=session, minutes_used=0, summary="Ja ho tenien resolt.", by=None)

    assert balances(budget) == (120, 0, 0)


@pytest.mark.django_db
def test_b12_b14_longer_than_held_is_logged_and_the_overrun_waits_for_hours():
    budget = make_budget(120)
    session = let_it_begin(confirm(make_request(budget.service)))

    operations.log_outcome(session=session, minutes_used=200, summary="Va ser llarg.", by=None)
    with pytest.raises(Refused, match="en queden 0 min i en calen 1 h 20 min"):
        operations.approve_overrun(session=session, reason="Era llarg", by=PersonFactory())

    assert (session.state, session.minutes_used, balances(budget)) == ("done", 200, (0, 0, 120))


@pytest.mark.parametrize("minutes", [1, 5, 59, 121, 719])
def test_b15_share_of_whole_minutes_is_whole_and_never_more(minutes):
    for share in range(101):
        charged = cancelling.charged(minutes, share)

        assert type(charged) is int
        assert 0 <= minutes * share - charged * 100 < 100


def test_b15_nothing_divides_hours_or_makes_floats_of_them():
    folders = [ADVISORY / name for name in ("operations", "rules", "models", "querysets")]

    found = [
        f"{name}: {ast.unparse(node)}"
        for name, tree in trees(*folders)
        for node in ast.walk(tree)
        if (isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div))
        or (isinstance(node, ast.Constant) and isinstance(node.value, float))
        or (isinstance(node, ast.Name) and node.id == "float")
    ]

    assert found == []


@pytest.mark.django_db
def test_b17_cancelling_gives_back_to_the_account_it_took_from():
    budget = make_budget(600)
    council = MemberFactory().organization
    operations.allocate_package(budget=budget, organization=council, minutes=240, by=None)
    before = list(HourAccount.objects.order_by("pk").values_list("balance_minutes", "held_minutes"))
    session = make_request(budget.service, council)

    operations.cancel_session(session=session, reason="Ja no cal", side="council", by=None)

    after = list(HourAccount.objects.order_by("pk").values_list("balance_minutes", "held_minutes"))
    assert after == before


@pytest.mark.django_db
def test_b19_nothing_that_is_due_changes_nothing():
    budget = make_budget(600)
    make_request(budget.service)
    session = confirm(make_request(budget.service))
    entries = LedgerEntry.objects.count()

    tasks.expire_requests()
    tasks.accept_silences()

    states = set(AdvisorySession.objects.values_list("state", flat=True))
    assert (states, LedgerEntry.objects.count()) == ({"requested", session.state}, entries)


def test_b30_what_runs_by_itself_runs_by_intervals_in_utc():
    schedule = django_settings.CELERY_BEAT_SCHEDULE.values()

    assert django_settings.CELERY_TIMEZONE == "UTC"
    assert all(isinstance(entry["schedule"], int) for entry in schedule)


def test_b31_no_task_is_sent_for_later():
    folders = [path for path in ROOT.iterdir() if (path / "__init__.py").exists() and path.name != "tests"]

    found = [
        f"{name}: {node.arg}"
        for name, tree in trees(*folders)
        for node in ast.walk(tree)
        if isinstance(node, ast.keyword) and node.arg in {"eta", "countdown"}
    ]

    assert found == []


@pytest.mark.django_db
def test_b33_session_moved_by_half_an_hour_does_not_meet_itself():
    expert = PersonFactory()
    first = confirm(make_request(), expert=expert, minutes=60)
    next_one = confirm(make_request(), expert=expert, minutes=60, hour=time(11))

    confirm(next_one, minutes=60, hour=time(11, 30))

    assert (first.ends_at, next_one.time) == (next_one.starts_at - timedelta(minutes=30), time(11, 30))

"""Senders killed at random: nothing is lost, and only what nobody could know is sent twice."""

import random
import time
from collections import defaultdict

import pytest

from office import messages
from office.models import Message
from tests.faults.processes import Crew
from tests.faults.smtp_sink import Acceptance, SmtpSink
from tests.office.kinds import KINDS

pytestmark = pytest.mark.django_db(transaction=True)
State = Message.State
SENDERS = 6
LONGEST_WAIT = 0.08
SECONDS = 90


def write(kind: str, count: int) -> None:
    messages.kinds().update(KINDS)
    for number in range(count):
        messages.send(
            kind=kind,
            key=f"{kind}:{number}",
            subject=f"Missatge {number}",
            body="Bon dia.",
            address=f"persona{number}@example.org",
        )


def send_under_fire(sink: SmtpSink, crew: Crew, count: int, kills: int) -> None:
    """Kill one sender each time that so many mails have come through, a random moment later."""
    until = time.monotonic() + SECONDS
    for kill in range(1, kills + 1):
        while len(sink.accepted) < kill * count * 0.9 / kills:
            assert time.monotonic() < until, f"after {kill - 1} kills only {len(sink.accepted)} mails"
            time.sleep(0.01)
        time.sleep(random.uniform(0, 2 * LONGEST_WAIT))
        crew.kill_one()
    while Message.objects.filter(state__in=[State.QUEUED, State.INFLIGHT]).exists():
        assert time.monotonic() < until, "not all have left in time"
        time.sleep(0.1)


def by_message(accepted: list[Acceptance]) -> dict[str, list[int]]:
    pids = defaultdict(list)
    for acceptance in accepted:
        pids[acceptance.message_id].append(acceptance.pid)
    return pids


def last_words(accepted: list[Acceptance], killed: list[int]) -> set[tuple[str, int]]:
    """The last mail that each killed sender handed over: it may have died before it wrote that down."""
    last = {acceptance.pid: acceptance.message_id for acceptance in accepted}
    return {(last[pid], pid) for pid in killed if pid in last}


@pytest.mark.timeout(2 * SECONDS)
def test_kills_lose_nothing_and_double_only_what_nobody_could_know(capsys):
    write("test_notice", 400)

    with SmtpSink(LONGEST_WAIT) as sink:
        with Crew("tests.faults.sender", SENDERS, FAULT_SMTP_PORT=str(sink.port)) as crew:
            send_under_fire(sink, crew, count=400, kills=20)

        accepted = by_message(sink.accepted)
        rows = {row.message_id: row for row in Message.objects.all()}
        doubled = {number: pids for number, pids in accepted.items() if len(pids) > 1}
        window = last_words(sink.accepted, crew.killed)

        assert {row.state for row in rows.values()} == {State.SENT}
        assert accepted.keys() == rows.keys()
        assert [
            (number, pid)
            for number, pids in doubled.items()
            for pid in pids[:-1]
            if (number, pid) not in window
        ] == []
        assert [number for number, pids in accepted.items() if rows[number].attempts < len(pids)] == []
        assert len(crew.killed) == 20
        with capsys.disabled():
            print(f"\n400 messages, 20 kills: 0 lost, {len(doubled)} doubled, all in the window")


@pytest.mark.timeout(2 * SECONDS)
def test_nudge_is_never_doubled_and_the_unknown_are_shown_to_a_human():
    write("test_nudge", 100)

    with SmtpSink(LONGEST_WAIT) as sink:
        with Crew("tests.faults.sender", SENDERS, FAULT_SMTP_PORT=str(sink.port)) as crew:
            send_under_fire(sink, crew, count=100, kills=8)

        accepted = by_message(sink.accepted)
        states = dict(Message.objects.values_list("message_id", "state"))
        unknown = {number for number, state in states.items() if state == State.UNKNOWN}

        assert [number for number, pids in accepted.items() if len(pids) > 1] == []
        assert set(states.values()) <= {State.SENT, State.UNKNOWN}
        assert states.keys() - unknown <= accepted.keys()
        assert len(unknown) <= 8

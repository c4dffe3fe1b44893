"""What holds of hours and sessions whatever happened: the invariants of the design, asked of the database."""

from collections import Counter, defaultdict
from itertools import pairwise

from advisory.models import AdvisorySession, HourAccount, LedgerEntry
from advisory.rules.states import OPEN, TAKES_TIME


def broken() -> list[str]:
    """Each invariant that does not hold, by its number and with what breaks it; nothing when all is well."""
    accounts, entries, sessions = _rows()
    return [
        *_sums(accounts),
        *_replay(accounts, entries),
        *_holds(accounts, entries, sessions),
        *_captures(entries, sessions),
        *_overlaps(sessions),
    ]


def _rows() -> tuple[list[HourAccount], list[LedgerEntry], dict[int, AdvisorySession]]:
    accounts = list(HourAccount.objects.all())
    entries = list(LedgerEntry.objects.order_by("pk"))
    return accounts, entries, AdvisorySession.objects.in_bulk()


def _sums(accounts: list[HourAccount]) -> list[str]:
    found = []
    total: Counter[int] = Counter()
    for account in accounts:
        total[account.budget_id] += account.balance_minutes
        if account.held_minutes < 0 or (account.kind != "source" and account.free_minutes < 0):
            found.append(f"I2: account {account.pk}: {account.balance_minutes}, {account.held_minutes} held")
    # What is carried crosses from one budget to another.
    return found + ([f"I1: {total}"] if sum(total.values()) else [])


def _replay(accounts: list[HourAccount], entries: list[LedgerEntry]) -> list[str]:
    balance: Counter[int] = Counter()
    held: Counter[int] = Counter()
    known = {entry.pk: entry for entry in entries}
    for entry in entries:
        if entry.kind == "hold":
            held[entry.debit_id] += entry.minutes
            continue
        if entry.hold_id:
            held[entry.debit_id] -= known[entry.hold_id].minutes
        if entry.kind != "release":
            balance[entry.debit_id] -= entry.minutes
            balance[entry.credit_id] += entry.minutes
    return [
        f"I3: account {row.pk}: {row.balance_minutes}, {row.held_minutes} held; replayed {balance[row.pk]}, {held[row.pk]}"
        for row in accounts
        if (row.balance_minutes, row.held_minutes) != (balance[row.pk], held[row.pk])
    ]


def _holds(
    accounts: list[HourAccount], entries: list[LedgerEntry], sessions: dict[int, AdvisorySession]
) -> list[str]:
    resolutions = Counter(entry.hold_id for entry in entries if entry.hold_id)
    opened = [entry for entry in entries if entry.kind == "hold" and not resolutions[entry.pk]]
    of_session = Counter(entry.session_id for entry in opened)
    of_account: Counter[int] = Counter()
    for entry in opened:
        of_account[entry.debit_id] += entry.minutes
    found = [f"I4: hold {pk} resolved {count} times" for pk, count in resolutions.items() if count > 1]
    found += [f"I5: account {row.pk}" for row in accounts if row.held_minutes != of_account[row.pk]]
    for session in sessions.values():
        expected = int(session.state in OPEN and session.account_id is not None)
        if of_session[session.pk] != expected:
            found.append(f"I5: {session.state} session {session.pk} has {of_session[session.pk]} open holds")
    for entry in opened:
        session = sessions[entry.session_id or 0]
        if session.account_id != entry.debit_id or session.minutes != entry.minutes:
            found.append(f"I5: session {session.pk} of {session.minutes} minutes holds {entry.minutes}")
    return found


def _captures(entries: list[LedgerEntry], sessions: dict[int, AdvisorySession]) -> list[str]:
    known = {entry.pk: entry for entry in entries}
    captured: Counter[int] = Counter()
    found = []
    for entry in entries:
        if entry.kind == "capture":
            session = sessions[entry.session_id or 0]
            captured[session.pk] += entry.minutes
            if entry.minutes > known[entry.hold_id or 0].minutes:
                found.append(f"I6: capture {entry.pk} beyond its hold")
            if session.state not in {"done", "no_show", "cancelled"}:
                found.append(f"I6: {session.state} session {session.pk} is charged")
    for session in sessions.values():
        is_charged = session.state == "done" and session.account_id and session.minutes_used
        adjusted = any(entry.kind == "adjust" and entry.session_id == session.pk for entry in entries)
        if is_charged and not captured[session.pk] and not adjusted:
            found.append(f"I6: session {session.pk} was held and is not charged")
    return found


def _overlaps(sessions: dict[int, AdvisorySession]) -> list[str]:
    of_expert = defaultdict(list)
    for session in sessions.values():
        if session.expert_id and session.starts_at and session.state in TAKES_TIME:
            of_expert[session.expert_id].append(session)
    found = []
    for rows in of_expert.values():
        rows.sort(key=lambda session: session.starts_at)
        for earlier, later in pairwise(rows):
            if later.starts_at < earlier.ends_at:
                found.append(f"I8: sessions {earlier.pk} and {later.pk} of one expert")
    return found

"""The states of a session: which may follow which. The database keeps the same table (migration 0002)."""

NEXT: dict[str, frozenset[str]] = {
    "offered": frozenset({"confirmed", "declined", "cancelled", "expired"}),
    "requested": frozenset({"confirmed", "declined", "cancelled", "expired"}),
    "confirmed": frozenset({"done", "no_show", "cancelled"}),
    "done": frozenset(),
    "no_show": frozenset(),
    "declined": frozenset(),
    "cancelled": frozenset(),
    "expired": frozenset(),
}
OPEN = ("offered", "requested", "confirmed")  # hours are held, where there is a budget
TAKES_TIME = (*OPEN, "done", "no_show")  # with a date, the expert is taken
SHORTEST, LONGEST = 5, 720  # minutes of a session
SILENCE_DAYS = 7  # to say that an outcome does not agree; then it stands


def replies_that_count(state: str) -> tuple[str, ...]:
    """Of the councils for which another one cannot call the session off: of an offer, all that may still come."""
    return ("invited", "coming") if state == "offered" else ("coming",)


def may_become(state: str, following: str) -> bool:
    return following in NEXT[state]

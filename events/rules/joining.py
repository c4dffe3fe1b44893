"""Lines of a videoconference made into people: each connection is a line, and somebody connects several times. Pure."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import time

from office.folding import fold

HOUR = re.compile(r"(?<![\d:])(\d{1,2}):(\d{2})(?::\d{2})?(?:\.\d+)?\s*([ap])?\.?\s*m?", re.IGNORECASE)


LAST_SERIAL, SECONDS = 2_958_466, 86_400  # days until the year 10000, as spreadsheets count them; of a day


@dataclass(frozen=True)
class Connected:
    name: str
    email: str = ""
    came_in: time | None = None
    went_out: time | None = None

    @property
    def folded(self) -> str:
        return " ".join(fold(self.name).split())


def hour_in(value: object) -> time | None:
    """«30/03/2026 10:01:22», «3/30/26, 10:01:05 PM», «10:01», a day with its fraction as a spreadsheet keeps it:
    the hour, or None."""
    if isinstance(value, float) and 0 <= value < LAST_SERIAL:
        minutes = round(value % 1 * SECONDS) // 60
        return time(minutes // 60 % 24, minutes % 60)
    found = HOUR.search(str(value or ""))
    if found is None:
        return None
    hour, minute, half = int(found[1]), int(found[2]), (found[3] or "").lower()
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def join(rows: Iterable[Connected]) -> list[Connected]:
    """One for each name and address: the first time in, the last time out. A line without address is of whoever
    has the same name, where only one has it."""
    found: dict[tuple[str, str], Connected] = {}
    for row in rows:
        if row.folded:
            key = (row.folded, row.email)
            found[key] = _together(found[key], row) if key in found else row
    addresses: dict[str, list[str]] = defaultdict(list)
    for folded, email in found:
        addresses[folded] += [email] if email else []
    for (folded, email), row in list(found.items()):
        if not email and len(addresses[folded]) == 1:
            same = (folded, addresses[folded][0])
            found[same] = _together(found[same], row)
            del found[folded, email]
    return list(found.values())


def _together(one: Connected, other: Connected) -> Connected:
    came = [hour for hour in (one.came_in, other.came_in) if hour]
    left = [hour for hour in (one.went_out, other.went_out) if hour]
    return replace(one, came_in=min(came, default=None), went_out=max(left, default=None))

"""The evidence behind a justification: line by line, each piece of its actions with its links and its files."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urljoin

from django.conf import settings

from advisory.models import AdvisorySession, SessionMaterial
from events.models import Event, EventMaterial
from office.models import StoredFile
from reports.models import Justification, JustificationLine
from reports.pages.session_hours import parts_of
from workplan import evidence
from workplan.evidence import Piece
from workplan.models import Action, LinkedEvidence

MOST = 10_000  # pieces; some sixty times what a year of the network leaves
Key = tuple[str, int]  # kind and number of a piece


@dataclass(frozen=True)
class Attached:
    """What hangs from a piece of evidence: a link or a file."""

    title: str
    url: str = ""
    file: StoredFile | None = None


@dataclass(frozen=True)
class Proof:
    """A piece of evidence of an action of a line."""

    line: int
    indicator: str
    action: Action
    on: date
    words: str
    page: str  # in the portal, or where its link leads
    attached: list[Attached]


def proofs_of(justification: Justification) -> list[Proof]:
    """Of the days of its period, the oldest first within each line. `justification` is from `for_page`."""
    lines = list(justification.lines.all())
    parts = parts_of(lines)
    period = justification.period
    wanted = set().union(*parts.values())
    pieces: dict[int, list[Piece]] = defaultdict(list)
    for piece in reversed(evidence.newest(wanted, MOST)):
        if period.starts_on <= piece.on <= period.ends_on:
            pieces[piece.action_id].append(piece)
    attached = _attached([piece for own in pieces.values() for piece in own])
    return [
        Proof(
            place, line.indicator, action, piece.on, piece.words, _page(piece), attached[piece.kind, piece.pk]
        )
        for place, line in enumerate(lines, start=1)
        for action, part in _apart(line, parts)
        for piece in pieces[part]
    ]


def _apart(line: JustificationLine, parts: dict[int, set[int]]) -> list[tuple[Action, int]]:
    """A sub-action that is chosen too stands by itself, and not under its action again."""
    actions = list(line.actions.all())
    chosen = {action.pk for action in actions}
    return [
        (action, part)
        for action in actions
        for part in sorted(parts[action.pk])
        if part == action.pk or part not in chosen
    ]


def _page(piece: Piece) -> str:
    return urljoin(settings.SITE_ADDRESS, piece.url)


def _attached(pieces: Iterable[Piece]) -> dict[Key, list[Attached]]:
    """One query for each kind that has something attached."""
    numbers: dict[str, list[int]] = defaultdict(list)
    for piece in pieces:
        numbers[piece.kind].append(piece.pk)
    found: dict[Key, list[Attached]] = defaultdict(list)
    for kind, owner, rows in _sources():
        own = rows.filter(**{f"{owner}__in": numbers[kind]}).select_related("file")
        for row in own:
            file = row.file if row.file and not row.file.deleted_at else None
            if file or row.url:
                found[kind, getattr(row, f"{owner}_id", row.pk)].append(Attached(str(row), row.url, file))
    return found


def _sources() -> list[tuple[str, str, Any]]:
    """(kind of evidence, the way from a row with a file to it, those rows)."""
    return [
        (LinkedEvidence._meta.label_lower, "pk", LinkedEvidence.objects.all()),
        (AdvisorySession._meta.label_lower, "session", SessionMaterial.objects.all()),
        (Event._meta.label_lower, "event", EventMaterial.objects.all()),
    ]

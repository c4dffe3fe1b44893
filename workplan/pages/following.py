"""One action as it is followed: what hangs from it, what is proposed of it, what has been written."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from office import clock
from workplan.evidence import Piece, counts, in_words, newest, with_kinds
from workplan.models import Action, Indicator, ProgressNote
from workplan.rules import lateness
from workplan.rules.progress import Proposal, is_passed, measured, propose

EVIDENCE_SHOWN = 50


@dataclass(frozen=True)
class Followed:
    """The action carries the annotations that `readiness` reads, from what is loaded here."""

    action: Any
    subactions: list[Any]
    indicators: list[Indicator]
    pieces: list[Piece]  # the newest evidence, of the sub-actions too
    evidence_count: int
    notes: list[ProgressNote]
    proposal: Proposal

    @property
    def has_more_evidence(self) -> bool:
        return self.evidence_count > len(self.pieces)

    @property
    def waiting(self) -> ProgressNote | None:
        return next((note for note in self.notes if note.answer == ProgressNote.Answer.WAITING), None)

    @property
    def has_progress_to_confirm(self) -> bool:
        return self.action.is_open and self.proposal.changes(self.action.state, self.action.progress)


def follow(action: Any, *, with_notes: bool = False) -> Followed:
    """Three queries, four with the notes; one more where there is a great deal of evidence."""
    subactions = [] if action.is_subaction else _subactions(action)
    numbers = [action.pk, *(one.pk for one in subactions)]
    pieces = newest(numbers, EVIDENCE_SHOWN + 1)
    counted = Counter(piece.kind for piece in pieces)
    if len(pieces) > EVIDENCE_SHOWN:
        counted = sum(counts(numbers).values(), Counter())
    indicators = list(action.indicators.all())
    found = Followed(
        action=action,
        subactions=subactions,
        indicators=indicators,
        pieces=pieces[:EVIDENCE_SHOWN],
        evidence_count=counted.total(),
        notes=list(action.notes.select_related("by")) if with_notes else [],
        proposal=propose(action.state, subactions, indicators, counted.total(), in_words(counted)),
    )
    _annotate(found)
    return found


def _subactions(action: Action) -> list[Any]:
    named = ("responsible", "responsible_body", "block__body")
    found = with_kinds(Action.objects.filter(parent=action).with_news())
    rows = list(found.select_related(*named).order_by("position"))
    for row in rows:
        row.parent, row.area = action, action.area  # in memory already
        row.evidence_in_words = in_words(row.evidence_by_kind)
    return rows


def _annotate(found: Followed) -> None:
    action, comments = found.action, [n for n in found.notes if n.kind != ProgressNote.Kind.NO_CHANGE]
    action.last_note_at = found.notes[0].written_at if found.notes else None
    action.last_comment_at = comments[0].written_at if comments else None
    action.last_evidence_on = found.pieces[0].on if found.pieces else None
    action.has_waiting_proposal = found.waiting is not None
    action.followed_subactions = found.subactions


def proposal_for(action: Action) -> Proposal:
    return follow(action).proposal


def state_in_words(action: Any) -> str:
    """«En curs, 60 % · 12 dies de retard»."""
    late = lateness.days_late(action.state, action.ends_on, clock.today())
    return " · ".join(filter(None, [change_in_words(action), lateness.in_words(late)]))


def tone_of(action: Any) -> str:
    is_late = lateness.days_late(action.state, action.ends_on, clock.today())
    return "late" if is_late else str(action.tone)


def change_in_words(row: Any) -> str:
    """«En curs, 60 %», of an action, a note or a proposal: the state and the progress, where it says them."""
    state = Action.State(row.state).label if row.state else ""
    percent = row.percent if isinstance(row, Proposal) else row.progress
    if row.state == Action.State.DONE:
        return str(state)  # which is a hundred
    return ", ".join(filter(None, [str(state), _("%d %%") % percent if percent is not None else ""]))


def when_in_words(action: Any) -> str:
    """«primer semestre (de l'1 de gener al 30 de juny de 2026)»: the words of the plan and what they mean."""
    if action.ends_on is None:
        return str(action.timing)
    if action.starts_on == action.ends_on:
        days = date_format(action.ends_on, "DATE_FORMAT")
    else:
        days = _("%(first)s – %(last)s") % {
            "first": date_format(action.starts_on, "SHORT_DATE_FORMAT"),
            "last": date_format(action.ends_on, "SHORT_DATE_FORMAT"),
        }
    return f"{action.timing} ({days})" if action.timing else days


def who_answers(action: Any) -> str:
    """Its person and its body, or those of the action that it is part of; empty where nobody does."""
    for one in filter(None, (action, action.parent)):
        body = one.responsible_body or (one.block.body if one.block else None)
        names = [str(name) for name in (one.responsible, body) if name]
        if names:
            return ", ".join(names)
    return ""


def entries(notes: list[ProgressNote]) -> list[dict[str, str]]:
    """For the timeline."""
    return [
        {
            "when": date_format(clock.day_of(note.written_at), "DATE_FORMAT"),
            "who": str(note.by or ""),
            "what": note.text or note.get_kind_display(),
            "detail": _detail(note),
        }
        for note in notes
    ]


def _detail(note: ProgressNote) -> str:
    kind = note.get_kind_display() if note.text and note.kind != ProgressNote.Kind.NOTE else ""
    said = [kind, change_in_words(note), note.get_answer_display(), note.answer_reason]
    return " · ".join(str(words) for words in said if words)


@dataclass(frozen=True)
class Measure:
    """An indicator as the page shows it."""

    indicator: Indicator
    words: str
    is_passed: bool


def measures(indicators: list[Indicator]) -> list[Measure]:
    return [Measure(one, measured(one), is_passed(one)) for one in indicators]

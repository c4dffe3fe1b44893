"""The page of a session, for whoever reads it: what is known, the hours, and what each may do."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from advisory.models import AdvisorySession, LedgerEntry, SessionCouncil
from advisory.pages.listed import ListedSession
from advisory.pages.words import asked_in_words, names_in_words, when_in_words
from advisory.rules import states
from members.models import Organization, Person
from members.permissions import represented_ids
from office import clock
from office.minutes import in_words

State, Answer = AdvisorySession.State, AdvisorySession.Answer
Reply, Part = SessionCouncil.Reply, SessionCouncil.Part
Kind = LedgerEntry.Kind


@dataclass(frozen=True)
class SessionPage:
    """`session` comes from `for_page`."""

    session: Any
    user: Person

    @cached_property
    def runs(self) -> bool:
        return bool(self.user.has_perm("advisory.run_advice"))

    @cached_property
    def is_expert(self) -> bool:
        return bool(self.session.expert_id == self.user.pk)

    @cached_property
    def own_rows(self) -> list[SessionCouncil]:
        """Of the councils that the reader acts for."""
        mine = represented_ids(self.user)
        return [row for row in self.session.council_rows if row.organization_id in mine]

    @property
    def acts_for_council(self) -> bool:
        return bool(self.own_rows)

    @property
    def sees_hours(self) -> bool:
        return self.runs or self.acts_for_council

    @cached_property
    def speaks_for(self) -> Organization | None:
        """The own council, or the first of the session: one that receives it before its mentor, one that comes
        before one that does not. None of a session of the past without councils.
        """
        order = [Reply.COMING, Reply.INVITED, Reply.NOT_COMING]
        rows = sorted(
            self.own_rows or self.session.council_rows,
            key=lambda row: (row.part == Part.MENTOR, order.index(row.reply)),
        )
        return rows[0].organization if rows else None

    @property
    def is_shared(self) -> bool:
        """Several councils are in it, and each says whether it comes."""
        rows = [row for row in self.session.council_rows if row.reply != Reply.NOT_COMING]
        return len(rows) > 1

    @property
    def is_of_others_too(self) -> bool:
        """Other councils receive it: none cancels it for them, as the operation says."""
        replies = states.replies_that_count(self.session.state)
        return any(
            row.organization != self.speaks_for and row.part == Part.ADVISED and row.reply in replies
            for row in self.session.council_rows
        )

    @property
    def may_cancel(self) -> bool:
        is_own = self.runs or self.is_expert or (self.acts_for_council and not self.is_of_others_too)
        is_being_held = self.session.state == State.CONFIRMED and self.session.has_started(clock.now())
        return is_own and self.session.state in states.OPEN and not is_being_held

    @property
    def may_reply(self) -> bool:
        """To an offer, or to leave a session of several councils."""
        is_open = self.session.state in states.OPEN and not self.session.has_started(clock.now())
        is_asked = self.session.state == State.OFFERED or self.is_shared
        return is_open and is_asked and (self.runs or self.acts_for_council)

    @property
    def may_answer(self) -> bool:
        return self.session.answer == Answer.WAITING and (self.runs or self.received_it)

    @property
    def received_it(self) -> bool:
        """The reader's council came and was advised: not its mentor, nor who has never answered."""
        return any(row.part == Part.ADVISED and row.reply == Reply.COMING for row in self.own_rows)

    @property
    def title(self) -> str:
        return ListedSession(self.session).title

    @property
    def towns(self) -> str:
        return names_in_words([row.organization.short_name for row in self.session.council_rows])

    @property
    def facts(self) -> list[dict[str, Any]]:
        session = self.session
        facts = [
            _fact(_("When"), capfirst(when_in_words(session))),
            _fact(_("Length"), in_words(session.minutes) if session.minutes else ""),
            _fact(_("Who gives it"), session.expert or self._expert_to_come, session.expert),
        ]
        if session.modality or session.place:
            facts.append(self._where)
        if session.minutes_used is not None:
            facts.append(_fact(_("It took"), in_words(session.minutes_used)))
        if self.sees_hours and session.account:
            facts.append(_fact(_("Hours"), self.hours_in_words))
        if session.when_suits and session.day is None:
            facts.append(_fact(_("When it suits"), session.when_suits))
        if self.runs and session.action:
            facts.append(_fact(_("Action of the plan it serves"), session.action, session.action))
        if session.day is None or session.is_day_known:
            is_offered = session.state == State.OFFERED
            facts.append(_fact(_("Offered session") if is_offered else _("Asked for"), self._asked))
        return facts

    @property
    def outcome_facts(self) -> list[dict[str, Any]]:
        """What the council says whether it agrees with, besides the words of the expert."""
        took = _fact(_("It took"), in_words(self.session.minutes_used or 0))
        return [_fact(_("When"), capfirst(when_in_words(self.session))), took]

    @property
    def _where(self) -> dict[str, Any]:
        place, modality = self.session.place, self.session.get_modality_display()
        if place.startswith(("https://", "http://")):
            return {"label": _("Where"), "value": place, "url": place, "note": modality}
        return _fact(_("Where"), " · ".join(part for part in (modality, place) if part))

    @property
    def _expert_to_come(self) -> str:
        return _("Still to be assigned") if self.session.state in states.OPEN else ""

    @property
    def _asked(self) -> str:
        return asked_in_words(self.session)

    @property
    def hours_in_words(self) -> str:
        """What the ledger says of it, to the minute."""
        held, charged = hours_of(self.session.entry_rows)
        budget = str(self.session.account.budget)
        if held:
            return _("%(held)s held from the budget %(budget)s") % {"held": in_words(held), "budget": budget}
        if charged:
            return _("%(charged)s charged to the budget %(budget)s") % {
                "charged": in_words(charged),
                "budget": budget,
            }
        return _("None: what was held flowed back to the budget %s") % budget


def hours_of(entries: list[LedgerEntry]) -> tuple[int, int]:
    """(held, charged) minutes of a session, from its movements with their credit."""
    resolved = {entry.hold_id for entry in entries if entry.hold_id}
    held = sum(entry.minutes for entry in entries if entry.kind == Kind.HOLD and entry.pk not in resolved)
    return held, sum(entry.charge for entry in entries)


def _fact(label: str, value: Any, record: Any = None) -> dict[str, Any]:
    fact = {"label": label, "value": value}
    return fact | {"url": record.get_absolute_url()} if record else fact

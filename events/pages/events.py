"""The page of an event, for whoever reads it: what is known, what each may do, what it left."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from events.models import Event, EventMaterial, Registration
from events.pages.counts import EventCounts
from events.pages.listed import ListedEvent, is_held, state_in_words, tone_of
from events.pages.moments import moment_in_words
from events.pages.tabs import address, event_tabs
from events.pages.words import edition_in_words, place_in_words, seats_in_words, when_in_words
from members.permissions import represented_ids
from members.querysets.periods import User
from office import clock
from office.minutes import in_words

State = Event.State


@dataclass(frozen=True)
class EventPage:
    """`event` comes from `for_page`."""

    event: Any
    user: User

    @cached_property
    def runs(self) -> bool:
        return bool(self.user.has_perm("events.run_events"))

    @property
    def title(self) -> str:
        edition = edition_in_words(self.event)
        return f"{self.event.title} ({edition})" if edition else str(self.event.title)

    @property
    def when(self) -> str:
        return capfirst(when_in_words(self.event))

    @property
    def state(self) -> str:
        return state_in_words(self.event)

    @property
    def tone(self) -> str:
        return tone_of(self.event)

    @property
    def is_held(self) -> bool:
        return is_held(self.event)

    @property
    def tabs(self) -> list[dict[str, object]]:
        return event_tabs(self.event, "event_page") if self.runs else []

    @cached_property
    def is_open(self) -> bool:
        """Somebody can still register."""
        event, now = self.event, clock.now()
        closes = event.registration_closes_at
        return bool(
            event.state == State.ANNOUNCED
            and event.registration != Event.Registration.NONE
            and event.starts_at > now
            and (closes is None or closes > now)
        )

    @property
    def closes(self) -> str:
        return moment_in_words(self.event.registration_closes_at)

    @cached_property
    def changes_proposal(self) -> bool:
        """The reader proposed it, and nobody has answered."""
        is_open = self.event.state == State.PROPOSED and not self.runs
        return is_open and bool(self.user.has_perm("events.change_proposal", self.event))

    @cached_property
    def own_registrations(self) -> list[Registration]:
        """Of the reader, and of the councils that it acts for."""
        if not self.user.is_authenticated or self.event.registration == Event.Registration.NONE:
            return []
        rows = self.event.registrations.standing().of_person_or(self.user.pk, represented_ids(self.user))
        return list(rows.for_list())

    @property
    def connects(self) -> bool:
        """The address to connect is for who comes; for whoever sees it, where nobody has to register."""
        event = self.event
        if not event.online_url or self.is_held or event.state != State.ANNOUNCED:
            return bool(event.online_url) and self.runs
        if self.runs or event.registration == Event.Registration.NONE:
            return True
        return any(row.state == Registration.State.CONFIRMED for row in self.own_registrations)

    @property
    def facts(self) -> list[dict[str, Any]]:
        event = self.event
        found = [
            (_("Kind"), str(event.kind)),
            (_("Who meets"), ", ".join(event.body_names)),
            (_("Format"), event.get_modality_display()),
            (_("Place"), place_in_words(event)),
            (_("Organized by"), self._organizers()),
            (_("Our part"), event.get_our_role_display()),
            (_("Training"), self._training()),
        ]
        facts: list[dict[str, Any]] = [{"label": label, "value": value} for label, value in found if value]
        if self.connects:
            facts.append({"label": _("To connect"), "value": event.online_url, "url": event.online_url})
        return [*facts, *self._ties(), *self._seats()]

    def _organizers(self) -> str:
        own = [_("The network (organizer)")] if self.event.is_own else []
        others = [self.event.hosts, *self.event.organization_names]
        names = [name for name in own + others if name]
        return "" if names == own else " · ".join(names)

    def _training(self) -> str:
        minutes = self.event.training_minutes
        parts = [in_words(minutes) if minutes else "", self.event.accredited_by]
        return " · ".join(part for part in parts if part)

    def _ties(self) -> list[dict[str, Any]]:
        """What it is part of, and the action that it serves, which whoever has no account does not read."""
        event, facts = self.event, []
        if event.parent:
            facts.append(
                {
                    "label": _("Is part of"),
                    "value": event.parent.title,
                    "url": event.parent.get_absolute_url(),
                }
            )
        if event.action and self.user.is_authenticated:
            url = reverse("action_page", args=[event.action.pk])
            words = f"{event.action.code} {event.action.title}"
            facts.append({"label": _("Action of the plan"), "value": words, "url": url})
        return facts

    def _seats(self) -> list[dict[str, Any]]:
        event = self.event
        if event.registration == Event.Registration.NONE or event.state != State.ANNOUNCED:
            return []
        limits = [
            (_("Seats taken in the room"), event.room_taken, event.capacity),
            (_("Seats taken online"), event.online_taken, event.online_capacity),
        ]
        shown = [row for row in limits if row[2] is not None or (self.runs and row[1])]
        return [{"label": label, "value": self._seats_of(taken, limit)} for label, taken, limit in shown]

    def _seats_of(self, taken: int, limit: int | None) -> str:
        words = seats_in_words(taken, limit)
        is_full = limit is not None and taken >= limit
        return _("%s. None is left: there is a waiting list.") % words if is_full and self.is_open else words

    @cached_property
    def counts(self) -> EventCounts:
        return EventCounts(self.event)

    @property
    def parts(self) -> list[ListedEvent]:
        return [ListedEvent(part) for part in self.event.part_rows]

    @property
    def acts(self) -> list[dict[str, str]]:
        """What else coordination does with it; what nobody has built is left out, and what ends it is the last."""
        acts = [
            ("event_edit", _("Change the data"), True),
            ("programme_edit", _("Programme"), True),
            ("event_met", _("Organizations met there"), self.is_held),
            ("event_counts", _("How many came"), self.is_held),
            ("event_certificates", _("Certificates"), self.is_held),
            ("event_opinions", _("Opinions"), self.is_held),
            ("event_code", _("Code for the screen"), self.is_announced),
            ("attendance_sheet", _("Sheet to sign"), self.is_announced),
            ("event_badges", _("Badges"), self.is_announced),
            ("event_repeat", _("Repeat it (a series)"), True),
        ]
        endings = [
            ("event_decline", _("Do not accept it"), self.event.state == State.PROPOSED),
            ("event_cancel", _("Cancel the event"), self.may_be_cancelled),
        ]
        return [*self._built(acts), *self._begun_from_it(), *self._built(endings)]

    def _built(self, acts: list[tuple[str, str, bool]]) -> list[dict[str, str]]:
        found = [(address(name, self.event), label) for name, label, is_for_it in acts if is_for_it]
        return [{"url": url, "label": label} for url, label in found if url]

    def _begun_from_it(self) -> list[dict[str, str]]:
        add = reverse("event_add")
        return [
            {"url": f"{add}?copy={self.event.pk}", "label": _("Copy it (another edition)")},
            {"url": f"{add}?parent={self.event.pk}", "label": _("Add an event within this one")},
        ]

    @property
    def is_announced(self) -> bool:
        return self.event.state == State.ANNOUNCED and not self.is_held

    @property
    def may_be_cancelled(self) -> bool:
        return self.is_announced or self.event.state == State.DRAFT

    @property
    def materials(self) -> list[tuple[str, list[EventMaterial]]]:
        """By kind: what it left first, then the papers."""
        kinds = EventMaterial.Kind
        order = [kinds.REPORT, kinds.RECORDING, kinds.DOCUMENT, kinds.NEWS, kinds.SHEET]
        rows = self.event.material_rows
        groups = [(str(kind.label), [row for row in rows if row.kind == kind]) for kind in order]
        return [(label, found) for label, found in groups if found]

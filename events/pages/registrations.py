"""Registrations as lists and pages show them."""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.calendar.invitation import place_of
from events.models import Event, Question, Registration
from events.pages.moments import moment_in_words
from events.pages.words import when_in_words
from events.rules.checking_in import is_open
from members.models import Person
from office import clock
from office.tables import Column

State = Registration.State
TONES = {State.CONFIRMED: "well", State.OFFERED: "soon", State.WAITING: "soon", State.UNCONFIRMED: "neutral"}


@dataclass(frozen=True)
class RegistrationRow:
    """One, for whoever may do something about it."""

    registration: Registration
    now: Any

    @property
    def tone(self) -> str:
        return TONES.get(State(self.registration.state), "neutral")

    @property
    def state(self) -> str:
        """An event that is cancelled has nobody registered, whatever each row says."""
        if self.registration.event.state == Event.State.CANCELLED and self.registration.is_active:
            return _("The event is cancelled")
        return self.registration.get_state_display()

    @property
    def organization(self) -> str:
        row = self.registration
        return str(row.organization or row.organization_words or "")

    @property
    def needs(self) -> str:
        """What to eat and how to get in; of who comes, and for coordination only."""
        found = getattr(self.registration, "needs", None)
        return " · ".join(part for part in (found.diet, found.access) if part) if found else ""

    @property
    def address(self) -> str:
        """Where it is written to; shown to coordination, and to that person."""
        row = self.registration
        return row.email or (row.person.email if row.person else "") or ""

    @property
    def items(self) -> str:
        return ", ".join(item.title for item in self.registration.items.all())

    @property
    def answers(self) -> list[str]:
        return [f"{row.question.words} {row.words}" for row in self.registration.answers.all() if row.words]

    @property
    def is_over(self) -> bool:
        return self.registration.event.has_ended(self.now)

    @property
    def may_cancel(self) -> bool:
        return self.registration.is_active and not self.is_over

    @property
    def may_substitute(self) -> bool:
        seated = self.registration.state in {State.CONFIRMED, State.OFFERED, State.WAITING}
        return seated and not self.is_over

    @property
    def may_accept(self) -> bool:
        return self.registration.state == State.OFFERED and not self.is_over

    @property
    def may_say_needs(self) -> bool:
        return self.registration.is_active and not self.is_over

    @property
    def is_here(self) -> bool:
        """Written down as there, by whoever did it."""
        found = getattr(self.registration, "attendance", None)
        return bool(found and found.was_there)

    @property
    def may_check_in(self) -> bool:
        """Its event begins soon or goes on, it has a seat, and nobody has written anything of it yet."""
        event = self.registration.event
        is_expected = self.registration.state == State.CONFIRMED and event.state == Event.State.ANNOUNCED
        is_written = getattr(self.registration, "attendance", None) is not None
        takes = is_open(self.now, event.starts_at, event.ends_at, event.day, event.ends_on)
        return is_expected and takes and not is_written

    @property
    def kept_until(self) -> str:
        until = self.registration.expires_at
        return moment_in_words(until) if until and self.registration.state == State.OFFERED else ""

    @property
    def facts(self) -> list[dict[str, Any]]:
        """As `components/facts.html` asks for them; what there is not is left out."""
        row = self.registration
        known = [
            (_("Event"), row.event.title),
            (_("When"), when_in_words(row.event)),
            (_("Where"), place_of(row)),
            (_("Organization"), self.organization),
            (_("How"), row.get_modality_display() if row.event.modality == "hybrid" else ""),
            (_("You have chosen"), self.items),
            (_("Kept until"), self.kept_until),
        ]
        return [{"label": label, "value": value} for label, value in known if value]


def rows_of(registrations: Any) -> list[RegistrationRow]:
    now = clock.now()
    return [RegistrationRow(registration, now) for registration in registrations]


class ListedRow(RegistrationRow):
    """Of a list, with its choices and answers read beside it (`for_rows`)."""

    registration: Any

    @property
    def items(self) -> str:
        return ", ".join(self.registration.item_titles)

    @property
    def answers(self) -> list[str]:
        said: list[str] = self.registration.said
        return said


def listed(registrations: Any) -> list[ListedRow]:
    now = clock.now()
    return [ListedRow(registration, now) for registration in registrations]


@dataclass(frozen=True)
class EventRows:
    """Those of one event."""

    event: Event
    rows: list[RegistrationRow]

    @property
    def when(self) -> str:
        return when_in_words(self.event)


def by_event(registrations: Any) -> list[EventRows]:
    found: dict[int, EventRows] = {}
    for row in rows_of(registrations):
        event = row.registration.event
        found.setdefault(event.pk, EventRows(event, [])).rows.append(row)
    return list(found.values())


def page_url(registration: Registration, user: Person | AnonymousUser) -> str:
    """Where one goes back to after an act."""
    if user.has_perm("events.run_events"):
        return reverse("registration_list", args=[registration.event_id])
    return reverse("own_registrations")


def may_write_needs(registration: Registration, user: Person | AnonymousUser) -> bool:
    """The person and coordination; and who registered it, while nobody has said any."""
    if registration.person_id == user.pk or user.has_perm("events.run_events"):
        return True
    return registration.made_by_id == user.pk and not hasattr(registration, "needs")


def columns_of(questions: list[Question]) -> list[Column]:
    """The file of a list: the same that is on the screen, and each answer in a column of its own."""
    fixed = [
        Column(gettext_lazy("Name and surnames"), str),
        Column(
            gettext_lazy("Mail address"), lambda row: row.email or (row.person.email if row.person else "")
        ),
        Column(gettext_lazy("Organization"), lambda row: str(row.organization or row.organization_words)),
        Column(gettext_lazy("State"), lambda row: row.get_state_display()),
        Column(gettext_lazy("How"), lambda row: row.get_modality_display()),
        Column(gettext_lazy("Choices"), lambda row: ", ".join(item.title for item in row.items.all())),
        Column(gettext_lazy("Diet"), lambda row: row.needs.diet if hasattr(row, "needs") else ""),
        Column(gettext_lazy("Access needs"), lambda row: row.needs.access if hasattr(row, "needs") else ""),
        Column(gettext_lazy("Registered on"), lambda row: row.asked_at),
    ]
    return [*fixed, *(Column(question.words, _answer_to(question.pk)) for question in questions)]


def _answer_to(number: int) -> Any:
    return lambda row: next((said.words for said in row.answers.all() if said.question_id == number), "")

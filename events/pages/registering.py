"""Who can be registered from a page: what the portal knows, so that nobody is asked for it."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.utils.translation import gettext as _

from events.models import Event, ProgrammeItem, Question, Registration
from events.pages.seats import Seats, seats_of
from members.models import Organization, Person, Role


@dataclass(frozen=True)
class Registering:
    """`organizations`: those for whose people the page is; without any, one registers oneself.

    `is_by_hand`: coordination writes down somebody of no organization that it can act for.
    """

    event: Event
    user: Person | AnonymousUser
    organizations: tuple[Organization, ...] = ()
    is_by_hand: bool = False

    @property
    def is_visitor(self) -> bool:
        return not self.user.is_authenticated or self.is_by_hand

    @property
    def is_for_oneself(self) -> bool:
        return not self.is_visitor and not self.organizations

    @cached_property
    def registered(self) -> set[int]:
        """The people who are registered already."""
        rows = self.event.registrations.active().exclude(person=None)
        return set(rows.order_by().values_list("person", flat=True))

    @cached_property
    def roles(self) -> list[Role]:
        """One for each person of each organization, oneself first; who is registered is not offered again."""
        if not self.organizations:
            return []
        found = Role.objects.in_force().filter(organization__in=self.organizations)
        rows = found.select_related("person", "organization").order_by(
            "organization__sort_name", "person__given_name", "person__family_name", "pk"
        )
        once = {(role.organization_id, role.person_id): role for role in rows}
        offered = [role for role in once.values() if role.person_id not in self.registered]
        return sorted(offered, key=lambda role: role.person_id != self.user.pk)

    @cached_property
    def seats(self) -> list[Seats]:
        return seats_of(self.event)

    @property
    def is_full(self) -> bool:
        return all(seats.is_full for seats in self.seats)

    @cached_property
    def items(self) -> list[ProgrammeItem]:
        return [item for item in self.event.programme.all() if item.is_chosen]

    @cached_property
    def questions(self) -> list[Question]:
        return list(self.event.questions.all())

    @property
    def submit(self) -> str:
        if self.user.has_perm("events.run_events"):
            return _("Put on the waiting list") if self.is_full else _("Register somebody (button)")
        return _("Join the waiting list") if self.is_full else _("Register")


def done_in_words(made: list[Registration]) -> str:
    """What came of it, for each state in which somebody is."""
    waiting = sum(row.state == Registration.State.WAITING for row in made)
    confirmed = len(made) - waiting
    said = []
    if confirmed:
        names = ", ".join(str(row) for row in made if row.state != Registration.State.WAITING)
        said.append(_("Registered: %s.") % names)
    if waiting:
        names = ", ".join(str(row) for row in made if row.state == Registration.State.WAITING)
        said.append(_("On the waiting list: %s. We write when there is a seat.") % names)
    return " ".join(said)


def register_names() -> list[str]:
    """Every council of the register, for who types its own."""
    councils: Any = Organization.objects.councils().order_by("sort_name", "pk")
    return list(councils.values_list("name", flat=True))

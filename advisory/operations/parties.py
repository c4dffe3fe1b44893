"""Whom the events of a session concern: its expert, its councils, and the coordination; each person once."""

from collections.abc import Iterable
from dataclasses import dataclass

from advisory.models import AdvisorySession, SessionCouncil
from members.addresses import Recipient, recipients_of
from members.models import Organization, Person, Role

Reply = SessionCouncil.Reply
COUNCIL, INVITED, CONCERNED = "council", "invited", "concerned"
EXPERT, BEFORE, COORDINATION = "expert", "before", "coordination"


@dataclass(frozen=True)
class Party:
    """`part` is what it has in the event, `councils` those that its message names."""

    part: str
    person: Person | None
    address: str
    councils: tuple[Organization, ...]
    organization: Organization | None = None  # for which it gets the message

    @property
    def name(self) -> str:
        return str(self.person or self.organization)

    @property
    def key(self) -> str:
        """Of a recipient: one person may receive for two councils, at different moments."""
        whom = self.person.pk if self.person else self.address
        return f"{self.organization.pk}/{whom}" if self.organization else str(whom)


def parties(
    session: AdvisorySession,
    *,
    by: Person | None = None,
    before: Person | None = None,
    concerned: Organization | None = None,
    only: Organization | None = None,
) -> list[Party]:
    """`before`: the expert that is let go. `concerned`: the council that joins or leaves; the others stay as they
    are. `only`: nobody but this council is told. What somebody of the coordination did, its colleagues see in the
    list: none of them is a party.
    """
    rows = [row for row in session.councils.select_related("organization") if row.reply != Reply.NOT_COMING]
    if one := concerned or only:
        rows = list(session.councils.select_related("organization").filter(organization=one))
    named = tuple(row.organization for row in rows)
    councils = _of_councils(session, rows, is_concerned=concerned is not None)
    if only:
        return councils
    people = [(BEFORE, before)] if before and before.pk != session.expert_id else []
    people += [(EXPERT, session.expert)] if session.expert else []
    coordination = list(Person.objects.coordination())
    office = [] if by in coordination else [(COORDINATION, person) for person in coordination]
    return _each_once(
        [
            *(Party(part, person, person.email or "", named) for part, person in people),
            *councils,
            *(Party(part, person, person.email or "", named) for part, person in office),
        ]
    )


def _of_councils(session: AdvisorySession, rows: list[SessionCouncil], *, is_concerned: bool) -> list[Party]:
    """Who asked, where it acts for the council; else whom a message to the council reaches.

    A council that nothing reaches has its row too: the state of the system shows it until an address is found.
    """
    found = recipients_of([row.organization for row in rows]) | _askers(session, rows)
    parties = []
    for row in rows:
        recipient = found.get(row.organization_id) or Recipient(None, "", None)
        part = CONCERNED if is_concerned else INVITED if row.reply == Reply.INVITED else COUNCIL
        parties.append(
            Party(part, recipient.person, recipient.address, (row.organization,), row.organization)
        )
    return parties


def _askers(session: AdvisorySession, rows: Iterable[SessionCouncil]) -> dict[int, Recipient]:
    if session.asked_by_id is None:
        return {}
    roles = Role.objects.in_force().filter(
        person=session.asked_by_id, organization__in=[row.organization_id for row in rows]
    )
    found = [(role, role.email or role.person.email) for role in roles.select_related("person")]
    return {role.organization_id: Recipient(role.person, address, role) for role, address in found if address}


def _each_once(found: Iterable[Party]) -> list[Party]:
    """The expert first, then who comes: what they get carries the invitation."""
    by_whom: dict[str, Party] = {}
    for party in found:
        by_whom.setdefault(party.address.lower() or party.key, party)
    return list(by_whom.values())

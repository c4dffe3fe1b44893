"""The people of a session, what each was sent, and mails read by a library that did not write them."""

import email
from collections.abc import Callable
from dataclasses import dataclass
from email.message import Message as Part
from typing import Any

import vobject
from django.core import mail

from members.models import Organization, Person
from office import outbox
from office.models import Message
from tests.cast import MemberFactory, RoleFactory
from tests.cast import _network_role as network_role


@dataclass
class Company:
    """Two of the coordination, two experts, and two councils: the first with who asks and who is written to."""

    coordination: Person
    colleague: Person
    expert: Person
    other_expert: Person
    technician: Person
    reference: Person
    neighbour: Person
    council: Organization
    other_council: Organization

    def name_of(self, message: Message) -> str:
        return next(name for name, value in vars(self).items() if value == message.person)


def make_company() -> Company:
    council, other = (MemberFactory().organization for _ in range(2))
    return Company(
        coordination=network_role("coordination", "Alice"),
        colleague=network_role("coordination", "Blanca"),
        expert=network_role("advisor", "Hug"),
        other_expert=network_role("advisor", "Ivet"),
        technician=RoleFactory(organization=council).person,
        reference=RoleFactory(organization=council, is_primary_contact=True).person,
        neighbour=RoleFactory(organization=other, is_primary_contact=True).person,
        council=council,
        other_council=other,
    )


def told_by(company: Company, act: Callable[[], Any]) -> set[tuple[str, str]]:
    """Whom the act wrote to, each with what its calendar is told: a word that is empty where nothing is."""
    before = set(Message.objects.values_list("pk", flat=True))
    act()
    written = list(Message.objects.exclude(pk__in=before))
    found = {(company.name_of(message), method_of(message)) for message in written}
    assert len(found) == len(written), "somebody was told twice"
    return found


def method_of(message: Message) -> str:
    return str(read(message.calendar).method.value) if message.calendar else ""


def read(text: str) -> Any:
    return vobject.readOne(text)


def event_of(message: Message) -> Any:
    return read(message.calendar).vevent


def newest(person: Person) -> Message:
    found: Message = Message.objects.filter(person=person).order_by("-pk")[0]
    return found


def send_all() -> list[Any]:
    """As the worker does; the mails that left."""
    mail.outbox = []
    for number in outbox.due_ids():
        outbox.send(number)
    return list(mail.outbox)


def parts_of(sent: Any) -> dict[str, Part]:
    """The pieces of a mail by their kind, as whoever receives it takes it apart."""
    message = email.message_from_bytes(sent.message().as_bytes())
    return {part.get_content_type(): part for part in message.walk()}


def text_of(part: Part) -> str:
    return part.get_payload(decode=True).decode(part.get_content_charset() or "utf-8")  # type: ignore[union-attr]

"""Private calendars to subscribe to: an address that opens without signing in, as long as its person has the role."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from advisory.calendar.events import event_of
from advisory.models import AdvisorySession, SessionCouncil
from advisory.querysets import SessionQuerySet
from members.models import Organization, Person
from members.permissions import is_advisor, is_coordination, represented, represented_ids
from office import clock, links
from office.calendars import as_text, describe, new_calendar
from office.models import SignedLink

ALL, OWN, COUNCIL, EXPERT = "feed_all", "feed_own", "feed_council", "feed_expert"
Reply = SessionCouncil.Reply
PURPOSES = (ALL, OWN, COUNCIL, EXPERT)
DAYS = 3650  # it ends with the role, or when its person closes it


@dataclass(frozen=True)
class Feed:
    """What one person may subscribe to; `link` is the address that is open now, if there is one."""

    purpose: str
    person: Person
    title: str
    text: str
    organization: Organization | None = None
    link: SignedLink | None = None

    @property
    def key(self) -> str:
        return f"{self.purpose}-{self.organization.pk}" if self.organization else self.purpose

    @property
    def address(self) -> str:
        assert self.link
        return urljoin(settings.SITE_ADDRESS, reverse("feed", args=[self.link.token]))

    @property
    def webcal(self) -> str:
        """A phone that follows it asks whether to subscribe."""
        return f"webcal://{self.address.split('://')[1]}"

    def sessions(self) -> SessionQuerySet:
        found = AdvisorySession.objects.in_feed(clock.now())
        of_purpose: dict[str, SessionQuerySet] = {
            ALL: found,
            OWN: found.filter(asked_by=self.person).shared_by(represented_ids(self.person)),
            COUNCIL: found.coming(self.organization),
            EXPERT: found.filter(expert=self.person),
        }
        return of_purpose[self.purpose]


def offered_to(person: Person) -> list[Feed]:
    """By what the person is today, each with its open address."""
    found: list[dict[str, Any]] = []
    councils = represented(person)
    if is_coordination(person):
        found.append({"purpose": ALL, "title": _("All the sessions"),
                      "text": _("Those of every council, as coordination sees them.")})  # fmt: skip
    if is_advisor(person):
        found.append({"purpose": EXPERT, "title": _("The sessions that you give"),
                      "text": _("Confirmed ones, with what each council needs.")})  # fmt: skip
    for organization in councils:
        found.append({"purpose": COUNCIL, "organization": organization, "title": str(organization),
                      "text": _("All the sessions of your council, whoever asked for them.")})  # fmt: skip
    if councils:
        found.append({"purpose": OWN, "title": _("The sessions that you asked for"),
                      "text": _("Only yours, without those of your colleagues.")})  # fmt: skip
    opened = _open_links(person)
    return [
        Feed(person=person, link=opened.get((row["purpose"], _number(row.get("organization")))), **row)
        for row in found
    ]


def _number(organization: Organization | None) -> int | None:
    return organization.pk if organization else None


def _open_links(person: Person) -> dict[tuple[str, int | None], SignedLink]:
    found = SignedLink.objects.filter(
        person=person, purpose__in=PURPOSES, revoked_at=None, expires_at__gt=clock.now()
    )
    return {(link.purpose, link.organization_number): link for link in found.order_by("pk")}


def feed_of(token: str) -> Feed:
    """Refused in words where it was closed, or its person is not what it was for any more."""
    link = links.read(token, *PURPOSES)
    offered = offered_to(link.person) if link.person else []
    for feed in offered:
        if feed.link and feed.link.pk == link.pk:
            return feed
    raise links.LinkClosed(_("This calendar is closed: it was of a role that has ended."))


def as_calendar(feed: Feed) -> str:
    """Everything in it, in two questions to the database, however much there is."""
    calendar = new_calendar()
    describe(calendar, _("Advice: %s") % feed.title)
    of_council = feed.purpose in {OWN, COUNCIL}
    for session in feed.sessions().for_list():
        councils = [row.organization for row in session.council_rows if row.reply != Reply.NOT_COMING]
        changed_at = session.closed_at or session.logged_at or session.asked_at
        calendar.add_component(event_of(session, councils, changed_at, of_council=of_council))
    return as_text(calendar)

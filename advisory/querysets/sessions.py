"""Which sessions somebody sees, and in what they differ for who has to act."""

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, Self

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet, Value
from django.db.models.functions import Coalesce

from advisory.rules.states import LONGEST, OPEN, SILENCE_DAYS, TAKES_TIME
from members.querysets.people import coordinates
from members.querysets.periods import User
from members.sizes import SizeBand
from office import clock, wall_time
from office.db import Fold

if TYPE_CHECKING:
    from members.models import Person

FEED_DAYS, CANCELLED_DAYS = 365, 30
MOST_WORDS = 8  # of a search


class SessionQuerySet(QuerySet[Any]):
    def visible_to(self, user: User) -> Self:
        """All for coordination; an expert's own while it is of the network, and those of the councils that the
        person acts for. What came of a session, only who did not say no to it.
        """
        return self.filter(Q(coordinates(user)) | Q(expert=_expert(user)) | Q(_takes_part(user)))

    def listed_for(self, user: "Person") -> Self:
        """The same rows as `visible_to`, for lists: no Exists that is asked of every session there is."""
        from members.models import Role

        if user.has_perm("advisory.run_advice"):
            return self.all()
        own = Role.objects.in_force().in_network().filter(person=user).order_by().values("organization")
        return self.filter(Q(expert=_expert(user)) | Q(pk__in=_told(_rows_of(own)).values("session")))

    def of_organizations(self, organizations: Any) -> Self:
        return self.filter(pk__in=_numbers_of(organizations))

    def for_council(self, now: datetime) -> Self:
        """What a council follows: asked for, offered, agreed and still to come, or waiting for what it says of it."""
        to_come = Q(state="confirmed", ends_at__gt=now)
        found = self.filter(Q(state__in=["requested", "offered"]) | to_come | Q(answer="waiting"))
        return found.order_by("starts_at", "pk")

    def shared_by(self, organizations: Any) -> Self:
        """Those in which they are, or may still be: of one that a council said no to, it follows nothing."""
        return self.filter(pk__in=_numbers_of(organizations, reply__in=("invited", "coming")))

    def received_by(self, organizations: Any) -> Self:
        """The same without those in which they only accompany, as mentors."""
        rows = {"reply__in": ("invited", "coming"), "part": "advised"}
        return self.filter(pk__in=_numbers_of(organizations, **rows))

    def open(self) -> Self:
        return self.filter(state__in=OPEN)

    def waiting(self) -> Self:
        """Asked for and not agreed yet; what waits the longest comes first."""
        return self.filter(state="requested").order_by("asked_at", "pk")

    def done(self) -> Self:
        return self.filter(state="done")

    def done_in(self, starts_on: date, ends_on: date) -> Self:
        return self.done().filter(day__range=(starts_on, ends_on))

    def taking_time(self, first: datetime, last: datetime) -> Self:
        """Whose expert is taken at some moment between the two, the second not included."""
        # No session began so long before; without this bound all those of the past would be looked at.
        earliest = wall_time.after(first, -LONGEST)
        return self.filter(
            state__in=TAKES_TIME, starts_at__gt=earliest, starts_at__lt=last, ends_at__gt=first
        )

    def to_log(self, now: datetime) -> Self:
        """Held by the clock, and nobody has said what came of it."""
        return self.filter(state="confirmed", ends_at__lte=now).order_by("ends_at", "pk")

    def taking_time_of(self, expert: "Person", starts_at: datetime, ends_at: datetime) -> Self:
        """Those that the expert already has between the two instants; touching ends do not meet."""
        return self.taking_time(starts_at, ends_at).filter(expert=expert).order_by("starts_at")

    def of_councils_unknown(self) -> Self:
        """Held, and nobody wrote down for whom: those that an annual report only counts."""
        return self.done().filter(councils=None)

    def public_lines(self) -> Any:
        """(day, field, line) of what is published, the latest year first and its fields by name."""
        field = Coalesce("topic__name", "service__name")
        order = Coalesce("topic__sort_name", Fold("service__name"))
        found = self.done().filter(published_at__isnull=False).order_by("-day__year", order, "public_line")
        return found.values_list("day", field, "public_line")

    def in_days(self, first: date, last: date) -> Self:
        """What takes time in them, both included; of what has been called off, nothing."""
        return self.filter(day__range=(first, last), is_day_known=True, state__in=TAKES_TIME).order_by(
            "day", "starts_at", "pk"
        )

    def in_feed(self, now: datetime) -> Self:
        """Confirmed and held, of a year ago and to come; what was called off stays a month to be seen as such."""
        kept = Q(state__in=("confirmed", "done"), starts_at__gte=now - timedelta(days=FEED_DAYS))
        gone = Q(state="cancelled", sequence__gt=0, closed_at__gte=now - timedelta(days=CANCELLED_DAYS))
        return self.filter(kept | gone, starts_at__isnull=False).order_by("starts_at", "pk")

    def coming(self, organization: Any) -> Self:
        """Those to which the council comes."""
        return self.filter(councils__organization=organization, councils__reply="coming")

    def for_act(self) -> Self:
        """All that a page says of one session on which somebody acts."""
        return self.for_list().select_related("account__budget__service", "need", "action", "asked_by")

    def for_logging(self) -> Self:
        """One session with what its expert has to see to write down what came of it."""
        return self.for_list().select_related("need", "account")

    def search(self, words: str) -> Self:
        """Each word somewhere: in what is needed, or in the name of a council, the topic, service or expert.

        Names are looked for in their own small tables, so that the sessions are read once and joined to nothing.
        """
        from advisory.models import AdvisoryService
        from members.models import Organization, Person, Topic

        found = self.alias(said=Fold("words"))
        for word in words.split()[:MOST_WORDS]:
            found = found.filter(
                Q(said__contains=Fold(Value(word)))
                | Q(pk__in=_numbers_of(Organization.objects.search(word).order_by().values("pk")))
                | Q(expert__in=Person.objects.search(word).order_by().values("pk"))
                | Q(service__in=_named(AdvisoryService.objects.all(), word))
                | Q(topic__in=_named(Topic.objects.all(), word))
            )
        return found

    def in_comarca(self, code: str) -> Self:
        from members.models import Organization

        return self.of_organizations(Organization.objects.in_comarca(code).order_by().values("pk"))

    def of_size(self, band: SizeBand) -> Self:
        from members.models import Organization

        return self.of_organizations(Organization.objects.of_size(band).order_by().values("pk"))

    def of_kind(self, kind: str) -> Self:
        """«advice» is expert advice and first steps, which the network counts together; «mentoring» apart."""
        return self.filter(
            Q(service__kind="mentoring") if kind == "mentoring" else ~Q(service__kind="mentoring")
        )

    def of_year(self, year: int) -> Self:
        """Held or agreed in the year; asked for in it, while there is no date."""
        first, last = date(year, 1, 1), date(year, 12, 31)
        asked = (clock.moment_of(first), clock.moment_of(date(year + 1, 1, 1)))
        return self.filter(
            Q(day__range=(first, last)) | Q(day=None, asked_at__gte=asked[0], asked_at__lt=asked[1])
        )

    def expired(self, now: datetime) -> Self:
        """Requests on a published time that nobody has answered in theirs."""
        return self.filter(state="requested", expires_at__lte=now).order_by("expires_at", "pk")

    def silent_until(self, now: datetime) -> Self:
        """Outcomes that the council has had its days to answer."""
        return self.filter(answer="waiting", logged_at__lte=now - timedelta(days=SILENCE_DAYS)).order_by(
            "logged_at", "pk"
        )

    def for_list(self) -> Self:
        """All that a row says, and what each council says."""
        return self.named().with_councils()

    def named(self) -> Self:
        """All that a row says, the names of its councils too, in one query."""
        from advisory.models import SessionCouncil

        councils = SessionCouncil.objects.filter(session=OuterRef("pk")).order_by("pk")
        return self.select_related("service", "topic", "expert").annotate(
            council_names=ArraySubquery(councils.values("organization__name")),
            council_short_names=ArraySubquery(councils.values("organization__short_name")),
        )

    def with_councils(self) -> Self:
        """What each council says, in one query more."""
        from advisory.models import SessionCouncil

        rows = SessionCouncil.objects.select_related("organization")
        return self.prefetch_related(Prefetch("councils", queryset=rows, to_attr="council_rows"))

    def for_page(self) -> Self:
        """One session with all that its page tells, its movements of hours too."""
        from advisory.models import LedgerEntry, SessionMaterial

        entries = LedgerEntry.objects.select_related("credit").order_by("pk")
        materials = SessionMaterial.objects.select_related("file")
        found = self.select_related(
            "service", "topic", "need__organization", "expert", "asked_by", "action", "account__budget__service",
            "account__organization",
        )  # fmt: skip
        return found.with_councils().prefetch_related(
            Prefetch("entries", queryset=entries, to_attr="entry_rows"),
            Prefetch("materials", queryset=materials, to_attr="material_rows"),
        )


def _expert(user: User) -> int:
    """Its number; 0, which nobody has, for who is of the network no more. None would match what has no expert."""
    from advisory.permissions import is_of_the_network

    return (user.pk or 0) if is_of_the_network(user) else 0


def _told(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Who said no to a session that was held does not read what came of it."""
    return rows.exclude(reply="not_coming", session__state="done")


def _rows_of(organizations: Any, **values: Any) -> Any:
    from advisory.models import SessionCouncil

    return SessionCouncil.objects.filter(organization__in=organizations, **values).order_by()


def _numbers_of(organizations: Any, **values: Any) -> Any:
    return _rows_of(organizations, **values).values("session")


def _named(rows: QuerySet[Any], word: str) -> Any:
    named = rows.alias(said=Fold("name")).filter(said__contains=Fold(Value(word)))
    return named.order_by().values("pk")


def _takes_part(user: User) -> Exists:
    from advisory.models import SessionCouncil
    from members.models import Role

    roles = Role.objects.in_force().in_network().filter(person=user.pk, organization=OuterRef("organization"))
    return Exists(_told(SessionCouncil.objects.filter(Exists(roles), session=OuterRef("pk"))))

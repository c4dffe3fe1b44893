"""What the councils need: which of it somebody sees, and how it is counted."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Self

from django.db.models import Case, Count, Exists, F, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce, Concat

from members.querysets.people import coordinates
from members.querysets.periods import SearchQuerySet, User
from members.sizes import SizeBand
from office import clock
from office.db import Fold
from office.models import AuditRow

if TYPE_CHECKING:
    from members.models import Person

WAITS_DAYS = 30  # open for longer, a need waits too long («per confirmar»)


class NeedQuerySet(SearchQuerySet):
    def visible_to(self, user: User) -> Self:
        """Those of the councils that the person represents; all of them for coordination."""
        return self.filter(Q(coordinates(user)) | Q(_represented_by(user)))

    def represented_by(self, person: "Person") -> Self:
        """Those of the person's own councils: with `open`, what the council itself still waits for."""
        return self.filter(_represented_by(person))

    def open(self) -> Self:
        return self.filter(state="open")

    def closed(self) -> Self:
        return self.exclude(state="open")

    def found_before(self, days: int) -> Self:
        """More than so many days ago."""
        return self.filter(found_on__lt=clock.today() - timedelta(days=days))

    def waiting(self) -> Self:
        """Open for too long; what waits the longest comes first."""
        return self.open().found_before(WAITS_DAYS).order_by("found_on", "pk")

    def still(self) -> Self:
        """Open, and nobody has written in them for too long; `moved_at` is when somebody last did."""
        written = AuditRow.objects.filter(subject_type="members.need", subject_id=OuterRef("pk"))
        moved_at = Subquery(written.order_by("-at").values("at")[:1])
        long_ago = clock.now() - timedelta(days=WAITS_DAYS)
        return self.open().annotate(moved_at=moved_at).filter(moved_at__lte=long_ago)

    def for_list(self) -> Self:
        """All that a row and a line of the export say."""
        comarca = Coalesce("organization__municipality__comarca__name", "organization__comarca__name")
        return self.select_related("organization", "topic").annotate(comarca_name=comarca)

    def search(self, words: str) -> Self:
        """In the words of the need, the name of its council and its topic."""
        text = Concat(
            F("words"), Value(" "), F("organization__name"), Value(" "), Coalesce("topic__name", Value(""))
        )
        return SearchQuerySet.search(self.alias(search_name=Fold(text)), words)

    def in_comarca(self, code: str) -> Self:
        from members.models import Organization

        return self.filter(organization__in=Organization.objects.in_comarca(code))

    def of_size(self, band: SizeBand) -> Self:
        from members.models import Organization

        return self.filter(organization__in=Organization.objects.of_size(band).values("pk"))

    def with_residents(self) -> Self:
        from members.models import Organization

        council = Organization.objects.with_residents().filter(pk=OuterRef("organization"))
        return self.annotate(residents=Subquery(council.values("residents")))

    def by_topic(self) -> list[dict[str, Any]]:
        """How many there are of each topic, the most asked for first; those without a topic come last."""
        counted = self.order_by().values("topic", "topic__name", "topic__sort_name")
        counted = counted.annotate(total=Count("pk"))
        return list(counted.order_by(Case(When(topic=None, then=1), default=0), "-total", "topic__sort_name"))

    def found_in(self, starts_on: date, ends_on: date) -> Self:
        """Written down as found in the period, both days included, whatever became of them."""
        return self.filter(found_on__range=(starts_on, ends_on))

    def answered_in(self, starts_on: date, ends_on: date) -> Self:
        """Closed with an answer in the period, both days included; those dropped are not counted."""
        return self.filter(state="answered", closed_on__range=(starts_on, ends_on))


def _represented_by(user: User) -> Exists:
    from members.models import Role

    roles = Role.objects.in_force().in_network()
    return Exists(roles.filter(person=user.pk, organization=OuterRef("organization")))

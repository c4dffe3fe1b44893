from datetime import date
from typing import Any, Self

from django.db.models import Count, Exists, Max, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from members.querysets.people import takes_part
from members.querysets.periods import SearchQuerySet, User, whether


class ComarcaQuerySet(QuerySet[Any]):
    def visible_to(self, user: User) -> Self:
        return self.filter(takes_part(user))

    def present(self, on: date | None = None) -> Self:
        """With an active town council, or an active county council."""
        from members.models import Membership

        active = Membership.objects.active(on).order_by()
        towns = active.filter(organization__kind="municipality").values("organization__municipality__comarca")
        counties = active.filter(organization__kind="county_council").values("organization__comarca")
        return self.filter(Q(pk__in=towns) | Q(pk__in=counties))

    def without_delegate(self, on: date | None = None) -> Self:
        """Where no active council looks after the others on the day."""
        from members.models import Delegation

        return self.exclude(
            Exists(Delegation.objects.in_force(on).of_members(on).filter(comarca=OuterRef("pk")))
        )

    def for_presence(self, on: date) -> Self:
        """Its county council, who is interested, its delegate: what the day's presence says of a comarca."""
        from members.models import Delegation, Membership, Organization, Prospect

        county = Organization.objects.filter(kind="county_council", comarca=OuterRef("pk"))
        active = Membership.objects.active(on).filter(organization__kind="county_council")
        interested = Prospect.objects.open(on).annotate(
            place=Coalesce("organization__municipality__comarca", "organization__comarca")
        )
        interested = interested.filter(place=OuterRef("pk")).order_by().values("place")
        delegate = Delegation.objects.in_force(on).of_members(on).filter(comarca=OuterRef("pk"))
        return self.annotate(
            has_county_council=Exists(county),
            county_council_is_member=whether(Q(pk__in=active.order_by().values("organization__comarca"))),
            interested=Coalesce(Subquery(interested.values(many=Count("pk"))), 0),
            delegate_name=Subquery(delegate.values("organization__short_name")[:1]),
        )


class MunicipalityQuerySet(SearchQuerySet):
    def visible_to(self, user: User) -> Self:
        return self.filter(takes_part(user))

    def with_presence(self, on: date | None = None) -> Self:
        """Annotate `is_member` (its town council is active) and `is_covered` (that, or its county council)."""
        from members.models import Membership

        # Not correlated Exists: under the OR they would be asked for every municipality.
        active = Membership.objects.active(on).order_by()
        towns = active.filter(organization__kind="municipality").values("organization__municipality")
        counties = active.filter(organization__kind="county_council").values("organization__comarca")
        return self.annotate(
            is_member=whether(Q(pk__in=towns)), is_covered=whether(Q(pk__in=towns) | Q(comarca__in=counties))
        )

    def tallied(self, *by: str) -> QuerySet[Any, dict[str, Any]]:
        """Sums of `with_presence`, by the columns given; a municipality is counted once, however covered."""
        members, covered = Q(is_member=True), Q(is_covered=True)
        sums: QuerySet[Any, dict[str, Any]] = (
            self.order_by()
            .values(*by)
            .annotate(
                towns=Count("pk"),
                member_towns=Count("pk", filter=members),
                residents=Sum("population", default=0),
                residents_of_members=Sum("population", filter=members, default=0),
                residents_covered=Sum("population", filter=covered, default=0),
                residents_year=Max("population_year"),
            )
        )
        return sums

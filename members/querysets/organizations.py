from datetime import date
from typing import TYPE_CHECKING, Self

from django.db.models import Count, Exists, F, Max, OuterRef, Prefetch, Q, Subquery, Sum, Value
from django.db.models.functions import Coalesce

from members.querysets.people import takes_part
from members.querysets.periods import SearchQuerySet, User
from members.sizes import SizeBand

if TYPE_CHECKING:
    from members.models import Person


class OrganizationQuerySet(SearchQuerySet):
    def visible_to(self, user: User) -> Self:
        """Whoever takes part in the network today sees the whole register and the directory."""
        return self.filter(takes_part(user))

    def councils(self) -> Self:
        return self.filter(kind__in=["municipality", "county_council"])

    def represented_by(self, person: "Person", on: date | None = None) -> Self:
        """Those for which the person holds a role in force: the source of every right of a member."""
        from members.models import Role

        roles = Role.objects.in_force(on).in_network(on)
        return self.filter(Exists(roles.filter(organization=OuterRef("pk"), person=person)))

    def with_membership(self, on: date | None = None) -> Self:
        """Annotate `membership_state`, `membership_since` and `membership_is_invented` of the day."""
        from members.models import Membership

        today = Membership.objects.in_force(on).filter(organization=OuterRef("pk"))
        return self.annotate(
            membership_state=Subquery(today.values("state")[:1]),
            membership_since=Subquery(today.values("starts_on")[:1]),
            membership_is_invented=Subquery(today.values("is_invented")[:1]),
        )

    def with_prospect(self, seen_by: User) -> Self:
        """Annotate whether it is interested, for those who may know."""
        from members.models import Prospect

        interest = Prospect.objects.visible_to(seen_by).open().filter(organization=OuterRef("pk"))
        return self.annotate(
            is_prospect=Exists(interest), prospect_since=Subquery(interest.values("since_on")[:1])
        )

    def with_place(self) -> Self:
        """Annotate comarca, province and residents, of the municipality or of the county council."""
        return self.select_related("municipality__comarca", "comarca").annotate(
            comarca_name=Coalesce("municipality__comarca__name", "comarca__name"),
            comarca_order=Coalesce("municipality__comarca__sort_name", "comarca__sort_name"),
        )

    def with_residents(self) -> Self:
        """Annotate `residents` and their `residents_year`; those of a county council are its comarca's."""
        from members.models import Municipality

        towns = Municipality.objects.filter(comarca=OuterRef("comarca")).order_by().values("comarca")
        return self.annotate(
            residents=Coalesce(
                "municipality__population", Subquery(towns.values(total=Sum("population"))), Value(0)
            ),
            residents_year=Coalesce(
                "municipality__population_year", Subquery(towns.values(latest=Max("population_year")))
            ),
        )

    def of_size(self, band: SizeBand) -> Self:
        found = self.with_residents().filter(residents__gte=band.least)
        return found if band.most is None else found.filter(residents__lte=band.most)

    def in_comarca(self, code: str) -> Self:
        return self.filter(Q(municipality__comarca__code=code) | Q(comarca__code=code))

    def in_province(self, province: str) -> Self:
        """A county council is in every province where its comarca has a municipality (Cerdanya, in two)."""
        from members.models import Municipality

        # Not a correlated Exists: under the OR it was asked for every row, 1 s at 10,000 organizations.
        comarques = Municipality.objects.filter(province=province).order_by().values("comarca")
        return self.filter(Q(municipality__province=province) | Q(comarca__in=comarques))

    def in_state(self, state: str, on: date | None = None) -> Self:
        from members.models import Membership

        return self.filter(
            Exists(Membership.objects.in_force(on).filter(organization=OuterRef("pk"), state=state))
        )

    def prospects(self) -> Self:
        from members.models import Prospect

        return self.filter(Exists(Prospect.objects.open().filter(organization=OuterRef("pk"))))

    def for_list(self, seen_by: User, on: date | None = None) -> Self:
        """What `council_row` says, as columns: the joined rows themselves would be 150 objects a page."""
        found = self.with_membership(on).with_prospect(seen_by).with_place().with_residents()
        found = found.annotate(ine_code=F("municipality__ine_code"))
        return found.select_related(None).order_by("sort_name", "pk")

    def for_map(self, *, with_interested: bool) -> Self:
        """The network of today, each with its codes on the map; comarca by comarca, county councils first."""
        from members.models import Membership, Prospect

        # Not `members() | prospects()`: their Exists, under the OR, would be asked for the whole register.
        spells = Membership.objects.in_force().filter(state__in=Membership.IN_NETWORK)
        wanted = Q(pk__in=spells.order_by().values("organization"))
        if with_interested:
            wanted |= Q(pk__in=Prospect.objects.open().order_by().values("organization"))
        return (
            self.filter(wanted)
            .with_membership()
            .with_place()
            .select_related(None)
            .annotate(
                town_code=F("municipality__ine_code"),
                comarca_code=Coalesce("municipality__comarca__code", "comarca__code"),
            )
            .order_by("comarca_order", "kind", "sort_name", "pk")
        )

    def for_page(self, seen_by: User) -> Self:
        """One organization with its people of today and to come, its history and its open matters."""
        from members.models import Membership, MembershipRequest, Prospect, Role

        roles = Role.objects.current_or_future().select_related("person", "organization")
        history = Membership.objects.select_related("agreement__body").order_by("-starts_on")
        requests = MembershipRequest.objects.select_related("resolution_file", "organization")
        prospects = Prospect.objects.visible_to(seen_by).open()
        return (
            self.with_membership()
            .with_place()
            .prefetch_related(
                "topics",
                Prefetch("roles", queryset=roles, to_attr="current_roles"),
                Prefetch("memberships", queryset=history, to_attr="history"),
                Prefetch("requests", queryset=requests, to_attr="all_requests"),
                Prefetch("prospects", queryset=prospects, to_attr="open_prospects"),
            )
        )

    def for_card(self) -> Self:
        """One's own councils on «Inici»: their reference person, groups and open needs of today."""
        from members.models import Need, Participation, Role

        reference = Role.objects.in_force().filter(is_primary_contact=True).select_related("person")
        groups = Participation.objects.in_force().select_related("body")
        needs = Need.objects.open().filter(organization=OuterRef("pk")).order_by().values("organization")
        return (
            self.with_membership()
            .with_place()
            .annotate(
                comarca_number=Coalesce("municipality__comarca", "comarca"),
                open_needs=Coalesce(Subquery(needs.values(number=Count("pk"))), Value(0)),
            )
            .prefetch_related(
                "topics",
                Prefetch("roles", queryset=reference, to_attr="reference_roles"),
                Prefetch("participations", queryset=groups, to_attr="groups_in_force"),
            )
        )

    def members(self, on: date | None = None) -> Self:
        """In the network on the day: active, applicant or suspended."""
        from members.models import Membership

        rows = Membership.objects.in_force(on).filter(
            organization=OuterRef("pk"), state__in=Membership.IN_NETWORK
        )
        return self.filter(Exists(rows))

    def once_members(self) -> Self:
        """Councils in the network today or at some time."""
        from members.models import Membership

        return self.councils().filter(Exists(Membership.objects.filter(organization=OuterRef("pk"))))

import functools
import operator
from datetime import date
from typing import TYPE_CHECKING, Any, Self, Union

from django.contrib.auth.models import AnonymousUser
from django.db.models import (
    Exists,
    F,
    Func,
    Max,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
    Sum,
    TextField,
    Value,
)
from django.db.models.functions import Coalesce

from members.sizes import SizeBand
from office import clock
from office.db import Fold

if TYPE_CHECKING:
    from members.models import Person

User = Union["Person", AnonymousUser]


def not_ended_before(day: date) -> Q:
    """Still in force on the day, or to begin after it; an open end never ends."""
    return Q(ends_on__isnull=True) | Q(ends_on__gte=day)


class InForceQuerySet(QuerySet[Any]):
    def in_force(self, on: date | None = None) -> Self:
        """From `starts_on` to `ends_on`, both included."""
        day = on or clock.today()
        return self.filter(not_ended_before(day), starts_on__lte=day)


class SearchQuerySet(QuerySet[Any]):
    """Rows with a folded `search_name`."""

    def search(self, words: str) -> Self:
        """Every word somewhere in the name, blind to accents, case, apostrophes, hyphens and articles."""
        asked = words.replace("’", "'").replace(",", " ").split()[:8]
        asked = [word for word in asked if word.lower() not in SMALL_WORDS] or asked
        found = self.alias(spelling=_unmarked(F("search_name")))
        for word in asked:
            found = found.filter(spelling__contains=_unmarked(Fold(Value(word))))
        return found


# «Hospitalet, l'», «la Prat»: what people add or leave out without looking for it.
SMALL_WORDS = {"el", "els", "la", "les", "lo", "l", "l'", "d", "d'", "de", "del", "dels"}


def _unmarked(text: F | Fold) -> Func:
    """Without apostrophes and hyphens: «lhospitalet» and «mont roig» are found too."""
    return Func(text, Value("'-"), Value(""), function="translate", output_field=TextField())


class MunicipalityQuerySet(SearchQuerySet):
    pass


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
        """Annotate `membership_state` and `member_since` of the day."""
        from members.models import Membership

        today = Membership.objects.in_force(on).filter(organization=OuterRef("pk"))
        return self.annotate(
            membership_state=Subquery(today.values("state")[:1]),
            membership_since=Subquery(today.values("starts_on")[:1]),
        )

    def with_prospect(self) -> Self:
        from members.models import Prospect

        interest = Prospect.objects.open().filter(organization=OuterRef("pk"))
        return self.annotate(
            is_prospect=Exists(interest), prospect_since=Subquery(interest.values("since_on")[:1])
        )

    def with_place(self) -> Self:
        """Annotate comarca, province and residents, of the municipality or of the county council."""
        return self.select_related("municipality__comarca", "comarca").annotate(
            comarca_name=Coalesce("municipality__comarca__name", "comarca__name")
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

    def for_list(self, on: date | None = None) -> Self:
        """What `council_row` says, as columns: the joined rows themselves would be 150 objects a page."""
        found = self.with_membership(on).with_prospect().with_place().with_residents()
        return found.select_related(None).order_by("sort_name", "pk")

    def for_page(self) -> Self:
        """One organization with its people of today and to come, its history and its open matters."""
        from members.models import Membership, MembershipRequest, Prospect, Role

        roles = Role.objects.current_or_future().select_related("person", "organization")
        history = Membership.objects.select_related("agreement__body").order_by("-starts_on")
        requests = MembershipRequest.objects.select_related("resolution_file", "organization")
        prospects = Prospect.objects.open()
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

    def members(self, on: date | None = None) -> Self:
        """In the network on the day: active, applicant or suspended."""
        from members.models import Membership

        rows = Membership.objects.in_force(on).filter(
            organization=OuterRef("pk"), state__in=Membership.IN_NETWORK
        )
        return self.filter(Exists(rows))


class PersonQuerySet(SearchQuerySet):
    def visible_to(self, user: User) -> Self:
        return self.filter(takes_part(user))

    def with_roles(self, on: date | None = None) -> Self:
        from members.models import Role

        roles = Role.objects.in_force(on).select_related("organization")
        return self.prefetch_related(Prefetch("roles", queryset=roles, to_attr="roles_in_force"))

    def without_ties_since(self, day: date) -> Self:
        """Known before the day, and with no post, seat or group in force since."""
        from members.models import NetworkRole, Participation, Role, Seat

        found = self.filter(created_at__date__lt=day)
        for kind in (Role, NetworkRole, Seat, Participation):
            found = found.exclude(
                Exists(kind._base_manager.filter(not_ended_before(day), person=OuterRef("pk")))
            )
        return found

    def in_demo(self) -> list[Any]:
        """Those who may sign in to the demonstration, each with `demo_words`: what it is there."""
        people = self.filter(email__endswith="@example.org", is_active=True).with_roles()
        people = list(people.prefetch_related("network_roles").order_by("pk")[:12])  # type: ignore[assignment]
        for person in people:
            posts = [str(role) for role in person.roles_in_force]
            posts += [role.get_kind_display() for role in person.network_roles.all()]
            person.demo_words = ", ".join(posts)
        return people  # type: ignore[return-value]

    def coordination(self, on: date | None = None) -> Self:
        from members.models import NetworkRole

        rows = NetworkRole.objects.in_force(on).filter(person=OuterRef("pk"), kind="coordination")
        return self.filter(Exists(rows), is_active=True)


class RoleQuerySet(InForceQuerySet):
    def visible_to(self, user: User) -> Self:
        return self.filter(takes_part(user))

    def in_network(self, on: date | None = None) -> Self:
        """Of organizations that are in the network on the day: without membership a role gives no rights."""
        from members.models import Membership

        spells = Membership.objects.in_force(on).filter(
            organization=OuterRef("organization"), state__in=Membership.IN_NETWORK
        )
        return self.filter(Exists(spells))

    def current_or_future(self, on: date | None = None) -> Self:
        return self.filter(not_ended_before(on or clock.today()))

    def reachable(self) -> Self:
        """With an address: of the role, of the person, or the shared mailbox of the organization."""
        return self.exclude(
            Q(email="") & (Q(person__email__isnull=True) | Q(person__email="")) & Q(organization__email="")
        )


def takes_part(user: User) -> Q:
    """Whether the person has anything to do with the network today, as a condition of a query."""
    from members.models import NetworkRole, Participation, Role, Seat

    rows = (Role.objects.in_network(), NetworkRole.objects, Seat.objects, Participation.objects)
    mine = (Q(Exists(of_a_kind.in_force().filter(person=user.pk))) for of_a_kind in rows)
    return functools.reduce(operator.or_, mine)


def coordinates(user: User) -> Exists:
    """Whether the person is of the coordination today, as a condition of a query."""
    from members.models import NetworkRole

    return Exists(NetworkRole.objects.in_force().filter(person=user.pk, kind="coordination"))


class ProspectQuerySet(QuerySet[Any]):
    def visible_to(self, user: User) -> Self:
        """The coordination's own notes: who is interested is nobody else's business yet."""
        return self.filter(coordinates(user))

    def open(self) -> Self:
        return self.filter(state="open")


class MembershipRequestQuerySet(QuerySet[Any]):
    def visible_to(self, user: User) -> Self:
        """Those of the councils that the person represents; all of them for coordination."""
        from members.models import Role

        own = (
            Role.objects.in_force().in_network().filter(person=user.pk, organization=OuterRef("organization"))
        )
        return self.filter(coordinates(user) | Exists(own))

    def waiting(self) -> Self:
        return self.filter(state="received")


class MembershipQuerySet(InForceQuerySet):
    pass


class BodyQuerySet(QuerySet[Any]):
    pass


class AgreementQuerySet(QuerySet[Any]):
    def since(self, day: date) -> Self:
        return self.filter(adopted_on__gte=day)

from datetime import date
from typing import Any, Self

from django.db.models import (
    Case,
    Count,
    Exists,
    F,
    IntegerField,
    OuterRef,
    Prefetch,
    QuerySet,
    Subquery,
    When,
)
from django.db.models.functions import Coalesce

from members.querysets.people import takes_part
from members.querysets.periods import InForceQuerySet, User
from office import clock

# The kinds of body to which somebody is elected.
SEATED = ("executive", "technical", "extended_executive")
FUNCTIONS_IN_ORDER = ("presidency", "vice_presidency", "secretary", "member")


class BodyQuerySet(QuerySet[Any]):
    def visible_to(self, user: User) -> Self:
        return self.filter(takes_part(user))

    def seated(self) -> Self:
        return self.filter(kind__in=SEATED)

    def groups(self) -> Self:
        return self.filter(kind="working_group")

    def for_list(self, on: date | None = None) -> Self:
        """Each with its seats and term of the day, or with its state, what it passes to and who takes part."""
        return self.with_term(on).with_state(on).with_councils(on).prefetch_related("former_names")

    def with_term(self, on: date | None = None) -> Self:
        """Annotate `seat_count` and the `term_from` and `term_until` of the day."""
        from members.models import Seat, Term

        seats = Seat.objects.in_force(on).filter(term__body=OuterRef("pk")).order_by().values("term__body")
        terms = Term.objects.in_force(on).filter(body=OuterRef("pk"))
        return self.annotate(
            seat_count=Coalesce(Subquery(seats.values(total=Count("pk"))), 0),
            term_from=Subquery(terms.values("starts_on")[:1]),
            term_until=Subquery(terms.values("ends_on")[:1]),
        )

    def with_state(self, on: date | None = None) -> Self:
        """Annotate `state` and `state_since` of the day, `state_to_come` and `state_to_come_on`."""
        from members.models import GroupSpell

        spells = GroupSpell.objects.filter(body=OuterRef("pk"))
        to_come = spells.filter(starts_on__gt=on or clock.today()).order_by("starts_on")
        return self.annotate(
            state=Subquery(spells.in_force(on).values("state")[:1]),
            state_since=Subquery(spells.in_force(on).values("starts_on")[:1]),
            state_to_come=Subquery(to_come.values("state")[:1]),
            state_to_come_on=Subquery(to_come.values("starts_on")[:1]),
        )

    def with_councils(self, on: date | None = None) -> Self:
        """Annotate `council_count`: organizations that take part on the day, through one person or several."""
        from members.models import Participation

        rows = Participation.objects.in_force(on).filter(body=OuterRef("pk")).order_by().values("body")
        total = Count("organization", distinct=True)
        return self.annotate(council_count=Coalesce(Subquery(rows.values(total=total)), 0))

    def for_page(self) -> Self:
        """One body with its terms and seats, its agreements and former names; of a group, its life."""
        from members.models import GroupSpell, Participation, Seat, Term

        seats = Seat.objects.in_order().with_vacancy().select_related("organization", "person")
        terms = Term.objects.select_related("agreement").prefetch_related(Prefetch("seats", queryset=seats))
        spells = GroupSpell.objects.select_related("agreement").order_by("-starts_on", "-pk")
        participations = Participation.objects.select_related("organization", "person").with_vacancy()
        return self.with_councils().prefetch_related(
            "agreements",
            "former_names",
            Prefetch("terms", queryset=terms),
            Prefetch("spells", queryset=spells),
            Prefetch("participations", queryset=participations.in_order()),
        )


class TermQuerySet(InForceQuerySet):
    def visible_to(self, user: User) -> Self:
        return self.filter(takes_part(user))


class HeldQuerySet(InForceQuerySet):
    """Places of an organization that a person fills."""

    def visible_to(self, user: User) -> Self:
        return self.filter(takes_part(user))

    def with_vacancy(self) -> Self:
        """Annotate `is_vacant`: without a person, or with one that no longer acts for the organization."""
        from members.models import Role

        roles = Role.objects.in_force().in_network()
        roles = roles.filter(person=OuterRef("person"), organization=OuterRef("organization"))
        return self.annotate(is_vacant=~Exists(roles))


class SeatQuerySet(HeldQuerySet):
    def in_order(self) -> Self:
        """Presidency, vice-presidency, secretary, and the rest by council."""
        places = [When(function=name, then=place) for place, name in enumerate(FUNCTIONS_IN_ORDER)]
        rank = Case(*places, output_field=IntegerField())
        return self.order_by(rank, "organization__sort_name", "starts_on", "pk")


class ParticipationQuerySet(HeldQuerySet):
    def in_order(self) -> Self:
        return self.order_by(F("is_coordinator").desc(), "organization__sort_name", "starts_on", "pk")


class AgreementQuerySet(QuerySet[Any]):
    def visible_to(self, user: User) -> Self:
        return self.filter(takes_part(user))

    def since(self, day: date) -> Self:
        return self.filter(adopted_on__gte=day)

    def standing(self) -> Self:
        return self.exclude(state="revoked")

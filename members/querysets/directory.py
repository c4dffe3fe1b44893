"""Who is who: people with what they are in the network, for the directory and for finding one written twice."""

import functools
import operator
from datetime import date
from typing import Any, Self

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import (
    CharField,
    Exists,
    F,
    Func,
    Min,
    OuterRef,
    Q,
    QuerySet,
    Value,
    Window,
)
from django.db.models.functions import Cast, Coalesce, JSONObject, Least

from members.querysets.periods import InForceQuerySet, SearchQuerySet
from office.db import Fold

POSTS_SHOWN = 4


def ties() -> list[InForceQuerySet]:
    """All that ties a person to the network, whatever its dates: rows with a `person` and a period."""
    from members.models import Interlocutor, NetworkRole, Participation, Role, Seat

    kinds = (Role, NetworkRole, Seat, Participation, Interlocutor)
    return [kind.objects.all() for kind in kinds]


def ties_in_network(on: date | None = None) -> list[InForceQuerySet]:
    """Those in force on the day; a post counts when its council is in the network."""
    from members.models import Role

    _roles, *others = (rows.in_force(on) for rows in ties())
    return [Role.objects.in_force(on).in_network(on), *others]


def tied_by(kinds: list[InForceQuerySet], person: str = "pk") -> Q:
    """Whether some row is of the person in the column, as a condition of a query.

    Exists and not `in`: measured at 100,000 people, the database then chooses by itself between looking
    into the tables person by person and reading them once.
    """
    conditions = (Q(Exists(rows.filter(person=OuterRef(person)))) for rows in kinds)
    return functools.reduce(operator.or_, conditions)


class DirectoryQuerySet(SearchQuerySet):
    def unmerged(self) -> Self:
        """Without the rows that were joined into another one: what every list and choice of people shows."""
        return self.filter(merged_into=None)

    def named(self) -> Self:
        """Without those whose name has been erased."""
        return self.exclude(given_name="", family_name="")

    def in_network(self, on: date | None = None) -> Self:
        return self.filter(tied_by(ties_in_network(on)))

    def out_of_network(self, on: date | None = None) -> Self:
        """Known to the network and with nothing in force in it: they left, or nobody gave them a post."""
        return self.filter(~tied_by(ties_in_network(on)))

    def with_posts(self, roles: QuerySet[Any]) -> Self:
        """As columns, because the list is one query: `posts`, from the roles given, and the other words."""
        from members.models import Interlocutor, NetworkRole, Participation, Seat

        mine = {"person": OuterRef("pk")}
        kinds = NetworkRole.objects.in_force().filter(**mine).order_by("starts_on")
        seats = Seat.objects.in_force().filter(**mine).order_by("starts_on")
        groups = Participation.objects.in_force().filter(**mine).order_by("body__name")
        partners = Interlocutor.objects.in_force().filter(**mine).order_by("starts_on")
        return self.annotate(
            posts=ArraySubquery(roles.filter(**mine)[:POSTS_SHOWN].values(data=_post())),
            network_kinds=ArraySubquery(kinds.values("kind")),
            seats_held=ArraySubquery(
                seats.values(data=JSONObject(function="function", body="term__body__name"))
            ),
            groups_joined=ArraySubquery(groups.values("body__name")),
            partners_spoken_for=ArraySubquery(partners.values("partner__organization__name")),
        )

    def likely_doubles(self) -> Self:
        """Each with `double_of`, the number of an older row with the same name, or that begins the same
        address and has the same given name.
        """
        local_part = Func(F("email"), Value("@"), Value(1), function="split_part", output_field=CharField())
        address = Coalesce(local_part, Cast("pk", CharField()))
        found = self.unmerged().named()
        found = found.annotate(
            same_name=Window(Min("pk"), partition_by=[F("search_name")]),
            same_address=Window(Min("pk"), partition_by=[address, Fold(F("given_name"))]),
        )
        found = found.annotate(double_of=Least("same_name", "same_address"))
        return found.filter(double_of__lt=F("pk"))

    def doubles_of(self, person: Any) -> Self:
        """The likely doubles of one person."""
        local_part = (person.email or "").partition("@")[0]
        alike = Q(search_name=person.search_name)
        if local_part:
            alike |= Q(email__startswith=f"{local_part}@")
        return self.unmerged().named().filter(alike).exclude(pk=person.pk)


def _post() -> JSONObject:
    return JSONObject(
        title="title",
        council="organization__name",
        council_number="organization_id",
        email="email",
        is_primary_contact="is_primary_contact",
        is_substitute="is_substitute",
        ends_on="ends_on",
    )

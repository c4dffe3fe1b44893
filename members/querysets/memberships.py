import functools
import operator
from datetime import date
from typing import Any, Self

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from members.querysets.people import coordinates, takes_part
from members.querysets.periods import ONE_DAY, InForceQuerySet, User, whether

MEMBER = ("active", "suspended")  # a suspended council has joined and has not left


class ProspectQuerySet(QuerySet[Any]):
    def visible_to(self, user: User) -> Self:
        """The coordination's own notes: who is interested is nobody else's business yet."""
        return self.filter(coordinates(user))

    def open(self, on: date | None = None) -> Self:
        """Interested now; or, with a day, on that day."""
        if on is None:
            return self.filter(state="open")
        return self.filter(Q(closed_on__isnull=True) | Q(closed_on__gt=on), since_on__lte=on)


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
    def visible_to(self, user: User) -> Self:
        """Who joined and who left, whoever takes part may know; the reasons are on the page of a member."""
        return self.filter(takes_part(user))

    def active(self, on: date | None = None) -> Self:
        return self.in_force(on).filter(state="active")

    def joined_in(self, starts_on: date, ends_on: date) -> Self:
        """Rows that begin a membership: active from a day of the period, and no member on the day before.

        Suspended to active is no join, nor is a second row of the same membership; withdrawn to active is.
        """
        return self.filter(_joined(starts_on, ends_on))

    def left_in(self, starts_on: date, ends_on: date) -> Self:
        """Rows that end a membership: the first day out, the one after `ends_on`, falls in the period."""
        return self.filter(_left(starts_on, ends_on))

    def with_changes(self, starts_on: date, ends_on: date) -> Self:
        """The rows that begin or end in the period, each told apart: a membership may do both in one year."""
        changes = {
            "has_joined": _joined(starts_on, ends_on),
            "has_left": _left(starts_on, ends_on),
            "has_suspended": _began("suspended", starts_on, ends_on),
            "has_resumed": _began("active", starts_on, ends_on) & Q(_the_day_before("suspended")),
            "has_applied": _began("applicant", starts_on, ends_on),
        }
        any_of_them = functools.reduce(operator.or_, changes.values())
        return self.filter(any_of_them).annotate(
            **{name: whether(condition) for name, condition in changes.items()}
        )

    def with_council(self) -> Self:
        """The organization, and what a line says of it: its comarca and its residents."""
        from members.models import Organization

        council = Organization.objects.filter(pk=OuterRef("organization")).with_place().with_residents()
        return self.select_related("organization").annotate(
            **{
                name: Subquery(council.values(name))
                for name in ("comarca_name", "comarca_order", "residents")
            }
        )


def _began(state: str, starts_on: date, ends_on: date) -> Q:
    return Q(state=state, starts_on__range=(starts_on, ends_on))


def _joined(starts_on: date, ends_on: date) -> Q:
    return _began("active", starts_on, ends_on) & ~Q(_the_day_before(*MEMBER))


def _left(starts_on: date, ends_on: date) -> Q:
    last_days = (starts_on - ONE_DAY, ends_on - ONE_DAY)
    return Q(state__in=MEMBER, ends_on__range=last_days) & ~Q(_the_day_after(*MEMBER))


def _the_day_before(*states: str) -> Exists:
    """Periods of an organization never overlap: whoever was in a state on the eve has a row that ends there."""
    from members.models import Membership

    eve = OuterRef("starts_on") - ONE_DAY
    rows = Membership.objects.filter(organization=OuterRef("organization"), state__in=states, ends_on=eve)
    return Exists(rows)


def _the_day_after(*states: str) -> Exists:
    from members.models import Membership

    next_day = OuterRef("ends_on") + ONE_DAY
    rows = Membership.objects.filter(
        organization=OuterRef("organization"), state__in=states, starts_on=next_day
    )
    return Exists(rows)

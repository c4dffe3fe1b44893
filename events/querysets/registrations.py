from collections.abc import Collection
from datetime import datetime
from typing import Any, Self

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, Prefetch, Q, QuerySet, TextField, Value
from django.db.models.functions import Coalesce, Concat

from members.querysets import coordinates
from members.querysets.periods import User
from office import clock
from office.db import Fold

TAKES_SEAT = ("confirmed", "offered")
ACTIVE = ("unconfirmed", "confirmed", "waiting", "offered")


class RegistrationQuerySet(QuerySet[Any]):
    def visible_to(self, user: User) -> Self:
        """One's own, those of the organizations that one acts for, and all for coordination."""
        from members.models import Role

        if not user.is_authenticated:
            return self.none()
        own = Role.objects.in_force().in_network().filter(person=user.pk).values("organization")
        of_own = Q(organization__in=own) & ~Q(state="unconfirmed")
        mine = Q(person=user.pk) | Q(made_by=user.pk) | of_own
        return self.filter(mine | Q(coordinates(user)))

    def of_person_or(self, person: int, organizations: Collection[int]) -> Self:
        """Its own, and those of the organizations that it acts for."""
        return self.filter(Q(person=person) | Q(organization__in=organizations))

    def active(self) -> Self:
        return self.filter(state__in=ACTIVE)

    def standing(self) -> Self:
        """Active, and of somebody whose address is in no doubt: anybody can write the name of a council."""
        return self.active().exclude(state="unconfirmed")

    def seated(self) -> Self:
        """Whose seat is theirs, or kept for them; what counts against the capacity."""
        return self.filter(state__in=TAKES_SEAT)

    def confirmed(self) -> Self:
        return self.filter(state="confirmed")

    def waiting(self) -> Self:
        return self.filter(state="waiting")

    def expired(self, now: datetime) -> Self:
        return self.filter(state__in=["offered", "unconfirmed"], expires_at__lte=now).order_by(
            "expires_at", "pk"
        )

    def for_list(self) -> Self:
        return self.select_related("person", "organization", "event", "event__municipality", "attendance")

    def for_page(self) -> Self:
        """With all that the page of one says."""
        return self.select_related(
            "person",
            "organization",
            "event",
            "event__municipality",
            "event__kind",
            "needs",
            "made_by",
            "attendance",
        ).prefetch_related("items", _answers())

    def coming(self) -> Self:
        """Of events that are not over."""
        return self.filter(event__ends_on__gte=clock.today()).order_by(
            "event__day", "event", "asked_at", "pk"
        )

    def of_organizations(self, numbers: Collection[int]) -> Self:
        return self.filter(organization__in=numbers)

    def unplaced(self) -> Self:
        """Of an organization in words that nobody has put in its place."""
        return self.filter(organization=None).exclude(organization_words="").exclude(state="unconfirmed")

    def for_file(self) -> Self:
        """With all that a line of the file says."""
        return self.for_list().select_related("needs").prefetch_related("items", _answers())

    def for_rows(self) -> Self:
        """With all that a row of coordination says, in one question."""
        from events.models import Answer, ProgrammeItem

        items = ProgrammeItem.objects.filter(registrations=OuterRef("pk")).order_by("position", "pk")
        answers = (
            Answer.objects.filter(registration=OuterRef("pk"))
            .exclude(words="")
            .order_by("question__position", "pk")
        )
        said = Concat("question__words", Value(" "), "words", output_field=TextField())
        return (
            self.for_list()
            .select_related("needs")
            .annotate(
                item_titles=ArraySubquery(items.values("title")),
                said=ArraySubquery(answers.values_list(said)),
            )
        )

    def on_the_sheet(self) -> Self:
        """Who is waited for at the door, and whoever was written down, by organization and name."""
        found = self.filter(Q(state="confirmed") | Q(attendance__isnull=False))
        found = found.select_related(
            "person",
            "organization",
            "attendance__person",
            "attendance__organization",
            "attendance__represented_by",
        )
        name = Coalesce("person__sort_name", Fold("name"))
        return found.order_by(F("organization__sort_name").asc(nulls_last=True), name, "pk")

    def search(self, words: str) -> Self:
        """Every word in the name or the address of the person, or in the name of its organization."""
        found = self.alias(spelling=Fold("name"), elsewhere=Fold("organization_words"))
        for word in words.replace("’", "'").split()[:8]:
            asked = Fold(Value(word))
            found = found.filter(
                Q(spelling__contains=asked)
                | Q(email__icontains=word)
                | Q(elsewhere__contains=asked)
                | Q(person__search_name__contains=asked)
                | Q(organization__search_name__contains=asked)
            )
        return found


def _answers() -> Any:
    """With their questions, in one query."""
    from events.models import Answer

    return Prefetch("answers", queryset=Answer.objects.select_related("question"))

"""Two rows of one person: every place of the portal that names people, and what would be there twice.

Nothing is written here: the page shows these parts, `operations.merge_people` carries them out.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from members.models import Person, Role

KEEPS_ITS_OWN = _("Both have it: who stays keeps its own.")
DAYS_OF_BOTH = _("Both say it: it stays once, with the days of both.")
SAYS_MORE = _("Both say it: the one that says more stays.")
ONE_ADDRESS = _("It no longer opens the account: only the chosen address does.")
OTHER_ACCOUNT = _("It opened the account that goes, and opens none from now on.")


@dataclass(frozen=True)
class Double:
    """A row that goes. `stays` is the one that says the same, where there is one."""

    row: Any
    stays: Any
    words: Promise

    @property
    def name(self) -> str:
        return name_of(self.row)


Rule = Callable[[list[Any], list[Any], str | None], Iterator[Double]]


def same(*columns: str) -> Rule:
    """Of two rows that are alike in these columns, who stays keeps its own."""

    def doubles(kept: list[Any], going: list[Any], email: str | None) -> Iterator[Double]:
        own = {_alike(row, columns): row for row in kept}
        for row in going:
            if _alike(row, columns) in own:
                yield Double(row, own[_alike(row, columns)], KEEPS_ITS_OWN)

    return doubles


def same_while(*columns: str, more: tuple[str, ...] = ()) -> Rule:
    """The same of two rows in force on one day; the one that stays takes the days of the other.

    Where only one of them says `more` («reference person»), the other goes if it adds no day: that one was
    the reference person on a day when it was not, the portal does not make up.
    """

    def doubles(kept: list[Any], going: list[Any], email: str | None) -> Iterator[Double]:
        own = list(kept)
        for row in going:
            for mine in own:
                double = _while_both(row, mine, columns, more)
                if double:
                    own.remove(mine)
                    yield double
                    break

    return doubles


def _while_both(row: Any, mine: Any, columns: tuple[str, ...], more: tuple[str, ...]) -> Double | None:
    if _alike(row, columns) != _alike(mine, columns) or not _overlap(row, mine):
        return None
    less, best = sorted((row, mine), key=lambda one: _alike(one, more))
    if _alike(less, more) == _alike(best, more):
        return Double(row, mine, DAYS_OF_BOTH)
    return Double(less, best, SAYS_MORE) if _is_within(less, best) else None


def _is_within(row: Any, other: Any) -> bool:
    ends_before = other.ends_on is None or (row.ends_on is not None and row.ends_on <= other.ends_on)
    return bool(other.starts_on <= row.starts_on and ends_before)


def only_the_address_that_stays(kept: list[Any], going: list[Any], email: str | None) -> Iterator[Double]:
    """An address that somebody left behind must not open the account, perhaps to its next owner."""
    chosen = next((row for row in [*kept, *going] if row.email == email), None)
    for row in [*kept, *going]:
        if row != chosen:
            yield Double(row, None, ONE_ADDRESS)


def only_of_the_account_that_stays(kept: list[Any], going: list[Any], email: str | None) -> Iterator[Double]:
    """A key of the account that is left must not open the other one: coordination may have taken two for one."""
    for row in [*kept, *going]:
        if row.user.email != email:
            yield Double(row, None, OTHER_ACCOUNT)


# Each place where two rows of one person cannot both stay, or would say the same twice. A place that the
# database keeps unique and that is not here is found by a test, and refuses the merge.
RULES: dict[str, Rule] = {
    "account.emailaddress.user": only_the_address_that_stays,
    "advisory.serviceexpert.person": same("service_id"),
    "members.collaboration_people.person": same("collaboration_id"),
    "members.networkrole.person": same_while("kind"),
    "members.participation.person": same_while("body_id", "organization_id", more=("is_coordinator",)),
    "members.role.person": same_while(
        "organization_id", "line", "title", more=("is_primary_contact", "is_substitute")
    ),
    "members.seat.person": same_while("term_id", "organization_id", "function"),
    "mfa.authenticator.user": only_of_the_account_that_stays,
    "office.messagepreference.person": same(),
    "socialaccount.socialaccount.user": only_of_the_account_that_stays,
}
# Where one is signed in ends with the record: nothing of it comes along.
ENDED = {"members.websession.person"}
# As a list of several says it; the rest goes by the name of its kind.
WORDS = {
    "account.emailaddress.user": _("Addresses that open the account"),
    "members.collaboration_people.person": _("Collaborations"),
    "members.interlocutor.person": _("Partners it speaks for"),
    "members.networkrole.person": _("Roles in the network"),
    "members.participation.person": _("Groups"),
    "members.person.merged_into": _("Records joined before"),
    "members.role.person": _("Posts in councils"),
    "members.seat.person": _("Seats in bodies"),
    "mfa.authenticator.user": _("Passkeys and other second factors"),
    "office.auditpersonal.by": _("What it did, in the history"),
    "office.job.by": _("Long works it began"),
    "office.message.person": _("Messages"),
    "office.messagepreference.person": _("How it gets reminders"),
    "office.signedlink.person": _("Links sent by mail"),
    "office.storedfile.uploaded_by": _("Files it uploaded"),
    "socialaccount.socialaccount.user": _("Identities of other providers"),
}


@dataclass(frozen=True)
class Part:
    """One place that names people: how many rows come along, and which would be there twice."""

    place: Any  # the foreign key
    moving: int
    doubles: list[Double]

    @property
    def label(self) -> str:
        return str(WORDS.get(str_of(self.place)) or capfirst(self.place.model._meta.verbose_name))


def places() -> list[Any]:
    """The foreign keys to people of every app, the tables between many and many included."""
    relations = Person._meta.get_fields(include_hidden=True)
    keys = [
        relation.field  # type: ignore[union-attr]
        for relation in relations
        if relation.auto_created and not relation.concrete and not relation.many_to_many
    ]
    return [key for key in keys if str_of(key) not in ENDED]


def str_of(place: Any) -> str:
    return f"{place.model._meta.label_lower}.{place.name}"


def parts(keep: Person, gone: Person, email: str | None) -> list[Part]:
    """What joining `gone` into `keep` moves, when `email` is the address to sign in that stays."""
    found, counts = [], _counts(keep, gone)
    for place in places():
        own, number = counts[keep.pk][_column(place)], counts[gone.pk][_column(place)]
        may_clash = str_of(place) in RULES and (number or own)
        doubles = _doubles(place, keep, gone, email) if may_clash else []
        leaving = sum(1 for double in doubles if getattr(double.row, place.attname) == gone.pk)
        if number or doubles:
            found.append(Part(place, number - leaving, doubles))
    return found


def _doubles(place: Any, keep: Person, gone: Person, email: str | None) -> list[Double]:
    rows = list(place.model._base_manager.filter(**{f"{place.name}__in": [keep, gone]}).order_by("pk"))
    kept = [row for row in rows if getattr(row, place.attname) == keep.pk]
    going = [row for row in rows if getattr(row, place.attname) == gone.pk]
    return list(RULES[str_of(place)](kept, going, email))


def _counts(*people: Person) -> dict[int, dict[str, int]]:
    """How many rows of each place name each of them, in one question."""
    columns = {}
    for place in places():
        rows = place.model._base_manager.filter(**{place.name: OuterRef("pk")}).order_by()
        number = Subquery(rows.values(place.name).annotate(n=Count("pk")).values("n"))
        columns[_column(place)] = Coalesce(number, 0)
    found = Person.objects.filter(pk__in=[person.pk for person in people]).annotate(**columns)
    return {row.pop("pk"): row for row in found.values("pk", *columns)}


def _column(place: Any) -> str:
    return str_of(place).replace(".", "_")


def _alike(row: Any, columns: Iterable[str]) -> tuple[Any, ...]:
    values = (getattr(row, column) for column in columns)
    return tuple(" ".join(value.casefold().split()) if isinstance(value, str) else value for value in values)


def _overlap(one: Any, other: Any) -> bool:
    return (one.ends_on is None or other.starts_on <= one.ends_on) and (
        other.ends_on is None or one.starts_on <= other.ends_on
    )


def name_of(row: models.Model) -> str:
    """Its name; of a row between many and many, that of the other side."""
    if not row._meta.auto_created:
        return str(row)
    others = [field for field in row._meta.concrete_fields if field.related_model not in {None, Person}]
    return ", ".join(str(getattr(row, field.name)) for field in others)


def who_stays(one: Person, other: Person, by: Person | None) -> tuple[Person, Person]:
    """(who stays, who is joined into it): oneself, else who has an account, else who was here first."""

    def weight(person: Person) -> tuple[bool, bool, bool, bool, int]:
        return person == by, person.has_account, person.is_active, bool(person.email), -person.pk

    stays, joined = sorted((one, other), key=weight, reverse=True)
    return stays, joined


def councils_left_twice(keep: Person, gone: Person, found: Iterable[Part]) -> list[str]:
    """Where the person will have two posts in force, because the two do not say the same."""
    dropped = [double.row.pk for part in found if part.place.model is Role for double in part.doubles]
    roles = Role.objects.in_force().filter(person__in=[keep, gone]).exclude(pk__in=dropped)
    holders: dict[str, set[int]] = defaultdict(set)
    for role in roles.select_related("organization"):
        holders[str(role.organization)].add(role.person_id)
    return [council for council, people in holders.items() if len(people) > 1]

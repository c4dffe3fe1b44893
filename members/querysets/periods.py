"""Rows with a period, and rows with a name to search."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Self, Union

from django.contrib.auth.models import AnonymousUser
from django.db.models import (
    BooleanField,
    Expression,
    ExpressionWrapper,
    F,
    Func,
    Q,
    QuerySet,
    TextField,
    Value,
)
from django.db.models.expressions import Combinable
from django.db.models.functions import Concat

from office import clock
from office.db import Fold

if TYPE_CHECKING:
    from members.models import Person

User = Union["Person", AnonymousUser]
ONE_DAY = timedelta(days=1)


def not_ended_before(day: date) -> Q:
    """Still in force on the day, or to begin after it; an open end never ends."""
    return Q(ends_on__isnull=True) | Q(ends_on__gte=day)


def whether(condition: Q) -> Expression:
    """The condition as a column of yes and no."""
    return ExpressionWrapper(condition, output_field=BooleanField())


class InForceQuerySet(QuerySet[Any]):
    def in_force(self, on: date | None = None) -> Self:
        """From `starts_on` to `ends_on`, both included."""
        day = on or clock.today()
        return self.filter(not_ended_before(day), starts_on__lte=day)


class SearchQuerySet(QuerySet[Any]):
    """Rows with a folded `search_name`, or whatever `searched` says instead."""

    searched: tuple[str | Fold, ...] = ("search_name",)

    def search(self, words: str) -> Self:
        """Every word somewhere in the name, blind to accents, case, apostrophes, hyphens and articles."""
        asked = words.replace("’", "'").replace(",", " ").split()[:8]
        asked = [word for word in asked if word.lower() not in SMALL_WORDS] or asked
        found = self.alias(spelling=_unmarked(_joined(self.searched)))
        for word in asked:
            found = found.filter(spelling__contains=_unmarked(Fold(Value(word))))
        return found


# «Hospitalet, l'», «la Prat»: what people add or leave out without looking for it.
SMALL_WORDS = {"el", "els", "la", "les", "lo", "l", "l'", "d", "d'", "de", "del", "dels"}


def _joined(texts: tuple[str | Fold, ...]) -> Combinable:
    """One text to look into; a space between, so that no word is found across two of them."""
    parts = [part for text in texts for part in (Value(" "), F(text) if isinstance(text, str) else text)][1:]
    return Concat(*parts, output_field=TextField()) if len(parts) > 1 else parts[0]


def _unmarked(text: Combinable) -> Func:
    """Without apostrophes and hyphens: «lhospitalet» and «mont roig» are found too."""
    return Func(text, Value("'-"), Value(""), function="translate", output_field=TextField())

"""Database pieces that every app uses: folded search, Catalan order, periods that cannot overlap."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.contrib.postgres.fields.ranges import BigIntegerRangeField, DateRangeField
from django.db.models import F, Func, GeneratedField, Q, TextField, Value
from django.db.models.functions import Concat


class Fold(Func):
    """Lower case, no accents, straight apostrophes: what a search compares."""

    function = "office_fold"
    output_field = TextField(db_collation="C")


class SortKey(Func):
    """Folded and without its article: the Catalan order of a name."""

    function = "office_sort_key"
    output_field = TextField(db_collation="C")


def folded(*sources: str) -> GeneratedField:
    """The texts of one column, or of several with a space between, as a search compares them."""
    parts = [part for source in sources for part in (Value(" "), F(source))][1:]
    text = Concat(*parts) if len(parts) > 1 else parts[0]
    return GeneratedField(expression=Fold(text), output_field=TextField(db_collation="C"), db_persist=True)


def sort_key(source: str) -> GeneratedField:
    return GeneratedField(
        expression=SortKey(F(source)), output_field=TextField(db_collation="C"), db_persist=True
    )


def no_overlap(name: str, *keys: str, condition: Q | None = None) -> ExclusionConstraint:
    """No two rows of the same keys in force on one day (`starts_on` to `ends_on`, both included).

    Scalars are compared as ranges of one value, so that no extension is needed. A null key would be an
    endless range equal to every other null: keys must be NOT NULL.
    """
    same = [
        (
            Func(F(key), F(key), Value("[]"), function="int8range", output_field=BigIntegerRangeField()),
            RangeOperators.EQUAL,
        )
        for key in keys
    ]
    period = Func(
        F("starts_on"), F("ends_on"), Value("[]"), function="daterange", output_field=DateRangeField()
    )
    return ExclusionConstraint(
        name=name, expressions=[*same, (period, RangeOperators.OVERLAPS)], condition=condition
    )

"""The one list of topics: found by any of their names, and counted wherever they are used."""

from typing import Any, Self

from django.contrib.postgres.fields import ArrayField
from django.db.models import Count, F, ForeignObjectRel, Func, OuterRef, QuerySet, Subquery, TextField, Value
from django.db.models.functions import Coalesce

from office.db import Fold


class Spellings(Func):
    """The name and the other names of a topic, folded: what a name looked for is compared with."""

    template = "string_to_array(office_fold(array_to_string(%(expressions)s, chr(10))), chr(10))"
    function = ""
    arg_joiner = " || "
    output_field = ArrayField(TextField(db_collation="C"))


class TopicQuerySet(QuerySet[Any]):
    def named(self, words: str) -> Self:
        """Those whose name, or another of their names, is this one: blind to accents, case and double spaces."""
        asked = Fold(Value(" ".join(words.split())))
        return self.alias(spellings=Spellings(F("name"), F("aliases"))).filter(spellings__contains=[asked])

    def with_uses(self) -> Self:
        """Annotate `uses_<relation>`, how many rows name the topic, for every relation there is.

        The relations are asked of the model, so that a use in an app above is seen here too.
        """
        counts = {f"uses_{name_of(relation)}": _count(relation) for relation in relations(self.model)}
        return self.annotate(**counts)


def relations(topic: Any) -> list[ForeignObjectRel]:
    """What points to topics, with a key or with a list."""
    return list(topic._meta.related_objects)


def name_of(relation: ForeignObjectRel) -> str:
    return str(relation.get_accessor_name())


def _count(relation: ForeignObjectRel) -> Coalesce:
    column = relation.field.name
    rows = relation.related_model._base_manager.filter(**{column: OuterRef("pk")})
    counted = rows.order_by().values(column).annotate(total=Count("pk")).values("total")
    return Coalesce(Subquery(counted), Value(0))

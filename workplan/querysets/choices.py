"""What the filters of a plan's lists offer, in the query that fetches the plan: they have eight in all."""

from typing import Any, Self

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import CharField, Count, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Cast, Coalesce, Concat, JSONArray, JSONObject, Left, Replace

from workplan.querysets.home import NumberedQuerySet


class OfferedQuerySet(NumberedQuerySet):
    def for_actions(self) -> Self:
        """Annotate `choices`, by the name of their filter, and `row_count`."""
        from members.models import Body, Person
        from workplan.models import Action, Area, Challenge, FundingSource

        here = OuterRef("pk")
        actions = Action.objects.filter(area__plan=OuterRef(OuterRef("pk")))
        bodies = Q(pk__in=actions.values("block__body")) | Q(pk__in=actions.values("responsible_body"))
        paid = FundingSource.objects.filter(
            starts_on__lte=OuterRef("ends_on"), ends_on__gte=OuterRef("starts_on")
        )
        own = Action.objects.filter(area__plan=here).order_by().values("area__plan")
        return self.annotate(
            row_count=Coalesce(Subquery(own.values(total=Count("pk"))), 0),
            choices=JSONObject(
                area=_offered(Area.objects.filter(plan=here), _numbered()),
                group=_offered(Body.objects.filter(bodies).order_by("name"), "name"),
                responsible=_offered(
                    Person.objects.filter(pk__in=actions.values("responsible")).order_by(
                        "family_name", "given_name"
                    ),
                    Concat("given_name", Value(" "), "family_name"),
                ),
                challenge=_offered(
                    Challenge.objects.filter(plan=here), Left(Replace("text", Value("*")), 90)
                ),
                source=_offered(paid, "name"),
            ),
        )


def _offered(rows: QuerySet[Any], words: Any) -> ArraySubquery:
    """Pairs of a value and its words."""
    return ArraySubquery(rows.values(pair=JSONArray("pk", words)))


def _numbered() -> Concat:
    return Concat(Cast("number", CharField()), Value(". "), "name")

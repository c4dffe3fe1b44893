"""The evidence of actions, whichever app it is of: found through the registry of models, never by import."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from django.apps import apps
from django.db.models import (
    CharField,
    Count,
    DateField,
    F,
    Max,
    OuterRef,
    QuerySet,
    Subquery,
    Value,
)
from django.db.models.functions import Coalesce, Greatest, JSONObject

from workplan.models import LinkedEvidence, ServesAction


@cache
def kinds() -> dict[str, type[ServesAction]]:
    """By label: «workplan.linkedevidence»."""
    found = [model for model in apps.get_models() if issubclass(model, ServesAction)]
    return {model._meta.label_lower: model for model in found}


def counts(action_ids: Iterable[int]) -> dict[int, Counter[str]]:
    """How much of each kind each action has: one query for all kinds."""
    found: dict[int, Counter[str]] = defaultdict(Counter)
    for action_id, kind, count in _counted(list(action_ids)):
        found[action_id][kind] = count
    return found


def _counted(action_ids: list[int]) -> QuerySet[Any, Any]:
    parts = [
        model.evidence()
        .filter(action__in=action_ids)
        .order_by()
        .values("action")
        .annotate(label=Value(label, output_field=CharField()), count=Count("pk"))
        .values_list("action", "label", "count")
        for label, model in kinds().items()
    ]
    counted: QuerySet[Any, Any] = parts[0].union(*parts[1:], all=True)
    return counted


def with_kinds(actions: QuerySet[Any]) -> QuerySet[Any]:
    """Annotate `evidence_by_kind`, to be said `in_words`: for a list, in the query of its rows."""
    counted = {
        label: Coalesce(Subquery(_per_action(model).annotate(n=Count("pk")).values("n")), 0)
        for label, model in kinds().items()
    }
    found: QuerySet[Any] = actions.annotate(evidence_by_kind=JSONObject(**counted))
    return found


def _per_action(model: type[ServesAction], path: str = "action") -> QuerySet[Any]:
    rows: QuerySet[Any] = model.evidence().filter(**{path: OuterRef("pk")}).order_by().values(path)
    return rows


def last_days(path: str) -> list[Subquery]:
    """The day of the last evidence of each kind: of an action («action»), or of its parts («action__parent»)."""
    last = Max("evidence_on")
    rows = [_per_action(model, path).annotate(last=last).values("last") for model in kinds().values()]
    return [Subquery(row, output_field=DateField()) for row in rows]


@dataclass(frozen=True)
class Piece:
    """One row of evidence, of whichever kind."""

    action_id: int
    kind: str
    pk: int
    on: date
    words: str
    link: str

    @property
    def url(self) -> str:
        return kinds()[self.kind].evidence_url(self.pk, self.link)

    @property
    def is_by_hand(self) -> bool:
        return self.kind == LinkedEvidence._meta.label_lower


def newest(action_ids: Iterable[int], most: int) -> list[Piece]:
    """The newest evidence of these actions, of all kinds: one query."""
    asked = list(action_ids)
    columns = ("action", "label", "number", "evidence_on", "evidence_words", "evidence_link")
    parts = [
        model.evidence()
        .filter(action__in=asked)
        .order_by()
        .annotate(label=Value(label, output_field=CharField()), number=F("pk"))
        .values_list(*columns)
        for label, model in kinds().items()
    ]
    rows: QuerySet[Any, Any] = parts[0].union(*parts[1:], all=True)
    return [Piece(*row) for row in rows.order_by("-evidence_on", "-number")[:most]]


def in_words(counted: dict[str, int]) -> list[str]:
    """«2 sessions», «1 evidència», in the order of the apps."""
    return [model.evidence_in_words(counted[label]) for label, model in kinds().items() if counted.get(label)]


def latest(path: str = "action") -> Greatest | Subquery:
    """The day of the last evidence, of whatever kind."""
    days = last_days(path)
    return Greatest(*days) if len(days) > 1 else days[0]

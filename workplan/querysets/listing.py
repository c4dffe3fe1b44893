"""What the lists of actions load: how urgent each is, when it last gave news, and its evidence by kind."""

from datetime import date
from typing import Any, Self

from django.db.models import (
    Case,
    CharField,
    DateField,
    Expression,
    ExpressionWrapper,
    F,
    IntegerChoices,
    Max,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
    TextField,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce, Concat, Greatest, TruncDate
from django.utils.translation import gettext_lazy as _

from members.querysets import SearchQuerySet
from office import clock
from office.db import Fold
from workplan.rules.lateness import WAITED_FOR, due_soon, late


class Urgency(IntegerChoices):
    """The order in which somebody would look at the actions; an action stands under the first that is true."""

    LATE = 0, _("Late actions")
    BLOCKED = 1, _("Blocked actions")
    SOON = 2, _("Actions that end soon")
    SILENT = 3, _("Actions without news")
    REST = 4, _("The other open actions")
    CLOSED = 5, _("Actions closed")


def silent(today: date) -> Q:
    """Waited for, begun, and no news for longer than its interval; asks for `with_last_news`.

    As `rules.readiness`: an action answers for its sub-actions, and these are not asked by themselves.
    """
    waited = Q(state__in=WAITED_FOR, parent__isnull=True)
    return Q(silent_since__lt=_days_before(today, "interval")) & waited


def _days_before(today: date, days: str) -> Expression:
    return ExpressionWrapper(Value(today, DateField()) - F(days), output_field=DateField())


def last_written(notes: QuerySet[Any], path: str = "action") -> Subquery:
    """When the last of these notes was written: of an action («action»), or of its parts («action__parent»)."""
    rows = notes.filter(**{path: OuterRef("pk")}).order_by().values(path)
    return Subquery(rows.annotate(last=Max("written_at")).values("last"))


class ListedQuerySet(SearchQuerySet):
    searched = ("code_words", Fold("title"), Fold("official_text"))

    def of_plan(self, plan: Any) -> Self:
        return self.filter(area__plan=plan)

    def with_last_news(self) -> Self:
        """Annotate `last_news_on`, and `silent_since`: that day, or the first on which news could be expected.

        What is written in a sub-action, or proves it, is news of its action too.
        """
        from workplan.evidence import last_days
        from workplan.models import ProgressNote

        notes, days = ProgressNote.objects.all(), []
        for path in ("action", "action__parent"):
            days += [TruncDate(last_written(notes, path), tzinfo=clock.zone()), *last_days(path)]
        found: Self = self.annotate(
            last_news_on=Greatest(*days, output_field=DateField()),
            interval=Coalesce("news_interval_days", "area__plan__news_interval_days"),
        )
        return found.annotate(silent_since=Greatest("last_news_on", "area__plan__starts_on", "starts_on"))

    def with_urgency(self, today: date) -> Self:
        """Annotate `urgency`, the most urgent first."""
        closed = Q(state__in=("done", "dropped", "carried_over"))
        conditions = [
            (closed, Urgency.CLOSED),
            (late(today), Urgency.LATE),
            (Q(state="blocked"), Urgency.BLOCKED),
            (due_soon(today), Urgency.SOON),
            (silent(today), Urgency.SILENT),
        ]
        cases = [When(condition, then=Value(urgency.value)) for condition, urgency in conditions]
        return self.with_last_news().annotate(urgency=Case(*cases, default=Value(Urgency.REST.value)))

    def for_following(self, today: date) -> Self:
        """All that a row says: one query, whatever it lists."""
        from workplan.evidence import with_kinds

        found: Self = with_kinds(self.with_urgency(today))  # type: ignore[assignment]
        return found.select_related(
            "area__plan", "block__body", "parent__block__body", "parent__responsible", "parent__responsible_body",
            "responsible", "responsible_body",
        )  # fmt: skip

    def in_order_of_urgency(self) -> Self:
        return self.order_by("urgency", F("ends_on").asc(nulls_last=True), *DOCUMENT_ORDER)

    def in_order_of_codes(self) -> Self:
        return self.order_by(*DOCUMENT_ORDER)

    def counted(self) -> Self:
        """Without what was dropped or passed on."""
        return self.exclude(state__in=("dropped", "carried_over"))

    def never_touched(self) -> Self:
        """Nothing written, no evidence; asks for `with_last_news`."""
        return self.filter(last_news_on=None)

    def without_responsible(self) -> Self:
        """No person and no body answers for it, nor for the action it is part of."""
        nobody = Q()
        for above in ("", "parent__"):
            for name in ("responsible", "responsible_body", "block__body"):
                nobody &= Q(**{f"{above}{name}": None})
        return self.filter(nobody)

    def answered_by_body(self, body: Any) -> Self:
        return self.filter(Q(block__body=body) | Q(responsible_body=body))

    def with_tie(self, source: Any) -> Self:
        """Annotate `tie_to_confirm`: None where the source does not pay for it."""
        from workplan.models import ActionFunding

        ties = ActionFunding.objects.filter(action=OuterRef("pk"), source=source)
        return self.annotate(tie_to_confirm=Subquery(ties.values("is_to_confirm")))

    def for_money(self) -> Self:
        """Those that are counted, with who pays for each: two queries, whatever they are."""
        from workplan.models import ActionFunding

        ties = ActionFunding.objects.select_related("source")
        found = self.counted().select_related("area__plan", "parent", "block")
        return found.prefetch_related(Prefetch("funding", ties)).in_order_of_codes()

    def search(self, words: str) -> Self:
        """In the code («6.8»), the working title and the text of the document."""
        return super(ListedQuerySet, self.alias(code_words=_code())).search(words)


DOCUMENT_ORDER = (
    "area__number",
    Coalesce("parent__number", "number"),
    F("parent__number").asc(nulls_first=True),
    "number",
    "pk",
)


def _code() -> Concat:
    """«2026-6.8.1», as `Action.code` says it."""
    above = Case(
        When(parent=None, then=Value("")),
        default=Concat(Cast("parent__number", CharField()), Value(".")),
        output_field=CharField(),
    )
    return Concat(
        F("area__plan__code"), Value("-"), Cast("area__number", CharField()), Value("."), above,
        Cast("number", CharField()), output_field=TextField(),
    )  # fmt: skip

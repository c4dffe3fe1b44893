from typing import Any, Self

from django.db.models import Count, Exists, F, Max, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from members.querysets import User
from office import clock
from workplan.querysets.listing import last_written
from workplan.querysets.plans import follows_the_plan
from workplan.querysets.progress import FollowedQuerySet, answers_for
from workplan.querysets.reviews import indicators_of


class ActionQuerySet(FollowedQuerySet):
    def visible_to(self, user: User) -> Self:
        from workplan.models import Workplan

        return self.filter(area__plan__in=Workplan.objects.visible_to(user))

    def open(self) -> Self:
        return self.exclude(state__in=("done", "dropped", "carried_over"))

    def with_code(self) -> Self:
        """All that `Action.code` asks for."""
        return self.select_related("area__plan", "parent")

    def in_order(self) -> Self:
        """Of the document, within a block or under a parent."""
        return self.order_by("position", "number", "pk")

    def in_document_order(self) -> Self:
        """Of the whole area: what stands in no block first, then block by block."""
        place = F("block__position").asc(nulls_first=True)
        return self.order_by(place, "block", "position", "number", "pk")

    def with_people(self) -> Self:
        """Who answers for it and who works with us, why it is there and which challenges it meets."""
        return self.select_related("responsible", "responsible_body").prefetch_related(
            "collaborators", "origins__origin", "challenges"
        )

    def in_order_of_the_plan(self) -> Self:
        """Areas, blocks, actions, each followed by its sub-actions."""
        return self.order_by(
            "area__number",
            Coalesce("parent__block__position", "block__position", Value(0)),
            Coalesce("parent__position", "position"),
            Coalesce("parent__number", "number"),
            F("parent").asc(nulls_first=True),
            "position",
            "number",
            "pk",
        )

    def for_picture(self) -> Self:
        """All that `workplan.pictures` asks of an action, in one query."""
        from workplan.evidence import latest
        from workplan.models import Indicator, ProgressNote

        notes = ProgressNote.objects.filter(action=OuterRef("pk")).order_by().values("action")
        written = notes.filter(kind=ProgressNote.Kind.NOTE).annotate(count=Count("pk"))
        found: Self = (
            self.with_code()
            .in_order_of_the_plan()
            .annotate(last_evidence_on=latest())
            .select_related("area__plan", "parent", "block__body", "responsible", "responsible_body")
        )
        return found.annotate(
            last_note_at=last_written(ProgressNote.objects.all()),
            note_count=Coalesce(Subquery(written.values("count")), 0),
            measured=indicators_of(Indicator.objects.filter(action=OuterRef("pk"))),
        )

    def for_closing(self) -> Self:
        """With `is_continued`: whether the next plan has it already."""
        next_ones = self.model._default_manager.filter(continues=OuterRef("pk"))
        return self.with_code().in_order_of_the_plan().annotate(is_continued=Exists(next_ones))


class EvidenceQuerySet(QuerySet[Any]):
    def visible_to(self, user: User) -> Self:
        from workplan.models import Action

        return self.filter(action__in=Action.objects.visible_to(user))


class NoteQuerySet(QuerySet[Any]):
    """Notes are for those who follow the plan, and for whoever answers for the action."""

    def visible_to(self, user: User) -> Self:
        from workplan.models import Action

        answered = Action.objects.visible_to(user).filter(answers_for(user))
        return self.filter(follows_the_plan(user) | Q(action__in=answered.values("pk")))

    def waiting(self) -> Self:
        return self.filter(answer="waiting")

    def unchanged_at_once(self, plan: Any, by: Any) -> Self:
        """The last «no change» that the person wrote today in the actions of a plan, all of one moment."""
        midnight = clock.now().replace(hour=0, minute=0, second=0, microsecond=0)
        own = self.filter(kind="no_change", by=by, action__area__plan=plan, written_at__gte=midnight)
        last = own.order_by().values("by").annotate(last=Max("written_at")).values("last")
        return own.filter(written_at=Subquery(last))


class FundingSourceQuerySet(QuerySet[Any]):
    def visible_to(self, user: User) -> Self:
        return self.filter(follows_the_plan(user))

    def of_plan(self, plan: Any) -> Self:
        """Money of any day of the plan's period."""
        return self.filter(starts_on__lte=plan.ends_on, ends_on__gte=plan.starts_on)

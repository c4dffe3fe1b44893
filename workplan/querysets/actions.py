from typing import Any, Self

from django.db.models import Q, QuerySet

from members.querysets import User
from workplan.querysets.plans import follows_the_plan
from workplan.querysets.progress import FollowedQuerySet, answers_for


class ActionQuerySet(FollowedQuerySet):
    def visible_to(self, user: User) -> Self:
        from workplan.models import Workplan

        return self.filter(area__plan__in=Workplan.objects.visible_to(user))

    def open(self) -> Self:
        return self.exclude(state__in=("done", "dropped", "carried_over"))

    def with_code(self) -> Self:
        """All that `Action.code` asks for."""
        return self.select_related("area__plan", "parent")


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


class FundingSourceQuerySet(QuerySet[Any]):
    def visible_to(self, user: User) -> Self:
        return self.filter(follows_the_plan(user))

    def of_plan(self, plan: Any) -> Self:
        """Money of any day of the plan's period."""
        return self.filter(starts_on__lte=plan.ends_on, ends_on__gte=plan.starts_on)


class ReviewQuerySet(QuerySet[Any]):
    def visible_to(self, user: User) -> Self:
        return self.filter(follows_the_plan(user))


class ActionReviewQuerySet(QuerySet[Any]):
    def visible_to(self, user: User) -> Self:
        return self.filter(follows_the_plan(user))

"""What the following of the actions loads: the page of one, its readiness for a review, who answers for it."""

from typing import Self

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, Prefetch, Q
from django.db.models.functions import JSONObject

from members.querysets import User
from workplan.querysets.listing import ListedQuerySet, last_written

CLOSED = ("done", "dropped", "carried_over")


def answers_for(user: User) -> Q:
    """Of actions: by name or as coordinator of the group, of the action or of the one it is part of."""
    from members.models import Participation

    coordinated = Participation.objects.in_force().filter(person=user.pk, is_coordinator=True)
    bodies = coordinated.values("body")
    found = Q()
    for above in ("", "parent__"):
        by_block = Q(**{f"{above}responsible_body__isnull": True, f"{above}block__body__in": bodies})
        found |= (
            Q(**{f"{above}responsible": user.pk}) | Q(**{f"{above}responsible_body__in": bodies}) | by_block
        )
    return found


class FollowedQuerySet(ListedQuerySet):
    def answered_by(self, user: User) -> Self:
        return self.filter(answers_for(user))

    def with_news(self) -> Self:
        """When each was last written about, its last evidence, and whether a proposal waits."""
        from workplan.evidence import latest
        from workplan.models import ProgressNote

        notes = ProgressNote.objects.all()
        found: Self = self.annotate(
            last_evidence_on=latest(),
            last_note_at=last_written(notes),
            last_comment_at=last_written(notes.exclude(kind=ProgressNote.Kind.NO_CHANGE)),
            has_waiting_proposal=Exists(notes.waiting().filter(action=OuterRef("pk"))),
        )
        return found

    def for_readiness(self) -> Self:
        """The open actions, each with all its `followed_subactions`: two queries, whatever they are."""
        from workplan.models import Action

        named = ("area__plan", "block", "parent", "responsible", "responsible_body")
        subactions = Action.objects.with_news().select_related(*named).order_by("position", "pk")
        return (
            self.filter(parent__isnull=True)
            .exclude(state__in=CLOSED)
            .with_news()
            .select_related(*named)
            .prefetch_related(Prefetch("subactions", queryset=subactions, to_attr="followed_subactions"))
            .order_by("area__plan", "area__number", "number")
        )

    def for_acting(self) -> Self:
        """What the rights and the operations ask of an action."""
        return self.select_related("area__plan", "block", "parent__block")

    def for_page(self) -> Self:
        """One action and the words around it, in one query: who works with us, challenges, origins, money."""
        from workplan.models import ActionFunding, ActionOrigin, Challenge, Collaborator, ReviewPeriod

        partners = Collaborator.objects.filter(Q(action=OuterRef("pk")) | Q(block=OuterRef("block")))
        origins = ActionOrigin.objects.filter(action=OuterRef("pk"))
        money = ActionFunding.objects.filter(action=OuterRef("pk"))
        reviews = ReviewPeriod.objects.filter(plan=OuterRef("area__plan"), state="open")
        challenges = Challenge.objects.filter(actions=OuterRef("pk"))
        return self.select_related(
            "area__plan", "block__body", "parent__block__body", "parent__responsible", "parent__responsible_body",
            "responsible", "responsible_body", "continues__area__plan", "continues__parent",
        ).annotate(
            is_under_review=Exists(reviews),
            collaborator_names=ArraySubquery(partners.values("name")),
            challenge_texts=ArraySubquery(challenges.values("text")),
            origin_words=ArraySubquery(
                origins.values(said=JSONObject(kind="origin__kind", source="source", is_to_confirm="is_to_confirm"))
            ),
            funding_words=ArraySubquery(
                money.values(said=JSONObject(name="source__name", state="source__state", is_to_confirm="is_to_confirm"))
            ),
        )  # fmt: skip

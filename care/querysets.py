from datetime import timedelta
from typing import Any, Self, TypeVar

from django.db.models import (
    Count,
    DateField,
    Exists,
    F,
    Min,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
)
from django.db.models.functions import Cast, Greatest

from members.models import Organization, Role
from members.permissions import standing_of
from members.querysets import User
from office import clock

Rows = TypeVar("Rows", bound=QuerySet[Any])
LIVE = ("proposed", "accepted")  # states of a proposal that keep the place of the mentor taken


def _taking_part(rows: Rows, user: User, path: str = "") -> Rows:
    """Coordination sees all; the others the welcomes of their own council and those they may mentor."""
    from care.models import MentorProposal

    standing = standing_of(user)
    if standing is None:
        return rows.none()
    if standing.is_coordination:
        return rows
    mine = standing.organization_ids
    mentored = MentorProposal.objects.live().filter(organization__in=mine)
    return rows.filter(
        Q(**{f"{path}organization__in": mine}) | Q(**{f"{path}pk__in": mentored.values("onboarding")})
    )


class ProtocolQuerySet(QuerySet[Any]):
    def current(self, trigger: str) -> Self:
        return self.filter(trigger=trigger, is_current=True)


class OnboardingQuerySet(QuerySet[Any]):
    def visible_to(self, user: User) -> Self:
        return _taking_part(self, user)

    def open(self) -> Self:
        return self.filter(state="open")

    def for_board(self) -> Self:
        """Counts and the earliest pending date for the order; the pending steps themselves for the next one."""
        from care.models import OnboardingStep

        pending = OnboardingStep.objects.filter(state="pending")
        late = Q(steps__state="pending", steps__due_on__lt=clock.today())
        return (
            self.select_related("organization")
            .annotate(
                done_count=Count("steps", filter=Q(steps__state="done")),
                total_count=Count("steps", filter=~Q(steps__state="skipped")),
                overdue_count=Count("steps", filter=late),
                next_due_on=Min("steps__due_on", filter=Q(steps__state="pending")),
            )
            .prefetch_related(Prefetch("steps", queryset=pending, to_attr="pending_steps"))
            .order_by(F("next_due_on").asc(nulls_last=True), "organization__sort_name", "pk")
        )

    def needing_attention(self, days: int) -> Self:
        """Of those `for_board`: something is late, or coordination has a step within the days."""
        today = clock.today()
        soon = Q(
            steps__state="pending",
            steps__responsible="coordination",
            steps__due_on__range=(today, today + timedelta(days=days)),
        )
        counted = self.annotate(soon_count=Count("steps", filter=soon))
        return counted.filter(Q(overdue_count__gt=0) | Q(soon_count__gt=0))

    def asked_for(self, *, state: str = "open", trigger: str = "", responsible: str = "") -> Self:
        """The filters of the board; `responsible` is whose turn it is."""
        found = self if state == "all" else self.filter(state=state)
        if trigger:
            found = found.filter(trigger=trigger)
        if responsible:
            from care.models import OnboardingStep

            pending = OnboardingStep.objects.filter(onboarding=OuterRef("pk"), state="pending")
            turn = Subquery(pending.values("responsible")[:1])
            found = found.annotate(turn=turn).filter(turn=responsible)
        return found if state == "open" else found.order_by("-closed_on", "-pk")

    def for_page(self) -> Self:
        """All that the checklist shows."""
        from care.models import MentorProposal, OnboardingStep

        steps = OnboardingStep.objects.select_related("protocol_step", "done_by", "done_for")
        proposals = MentorProposal.objects.select_related("organization", "person")
        return self.select_related("organization", "protocol").prefetch_related(
            Prefetch("steps", queryset=steps), Prefetch("proposals", queryset=proposals)
        )


class OnboardingStepQuerySet(QuerySet[Any]):
    def visible_to(self, user: User) -> Self:
        return _taking_part(self, user, "onboarding__")

    def pending(self) -> Self:
        return self.filter(state="pending", onboarding__state="open")

    def overdue(self) -> Self:
        return self.pending().filter(due_on__lt=clock.today())

    def due_within(self, days: int) -> Self:
        today = clock.today()
        return self.pending().filter(due_on__gte=today, due_on__lte=today + timedelta(days=days))

    def for_act(self) -> Self:
        """What a permission and an operation ask of a step."""
        return self.select_related("onboarding__organization", "protocol_step").prefetch_related(
            "onboarding__proposals__organization"
        )


class MentorProposalQuerySet(QuerySet[Any]):
    def visible_to(self, user: User) -> Self:
        """Whoever sees the welcome sees whom it asked."""
        return _taking_part(self, user, "onboarding__")

    def live(self) -> Self:
        return self.filter(state__in=LIVE)

    def waiting(self) -> Self:
        return self.filter(state="proposed", onboarding__state="open")

    def accompanying(self) -> Self:
        """What counts as a mentor's load: asked or accepted, in welcomes that are open."""
        return self.live().filter(onboarding__state="open")


def contacts_missing() -> QuerySet[Any]:
    """Those in the network that have no reference person, or that no message reaches, and since when."""
    today = clock.today()
    roles = Role.objects.in_force(today).filter(organization=OuterRef("pk"))
    left = Role.objects.filter(organization=OuterRef("pk"), ends_on__lt=today)
    missing: QuerySet[Any] = (
        Organization.objects.members()
        .with_membership()
        .annotate(
            has_reference=Exists(roles.filter(is_primary_contact=True)),
            is_reachable=~Q(email="") | Exists(roles.reachable()),
            vacant_since=_day_after_last(left.filter(is_primary_contact=True)),
            unreachable_since=_day_after_last(left),
        )
        .exclude(has_reference=True, is_reachable=True)
    )
    return missing


def _day_after_last(left: QuerySet[Role]) -> Greatest:
    last = Subquery(left.order_by("-ends_on").values("ends_on")[:1])
    return Greatest(Cast(last + timedelta(days=1), DateField()), F("membership_since"))

"""The Executive looks at the plan: a period, its decisions, and the frozen picture it leaves.

Frozen rows hold words and numbers, and no keys to people: triggers of the database (0002) refuse any change of
them, of a merge of two people too.
"""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from members.models import Agreement
from office.models import StoredFile
from office.privacy import PERMANENT, Privacy
from workplan import querysets
from workplan.models.actions import REASON_LENGTH, TITLE_LENGTH, Action
from workplan.models.plans import Workplan


class ReviewPeriod(models.Model):
    """A stretch of the plan that the Executive reviews; closing it freezes what there was."""

    class State(models.TextChoices):
        OPEN = "open", _("Open review")
        CLOSED = "closed", _("Closed review")

    plan = models.ForeignKey(Workplan, on_delete=models.PROTECT, related_name="reviews")
    name = models.CharField(_("name"), max_length=80)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"))
    meets_on = models.DateField(_("the Executive meets on"), null=True, blank=True)
    state = models.CharField(_("state"), max_length=6, choices=State.choices, default=State.OPEN)
    closed_at = models.DateTimeField(_("closed on"), null=True, blank=True)
    document = models.ForeignKey(
        StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )  # what was on paper the day it closed
    document_sha256 = models.CharField(max_length=64, blank=True)

    objects = querysets.ReviewQuerySet.as_manager()
    privacy = Privacy(plain=("name", "state", "document_sha256"), term=PERMANENT)

    class Meta:
        ordering = ["-starts_on", "-pk"]
        verbose_name = _("review")
        constraints = [
            models.CheckConstraint(
                name="review_ends_after_it_starts", condition=Q(ends_on__gte=models.F("starts_on"))
            ),
            models.UniqueConstraint(name="one_open_review", fields=["plan"], condition=Q(state="open")),
            models.CheckConstraint(
                name="review_closed_with_its_document",
                condition=Q(state="open", closed_at__isnull=True, document_sha256="")
                | (Q(state="closed", closed_at__isnull=False) & ~Q(document_sha256="")),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("review_page", args=[self.pk])

    @property
    def is_open(self) -> bool:
        return self.state == self.State.OPEN

    @property
    def earlier(self) -> "ReviewPeriod | None":
        """The review of the plan that closed last before this one."""
        closed = ReviewPeriod.objects.filter(plan=self.plan_id, state=self.State.CLOSED).exclude(pk=self.pk)
        if self.closed_at:
            closed = closed.filter(closed_at__lt=self.closed_at)
        found: ReviewPeriod | None = closed.order_by("-closed_at").first()
        return found


class ReviewDecision(models.Model):
    """What the Executive decided on an action during a review: an agreement of its own."""

    period = models.ForeignKey(ReviewPeriod, on_delete=models.PROTECT, related_name="decisions")
    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="decisions")
    agreement = models.OneToOneField(Agreement, on_delete=models.PROTECT, related_name="plan_decision")
    state = models.CharField(_("state"), max_length=12, choices=Action.State.choices)
    responsible = models.CharField(_("responsible"), max_length=200, blank=True)  # in words
    timing = models.CharField(_("when"), max_length=60, blank=True)
    comment = models.CharField(_("comment"), max_length=REASON_LENGTH)

    objects = querysets.DecisionQuerySet.as_manager()
    privacy = Privacy(plain=("state", "responsible", "timing", "comment"), term=PERMANENT)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("decision of a review")
        constraints = [models.UniqueConstraint(name="one_decision_of_an_action", fields=["period", "action"])]

    def __str__(self) -> str:
        return self.comment


class ActionReview(models.Model):
    """An action as it was when a review closed."""

    period = models.ForeignKey(ReviewPeriod, on_delete=models.PROTECT, related_name="rows")
    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="reviews")
    code = models.CharField(_("code"), max_length=40)
    title = models.CharField(_("working title"), max_length=TITLE_LENGTH)
    area = models.CharField(_("area"), max_length=210)
    block = models.CharField(_("block"), max_length=200, blank=True)
    state = models.CharField(_("state"), max_length=12, choices=Action.State.choices)
    state_reason = models.CharField(_("reason"), max_length=REASON_LENGTH, blank=True)
    progress = models.PositiveSmallIntegerField(_("progress"), null=True, blank=True)
    timing = models.CharField(_("when"), max_length=60, blank=True)
    ends_on = models.DateField(_("until"), null=True, blank=True)
    is_late = models.BooleanField(_("late"), default=False)
    responsible = models.CharField(_("responsible"), max_length=200, blank=True)
    blocked_by = models.CharField(_("what blocks it"), max_length=REASON_LENGTH, blank=True)
    unblocked_by = models.CharField(_("what would unblock it"), max_length=REASON_LENGTH, blank=True)
    blocked_review_on = models.DateField(_("look at it again on"), null=True, blank=True)
    last_news_on = models.DateField(_("last news"), null=True, blank=True)
    note_count = models.PositiveIntegerField(_("notes"), default=0)
    decision = models.CharField(_("decision"), max_length=REASON_LENGTH, blank=True)

    objects = querysets.ActionReviewQuerySet.as_manager()
    privacy = Privacy(
        plain=(
            "code", "title", "area", "block", "state", "state_reason", "timing", "responsible", "blocked_by",
            "unblocked_by", "decision",
        ),
        term=PERMANENT,
    )  # fmt: skip

    class Meta:
        ordering = ["pk"]  # written in the order of the plan
        verbose_name = _("action in a review")
        constraints = [models.UniqueConstraint(name="one_row_of_an_action", fields=["period", "action"])]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"


class ReviewedEvidence(models.Model):
    """How much evidence of a kind an action had when a review closed."""

    review = models.ForeignKey(ActionReview, on_delete=models.PROTECT, related_name="evidence")
    kind = models.CharField(max_length=80)  # label of the model: «workplan.linkedevidence»
    count = models.PositiveIntegerField()

    privacy = Privacy(plain=("kind",), term=PERMANENT)

    class Meta:
        ordering = ["kind"]
        constraints = [models.UniqueConstraint(name="one_count_of_a_kind", fields=["review", "kind"])]

    def __str__(self) -> str:
        return f"{self.kind}: {self.count}"


class ReviewedIndicator(models.Model):
    """An indicator as it stood when a review closed."""

    review = models.ForeignKey(ActionReview, on_delete=models.PROTECT, related_name="indicators")
    kind = models.CharField(max_length=6)
    name = models.CharField(max_length=120)
    unit = models.CharField(max_length=30, blank=True)
    target = models.DecimalField(max_digits=10, decimal_places=2, null=True)
    value = models.DecimalField(max_digits=10, decimal_places=2, null=True)

    privacy = Privacy(plain=("kind", "name", "unit"), term=PERMANENT)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name

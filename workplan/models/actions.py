"""An action and a sub-action, which is an action with a parent."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from members.models import Body, Person
from office.privacy import Privacy
from workplan import querysets
from workplan.models.plans import OFFICIAL_LENGTH, Area, Block, Challenge, Origin, depth, parent_depth

TITLE_LENGTH = 200
REASON_LENGTH = 500


class Action(models.Model):
    """Something that the plan says will be done.

    `number` is given once: through the area for an action, under its parent for a sub-action. `starts_on` and
    `ends_on` are what the words of `timing` mean («gener», «primer semestre»).
    """

    class State(models.TextChoices):
        PENDING = "pending", _("Pending action")
        IN_PROGRESS = "in_progress", _("In progress")
        DONE = "done", _("Done action")
        POSTPONED = "postponed", _("Postponed")
        SUSPENDED = "suspended", _("Suspended action")
        BLOCKED = "blocked", _("Blocked")
        DROPPED = "dropped", _("Dropped")
        CARRIED_OVER = "carried_over", _("Passes to the next plan")

    # Nobody waits for these any more; the last two are counted nowhere.
    CLOSED = (State.DONE, State.DROPPED, State.CARRIED_OVER)
    NOT_COUNTED = (State.DROPPED, State.CARRIED_OVER)

    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="actions")
    block = models.ForeignKey(Block, on_delete=models.PROTECT, null=True, blank=True, related_name="actions")
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="subactions"
    )
    number = models.PositiveSmallIntegerField(_("number"))
    position = models.PositiveSmallIntegerField()  # its place in the document, under its block or its parent
    official_text = models.TextField(_("text in the document"), max_length=OFFICIAL_LENGTH)
    title = models.CharField(_("working title"), max_length=TITLE_LENGTH)
    footnote = models.TextField(_("footnote"), max_length=OFFICIAL_LENGTH, blank=True)
    condition = models.CharField(_("only if"), max_length=200, blank=True)  # «si s'escau»
    timing = models.CharField(_("when"), max_length=60, blank=True)
    starts_on = models.DateField(_("from"), null=True, blank=True)
    ends_on = models.DateField(_("until"), null=True, blank=True)
    responsible = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="plan_actions",
        verbose_name=_("person responsible"),
    )  # fmt: skip
    responsible_body = models.ForeignKey(
        Body, on_delete=models.PROTECT, null=True, blank=True, related_name="plan_actions",
        verbose_name=_("body responsible"),
    )  # fmt: skip
    challenges = models.ManyToManyField(
        Challenge, blank=True, related_name="actions", verbose_name=_("challenges")
    )

    state = models.CharField(_("state"), max_length=12, choices=State.choices, default=State.PENDING)
    state_reason = models.CharField(_("reason"), max_length=REASON_LENGTH, blank=True)
    progress = models.PositiveSmallIntegerField(_("progress"), null=True, blank=True)  # confirmed, 0–100
    progress_reason = models.CharField(
        _("where the progress comes from"), max_length=REASON_LENGTH, blank=True
    )
    blocked_by = models.CharField(_("what blocks it"), max_length=REASON_LENGTH, blank=True)
    unblocked_by = models.CharField(_("what would unblock it"), max_length=REASON_LENGTH, blank=True)
    blocked_review_on = models.DateField(_("look at it again on"), null=True, blank=True)
    news_interval_days = models.PositiveSmallIntegerField(_("days without news"), null=True, blank=True)

    # Hours are whole minutes; money is euros.
    planned_cost = models.DecimalField(
        _("planned cost"), max_digits=10, decimal_places=2, null=True, blank=True
    )
    actual_cost = models.DecimalField(
        _("actual cost"), max_digits=10, decimal_places=2, null=True, blank=True
    )
    planned_minutes = models.PositiveIntegerField(_("planned hours"), null=True, blank=True)
    actual_minutes = models.PositiveIntegerField(_("actual hours"), null=True, blank=True)

    continues = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="continued_by"
    )  # the action of an earlier plan
    version = models.PositiveIntegerField(default=1)
    depth = depth()
    parent_depth = parent_depth()

    objects = querysets.ActionQuerySet.as_manager()
    privacy = Privacy(
        plain=(
            "official_text", "title", "footnote", "condition", "timing", "responsible", "state", "state_reason",
            "progress_reason", "blocked_by", "unblocked_by",
        )
    )  # fmt: skip

    class Meta:
        ordering = ["area", "number", "pk"]
        verbose_name = _("action")
        constraints = [
            models.UniqueConstraint(name="action_one_level_down", fields=["id", "depth", "area"]),
            models.UniqueConstraint(
                name="one_action_of_a_number", fields=["area", "number"], condition=Q(parent__isnull=True)
            ),
            models.UniqueConstraint(
                name="one_subaction_of_a_number",
                fields=["parent", "number"],
                condition=Q(parent__isnull=False),
            ),
            models.CheckConstraint(
                name="action_progress_within_bounds", condition=Q(progress__isnull=True) | Q(progress__lte=100)
            ),
            models.CheckConstraint(
                name="action_ends_after_it_starts",
                condition=Q(starts_on__isnull=True, ends_on__isnull=True)
                | Q(ends_on__gte=models.F("starts_on")),
            ),
            models.CheckConstraint(
                name="action_blocked_says_why",
                condition=(
                    Q(state="blocked", blocked_review_on__isnull=False)
                    & ~Q(blocked_by="")
                    & ~Q(unblocked_by="")
                )
                | (
                    ~Q(state="blocked")
                    & Q(blocked_review_on__isnull=True, blocked_by="", unblocked_by="")
                ),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("action_page", args=[self.pk])

    @property
    def is_subaction(self) -> bool:
        return self.parent_id is not None

    @property
    def is_open(self) -> bool:
        return self.state not in self.CLOSED

    @property
    def answering_body_id(self) -> int | None:
        """The body that answers for it: its own, or the working group whose block it is in; asks for `block`."""
        return self.responsible_body_id or (self.block.body_id if self.block else None)

    @property
    def answering(self) -> list[str]:
        """The person and the body that answer for it, by name."""
        return [str(one) for one in (self.responsible, self.responsible_body) if one]

    @property
    def code(self) -> str:
        """«2026-6.8.1»; asks for `area__plan` and `parent`."""
        above = f"{self.parent.number}." if self.parent else ""
        return f"{self.area.plan.code}-{self.area.number}.{above}{self.number}"

    @property
    def tone(self) -> str:
        return {"done": "well", "in_progress": "soon", "blocked": "late"}.get(self.state, "neutral")


class ActionOrigin(models.Model):
    """Why an action is in the plan, and how we know; imported ones wait to be confirmed."""

    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="origins")
    origin = models.ForeignKey(Origin, on_delete=models.CASCADE, related_name="actions")
    source = models.CharField(_("how we know"), max_length=200)
    is_to_confirm = models.BooleanField(_("to be confirmed"), default=False)

    privacy = Privacy(plain=("source",))

    class Meta:
        ordering = ["origin__position", "pk"]
        verbose_name = _("origin of an action")
        constraints = [models.UniqueConstraint(name="one_origin_once", fields=["action", "origin"])]

    def __str__(self) -> str:
        return str(self.origin)


class Indicator(models.Model):
    """What is counted in an action: a target to reach, or a cap not to pass («màxim 3 jornades», «50h»)."""

    class Kind(models.TextChoices):
        TARGET = "target", _("Target to reach")
        CAP = "cap", _("Most that there may be")

    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="indicators")
    kind = models.CharField(_("kind"), max_length=6, choices=Kind.choices, default=Kind.TARGET)
    name = models.CharField(_("what is counted"), max_length=120)
    unit = models.CharField(_("unit"), max_length=30, blank=True)
    target = models.DecimalField(_("target value"), max_digits=10, decimal_places=2, null=True, blank=True)
    value = models.DecimalField(_("value reached"), max_digits=10, decimal_places=2, null=True, blank=True)
    value_on = models.DateField(_("value of the day"), null=True, blank=True)

    privacy = Privacy(plain=("kind", "name", "unit"))

    class Meta:
        ordering = ["pk"]
        verbose_name = _("indicator")
        constraints = [
            models.CheckConstraint(
                name="indicator_not_below_zero",
                condition=(Q(target__isnull=True) | Q(target__gt=0))
                & (Q(value__isnull=True) | Q(value__gte=0)),
            ),
            models.CheckConstraint(
                name="indicator_value_with_its_day",
                condition=Q(value__isnull=True, value_on__isnull=True)
                | Q(value__isnull=False, value_on__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.name

"""The justification of the Conveni: the funder's indicators, in its words, with what came of each.

Its period is its own, and need not be a year. What is closed does not change: triggers (0003, 0004, 0006) refuse it,
until it is opened again for a reason (`Reopening`).
"""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from office import clock
from office.figures import Period
from office.models import StoredFile
from office.privacy import Privacy
from reports import querysets
from workplan.models import Action, FundingSource


def _not_below_zero(*names: str) -> Q:
    condition = Q()
    for name in names:
        condition &= Q(**{f"{name}__isnull": True}) | Q(**{f"{name}__gte": 0})
    return condition


class Justification(models.Model):
    """What the network answers to who funds it, for a period of a funding source."""

    class State(models.TextChoices):
        OPEN = "open", _("Open justification")
        CLOSED = "closed", _("Closed justification")

    KINDS = (FundingSource.Kind.AGREEMENT, FundingSource.Kind.EXTENSION)

    source = models.ForeignKey(
        FundingSource, on_delete=models.PROTECT, related_name="justifications",
        verbose_name=_("source of funding"),
    )  # fmt: skip
    title = models.CharField(_("title"), max_length=150)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"))
    state = models.CharField(_("state"), max_length=6, choices=State.choices, default=State.OPEN)
    counted_at = models.DateTimeField(_("figures counted on"), null=True, blank=True)
    closed_at = models.DateTimeField(_("closed on"), null=True, blank=True)
    # Kept when it is closed: of sessions that stand in the actual hours of several lines.
    repeated_minutes = models.PositiveIntegerField(_("hours in several indicators"), default=0)
    version = models.PositiveIntegerField(default=1)

    objects = querysets.JustificationQuerySet.as_manager()
    privacy = Privacy(plain=("title", "state"))

    class Meta:
        ordering = ["-starts_on", "-pk"]
        verbose_name = _("justification")
        constraints = [
            models.CheckConstraint(
                name="justification_ends_after_it_starts", condition=Q(ends_on__gte=F("starts_on"))
            ),
            models.CheckConstraint(
                name="justification_closed_on_a_day",
                condition=Q(state="open", closed_at__isnull=True)
                | Q(state="closed", closed_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("justification_page", args=[self.pk])

    @property
    def is_open(self) -> bool:
        return self.state == self.State.OPEN

    @property
    def period(self) -> Period:
        return Period(self.starts_on, self.ends_on)

    @property
    def is_over(self) -> bool:
        """Its period, whatever its state."""
        return self.ends_on < clock.today()

    @property
    def tone(self) -> str:
        return "soon" if self.is_open else "well"


class JustificationLine(models.Model):
    """An indicator of the funder. What was reached is a figure of the portal, or was written by hand with its source.

    A number that nobody has said is empty, and is no zero. Hours are whole minutes; money is euros.
    """

    justification = models.ForeignKey(Justification, on_delete=models.CASCADE, related_name="lines")
    position = models.PositiveSmallIntegerField(_("place"))
    indicator = models.CharField(_("indicator"), max_length=300)
    target = models.DecimalField(_("target"), max_digits=12, decimal_places=2, null=True, blank=True)
    target_words = models.CharField(_("target, in words"), max_length=200, blank=True)
    figure = models.CharField(_("figure"), max_length=80, blank=True)
    counted = models.DecimalField(_("number counted"), max_digits=12, decimal_places=2, null=True, blank=True)
    counted_source = models.CharField(_("source of the number counted"), max_length=200, blank=True)
    counted_url = models.CharField(_("page of the number counted"), max_length=300, blank=True)
    reached = models.DecimalField(_("number reached"), max_digits=12, decimal_places=2, null=True, blank=True)
    reached_words = models.CharField(_("what was reached, in words"), max_length=200, blank=True)
    reached_source = models.CharField(_("source"), max_length=200, blank=True)
    planned_cost = models.DecimalField(
        _("planned cost"), max_digits=10, decimal_places=2, null=True, blank=True
    )
    actual_cost = models.DecimalField(
        _("actual cost"), max_digits=10, decimal_places=2, null=True, blank=True
    )
    planned_minutes = models.PositiveIntegerField(_("planned hours"), null=True, blank=True)
    actual_minutes = models.PositiveIntegerField(_("actual hours"), null=True, blank=True)
    actions = models.ManyToManyField(
        Action, blank=True, related_name="justified_by", verbose_name=_("actions")
    )
    version = models.PositiveIntegerField(default=1)

    objects = querysets.LineQuerySet.as_manager()
    privacy = Privacy(
        plain=(
            "indicator", "target_words", "figure", "counted_source", "counted_url", "reached_words",
            "reached_source",
        )
    )  # fmt: skip

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("line of a justification")
        constraints = [
            models.CheckConstraint(
                name="line_target_is_number_or_words", condition=Q(target__isnull=True) | Q(target_words="")
            ),
            models.CheckConstraint(
                name="line_reached_is_number_or_words",
                condition=Q(reached__isnull=True) | Q(reached_words=""),
            ),
            models.CheckConstraint(
                name="line_is_counted_or_written",
                condition=Q(figure="", counted__isnull=True)
                | Q(reached__isnull=True, reached_words="", reached_source=""),
            ),
            models.CheckConstraint(
                name="line_written_with_its_source",
                condition=Q(reached__isnull=True, reached_words="") | ~Q(reached_source=""),
            ),
            models.CheckConstraint(
                name="line_not_below_zero",
                condition=_not_below_zero("target", "counted", "reached", "planned_cost", "actual_cost"),
            ),
        ]

    def __str__(self) -> str:
        return self.indicator[:80]


class JustifiedAction(models.Model):
    """An action of a line as it was on the day the justification was closed: words, and no key to the plan."""

    line = models.ForeignKey(JustificationLine, on_delete=models.PROTECT, related_name="justified")
    code = models.CharField(_("code"), max_length=40)
    title = models.CharField(_("title"), max_length=200)
    state = models.CharField(_("state"), max_length=12, choices=Action.State.choices)
    progress = models.PositiveSmallIntegerField(_("progress"), null=True)
    evidence_count = models.PositiveIntegerField(_("pieces of evidence"))

    privacy = Privacy(plain=("code", "title", "state"))

    class Meta:
        ordering = ["pk"]
        verbose_name = _("justified action")
        constraints = [
            models.CheckConstraint(
                name="justified_progress_within_bounds",
                condition=Q(progress__isnull=True) | Q(progress__lte=100),
            )
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"

    @property
    def tone(self) -> str:
        return Action(state=self.state).tone


class EvidenceArchive(models.Model):
    """The last package of evidence that was made of a justification; its file goes away by itself."""

    justification = models.OneToOneField(Justification, on_delete=models.CASCADE, related_name="archive")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(_("made on"))

    privacy = Privacy()

    class Meta:
        verbose_name = _("package of evidence")

    def __str__(self) -> str:
        return str(self.justification)

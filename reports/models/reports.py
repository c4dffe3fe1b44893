"""The report of a year while it is written: its state, and its figures as they were last counted."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from members.models import Agreement
from office.figures import Period
from office.models.figures import in_public
from office.privacy import Privacy
from reports import querysets

YEARS_BESIDE = 2  # earlier years beside each figure


class AnnualReport(models.Model):
    """What the network did in a year: figures out of the data, with their narrative."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft report")
        SUBMITTED = "submitted", _("Before the Executive")
        APPROVED = "approved", _("Approved report")
        PUBLISHED = "published", _("Published report")
        CORRECTING = "correcting", _("Being corrected")

    # Those in which its words and its figures still change.
    OPEN = (State.DRAFT, State.SUBMITTED, State.CORRECTING)
    PUBLISHABLE = (State.APPROVED, State.CORRECTING)

    year = models.PositiveSmallIntegerField(_("year"), unique=True)
    title = models.CharField(_("title"), max_length=120)
    subtitle = models.CharField(_("line under the title"), max_length=200, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.DRAFT)
    agreement = models.ForeignKey(
        Agreement, on_delete=models.PROTECT, null=True, blank=True, related_name="reports"
    )  # by which it was approved
    correction_reason = models.CharField(_("why it is corrected"), max_length=300, blank=True)
    counted_at = models.DateTimeField(_("figures counted on"), null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = querysets.ReportQuerySet.as_manager()
    privacy = Privacy(plain=("title", "subtitle", "state", "correction_reason"))

    class Meta:
        ordering = ["-year"]
        verbose_name = _("annual report")
        constraints = [
            models.CheckConstraint(name="report_of_a_year_we_know", condition=Q(year__range=(2000, 2100))),
            models.CheckConstraint(
                name="report_approved_by_an_agreement",
                condition=Q(state__in=["draft", "submitted"]) | Q(agreement__isnull=False),
            ),
            models.CheckConstraint(
                name="report_corrected_for_a_reason",
                condition=~Q(state="correcting") | ~Q(correction_reason=""),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("report_edit", args=[self.year])

    @property
    def period(self) -> Period:
        return Period.year(self.year)

    @property
    def years(self) -> range:
        """Its own and those beside it, the earliest first."""
        return range(self.year - YEARS_BESIDE, self.year + 1)

    @property
    def next_number(self) -> int:
        """Of the version that would be published now; one that was withdrawn keeps its own."""
        return self.versions.count() + 1

    @property
    def counted_mark(self) -> str:
        """Travels with a page, to know later whether its figures are still these."""
        return self.counted_at.isoformat() if self.counted_at else ""

    @property
    def is_open(self) -> bool:
        return self.state in self.OPEN

    @property
    def tone(self) -> str:
        return {"published": "well", "approved": "well", "submitted": "soon", "correcting": "soon"}.get(
            self.state, "neutral"
        )


class ReportFigure(models.Model):
    """A figure of a year, as it was when the report was last counted; without a number nobody knows it."""

    report = models.ForeignKey(AnnualReport, on_delete=models.CASCADE, related_name="figures")
    key = models.CharField(_("figure"), max_length=80)
    year = models.PositiveSmallIntegerField(_("year"))
    value = models.DecimalField(_("number"), max_digits=12, decimal_places=2, null=True, blank=True)
    source = models.CharField(_("source"), max_length=200, blank=True)  # of a declared total
    source_is_person = models.BooleanField(_("a person says it"), default=False)
    url = models.CharField(_("address"), max_length=300, blank=True)  # the page that lists its rows

    privacy = Privacy(plain=("key", "source", "url"))

    class Meta:
        ordering = ["key", "year"]
        verbose_name = _("figure of the report")
        constraints = [
            models.UniqueConstraint(name="one_value_of_a_figure", fields=["report", "key", "year"])
        ]

    def __str__(self) -> str:
        return f"{self.key} {self.year}: {self.value}"

    @property
    def public_source(self) -> str:
        """Of what leaves the house."""
        return in_public(self.source, is_person=self.source_is_person)

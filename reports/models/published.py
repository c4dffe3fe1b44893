"""A published version: typed figures, words and files with their seals. Triggers (0002) refuse any change.

Frozen rows hold words and numbers, and no keys to people: a merge of two people does not touch them.
"""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from office.models import StoredFile
from office.privacy import PERMANENT, Privacy
from reports import querysets
from reports.models.reports import AnnualReport
from reports.models.sections import NARRATIVE_LENGTH


class ReportVersion(models.Model):
    """The report as it left the house; a correction is another one, with its reason."""

    report = models.ForeignKey(AnnualReport, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField(_("version"))
    title = models.CharField(_("title"), max_length=120)
    agreement = models.CharField(_("approved by"), max_length=300)  # body, day and words of the agreement
    reason = models.CharField(_("why it was corrected"), max_length=300, blank=True)
    published_at = models.DateTimeField(_("published on"))
    is_sealed = models.BooleanField(
        _("sealed"), default=False
    )  # the last thing written: from here on nothing changes

    objects = querysets.VersionQuerySet.as_manager()
    privacy = Privacy(plain=("title", "agreement", "reason"), term=PERMANENT)

    class Meta:
        ordering = ["report", "-number"]
        verbose_name = _("published version")
        constraints = [
            models.UniqueConstraint(name="one_version_of_a_number", fields=["report", "number"]),
            models.CheckConstraint(
                name="version_corrected_for_a_reason", condition=Q(number=1) | ~Q(reason="")
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("report_version", args=[self.report.year, self.number])


class VersionWithdrawal(models.Model):
    """A version that nobody reads any more: somebody in it took their consent back, or it should not be out."""

    version = models.OneToOneField(ReportVersion, on_delete=models.PROTECT, related_name="withdrawal")
    reason = models.CharField(_("why it was withdrawn"), max_length=300)
    withdrawn_at = models.DateTimeField(_("withdrawn on"))

    privacy = Privacy(plain=("reason",), term=PERMANENT)

    class Meta:
        verbose_name = _("withdrawal of a published version")
        constraints = [models.CheckConstraint(name="version_withdrawn_for_a_reason", condition=~Q(reason=""))]

    def __str__(self) -> str:
        return self.reason


class VersionFile(models.Model):
    """A file of the version, and its seal."""

    class Kind(models.TextChoices):
        PAGE = "html", _("Web page")
        PDF = "pdf", _("PDF")
        DOCX = "docx", _("Document to edit")
        XLSX = "xlsx", _("Figures with their rows")
        JSON = "json", _("Figures as data")

    # The rows behind the figures hold names of people: they stay in the house.
    PUBLIC = (Kind.PDF, Kind.DOCX, Kind.JSON)

    version = models.ForeignKey(ReportVersion, on_delete=models.PROTECT, related_name="files")
    kind = models.CharField(_("kind"), max_length=4, choices=Kind.choices)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    sha256 = models.CharField(_("seal"), max_length=64)

    privacy = Privacy(plain=("kind", "sha256"), term=PERMANENT)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("file of a published version")
        constraints = [models.UniqueConstraint(name="one_file_of_a_kind", fields=["version", "kind"])]

    def __str__(self) -> str:
        return self.get_kind_display()

    @property
    def is_public(self) -> bool:
        return self.kind in self.PUBLIC

    def get_absolute_url(self) -> str:
        return reverse("report_file", args=[self.version.report.year, self.version.number, self.kind])


class PublishedFigure(models.Model):
    """A figure as it was published."""

    version = models.ForeignKey(ReportVersion, on_delete=models.PROTECT, related_name="figures")
    key = models.CharField(_("figure"), max_length=80)
    words = models.CharField(_("what it counts"), max_length=200)
    year = models.PositiveSmallIntegerField(_("year"))
    value = models.DecimalField(_("number"), max_digits=12, decimal_places=2, null=True)
    source = models.CharField(_("source"), max_length=200, blank=True)

    privacy = Privacy(plain=("key", "words", "source"), term=PERMANENT)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("published figure")
        constraints = [models.UniqueConstraint(name="one_published_value", fields=["version", "key", "year"])]

    def __str__(self) -> str:
        return f"{self.words}: {self.value}"


class PublishedSection(models.Model):
    """A chapter as it was published."""

    version = models.ForeignKey(ReportVersion, on_delete=models.PROTECT, related_name="sections")
    position = models.PositiveSmallIntegerField()
    title = models.CharField(_("title"), max_length=120)
    narrative = models.TextField(_("text"), max_length=NARRATIVE_LENGTH, blank=True)

    privacy = Privacy(plain=("title", "narrative"), term=PERMANENT)

    class Meta:
        ordering = ["position"]
        verbose_name = _("published section")
        constraints = [
            models.UniqueConstraint(name="one_published_section_at", fields=["version", "position"])
        ]

    def __str__(self) -> str:
        return self.title


class PublishedPhoto(models.Model):
    """A photograph that a version shows: anybody may see it from then on."""

    version = models.ForeignKey(ReportVersion, on_delete=models.PROTECT, related_name="photos")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    alternative = models.CharField(_("what is seen"), max_length=250)

    privacy = Privacy(plain=("alternative",), term=PERMANENT)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("published photograph")

    def __str__(self) -> str:
        return self.alternative

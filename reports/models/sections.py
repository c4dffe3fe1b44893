"""What a report is composed of: chapters with their narrative, challenges answered, photographs, links."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from office.models import StoredFile
from office.privacy import Privacy
from reports import querysets
from reports.models.reports import AnnualReport
from workplan.models import Challenge

NARRATIVE_LENGTH = 20_000  # some ten pages


class Section(models.Model):
    """A chapter. Its narrative is drafted from the data until somebody writes in it: then it stays as it is."""

    class Kind(models.TextChoices):
        CHALLENGES = "challenges", _("Challenges")
        CHAPTER = "chapter", _("Chapter")
        CONCLUSIONS = "conclusions", _("Conclusions")
        ANNEX = "annex", _("Annex")

    report = models.ForeignKey(AnnualReport, on_delete=models.CASCADE, related_name="sections")
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices, default=Kind.CHAPTER)
    code = models.CharField(max_length=20, blank=True)  # of `reports.reference`; none: added by hand
    position = models.PositiveSmallIntegerField()
    title = models.CharField(_("title"), max_length=120)
    figures = ArrayField(models.CharField(max_length=80), verbose_name=_("figures"), default=list, blank=True)
    listings = ArrayField(models.CharField(max_length=40), verbose_name=_("lists"), default=list, blank=True)
    charts = ArrayField(models.CharField(max_length=40), verbose_name=_("charts"), default=list, blank=True)
    narrative = models.TextField(_("text"), max_length=NARRATIVE_LENGTH, blank=True)
    is_edited = models.BooleanField(_("written by hand"), default=False)
    # The figures under the text when somebody last wrote it or said that it was right: {key: number or null}.
    facts = models.JSONField(_("figures under the text"), default=dict, blank=True)
    is_included = models.BooleanField(_("in the report"), default=True)
    # When the report was last counted: the overview asks neither lists nor charts.
    has_data = models.BooleanField(_("its lists or charts hold something"), default=True)
    version = models.PositiveIntegerField(default=1)

    objects = querysets.SectionQuerySet.as_manager()
    privacy = Privacy(plain=("kind", "code", "title", "figures", "listings", "charts", "narrative", "facts"))

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("section of the report")
        constraints = [
            models.UniqueConstraint(
                name="one_section_of_a_code", fields=["report", "code"], condition=~Q(code="")
            )
        ]

    def __str__(self) -> str:
        return self.title


class ChallengeAnswer(models.Model):
    """A challenge of the year, in the words of its plan, and what came of it."""

    report = models.ForeignKey(AnnualReport, on_delete=models.CASCADE, related_name="challenges")
    challenge = models.ForeignKey(
        Challenge, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )  # of a plan that lives in the portal
    position = models.PositiveSmallIntegerField()
    text = models.TextField(_("challenge"), max_length=1000)
    answer = models.TextField(_("what came of it"), max_length=5000, blank=True)
    is_edited = models.BooleanField(_("written by hand"), default=False)
    version = models.PositiveIntegerField(default=1)

    privacy = Privacy(plain=("text", "answer"))

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("challenge of the report")

    def __str__(self) -> str:
        return self.text[:80]


class Photo(models.Model):
    """A photograph of a section: never without words for who does not see it, nor without consent."""

    class Consent(models.TextChoices):
        NOBODY = "nobody", _("Nobody can be recognised in it")
        GIVEN = "given", _("Those who can be recognised have given consent")

    section = models.ForeignKey(Section, on_delete=models.CASCADE, related_name="photos")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField(default=1)
    alternative = models.CharField(_("what is seen"), max_length=250)
    caption = models.CharField(_("words under it"), max_length=250, blank=True)
    credit = models.CharField(_("who took it"), max_length=120, blank=True)
    consent = models.CharField(_("consent"), max_length=6, choices=Consent.choices)
    consent_kept = models.CharField(_("where the consent is kept"), max_length=200, blank=True)

    privacy = Privacy(plain=("alternative", "caption", "credit", "consent", "consent_kept"))

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("photograph of the report")
        constraints = [
            models.CheckConstraint(name="photo_with_its_words", condition=~Q(alternative="")),
            models.CheckConstraint(
                name="photo_consent_is_kept", condition=Q(consent="nobody") | ~Q(consent_kept="")
            ),
        ]

    def __str__(self) -> str:
        return self.alternative


class SectionLink(models.Model):
    """A page elsewhere that a section leads to."""

    section = models.ForeignKey(Section, on_delete=models.CASCADE, related_name="links")
    position = models.PositiveSmallIntegerField(default=1)
    label = models.CharField(_("words of the link"), max_length=150)
    url = models.URLField(_("address of the link"), max_length=300)

    privacy = Privacy(plain=("label", "url"))

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("link of the report")

    def __str__(self) -> str:
        return self.label

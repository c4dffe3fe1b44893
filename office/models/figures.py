from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from office import clock
from office.privacy import Privacy


def in_public(source: str, *, is_person: bool) -> str:
    """A document is named to everybody, and a person only to who works here."""
    return gettext("a number that Coordination declares") if is_person else source


class DeclaredTotal(models.Model):
    """A past figure known only as a number with its source («sense llista nominal»).

    Where there is one for the period, it is the figure; rows are not counted beside it.
    """

    key = models.CharField(_("figure"), max_length=80)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"))
    value = models.PositiveIntegerField(_("number"))
    source = models.CharField(_("source"), max_length=200)
    source_is_person = models.BooleanField(_("a person says it"), default=False)  # not named in public
    words = models.CharField(_("words of the source"), max_length=300, blank=True)
    declared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="declared_totals",
    )
    declared_at = models.DateTimeField(default=clock.now)

    privacy = Privacy(plain=("key", "source", "words", "declared_by"))

    class Meta:
        ordering = ["key", "starts_on"]
        verbose_name = _("declared total")
        constraints = [
            models.CheckConstraint(name="total_of_a_period", condition=Q(ends_on__gte=F("starts_on"))),
            models.UniqueConstraint(name="one_total_of_a_period", fields=["key", "starts_on", "ends_on"]),
        ]

    def __str__(self) -> str:
        return f"{self.key}: {self.value}"

    @property
    def public_source(self) -> str:
        return in_public(self.source, is_person=self.source_is_person)

    @property
    def period_in_words(self) -> str:
        """«2023» for a whole year, or else its one or two days."""
        first, last = self.starts_on, self.ends_on
        if first == last:
            return date_format(first, "SHORT_DATE_FORMAT")
        if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
            return str(first.year)
        return f"{date_format(first, 'SHORT_DATE_FORMAT')} – {date_format(last, 'SHORT_DATE_FORMAT')}"

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from office import clock
from office.models import StoredFile
from office.privacy import Privacy
from reports.models.justifications import Justification


class Reopening(models.Model):
    """A closed justification was opened again, for a reason: what it said when it was closed stays as files.

    Neither it nor its files change: triggers (0004) refuse it, and open nothing without it.
    """

    justification = models.ForeignKey(Justification, on_delete=models.PROTECT, related_name="reopenings")
    closed_at = models.DateTimeField(_("closed on"))
    reopened_at = models.DateTimeField(_("opened again on"), default=clock.now)
    reason = models.CharField(_("why it is opened again"), max_length=300)
    paper = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    workbook = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")

    privacy = Privacy(plain=("reason",))

    class Meta:
        ordering = ["-reopened_at", "-pk"]
        verbose_name = _("opening of a closed justification")
        constraints = [
            models.CheckConstraint(name="reopened_for_a_reason", condition=~Q(reason="")),
            models.UniqueConstraint(name="reopened_once_a_closing", fields=["justification", "closed_at"]),
        ]

    def __str__(self) -> str:
        return self.reason

    def get_absolute_url(self) -> str:
        return reverse("justification_page", args=[self.justification_id])

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from members.models import Person
from office import clock
from office.privacy import Privacy
from reports import querysets
from reports.models.reports import AnnualReport
from reports.models.sections import Section


class ReportComment(models.Model):
    """What somebody of the Executive says of a draft; coordination settles it, and it stays with its answer."""

    report = models.ForeignKey(AnnualReport, on_delete=models.CASCADE, related_name="comments")
    section = models.ForeignKey(
        Section, on_delete=models.CASCADE, null=True, blank=True, related_name="comments"
    )  # none: of the whole
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="report_comments")
    text = models.TextField(_("comment"), max_length=2000)
    written_at = models.DateTimeField(default=clock.now)
    answer = models.CharField(_("what was done about it"), max_length=500, blank=True)
    settled_at = models.DateTimeField(_("settled on"), null=True, blank=True)

    objects = querysets.CommentQuerySet.as_manager()
    privacy = Privacy(plain=("text", "answer", "by"))

    class Meta:
        ordering = ["written_at", "pk"]
        verbose_name = _("comment on the report")
        constraints = [models.CheckConstraint(name="report_comment_with_words", condition=~Q(text=""))]

    def __str__(self) -> str:
        return self.text[:80]

from django.conf import settings
from django.db import models

from office import clock
from office.privacy import PERMANENT, Privacy, days_after

PERSONAL_DAYS = 730


class AuditSeal(models.Model):
    """A link of the chain over a batch of rows; made by a beat task, checked by `verify_audit`."""

    sealed_at = models.DateTimeField(default=clock.real_now)
    rows = models.PositiveIntegerField()
    # Unique, so that two sealers at once cannot make the chain fork.
    previous = models.CharField(max_length=64, blank=True, unique=True)
    digest = models.CharField(max_length=64, unique=True)

    privacy = Privacy(plain=("previous", "digest"))

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.pk} {self.digest}"


class AuditRow(models.Model):
    """One operation: who, on behalf of whom, on what, and the values that are not personal.

    The personal values stand in `AuditPersonal`, which can be erased; the row keeps a salted digest of
    them. A trigger refuses any change of a row but its sealing.
    """

    at = models.DateTimeField(default=clock.now)
    operation = models.CharField(max_length=80)
    by_id_number = models.BigIntegerField(null=True)
    organization_number = models.BigIntegerField(null=True)
    organization_name = models.CharField(max_length=120, blank=True)
    subject_type = models.CharField(max_length=80)
    subject_id = models.BigIntegerField(null=True)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    personal_digest = models.CharField(max_length=64)
    request_id = models.CharField(max_length=40, blank=True)
    seal = models.ForeignKey(AuditSeal, on_delete=models.PROTECT, null=True, related_name="audit_rows")

    privacy = Privacy(
        plain=(
            "operation", "organization_name", "subject_type", "before", "after", "personal_digest",
            "request_id",
        ),
        term=PERMANENT,
    )  # fmt: skip

    class Meta:
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["subject_type", "subject_id"], name="audit_subject"),
            models.Index(
                fields=["organization_number"],
                name="audit_on_behalf",
                condition=models.Q(organization_number__isnull=False),
            ),
            models.Index(fields=["id"], name="audit_unsealed", condition=models.Q(seal__isnull=True)),
        ]

    def __str__(self) -> str:
        return f"{self.operation} {self.subject_type} {self.subject_id}"


class AuditPersonal(models.Model):
    """What an audit row knows of people; erased after two years while the row stays."""

    row = models.OneToOneField(AuditRow, on_delete=models.PROTECT, related_name="personal")
    at = models.DateTimeField(default=clock.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="audit_entries"
    )
    by_name = models.CharField(max_length=150, blank=True)
    subject_label = models.CharField(max_length=200, blank=True)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    salt = models.CharField(max_length=32)

    privacy = Privacy(
        personal={"by": None, "by_name": "", "subject_label": "", "before": None, "after": None, "salt": ""},
        term=days_after("at", PERSONAL_DAYS),
    )

    def __str__(self) -> str:
        return self.subject_label

from django.conf import settings
from django.core import signing
from django.db import models

from office import clock
from office.privacy import Privacy, days_after

SIGNER = signing.Signer(salt="office.signed-link")


class SignedLink(models.Model):
    """A door for one purpose that opens without signing in, until a moment, and can be revoked.

    The token is the signed number of the row: it can be printed again in a later reminder, and nothing
    in the database lets one through.
    """

    purpose = models.CharField(max_length=40)
    subject_id = models.BigIntegerField(null=True)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, blank=True, related_name="signed_links"
    )
    speaks_for_person = models.BooleanField(default=True)  # sent to an address that is only theirs
    organization_number = models.BigIntegerField(null=True)
    created_at = models.DateTimeField(default=clock.now)
    expires_at = models.DateTimeField()
    is_single_use = models.BooleanField(default=False)
    used_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    privacy = Privacy(personal={"person": None}, plain=("purpose",), term=days_after("expires_at", 365))

    class Meta:
        indexes = [models.Index(fields=["purpose", "subject_id"], name="link_subject")]

    def __str__(self) -> str:
        return f"{self.purpose} {self.subject_id}"

    @property
    def token(self) -> str:
        return SIGNER.sign(str(self.pk)).replace(":", ".")

    @property
    def is_open(self) -> bool:
        return (
            self.revoked_at is None
            and clock.now() < self.expires_at
            and not (self.is_single_use and self.used_at)
        )

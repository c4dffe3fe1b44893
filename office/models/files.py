from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from office import clock
from office.privacy import WITH_ITS_OWNER, Privacy


class StoredFile(models.Model):
    """A private file: known by its content, served as an attachment by the page that owns it."""

    name = models.CharField(_("name"), max_length=150)
    content = models.FileField(upload_to="files/%Y/%m", max_length=255)
    media_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    version = models.PositiveSmallIntegerField(default=1)
    replaces = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="replaced_by"
    )
    uploaded_at = models.DateTimeField(default=clock.now)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    delete_on = models.DateField(_("kept until"), null=True, blank=True)
    deleted_at = models.DateTimeField(null=True, blank=True)

    privacy = Privacy(
        personal={"name": "", "content": "", "uploaded_by": None},
        plain=("media_type", "sha256"),
        term=WITH_ITS_OWNER,
    )

    class Meta:
        ordering = ["-uploaded_at", "-pk"]
        verbose_name = _("file")

    def __str__(self) -> str:
        return self.name

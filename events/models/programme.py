"""What happens in an event, and what it leaves: the parts of its programme, its documents, its relatoria."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from events import querysets
from events.models.events import Event
from office.models import StoredFile
from office.privacy import Privacy


class ProgrammeItem(models.Model):
    """A talk, a workshop, a break. People choose one where `is_chosen`, each with its own seats."""

    class Kind(models.TextChoices):
        TALK = "talk", _("Talk")
        WORKSHOP = "workshop", _("Workshop (programme)")
        VISIT = "visit", _("Visit (programme)")
        BREAK = "break", _("Break (programme)")

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="programme")
    position = models.PositiveSmallIntegerField(default=0)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices, default=Kind.TALK)
    title = models.CharField(_("title"), max_length=200)
    words = models.TextField(_("what it is about"), max_length=1000, blank=True)
    speakers = models.CharField(_("who speaks"), max_length=300, blank=True)
    day = models.DateField(_("day"), null=True, blank=True)
    time = models.TimeField(_("begins at"), null=True, blank=True)
    ends_time = models.TimeField(_("ends at"), null=True, blank=True)
    place = models.CharField(_("room"), max_length=120, blank=True)
    is_chosen = models.BooleanField(_("people choose it when they register"), default=False)
    capacity = models.PositiveSmallIntegerField(_("seats"), null=True, blank=True)
    taken = models.PositiveIntegerField(default=0, editable=False)  # kept by the database

    privacy = Privacy(plain=("kind", "title", "words", "speakers", "place"))

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("part of the programme")
        constraints = [
            models.CheckConstraint(
                name="programme_no_more_than_its_seats",
                condition=Q(capacity__isnull=True) | Q(taken__lte=F("capacity")),
            )
        ]

    def __str__(self) -> str:
        return self.title


class EventMaterial(models.Model):
    """A file or a link. The signed sheet is only for coordination."""

    class Kind(models.TextChoices):
        DOCUMENT = "document", _("Document (event)")
        RECORDING = "recording", _("Recording")
        REPORT = "report", _("Relatoria")
        NEWS = "news", _("News on the web")
        SHEET = "sheet", _("Signed sheet")

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="materials")
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices, default=Kind.DOCUMENT)
    title = models.CharField(_("title"), max_length=150)
    url = models.URLField(_("link"), max_length=500, blank=True)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects = querysets.MaterialQuerySet.as_manager()
    privacy = Privacy(plain=("kind", "title", "url"))

    class Meta:
        ordering = ["pk"]
        verbose_name = _("material of an event")
        constraints = [
            models.CheckConstraint(
                name="event_material_is_something", condition=~Q(url="") | Q(file__isnull=False)
            )
        ]

    def __str__(self) -> str:
        return self.title

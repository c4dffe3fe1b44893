"""A plan that was read from a file, to be corrected before anything of it is in the portal."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from members.models import Person
from office import clock
from office.models import StoredFile
from office.privacy import Privacy, days_after
from workplan import querysets
from workplan.imports.nodes import Node
from workplan.models.plans import OFFICIAL_LENGTH, Workplan


class ImportDraft(models.Model):
    """What a file was understood to say: its nodes in the order of the document, beside the source."""

    class State(models.TextChoices):
        OPEN = "open", _("To be checked")
        APPROVED = "approved", _("Brought in")
        DISCARDED = "discarded", _("Discarded")

    year = models.PositiveSmallIntegerField(_("year"))
    source = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    source_text = models.TextField()  # the lines that the nodes point to
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.OPEN)
    plan = models.OneToOneField(
        Workplan, on_delete=models.PROTECT, null=True, blank=True, related_name="import_draft"
    )
    created_at = models.DateTimeField(default=clock.now)
    created_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="plan_drafts"
    )
    version = models.PositiveIntegerField(default=1)

    objects = querysets.ImportDraftQuerySet.as_manager()
    privacy = Privacy(
        personal={"created_by": None}, plain=("source_text", "state"), term=days_after("created_at", 730)
    )

    class Meta:
        ordering = ["-created_at", "-pk"]
        verbose_name = _("imported draft")

    def __str__(self) -> str:
        return _("Draft of the plan of %d") % self.year

    def get_absolute_url(self) -> str:
        return reverse("plan_draft", args=[self.pk])


class DraftNode(models.Model):
    """A piece of the document. What hangs from what follows from the order and the kinds."""

    class Kind(models.TextChoices):
        TITLE = "title", _("Title of the plan")
        APPROVAL = "approval", _("Approval")
        INTRODUCTION = "introduction", _("How it was made")
        ORIGIN = "origin", _("Origin")
        CONDITION = "condition", _("What it depends on")
        CHALLENGE = "challenge", _("Challenge")
        SUBCHALLENGE = "subchallenge", _("Sub-challenge")
        AREA = "area", _("Area")
        BLOCK = "block", _("Block")
        ACTION = "action", _("Action")
        SUBACTION = "subaction", _("Sub-action")
        FOOTNOTE = "footnote", _("Footnote")
        NOISE = "noise", _("Noise of the document")
        UNKNOWN = "unknown", _("Not understood")

    draft = models.ForeignKey(ImportDraft, on_delete=models.CASCADE, related_name="nodes")
    position = models.PositiveIntegerField()
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices)
    text = models.TextField(_("text"), max_length=OFFICIAL_LENGTH)
    reason = models.CharField(max_length=200, blank=True)  # why it is noise, or what was not understood
    timing = models.CharField(_("when"), max_length=60, blank=True)  # from the column of a spreadsheet
    first_line = models.PositiveIntegerField()
    last_line = models.PositiveIntegerField()

    privacy = Privacy(plain=("kind", "text", "reason", "timing"))

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("piece of a draft")
        constraints = [
            models.UniqueConstraint(
                name="one_node_at_a_place",
                fields=["draft", "position"],
                deferrable=models.Deferrable.DEFERRED,
            ),
            models.CheckConstraint(
                name="node_lines_in_order", condition=models.Q(last_line__gte=models.F("first_line"))
            ),
        ]

    def __str__(self) -> str:
        return self.text[:80]

    @property
    def as_read(self) -> Node:
        """As the reader hands it over, for whatever judges pieces."""
        return Node(self.kind, self.text, self.first_line, self.last_line, self.reason, self.timing)


class DraftCorrection(models.Model):
    """One correction of a draft, with what it needs to be undone."""

    class What(models.TextChoices):
        EDITED = "edited", _("words or kind changed")
        RELEVELLED = "relevelled", _("kind changed")
        MOVED = "moved", _("moved")
        MERGED = "merged", _("joined to the piece before")
        SPLIT = "split", _("cut into parts")

    draft = models.ForeignKey(ImportDraft, on_delete=models.CASCADE, related_name="corrections")
    version = models.PositiveIntegerField()  # of the draft that it corrected
    what = models.CharField(_("what was done"), max_length=10, choices=What.choices)
    about = models.CharField(_("text"), max_length=80)  # the beginning of the piece
    undo = models.JSONField()  # the former values of each piece, those that are gone and those that are new

    privacy = Privacy(plain=("what", "about", "undo"))

    class Meta:
        ordering = ["pk"]
        verbose_name = _("correction of a draft")
        constraints = [
            models.UniqueConstraint(name="one_correction_of_a_version", fields=["draft", "version"])
        ]

    def __str__(self) -> str:
        return f"«{self.about}»: {self.get_what_display()}"

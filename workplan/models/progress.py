"""What happened in an action: evidence, notes, proposals of progress."""

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from members.models import Person
from office import clock
from office.models import StoredFile
from office.privacy import Privacy, days_after
from workplan import querysets
from workplan.models.actions import REASON_LENGTH, Action

NAMES_KEPT_DAYS = 4 * 365  # a mandate («per confirmar»)


class ServesAction(models.Model):
    """Base of what serves an action: an event, a session of advice, a product, a link.

    `workplan.evidence` finds the subclasses through the registry of models; an action knows none of them.
    """

    action = models.ForeignKey(
        Action, on_delete=models.PROTECT, null=True, blank=True, related_name="%(app_label)s_%(class)s_rows",
        verbose_name=_("action of the plan"),
    )  # fmt: skip

    class Meta:
        abstract = True

    @classmethod
    def evidence(cls) -> "models.QuerySet[Any]":
        """The rows that count, each annotated with `evidence_on`, its day, and for the list of the action with
        `evidence_words`, what it was, and `evidence_link`, an address beyond the portal (both texts)."""
        raise NotImplementedError

    @classmethod
    def evidence_url(cls, pk: int, link: str) -> str:
        """Where a row of the list leads; by default, to its `evidence_link`."""
        return link

    @classmethod
    def evidence_in_words(cls, count: int) -> str:
        """«2 sessions»."""
        raise NotImplementedError


class LinkedEvidence(ServesAction):
    """A dated sentence with a link or a file, written down by hand."""

    happened_on = models.DateField(_("day"), default=clock.today)
    sentence = models.CharField(_("what was done"), max_length=300)
    url = models.URLField(_("link"), max_length=500, blank=True)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    added_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="plan_evidence"
    )
    added_at = models.DateTimeField(default=clock.now)

    objects = querysets.EvidenceQuerySet.as_manager()
    privacy = Privacy(
        personal={"added_by": None}, plain=("sentence", "url"), term=days_after("added_at", NAMES_KEPT_DAYS)
    )

    class Meta:
        ordering = ["-happened_on", "-pk"]
        verbose_name = _("evidence")
        constraints = [
            models.CheckConstraint(name="evidence_serves_an_action", condition=Q(action__isnull=False)),
            models.CheckConstraint(
                name="evidence_has_a_link_or_a_file", condition=~Q(url="") | Q(file__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return self.sentence

    @classmethod
    def evidence(cls) -> "models.QuerySet[Any]":
        return cls.objects.annotate(
            evidence_on=F("happened_on"), evidence_words=F("sentence"), evidence_link=F("url")
        )

    @classmethod
    def evidence_url(cls, pk: int, link: str) -> str:
        return link or reverse("evidence_file", args=[pk])

    @classmethod
    def evidence_in_words(cls, count: int) -> str:
        return ngettext("%d piece of evidence", "%d pieces of evidence", count) % count


class ProgressNote(models.Model):
    """A dated line in the life of an action. A proposal waits until somebody accepts it or sets it aside."""

    class Kind(models.TextChoices):
        NOTE = "note", _("Note")
        NO_CHANGE = "no_change", _("No change")
        PROPOSAL = "proposal", _("Proposal of progress")
        CONFIRMED = "confirmed", _("Progress confirmed")
        STATE = "state", _("Change of state")
        DECISION = "decision", _("Decision of the Executive")

    class Answer(models.TextChoices):
        WAITING = "waiting", _("Waiting for an answer")
        ACCEPTED = "accepted", _("Accepted")
        SET_ASIDE = "set_aside", _("Set aside")

    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="notes")
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.NOTE)
    written_at = models.DateTimeField(default=clock.now)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="plan_notes")
    text = models.TextField(_("note"), max_length=1000, blank=True)
    state = models.CharField(_("state"), max_length=12, choices=Action.State.choices, blank=True)
    progress = models.PositiveSmallIntegerField(_("progress"), null=True, blank=True)
    answer = models.CharField(max_length=10, choices=Answer.choices, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answer_reason = models.CharField(_("reason"), max_length=REASON_LENGTH, blank=True)

    objects = querysets.NoteQuerySet.as_manager()
    privacy = Privacy(
        personal={"by": None, "text": ""},
        plain=("kind", "state", "answer", "answer_reason"),
        term=days_after("written_at", NAMES_KEPT_DAYS),
    )

    class Meta:
        ordering = ["-written_at", "-pk"]
        verbose_name = _("progress note")
        indexes = [models.Index(fields=["action", "-written_at"], name="note_of_an_action")]
        constraints = [
            models.CheckConstraint(
                name="note_progress_within_bounds", condition=Q(progress__isnull=True) | Q(progress__lte=100)
            ),
            models.CheckConstraint(
                name="note_proposal_is_answered_or_waits",
                condition=(Q(kind="proposal") & ~Q(answer="")) | (~Q(kind="proposal") & Q(answer="")),
            ),
            models.UniqueConstraint(
                name="one_proposal_waits", fields=["action"], condition=Q(answer="waiting")
            ),
        ]

    def __str__(self) -> str:
        return self.text or self.get_kind_display()

from typing import TYPE_CHECKING

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from care import querysets
from care.models.protocols import Party, Protocol, ProtocolStep, Trigger
from care.progress import Progress
from members.models import Organization, Person
from office import clock
from office.privacy import Privacy, days_after

if TYPE_CHECKING:
    from care.models.mentors import MentorProposal

NOTES_DAYS = 8 * 365  # the mandate of four years and four more («per confirmar»)


class Onboarding(models.Model):
    """The welcome of a council, by the protocol that was current on the day it began."""

    class State(models.TextChoices):
        OPEN = "open", _("Open")
        FINISHED = "finished", _("Finished")
        STOPPED = "stopped", _("Stopped")

    organization = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="onboardings")
    trigger = models.CharField(_("why"), max_length=20, choices=Trigger.choices)
    protocol = models.ForeignKey(Protocol, on_delete=models.PROTECT, related_name="onboardings")
    started_on = models.DateField(_("starts on"))
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    closed_on = models.DateField(null=True, blank=True)
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    created_at = models.DateTimeField(default=clock.now)

    objects = querysets.OnboardingQuerySet.as_manager()
    privacy = Privacy(
        personal={"reason": "—"}, plain=("trigger", "state"), term=days_after("closed_on", NOTES_DAYS)
    )

    class Meta:
        ordering = ["-started_on", "-pk"]
        verbose_name = _("onboarding")
        constraints = [
            models.UniqueConstraint(
                name="one_open_onboarding", fields=["organization"], condition=models.Q(state="open")
            ),
            models.CheckConstraint(
                name="onboarding_open_or_dated",
                condition=models.Q(state="open", closed_on__isnull=True)
                | (~models.Q(state="open") & models.Q(closed_on__isnull=False)),
            ),
            models.CheckConstraint(
                name="onboarding_stopped_with_reason",
                condition=~models.Q(state="stopped") | ~models.Q(reason=""),
            ),
        ]

    def __str__(self) -> str:
        return str(self.organization)

    def get_absolute_url(self) -> str:
        return reverse("onboarding_detail", args=[self.pk])

    @property
    def is_open(self) -> bool:
        return self.state == self.State.OPEN

    @property
    def live_proposal(self) -> "MentorProposal | None":
        """The mentor proposed or accepted; reads the rows that `for_page` has brought."""
        return next((proposal for proposal in self.proposals.all() if proposal.is_live), None)

    @property
    def mentor(self) -> Organization | None:
        proposal = self.live_proposal
        return proposal.organization if proposal and proposal.is_accepted else None

    @property
    def progress(self) -> Progress:
        return Progress.of(self.steps.all())

    @property
    def next_step(self) -> "OnboardingStep | None":
        return next((step for step in self.steps.all() if step.is_pending), None)

    def party_of(self, organization_id: int | None) -> Party | None:
        """The part that an organization has in this welcome today; none when it has no part."""
        if organization_id == self.organization_id:
            return Party.COUNCIL
        proposal = self.live_proposal
        return Party.MENTOR if proposal and proposal.organization_id == organization_id else None

    def organization_of(self, party: str) -> Organization | None:
        """On whose behalf a party acts; coordination acts for the network itself."""
        return {Party.COUNCIL: self.organization, Party.MENTOR: self.mentor}.get(Party(party))


class OnboardingStep(models.Model):
    """A step of one welcome: copied from the protocol when it began, or added by hand."""

    class State(models.TextChoices):
        PENDING = "pending", _("Pending")
        DONE = "done", _("Done")
        SKIPPED = "skipped", _("Skipped")

    onboarding = models.ForeignKey(Onboarding, on_delete=models.CASCADE, related_name="steps")
    protocol_step = models.ForeignKey(
        ProtocolStep, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    position = models.PositiveSmallIntegerField()
    title = models.CharField(_("what has to be done"), max_length=120)
    text = models.TextField(_("how"), max_length=2000, blank=True)
    responsible = models.CharField(_("who does it"), max_length=20, choices=Party.choices)
    is_optional = models.BooleanField(default=False)
    due_on = models.DateField(_("date"))
    is_redated = models.BooleanField(default=False)  # a date set by hand is not moved by the portal
    state = models.CharField(max_length=10, choices=State.choices, default=State.PENDING)
    done_on = models.DateField(_("done on"), null=True, blank=True)
    done_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )  # or who decided to skip it
    done_for = models.ForeignKey(
        Organization, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    note = models.TextField(_("note"), max_length=1000, blank=True)
    skip_reason = models.CharField(_("why it is not done"), max_length=300, blank=True)

    objects = querysets.OnboardingStepQuerySet.as_manager()
    privacy = Privacy(
        personal={"note": "", "skip_reason": "—", "done_by": None},
        plain=("title", "text", "responsible", "state"),
        term=days_after("onboarding__closed_on", NOTES_DAYS),
    )

    class Meta:
        ordering = ["due_on", "position", "pk"]
        verbose_name = _("step")
        indexes = [
            models.Index(fields=["due_on"], name="step_pending_due", condition=models.Q(state="pending"))
        ]
        constraints = [
            models.UniqueConstraint(name="step_once_in_onboarding", fields=["onboarding", "protocol_step"]),
            models.CheckConstraint(
                name="step_done_has_its_date",
                condition=models.Q(state="done", done_on__isnull=False)
                | (~models.Q(state="done") & models.Q(done_on__isnull=True)),
            ),
            models.CheckConstraint(
                name="step_skipped_has_a_reason",
                condition=~models.Q(state="skipped") | ~models.Q(skip_reason=""),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def kind(self) -> str:
        return self.protocol_step.kind if self.protocol_step else ProtocolStep.Kind.PLAIN

    @property
    def is_pending(self) -> bool:
        return self.state == self.State.PENDING

    @property
    def is_late(self) -> bool:
        return self.is_pending and self.due_on < clock.today()

    @property
    def is_required(self) -> bool:
        """It is to be done, or left out with its reason, before the welcome is closed."""
        return not self.is_optional and self.kind != ProtocolStep.Kind.CLOSING

    @property
    def is_to_confirm(self) -> bool:
        return bool(self.protocol_step and self.protocol_step.is_to_confirm)

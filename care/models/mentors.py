from django.db import models
from django.utils.translation import gettext_lazy as _

from care import querysets
from care.models.onboardings import NOTES_DAYS, Onboarding
from members.models import Organization, Person
from office import clock
from office.privacy import Privacy, days_after


class MentorProposal(models.Model):
    """A member is asked to go with a council through its welcome, and answers."""

    class State(models.TextChoices):
        PROPOSED = "proposed", _("Waiting for an answer")
        ACCEPTED = "accepted", _("Accepted")
        DECLINED = "declined", _("Declined")
        WITHDRAWN = "withdrawn", _("Taken back")

    onboarding = models.ForeignKey(Onboarding, on_delete=models.CASCADE, related_name="proposals")
    organization = models.ForeignKey(
        Organization, on_delete=models.PROTECT, related_name="mentor_proposals", verbose_name=_("member")
    )
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )  # who got the question
    state = models.CharField(max_length=10, choices=State.choices, default=State.PROPOSED)
    reasons = models.CharField(_("why this member"), max_length=500, blank=True)
    proposed_at = models.DateTimeField(default=clock.now)
    answered_at = models.DateTimeField(null=True, blank=True)
    answer_note = models.CharField(_("a word with the answer"), max_length=500, blank=True)

    objects = querysets.MentorProposalQuerySet.as_manager()
    privacy = Privacy(
        personal={"person": None, "answer_note": ""},
        plain=("state", "reasons"),
        term=days_after("answered_at", NOTES_DAYS),
    )

    class Meta:
        ordering = ["-proposed_at", "-pk"]
        verbose_name = _("mentor proposal")
        constraints = [
            models.UniqueConstraint(
                name="one_live_mentor", fields=["onboarding"], condition=models.Q(state__in=querysets.LIVE)
            ),
            models.CheckConstraint(
                name="proposal_waits_or_answered",
                condition=models.Q(state="proposed", answered_at__isnull=True)
                | (~models.Q(state="proposed") & models.Q(answered_at__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return _("%(mentor)s, mentor of %(council)s") % {
            "mentor": self.organization,
            "council": self.onboarding,
        }

    @property
    def is_waiting(self) -> bool:
        return self.state == self.State.PROPOSED

    @property
    def is_accepted(self) -> bool:
        return self.state == self.State.ACCEPTED

    @property
    def is_declined(self) -> bool:
        return self.state == self.State.DECLINED

    @property
    def is_live(self) -> bool:
        return self.state in querysets.LIVE

from django.db import models
from django.utils.translation import gettext_lazy as _

from members import querysets
from members.models.bodies import Agreement
from members.models.organizations import Organization
from office import clock
from office.db import no_overlap
from office.models import MayBeInvented, StoredFile
from office.privacy import PERMANENT, Privacy, days_after

REQUEST_KEPT_DAYS = 730  # («per confirmar»)


class Prospect(models.Model):
    """A council that is interested in the network and has not asked to join."""

    class State(models.TextChoices):
        OPEN = "open", _("Interested")
        REQUESTED = "requested", _("Asked to join")
        CLOSED = "closed", _("No longer interested")

    organization = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="prospects")
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    since_on = models.DateField(_("interested since"), default=clock.today)
    source = models.CharField(_("how we know"), max_length=200, blank=True)
    contact_name = models.CharField(_("person to talk to"), max_length=120, blank=True)
    contact_email = models.EmailField(_("address"), blank=True)
    note = models.TextField(_("note"), max_length=2000, blank=True)
    closed_on = models.DateField(null=True, blank=True)

    objects = querysets.ProspectQuerySet.as_manager()
    privacy = Privacy(
        personal={"contact_name": "", "contact_email": "", "note": ""},
        plain=("state", "source"),
        term=days_after("closed_on", 730),
    )

    class Meta:
        ordering = ["-since_on", "pk"]
        verbose_name = _("interested council")
        constraints = [
            models.UniqueConstraint(
                name="one_open_prospect", fields=["organization"], condition=models.Q(state="open")
            ),
            models.CheckConstraint(
                name="prospect_open_or_dated",
                condition=models.Q(state="open", closed_on__isnull=True)
                | (~models.Q(state="open") & models.Q(closed_on__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return str(self.organization)


class MembershipRequest(models.Model):
    """A council asks to join, with the resolution of its ple."""

    class State(models.TextChoices):
        RECEIVED = "received", _("Received")
        APPROVED = "approved", _("Approved")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    organization = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="requests")
    state = models.CharField(max_length=10, choices=State.choices, default=State.RECEIVED)
    requested_on = models.DateField(_("date of the request"), default=clock.today)
    resolution_on = models.DateField(_("date of the council's resolution"))
    resolution_file = models.ForeignKey(
        StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    contact_name = models.CharField(_("person to talk to"), max_length=120)
    contact_email = models.EmailField(_("address"))
    note = models.TextField(_("note"), max_length=2000, blank=True)
    decided_on = models.DateField(null=True, blank=True)

    objects = querysets.MembershipRequestQuerySet.as_manager()
    privacy = Privacy(
        personal={"contact_name": "", "contact_email": "", "note": ""},
        plain=("state", "resolution_file"),
        term=days_after("decided_on", REQUEST_KEPT_DAYS),
    )

    class Meta:
        ordering = ["-requested_on", "pk"]
        verbose_name = _("request to join")
        constraints = [
            models.UniqueConstraint(
                name="one_request_waiting", fields=["organization"], condition=models.Q(state="received")
            ),
            models.CheckConstraint(
                name="request_waits_or_decided",
                condition=models.Q(state="received", decided_on__isnull=True)
                | (~models.Q(state="received") & models.Q(decided_on__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return str(self.organization)

    @property
    def tone(self) -> str:
        return {"received": "soon", "approved": "well"}.get(self.state, "neutral")


class Membership(MayBeInvented):
    """A period in one state, both days included; the rows of an organization are its history."""

    class State(models.TextChoices):
        APPLICANT = "applicant", _("Applicant")
        ACTIVE = "active", _("Member")
        SUSPENDED = "suspended", _("Suspended")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    IN_NETWORK = frozenset({State.APPLICANT, State.ACTIVE, State.SUSPENDED})

    organization = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="memberships")
    state = models.CharField(max_length=10, choices=State.choices)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"), null=True, blank=True)
    agreement = models.ForeignKey(
        Agreement, on_delete=models.PROTECT, null=True, blank=True, related_name="memberships"
    )
    reason = models.CharField(_("reason or source"), max_length=300, blank=True)

    objects = querysets.MembershipQuerySet.as_manager()
    privacy = Privacy(plain=("state", "reason"), term=PERMANENT)

    class Meta:
        ordering = ["starts_on", "pk"]
        verbose_name = _("membership")
        constraints = [
            models.CheckConstraint(
                name="membership_ends_after_it_starts",
                condition=models.Q(ends_on__isnull=True) | models.Q(ends_on__gte=models.F("starts_on")),
            ),
            models.CheckConstraint(
                name="member_by_agreement_or_source",
                condition=~models.Q(state="active")
                | models.Q(agreement__isnull=False)
                | ~models.Q(reason=""),
            ),
            no_overlap("one_membership_state_at_a_time", "organization_id"),
        ]

    def __str__(self) -> str:
        return f"{self.organization}: {self.get_state_display()}"

    @property
    def tone(self) -> str:
        return {"active": "well", "applicant": "soon", "suspended": "late"}.get(self.state, "neutral")

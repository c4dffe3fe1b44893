"""Hours as a double-entry ledger in whole minutes: each entry takes from one account and gives to another."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from advisory import querysets
from advisory.models.services import AdvisoryService
from members.models import Organization, Person
from office import clock
from office.db import no_overlap
from office.privacy import Privacy
from workplan.models import FundingSource


class HourBudget(models.Model):
    """The hours of a service in a period, both days included; how many, its ledger says."""

    service = models.ForeignKey(
        AdvisoryService, on_delete=models.PROTECT, related_name="budgets", verbose_name=_("service")
    )
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"))
    funding = models.ForeignKey(
        FundingSource, on_delete=models.PROTECT, null=True, blank=True, related_name="hour_budgets",
        verbose_name=_("paid by"),
    )  # fmt: skip
    note = models.CharField(_("note"), max_length=300, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = querysets.BudgetQuerySet.as_manager()
    privacy = Privacy(plain=("note",))

    class Meta:
        ordering = ["-starts_on", "service"]
        verbose_name = _("hour budget")
        constraints = [
            models.CheckConstraint(
                name="budget_ends_after_it_starts", condition=Q(ends_on__gte=F("starts_on"))
            ),
            no_overlap("one_budget_of_a_service_at_a_time", "service_id"),
        ]

    def __str__(self) -> str:
        return f"{self.service}, {self.years}"

    @property
    def years(self) -> str:
        """«2026», or «2026–2027» of a period that crosses into another year."""
        return "–".join(str(year) for year in sorted({self.starts_on.year, self.ends_on.year}))

    def get_absolute_url(self) -> str:
        return reverse("budget_page", args=[self.pk])

    @property
    def is_closed(self) -> bool:
        return self.closed_at is not None


class HourAccount(models.Model):
    """Where minutes stand. The two balances are written by the trigger of the ledger, and by nothing else."""

    class Kind(models.TextChoices):
        SOURCE = "source", _("What was granted")
        POOL = "pool", _("Hours of everybody")
        PACKAGE = "package", _("Package of a council")
        DELIVERED = "delivered", _("Hours given")
        LAPSED = "lapsed", _("Hours lapsed")

    budget = models.ForeignKey(HourBudget, on_delete=models.PROTECT, related_name="accounts")
    kind = models.CharField(_("kind of account"), max_length=10, choices=Kind.choices)
    organization = models.ForeignKey(
        Organization, on_delete=models.PROTECT, null=True, blank=True, related_name="hour_packages"
    )
    valid_until = models.DateField(_("until"), null=True, blank=True)
    balance_minutes = models.IntegerField(default=0, editable=False)
    held_minutes = models.IntegerField(default=0, editable=False)

    objects = querysets.AccountQuerySet.as_manager()
    privacy = Privacy(plain=("kind",))

    class Meta:
        ordering = ["pk"]
        verbose_name = _("account of hours")
        constraints = [
            models.CheckConstraint(name="held_not_below_zero", condition=Q(held_minutes__gte=0)),
            models.CheckConstraint(
                name="no_overspend", condition=Q(kind="source") | Q(balance_minutes__gte=F("held_minutes"))
            ),
            models.CheckConstraint(
                name="package_is_of_a_council",
                condition=Q(kind="package", organization__isnull=False)
                | (~Q(kind="package") & Q(organization__isnull=True)),
            ),
            models.UniqueConstraint(
                name="one_account_of_a_kind", fields=["budget", "kind"], condition=~Q(kind="package")
            ),
            models.UniqueConstraint(
                name="one_package_of_a_council",
                fields=["budget", "organization"],
                condition=Q(kind="package"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.budget}: {self.name}"

    @property
    def name(self) -> str:
        """Among those of its budget."""
        whose = f" ({self.organization.short_name})" if self.organization else ""
        return f"{self.get_kind_display()}{whose}"

    @property
    def free_minutes(self) -> int:
        """What can still be held."""
        return self.balance_minutes - self.held_minutes


class LedgerEntry(models.Model):
    """A movement that nobody edits: a correction is another entry. A hold stands until it is captured or
    released, once; what a capture does not take flows back.
    """

    class Kind(models.TextChoices):
        GRANT = "grant", _("Hours granted")
        ALLOCATE = "allocate", _("Package given")
        HOLD = "hold", _("Hours held")
        CAPTURE = "capture", _("Hours used")
        RELEASE = "release", _("Hold released")
        RETURN = "return", _("Package given back")
        LAPSE = "lapse", _("Hours lapsed by the end of the period")
        CARRY = "carry", _("Hours passed to the next period")
        ADJUST = "adjust", _("Correction")

    key = models.CharField(max_length=120, unique=True)
    kind = models.CharField(_("movement"), max_length=10, choices=Kind.choices)
    debit = models.ForeignKey(HourAccount, on_delete=models.PROTECT, related_name="debits")
    credit = models.ForeignKey(HourAccount, on_delete=models.PROTECT, related_name="credits")
    minutes = models.PositiveIntegerField(_("minutes"))
    hold = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="resolutions"
    )
    session = models.ForeignKey(
        "advisory.AdvisorySession", on_delete=models.PROTECT, null=True, blank=True, related_name="entries"
    )
    by = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="ledger_entries"
    )
    approved_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="approved_entries"
    )
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    made_at = models.DateTimeField(default=clock.now)

    objects = querysets.EntryQuerySet.as_manager()
    privacy = Privacy(plain=("key", "kind", "by", "approved_by", "reason"))

    class Meta:
        ordering = ["-made_at", "-pk"]
        verbose_name = _("movement of hours")
        verbose_name_plural = _("movements of hours")
        indexes = [
            models.Index(fields=["debit", "-made_at", "-id"], name="entry_of_a_debit"),
            models.Index(fields=["credit", "-made_at", "-id"], name="entry_of_a_credit"),
        ]
        constraints = [
            models.CheckConstraint(name="entry_moves_something", condition=Q(minutes__gt=0)),
            models.CheckConstraint(name="entry_between_two_accounts", condition=~Q(debit=F("credit"))),
            models.CheckConstraint(
                name="resolution_has_its_hold",
                condition=Q(kind__in=["capture", "release"], hold__isnull=False)
                | (~Q(kind__in=["capture", "release"]) & Q(hold__isnull=True)),
            ),
            models.CheckConstraint(
                name="adjustment_is_approved",
                condition=~Q(kind="adjust") | (Q(approved_by__isnull=False) & ~Q(reason="")),
            ),
            models.UniqueConstraint(
                name="hold_resolves_once", fields=["hold"], condition=Q(hold__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.minutes}"

    @property
    def charge(self) -> int:
        """The minutes that it charges to its session, below zero for what it gives back; `attention` asks the
        database for the same.
        """
        if self.kind not in {self.Kind.CAPTURE, self.Kind.ADJUST}:
            return 0
        return self.minutes if self.credit.kind == HourAccount.Kind.DELIVERED else -self.minutes


class PeriodClosing(models.Model):
    """The end of a budget as a draft journal: computed, approved, and posted once."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft of a closing")
        APPROVED = "approved", _("Approved closing")
        POSTED = "posted", _("Posted")

    budget = models.OneToOneField(HourBudget, on_delete=models.PROTECT, related_name="closing")
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.DRAFT)
    carry_minutes = models.PositiveIntegerField(_("minutes passed to the next period"), default=0)
    to_budget = models.ForeignKey(
        HourBudget, on_delete=models.PROTECT, null=True, blank=True, related_name="carried_from"
    )
    prepared_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="prepared_closings"
    )
    approved_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="approved_closings"
    )
    approved_at = models.DateTimeField(null=True, blank=True)
    posted_at = models.DateTimeField(null=True, blank=True)

    privacy = Privacy(plain=("state", "prepared_by", "approved_by"))

    class Meta:
        verbose_name = _("closing of a budget")
        constraints = [
            models.CheckConstraint(
                name="closing_carries_somewhere",
                condition=Q(carry_minutes=0) | Q(to_budget__isnull=False),
            ),
            models.CheckConstraint(
                name="closing_in_order",
                condition=Q(state="draft", posted_at__isnull=True)
                | Q(state="approved", approved_at__isnull=False, posted_at__isnull=True)
                | Q(state="posted", approved_at__isnull=False, posted_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.budget}: {self.get_state_display()}"

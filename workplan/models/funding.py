"""What pays for the plan: the Conveni and other income."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from members.models import Organization
from office.privacy import Privacy
from workplan import querysets
from workplan.models.actions import Action


class FundingSource(models.Model):
    """Money of a period, in euros: confirmed, expected or not obtained."""

    class Kind(models.TextChoices):
        AGREEMENT = "agreement", _("Funding agreement (Conveni)")
        EXTENSION = "extension", _("Extension of the Conveni")
        OTHER = "other", _("Other income")
        OWN = "own", _("Own resources")

    class State(models.TextChoices):
        CONFIRMED = "confirmed", _("Confirmed source")
        EXPECTED = "expected", _("Expected source")
        LOST = "lost", _("Not obtained")

    name = models.CharField(_("name"), max_length=150)
    kind = models.CharField(_("kind of funding"), max_length=10, choices=Kind.choices)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.EXPECTED)
    counterpart = models.ForeignKey(
        Organization, on_delete=models.PROTECT, null=True, blank=True, related_name="funding",
        verbose_name=_("who gives it"),
    )  # fmt: skip
    amount = models.DecimalField(_("amount"), max_digits=10, decimal_places=2, null=True, blank=True)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"))
    note = models.CharField(_("note"), max_length=300, blank=True)

    objects = querysets.FundingSourceQuerySet.as_manager()
    privacy = Privacy(plain=("name", "kind", "state", "note"))

    class Meta:
        ordering = ["starts_on", "pk"]
        verbose_name = _("source of funding")
        constraints = [
            models.CheckConstraint(
                name="funding_ends_after_it_starts", condition=Q(ends_on__gte=models.F("starts_on"))
            ),
            models.CheckConstraint(
                name="funding_not_below_zero", condition=Q(amount__isnull=True) | Q(amount__gte=0)
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def tone(self) -> str:
        return {"confirmed": "well", "expected": "soon"}.get(self.state, "neutral")


class ActionFunding(models.Model):
    """An action is paid by a source; without any of its sources it falls out."""

    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="funding")
    source = models.ForeignKey(FundingSource, on_delete=models.PROTECT, related_name="actions")
    amount = models.DecimalField(_("amount"), max_digits=10, decimal_places=2, null=True, blank=True)
    is_to_confirm = models.BooleanField(_("to be confirmed"), default=False)

    privacy = Privacy()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("funding of an action")
        constraints = [models.UniqueConstraint(name="one_funding_once", fields=["action", "source"])]

    def __str__(self) -> str:
        return str(self.source)

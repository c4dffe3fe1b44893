from django.db import models
from django.utils.translation import gettext_lazy as _

from members import querysets
from members.models.bodies import PERIOD_IN_ORDER
from members.models.organizations import Organization
from members.models.places import Comarca
from office.db import no_overlap
from office.models import MayBeInvented
from office.privacy import Privacy


class Delegation(MayBeInvented):
    """A delegate municipality looks after the members of a comarca, from one day to another."""

    organization = models.ForeignKey(
        Organization, on_delete=models.PROTECT, related_name="delegations", verbose_name=_("delegate council")
    )
    comarca = models.ForeignKey(
        Comarca, on_delete=models.PROTECT, related_name="delegations", verbose_name=_("comarca")
    )
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"), null=True, blank=True)

    objects = querysets.DelegationQuerySet.as_manager()
    privacy = Privacy()

    class Meta:
        ordering = ["comarca", "-starts_on"]
        verbose_name = _("delegate municipality")
        constraints = [
            models.CheckConstraint(name="delegation_ends_after_it_starts", condition=PERIOD_IN_ORDER),
            no_overlap("one_delegate_of_a_comarca_at_a_time", "comarca_id"),
        ]

    def __str__(self) -> str:
        return f"{self.comarca}: {self.organization}"

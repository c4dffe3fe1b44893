from django.db import models
from django.utils.translation import gettext_lazy as _

from members import querysets
from members.models.bodies import PERIOD_IN_ORDER, Agreement, Body
from office import clock
from office.db import no_overlap
from office.privacy import PERMANENT, Privacy


class GroupSpell(models.Model):
    """A period of a working group in one state, both days included; its rows are the group's history."""

    class State(models.TextChoices):
        PROPOSED = "proposed", _("Proposed")
        ACTIVE = "active", _("Active group")
        SUSPENDED = "suspended", _("Suspended")
        CLOSED = "closed", _("Closed group")
        RECONVERTED = "reconverted", _("Reconverted")

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="spells")
    state = models.CharField(_("state"), max_length=12, choices=State.choices)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"), null=True, blank=True)
    reason = models.CharField(_("reason or source"), max_length=300)
    agreement = models.ForeignKey(
        Agreement, on_delete=models.PROTECT, null=True, blank=True, related_name="group_spells"
    )

    objects = querysets.InForceQuerySet.as_manager()
    privacy = Privacy(plain=("state", "reason"), term=PERMANENT)

    class Meta:
        ordering = ["starts_on", "pk"]
        verbose_name = _("state of a group")
        constraints = [
            models.CheckConstraint(name="group_spell_ends_after_it_starts", condition=PERIOD_IN_ORDER),
            no_overlap("one_state_of_a_group_at_a_time", "body_id"),
        ]

    def __str__(self) -> str:
        return f"{self.body}: {self.get_state_display()}"

    @property
    def is_current(self) -> bool:
        today = clock.today()
        return self.starts_on <= today and (self.ends_on is None or self.ends_on >= today)

    @property
    def tone(self) -> str:
        return {"active": "well", "suspended": "soon"}.get(self.state, "neutral")


class BodyName(models.Model):
    """How a body was called until a day; the name of today stands on the body itself."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="former_names")
    name = models.CharField(_("name"), max_length=120)
    until = models.DateField(_("until"))

    privacy = Privacy(plain=("name",), term=PERMANENT)

    class Meta:
        ordering = ["-until", "-pk"]
        verbose_name = _("former name")

    def __str__(self) -> str:
        return self.name

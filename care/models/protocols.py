from django.db import models
from django.utils.translation import gettext_lazy as _

from care import querysets
from office.privacy import Privacy


class Trigger(models.TextChoices):
    """Why a council is welcomed."""

    NEW_MEMBER = "new_member", _("New member")
    NEW_GOVERNMENT = "new_government", _("New government")
    NEW_TEAM = "new_team", _("New team")


class Party(models.TextChoices):
    """The three who share the checklist."""

    COORDINATION = "coordination", _("Coordination")
    MENTOR = "mentor", _("Mentor municipality")
    COUNCIL = "council", _("Council")


class Protocol(models.Model):
    """The steps of a welcome, in one version; once published it is never edited: a new one is made."""

    trigger = models.CharField(max_length=20, choices=Trigger.choices)
    version = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=120)
    is_current = models.BooleanField(default=False)
    published_at = models.DateTimeField()

    objects = querysets.ProtocolQuerySet.as_manager()
    privacy = Privacy(plain=("trigger", "title"))

    class Meta:
        ordering = ["trigger", "-version"]
        verbose_name = _("onboarding protocol")
        constraints = [
            models.UniqueConstraint(name="protocol_version_once", fields=["trigger", "version"]),
            models.UniqueConstraint(
                name="one_current_protocol", fields=["trigger"], condition=models.Q(is_current=True)
            ),
        ]

    def __str__(self) -> str:
        return _("%(title)s, version %(version)s") % {"title": self.title, "version": self.version}


class ProtocolStep(models.Model):
    """A step falls due `offset_days` after its reference step, or after the start when it has none."""

    class Kind(models.TextChoices):
        PLAIN = "plain", _("Plain")
        MENTOR = "mentor", _("Mentor")
        NEEDS = "needs", _("Needs")
        CLOSING = "closing", _("Closing")

    class CountsFrom(models.TextChoices):
        """A date agreed beforehand stands; a period («three months after…») runs from the day it was done."""

        PLANNED = "planned", _("the planned date")
        DONE = "done", _("the date on which it was done")

    protocol = models.ForeignKey(Protocol, on_delete=models.CASCADE, related_name="steps")
    code = models.SlugField(max_length=40)
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.PLAIN)
    title = models.CharField(max_length=120)
    text = models.TextField(max_length=2000)
    responsible = models.CharField(max_length=20, choices=Party.choices)
    after = models.ForeignKey(
        "self", on_delete=models.CASCADE, null=True, blank=True, related_name="followers"
    )
    offset_days = models.PositiveSmallIntegerField(default=0)
    counts_from = models.CharField(max_length=10, choices=CountsFrom.choices, default=CountsFrom.PLANNED)
    links = models.JSONField(default=list, blank=True)  # [{"title": …, "url": …}]
    is_to_confirm = models.BooleanField(default=False)  # the period is ours, not the network's
    is_optional = models.BooleanField(default=False)

    privacy = Privacy(plain=("code", "kind", "title", "text", "responsible", "counts_from", "links"))

    class Meta:
        ordering = ["position"]
        verbose_name = _("step of the protocol")
        constraints = [
            models.UniqueConstraint(name="protocol_step_code_once", fields=["protocol", "code"]),
            models.UniqueConstraint(name="protocol_step_position_once", fields=["protocol", "position"]),
            models.CheckConstraint(
                name="protocol_step_not_after_itself",
                condition=models.Q(after__isnull=True) | ~models.Q(after=models.F("id")),
            ),
        ]

    def __str__(self) -> str:
        return self.title

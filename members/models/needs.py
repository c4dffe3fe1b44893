from django.db import models
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from members import querysets
from members.models.organizations import Organization, Topic
from office import clock
from office.models import MayBeInvented
from office.privacy import Privacy, days_after

WORDS_KEPT_DAYS = 4 * 365  # a mandate («per confirmar»)
COUNTED_IN_DAYS = 60  # from then on, how long ago is said in months


class Need(MayBeInvented):
    """Something a council needs, in its own words; what answers it points here from the apps above."""

    class Source(models.TextChoices):
        ONBOARDING = "onboarding", _("Needs meeting of the welcome")
        CONTACT = "contact", _("Call or mail")
        MEETING = "meeting", _("Meeting or event")
        COUNCIL = "council", _("The council itself, in the portal")
        OTHER = "other", _("Other source")

    class State(models.TextChoices):
        OPEN = "open", _("Open need")
        ANSWERED = "answered", _("Answered need")
        DROPPED = "dropped", _("No longer needed")

    organization = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="needs")
    topic = models.ForeignKey(
        Topic, on_delete=models.PROTECT, null=True, blank=True, related_name="needs", verbose_name=_("topic")
    )
    words = models.TextField(_("what it needs, in its own words"), max_length=1000)
    source = models.CharField(_("how we know"), max_length=12, choices=Source.choices)
    found_on = models.DateField(_("date"), default=clock.today)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.OPEN)
    closed_on = models.DateField(_("closed on"), null=True, blank=True)
    outcome = models.CharField(_("what came of it"), max_length=300, blank=True)

    objects = querysets.NeedQuerySet.as_manager()
    privacy = Privacy(
        personal={"words": "—", "outcome": ""},
        plain=("source", "state"),
        term=days_after("closed_on", WORDS_KEPT_DAYS),
    )

    class Meta:
        ordering = ["-found_on", "-pk"]
        verbose_name = _("need")
        constraints = [
            models.CheckConstraint(
                name="need_open_or_dated",
                condition=models.Q(state="open", closed_on__isnull=True)
                | (~models.Q(state="open") & models.Q(closed_on__isnull=False)),
            ),
            models.CheckConstraint(
                name="need_closed_after_found",
                condition=models.Q(closed_on__isnull=True) | models.Q(closed_on__gte=models.F("found_on")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organization}: {self.topic or _('without a topic')}"

    @property
    def is_open(self) -> bool:
        return self.state == self.State.OPEN

    @property
    def tone(self) -> str:
        return {"open": "soon", "answered": "well"}.get(self.state, "neutral")

    @property
    def ago(self) -> str:
        """How long since it was found, in words."""
        days = (clock.today() - self.found_on).days
        if days <= 0:
            return gettext("found today")
        if days < COUNTED_IN_DAYS:
            return ngettext("%d day ago", "%d days ago", days) % days
        return ngettext("%d month ago", "%d months ago", days // 30) % (days // 30)

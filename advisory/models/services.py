from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from advisory import querysets
from members.models import Person, Topic
from office.privacy import Privacy


class AdvisoryService(models.Model):
    """Something a council can ask for: advice of a field, a first-steps session, a mentoring session.

    Who it is for and what a cancellation costs are data: a limit that nobody has confirmed is shown and never
    refuses.
    """

    class Kind(models.TextChoices):
        EXPERT_ADVICE = "expert_advice", _("Expert advice")
        FIRST_STEPS = "first_steps", _("First-steps session")
        MENTORING = "mentoring", _("Mentoring session")

    code = models.SlugField(_("code"), max_length=40, unique=True)
    name = models.CharField(_("name"), max_length=120)
    kind = models.CharField(_("kind of service"), max_length=15, choices=Kind.choices)
    summary = models.CharField(_("what it offers"), max_length=300, blank=True)
    topic = models.ForeignKey(
        Topic,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="services",
        verbose_name=_("topic"),
    )
    position = models.PositiveSmallIntegerField(default=0)
    is_offered = models.BooleanField(_("it can be asked for"), default=True)
    has_budget = models.BooleanField(_("its hours come out of a budget"), default=False)
    default_minutes = models.PositiveSmallIntegerField(_("length by default, in minutes"), default=60)
    max_residents = models.PositiveIntegerField(_("for councils of up to (residents)"), null=True, blank=True)
    limit_words = models.CharField(_("whom it is for, in words"), max_length=120, blank=True)
    limit_is_confirmed = models.BooleanField(_("the limit is confirmed"), default=False)
    answer_hours = models.PositiveSmallIntegerField(
        _("hours to answer a request on a published time"), default=48
    )
    free_until_hours = models.PositiveSmallIntegerField(
        _("hours before which cancelling is free"), default=24
    )
    late_share = models.PositiveSmallIntegerField(_("charged for a late cancellation, per cent"), default=0)
    no_show_share = models.PositiveSmallIntegerField(_("charged when nobody comes, per cent"), default=0)
    rules_are_confirmed = models.BooleanField(_("the cancellation rules are confirmed"), default=False)
    experts = models.ManyToManyField(
        Person, through="ServiceExpert", related_name="advisory_services", verbose_name=_("experts")
    )

    objects = querysets.ServiceQuerySet.as_manager()
    privacy = Privacy(plain=("code", "name", "kind", "summary", "limit_words"))

    class Meta:
        ordering = ["position", "name", "pk"]
        verbose_name = _("advisory service")
        constraints = [
            models.CheckConstraint(name="service_lasts", condition=Q(default_minutes__gt=0)),
            models.CheckConstraint(
                name="service_shares_in_per_cent", condition=Q(late_share__lte=100, no_show_share__lte=100)
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def whom_in_words(self) -> str:
        """Whom it is for; a limit that nobody has confirmed says so."""
        words = self.limit_words
        if not words and self.max_residents:
            limit = f"{self.max_residents:,}".replace(",", ".")
            words = gettext("councils of up to %s residents") % limit
        if not words:
            return ""
        if self.limit_is_confirmed:
            return gettext("For %s") % words
        return gettext("For %s; the limit is to be confirmed") % words

    def is_beyond_limit(self, residents: int | None) -> bool:
        """Whether a council is larger than the service is meant for, as far as anybody has confirmed it."""
        is_known = self.limit_is_confirmed and self.max_residents is not None and residents is not None
        return is_known and residents > self.max_residents  # type: ignore[operator]


class ServiceExpert(models.Model):
    """Who can be assigned to the sessions of a service."""

    service = models.ForeignKey(AdvisoryService, on_delete=models.CASCADE, related_name="expert_rows")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="expert_rows")

    privacy = Privacy(plain=("person",))

    class Meta:
        ordering = ["pk"]
        verbose_name = _("expert of a service")
        constraints = [models.UniqueConstraint(name="expert_once_in_a_service", fields=["service", "person"])]

    def __str__(self) -> str:
        return f"{self.person}: {self.service}"

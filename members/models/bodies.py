from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from members import querysets
from members.models.organizations import Organization
from members.models.people import Person
from office.db import no_overlap
from office.models import MayBeInvented
from office.privacy import PERMANENT, Privacy

PERIOD_IN_ORDER = models.Q(ends_on__isnull=True) | models.Q(ends_on__gte=models.F("starts_on"))


class Body(models.Model):
    """A body of the association, or a working group."""

    class Kind(models.TextChoices):
        ASSEMBLY = "assembly", _("Assembly")
        EXECUTIVE = "executive", _("Executive Committee")
        TECHNICAL = "technical", _("Technical Committee")
        EXTENDED_EXECUTIVE = "extended_executive", _("Extended Executive Committee")
        ELECTED_OFFICIALS = "elected_officials", _("Gathering of elected officials")
        WORKING_GROUP = "working_group", _("Working group")

    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)
    name = models.CharField(_("name"), max_length=120, unique=True)

    objects = querysets.BodyQuerySet.as_manager()
    privacy = Privacy(plain=("kind", "name"))

    class Meta:
        ordering = ["kind", "name"]
        verbose_name = _("body")

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("body_page", args=[self.pk])

    @property
    def is_group(self) -> bool:
        return self.kind == self.Kind.WORKING_GROUP


class Term(models.Model):
    """The years for which a body was elected."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="terms")
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"), null=True, blank=True)
    agreement = models.ForeignKey(
        "Agreement", on_delete=models.PROTECT, null=True, blank=True, related_name="terms"
    )  # by which an assembly elected it

    objects = querysets.InForceQuerySet.as_manager()
    privacy = Privacy()

    class Meta:
        ordering = ["-starts_on"]
        verbose_name = _("term")
        constraints = [
            models.CheckConstraint(name="term_ends_after_it_starts", condition=PERIOD_IN_ORDER),
            no_overlap("one_term_of_a_body_at_a_time", "body_id"),
        ]

    def __str__(self) -> str:
        return f"{self.body}, {self.starts_on:%Y}"


class Seat(MayBeInvented):
    """A place in a body, held by a member through a person."""

    class Function(models.TextChoices):
        PRESIDENCY = "presidency", _("Presidency")
        VICE_PRESIDENCY = "vice_presidency", _("Vice-presidency")
        SECRETARY = "secretary", _("Secretary")
        MEMBER = "member", _("Ordinary seat")

    term = models.ForeignKey(Term, on_delete=models.PROTECT, related_name="seats")
    organization = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="seats")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="seats")
    function = models.CharField(
        _("function"), max_length=20, choices=Function.choices, default=Function.MEMBER
    )
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"), null=True, blank=True)

    objects = querysets.InForceQuerySet.as_manager()
    privacy = Privacy(plain=("person", "function"), term=PERMANENT)

    class Meta:
        verbose_name = _("seat")
        constraints = [models.CheckConstraint(name="seat_ends_after_it_starts", condition=PERIOD_IN_ORDER)]

    def __str__(self) -> str:
        return f"{self.get_function_display()}, {self.organization}"


class Participation(MayBeInvented):
    """An organization takes part in a working group, through a person."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="participations")
    organization = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="participations")
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="participations"
    )
    is_coordinator = models.BooleanField(default=False)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"), null=True, blank=True)

    objects = querysets.InForceQuerySet.as_manager()
    privacy = Privacy(plain=("person",))

    class Meta:
        verbose_name = _("participation")
        constraints = [
            models.CheckConstraint(name="participation_ends_after_it_starts", condition=PERIOD_IN_ORDER)
        ]

    def __str__(self) -> str:
        return f"{self.organization}, {self.body}"


class Agreement(models.Model):
    """What a body decided on a day; what it approves points down to it."""

    class State(models.TextChoices):
        PENDING = "pending", _("Pending")
        FULFILLED = "fulfilled", _("Fulfilled")
        REVOKED = "revoked", _("Revoked")

    body = models.ForeignKey(
        Body, on_delete=models.PROTECT, related_name="agreements", verbose_name=_("body")
    )
    adopted_on = models.DateField(_("adopted on"))
    title = models.CharField(_("what was agreed"), max_length=200)
    text = models.TextField(_("text"), max_length=5000, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.PENDING)
    due_on = models.DateField(_("due on"), null=True, blank=True)
    review_on = models.DateField(_("review on"), null=True, blank=True)

    objects = querysets.AgreementQuerySet.as_manager()
    privacy = Privacy(plain=("title", "text", "state"), term=PERMANENT)

    class Meta:
        ordering = ["-adopted_on", "-pk"]
        verbose_name = _("agreement")

    def __str__(self) -> str:
        return f"{self.title} ({self.adopted_on:%d/%m/%Y})"

from typing import TYPE_CHECKING

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from members import querysets
from members.models.organizations import Organization
from members.models.people import Person
from office import clock
from office.db import no_overlap
from office.models import MayBeInvented
from office.privacy import PERMANENT, Privacy

if TYPE_CHECKING:
    from members.models.groups import GroupSpell

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
    def purpose(self) -> str:
        """What it is, in a sentence for who has never been in it."""
        return str(PURPOSES[self.Kind(self.kind)])

    @property
    def is_group(self) -> bool:
        return self.kind == self.Kind.WORKING_GROUP

    @property
    def has_seats(self) -> bool:
        """Whether somebody is elected to it; to the others come all the members, or who wants to."""
        return self.kind in querysets.SEATED

    @property
    def current_term(self) -> "Term | None":
        return next((term for term in self.terms.all() if term.is_current), None)

    @property
    def current_spell(self) -> "GroupSpell | None":
        """The state of a group today."""
        return next((spell for spell in self.spells.all() if spell.is_current), None)


PURPOSES = {
    Body.Kind.ASSEMBLY: _("All the members, with one vote each. It meets twice a year."),
    Body.Kind.EXECUTIVE: _("The members that the Assembly elects for four years to lead the network."),
    Body.Kind.TECHNICAL: _(
        "Technical staff of the members, beside the Executive Committee. It meets online."
    ),
    Body.Kind.EXTENDED_EXECUTIVE: _(
        "Between the Executive Committee and the Assembly, with tasks of its own such as communication."
    ),
    Body.Kind.ELECTED_OFFICIALS: _("The elected officials of the members, face to face once a year."),
    Body.Kind.WORKING_GROUP: _("Councils that work together on one subject, each through its people."),
}


class Term(models.Model):
    """The years for which a body was elected."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="terms")
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"), null=True, blank=True)
    agreement = models.ForeignKey(
        "Agreement", on_delete=models.PROTECT, null=True, blank=True, related_name="terms"
    )  # by which an assembly elected it

    objects = querysets.TermQuerySet.as_manager()
    privacy = Privacy()

    class Meta:
        ordering = ["-starts_on"]
        verbose_name = _("term")
        constraints = [
            models.CheckConstraint(name="term_ends_after_it_starts", condition=PERIOD_IN_ORDER),
            no_overlap("one_term_of_a_body_at_a_time", "body_id"),
        ]

    def __str__(self) -> str:
        return f"{self.body}, {self.years}"

    @property
    def years(self) -> str:
        """As the network names it: «2023-2027»."""
        return f"{self.starts_on.year}-{self.ends_on.year if self.ends_on else ''}"

    @property
    def has_ended(self) -> bool:
        return self.ends_on is not None and self.ends_on < clock.today()

    @property
    def is_current(self) -> bool:
        return self.starts_on <= clock.today() and not self.has_ended

    @property
    def seats_held(self) -> list["Seat"]:
        """Those of today and to come, in their order; of a term that is over, those that lasted to its end."""
        last_day = min(self.ends_on or clock.today(), clock.today())
        return [seat for seat in self.seats.all() if seat.ends_on is None or seat.ends_on >= last_day]

    @property
    def seats_left(self) -> list["Seat"]:
        """Those that somebody left before the end; while a council had not named anybody, nobody did."""
        held = self.seats_held
        councils = {seat.organization_id for seat in held}
        left = [seat for seat in self.seats.all() if seat not in held]
        return [seat for seat in left if seat.person_id or seat.organization_id not in councils]

    @property
    def seats_today(self) -> list["Seat"]:
        return [seat for seat in self.seats_held if seat.has_begun]

    @property
    def vacant_count(self) -> int:
        return sum(seat.is_vacant for seat in self.seats_today)


class Seat(MayBeInvented):
    """A place in a body, held by a member through a person; `with_vacancy` says whether anybody fills it."""

    if TYPE_CHECKING:
        is_vacant: bool

    class Function(models.TextChoices):
        PRESIDENCY = "presidency", _("Presidency")
        VICE_PRESIDENCY = "vice_presidency", _("Vice-presidency")
        SECRETARY = "secretary", _("Secretary")
        MEMBER = "member", _("Ordinary seat")

    # One of each in a body; the ordinary seats are as many as were elected.
    SINGLE = (Function.PRESIDENCY, Function.VICE_PRESIDENCY, Function.SECRETARY)

    term = models.ForeignKey(Term, on_delete=models.PROTECT, related_name="seats")
    organization = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="seats")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="seats")
    function = models.CharField(
        _("function"), max_length=20, choices=Function.choices, default=Function.MEMBER
    )
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"), null=True, blank=True)

    objects = querysets.SeatQuerySet.as_manager()
    privacy = Privacy(plain=("person", "function"), term=PERMANENT)

    class Meta:
        verbose_name = _("seat")
        constraints = [
            models.CheckConstraint(name="seat_ends_after_it_starts", condition=PERIOD_IN_ORDER),
            no_overlap("one_seat_of_a_council_at_a_time", "term_id", "organization_id"),
            *[
                no_overlap(f"one_{function}_at_a_time", "term_id", condition=models.Q(function=function))
                for function in ("presidency", "vice_presidency", "secretary")
            ],
        ]

    def __str__(self) -> str:
        return f"{self.get_function_display()}, {self.organization}"

    @property
    def has_begun(self) -> bool:
        return self.starts_on <= clock.today()

    @property
    def leaves_early(self) -> bool:
        return self.ends_on is not None and self.ends_on != self.term.ends_on


class Participation(MayBeInvented):
    """An organization takes part in a working group, through a person."""

    if TYPE_CHECKING:
        is_vacant: bool

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="participations")
    organization = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="participations")
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="participations"
    )
    is_coordinator = models.BooleanField(default=False)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"), null=True, blank=True)

    objects = querysets.ParticipationQuerySet.as_manager()
    privacy = Privacy(plain=("person",))

    class Meta:
        verbose_name = _("participation")
        constraints = [
            models.CheckConstraint(name="participation_ends_after_it_starts", condition=PERIOD_IN_ORDER),
            # A missing person is one more value here: without anybody's name a council takes part once.
            no_overlap("one_participation_at_a_time", "body_id", "organization_id", "person_id"),
            no_overlap(
                "one_coordinator_of_a_group_at_a_time",
                "body_id",
                condition=models.Q(is_coordinator=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organization}, {self.body}"

    @property
    def has_ended(self) -> bool:
        return self.ends_on is not None and self.ends_on < clock.today()


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

    @property
    def is_late(self) -> bool:
        return self.state == self.State.PENDING and self.due_on is not None and self.due_on < clock.today()

    @property
    def tone(self) -> str:
        if self.is_late:
            return "late"
        return {"pending": "soon", "fulfilled": "well"}.get(self.state, "neutral")

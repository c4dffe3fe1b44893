"""Who comes: one registration for each person, with a state; the waiting are never counted."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from events import querysets
from events.models.events import Event
from events.models.programme import ProgrammeItem
from events.querysets.registrations import ACTIVE
from members.models import Organization, Person
from office import clock
from office.models import MayBeInvented
from office.privacy import Privacy, days_after

ANSWERS_KEPT_DAYS, NEEDS_KEPT_DAYS = 365, 30  # after the event («per confirmar»)


class Registration(MayBeInvented):
    """Of somebody of the network (`person`), or of somebody else (`name` and `email`).

    `organization_words` is what an outsider wrote that is in no register: coordination puts it in its place.
    """

    class State(models.TextChoices):
        UNCONFIRMED = "unconfirmed", _("Waiting for the mail to be confirmed")
        CONFIRMED = "confirmed", _("Registered")
        WAITING = "waiting", _("On the waiting list")
        OFFERED = "offered", _("A seat is kept, to be taken")
        CANCELLED = "cancelled", _("Cancelled registration")
        EXPIRED = "expired", _("Expired registration")

    class Modality(models.TextChoices):
        IN_PERSON = "in_person", _("In the room")
        ONLINE = "online", _("Connected")

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    sequence = models.PositiveIntegerField(default=0, editable=False)  # of its invitation
    once = models.UUIDField(null=True, blank=True, unique=True, editable=False)
    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="registrations")
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="event_registrations",
        verbose_name=_("person"),
    )  # fmt: skip
    name = models.CharField(_("name and surnames"), max_length=120, blank=True)
    email = models.EmailField(_("mail address"), blank=True)
    organization = models.ForeignKey(
        Organization, on_delete=models.PROTECT, null=True, blank=True, related_name="event_registrations",
        verbose_name=_("organization"),
    )  # fmt: skip
    organization_words = models.CharField(_("another organization"), max_length=120, blank=True)
    state = models.CharField(_("state"), max_length=12, choices=State.choices)
    modality = models.CharField(_("how"), max_length=10, choices=Modality.choices, default=Modality.IN_PERSON)
    items = models.ManyToManyField(ProgrammeItem, blank=True, related_name="registrations")
    asked_at = models.DateTimeField(default=clock.now)
    expires_at = models.DateTimeField(
        null=True, blank=True
    )  # of a seat that is kept, or of a mail to confirm
    closed_at = models.DateTimeField(null=True, blank=True)
    made_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="made_registrations"
    )
    replaces = models.OneToOneField(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="replaced_by"
    )

    objects = querysets.RegistrationQuerySet.as_manager()
    privacy = Privacy(
        personal={"name": "", "email": "", "organization_words": ""},
        plain=("person", "state", "modality", "made_by"),
        term=days_after("event__ends_on", ANSWERS_KEPT_DAYS),
    )

    class Meta:
        ordering = ["asked_at", "pk"]
        verbose_name = _("registration")
        indexes = [
            models.Index(fields=["event", "state", "asked_at"], name="registration_in_order"),
            models.Index(
                fields=["expires_at"],
                name="registration_expiry",
                condition=Q(state__in=["offered", "unconfirmed"]),
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                name="person_once_in_an_event", fields=["event", "person"],
                condition=Q(state__in=ACTIVE, person__isnull=False),
            ),
            models.UniqueConstraint(
                name="address_once_in_an_event", fields=["event", "email"],
                condition=Q(state__in=ACTIVE, person__isnull=True) & ~Q(email=""),
            ),
            models.CheckConstraint(
                name="registration_kept_until", condition=~Q(state="offered") | Q(expires_at__isnull=False)
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return str(self.person) if self.person else self.name

    @property
    def is_active(self) -> bool:
        return self.state in ACTIVE


class RegistrationNeeds(models.Model):
    """What somebody needs to eat, or to get in, hear and see; apart, and gone soon after the event."""

    registration = models.OneToOneField(Registration, on_delete=models.CASCADE, related_name="needs")
    diet = models.CharField(_("diet"), max_length=200, blank=True)
    access = models.CharField(_("access needs"), max_length=300, blank=True)

    privacy = Privacy(
        personal={"diet": "", "access": ""}, term=days_after("registration__event__ends_on", NEEDS_KEPT_DAYS)
    )

    class Meta:
        verbose_name = _("needs of who comes")

    def __str__(self) -> str:
        return str(self.registration)


class Question(models.Model):
    """What an event asks beyond who comes; `choices`, one a line, make it a list."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="questions")
    position = models.PositiveSmallIntegerField(default=0)
    words = models.CharField(_("question"), max_length=200)
    choices = models.TextField(_("answers to choose from, one a line"), max_length=1000, blank=True)
    is_required = models.BooleanField(_("has to be answered"), default=False)

    privacy = Privacy(plain=("words", "choices"))

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("question of an event")

    def __str__(self) -> str:
        return self.words


class Answer(models.Model):
    registration = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="answers")
    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="answers")
    words = models.CharField(_("answer"), max_length=500, blank=True)

    privacy = Privacy(
        personal={"words": ""}, term=days_after("registration__event__ends_on", ANSWERS_KEPT_DAYS)
    )

    class Meta:
        ordering = ["question__position", "pk"]
        verbose_name = _("answer to a question")
        constraints = [
            models.UniqueConstraint(name="one_answer_to_a_question", fields=["registration", "question"])
        ]

    def __str__(self) -> str:
        return self.words

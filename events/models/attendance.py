"""One log of who was there; the sheet, the code on the screen and the file of the videoconference write here."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from events import querysets
from events.models.events import Event
from events.models.registrations import ANSWERS_KEPT_DAYS, Registration
from events.querysets.attendance import WAS_THERE
from members.models import Organization, Person
from office import clock
from office.models import MayBeInvented
from office.privacy import Privacy, days_after


class Attendance(MayBeInvented):
    """Of an organization through a person. Once in an event for each person or registration."""

    class Status(models.TextChoices):
        PRESENT = "present", _("Present (attendance)")
        ONLINE = "online", _("Online (attendance)")
        REPRESENTED = "represented", _("Represented (attendance)")
        EXCUSED = "excused", _("Excused (attendance)")
        ABSENT = "absent", _("Absent (attendance)")

    class Source(models.TextChoices):
        ROOM = "room", _("In the room, by who receives people")
        SELF = "self", _("By the person, with the code")
        SECRETARY = "secretary", _("By the secretary")
        IMPORT = "import", _("From a file")

    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="attendances")
    registration = models.OneToOneField(
        Registration, on_delete=models.SET_NULL, null=True, blank=True, related_name="attendance"
    )
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="attendances",
        verbose_name=_("person"),
    )  # fmt: skip
    name = models.CharField(_("name and surnames"), max_length=120, blank=True)
    organization = models.ForeignKey(
        Organization, on_delete=models.PROTECT, null=True, blank=True, related_name="attendances",
        verbose_name=_("organization"),
    )  # fmt: skip
    represented_by = models.ForeignKey(
        Organization, on_delete=models.PROTECT, null=True, blank=True, related_name="represented_attendances"
    )
    status = models.CharField(_("attendance"), max_length=12, choices=Status.choices)
    source = models.CharField(_("written down"), max_length=10, choices=Source.choices)
    came_in = models.DateTimeField(_("came in"), null=True, blank=True)
    went_out = models.DateTimeField(_("went out"), null=True, blank=True)
    recorded_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="recorded_attendances"
    )
    recorded_at = models.DateTimeField(default=clock.now)

    objects = querysets.AttendanceQuerySet.as_manager()
    privacy = Privacy(
        personal={"name": ""},
        plain=("person", "status", "source", "recorded_by"),
        term=days_after("event__ends_on", ANSWERS_KEPT_DAYS),
    )

    class Meta:
        ordering = ["event", "pk"]
        verbose_name = _("attendance")
        indexes = [models.Index(fields=["event", "status"], name="attendance_of_an_event")]
        constraints = [
            models.UniqueConstraint(
                name="person_attends_once", fields=["event", "person"], condition=Q(person__isnull=False)
            ),
            models.CheckConstraint(
                name="went_out_after_coming_in",
                condition=Q(went_out__isnull=True) | Q(came_in__isnull=False, went_out__gte=F("came_in")),
            ),
        ]

    def __str__(self) -> str:
        return str(self.person) if self.person else self.name

    @property
    def was_there(self) -> bool:
        return self.status in WAS_THERE


class Certificate(models.Model):
    """That somebody was there; whoever has its code can see that it is true."""

    attendance = models.OneToOneField(Attendance, on_delete=models.PROTECT, related_name="certificate")
    code = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(_("name and surnames"), max_length=120)
    minutes = models.PositiveSmallIntegerField(_("minutes of training"), null=True, blank=True)
    issued_at = models.DateTimeField(default=clock.now)
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = querysets.CertificateQuerySet.as_manager()
    privacy = Privacy(personal={"name": ""}, term=days_after("issued_at", 5 * 365))

    class Meta:
        ordering = ["pk"]
        verbose_name = _("certificate of attendance")

    def __str__(self) -> str:
        return self.name

    @property
    def is_valid(self) -> bool:
        """While nobody withdraws it, its name is kept, and the sheet still says that who has it was there."""
        return self.revoked_at is None and bool(self.name) and self.attendance.was_there


class Opinion(models.Model):
    """What somebody thought of an event, without a name: a link that is used once is all that ties it."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="opinions")
    score = models.PositiveSmallIntegerField(_("in general"))
    useful = models.PositiveSmallIntegerField(_("useful for your work"), null=True, blank=True)
    words = models.TextField(_("what would you change"), max_length=1000, blank=True)
    given_on = models.DateField(default=clock.today)

    privacy = Privacy(personal={"words": ""}, term=days_after("given_on", ANSWERS_KEPT_DAYS))

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("opinion of an event")
        constraints = [
            models.CheckConstraint(name="opinion_between_1_and_5", condition=Q(score__range=(1, 5))),
            models.CheckConstraint(
                name="usefulness_between_1_and_5", condition=Q(useful__isnull=True) | Q(useful__range=(1, 5))
            ),
        ]

    def __str__(self) -> str:
        return str(self.score)

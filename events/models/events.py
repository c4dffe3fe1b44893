"""One kind of thing: whatever people meet in, from an assembly to a study trip, our own or of others."""

import uuid
from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import Case, CharField, F, Q, Value, When
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from events import querysets
from events.models.kinds import EventKind
from members.models import Body, Municipality, Organization, Person
from office import clock
from office.db import folded
from office.models import MayBeInvented
from office.privacy import Privacy
from workplan.models import ServesAction

ZONE = "Europe/Madrid"
OFFER_HOURS = 48  # to take a seat that became free («per confirmar»)
CERTIFICATE_SHARE = 80  # per cent («per confirmar»)


class Event(MayBeInvented, ServesAction):
    """`day`, `time` and their ends are what the clock on the wall shows in `time_zone`; `starts_at` and `ends_at`
    are the instants, where hours are known. Of a day that is not known yet, `when_words` says what is («gener»),
    and `day` to `ends_on` is the span in which it falls.
    """

    class State(models.TextChoices):
        PROPOSED = "proposed", _("Proposed event")
        DRAFT = "draft", _("Event in preparation")
        ANNOUNCED = "announced", _("Announced event")
        CANCELLED = "cancelled", _("Cancelled event")
        DECLINED = "declined", _("Declined event")
        WITHDRAWN = "withdrawn", _("Withdrawn proposal")

    class Modality(models.TextChoices):
        IN_PERSON = "in_person", _("In person (event)")
        ONLINE = "online", _("Online (event)")
        HYBRID = "hybrid", _("Hybrid (event)")

    class Audience(models.TextChoices):
        """Who sees it."""

        NETWORK = "network", _("The network")
        BODIES = "bodies", _("Only its bodies")
        PUBLIC = "public", _("Everybody")

    class Registration(models.TextChoices):
        """Who registers in the portal."""

        NONE = "none", _("Nobody registers here")
        NETWORK = "network", _("People of the network")
        OPEN = "open", _("Everybody, without an account")

    class OurRole(models.TextChoices):
        """In what others organize."""

        CO_ORGANIZER = "co_organizer", _("We organize it together (event)")
        COLLABORATOR = "collaborator", _("We collaborate")
        SPEAKER = "speaker", _("We speak")
        ATTENDEE = "attendee", _("We attend")

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    sequence = models.PositiveIntegerField(default=0, editable=False)  # of the invitation, in calendars
    once = models.UUIDField(null=True, blank=True, unique=True, editable=False)  # of the form that made it
    kind = models.ForeignKey(
        EventKind, on_delete=models.PROTECT, related_name="events", verbose_name=_("kind")
    )
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.DRAFT)
    title = models.CharField(_("title"), max_length=200)
    slug = models.SlugField(
        _("name in the figures"), max_length=60, blank=True, db_index=False
    )  # «fesc-2023»
    edition = models.PositiveSmallIntegerField(_("edition"), null=True, blank=True)
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="parts",
        verbose_name=_("is part of"),
    )  # fmt: skip
    bodies = models.ManyToManyField(
        Body, blank=True, related_name="events", verbose_name=_("bodies that meet")
    )
    is_own = models.BooleanField(_("organized by the network"), default=True)
    our_role = models.CharField(_("our part"), max_length=12, choices=OurRole.choices, blank=True)
    hosts = models.CharField(_("who organizes it"), max_length=300, blank=True)
    organizations = models.ManyToManyField(
        Organization, blank=True, related_name="co_organized_events", verbose_name=_("organized with")
    )
    day = models.DateField(_("day"))
    ends_on = models.DateField(_("last day"))
    is_day_known = models.BooleanField(default=True)
    when_words = models.CharField(_("when, in words"), max_length=60, blank=True)
    time = models.TimeField(_("begins at"), null=True, blank=True)
    ends_time = models.TimeField(_("ends at"), null=True, blank=True)
    time_zone = models.CharField(max_length=40, default=ZONE, editable=False)
    starts_at = models.DateTimeField(null=True, blank=True, editable=False)
    ends_at = models.DateTimeField(null=True, blank=True, editable=False)
    modality = models.CharField(_("format"), max_length=10, choices=Modality.choices, blank=True)
    place = models.CharField(_("place"), max_length=200, blank=True)
    municipality = models.ForeignKey(
        Municipality, on_delete=models.PROTECT, null=True, blank=True, related_name="events",
        verbose_name=_("town"),
    )  # fmt: skip
    online_url = models.URLField(_("address to connect to"), max_length=500, blank=True)
    summary = models.TextField(_("what it is about"), max_length=3000, blank=True)
    audience = models.CharField(
        _("who sees it"), max_length=8, choices=Audience.choices, default=Audience.NETWORK
    )
    registration = models.CharField(
        _("who registers"), max_length=8, choices=Registration.choices, default=Registration.NONE
    )
    registration_closes_at = models.DateTimeField(_("registration closes"), null=True, blank=True)
    capacity = models.PositiveIntegerField(_("seats in the room"), null=True, blank=True)
    online_capacity = models.PositiveIntegerField(_("seats online"), null=True, blank=True)
    seats_per_organization = models.PositiveSmallIntegerField(
        _("seats for each organization"), null=True, blank=True
    )
    offer_hours = models.PositiveSmallIntegerField(_("hours to take a free seat"), default=OFFER_HOURS)
    # Kept by the database: seats that are confirmed, or kept for somebody who is asked.
    room_taken = models.PositiveIntegerField(default=0, editable=False)
    online_taken = models.PositiveIntegerField(default=0, editable=False)
    met = models.ManyToManyField(
        Organization, blank=True, related_name="met_at_events", verbose_name=_("organizations met there")
    )
    training_minutes = models.PositiveSmallIntegerField(_("minutes of training"), null=True, blank=True)
    accredited_by = models.CharField(_("accredited by"), max_length=120, blank=True)
    certificate_share = models.PositiveSmallIntegerField(
        _("share to attend for a certificate, %"), default=CERTIFICATE_SHARE
    )
    proposed_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="proposed_events"
    )
    closed_reason = models.CharField(_("reason"), max_length=300, blank=True)
    created_at = models.DateTimeField(default=clock.now)
    version = models.PositiveIntegerField(default=0, editable=False)  # of the page that edits it
    search_text = folded("title", "place", "hosts", "when_words")

    objects = querysets.EventQuerySet.as_manager()
    privacy = Privacy(
        plain=(
            "state", "title", "slug", "our_role", "hosts", "when_words", "time_zone", "modality", "place", "online_url",
            "summary", "audience", "registration", "accredited_by", "proposed_by", "closed_reason", "search_text",
        )
    )  # fmt: skip

    class Meta:
        ordering = ["-day", "-pk"]
        verbose_name = _("event")
        indexes = [
            models.Index(fields=["day", "id"], name="event_day"),
            models.Index(fields=["kind", "day"], name="event_of_a_kind"),
        ]
        constraints = [
            models.UniqueConstraint(name="one_event_of_a_name", fields=["slug"], condition=~Q(slug="")),
            models.CheckConstraint(name="event_ends_after_it_starts", condition=Q(ends_on__gte=F("day"))),
            models.CheckConstraint(
                name="event_has_both_instants",
                condition=Q(starts_at__isnull=True, ends_at__isnull=True)
                | Q(
                    starts_at__isnull=False, ends_at__gt=F("starts_at"), time__isnull=False,
                    ends_time__isnull=False, is_day_known=True,
                ),
            ),
            models.CheckConstraint(
                name="event_without_a_day_says_when", condition=Q(is_day_known=True) | ~Q(when_words="")
            ),
            models.CheckConstraint(
                name="event_with_registration_has_a_day",
                condition=Q(registration="none") | Q(starts_at__isnull=False),
            ),
            models.CheckConstraint(
                name="event_not_part_of_itself", condition=Q(parent__isnull=True) | ~Q(parent=F("id"))
            ),
            models.CheckConstraint(name="event_of_others_has_our_part", condition=Q(is_own=True) | ~Q(our_role="")),
            models.CheckConstraint(
                name="event_no_more_than_its_seats",
                condition=Q(capacity__isnull=True) | Q(room_taken__lte=F("capacity")),
            ),
            models.CheckConstraint(
                name="event_no_more_than_its_connections",
                condition=Q(online_capacity__isnull=True) | Q(online_taken__lte=F("online_capacity")),
            ),
            models.CheckConstraint(
                name="event_certificate_share", condition=Q(certificate_share__range=(1, 100))
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("event_page", args=[self.pk])

    def has_begun(self, now: datetime) -> bool:
        if self.starts_at is not None:
            return self.starts_at <= now
        return self.day <= clock.day_of(now)

    def has_ended(self, now: datetime) -> bool:
        if self.ends_at is not None:
            return self.ends_at <= now
        return self.ends_on < clock.day_of(now)

    @classmethod
    def evidence(cls) -> "models.QuerySet[Any]":
        """The plan is read by more people than a meeting of a body: of that one only its kind is said."""
        of_a_body = When(audience=cls.Audience.BODIES, then=F("kind__name"))
        counted: models.QuerySet[Any] = cls.objects.held().annotate(
            evidence_on=F("day"), evidence_words=Case(of_a_body, default=F("title")),
            evidence_link=Value("", CharField()),
        )  # fmt: skip
        return counted

    @classmethod
    def evidence_url(cls, pk: int, link: str) -> str:
        return reverse("event_page", args=[pk])

    @classmethod
    def evidence_in_words(cls, count: int) -> str:
        return ngettext("%d event", "%d events", count) % count

"""A session of advice from the asking to its outcome: one row and one identity for life."""

import uuid
from datetime import datetime
from typing import Any

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.contrib.postgres.fields.ranges import BigIntegerRangeField, DateTimeRangeField
from django.db import models
from django.db.models import F, Func, Q, Value
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from advisory import querysets
from advisory.models.budgets import HourAccount
from advisory.models.services import AdvisoryService
from advisory.rules.states import TAKES_TIME
from members.models import Need, Organization, Person, Topic
from office import clock
from office.models import MayBeInvented, StoredFile
from office.privacy import Privacy, days_after
from workplan.models import ServesAction

WORDS_KEPT_DAYS = 4 * 365  # a mandate («per confirmar»)
ZONE = "Europe/Madrid"


class AdvisorySession(MayBeInvented, ServesAction):
    """Advice, a first-steps session or a mentoring session, for one council or several.

    `day` and `time` are what people agreed, as the clock on the wall shows it in `time_zone`; `starts_at` and
    `ends_at` are the instants. Of a session of the past only the day, or the year, may be known.
    """

    class State(models.TextChoices):
        OFFERED = "offered", _("Offered session")
        REQUESTED = "requested", _("Requested session")
        CONFIRMED = "confirmed", _("Confirmed session")
        DECLINED = "declined", _("Declined session")
        DONE = "done", _("Session done")
        NO_SHOW = "no_show", _("Nobody came")
        CANCELLED = "cancelled", _("Cancelled session")
        EXPIRED = "expired", _("Expired request")

    class Modality(models.TextChoices):
        ONLINE = "online", _("Online session")
        IN_PERSON = "in_person", _("In person")
        PHONE = "phone", _("By telephone")

    class Answer(models.TextChoices):
        """What the council says of the outcome."""

        WAITING = "waiting", _("Waiting for the council")
        CONFIRMED = "confirmed", _("Confirmed by the council")
        SILENT = "silent", _("Accepted without an answer")
        DISPUTED = "disputed", _("The council does not agree")

    class Side(models.TextChoices):
        COUNCIL = "council", _("The council")
        EXPERT = "expert", _("The expert")
        COORDINATION = "coordination", _("Coordination")

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    sequence = models.PositiveIntegerField(default=0, editable=False)  # of the invitation, in calendars
    once = models.UUIDField(null=True, blank=True, unique=True, editable=False)  # of the form that asked
    service = models.ForeignKey(
        AdvisoryService, on_delete=models.PROTECT, related_name="sessions", verbose_name=_("service")
    )
    state = models.CharField(_("state"), max_length=10, choices=State.choices)
    topic = models.ForeignKey(
        Topic,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="sessions",
        verbose_name=_("topic"),
    )
    need = models.ForeignKey(
        Need, on_delete=models.PROTECT, null=True, blank=True, related_name="sessions",
        verbose_name=_("need it answers"),
    )  # fmt: skip
    organizations = models.ManyToManyField(
        Organization, through="SessionCouncil", related_name="advisory_sessions", verbose_name=_("councils")
    )
    words = models.TextField(_("what is needed"), max_length=1000, blank=True)
    when_suits = models.CharField(_("when it suits"), max_length=300, blank=True)
    asked_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="asked_sessions"
    )
    asked_at = models.DateTimeField(default=clock.now)
    agreed_at = models.DateTimeField(null=True, blank=True)  # when its date was confirmed, or moved
    expires_at = models.DateTimeField(null=True, blank=True)  # only of a request on a published time
    expert = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="expert_sessions",
        verbose_name=_("expert"),
    )  # fmt: skip
    account = models.ForeignKey(
        HourAccount, on_delete=models.PROTECT, null=True, blank=True, related_name="sessions"
    )
    day = models.DateField(_("day"), null=True, blank=True)
    is_day_known = models.BooleanField(default=True)  # False: of `day` only the year is a fact
    time = models.TimeField(_("hour"), null=True, blank=True)
    time_zone = models.CharField(max_length=40, default=ZONE, editable=False)
    starts_at = models.DateTimeField(null=True, blank=True, editable=False)
    ends_at = models.DateTimeField(null=True, blank=True, editable=False)
    minutes = models.PositiveSmallIntegerField(_("length, in minutes"), null=True, blank=True)
    modality = models.CharField(_("format"), max_length=10, choices=Modality.choices, blank=True)
    place = models.CharField(_("place or link"), max_length=300, blank=True)
    minutes_used = models.PositiveSmallIntegerField(_("minutes it took"), null=True, blank=True)
    summary = models.TextField(_("what was dealt with"), max_length=3000, blank=True)
    follow_up = models.TextField(_("what comes next"), max_length=1000, blank=True)
    logged_at = models.DateTimeField(null=True, blank=True)
    answer = models.CharField(_("what the council says"), max_length=10, choices=Answer.choices, blank=True)
    answer_words = models.CharField(_("what does not agree"), max_length=300, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_side = models.CharField(max_length=12, choices=Side.choices, blank=True)
    closed_reason = models.CharField(_("reason"), max_length=300, blank=True)
    public_line = models.CharField(_("line for the public page"), max_length=200, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)

    objects = querysets.SessionQuerySet.as_manager()
    privacy = Privacy(
        personal={
            "words": "", "when_suits": "", "summary": "", "follow_up": "", "closed_reason": "", "answer_words": "",
            "place": "",
        },
        plain=(
            "state", "asked_by", "expert", "time_zone", "modality", "answer", "closed_side", "public_line",
        ),
        term=days_after("asked_at", WORDS_KEPT_DAYS),
    )  # fmt: skip

    class Meta:
        ordering = ["-asked_at", "-pk"]
        verbose_name = _("advisory session")
        indexes = [
            models.Index(fields=["state", "-asked_at", "-id"], name="session_in_a_state"),
            models.Index(fields=["expert", "starts_at"], name="session_of_an_expert"),
            models.Index(fields=["starts_at"], name="session_start", condition=Q(starts_at__isnull=False)),
            models.Index(fields=["day"], name="session_day", condition=Q(day__isnull=False)),
            models.Index(fields=["-asked_at", "-id"], name="session_latest"),
            models.Index(fields=["expires_at"], name="session_expiry", condition=Q(state="requested")),
        ]
        constraints = [
            ExclusionConstraint(
                name="expert_at_one_place",
                expressions=[
                    (
                        Func(
                            F("expert"), F("expert"), Value("[]"), function="int8range",
                            output_field=BigIntegerRangeField(),
                        ),
                        RangeOperators.EQUAL,
                    ),
                    (
                        Func(
                            F("starts_at"), F("ends_at"), Value("[)"), function="tstzrange",
                            output_field=DateTimeRangeField(),
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                ],
                condition=Q(state__in=TAKES_TIME, expert__isnull=False, starts_at__isnull=False),
            ),
            models.CheckConstraint(
                name="session_has_both_ends",
                condition=Q(starts_at__isnull=True, ends_at__isnull=True)
                | Q(
                    starts_at__isnull=False, ends_at__gt=F("starts_at"), day__isnull=False, time__isnull=False,
                    minutes__isnull=False,
                ),
            ),
            models.CheckConstraint(
                name="session_confirmed_is_agreed",
                condition=~Q(state="confirmed") | Q(starts_at__isnull=False, expert__isnull=False),
            ),
            models.CheckConstraint(
                name="session_done_has_a_day", condition=~Q(state="done") | Q(day__isnull=False)
            ),
            models.CheckConstraint(
                name="session_answered_when_done", condition=Q(answer="") | Q(state="done")
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        service, subject = str(self.service), self.subject
        return subject if subject == service else f"{service}: {subject}"

    def get_absolute_url(self) -> str:
        return reverse("session_page", args=[self.pk])

    @property
    def subject(self) -> str:
        """What it is about, in few words."""
        return str(self.topic) if self.topic else self.service.get_kind_display()

    @property
    def tone(self) -> str:
        return {
            "offered": "soon",
            "requested": "soon",
            "confirmed": "well",
            "done": "well",
            "no_show": "late",
        }.get(self.state, "neutral")

    def has_started(self, now: datetime) -> bool:
        return self.starts_at is not None and self.starts_at <= now

    @classmethod
    def evidence(cls) -> "models.QuerySet[Any]":
        counted: models.QuerySet[Any] = cls.objects.done().annotate(
            evidence_on=F("day"), evidence_words=F("service__name"), evidence_link=Value("")
        )
        return counted

    @classmethod
    def evidence_url(cls, pk: int, link: str) -> str:
        return reverse("session_page", args=[pk])

    @classmethod
    def evidence_in_words(cls, count: int) -> str:
        return ngettext("%d session", "%d sessions", count) % count


class SessionCouncil(models.Model):
    """A council that takes part in a session; its hours are charged once, to the account of the session."""

    class Part(models.TextChoices):
        ADVISED = "advised", _("Receives it")
        MENTOR = "mentor", _("Accompanies, as mentor")

    class Reply(models.TextChoices):
        """Of a council to which a session was offered."""

        INVITED = "invited", _("Has not answered")
        COMING = "coming", _("Comes")
        NOT_COMING = "not_coming", _("Does not come")

    session = models.ForeignKey(AdvisorySession, on_delete=models.CASCADE, related_name="councils")
    organization = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="session_rows")
    part = models.CharField(_("part"), max_length=8, choices=Part.choices, default=Part.ADVISED)
    reply = models.CharField(_("answer"), max_length=10, choices=Reply.choices, default=Reply.COMING)
    attendees = models.CharField(_("who attends"), max_length=300, blank=True)

    objects = querysets.SessionCouncilQuerySet.as_manager()
    privacy = Privacy(
        personal={"attendees": ""},
        plain=("part", "reply"),
        term=days_after("session__asked_at", WORDS_KEPT_DAYS),
    )

    class Meta:
        ordering = ["pk"]
        verbose_name = _("council of a session")
        constraints = [
            models.UniqueConstraint(name="council_once_in_a_session", fields=["session", "organization"])
        ]

    def __str__(self) -> str:
        return f"{self.organization}: {self.session}"


class SessionMaterial(models.Model):
    """A file or a link that the expert leaves."""

    session = models.ForeignKey(AdvisorySession, on_delete=models.CASCADE, related_name="materials")
    title = models.CharField(_("title"), max_length=150)
    url = models.URLField(_("link"), max_length=500, blank=True)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    privacy = Privacy(plain=("title", "url"))

    class Meta:
        ordering = ["pk"]
        verbose_name = _("material of a session")
        constraints = [
            models.CheckConstraint(name="material_is_something", condition=~Q(url="") | Q(file__isnull=False))
        ]

    def __str__(self) -> str:
        return self.title

import uuid

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from office import clock, querysets
from office.privacy import WITH_ITS_OWNER, Privacy, days_after


def new_message_id() -> str:
    return f"{uuid.uuid4()}@{settings.MESSAGE_ID_DOMAIN}"


class Message(models.Model):
    """Something that somebody has to know: a row first, a mail and a line on the screen after."""

    class State(models.TextChoices):
        QUEUED = "queued", _("Waiting")
        INFLIGHT = "inflight", _("Being sent")
        SENT = "sent", _("Sent")
        FAILED = "failed", _("Not delivered")
        MOOT = "moot", _("No longer needed")
        UNKNOWN = "unknown", _("Not known whether it left")
        SETTLED = "settled", _("Kept without sending")

    class Channel(models.TextChoices):
        MAIL = "mail", _("Mail at once")
        DIGEST = "digest", _("Daily digest")
        SCREEN = "screen", _("Screen only")

    kind = models.CharField(max_length=60)
    dedupe_key = models.CharField(max_length=200, unique=True)
    message_id = models.CharField(max_length=150, unique=True, default=new_message_id)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, blank=True, related_name="messages"
    )
    organization_number = models.BigIntegerField(null=True)
    address = models.EmailField(blank=True)
    subject = models.CharField(max_length=200)
    body = models.TextField()
    link = models.CharField(max_length=300, blank=True)
    calendar = models.TextField(blank=True)  # an invitation that goes with the mail, as iCalendar
    subject_type = models.CharField(max_length=80, blank=True)
    subject_id = models.BigIntegerField(null=True)
    channel = models.CharField(max_length=10, choices=Channel.choices, default=Channel.MAIL)
    state = models.CharField(max_length=10, choices=State.choices, default=State.QUEUED)
    created_at = models.DateTimeField(default=clock.now)
    due_at = models.DateTimeField(default=clock.now)
    not_after = models.DateTimeField(null=True, blank=True)
    lease_until = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_attempt_at = models.DateTimeField(null=True, blank=True)
    error = models.CharField(max_length=300, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    bounced_at = models.DateTimeField(null=True, blank=True)
    is_on_screen = models.BooleanField(default=True)
    read_at = models.DateTimeField(null=True, blank=True)
    digest = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="digested"
    )

    objects = querysets.MessageQuerySet.as_manager()
    privacy = Privacy(
        personal={
            "person": None,
            "address": "",
            "subject": "",
            "body": "",
            "link": "",
            "calendar": "",
            "error": "",
        },
        plain=("kind", "dedupe_key", "message_id", "subject_type", "channel", "state"),
        term=days_after("created_at", 730),
    )

    class Meta:
        ordering = ["-due_at", "-pk"]
        verbose_name = _("message")
        indexes = [
            models.Index(
                fields=["due_at"], name="message_due", condition=models.Q(state__in=["queued", "inflight"])
            ),
            models.Index(
                fields=["person", "-due_at"], name="message_bell", condition=models.Q(is_on_screen=True)
            ),
        ]
        constraints = [
            models.CheckConstraint(
                name="message_leased_in_flight",
                condition=models.Q(state="inflight", lease_until__isnull=False)
                | (~models.Q(state="inflight") & models.Q(lease_until__isnull=True)),
            ),
            models.CheckConstraint(
                name="message_sent_has_its_moment",
                condition=~models.Q(state="sent") | models.Q(sent_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.subject

    def get_absolute_url(self) -> str:
        return reverse("message_open", args=[self.pk])

    @property
    def is_unread(self) -> bool:
        return self.read_at is None

    @property
    def excerpt(self) -> str:
        return " ".join(self.body.split())[:120]


class MessagePreference(models.Model):
    """How a person wants its reminders; confirmations and sign-in codes always go by mail at once."""

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="message_preference"
    )
    channel = models.CharField(
        _("how you get reminders"),
        max_length=10,
        choices=Message.Channel.choices,
        default=Message.Channel.MAIL,
    )

    privacy = Privacy(plain=("person", "channel"), term=WITH_ITS_OWNER)

    def __str__(self) -> str:
        return f"{self.person}: {self.get_channel_display()}"


class ReminderRule(models.Model):
    """The switch of a reminder that an app declares; only what arose since `active_from` is reminded."""

    kind = models.CharField(max_length=60, unique=True)
    is_on = models.BooleanField(default=False)
    active_from = models.DateTimeField(null=True, blank=True)

    privacy = Privacy(plain=("kind",))

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="rule_on_since_a_moment",
                condition=models.Q(is_on=False) | models.Q(active_from__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return self.kind

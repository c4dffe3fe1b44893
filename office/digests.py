"""The reminders of a day in one mail, for who prefers it so."""

from datetime import datetime, time, timedelta

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from office import clock, outbox
from office.messages import send
from office.models import Message

DIGEST_AT = time(7, 30)  # wall time: half past seven in summer and in winter


def last_digest_moment() -> datetime:
    now = clock.now()
    today = now.replace(hour=DIGEST_AT.hour, minute=DIGEST_AT.minute, second=0, microsecond=0)
    return today if now >= today else today - timedelta(days=1)  # of a zoned moment: a day of the wall


def send_digests() -> None:
    """Whatever waited at the last half past seven; asked every few minutes, done once a day."""
    moment = last_digest_moment()
    waiting = Message.objects.for_digest(moment).order_by("person_id")
    for person_id in set(waiting.values_list("person_id", flat=True)):
        _send_digest(person_id, moment)


def _send_digest(person_id: int, moment: datetime) -> None:
    key = f"digest:{person_id}:{moment.date()}"
    with transaction.atomic():
        rows = Message.objects.for_digest(moment).filter(person_id=person_id).select_related("person")
        entries = list(rows.select_for_update(skip_locked=True, of=("self",)).order_by("due_at", "pk"))
        still_so = [entry for entry in entries if not outbox.is_moot(entry)]
        moot = {entry.pk for entry in entries} - {entry.pk for entry in still_so}
        Message.objects.filter(pk__in=moot).update(state=Message.State.MOOT)
        # A second digest of one day would be one too many: what came late waits for the next.
        if not still_so or Message.objects.filter(dedupe_key=key).exists():
            return
        digest = send(
            kind="digest",
            key=key,
            person=still_so[0].person,
            address=still_so[-1].address,
            subject=_subject(len(still_so)),
            body=_body(still_so),
            link=reverse("message_list"),
        )
        Message.objects.filter(pk__in=[entry.pk for entry in still_so]).update(digest=digest)


def _subject(count: int) -> str:
    return ngettext("%(count)s reminder of today", "%(count)s reminders of today", count) % {"count": count}


def _body(entries: list[Message]) -> str:
    intro = _("This is what waits for you in the portal:")
    return "\n".join([intro, "", *(f"– {entry.subject}" for entry in entries)])

"""Reports of mail that did not arrive (RFC 3464), told apart by the Message-ID of our own mail."""

import mailbox
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

from django.db.models import Q

from office import clock, models
from office.audit import operation

State = models.Message.State


@dataclass(frozen=True)
class Bounce:
    message_id: str
    reason: str


def mails_in(path: Path) -> Iterator[EmailMessage]:
    """A folder of .eml files, or one file in the mbox format."""
    if path.is_dir():
        for file in sorted(path.glob("*.eml")):
            yield _parse(file.read_bytes())
        return
    box = mailbox.mbox(path, create=False)
    try:
        for key in box.iterkeys():
            yield _parse(box.get_bytes(key))
    finally:
        box.close()


def _parse(content: bytes) -> EmailMessage:
    mail: EmailMessage = message_from_bytes(content, policy=policy.default)
    return mail


def bounce_in(mail: EmailMessage) -> Bounce | None:
    """None for what is no report of a final failure (an answer, a warning of delay)."""
    if mail.get_content_type() != "multipart/report":
        return None
    parts: list[EmailMessage] = list(mail.walk())
    failures = [fields for part in parts for fields in _failures(part)]
    original = next(filter(None, (_original_id(part) for part in parts[1:])), None)
    if not failures or not original:
        return None
    return Bounce(original, _reason(failures[0]))


def _failures(part: EmailMessage) -> list[EmailMessage]:
    if part.get_content_type() != "message/delivery-status":
        return []
    groups: Any = part.get_payload()
    if not isinstance(groups, list):  # cut short
        return []
    return [group for group in groups if str(group.get("Action", "")).strip().lower() == "failed"]


def _original_id(part: EmailMessage) -> str | None:
    """Our mail comes back whole, which `walk` goes into, or as its headers."""
    if part.get_content_type() == "text/rfc822-headers":
        content: Any = part.get_payload(decode=True)
        return _bare(_parse(content or b"").get("Message-ID"))
    return _bare(part.get("Message-ID"))


def _bare(value: object) -> str | None:
    return str(value).strip().strip("<>") if value else None


def _reason(fields: EmailMessage) -> str:
    words = [str(fields.get("Status", "")), str(fields.get("Diagnostic-Code", ""))]
    return " ".join(" ".join(words).split())[:300]


def record(bounce: Bounce) -> bool:
    """True when it is about one of our messages that was not known to have come back."""
    known = models.Message.objects.filter(Q(state=State.SENT) | Q(state=State.UNKNOWN))
    message = known.filter(message_id=bounce.message_id).first()
    if message is None:
        return False
    record_bounce(message=message, reason=bounce.reason, by=None)
    return True


@operation(on="message")
def record_bounce(*, message: models.Message, reason: str, by: Any) -> models.Message:
    message.state, message.error, message.bounced_at = State.FAILED, reason, clock.now()
    message.save(update_fields=["state", "error", "bounced_at"])
    return message

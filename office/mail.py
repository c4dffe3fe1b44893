"""One message as one mail, and what the mail server answered."""

import contextlib
import logging
import re
import smtplib
from dataclasses import dataclass
from urllib.parse import urljoin

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.template.loader import render_to_string
from django.utils import translation

from office.messages import kind_of
from office.models import Message

METHOD = re.compile(r"^METHOD:([A-Z]+)\r?$", re.MULTILINE)
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Outcome:
    """`is_in_doubt`: the talk broke off when the server may already have had the mail."""

    is_sent: bool = False
    is_final: bool = False
    is_bounce: bool = False
    is_in_doubt: bool = False
    words: str = ""


def compose(message: Message) -> EmailMultiAlternatives:
    with translation.override(settings.LANGUAGE_CODE):
        context = {
            "message": message,
            "url": urljoin(settings.SITE_ADDRESS, message.link) if message.link else "",
            "is_reminder": kind_of(message.kind).is_reminder or message.kind == "digest",
        }
        mail = EmailMultiAlternatives(
            subject=message.subject,
            body=render_to_string("office/mail.txt", context),
            from_email=settings.DEFAULT_FROM_EMAIL,
            to=[message.address],
            headers={
                "Message-ID": f"<{message.message_id}>",
                "Auto-Submitted": "auto-generated",
            },
        )
        mail.attach_alternative(render_to_string("office/mail.html", context), "text/html")
    if message.calendar:
        _add_invitation(mail, message.calendar)
    return mail


def _add_invitation(mail: EmailMultiAlternatives, calendar: str) -> None:
    """As an alternative, which calendars offer to take in, and as a file for the programs that do not.

    The method has to be that of the text: a cancellation sent as a request stays in the calendar.
    """
    found = METHOD.search(calendar)
    assert found, "an invitation says its method"
    mail.attach_alternative(calendar, f"text/calendar; method={found[1]}")  # the charset is added by Django
    mail.attach("calendari.ics", calendar.encode(), "application/ics")


def deliver(message: Message) -> Outcome:
    """Never raises: one bad address must not keep the others waiting."""
    try:
        return _deliver(message)
    except Exception as error:
        log.exception("message cannot be composed or sent", extra={"message_number": message.pk})
        return Outcome(is_final=True, words=_words(error))


def _deliver(message: Message) -> Outcome:
    mail = compose(message)
    connection = get_connection()
    try:
        connection.open()
    except OSError as error:  # every error of smtplib is one
        return Outcome(words=_words(error))
    try:
        connection.send_messages([mail])
    except OSError as error:
        return _refused(error)
    finally:
        _hang_up(connection)
    return Outcome(is_sent=True)


def _hang_up(connection: BaseEmailBackend) -> None:
    with contextlib.suppress(OSError):  # the answer about the mail has been given
        connection.close()


def _refused(error: OSError) -> Outcome:
    words = _words(error)
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        codes = [code for code, _reason in error.recipients.values()]
        is_bounce = all(code >= 500 for code in codes)
        return Outcome(words=words, is_final=is_bounce, is_bounce=is_bounce)
    if isinstance(error, smtplib.SMTPDataError):
        is_bounce = error.smtp_code >= 500
        return Outcome(words=words, is_final=is_bounce, is_bounce=is_bounce)
    if isinstance(error, smtplib.SMTPResponseException):
        # Our sender or our greeting is refused: a matter of settings, not of this address. It waits.
        return Outcome(words=words)
    return Outcome(words=words, is_in_doubt=True)


def _words(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"[:300]

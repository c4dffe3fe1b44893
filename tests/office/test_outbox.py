"""Each transition of a message; `tests/faults/test_outbox.py` kills the sender between them."""

import smtplib
from datetime import timedelta

import pytest
from django.core import mail

from office import clock, outbox
from office.models import Message
from tests.office.backends import answering

pytestmark = pytest.mark.django_db
State = Message.State


def send(message: Message) -> Message:
    outbox.send(message.pk)
    message.refresh_from_db()
    return message


def test_sent_mail_carries_the_fixed_headers(write, settings):
    message = send(write(link="/acollida/1/"))

    sent = mail.outbox[0]
    assert message.state == State.SENT
    assert message.sent_at is not None
    assert sent.from_email == settings.DEFAULT_FROM_EMAIL
    assert (sent.subject, sent.to) == ("Llagostera: acta", ["alba@example.org"])
    assert sent.extra_headers == {
        "Message-ID": f"<{message.message_id}>",
        "Auto-Submitted": "auto-generated",
    }


def test_plain_and_html_say_the_same(write):
    send(write(body="Bon dia, d'aquí a <3> dies.\n\nFins aviat.", link="/acollida/1/"))

    html = mail.outbox[0].alternatives[0].content
    assert "Bon dia, d'aquí a <3> dies." in mail.outbox[0].body
    assert "http://testserver/acollida/1/" in mail.outbox[0].body
    assert "Bon dia, d&#x27;aquí a &lt;3&gt; dies." in html
    assert html.count("http://testserver/acollida/1/") == 2  # the address and its words


def test_sent_message_is_not_sent_again(write):
    message = send(write())

    send(message)

    assert len(mail.outbox) == 1


def test_what_is_no_longer_so_is_not_sent(write):
    message = send(write(subject="Ja no cal"))

    assert (message.state, mail.outbox) == (State.MOOT, [])


def test_what_is_too_late_is_not_sent(write):
    message = send(write(not_after=clock.now() - timedelta(minutes=1)))

    assert (message.state, mail.outbox) == (State.MOOT, [])


def test_what_is_not_due_is_not_sent(write):
    message = send(write(due_at=clock.now() + timedelta(minutes=1)))

    assert (message.state, mail.outbox) == (State.QUEUED, [])


def test_secret_is_wiped_once_it_has_left(write):
    message = send(write("test_secret", body="El codi és 123456."))

    assert "123456" in mail.outbox[0].body
    assert message.body == ""


def test_secret_is_kept_in_the_demonstration(write, settings):
    settings.KEEP_SECRET_MESSAGES = True

    assert send(write("test_secret", body="El codi és 123456.")).body == "El codi és 123456."


PASSING = [
    smtplib.SMTPServerDisconnected("gone"),
    ConnectionRefusedError("nobody listens"),
    smtplib.SMTPRecipientsRefused({"alba@example.org": (451, b"greylisted")}),
    smtplib.SMTPDataError(452, b"no room now"),
    smtplib.SMTPSenderRefused(550, b"not from you", "portal@xmess.example"),
    smtplib.SMTPAuthenticationError(535, b"password"),
]


@pytest.mark.parametrize("answer", PASSING, ids=lambda answer: type(answer).__name__)
def test_passing_trouble_is_tried_again_later(write, settings, answer):
    answering(settings, {"alba@example.org": answer})

    message = send(write())

    assert (message.state, message.attempts, message.bounced_at) == (State.QUEUED, 1, None)
    assert timedelta(0) < message.next_attempt_at - clock.real_now() <= timedelta(minutes=1)
    assert type(answer).__name__ in message.error


REFUSED = [
    smtplib.SMTPRecipientsRefused({"alba@example.org": (550, b"no such user")}),
    smtplib.SMTPDataError(554, b"spam"),
]


@pytest.mark.parametrize("answer", REFUSED, ids=lambda answer: type(answer).__name__)
def test_refused_address_has_bounced_at_once(write, settings, answer):
    answering(settings, {"alba@example.org": answer})

    message = send(write())

    assert message.state == State.FAILED
    assert message.bounced_at is not None


def test_fault_of_the_mail_itself_fails_without_a_bounce(write, settings):
    answering(settings, {"alba@example.org": ValueError("cannot be written as a mail")})

    message = send(write())

    assert (message.state, message.bounced_at) == (State.FAILED, None)


def test_bad_address_affects_only_itself(write, settings):
    answering(settings, {"dolenta@example.org": smtplib.SMTPRecipientsRefused({"": (550, b"no")})})
    bad, good = write(address="dolenta@example.org"), write()

    for pk in outbox.due_ids():
        outbox.send(pk)

    states = dict(Message.objects.values_list("pk", "state"))
    assert states == {bad.pk: State.FAILED, good.pk: State.SENT}


def test_after_the_last_attempt_it_has_failed(write, settings):
    answering(settings, {"alba@example.org": ConnectionRefusedError("nobody listens")})
    message = write()

    for _attempt in range(len(outbox.BACK_OFF_MINUTES) + 1):
        Message.objects.update(next_attempt_at=None)
        send(message)

    assert (message.state, message.attempts) == (State.FAILED, len(outbox.BACK_OFF_MINUTES) + 1)


def test_back_off_grows_and_is_waited_for(write, settings):
    answering(settings, {"alba@example.org": ConnectionRefusedError("nobody listens")})
    message = send(write())

    send(message)
    assert message.attempts == 1

    Message.objects.update(next_attempt_at=clock.real_now())
    send(message)
    assert message.next_attempt_at - clock.real_now() > timedelta(minutes=4)


def test_broken_talk_is_for_a_human_where_twice_is_worse_than_late(write, settings):
    answering(settings, {"alba@example.org": smtplib.SMTPServerDisconnected("gone")})

    assert send(write("test_nudge")).state == State.UNKNOWN


@pytest.mark.parametrize(
    "answer",
    [
        smtplib.SMTPSenderRefused(550, b"not from you", "x"),
        smtplib.SMTPRecipientsRefused({"x": (451, b"later")}),
    ],
    ids=lambda answer: type(answer).__name__,
)
def test_clear_answer_leaves_no_doubt_for_a_human(write, settings, answer):
    answering(settings, {"alba@example.org": answer})

    assert send(write("test_nudge")).state == State.QUEUED


def leave_in_flight(message: Message, until: timedelta) -> None:
    Message.objects.filter(pk=message.pk).update(
        state=State.INFLIGHT, attempts=1, lease_until=clock.real_now() + until
    )


@pytest.mark.parametrize("kind, state", [("test_notice", State.QUEUED), ("test_nudge", State.UNKNOWN)])
def test_lost_lease_is_taken_up_as_the_kind_says(write, kind, state):
    message = write(kind)
    leave_in_flight(message, timedelta(seconds=-1))

    outbox.take_up_lost()

    message.refresh_from_db()
    assert (message.state, message.lease_until) == (state, None)


def test_lease_in_force_is_respected(write):
    message = write()
    leave_in_flight(message, timedelta(seconds=30))

    outbox.take_up_lost()

    assert send(message).state == State.INFLIGHT
    assert mail.outbox == []


def test_lease_keeps_real_time_whatever_the_clock_says(write, settings):
    message = write()
    leave_in_flight(message, timedelta(seconds=30))
    settings.CLOCK_OFFSET = timedelta(days=30)

    outbox.take_up_lost()

    message.refresh_from_db()
    assert message.state == State.INFLIGHT


def test_oldest_unsent_is_the_measure_of_a_stopped_sender(write):
    assert outbox.oldest_unsent_age() is None

    write(due_at=clock.now() - timedelta(minutes=7))
    write()

    age = outbox.oldest_unsent_age()
    assert timedelta(minutes=7) <= age < timedelta(minutes=8)

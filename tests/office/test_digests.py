from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail

from office import clock, digests, outbox
from office.models import Message, MessagePreference
from tests.cast import PersonFactory

pytestmark = pytest.mark.django_db
State = Message.State


@pytest.fixture
def at(settings):
    """Put the portal's clock at a moment of UTC."""

    def put(moment: datetime) -> None:
        settings.CLOCK_OFFSET = moment.replace(tzinfo=UTC) - datetime.now(UTC)

    return put


@pytest.fixture
def prefers_digest(person):
    MessagePreference.objects.create(person=person, channel=Message.Channel.DIGEST)


def send_all() -> None:
    digests.send_digests()
    for pk in outbox.due_ids():
        outbox.send(pk)


@pytest.mark.usefixtures("prefers_digest")
def test_reminders_of_a_day_leave_in_one_mail(at, write):
    at(datetime(2026, 11, 20, 15))
    entries = [write("test_nudge", subject="Primer pas"), write("test_nudge", subject="Segon pas")]

    at(datetime(2026, 11, 21, 6, 31))
    send_all()

    assert [sent.to for sent in mail.outbox] == [["alba@example.org"]]
    assert "– Primer pas\n– Segon pas" in mail.outbox[0].body
    assert "http://testserver/avisos/" in mail.outbox[0].body
    states = Message.objects.filter(pk__in=[entry.pk for entry in entries]).values_list("state", flat=True)
    assert list(states) == [State.SENT, State.SENT]


@pytest.mark.parametrize(
    "moment, expected",
    [
        (datetime(2026, 7, 1, 5, 29), 0),  # summer: 7.29 h
        (datetime(2026, 7, 1, 5, 31), 1),
        (datetime(2026, 1, 7, 6, 29), 0),  # winter: 7.29 h
        (datetime(2026, 1, 7, 6, 31), 1),
    ],
)
@pytest.mark.usefixtures("prefers_digest")
def test_digest_leaves_at_half_past_seven_of_the_wall(at, write, moment, expected):
    at(moment - timedelta(hours=12))
    write("test_nudge")

    at(moment)
    send_all()

    assert len(mail.outbox) == expected


@pytest.mark.usefixtures("prefers_digest")
def test_digest_leaves_once_a_day_and_the_late_one_waits(at, write):
    at(datetime(2026, 11, 20, 15))
    write("test_nudge", subject="A temps")
    at(datetime(2026, 11, 21, 6, 31))
    send_all()
    late = write("test_nudge", subject="Tard", due_at=clock.now() - timedelta(hours=1))

    send_all()
    late.refresh_from_db()
    assert (len(mail.outbox), late.state) == (1, State.QUEUED)

    at(datetime(2026, 11, 22, 6, 31))
    send_all()
    assert [("Tard" in sent.body, "A temps" in sent.body) for sent in mail.outbox] == [
        (False, True),
        (True, False),
    ]


@pytest.mark.usefixtures("prefers_digest")
def test_what_is_too_late_leaves_the_digest(at, write):
    at(datetime(2026, 11, 20, 15))
    entry = write("test_nudge", not_after=clock.now() + timedelta(hours=1))

    at(datetime(2026, 11, 21, 6, 31))
    send_all()

    entry.refresh_from_db()
    assert (entry.state, mail.outbox) == (State.MOOT, [])


@pytest.mark.usefixtures("prefers_digest")
def test_each_person_has_a_digest_of_its_own(at, write):
    other = PersonFactory(email="berta@example.org")
    MessagePreference.objects.create(person=other, channel=Message.Channel.DIGEST)
    at(datetime(2026, 11, 20, 15))
    write("test_nudge", subject="D'Alba")
    write("test_nudge", subject="De Berta", person=other)

    at(datetime(2026, 11, 21, 6, 31))
    send_all()

    assert {sent.to[0]: "De Berta" in sent.body for sent in mail.outbox} == {
        "alba@example.org": False,
        "berta@example.org": True,
    }

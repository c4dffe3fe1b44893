from datetime import timedelta

import pytest
from django.db import transaction

from office import clock, messages
from office.models import Message, MessagePreference
from tests.cast import CouncilFactory

pytestmark = pytest.mark.django_db
State, Channel = Message.State, Message.Channel


def test_message_waits_to_be_mailed_to_the_person(write, person):
    message = write(link="/acollida/1/")

    assert (message.state, message.channel, message.address) == (State.QUEUED, Channel.MAIL, person.email)
    assert message.is_on_screen


def test_second_message_of_one_key_is_the_first_one(write):
    first = write(key="acta:1", subject="Primera")
    second = write(key="acta:1", subject="Segona")

    assert second.pk == first.pk
    assert [message.subject for message in Message.objects.all()] == ["Primera"]


def test_message_is_undone_with_what_happened(write):
    with transaction.atomic():
        write()
        transaction.set_rollback(True)

    assert not Message.objects.exists()


def test_undeclared_kind_is_an_error(write):
    with pytest.raises(LookupError, match="test_nothing"):
        write("test_nothing")


def test_settled_message_is_kept_and_never_sent(write):
    message = write(settled=True)

    assert message.state == State.SETTLED
    assert not Message.objects.ready().exists()


def test_address_of_the_role_comes_before_that_of_the_person(write):
    message = write(address="promocio@vila.example")

    assert message.address == "promocio@vila.example"


def test_message_without_any_address_shows_as_failed_and_stays_on_screen(write, person):
    person.email = None
    person.save()

    message = write()

    assert (message.state, message.error != "", message.is_on_screen) == (State.FAILED, True, True)
    assert list(Message.objects.troubled()) == [message]


def test_mail_to_a_shared_mailbox_is_on_nobodys_screen(write):
    council = CouncilFactory()

    message = write(person=None, address="bustia@vila.example", organization=council)

    assert (message.is_on_screen, message.organization_number) == (False, council.pk)


def test_message_says_what_it_is_about(write):
    council = CouncilFactory()

    message = write(about=council)

    assert (message.subject_type, message.subject_id) == ("members.organization", council.pk)


@pytest.mark.parametrize(
    "given, kept",
    [
        ("Dos\r\nBcc: tothom@example.org", "Dos Bcc: tothom@example.org"),
        ("a" * 300, "a" * 199 + "…"),
    ],
)
def test_subject_is_one_line_that_fits(write, given, kept):
    assert write(subject=given).subject == kept


@pytest.mark.parametrize(
    "channel, state",
    [(Channel.MAIL, State.QUEUED), (Channel.DIGEST, State.QUEUED), (Channel.SCREEN, State.SETTLED)],
)
def test_reminder_comes_as_the_person_prefers(write, person, channel, state):
    MessagePreference.objects.create(person=person, channel=channel)

    message = write("test_nudge")

    assert (message.channel, message.state) == (channel, state)


def test_what_is_not_a_reminder_ignores_the_preference(write, person):
    MessagePreference.objects.create(person=person, channel=Channel.SCREEN)

    assert write("test_notice").channel == Channel.MAIL


def test_message_for_later_is_not_ready_now(write):
    write(due_at=clock.now() + timedelta(hours=1))

    assert not Message.objects.ready().exists()


def test_secret_kind_is_on_nobodys_screen(write):
    assert not write("test_secret").is_on_screen


def test_every_declared_kind_is_found_once():
    declared = [kind.name for _app, kinds in messages.collect("messages", "KINDS") for kind in kinds]

    assert len(declared) == len(set(declared))
    assert "digest" in declared

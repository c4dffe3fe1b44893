"""Who reads what of a registration, until when, and days that are not days."""

from datetime import timedelta

import pytest
from django.urls import reverse

from events import operations
from events.links import link_of
from events.models import Event, Registration
from members.models import Membership, Role
from office import clock
from office.models import Message
from tests.cast import RoleFactory
from tests.events.events import enrol, make_event

pytestmark = pytest.mark.django_db
ADDRESS = "https://meet.example.org/sala"
ACTS = ("registration_page", "registration_cancel", "registration_substitute")


def ended(role):
    role.ends_on = clock.today() - timedelta(days=1)
    role.save()


@pytest.fixture
def online():
    return make_event(
        modality="online", online_url=ADDRESS, online_capacity=1, registration="open", audience="public"
    )


def letters(kind):
    return [row.body for row in Message.objects.filter(kind=kind)]


def test_address_to_connect_is_written_to_who_has_a_seat_only(online):
    seated, waiting = enrol(online), enrol(online)
    enrol(online, name="Ona", email="ona@example.org", has_to_confirm=True)
    operations.cancel_registration(registration=seated, by=None)

    assert waiting.modality == "online"
    found = {row.kind: ADDRESS in row.body + row.calendar for row in Message.objects.order_by("pk")}
    assert found == {
        "event_invitation": True, "event_withdrawal": False, "registration_news": False,
        "registration_offered": False, "registration_to_confirm": False,
    }  # fmt: skip


def test_address_that_nobody_confirmed_is_forgotten_when_it_expires(online, settings):
    row = enrol(online, name="Ona", email="ona@example.org", organization_words="Coop", has_to_confirm=True)
    settings.CLOCK_OFFSET += timedelta(hours=50)

    operations.expire_registration(registration=row, by=None)

    row = Registration.objects.get()
    assert (row.state, row.name, row.email, row.organization_words) == ("expired", "", "", "")


@pytest.mark.parametrize("name", ACTS)
@pytest.mark.parametrize("method", ["get", "post"])
def test_registrations_of_a_council_are_closed_to_who_left_it_yesterday(enter, cast, name, method):
    row = enrol(make_event(), cast.council, person=cast.councillor)
    ended(Role.objects.get(person=cast.technician))

    answer = getattr(enter(cast.technician), method)(reverse(name, args=[row.pk]))

    assert (answer.status_code, Registration.objects.get().state) == (404, "confirmed")


@pytest.mark.parametrize("name", ACTS)
def test_registrations_of_a_council_that_left_the_network_are_closed_to_it(enter, cast, name):
    row = enrol(make_event(), cast.council, person=cast.councillor)
    Membership.objects.filter(organization=cast.council).update(
        ends_on=clock.today() - timedelta(days=1), state="left"
    )

    assert enter(cast.technician).post(reverse(name, args=[row.pk])).status_code == 404


def test_people_of_another_council_are_not_registered(enter, cast):
    event = make_event()
    theirs = Role.objects.get(person=cast.other_technician)

    answer = enter(cast.technician).post(
        reverse("event_register", args=[event.pk]), {"people": [str(theirs.pk)]}
    )

    assert (answer.status_code, Registration.objects.count()) == (200, 0)


def test_colleague_whose_post_ended_is_not_registered(enter, cast):
    event, role = make_event(), Role.objects.get(person=cast.councillor)
    ended(role)

    answer = enter(cast.technician).post(
        reverse("event_register", args=[event.pk]), {"people": [str(role.pk)]}
    )

    assert (answer.status_code, Registration.objects.count()) == (200, 0)


def test_needs_are_not_written_by_a_colleague(enter, cast):
    row = enrol(make_event(), cast.council, person=cast.councillor, diet="vegana")

    answer = enter(cast.technician).post(
        reverse("registration_page", args=[row.pk]), {"diet": "carn", "access": ""}
    )

    row.needs.refresh_from_db()
    assert (row.needs.diet, "vegana" in answer.content.decode()) == ("vegana", False)


def test_person_of_two_councils_registers_each_once(enter, cast):
    RoleFactory(person=cast.technician, organization=cast.other_council)
    roles = Role.objects.filter(person=cast.technician)

    answer = enter(cast.technician).post(
        reverse("event_register", args=[make_event().pk]), {"people": [str(role.pk) for role in roles]}
    )

    assert (answer.status_code, Registration.objects.count()) == (200, 0)
    assert "ja està inscrita" in answer.content.decode()


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "31/12/9999", "01/01/0001"])
@pytest.mark.parametrize("field", ["day", "ends_on", "registration_closes_at"])
def test_days_out_of_time_are_answered_beside_their_field(enter, cast, field, day):
    event = make_event()
    values = {
        "kind": event.kind_id, "title": "Fira", "day": "2026-09-10", "time": "10:00", "ends_time": "12:00",
        "modality": "in_person", "whose": "own", "audience": "public", "registration": "network",
    }  # fmt: skip
    client = enter(cast.coordination)
    value = f"{day}T00:00" if field.endswith("_at") else day

    for address in (reverse("event_add"), reverse("event_edit", args=[event.pk])):
        answer = client.post(address, values | {field: value, "version": "0"})
        assert (answer.status_code, field in answer.context["form"].errors) == (200, True)
    assert Event.objects.count() == 1


def test_link_is_opened_by_a_scanner_without_doing_anything(client, online):
    row = enrol(online, name="Ona", email="ona@example.org", has_to_confirm=True)
    address = link_of(row)

    for query in ("", "?act=confirm", "?act=cancel", "?act=accept"):
        client.get(address + query)
        client.head(address + query)

    assert Registration.objects.get().state == "unconfirmed"

"""What somebody from outside can do with an address and a name, and what its link opens."""

from datetime import timedelta

import pytest
from django.urls import reverse

from events import operations
from events.links import link_of
from events.models import Registration
from events.reminders import find_closing
from members.models import Prospect
from office import clock
from office.models import Message, SignedLink
from office.refusals import Refused
from tests.cast import CouncilFactory, MemberFactory, PersonFactory, RoleFactory
from tests.events.events import content, enrol, make_event

pytestmark = pytest.mark.django_db
State = Registration.State


@pytest.fixture
def event():
    return make_event(registration="open", audience="public")


def test_who_is_registered_by_its_council_is_not_registered_again_as_a_visitor(client, cast, event):
    made = enrol(event, cast.council, person=cast.technician)
    told = Message.objects.count()

    answer = client.post(
        reverse("event_register", args=[event.pk]),
        {"name": "Dolors", "email": cast.technician.email.upper()},
    )

    assert answer.status_code == 200
    assert [row.pk for row in Registration.objects.all()] == [made.pk]
    assert Message.objects.count() == told + 1
    assert cast.technician.email.upper() in answer.content.decode()


def test_unconfirmed_address_does_not_silence_the_reminder_of_a_council():
    event = make_event(
        registration="open", audience="public", registration_closes_at=clock.now() + timedelta(days=2)
    )
    role = RoleFactory(organization=MemberFactory().organization, is_primary_contact=True)
    enrol(event, role.organization, name="Ona", email="ona@example.org", has_to_confirm=True)

    due = [row.organization for row in find_closing(clock.now())]

    assert due == [role.organization]


def test_unconfirmed_address_is_not_shown_to_the_council_that_it_names(enter, cast, event):
    enrol(event, cast.council, name="Compreu barat", email="ona@example.org", has_to_confirm=True)
    client = enter(cast.technician)

    pages = [
        client.get(address).content.decode()
        for address in (reverse("own_registrations"), event.get_absolute_url(), "/")
    ]

    assert ["Compreu barat" in page for page in pages] == [False, False, False]


def test_link_of_an_event_that_is_postponed_opens_on_its_day(event):
    row = enrol(event, name="Ona", email="ona@example.org")
    link_of(row)

    operations.edit_event(
        event=event, content=content(in_days=120, registration="open", audience="public"), by=None
    )

    row = Registration.objects.get(pk=row.pk)
    link_of(row)
    last = SignedLink.objects.order_by("-expires_at").first()
    assert last.expires_at.date() > row.event.ends_on


def test_link_of_an_account_that_is_closed_opens_nothing(client, event):
    person = PersonFactory()
    address = link_of(enrol(event, person=person))
    person.is_active = False
    person.save()

    assert client.get(address).status_code == 410


def test_organization_is_put_in_its_place_once(event):
    row = enrol(event, name="Ona", email="ona@example.org", organization_words="Aj. de Vic")
    seen = Registration.objects.get(pk=row.pk)
    operations.place_organization(registration=row, organization=CouncilFactory(), by=None)

    with pytest.raises(Refused, match="Ja s'ha posat"):
        operations.place_organization(
            registration=seen, organization=CouncilFactory(), is_interested=True, by=None
        )

    assert Prospect.objects.count() == 0

"""What each of several people needs: said by the person, or once by who registered it."""

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from events.links import link_of
from events.models import Registration, RegistrationNeeds
from office.models import AuditRow
from tests.events.events import at, enrol, make_event

pytestmark = pytest.mark.django_db


@pytest.fixture
def made(cast):
    """A colleague registered by the technician, with nothing said of what it needs."""
    return enrol(make_event(), cast.council, person=cast.councillor, by=cast.technician)


def page_of(registration):
    return reverse("registration_page", args=[registration.pk])


def test_who_registers_several_writes_what_each_needs_afterwards(cast, enter):
    event = make_event()
    client = enter(cast.technician)
    people = [person.roles.get().pk for person in (cast.technician, cast.councillor)]
    client.post(reverse("event_register", args=[event.pk]), {"people": people})

    for row in Registration.objects.all():
        client.post(page_of(row), {"diet": f"de {row.person.given_name}", "access": ""})

    found = {row.registration.person: row.diet for row in RegistrationNeeds.objects.all()}
    assert found == {
        cast.technician: f"de {cast.technician.given_name}",
        cast.councillor: f"de {cast.councillor.given_name}",
    }


def test_who_registered_it_does_not_read_it_nor_write_over_it(cast, enter, made):
    client = enter(cast.technician)
    client.post(page_of(made), {"diet": "sense gluten", "access": ""})

    page = client.get(page_of(made))
    client.post(page_of(made), {"diet": "una altra", "access": ""})

    assertNotContains(page, "sense gluten")
    assert RegistrationNeeds.objects.get().diet == "sense gluten"


def test_other_colleague_writes_nothing(cast, enter, made):
    Registration.objects.filter(pk=made.pk).update(made_by=cast.coordination)

    enter(cast.technician).post(page_of(made), {"diet": "sense gluten", "access": ""})

    assert not RegistrationNeeds.objects.exists()


def test_needs_are_said_from_the_link_and_not_shown_there(client, made):
    link = link_of(made)
    form = f"{link}necessitats/"

    answer = client.post(form, {"diet": "vegana", "access": "rampa"})

    found = RegistrationNeeds.objects.get()
    assertRedirects(answer, link)
    assert (found.registration, found.diet, found.access) == (made, "vegana", "rampa")
    assertNotContains(client.get(form), "vegana")
    assertContains(client.get(form), "Ja hi ha alguna cosa escrita")


def test_opening_the_link_of_needs_writes_nothing(client, made):
    form = f"{link_of(made)}necessitats/"
    rows = AuditRow.objects.count()

    client.get(form, {"diet": "vegana"})

    assert (RegistrationNeeds.objects.count(), AuditRow.objects.count()) == (0, rows)


def test_once_it_is_over_nothing_more_is_said(client, made, settings):
    form = f"{link_of(made)}necessitats/"
    at(made.event, settings, minutes=300)

    answer = client.post(form, {"diet": "vegana", "access": ""})

    assertContains(answer, "Ja no s'hi pot escriure", html=False)
    assert not RegistrationNeeds.objects.exists()

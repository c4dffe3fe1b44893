"""One page to register, without a script: for a council, for several, for coordination and for oneself."""

import html

import pytest
from django.urls import reverse

from events import operations
from events.models import Event, Registration
from members.models import Role
from office import clock
from office.models import AuditRow
from tests.cast import RoleFactory
from tests.events.events import enrol, make_event

pytestmark = pytest.mark.django_db


def url(event, query=""):
    return reverse("event_register", args=[event.pk]) + query


def role(person):
    return Role.objects.get(person=person).pk


def text(answer):
    return html.unescape(answer.content.decode())


def test_technician_registers_itself_a_colleague_and_somebody_new_at_once(cast, enter):
    event = make_event()

    enter(cast.technician).post(
        url(event),
        {"people": [role(cast.technician), role(cast.councillor)], "name_1": "Nova Companya",
         "email_1": "nova@example.org"},
    )  # fmt: skip

    rows = Registration.objects.order_by("pk")
    assert [str(row) for row in rows] == [str(cast.technician), str(cast.councillor), "Nova Companya"]
    assert {(row.organization, row.made_by, row.state) for row in rows} == {
        (cast.council, cast.technician, "confirmed")
    }


def test_colleague_written_anew_is_the_person_that_the_portal_knows(cast, enter):
    event = make_event()

    enter(cast.technician).post(url(event), {"name_1": "Qui sigui", "email_1": cast.councillor.email.upper()})

    assert Registration.objects.get().person == cast.councillor


def test_nothing_that_the_portal_knows_is_asked(cast, enter):
    page = enter(cast.technician).get(url(make_event()))

    assert set(page.context["form"].fields) == {
        "people", "name_1", "email_1", "name_2", "email_2", "name_3", "email_3", "diet", "access", "once"
    }  # fmt: skip


def test_person_of_two_councils_chooses_in_which_name(cast, enter):
    event = make_event()
    other = RoleFactory(person=cast.technician, organization=cast.other_council)
    client = enter(cast.technician)

    unsaid = client.post(url(event), {"name_1": "Nova", "email_1": "nova@example.org"})
    client.post(url(event), {"people": [other.pk]})

    assert "Digueu de quin ens és." in text(unsaid)
    assert Registration.objects.get().organization == cast.other_council


def test_colleague_of_another_council_is_not_taken(cast, enter):
    answer = enter(cast.technician).post(url(make_event()), {"people": [role(cast.other_technician)]})

    assert (answer.status_code, Registration.objects.count()) == (200, 0)


def test_several_are_registered_all_or_none(cast, enter):
    event = make_event(seats_per_organization=1)

    answer = enter(cast.technician).post(
        url(event), {"people": [role(cast.technician), role(cast.councillor)]}
    )

    assert f"{cast.councillor}: {cast.council} ja té" in text(answer)
    assert Registration.objects.count() == 0


def test_same_form_sent_twice_registers_once(cast, enter):
    event, client = make_event(), enter(cast.technician)
    sent = {
        "people": [role(cast.technician)],
        "once": "7c9e6679-7425-40de-944b-e07fc1f90ae7",
        "name_1": "Nova",
        "email_1": "nova@example.org",
    }

    for _time in range(2):
        client.post(url(event), sent)

    assert Registration.objects.count() == 2


def test_coordination_registers_on_behalf_of_a_council_and_it_is_audited(cast, enter):
    event, client = make_event(), enter(cast.coordination)
    asked = client.get(url(event))

    client.post(url(event, f"?organization={cast.council.pk}"), {"people": [role(cast.technician)]})

    row = AuditRow.objects.get(operation="events.register")
    assert "En nom de qui" in text(asked)
    assert (row.by_id_number, row.organization_number) == (cast.coordination.pk, cast.council.pk)


def test_coordination_writes_down_somebody_from_outside_with_a_seat_at_once(cast, enter):
    event = make_event()

    enter(cast.coordination).post(
        url(event, "?organization=none"),
        {"name": "Pere Roca", "email": "pere@example.org", "words": cast.other_council.name.upper()},
    )

    made = Registration.objects.get()
    assert (made.state, made.organization, made.organization_words) == ("confirmed", cast.other_council, "")


def test_advisor_registers_itself(cast, enter):
    enter(cast.advisor).post(url(make_event()), {"sent": "1"})

    made = Registration.objects.get()
    assert (made.person, made.organization) == (cast.advisor, None)


def test_capacity_and_what_would_happen_are_shown_before_sending(cast, enter):
    event = make_event(capacity=1)
    client = enter(cast.technician)
    free = text(client.get(url(event)))

    enrol(event)
    full = text(client.get(url(event)))

    assert ("0 de 1 places ocupades" in free, "llista d'espera" in free) == (True, False)
    assert ("1 de 1 places ocupades" in full, "Apunteu-vos a la llista d'espera" in full) == (True, True)


def test_seats_that_are_free_are_not_shown_as_free_while_somebody_waits(cast, enter):
    event = make_event(capacity=1)
    enrol(event), enrol(event)
    Event.objects.filter(pk=event.pk).update(capacity=2)

    page = enter(cast.technician).get(url(event))

    assert page.context["asked"].is_full


def test_modality_is_asked_of_a_hybrid_event_only(cast, enter):
    event, client = make_event(modality="hybrid", capacity=50, online_capacity=100), enter(cast.technician)

    unsaid = client.post(url(event), {"people": [role(cast.technician)], "diet": "vegana"})
    client.post(url(event), {"people": [role(cast.technician)], "modality": "online"})

    assert unsaid.context["form"].errors.keys() == {"modality"}
    assert ("0 de 50" in text(unsaid), 'value="vegana"' in text(unsaid)) == (True, True)
    assert Registration.objects.get().modality == "online"


def test_answers_and_needs_are_kept_apart(cast, enter):
    event = make_event()
    question = operations.add_question(event=event, words="Veniu en tren?", choices="Sí\nNo", by=None)
    client = enter(cast.technician)

    client.post(
        url(event), {"people": [role(cast.technician)], f"question_{question.pk}": "Sí", "diet": "vegana"}
    )

    made = Registration.objects.get()
    assert (made.answers.get().words, made.needs.diet) == ("Sí", "vegana")


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"name_1": "Sense adreça"},
        {"email_1": "sense@example.org"},
        {"name_1": "Algú", "email_1": "no és una adreça"},
        {"people": ["999999"]},
        {"name_1": "A" * 121, "email_1": "a@example.org"},
    ],
)
def test_bad_input_is_told_and_registers_nobody(cast, enter, sent):
    answer = enter(cast.technician).post(url(make_event()), sent | {"sent": "1"})

    assert (answer.status_code, bool(answer.context["form"].errors)) == (200, True)
    assert Registration.objects.count() == 0


def test_needs_of_two_people_are_not_guessed(cast, enter):
    answer = enter(cast.technician).post(
        url(make_event()), {"people": [role(cast.technician), role(cast.councillor)], "diet": "sense gluten"}
    )

    assert answer.context["form"].errors.keys() == {"diet"}
    assert Registration.objects.count() == 0


def test_visitor_is_asked_to_sign_in_where_registration_is_not_open(client):
    events = [
        make_event(audience="public"),
        make_event(state="draft", registration="open", audience="public"),
    ]

    answers = [client.get(url(event)).status_code for event in events]

    assert answers == [302, 302]


def test_closed_registration_says_so(cast, enter):
    event = make_event(registration_closes_at=clock.now())

    answer = enter(cast.technician).post(url(event), {"people": [role(cast.technician)]})

    assert "La inscripció no està oberta" in text(answer)
    assert Registration.objects.count() == 0

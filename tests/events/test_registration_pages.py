"""The list of coordination, one's own, and what is done with one registration."""

import html

import pytest
from django.urls import reverse

from events import operations
from events.models import Registration, RegistrationNeeds
from members.models import Prospect, Role
from tests.cast import CouncilFactory, PersonFactory, RoleFactory
from tests.events.events import at, enrol, make_event

pytestmark = pytest.mark.django_db


def text(answer):
    return html.unescape(answer.content.decode())


def exported(client, event, query=""):
    answer = client.get(reverse("registration_export", args=[event.pk, "csv"]) + query)
    return b"".join(answer.streaming_content).decode()


def list_of(event, query=""):
    return reverse("registration_list", args=[event.pk]) + query


@pytest.mark.parametrize("number", [1, 3])
def test_list_asks_the_database_a_constant_number_of_times(cast, enter, django_assert_num_queries, number):
    event, client = make_event(), enter(cast.coordination)
    question = operations.add_question(event=event, words="Veniu en tren?", by=None)
    for _row in range(number):
        enrol(event, diet="vegana", answers={question: "Sí"})

    with django_assert_num_queries(8):
        client.get(list_of(event))


@pytest.mark.parametrize("number", [1, 3])
def test_own_list_asks_the_database_a_constant_number_of_times(
    cast, enter, django_assert_num_queries, number
):
    client = enter(cast.technician)
    for _row in range(number):
        enrol(make_event(), cast.council)

    with django_assert_num_queries(8):
        client.get(reverse("own_registrations"))


def test_needs_and_answers_are_on_the_list_of_coordination(cast, enter):
    event = make_event()
    question = operations.add_question(event=event, words="Veniu en tren?", by=None)
    enrol(event, diet="sense gluten", answers={question: "Des de Vic"})

    page = text(enter(cast.coordination).get(list_of(event)))

    assert ("sense gluten" in page, "Veniu en tren? Des de Vic" in page) == (True, True)


def test_needs_of_a_colleague_are_not_seen(cast, enter):
    made = enrol(make_event(), cast.council, person=cast.technician, diet="sense gluten")
    url = reverse("registration_page", args=[made.pk])

    own, colleague = enter(cast.technician).get(url), enter(cast.councillor).get(url)
    enter(cast.councillor).post(url, {"diet": "una altra"})

    assert ("sense gluten" in text(own), "sense gluten" in text(colleague)) == (True, False)
    assert RegistrationNeeds.objects.get().diet == "sense gluten"


def test_list_begins_with_who_comes_or_waits_and_filters(cast, enter):
    event, client = make_event(capacity=1), enter(cast.coordination)
    gone = enrol(event)
    operations.cancel_registration(registration=gone, by=None)
    comes, waits = enrol(event), enrol(event)

    found = {
        query: [str(row.registration) for row in client.get(list_of(event, query)).context["rows"]]
        for query in ("", "?state=waiting", "?state=cancelled", f"?q={comes.organization.short_name}")
    }

    assert list(found.values()) == [[str(comes), str(waits)], [str(waits)], [str(gone)], [str(comes)]]


def test_file_has_a_column_for_each_question_and_no_formula(cast, enter):
    event = make_event(registration="open")
    question = operations.add_question(event=event, words="Quin taller?", by=None)
    enrol(event, name="=HYPERLINK(1)", email="a@example.org", answers={question: "+1"})

    lines = exported(enter(cast.coordination), event).splitlines()

    assert lines[0].endswith("Quin taller?")
    assert (lines[1].startswith("'=HYPERLINK(1);a@example.org;"), lines[1].endswith(";'+1")) == (True, True)


def test_council_sees_who_of_it_comes_to_what(cast, enter):
    event = make_event(capacity=1)
    seated, waits = enrol(event, cast.council), enrol(event, cast.council)
    enrol(make_event(), cast.other_council)

    [group] = enter(cast.technician).get(reverse("own_registrations")).context["events"]

    assert (group.event, [row.registration for row in group.rows]) == (event, [seated, waits])
    assert [row.state for row in group.rows] == ["Inscripció confirmada", "Llista d'espera"]


def test_colleague_cancels_and_the_next_is_offered_the_seat(cast, enter):
    event = make_event(capacity=1)
    seated, waits = enrol(event, cast.council), enrol(event)
    url = reverse("registration_cancel", args=[seated.pk])
    client = enter(cast.technician)

    client.get(url)
    before = Registration.objects.get(pk=seated.pk).state
    client.post(url, {"sent": "1"})

    states = list(event.registrations.order_by("pk").values_list("state", flat=True))
    assert (before, states) == ("confirmed", ["cancelled", "offered"])
    assert waits.event == event


def test_cancelling_is_possible_after_it_has_begun(cast, enter, settings):
    event = make_event()
    made = enrol(event, cast.council)
    client = enter(cast.technician)
    at(event, settings, minutes=30)

    client.post(reverse("registration_cancel", args=[made.pk]), {"sent": "1"})

    assert Registration.objects.get().state == "cancelled"


def test_substitute_is_a_colleague_or_somebody_new(cast, enter):
    event, client = make_event(), enter(cast.technician)
    made = enrol(event, cast.council, person=cast.technician)
    role = Role.objects.get(person=cast.councillor)

    client.post(reverse("registration_substitute", args=[made.pk]), {"person": role.pk})
    colleague = event.registrations.active().get()
    client.post(
        reverse("registration_substitute", args=[colleague.pk]), {"name": "Nova", "email": "n@example.org"}
    )

    assert colleague.person == cast.councillor
    assert (event.registrations.active().get().name, event.registrations.count()) == ("Nova", 3)


@pytest.mark.parametrize(
    "sent, field",
    [({"sent": "1"}, "name"), ({"name": "Nova"}, "email"), ({"email": "n@example.org"}, "name")],
)
def test_substitute_without_a_name_is_told(cast, enter, sent, field):
    made = enrol(make_event(), cast.council)

    answer = enter(cast.technician).post(reverse("registration_substitute", args=[made.pk]), sent)

    assert answer.context["form"].errors.keys() == {field}
    assert Registration.objects.get().state == "confirmed"


def test_person_who_is_registered_is_not_offered_as_a_substitute(cast, enter):
    event = make_event()
    made = enrol(event, cast.council, person=cast.technician)
    enrol(event, cast.council, person=cast.councillor)

    page = enter(cast.technician).get(reverse("registration_substitute", args=[made.pk]))

    assert "person" not in page.context["form"].fields


def test_organization_in_words_is_put_in_its_place_everywhere(cast, enter):
    event, council = make_event(registration="open"), CouncilFactory()
    for number, words in enumerate(("Vilanova", "VILANOVA", "Una altra")):
        enrol(event, name="Pere", email=f"{number}@example.org", organization_words=words)
    first = Registration.objects.order_by("pk").first()

    enter(cast.coordination).post(
        reverse("organization_place", args=[first.pk]), {"organization": council.name, "is_interested": "on"}
    )

    assert Registration.objects.filter(organization=council).count() == 2
    assert (Prospect.objects.get().organization, Prospect.objects.get().contact_email) == (
        council,
        "0@example.org",
    )
    assert [row.organization_words for row in Registration.objects.unplaced()] == ["Una altra"]


def test_organization_that_cannot_be_interested_is_told_and_nothing_moves(cast, enter):
    made = enrol(make_event(), name="Pere", email="p@example.org", organization_words="Nosaltres")

    answer = enter(cast.coordination).post(
        reverse("organization_place", args=[made.pk]),
        {"organization": cast.council.name, "is_interested": "on"},
    )

    assert answer.context["form"].errors.keys() == {"organization"}
    assert Registration.objects.unplaced().get() == made


def test_questions_are_added_changed_and_taken_away(cast, enter):
    event, client = make_event(), enter(cast.coordination)
    client.post(
        reverse("event_questions", args=[event.pk]), {"words": "Veniu en tren?", "choices": "Sí\nNo\n\nSí"}
    )
    question = event.questions.get()

    client.post(reverse("question_edit", args=[question.pk]), {"words": "Com veniu?", "choices": ""})
    changed = event.questions.get()
    client.post(reverse("question_remove", args=[question.pk]))

    assert (question.choices, changed.words, event.questions.count()) == ("Sí\nNo", "Com veniu?", 0)


def test_question_that_was_answered_stays(cast, enter):
    event = make_event()
    question = operations.add_question(event=event, words="Veniu en tren?", by=None)
    enrol(event, answers={question: "Sí"})

    enter(cast.coordination).post(reverse("question_remove", args=[question.pk]))

    assert event.questions.get() == question


def test_home_of_a_council_shows_coming_events_and_who_of_it_goes(cast, enter):
    first, second = make_event(title="Jornada u", capacity=1), make_event(title="Jornada dos", in_days=20)
    enrol(first, cast.council, person=cast.technician)
    enrol(first, cast.council, person=cast.councillor)
    make_event(title="Reservada", audience="bodies")

    page = enter(RoleFactory(organization=cast.council, person=PersonFactory()).person).get("/")

    rows = next(
        block.context["rows"] for block in page.context["blocks"] if block.title == "Propers esdeveniments"
    )
    assert [(row["event"], row["who"]) for row in rows] == [
        (first, f"{cast.technician}, {cast.councillor} (llista d'espera)"),
        (second, ""),
    ]


def test_page_of_a_member_shows_its_registrations_to_whom_they_concern(cast, enter):
    made = enrol(make_event(), cast.council)
    link = reverse("registration_substitute", args=[made.pk])
    url = cast.council.get_absolute_url()

    seen = [link in text(enter(who).get(url)) for who in (cast.coordination, cast.technician, cast.advisor)]

    assert seen == [True, True, False]

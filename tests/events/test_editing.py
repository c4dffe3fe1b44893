"""Coordination writes events down, copies and repeats them, announces and cancels them; members propose."""

from datetime import timedelta

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse
from pytest_django.asserts import assertContains, assertRedirects

from events import operations
from events.models import Event, ProgrammeItem, Question
from events.operations import ItemContent
from members.models import Body
from office import clock
from office.refusals import Refused
from tests.cast import MunicipalityFactory
from tests.events.events import content, enrol, kind, make_event, make_past

pytestmark = pytest.mark.django_db

ADD = "/esdeveniments/nou/"


def typed(**values):
    """What a browser sends of a conference."""
    day = clock.today() + timedelta(days=20)
    given = {
        "kind": kind().pk, "title": "Jornada de compra pública", "day": day.isoformat(), "time": "10:00",
        "ends_time": "14:00", "modality": "in_person", "place": "Ca l'Alier", "municipality": "", "audience": "network",
        "registration": "network", "whose": "own",
    }  # fmt: skip
    return given | values


def said(response):
    return [str(message) for message in get_messages(response.wsgi_request)]


def test_coordination_adds_an_event_that_nobody_else_sees_yet(cast, enter):
    town = MunicipalityFactory(name="Sant Boi de Llobregat")

    answer = enter(cast.coordination).post(ADD, typed(municipality="sant boi de llobregat"))

    event = Event.objects.get()
    assertRedirects(answer, event.get_absolute_url())
    assert (event.state, event.municipality, event.title) == ("draft", town, "Jornada de compra pública")
    assert not Event.objects.visible_to(cast.technician).exists()


def test_form_that_is_sent_twice_adds_one_event(cast, enter):
    client = enter(cast.coordination)
    once = "7c9e6679-7425-40de-944b-e07fc1f90ae7"

    client.post(ADD, typed(once=once))
    client.post(ADD, typed(once=once))

    assert Event.objects.count() == 1


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"title": " "}, "title"),
        ({"ends_time": "09:00"}, "ends_time"),
        ({"ends_time": ""}, "registration"),
        ({"whose": "others"}, "our_role"),
        ({"municipality": "Atlàntida"}, "municipality"),
        ({"day": "0001-01-01"}, "day"),
        ({"day": "9999-12-31"}, "day"),
        ({"capacity": "0"}, "capacity"),
    ],
)
def test_what_cannot_be_is_said_beside_its_field(cast, enter, values, field):
    answer = enter(cast.coordination).post(ADD, typed(**values))

    assert list(answer.context["form"].errors) == [field]
    assert not Event.objects.exists()


def test_municipality_with_several_candidates_is_asked_again(cast, enter):
    MunicipalityFactory(name="Sant Boi de Llobregat")
    MunicipalityFactory(name="Sant Boi de Lluçanès")

    answer = enter(cast.coordination).post(ADD, typed(municipality="Sant Boi"))

    assertContains(answer, "Sant Boi de Llobregat o Sant Boi de Lluçanès")


def test_event_without_a_known_day_says_when_in_words(cast, enter):
    values = typed(when_words="primer semestre", time="", ends_time="", registration="none")

    enter(cast.coordination).post(ADD, values)

    event = Event.objects.get()
    assert (event.is_day_known, event.when_words) == (False, "primer semestre")


def test_fourth_conference_of_the_year_is_warned_of_and_written_down(cast, enter):
    conference = kind()
    conference.yearly_limit, conference.limit_source = 3, "Pla de treball 2026"
    conference.save()
    for number in range(2):
        make_event(title=f"Jornada {number}")

    third = enter(cast.coordination).post(ADD, typed(title="La tercera"))
    fourth = enter(cast.coordination).post(ADD, typed(title="La quarta"))

    year = clock.today().year
    assert said(third)[1:] == []
    assert said(fourth)[1:] == [
        f"Conference el {year}: n'hi ha 4 i se'n preveuen 3 com a molt. Pla de treball 2026"
    ]
    assert Event.objects.count() == 4


def test_copy_brings_all_but_the_day_and_the_people(cast, enter):
    event = make_past(clock.today() - timedelta(days=200), title="Escola d'estiu", edition=2, place="Vic")
    ProgrammeItem.objects.create(event=event, title="Obertura")
    Question.objects.create(event=event, words="Hi veniu amb tren?")
    client = enter(cast.coordination)
    page = client.get(f"{ADD}?copy={event.pk}")
    shown = page.context["form"].initial

    client.post(f"{ADD}?copy={event.pk}", typed(title=shown["title"], edition=shown["edition"]))

    copy = Event.objects.exclude(pk=event.pk).get()
    assert (shown["place"], shown.get("day")) == ("Vic", None)
    assert (copy.edition, copy.state, copy.room_taken) == (3, "draft", 0)
    assert [item.title for item in copy.programme.all()] == ["Obertura"]
    assert [question.words for question in copy.questions.all()] == ["Hi veniu amb tren?"]


def test_edit_shows_what_there_is_and_keeps_what_is_not_changed(cast, enter):
    event = make_event(title="Jornada", bodies=(Body.objects.first(),), capacity=30)
    client = enter(cast.coordination)
    address = reverse("event_edit", args=[event.pk])
    form = client.get(address).context["form"]
    seen = form["seen"].value()

    answer = client.post(
        address, typed(title="Jornada nova", capacity=40, seen=seen, bodies=[event.bodies.get().pk])
    )

    event.refresh_from_db()
    assertRedirects(answer, event.get_absolute_url())
    assert (event.title, event.capacity, event.bodies.count()) == ("Jornada nova", 40, 1)


def test_edit_over_a_newer_version_is_told_and_not_saved(cast, enter):
    event = make_event(title="Jornada")
    client = enter(cast.coordination)
    address = reverse("event_edit", args=[event.pk])
    seen = client.get(address).context["form"]["seen"].value()
    operations.edit_event(event=event, content=content(title="D'una altra mà"), by=None)

    answer = client.post(address, typed(title="La meva", seen=seen))

    event.refresh_from_db()
    assert event.title == "D'una altra mà"
    assert answer.context["form"].meanwhile


def test_series_is_in_preparation_with_the_programme(cast, enter):
    event = make_event(title="Reunió de grup", in_days=7)
    operations.add_programme_item(event=event, content=ItemContent(title="Torn obert"), by=None)
    address = reverse("event_repeat", args=[event.pk])

    enter(cast.coordination).post(address, {"every": "week", "times": "3"})

    rows = Event.objects.exclude(pk=event.pk).order_by("day")
    assert [(row.day - event.day).days for row in rows] == [7, 14, 21]
    assert {row.state for row in rows} == {"draft"}
    assert ProgrammeItem.objects.count() == 4


def test_series_of_a_day_that_is_not_known_is_refused(cast):
    event = make_event(
        is_day_known=False, when_words="gener", time=None, ends_time=None, registration="none", state="draft"
    )

    with pytest.raises(Refused, match="Encara no se'n sap el dia"):
        operations.repeat_event(event=event, every="week", times=1, by=None)


def test_announced_event_is_seen_by_the_network(cast, enter):
    event = make_event(state="draft")

    enter(cast.coordination).post(reverse("event_announce", args=[event.pk]))

    assert Event.objects.visible_to(cast.technician).get() == event


def test_cancelling_says_how_many_are_told(cast, enter):
    event = make_event()
    enrol(event)
    enrol(event)
    address = reverse("event_cancel", args=[event.pk])
    client = enter(cast.coordination)
    page = client.get(address)

    client.post(address, {"reason": "Temporal de neu"})

    event.refresh_from_db()
    assertContains(page, "2 persones, inscrites o en")
    assert (event.state, event.closed_reason) == ("cancelled", "Temporal de neu")


def test_member_proposes_and_coordination_finds_it_at_home(cast, enter):
    answer = enter(cast.technician).post(
        "/esdeveniments/proposeu/",
        typed(title="Fira del cooperativisme", hosts="Ajuntament", our_role="attendee"),
    )

    event = Event.objects.get()
    assertRedirects(answer, event.get_absolute_url())
    assert (event.state, event.proposed_by, event.is_own) == ("proposed", cast.technician, False)
    assertContains(enter(cast.coordination).get("/"), "Fira del cooperativisme")


def test_proposal_that_is_not_accepted_says_why_to_who_made_it(cast, enter):
    event = operations.propose_event(content=content(title="Fira", registration="none"), by=cast.technician)
    reason = {"reason": "Aquell dia hi ha Assemblea"}

    enter(cast.coordination).post(reverse("event_decline", args=[event.pk]), reason)

    assertContains(enter(cast.technician).get(event.get_absolute_url()), "Aquell dia hi ha Assemblea")


def test_hours_to_take_a_seat_and_least_attendance_are_written_in_the_form(cast, enter):
    client = enter(cast.coordination)
    client.post(ADD, typed(offer_hours="24", certificate_share="50"))
    said_so = Event.objects.get()

    client.post(ADD, typed(offer_hours="", certificate_share=""))

    usual = Event.objects.exclude(pk=said_so.pk).get()
    assert [(event.offer_hours, event.certificate_share) for event in (said_so, usual)] == [
        (24, 50),
        (48, 80),
    ]


def test_next_edition_keeps_its_hours_and_its_share(cast, enter):
    event = make_event(offer_hours=12, certificate_share=60)

    form = enter(cast.coordination).get(ADD, {"copy": event.pk}).context["form"]

    assert (form["offer_hours"].value(), form["certificate_share"].value()) == (12, 60)


@pytest.mark.parametrize(
    "name, value", [("offer_hours", "0"), ("offer_hours", "721"), ("certificate_share", "101")]
)
def test_hours_and_share_out_of_bounds_are_told_beside_the_field(cast, enter, name, value):
    answer = enter(cast.coordination).post(ADD, typed(**{name: value}))

    assert list(answer.context["form"].errors) == [name]

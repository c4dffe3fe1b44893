"""The programme of an event, what it leaves and who was met there."""

from datetime import time

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from events import operations
from events.models import EventMaterial, ProgrammeItem
from events.operations import ItemContent
from office.refusals import Refused
from tests.access.scene import PDF
from tests.cast import PartnerFactory
from tests.events.events import enrol, make_event

pytestmark = pytest.mark.django_db


def add(event, title, **values):
    operations.add_programme_item(event=event, content=ItemContent(title=title, **values), by=None)
    return event.programme.get(title=title)


def titles(event):
    return [item.title for item in event.programme.all()]


def test_programme_is_in_the_order_that_coordination_gives_it(cast, enter):
    event = make_event()
    client = enter(cast.coordination)
    address = reverse("programme_edit", args=[event.pk])
    for title in ("Obertura", "Taula", "Cloenda"):
        client.post(address, {"title": title, "kind": "talk", "time": "10:00"})
    last = event.programme.get(title="Cloenda")

    client.post(reverse("programme_item_move", args=[last.pk]), {"to": "up"})
    client.post(reverse("programme_item_move", args=[last.pk]), {"to": "up"})
    client.post(reverse("programme_item_move", args=[last.pk]), {"to": "up"})

    assert titles(event) == ["Cloenda", "Obertura", "Taula"]


def test_part_is_changed_on_its_own_page(cast, enter):
    item = add(make_event(), "Taula", time=time(10))
    address = reverse("programme_item_edit", args=[item.pk])
    client = enter(cast.coordination)
    assertContains(client.get(address), "10:00")

    client.post(address, {"title": "Taula rodona", "kind": "workshop", "is_chosen": "on", "capacity": "12"})

    item.refresh_from_db()
    assert (item.title, item.kind, item.capacity, item.time) == ("Taula rodona", "workshop", 12, None)


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"title": " "}, "title"),
        ({"time": time(12), "ends_time": time(11)}, "ends_time"),
        ({"capacity": 5}, "capacity"),
    ],
)
def test_part_that_cannot_be_is_refused(cast, values, field):
    event = make_event()

    with pytest.raises(Refused) as refusal:
        operations.add_programme_item(
            event=event, content=ItemContent(**{"title": "Taller"} | values), by=None
        )

    assert refusal.value.field == field


def test_workshop_that_somebody_chose_keeps_its_seats_and_its_place(cast):
    event = make_event()
    workshop = add(event, "Taller", is_chosen=True, capacity=3)
    enrol(event, items=[workshop])
    smaller = ItemContent(title="Taller", is_chosen=True, capacity=0)

    with pytest.raises(Refused, match="Ja l'han triat 1"):
        operations.edit_programme_item(event=event, item=workshop, content=smaller, by=None)
    with pytest.raises(Refused, match="Hi ha qui ha triat «Taller»"):
        operations.remove_programme_item(event=event, item=workshop, by=None)


def test_part_of_another_event_is_not_touched(cast):
    item = add(make_event(), "Taula")

    with pytest.raises(Refused, match="d'un altre esdeveniment"):
        operations.remove_programme_item(event=make_event(), item=item, by=None)

    assert ProgrammeItem.objects.count() == 1


def test_file_goes_to_whoever_sees_the_event(cast, enter, client):
    event = make_event()
    upload = SimpleUploadedFile("presentacio.pdf", PDF)
    values = {"kind": "document", "title": "Presentació", "upload": upload}
    enter(cast.coordination).post(reverse("event_material_add", args=[event.pk]), values)
    address = reverse("event_material_file", args=[event.materials.get().pk])

    answer = enter(cast.technician).get(address)

    assert b"".join(answer.streaming_content) == PDF
    assert answer["Content-Disposition"].startswith("attachment")
    assert client.get(address).status_code == 404


def test_signed_sheet_is_not_handed_to_others(cast, enter):
    event = make_event(audience="public")
    upload = SimpleUploadedFile("full.pdf", PDF)
    operations.add_event_material(event=event, kind="sheet", title="Full", upload=upload, by=None)
    address = reverse("event_material_file", args=[event.materials.get().pk])

    own = enter(cast.coordination).get(address)
    other = enter(cast.technician).get(address)

    assert b"".join(own.streaming_content) == PDF
    assert other.status_code == 404


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"title": "Vídeo"}, "url"),
        ({"title": " ", "url": "https://example.org/"}, "title"),
        ({"title": "Vídeo", "url": "javascript:alert(1)"}, "url"),
    ],
)
def test_material_without_a_thing_is_asked_again(cast, enter, values, field):
    event = make_event()

    address = reverse("event_material_add", args=[event.pk])
    answer = enter(cast.coordination).post(address, {"kind": "recording", **values})

    assert list(answer.context["form"].errors) == [field]


def test_material_that_is_taken_away_leaves_its_file_to_be_deleted(cast, enter):
    event = make_event()
    upload = SimpleUploadedFile("full.pdf", PDF)
    operations.add_event_material(event=event, kind="document", title="Full", upload=upload, by=None)
    material = EventMaterial.objects.select_related("file").get()

    enter(cast.coordination).post(reverse("event_material_remove", args=[material.pk]))

    material.file.refresh_from_db()
    assert not EventMaterial.objects.exists()
    assert material.file.delete_on is not None


def test_organizations_met_are_written_down_several_at_once(cast, enter):
    event, partner = make_event(), PartnerFactory().organization
    address = reverse("event_met", args=[event.pk])

    enter(cast.coordination).post(address, {"organizations": [cast.council.pk, partner.pk]})

    assert set(event.met.all()) == {cast.council, partner}


def test_kind_is_added_changed_and_taken_from_new_events(cast, enter):
    client = enter(cast.coordination)
    client.post(reverse("event_kind_add"), {"name": "Sopar", "is_offered": "on"})
    address = reverse("event_kind_edit", args=["sopar"])

    client.post(address, {"name": "Sopar de treball", "yearly_limit": "2"})

    assertContains(client.get(reverse("event_kind_list")), "Sopar de treball")
    assertNotContains(client.get(reverse("event_add")), "Sopar de treball")


def test_kind_with_a_name_that_there_is_is_refused(cast, enter):
    client = enter(cast.coordination)
    client.post(reverse("event_kind_add"), {"name": "Sopar"})

    answer = client.post(reverse("event_kind_add"), {"name": "sopar"})

    assert list(answer.context["form"].errors) == ["name"]

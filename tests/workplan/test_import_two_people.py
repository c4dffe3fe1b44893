"""Two people correct one draft at once: the second is told what changed, and loses nothing."""

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from members.models import NetworkRole
from tests.cast import START, PersonFactory
from tests.workplan.drafts import make_draft, piece, told
from workplan.models import DraftNode, Workplan

pytestmark = pytest.mark.django_db

MEETING, WELCOME = "Organitzar una trobada", "Fer una sessió"


@pytest.fixture
def two(cast, enter):
    second = PersonFactory(given_name="Berta")
    NetworkRole.objects.create(person=second, kind="coordination", starts_on=START)
    return enter(cast.coordination), enter(second)


@pytest.fixture
def draft(db):
    return make_draft()


def seen(page):
    return page.context["form"]["seen"].value()


def said(response):
    return [str(message) for message in get_messages(response.wsgi_request)]


def test_second_edit_keeps_what_was_typed_tells_who_and_saves_the_next_time(two, draft, cast):
    first, second = two
    edit = reverse("plan_node_edit", args=[draft.pk, piece(draft, WELCOME).pk])
    opened = seen(first.get(edit))
    typed = {"text": "Fer la benvinguda", "kind": "subaction", "timing": ""}
    first.post(edit, {"text": "Fer una festa", "kind": "subaction", "timing": "maig", "seen": opened})

    page = second.post(edit, typed | {"seen": opened})

    form = page.context["form"]
    assert form["text"].value() == "Fer la benvinguda"
    assert form["timing"].value() == "maig"  # not touched: it says what there is now
    assert [entry.who for entry in form.meanwhile] == [str(cast.coordination)]
    assert piece(draft, "Fer una festa").timing == "maig"
    second.post(edit, typed | {"timing": "maig", "seen": seen(page)})
    assert piece(draft, "Fer la benvinguda").timing == "maig"


def test_second_button_does_nothing_and_says_what_changed(two, draft):
    first, second = two
    address = reverse("plan_node_act", args=[draft.pk, piece(draft, MEETING).pk, "level"])
    first.post(address, {"seen": "1"})
    before = told(draft)

    answer = second.post(address, {"seen": "1"})

    assert told(draft) == before
    assert MEETING in said(answer)[0]


def test_piece_that_was_joined_meanwhile_gives_the_typed_words_back(two, draft):
    first, second = two
    node = piece(draft, MEETING)
    edit = reverse("plan_node_edit", args=[draft.pk, node.pk])
    opened = seen(second.get(edit))
    first.post(reverse("plan_node_act", args=[draft.pk, node.pk, "merge"]), {"seen": "1"})

    answer = second.post(edit, {"text": "Una trobada llarga", "kind": "action", "seen": opened})

    assert answer["Location"] == draft.get_absolute_url()
    assert "Una trobada llarga" in said(answer)[1]
    assert not DraftNode.objects.filter(text="Una trobada llarga").exists()


def test_approval_of_a_draft_corrected_meanwhile_writes_nothing(two, draft):
    first, second = two
    approve = reverse("plan_draft_approve", args=[draft.pk])
    form = second.get(approve).context["form"]
    values = {name: form[name].value() for name in form.fields}
    first.post(reverse("plan_node_act", args=[draft.pk, piece(draft, MEETING).pk, "noise"]), {"seen": "1"})

    page = second.post(approve, values)

    assert len(page.context["form"].meanwhile) == 1
    assert not Workplan.objects.exists()

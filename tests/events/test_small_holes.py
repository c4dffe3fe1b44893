"""Answers as long as can be kept, titles that are not of everybody, kinds that nobody could open."""

from datetime import timedelta

import pytest
from django.urls import reverse

from events import operations
from events.models import Event, EventKind
from office import clock
from office.refusals import Refused
from tests.events.events import make_event, make_past

pytestmark = pytest.mark.django_db


def test_answer_that_is_offered_can_be_kept():
    with pytest.raises(Refused) as refused:
        operations.add_question(event=make_event(), words="Com?", choices="x" * 501 + "\nNo", by=None)

    assert refused.value.field == "choices"


def test_evidence_of_a_plan_does_not_say_the_title_of_what_is_of_a_body():
    day = clock.today() - timedelta(days=9)
    make_past(day, title="Acomiadament d'en Pau", audience="bodies")
    make_past(day, title="Jornada oberta")

    words = Event.evidence().order_by("pk").values_list("evidence_words", flat=True)

    assert list(words) == ["Conference", "Jornada oberta"]


def test_kind_that_is_called_as_the_page_that_adds_one_can_be_opened(enter, cast):
    operations.add_event_kind(content=operations.KindContent(name="Nou"), by=None)
    kind = EventKind.objects.get(name="Nou")

    page = enter(cast.coordination).get(reverse("event_kind_edit", args=[kind.code]))

    assert page.context["form"].initial.get("name") == "Nou"

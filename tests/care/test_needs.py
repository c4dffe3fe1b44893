"""The needs of a welcome: noted one after the other, in the step that asks for them."""

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from care import links, operations
from members.addresses import recipient_of
from members.models import Need, Topic
from members.operations import record_need
from office import clock
from office.models import AuditRow
from tests.care.conftest import begin, days, step_of

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


def detail(onboarding):
    return reverse("onboarding_detail", args=[onboarding.pk])


def note(client, onboarding, headers=None, **values):
    address = reverse("step_need_add", args=[step_of(onboarding, "necessitats").pk])
    return client.post(address, {"words": "Teulades"} | values, headers=headers or {})


def needs_row(response):
    rows = response.context["checklist"].rows
    return next(row for row in rows if row.step.kind == "needs")


def test_needs_are_noted_in_a_row_with_the_form_empty_each_time(onboarding, cast, enter):
    topic = Topic.objects.create(name="Energia")
    client = enter(cast.coordination)

    note(client, onboarding, HTMX, topic=topic.pk)
    response = note(client, onboarding, HTMX, words="Plec de neteja")

    row = needs_row(response)
    assert [(need.words, need.topic) for need in row.needs.found] == [
        ("Teulades", topic),
        ("Plec de neteja", None),
    ]
    assert (row.is_open, row.needs.form.is_bound) == (True, False)
    assertContains(response, "Anoteu-ne una altra")
    assertContains(response, "autofocus")


def test_without_javascript_one_comes_back_to_the_step(onboarding, cast, enter):
    response = note(enter(cast.coordination), onboarding)

    step = step_of(onboarding, "necessitats")
    assert response.url == f"{detail(onboarding)}#pas-{step.pk}"


def test_need_of_a_welcome_says_so_and_is_of_its_council(onboarding, cast, enter):
    note(enter(cast.coordination), onboarding, found_on=(clock.today() - days(1)).isoformat())

    need, row = Need.objects.get(), AuditRow.objects.get(operation="members.record_need")
    assert (need.organization, need.source) == (cast.council, "onboarding")
    assert need.found_on == clock.today() - days(1)
    assert (row.by_id_number, row.organization_number) == (cast.coordination.pk, None)


def test_council_notes_in_its_own_checklist_on_its_behalf(onboarding, cast, enter):
    client = enter(cast.technician)

    note(client, onboarding)

    row = AuditRow.objects.get(operation="members.record_need")
    assert (row.by_id_number, row.organization_number) == (cast.technician.pk, cast.council.pk)
    assertContains(client.get(detail(onboarding)), "Teulades")


def test_mentor_neither_sees_nor_notes_the_needs(mentored, cast, enter):
    record_need(organization=cast.council, words="Teulades", source="contact", by=None)
    client = enter(cast.mentor)

    page, answer = client.get(detail(mentored)), note(client, mentored)

    assert needs_row(page).needs is None
    assertNotContains(page, "Teulades")
    assert (answer.status_code, Need.objects.count()) == (403, 1)


def test_signed_link_shows_nothing_of_the_needs(onboarding, cast, client):
    record_need(organization=cast.council, words="Teulades", source="contact", by=None)
    link = links.create(onboarding, cast.council, recipient_of(cast.council))

    page = client.get(reverse("link_checklist", args=[link.token]))

    assertNotContains(page, "Teulades")
    assertNotContains(page, "Anoteu una necessitat")


@pytest.mark.parametrize(
    "values, field", [({"words": " "}, "words"), ({"found_on": "2100-01-01"}, "found_on")]
)
def test_what_is_refused_is_said_in_the_open_step_and_kept(onboarding, cast, enter, values, field):
    response = note(enter(cast.coordination), onboarding, HTMX, **values)

    row = needs_row(response)
    assert (row.is_open, list(row.needs.form.errors)) == (True, [field])
    assert not Need.objects.exists()


def test_step_shows_what_was_found_since_the_welcome_began(cast, protocols, enter):
    onboarding = begin(cast.council, started_on=clock.today() - days(10))
    for words, ago in (("Abans", 11), ("El primer dia", 10), ("Després", 2)):
        record_need(
            organization=cast.council,
            words=words,
            source="contact",
            by=None,
            found_on=clock.today() - days(ago),
        )
    record_need(organization=cast.other_council, words="D'un altre", source="contact", by=None)

    row = needs_row(enter(cast.coordination).get(detail(onboarding)))

    assert [need.words for need in row.needs.found] == ["El primer dia", "Després"]


def test_welcome_written_down_beforehand_shows_what_is_noted_today(cast, protocols, enter):
    onboarding = begin(cast.council, started_on=clock.today() + days(5))

    response = note(enter(cast.coordination), onboarding, HTMX)

    assert [need.words for need in needs_row(response).needs.found] == ["Teulades"]


def test_step_that_is_done_leads_to_the_page_of_the_council(onboarding, cast, enter):
    operations.finish_step(step=step_of(onboarding, "necessitats"), by=None)

    page = enter(cast.coordination).get(detail(onboarding))

    assert needs_row(page).needs.form is None
    assertContains(page, f'href="{reverse("need_add", args=[cast.council.pk])}"')


def test_needs_are_noted_only_in_the_step_that_asks_for_them(onboarding, cast, enter):
    address = reverse("step_need_add", args=[step_of(onboarding, "benvinguda").pk])

    response = enter(cast.coordination).post(address, {"words": "Teulades"})

    assert (response.status_code, Need.objects.count()) == (404, 0)


@pytest.mark.parametrize("number", [1, 3])
def test_needs_of_a_welcome_take_one_query_and_their_form_another(
    onboarding, cast, enter, number, django_assert_num_queries
):
    topic = Topic.objects.create(name="Energia")
    for _ in range(number):
        record_need(organization=cast.council, words="Teulades", source="contact", topic=topic, by=None)
    client = enter(cast.coordination)

    with django_assert_num_queries(12):
        response = client.get(detail(onboarding))

    assert len(needs_row(response).needs.found) == number

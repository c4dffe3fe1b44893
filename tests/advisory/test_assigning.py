"""Who gives a session and when: the page in which a request becomes confirmed in one go."""

from datetime import UTC, time, timedelta

import pytest
from django.urls import reverse
from django.utils.html import escape
from pytest_django.asserts import assertContains, assertNotContains

from advisory import operations
from advisory.models import ServiceExpert
from office import clock
from office.models import AuditRow
from tests.advisory.clock_changes import last_sunday
from tests.advisory.sessions import ServiceFactory, balances, confirm, make_budget, make_request
from tests.cast import MemberFactory, PersonFactory

pytestmark = pytest.mark.django_db

SOON = timedelta(days=7)


@pytest.fixture
def client(cast, enter):
    return enter(cast.coordination)


def assign(client, session, **values):
    return client.post(reverse("session_assign", args=[session.pk]), values)


def move(client, session, **values):
    given = {"day": clock.today() + SOON, "time": "10:00", "minutes": "2 h"} | values
    return client.post(reverse("session_date", args=[session.pk]), given)


def offered_experts(page):
    return [
        (group, words)
        for group, rows in page.context["form"].fields["expert"].choices[1:]
        for _pk, words in rows
    ]


def test_expert_alone_is_assigned_and_the_date_waits(client, cast):
    session = make_request()

    answer = assign(client, session, expert=cast.advisor.pk, minutes="2 h")

    session.refresh_from_db()
    assert (answer.status_code, session.expert, session.state) == (302, cast.advisor, "requested")


def test_expert_and_date_confirm_it_in_one_go(client, cast):
    session = make_request(make_budget(3000).service)
    day = clock.today() + SOON

    assign(
        client, session, expert=cast.advisor.pk, day=day, time="10:00", minutes="1 h 30", modality="online",
        place="https://example.org/sala",
    )  # fmt: skip

    session.refresh_from_db()
    assert (session.state, session.expert, session.day, session.time) == (
        "confirmed", cast.advisor, day, time(10),
    )  # fmt: skip
    assert (session.minutes, session.modality, session.place) == (90, "online", "https://example.org/sala")
    assert balances(session.account.budget) == (3000, 90, 0)


def test_length_of_the_service_is_already_written(client):
    page = client.get(reverse("session_assign", args=[make_request().pk]))

    assertContains(page, 'value="2 h"')


def test_experts_of_the_service_come_first_with_what_they_have_open(client, cast):
    session = make_request()
    own = PersonFactory(given_name="Zoe", family_name="Zapata")
    ServiceExpert.objects.create(service=session.service, person=own)
    operations.assign_expert(session=make_request(), expert=own, by=None)

    page = client.get(reverse("session_assign", args=[session.pk]))

    assert offered_experts(page) == [
        ("Persones expertes del servei", "Zoe Zapata · 1 assessorament obert"),
        ("Altres persones expertes", f"{cast.advisor} · 0 assessoraments oberts"),
    ]


@pytest.mark.parametrize(
    "given, field",
    [
        ({"day": "2099-01-01", "time": "10:00"}, "day"),
        ({"day": "0001-01-01", "time": "10:00"}, "day"),
        ({"time": "10:00"}, "day"),
        ({"minutes": "1 h"}, "day"),
        ({"place": "Sala de plens"}, "day"),
        ({"minutes": "90"}, "minutes"),
        ({"minutes": "molt"}, "minutes"),
        ({"minutes": "99 h"}, "minutes"),
        ({"expert": ""}, "expert"),
        ({"expert": "987654"}, "expert"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(client, cast, given, field):
    session = make_request()
    values = {"expert": cast.advisor.pk, "day": "", "time": "", "minutes": "2 h"} | given
    if field == "minutes":
        values |= {"day": clock.today() + SOON, "time": "10:00"}

    page = assign(client, session, **values)

    session.refresh_from_db()
    assert (list(page.context["form"].errors), session.expert) == ([field], None)


def test_day_without_hour_asks_for_the_hour(client, cast):
    session = make_request()

    page = assign(client, session, expert=cast.advisor.pk, day=clock.today() + SOON, minutes="1 h")

    assert list(page.context["form"].errors) == ["time"]


def test_conflict_is_said_with_its_session(client, cast):
    council = MemberFactory().organization
    busy = confirm(make_request(ServiceFactory(name="Energia"), council), expert=cast.advisor, minutes=60)
    session = make_request()

    page = assign(
        client, session, expert=cast.advisor.pk, day=busy.day, time="10:30", minutes="1 h"
    )  # fmt: skip

    assertContains(page, escape(f"{cast.advisor} ja té un assessorament"))
    assertContains(page, escape(str(council)))
    assert list(page.context["form"].errors) == ["time"]


def test_b33_sessions_that_touch_do_not_conflict(client, cast):
    busy = confirm(make_request(), expert=cast.advisor, minutes=60)
    session = make_request()

    assign(client, session, expert=cast.advisor.pk, day=busy.day, time="11:00", minutes="1 h")

    session.refresh_from_db()
    assert session.state == "confirmed"


def test_b33_moving_by_half_an_hour_does_not_conflict_with_itself(client, cast):
    session = confirm(make_request(), expert=cast.advisor, minutes=60)

    move(client, session, day=session.day, time="10:30", minutes="1 h")

    session.refresh_from_db()
    assert session.time == time(10, 30)


def test_lack_of_hours_says_the_numbers_and_what_can_be_done(client, cast):
    budget = make_budget(180)
    session = make_request(budget.service)

    page = assign(
        client,
        session,
        expert=cast.advisor.pk,
        day=clock.today() + timedelta(days=1),
        time="10:00",
        minutes="4 h",
    )

    assertContains(page, "queden 3 h")
    assertContains(page, reverse("budget_grant", args=[budget.pk]))
    assertContains(page, "#id_minutes")
    assert balances(budget) == (180, 120, 0)


def test_hours_left_are_said_before_anything_is_typed(client):
    session = make_request(make_budget(180).service)

    assertContains(client.get(reverse("session_assign", args=[session.pk])), "<strong>3 h</strong>")


def test_date_page_says_when_it_is_now_and_who_will_be_told(client, cast):
    session = confirm(make_request(None, cast.council), expert=cast.advisor)

    page = client.get(reverse("session_date", args=[session.pk]))

    assertContains(page, "10.00 h")
    assertContains(page, escape(f"{cast.council}: {cast.technician}"))
    assertContains(page, escape(str(cast.advisor)))


def test_council_that_no_message_reaches_is_said(client, cast):
    council = MemberFactory().organization
    session = confirm(make_request(None, council), expert=cast.advisor)

    page = client.get(reverse("session_date", args=[session.pk]))

    assertContains(page, escape(f"{council}: no hi ha ningú"))


def test_moved_session_keeps_its_identity(client, cast):
    session = confirm(make_request(), expert=cast.advisor)
    uid, sequence = session.uid, session.sequence

    move(client, session, time="12:00")

    session.refresh_from_db()
    assert (session.uid, session.sequence, session.time) == (uid, sequence + 1, time(12))


def test_expert_moves_its_own_session(cast, enter):
    session = confirm(make_request(), expert=cast.advisor)

    answer = move(enter(cast.advisor), session, time="16:00")

    row = AuditRow.objects.filter(operation="advisory.agree_date").latest("pk")
    assert (answer.status_code, row.by_id_number) == (302, cast.advisor.pk)


def test_date_without_an_expert_goes_to_the_page_that_asks_for_one(client):
    session = make_request()

    answer = client.get(reverse("session_date", args=[session.pk]))

    assert answer["Location"] == reverse("session_assign", args=[session.pk])


def test_expert_of_a_confirmed_session_changes_and_the_date_stays(client, cast):
    session = confirm(make_request(), expert=cast.advisor)
    other = PersonFactory()
    ServiceExpert.objects.create(service=session.service, person=other)

    assign(client, session, expert=other.pk)

    session.refresh_from_db()
    assert (session.expert, session.state, session.time) == (other, "confirmed", time(10))


def test_b27_hour_that_does_not_exist_in_march_is_said(client, cast):
    session = confirm(make_request(), expert=cast.advisor)

    page = move(client, session, day=last_sunday(3), time="02:30")

    assertContains(page, "Aquesta hora no existeix")
    assert list(page.context["form"].errors) == ["time"]


def test_b27_hour_that_comes_twice_in_october_is_asked(client, cast):
    session = confirm(make_request(), expert=cast.advisor)

    page = move(client, session, day=last_sunday(10), time="02:30")

    session.refresh_from_db()
    assert (list(page.context["form"].errors), session.time) == (["which"], time(10))
    assertContains(page, "aquesta hora es repeteix")


@pytest.mark.parametrize("which, hour", [("first", 0), ("second", 1)])
def test_b27_of_the_two_hours_the_one_said_is_kept(client, cast, which, hour):
    session = confirm(make_request(), expert=cast.advisor)

    move(client, session, day=last_sunday(10), time="02:30", which=which)

    session.refresh_from_db()
    assert session.starts_at.astimezone(UTC).time() == time(hour, 30)


def test_hour_that_comes_once_asks_nothing_more(client, cast):
    session = confirm(make_request(), expert=cast.advisor)

    assertNotContains(client.get(reverse("session_date", args=[session.pk])), "id_which")

"""Experts publish their hours; nothing that is booked is touched."""

from datetime import date, time, timedelta

import pytest
from django.urls import reverse

from advisory import operations
from advisory.models import DaysOff, PublishedHours
from members.models import NetworkRole
from office import clock
from office.refusals import Refused
from tests.advisory.sessions import ServiceFactory, confirm, make_request
from tests.advisory.slots import assign, in_a_week, make_expert, publish

pytestmark = pytest.mark.django_db


def on(days):
    """That many days from today."""
    return clock.today() + timedelta(days=days)


@pytest.fixture
def expert(cast):
    assign(cast.advisor, ServiceFactory(name="CCPR", default_minutes=60))
    return cast.advisor


def typed(**values):
    given = {
        "weekday": in_a_week().weekday(), "from_time": "09:00", "to_time": "12:00", "slot_minutes": 60,
        "starts_on": clock.today().isoformat(), "ends_on": on(90).isoformat(),
    }  # fmt: skip
    return given | values


@pytest.mark.parametrize(
    "values, field",
    [
        ({"to_time": time(9)}, "to_time"),
        ({"to_time": time(8)}, "to_time"),
        ({"to_time": time(9, 59)}, "to_time"),
        ({"slot_minutes": 5}, "slot_minutes"),
        ({"slot_minutes": 500}, "slot_minutes"),
        ({"ends_on": -1}, "ends_on"),
        ({"starts_on": -9, "ends_on": -1}, "ends_on"),
        ({"ends_on": date(9999, 12, 31)}, "ends_on"),
        ({"starts_on": 8, "ends_on": 13}, "ends_on"),
        ({"starts_on": date(9999, 12, 31), "ends_on": date(9999, 12, 31)}, "starts_on"),
    ],
)
def test_hours_that_make_no_sense_are_refused(expert, values, field):
    given = {
        name: on(value) if isinstance(value, int) and name.endswith("_on") else value
        for name, value in values.items()
    }

    with pytest.raises(Refused) as refusal:
        publish(expert, **given)

    assert refusal.value.field == field


@pytest.mark.parametrize("since, until", [(8, 10), (10, 11), (8, 13)])
def test_same_hours_are_not_published_twice(expert, since, until):
    publish(expert)

    with pytest.raises(Refused) as refusal:
        publish(expert, from_time=time(since), to_time=time(until))

    assert refusal.value.field == "from_time"


@pytest.mark.parametrize("since, until", [(7, 9), (12, 14)])
def test_b33_hours_that_touch_are_published(expert, since, until):
    publish(expert)

    publish(expert, from_time=time(since), to_time=time(until))

    assert PublishedHours.objects.count() == 2


def test_only_who_advises_today_publishes(cast, expert):
    NetworkRole.objects.filter(person=expert).update(ends_on=on(-1))

    with pytest.raises(Refused) as refusal:
        publish(expert)

    assert refusal.value.field == "expert"


def test_expert_publishes_its_own(enter, expert):
    response = enter(expert).post(reverse("hours_add"), typed())

    row = PublishedHours.objects.get()
    assert response["Location"] == reverse("hours_page")
    assert (row.expert, row.from_time, row.to_time, row.slot_minutes) == (expert, time(9), time(12), 60)


def test_expert_does_not_publish_those_of_another(enter, expert):
    other = make_expert()

    enter(expert).post(reverse("hours_add"), typed(expert=other.pk))

    assert PublishedHours.objects.get().expert == expert


def test_coordination_publishes_for_an_expert(enter, cast, expert):
    enter(cast.coordination).post(reverse("hours_add"), typed(expert=expert.pk))

    assert PublishedHours.objects.get().expert == expert


@pytest.mark.parametrize("page", ["hours_end", "days_off_remove"])
def test_expert_does_not_touch_those_of_another(enter, expert, page):
    other = make_expert()
    row = publish(other) if page == "hours_end" else day_off(other, in_a_week())

    response = enter(expert).post(reverse(page, args=[row.pk]), {"ends_on": clock.today().isoformat()})

    assert response.status_code == 404
    assert type(row).objects.filter(pk=row.pk, ends_on=row.ends_on).exists()


def day_off(expert, day, until=None):
    return operations.add_days_off(expert=expert, starts_on=day, ends_on=until or day, by=None)


def test_hours_end_sooner(expert):
    row = publish(expert)

    operations.end_hours(expert=expert, hours=row, ends_on=in_a_week(), by=None)

    row.refresh_from_db()
    assert row.ends_on == in_a_week()


def test_hours_that_never_begin_are_gone(expert):
    row = publish(expert, starts_on=in_a_week())

    operations.end_hours(expert=expert, hours=row, ends_on=clock.today(), by=None)

    assert not PublishedHours.objects.exists()


@pytest.mark.parametrize("ends_on", [-2, 90, 99])
def test_end_that_is_none_is_refused(expert, ends_on):
    row = publish(expert)

    with pytest.raises(Refused) as refusal:
        operations.end_hours(expert=expert, hours=row, ends_on=on(ends_on), by=None)

    assert refusal.value.field == "ends_on"


def test_last_day_of_all_time_is_answered_beside_its_field(enter, expert):
    hours = publish(expert)

    response = enter(expert).post(reverse("hours_end", args=[hours.pk]), {"ends_on": "9999-12-31"})

    assert list(response.context["form"].errors) == ["ends_on"]


def said(response):
    return " ".join(str(message) for message in response.wsgi_request._messages)


def test_who_ends_its_hours_is_told_what_stays_booked(enter, cast, expert):
    row = publish(expert)
    session = confirm(make_request(None, cast.council), expert=expert, minutes=60)

    response = enter(expert).post(reverse("hours_end", args=[row.pk]), {"ends_on": clock.today().isoformat()})

    session.refresh_from_db()
    assert session.state == "confirmed"
    assert cast.council.name in said(response)


def test_who_takes_days_off_is_told_what_stays_booked(enter, cast, expert):
    session = confirm(make_request(None, cast.council), expert=expert, minutes=60)
    first, last = session.day - timedelta(days=1), session.day

    response = enter(expert).post(
        reverse("days_off_add"), {"starts_on": first.isoformat(), "ends_on": last.isoformat()}
    )

    session.refresh_from_db()
    assert (session.state, DaysOff.objects.get().starts_on) == ("confirmed", first)
    assert cast.council.name in said(response)


def test_days_off_are_taken_away(enter, expert):
    row = day_off(expert, in_a_week())

    enter(expert).post(reverse("days_off_remove", args=[row.pk]))

    assert not DaysOff.objects.exists()


def test_days_off_written_twice_are_refused(expert):
    day_off(expert, in_a_week(), in_a_week() + timedelta(days=3))

    with pytest.raises(Refused):
        day_off(expert, in_a_week() + timedelta(days=1))


def test_hours_of_an_expert_without_service_say_that_nobody_sees_them(enter, cast):
    publish(cast.advisor)

    found = enter(cast.advisor).get(reverse("hours_page")).context["found"]

    assert [(one.expert, one.services) for one in found] == [(cast.advisor, [])]


@pytest.mark.parametrize("number", [1, 3])
def test_page_of_hours_takes_eight_queries(enter, cast, django_assert_num_queries, number):
    for _ in range(number):
        publish(make_expert())
    client = enter(cast.coordination)

    with django_assert_num_queries(8):
        client.get(reverse("hours_page"))

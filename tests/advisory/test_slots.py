"""What is listed can be booked, and what is not listed is refused by the operation too."""

from datetime import UTC, date, time, timedelta

import pytest
from django.test import override_settings
from django.utils import timezone
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from advisory import operations
from advisory.models import AdvisorySession, DaysOff, HourBudget
from advisory.pages.slots import Offer, hour_in_words
from advisory.pages.words import when_in_words
from advisory.published import free_slots
from members.models import NetworkRole
from office import clock
from office.refusals import Refused
from tests.advisory.sessions import ServiceFactory, confirm, make_budget, make_request
from tests.advisory.slots import in_a_week, make_expert, publish
from tests.cast import MemberFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def service():
    return ServiceFactory(default_minutes=60)


@pytest.fixture
def expert(service):
    return make_expert(service)


def at(hour, day=None):
    return clock.moment_of(day or in_a_week(), time(hour))


def hours_listed(service, day=None):
    on = day or in_a_week()
    shown = [slot.starts_at.astimezone(clock.zone()) for slot in free_slots(service).slots]
    return [f"{moment:%H.%M}" for moment in shown if moment.date() == on]


def ask(service, expert, starts_at, **values):
    return make_request(service, expert=expert, starts_at=starts_at, **values)


def test_published_hours_are_listed(service, expert):
    publish(expert)

    assert hours_listed(service) == ["09.00", "10.00", "11.00"]


def test_request_takes_the_time_as_it_is_listed(service, expert):
    publish(expert)

    session = ask(service, expert, at(10))

    found = (session.state, session.day, session.time, session.starts_at, session.minutes)
    assert found == ("requested", in_a_week(), time(10), at(10), 60)
    assert session.expires_at == session.asked_at + timedelta(hours=service.answer_hours)


def test_b02_requested_time_is_a_taken_time(service, expert):
    publish(expert)
    ask(service, expert, at(10))

    with pytest.raises(Refused) as refusal:
        ask(service, expert, at(10))

    assert refusal.value.field == "time"
    assert hours_listed(service) == ["09.00", "11.00"]


def test_b33_times_that_touch_are_both_booked(service, expert):
    publish(expert)

    for hour in (10, 9, 11):
        ask(service, expert, at(hour))

    assert hours_listed(service) == []
    assert AdvisorySession.objects.count() == 3


def test_session_of_another_service_takes_the_time_too(service, expert):
    publish(expert)
    confirm(make_request(), expert=expert, minutes=60)

    assert hours_listed(service) == ["09.00", "11.00"]


@pytest.mark.parametrize("end", ["declined", "cancelled"])
def test_time_of_what_falls_through_is_free_again(service, expert, end):
    publish(expert)
    session = ask(service, expert, at(10))

    if end == "declined":
        operations.decline_session(session=session, reason="Soc fora", side="expert", by=None)
    else:
        operations.cancel_session(session=session, reason="Ja no cal", side="council", by=None)

    assert hours_listed(service) == ["09.00", "10.00", "11.00"]


def half_past(service, expert):
    return at(10) + timedelta(minutes=30)


def beyond_the_hours(service, expert):
    return at(12)


def on_another_day(service, expert):
    return at(10, in_a_week() + timedelta(days=1))


def beyond_the_horizon(service, expert):
    return at(10, in_a_week() + timedelta(days=56))


def on_a_day_off(service, expert):
    DaysOff.objects.create(expert=expert, starts_on=in_a_week(), ends_on=in_a_week())
    return at(10)


def once_the_hours_end(service, expert):
    hours = expert.published_hours.get()
    operations.end_hours(expert=expert, hours=hours, ends_on=in_a_week() - timedelta(days=1), by=None)
    return at(10)


def of_another_service(service, expert):
    service.expert_rows.all().delete()
    return at(10)


def once_the_expert_has_left(service, expert):
    NetworkRole.objects.filter(person=expert).update(ends_on=clock.today() - timedelta(days=1))
    return at(10)


def after_the_expert_leaves(service, expert):
    NetworkRole.objects.filter(person=expert).update(ends_on=in_a_week() - timedelta(days=1))
    return at(10)


UNLISTED = [
    half_past,
    beyond_the_hours,
    on_another_day,
    beyond_the_horizon,
    on_a_day_off,
    once_the_hours_end,
    of_another_service,
    once_the_expert_has_left,
    after_the_expert_leaves,
]


@pytest.mark.parametrize("case", UNLISTED, ids=[case.__name__ for case in UNLISTED])
def test_b06_what_is_not_listed_is_refused(service, expert, case):
    publish(expert, slot_minutes=60)
    starts_at = case(service, expert)
    assert starts_at not in [slot.starts_at for slot in free_slots(service).slots]

    with pytest.raises(Refused) as refusal:
        ask(service, expert, starts_at)

    assert refusal.value.field == "time"
    assert not AdvisorySession.objects.exists()


def test_time_of_another_expert_is_refused(service, expert):
    publish(expert)

    with pytest.raises(Refused):
        ask(service, make_expert(service), at(10))


@pytest.mark.parametrize(
    "minutes, package, count", [(3000, None, 3), (60, None, 3), (59, None, 0), (3000, 30, 0), (3000, 60, 3)]
)
def test_b07_times_are_listed_while_the_hours_are_there(minutes, package, count):
    budget = year_round(minutes, package)
    publish(make_expert(budget.service))
    council = MemberFactory().organization
    if package:
        give_package(budget, council, package)

    offer = Offer(budget.service, council)

    assert (len(offer.slots) > 0, offer.lacks_hours) == (count > 0, count == 0)


def year_round(minutes, package):
    """A budget of every day up to the horizon, whatever day the test runs."""
    service = ServiceFactory(has_budget=True, default_minutes=60)
    return make_budget(
        minutes, service=service, starts_on=clock.today(), ends_on=clock.today() + timedelta(days=90)
    )


def give_package(budget, council, minutes):
    from advisory.models import HourAccount
    from advisory.operations import ledger

    pool = budget.accounts.get(kind="pool")
    account = HourAccount.objects.create(budget=budget, kind="package", organization=council)
    ledger.post(kind="allocate", debit=pool, credit=account, minutes=minutes, key=f"paquet:{account.pk}")


def test_times_of_a_year_without_budget_are_not_listed():
    service = ServiceFactory(has_budget=True, default_minutes=60)
    last = in_a_week() + timedelta(days=7)
    make_budget(3000, service=service, starts_on=clock.today(), ends_on=last)
    publish(make_expert(service))

    found = {clock.day_of(slot.starts_at) for slot in Offer(service, None).slots}

    assert found == {in_a_week(), last}
    assert HourBudget.objects.count() == 1


QUARTERS = st.integers(0, 24 * 4 - 1).map(lambda number: time(*divmod(number * 15, 60)))
CHANGES = [date(2026, 3, 29), date(2026, 10, 25)]


@pytest.mark.property
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_b27_what_is_listed_is_what_can_be_booked(data):
    change = data.draw(st.sampled_from(CHANGES))
    ends = sorted(data.draw(st.lists(QUARTERS, min_size=2, max_size=2, unique=True)))
    every = data.draw(st.sampled_from([15, 30, 45, 60]))
    assume(minutes_between(*ends) >= every)
    with override_settings(CLOCK_OFFSET=clock.moment_of(change - timedelta(days=5)) - timezone.now()):
        service = ServiceFactory(default_minutes=data.draw(st.sampled_from([30, 60, 90, 120])))
        expert = make_expert(service)
        publish(expert, change, from_time=ends[0], to_time=ends[1], slot_minutes=every)
        listed = [slot.starts_at.astimezone(UTC) for slot in free_slots(service).slots]
        midnight = clock.moment_of(change).astimezone(UTC)
        quarters = [midnight + timedelta(minutes=15 * number) for number in range(-4, 4 * 26)]

        tried = data.draw(st.sampled_from(quarters) | st.sampled_from(listed or quarters))

        assert is_booked(service, expert, tried) == (tried in listed)


def minutes_between(first, last):
    return (last.hour - first.hour) * 60 + last.minute - first.minute


def is_booked(service, expert, starts_at):
    """Whether the operation takes it; and then page, row and instant say the same, in real minutes."""
    try:
        session = ask(service, expert, starts_at)
    except Refused:
        return False
    session.refresh_from_db()
    shown = starts_at.astimezone(clock.zone())
    assert (session.day, session.time) == (shown.date(), shown.time().replace(fold=0))
    assert session.starts_at == starts_at
    assert session.ends_at == starts_at + timedelta(minutes=service.default_minutes)
    assert hour_in_words(starts_at).removesuffix("\u00a0h") in when_in_words(session)
    return True

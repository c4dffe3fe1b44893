"""What an operation is given is judged in words before the database has to."""

from datetime import date, datetime, time, timedelta

import pytest

from advisory import operations
from members.models import NetworkRole
from office import clock
from office.refusals import Refused
from tests.advisory.sessions import ServiceFactory, balances, confirm, let_it_begin, make_budget, make_request
from tests.cast import START, MemberFactory, PersonFactory

pytestmark = pytest.mark.django_db


def at_noon(day, settings):
    settings.CLOCK_OFFSET = datetime.combine(day, time(12), clock.zone()) - clock.real_now()


def agree(session, **values):
    given = {
        "day": clock.today() + timedelta(days=3),
        "hour": time(10),
        "minutes": 60,
        "expert": PersonFactory(),
    }
    return operations.agree_date(session=session, by=None, **given | values)


def field_of(call, *args, **values):
    with pytest.raises(Refused) as refusal:
        call(*args, **values)
    return refusal.value.field


@pytest.mark.parametrize("minutes", [-60, 0, 4, 721, 100_000])
def test_length_is_between_five_minutes_and_twelve_hours(minutes):
    assert field_of(agree, make_request(), minutes=minutes) == "minutes"


@pytest.mark.parametrize("minutes", [5, 720])
def test_shortest_and_longest_are_agreed(minutes):
    assert agree(make_request(), minutes=minutes).minutes == minutes


@pytest.mark.parametrize("day", [date(1, 1, 1), date(26, 5, 1), date(9999, 12, 31)])
def test_year_of_a_slip_of_the_keyboard_is_refused(day):
    assert field_of(agree, make_request(), day=day) == "day"


def test_day_that_has_gone_by_is_refused():
    assert field_of(agree, make_request(), day=clock.today() - timedelta(days=1)) == "day"


def test_hour_that_has_gone_by_is_refused(settings):
    at_noon(date(2026, 6, 1), settings)

    assert field_of(agree, make_request(), day=clock.today(), hour=time(11)) == "day"


def test_b27_hour_left_out_in_march_is_refused(settings):
    at_noon(date(2026, 3, 2), settings)

    assert field_of(agree, make_request(), day=date(2026, 3, 29), hour=time(2, 30)) == "time"


def test_b27_hour_that_comes_twice_asks_which(settings):
    at_noon(date(2026, 10, 1), settings)

    assert field_of(agree, make_request(), day=date(2026, 10, 25), hour=time(2, 30)) == "time"


@pytest.mark.parametrize("is_second, hour", [(False, 0), (True, 1)])
def test_b27_hour_that_comes_twice_is_the_one_that_was_said(settings, is_second, hour):
    at_noon(date(2026, 10, 1), settings)

    session = agree(make_request(), day=date(2026, 10, 25), hour=time(2, 30), is_second_time=is_second)

    assert session.starts_at == datetime(2026, 10, 25, hour, 30, tzinfo=session.starts_at.tzinfo)
    assert session.ends_at - session.starts_at == timedelta(hours=1)


def test_b27_two_hours_across_the_change_are_two_real_hours(settings):
    at_noon(date(2026, 10, 1), settings)

    session = agree(make_request(), day=date(2026, 10, 25), hour=time(1, 30), minutes=120)

    wall = session.ends_at.astimezone(clock.zone())
    assert (session.ends_at - session.starts_at, wall.time()) == (timedelta(hours=2), time(2, 30))


def test_day_without_hour_is_no_offer():
    call = operations.offer_session
    given = {"service": ServiceFactory(), "organizations": [MemberFactory().organization], "words": "Compra"}

    assert field_of(call, **given, day=clock.today() + timedelta(days=3), by=None) == "time"
    assert field_of(call, **given, hour=time(10), by=None) == "day"


def former_advisor():
    person = PersonFactory()
    NetworkRole.objects.create(
        person=person, kind="advisor", starts_on=START, ends_on=clock.today() - timedelta(days=1)
    )
    return person


def test_who_advises_no_more_is_not_assigned():
    assert field_of(agree, make_request(), expert=former_advisor()) == "expert"
    assert (
        field_of(operations.assign_expert, session=make_request(), expert=former_advisor(), by=None)
        == "expert"
    )


def test_who_advises_until_before_the_day_does_not_take_it():
    person = PersonFactory()
    ends_on = clock.today() + timedelta(days=2)
    NetworkRole.objects.create(person=person, kind="advisor", starts_on=START, ends_on=ends_on)

    assert field_of(agree, make_request(), expert=person) == "expert"
    assert agree(make_request(), expert=person, day=ends_on).state == "confirmed"


def test_who_was_joined_with_another_record_is_not_assigned():
    person = PersonFactory(merged_into=PersonFactory(), is_active=False, email=None)

    assert field_of(agree, make_request(), expert=person) == "expert"


def test_same_date_sent_twice_is_one_invitation():
    session = confirm(make_request())

    confirm(session)

    assert session.sequence == 1


def test_session_that_has_begun_is_not_cancelled():
    budget = make_budget(600)
    session = let_it_begin(confirm(make_request(budget.service)))

    with pytest.raises(Refused):
        operations.cancel_session(session=session, reason="Ja no cal", side="council", by=None)

    assert balances(budget) == (600, 120, 0)


@pytest.mark.parametrize(
    "side, are_confirmed, charged", [("council", True, 60), ("council", False, 0), ("expert", True, 0)]
)
def test_late_cancellation_costs_the_council_what_is_confirmed(side, are_confirmed, charged):
    service = ServiceFactory(
        has_budget=True, late_share=50, rules_are_confirmed=are_confirmed, free_until_hours=72
    )
    budget = make_budget(600, service=service)
    session = confirm(make_request(service), in_days=1, minutes=120)

    operations.cancel_session(session=session, reason="Vaga", side=side, by=None)

    assert balances(budget) == (600 - charged, 0, charged)


def test_service_without_budget_any_more_gives_its_hold_back():
    budget = make_budget(600)
    session = make_request(budget.service)
    type(budget.service).objects.update(has_budget=False)
    session.refresh_from_db()

    confirm(session)

    assert (balances(budget), session.account) == ((600, 0, 0), None)


def test_correction_says_why():
    session = let_it_begin(confirm(make_request()))
    operations.log_outcome(session=session, minutes_used=60, summary="Fet", by=None)

    found = field_of(
        operations.correct_minutes, session=session, minutes_used=30, reason=" ", by=PersonFactory()
    )

    assert found == "reason"


def test_who_did_not_come_does_not_answer_for_the_others():
    first, second = (MemberFactory().organization for _ in range(2))
    session = confirm(make_request(None, first))
    operations.join_session(session=session, organization=second, by=None)
    operations.leave_session(session=session, organization=second, reason="Vaga", by=None)
    operations.log_outcome(session=let_it_begin(session), minutes_used=60, summary="Fet", by=None)

    with pytest.raises(Refused, match="no hi va ser"):
        operations.confirm_outcome(session=session, by=None, on_behalf_of=second)

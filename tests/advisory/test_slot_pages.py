"""The published times as a council sees them, and the one form that takes one."""

import uuid
from datetime import time, timedelta

import pytest
from django.urls import reverse

from advisory.models import AdvisorySession
from advisory.pages.slots import key_of
from office import clock
from tests.advisory.sessions import ServiceFactory, confirm, make_budget, make_request
from tests.advisory.slots import assign, in_a_week, make_expert, publish
from tests.cast import MemberFactory, RoleFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def service():
    return ServiceFactory(code="ccpr", default_minutes=60)


@pytest.fixture
def expert(service):
    expert = make_expert(service)
    publish(expert)
    return expert


def at(hour):
    return clock.moment_of(in_a_week(), time(hour))


def page(name, hour=None, **values):
    asked = {"service": "ccpr"} | ({"at": key_of(at(hour))} if hour else {}) | values
    return f"{reverse(name)}?" + "&".join(f"{key}={value}" for key, value in asked.items())


def send(client, hour, expert, **values):
    given = {"slot": f"{key_of(at(hour))}-{expert.pk}", "words": "Un plec", "once": str(uuid.uuid4())}
    return client.post(page("slot_ask", hour), given | values)


def test_times_are_grouped_by_day(enter, cast, expert):
    response = enter(cast.technician).get(page("slot_list", month=f"{in_a_week():%Y-%m}"))

    first = response.context["days"][0]
    assert [time.hour for time in first.times] == ["9.00\u00a0h", "10.00\u00a0h", "11.00\u00a0h"]


def test_time_that_several_experts_have_is_listed_once(enter, cast, service, expert):
    publish(make_expert(service))

    response = enter(cast.technician).get(page("slot_list", month=f"{in_a_week():%Y-%m}"))

    assert [time.hour for time in response.context["days"][0].times] == [
        "9.00\u00a0h",
        "10.00\u00a0h",
        "11.00\u00a0h",
    ]


def test_one_service_alone_is_not_asked(enter, cast, expert):
    response = enter(cast.technician).get(reverse("slot_list"))

    assert response.templates[0].name == "advisory/slot_list.html"


def test_services_with_published_times_are_offered(enter, cast, service, expert):
    other = assign(expert, ServiceFactory())
    ServiceFactory()

    response = enter(cast.technician).get(reverse("slot_list"))

    assert set(response.context["services"]) == {service, other}


def test_month_without_times_is_not_there(enter, cast, expert):
    response = enter(cast.technician).get(page("slot_list", month="1999-01"))

    months = [month.key for month in response.context["offer"].months]
    assert response.context["month"].key == months[0]
    assert "1999-01" not in months


def test_council_takes_a_time(enter, cast, expert):
    response = send(enter(cast.technician), 10, expert, attendees="Dolors")

    session = AdvisorySession.objects.get()
    council = session.councils.get()
    assert (response.status_code, response["Location"]) == (302, session.get_absolute_url())
    assert (session.state, session.expert, session.starts_at) == ("requested", expert, at(10))
    assert (council.organization, council.attendees) == (cast.council, "Dolors")


def test_form_sent_twice_asks_once_and_says_so(enter, cast, expert):
    client, once = enter(cast.technician), str(uuid.uuid4())

    answers = [send(client, 10, expert, once=once) for _ in range(2)]

    session = AdvisorySession.objects.get()
    assert [answer["Location"] for answer in answers] == [session.get_absolute_url()] * 2


def test_time_taken_meanwhile_offers_the_nearest_and_loses_nothing(enter, cast, expert):
    confirm(make_request(), expert=expert, minutes=60)

    response = send(enter(cast.technician), 10, expert, words="Un plec de neteja")

    form = response.context["form"]
    offered = [words.split(",")[1].split()[1] for _key, words in form.fields["slot"].choices[:2]]
    assert (response.status_code, list(form.errors), form["words"].value()) == (
        200,
        ["slot"],
        "Un plec de neteja",
    )
    assert offered == ["9.00", "11.00"]


def test_time_taken_before_the_form_is_opened_offers_the_nearest(enter, cast, expert):
    confirm(make_request(), expert=expert, minutes=60)

    response = enter(cast.technician).get(page("slot_ask", 10))

    form = response.context["form"]
    assert (form.when, len(form.fields["slot"].choices)) == ("", 6)


def test_nearest_one_is_taken_in_the_same_form(enter, cast, expert):
    client = enter(cast.technician)
    confirm(make_request(), expert=expert, minutes=60)

    send(client, 11, expert)

    assert AdvisorySession.objects.filter(state="requested", starts_at=at(11)).count() == 1


def test_time_of_several_experts_asks_with_whom(enter, cast, service, expert):
    other = make_expert(service)
    publish(other)

    form = enter(cast.technician).get(page("slot_ask", 10)).context["form"]
    send(enter(cast.technician), 10, other)

    assert [words for _key, words in form.fields["slot"].choices] == [str(expert), str(other)]
    assert AdvisorySession.objects.get().expert == other


def test_who_acts_for_several_councils_says_for_which(enter, cast, expert):
    second = MemberFactory().organization
    RoleFactory(person=cast.technician, organization=second)
    client = enter(cast.technician)

    unsaid = send(client, 10, expert)
    send(client, 10, expert, organization=second.pk)

    assert list(unsaid.context["form"].errors) == ["organization"]
    assert AdvisorySession.objects.get().councils.get().organization == second


def test_b08_nobody_asks_for_a_council_of_others(enter, cast, expert):
    address = page("slot_ask", 10, organization=cast.other_council.pk)
    given = {"slot": f"{key_of(at(10))}-{expert.pk}", "words": "Un plec"}

    answers = [
        enter(cast.technician).post(address, given).status_code,
        send(enter(cast.technician), 10, expert, organization=cast.other_council.pk).status_code,
    ]

    assert answers == [403, 302]
    assert AdvisorySession.objects.get().councils.get().organization == cast.council


def test_coordination_takes_it_on_behalf_of_a_council(enter, cast, expert):
    send(enter(cast.coordination), 10, expert, organization=cast.council.pk)

    assert AdvisorySession.objects.get().councils.get().organization == cast.council


@pytest.mark.parametrize("when", ["", "x", "20261324T0900Z", "99999999T9999Z-1", "0001-01-01", "\x00"])
def test_time_that_no_page_has_written_is_not_there(enter, cast, expert, when):
    assert enter(cast.technician).get(page("slot_ask", at=when)).status_code == 404


def test_used_up_budget_lists_nothing_and_says_it(enter, cast, expert, service):
    service.has_budget = True
    service.save()
    days = {"starts_on": clock.today(), "ends_on": clock.today() + timedelta(days=99)}
    make_budget(59, service=service, **days)

    response = enter(cast.technician).get(page("slot_list"))

    assert (response.context["days"], response.context["offer"].lacks_hours) == ([], True)


def test_limit_that_is_confirmed_is_said_before_anybody_chooses(enter, cast, expert, service):
    service.max_residents, service.limit_is_confirmed = 4000, True
    service.save()

    response = enter(cast.technician).get(page("slot_list"))

    assert response.context["days"] == []
    assert "4.000" in response.context["offer"].refusal


@pytest.mark.parametrize("number", [1, 20])
def test_month_of_times_takes_eight_queries(enter, cast, service, django_assert_num_queries, number):
    service.has_budget = True
    service.save()
    days = {"starts_on": clock.today(), "ends_on": clock.today() + timedelta(days=99)}
    make_budget(6000, service=service, **days)
    for _ in range(number):
        publish(make_expert(service))
    client = enter(cast.technician)

    with django_assert_num_queries(8):
        response = client.get(page("slot_list"))

    assert response.context["days"]

"""What coordination offers, to one council or several; who joins, who leaves, and sessions of the past."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils.html import escape
from pytest_django.asserts import assertContains

from advisory.models import AdvisorySession
from members import operations as members
from members.models import Topic
from office import clock
from office.models import AuditRow
from tests.advisory.sessions import ServiceFactory, balances, confirm, make_budget, make_request
from tests.cast import MemberFactory, RoleFactory
from tests.workplan.plans import ActionFactory, PlanFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(cast, enter):
    return enter(cast.coordination)


def offer(client, *councils, address="", **values):
    given = {
        "service": ServiceFactory().pk if "service" not in values else values.pop("service").pk,
        "organizations": [council.pk for council in councils],
        "words": "Com fer una reserva de contractes.",
    }
    return client.post(reverse("session_offer") + address, given | values)


def plan_action():
    year = clock.today().year
    plan = PlanFactory(starts_on=date(year, 1, 1))
    return ActionFactory(area__plan=plan)


def test_offer_to_several_holds_the_hours_once(client, cast):
    budget = make_budget(3000)

    offer(client, cast.council, cast.other_council, service=budget.service)

    session = AdvisorySession.objects.get()
    replies = session.councils.values_list("organization", "reply")
    assert set(replies) == {(cast.council.pk, "invited"), (cast.other_council.pk, "invited")}
    assert (session.state, balances(budget)) == ("offered", (3000, 120, 0))


def test_offer_with_everything_keeps_it(client, cast):
    action, topic = plan_action(), Topic.objects.create(name="Energia")
    day = clock.today() + timedelta(days=9)

    offer(
        client, cast.council, topic=topic.pk, expert=cast.advisor.pk, day=day, time="9:30", minutes="45 min",
        modality="phone", action=action.pk,
    )  # fmt: skip

    session = AdvisorySession.objects.get()
    assert (session.topic, session.expert, session.action) == (topic, cast.advisor, action)
    assert (session.day, session.minutes, session.modality) == (day, 45, "phone")


def test_offer_sent_twice_is_one(client, cast):
    once = "7f2d2f0e-6a53-4f0e-9a51-0d8f6a0c1a11"
    service = ServiceFactory()

    for _ in range(2):
        offer(client, cast.council, service=service, once=once)

    assert AdvisorySession.objects.count() == 1


def test_need_of_the_address_is_answered_and_its_council_is_chosen(client, cast):
    need = members.record_need(organization=cast.council, words="Una teulada", source="contact", by=None)
    address = f"?need={need.pk}"

    page = client.get(reverse("session_offer") + address)
    offer(client, cast.council, address=address)

    assertContains(page, "Una teulada")
    assert page.context["form"].initial["organizations"] == [cast.council.pk]
    assert AdvisorySession.objects.get().need == need


@pytest.mark.parametrize("number", ["987654321", "x", "9" * 40])
def test_need_that_is_not_there_is_404(client, number):
    assert client.get(reverse("session_offer") + f"?need={number}").status_code == 404


def test_need_of_another_council_is_refused(client, cast):
    need = members.record_need(organization=cast.council, words="Una teulada", source="contact", by=None)

    page = offer(client, cast.other_council, address=f"?need={need.pk}")

    assertContains(page, escape("Aquesta necessitat és d'un altre ens."))
    assert not AdvisorySession.objects.exists()


@pytest.mark.parametrize(
    "given, field",
    [
        ({"organizations": []}, "organizations"),
        ({"day": "2030-02-01"}, "time"),
        ({"time": "10:00"}, "day"),
        ({"service": ""}, "service"),
        ({"words": " "}, "words"),
        ({"minutes": "90"}, "minutes"),
    ],
)
def test_offer_that_cannot_be_is_said_beside_its_field(client, cast, given, field):
    service = ServiceFactory()
    values = {"service": service.pk, "organizations": [cast.council.pk], "words": "Hola"} | given

    page = client.post(reverse("session_offer"), values)

    assert list(page.context["form"].errors) == [field]
    assert not AdvisorySession.objects.exists()


def test_only_members_of_today_are_offered(client, cast):
    former = MemberFactory(ends_on=clock.today() - timedelta(days=1)).organization

    page = client.get(reverse("session_offer"))

    assertContains(page, escape(str(cast.council)))
    assert str(former.pk) not in [
        str(pk) for _group, rows in page.context["form"].fields["organizations"].choices for pk, _name in rows
    ]


def test_council_that_has_said_yes_joins_on_its_behalf(client, cast):
    session = confirm(make_request(None, cast.council), expert=cast.advisor)
    address = reverse("session_join", args=[session.pk])

    client.post(address, {"organization": cast.other_council.pk, "answer": "yes", "attendees": "Fina"})

    row = session.councils.get(organization=cast.other_council)
    audit = AuditRow.objects.filter(operation="advisory.join_session").get()
    assert (row.reply, row.attendees) == ("coming", "Fina")
    assert (audit.by_id_number, audit.organization_number) == (cast.coordination.pk, cast.other_council.pk)


def test_council_that_has_to_answer_is_invited(client, cast):
    session = confirm(make_request(None, cast.council), expert=cast.advisor)
    address = reverse("session_join", args=[session.pk])

    client.post(address, {"organization": cast.other_council.pk, "answer": "ask"})

    assert session.councils.get(organization=cast.other_council).reply == "invited"


def test_council_leaves_on_its_behalf_and_the_others_go_on(client, cast):
    session = confirm(make_request(None, cast.council, cast.other_council), expert=cast.advisor)

    client.post(reverse("session_leave", args=[session.pk, cast.other_council.pk]))

    session.refresh_from_db()
    audit = AuditRow.objects.filter(operation="advisory.leave_session").get()
    assert session.councils.get(organization=cast.other_council).reply == "not_coming"
    assert (session.state, audit.organization_number) == ("confirmed", cast.other_council.pk)


def test_council_does_not_take_another_one_out(cast, enter):
    session = make_request(None, cast.council, cast.other_council)

    answer = enter(cast.technician).post(reverse("session_leave", args=[session.pk, cast.other_council.pk]))

    assert answer.status_code == 403


def test_technician_of_both_takes_out_either(cast, enter):
    session = confirm(make_request(None, cast.council, cast.other_council), expert=cast.advisor)
    RoleFactory(person=cast.technician, organization=cast.other_council)

    answer = enter(cast.technician).post(reverse("session_leave", args=[session.pk, cast.other_council.pk]))

    assert answer.status_code == 302


def test_session_of_a_year_is_written_down_without_a_day(client, cast):
    service = ServiceFactory()
    values = {"service": service.pk, "organizations": [cast.council.pk], "year": 2023}

    client.post(reverse("session_record"), values)

    session = AdvisorySession.objects.get()
    assert (session.state, session.day.year, session.is_day_known, session.minutes_used) == (
        "done", 2023, False, None,
    )  # fmt: skip


def test_session_of_the_past_needs_a_day_or_a_year(client, cast):
    values = {"service": ServiceFactory().pk, "organizations": [cast.council.pk]}

    page = client.post(reverse("session_record"), values)

    assert list(page.context["form"].errors) == ["day"]


def test_session_is_tied_to_an_action_of_the_plan_and_untied(client):
    session, action = make_request(), plan_action()
    address = reverse("session_plan", args=[session.pk])

    client.post(address, {"action": action.pk})
    session.refresh_from_db()
    tied = session.action
    client.post(address, {"action": ""})
    session.refresh_from_db()

    assert (tied, session.action) == (action, None)

"""«Inici» of coordination: what waits, the longest first, with the act that settles it; nothing when there is none."""

from datetime import timedelta

import pytest
from django.test import RequestFactory
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from advisory import operations
from advisory.blocks.coordination import budgets_running_out, sessions_to_settle
from advisory.models import AdvisorySession
from office import clock
from tests.advisory.sessions import confirm, let_it_begin, make_budget, make_request

pytestmark = pytest.mark.django_db


def block_for(person):
    request = RequestFactory().get("/")
    request.user = person
    return sessions_to_settle(request)


def matters(person):
    block = block_for(person)
    found = block.context["matters"] if block else []
    return {matter.title: [(row.session, row.act_url) for row in matter.rows] for matter in found}


def waits(session, days):
    asked_at = clock.now() - timedelta(days=days)
    AdvisorySession.objects.filter(pk=session.pk).update(asked_at=asked_at)
    return session


def held(session, expert, hours_ago):
    return let_it_begin(confirm(session, expert=expert), clock.now() - timedelta(hours=hours_ago))


def logged(session, minutes=60):
    return operations.log_outcome(session=session, minutes_used=minutes, summary="Plec revisat.", by=None)


def act(name, session):
    return (session, reverse(name, args=[session.pk]))


def test_nothing_to_settle_takes_no_place(cast):
    confirm(make_request(), expert=cast.advisor)

    assert block_for(cast.coordination) is None


def test_it_is_for_coordination_only(cast):
    make_request()

    assert [block_for(person) for person in (cast.technician, cast.executive, cast.advisor)] == [None] * 3


def test_what_waits_the_longest_comes_first_with_its_first_act(cast):
    new, old = waits(make_request(), 2), waits(make_request(), 9)
    assigned = operations.assign_expert(session=waits(make_request(), 5), expert=cast.advisor, by=None)

    assert matters(cast.coordination) == {
        "Sol·licitats, a l'espera": [
            act("session_assign", old), act("session_date", assigned), act("session_assign", new),
        ]
    }  # fmt: skip


def test_days_are_said_in_words(cast, enter):
    waits(make_request(), 9)

    assertContains(enter(cast.coordination).get(reverse("home")), "fa 9 dies")


def test_each_session_stands_under_its_matter(cast):
    budget = make_budget(3000)
    to_log = held(make_request(budget.service), cast.advisor, 30)
    disputed = logged(held(make_request(budget.service), cast.advisor, 60))
    operations.dispute_outcome(session=disputed, words="Va durar menys.", by=None)
    longer = logged(held(make_request(budget.service), cast.advisor, 90), minutes=150)

    assert matters(cast.coordination) == {
        "L'ens no està d'acord amb el que es va anotar": [act("session_correct", disputed)],
        "Fets, i ningú no n'ha anotat el resultat": [act("session_log", to_log)],
        "Han durat més del reservat: cal aprovar-ho": [act("session_overrun", longer)],
    }


def test_overrun_that_is_approved_waits_no_more(cast):
    longer = logged(held(make_request(make_budget(3000).service), cast.advisor, 30), minutes=150)

    operations.approve_overrun(session=longer, reason="El plec era llarg.", by=cast.coordination)

    assert block_for(cast.coordination) is None


def test_session_without_a_budget_has_no_overrun(cast):
    logged(held(make_request(), cast.advisor, 30), minutes=150)

    assert block_for(cast.coordination) is None


def test_only_some_are_shown_and_all_are_counted(cast):
    for _ in range(7):
        make_request()

    (matter,) = block_for(cast.coordination).context["matters"]

    assert (matter.total, len(matter.rows)) == (7, 5)


def test_page_without_advice_says_nothing_of_it(cast, enter):
    assertNotContains(enter(cast.coordination).get(reverse("home")), "Assessoraments per resoldre")


@pytest.mark.parametrize("rows", [1, 3])
def test_block_costs_the_same_for_one_as_for_three(cast, rows, django_assert_num_queries):
    budget = make_budget(3000)
    for number in range(rows):
        make_request(budget.service, cast.council)
        logged(held(make_request(budget.service), cast.advisor, 30 * (number + 1)), minutes=150)
    assert cast.coordination.has_perm("advisory.run_advice")

    with django_assert_num_queries(1):
        block_for(cast.coordination)


def running_out(person):
    request = RequestFactory().get("/")
    request.user = person
    block = budgets_running_out(request)
    return [figures.budget for figures in block.context["budgets"]] if block else None


@pytest.mark.parametrize("granted, is_said", [(170, False), (160, True), (130, True)])
def test_budget_is_said_from_three_quarters_on(cast, granted, is_said):
    budget = make_budget(granted)
    make_request(budget.service)  # two hours

    assert running_out(cast.coordination) == ([budget] if is_said else None)


def test_budgets_are_for_coordination_only(cast):
    make_request(make_budget(130).service)

    assert [running_out(person) for person in (cast.executive, cast.technician)] == [None, None]


def test_home_says_how_to_add_hours(cast, enter):
    budget = make_budget(130)
    make_request(budget.service)

    page = enter(cast.coordination).get(reverse("home"))

    assertContains(page, reverse("budget_grant", args=[budget.pk]))
    assertContains(page, "Queden 10 min de 2 h 10 min")

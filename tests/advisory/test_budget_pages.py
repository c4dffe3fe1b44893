"""The pages of the hour budgets: what they say, what they do, and how many questions they ask."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from advisory import operations
from advisory.models import HourAccount, HourBudget, LedgerEntry, PeriodClosing
from advisory.pages.budgets import BudgetFigures
from office import clock
from tests.advisory.sessions import (
    ServiceFactory,
    balances,
    confirm,
    let_it_begin,
    make_budget,
    make_request,
    pool,
)
from tests.cast import MemberFactory
from tests.workplan.plans import FundingSourceFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def budget():
    return make_budget(3000)


@pytest.fixture
def client(cast, enter):
    return enter(cast.coordination)


def address(name, budget, *further):
    return reverse(name, args=[budget.pk, *further])


def queries(client, url):
    with CaptureQueriesContext(
        connection,
    ) as found:
        assert client.get(url).status_code == 200
    return len(found)


def spend(budget, *councils):
    """A session done, one that holds hours, and a package."""
    done = let_it_begin(confirm(make_request(budget.service, *councils)))
    operations.log_outcome(session=done, minutes_used=90, summary="Plec revisat.", by=None)
    make_request(budget.service)
    council = MemberFactory().organization
    operations.allocate_package(budget=budget, organization=council, minutes=240, by=None)


def test_figures_tell_what_is_used_held_and_left(budget):
    spend(budget)

    figures = BudgetFigures(HourBudget.objects.with_figures().get())

    assert (figures.left_words, figures.total_words) == ("46 h 30 min", "50 h")
    assert figures.bar_words == "Fetes servir: 1 h 30 min · reservades: 2 h"
    assert (figures.budget.granted_minutes, figures.spent) == (3000, 210)


@pytest.mark.parametrize(("minutes", "tone"), [(3000, "well"), (160, "soon"), (130, "late")])
def test_tone_says_how_far_it_is_spent(minutes, tone):
    make_request(make_budget(minutes).service)

    assert BudgetFigures(HourBudget.objects.with_figures().get()).tone == tone


def test_list_says_how_much_is_left_of_each(client, budget):
    spend(budget)

    page = client.get(reverse("budget_list"))

    assertContains(page, "<strong>46 h 30 min</strong> queden de 50 h", html=False)
    assertContains(page, address("budget_page", budget))


def test_list_foretells_the_day_a_budget_runs_out(client):
    today = clock.today()
    budget = make_budget(240, starts_on=date(today.year - 1, 1, 1), ends_on=date(today.year + 2, 12, 31))
    make_request(budget.service)

    assertContains(client.get(reverse("budget_list")), "Al ritme d'ara, s'acabaran el dia")


def test_list_asks_as_much_with_one_as_with_three(client, budget):
    spend(budget)
    one = queries(client, reverse("budget_list"))
    for _number in range(2):
        spend(make_budget(service=ServiceFactory(has_budget=True)))

    assert (queries(client, reverse("budget_list")), one <= 8) == (one, True)


def test_page_shows_who_holds_the_packages_and_the_movements(client, budget):
    spend(budget, MemberFactory(organization__short_name="Vic").organization)

    page = client.get(address("budget_page", budget))

    assertContains(page, "Hores fetes servir: 1 h 30 min")
    assertContains(page, "30 min tornen a la bossa")
    assertContains(page, "Queden 4 h")
    assertContains(page, "Queden 42 h 30 min per a tothom · en paquets d'ens: 4 h")
    assert [session.held_now for session in page.context["holding"]] == ["2 h"]


def test_page_asks_as_much_with_one_session_as_with_three(client, budget):
    spend(budget, MemberFactory().organization)
    one = queries(client, address("budget_page", budget))
    for _number in range(2):
        spend(budget, MemberFactory().organization)

    assert (queries(client, address("budget_page", budget)), one <= 12) == (one, True)


def test_executive_looks_and_changes_nothing(cast, enter, budget):
    page = enter(cast.executive).get(address("budget_page", budget))

    assertContains(page, "Tot l'extracte", html=False)
    assertNotContains(page, "Afegiu hores")


def test_budget_is_opened_with_hours_as_people_write_them(client):
    service, funding = ServiceFactory(has_budget=True), FundingSourceFactory()
    values = {"service": service.pk, "starts_on": "2026-01-01", "ends_on": "2026-12-31", "minutes": "50"}

    answer = client.post(reverse("budget_open"), values | {"funding": funding.pk, "note": "Conveni"})

    budget = HourBudget.objects.get()
    assertRedirects(answer, budget.get_absolute_url())
    assert (balances(budget), budget.funding, budget.note) == ((3000, 0, 0), funding, "Conveni")


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [("50 h", 3000), ("4 h 30", 270), ("4:30", 270), ("90 min", 90), ("1 hora", None), ("2,5", None),
     ("1e3", None), ("-4", None), ("0", None), ("99999", 5_999_940)],
)  # fmt: skip
def test_hours_that_are_added_are_whole_minutes(client, budget, typed, minutes):
    page = client.post(address("budget_grant", budget), {"minutes": typed, "reason": "Addenda", "once": ONCE})

    if minutes is None:
        assert page.context["form"].errors["minutes"]
        assertContains(page, typed)
    assert balances(budget) == (3000 + (minutes or 0), 0, 0)


ONCE = "5f0c7d0e-1c3f-4f6e-9d55-0b5f1d1b6a11"


def test_package_is_set_aside_and_given_back(client, budget, cast):
    values = {"organization": cast.council.pk, "minutes": "4 h", "once": ONCE}
    client.post(address("budget_package", budget), values)
    package = HourAccount.objects.get(kind="package")
    assert (package.balance_minutes, balances(budget)) == (240, (2760, 0, 0))

    client.post(address("package_return", budget, package.pk), {"once": ONCE[:-1] + "2"})

    assert balances(budget) == (3000, 0, 0)


def test_correction_names_who_approved_it(client, budget, cast):
    source = HourAccount.objects.get(kind="source")
    values = {
        "debit": pool(budget).pk,
        "credit": source.pk,
        "minutes": "10 h",
        "reason": "Error",
        "once": ONCE,
    }

    client.post(address("budget_adjust", budget), values | {"approved_by": cast.executive.pk})

    assert (LedgerEntry.objects.latest("pk").approved_by, balances(budget)) == (cast.executive, (2400, 0, 0))


def test_correction_beyond_what_there_is_is_refused_in_words(client, budget, cast):
    source = HourAccount.objects.get(kind="source")
    values = {
        "debit": pool(budget).pk,
        "credit": source.pk,
        "minutes": "51 h",
        "reason": "Error",
        "once": ONCE,
    }

    page = client.post(address("budget_adjust", budget), values | {"approved_by": cast.coordination.pk})

    assertContains(page, "en queden 50 h i en calen 51 h")


def test_note_and_funding_are_changed(client, budget):
    client.post(address("budget_edit", budget), {"note": "Pròrroga"})

    budget.refresh_from_db()
    assert budget.note == "Pròrroga"


def test_closing_is_previewed_approved_and_posted(client, budget):
    year = clock.today().year + 1
    following = make_budget(
        600, service=budget.service, starts_on=date(year, 1, 1), ends_on=date(year, 12, 31)
    )
    assertContains(client.get(address("budget_close", budget)), "Què s'assentaria")

    page = client.post(address("budget_close", budget), {"carry_minutes": "10 h"}, follow=True)
    assert [row["cells"] for row in page.context["page"].rows] == [["0 min"], ["10 h"], ["40 h"]]
    client.post(address("closing_approve", budget))
    page = client.post(address("closing_post", budget), follow=True)

    assertContains(page, "El tancament està assentat")
    assert [row["cells"] for row in page.context["page"].rows] == [["0 min"], ["10 h"], ["40 h"]]
    assert (balances(budget), balances(following)) == ((0, 0, 0), (1200, 0, 0))


def test_closing_names_what_has_to_be_settled(client, budget):
    make_request(budget.service, MemberFactory(organization__short_name="Vic").organization)
    client.post(address("budget_close", budget), {"carry_minutes": ""})

    page = client.post(address("closing_approve", budget), follow=True)

    assertContains(page, "Resoleu abans els assessoraments")
    assertContains(page, "Ajuntament de Vic")
    assert PeriodClosing.objects.get().state == "draft"


def test_closing_is_taken_back(client, budget):
    client.post(address("budget_close", budget), {"carry_minutes": ""})

    client.post(address("closing_cancel", budget))

    assert not PeriodClosing.objects.exists()


def test_form_proposes_the_first_year_without_a_budget(client, budget):
    page = client.get(reverse("budget_open"))

    year = budget.ends_on.year + 1
    assert (page.context["form"].initial["starts_on"], page.context["form"].initial["ends_on"]) == (
        f"{year}-01-01",
        f"{year}-12-31",
    )


def test_closing_that_is_posted_leads_back_to_its_budget(client, budget):
    operations.prepare_closing(budget=budget, carry_minutes=0, by=None)
    for act in ("closing_approve", "closing_post"):
        client.post(address(act, budget))

    page = client.get(address("budget_close", budget))

    assertContains(page, "<h1>Tancament del període</h1>", html=True)
    assertContains(page, f'href="{budget.get_absolute_url()}"')

"""Statements to the minute, of a budget and of a council: on the screen, as files and on paper."""

import csv
from datetime import timedelta
from io import BytesIO, StringIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pypdf import PdfReader
from pytest_django.asserts import assertContains, assertNotContains

from advisory import operations
from advisory.models import LedgerEntry
from advisory.pages import statement
from advisory.pages.council_statement import statement_of
from office import clock
from tests.advisory.sessions import confirm, let_it_begin, make_budget, make_request, pool
from tests.cast import MemberFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def budget():
    return make_budget(3000)


@pytest.fixture
def client(cast, enter):
    return enter(cast.coordination)


def done(budget, *councils, minutes=90, held=120):
    session = let_it_begin(confirm(make_request(budget.service, *councils), minutes=held))
    return operations.log_outcome(session=session, minutes_used=minutes, summary="Plec revisat.", by=None)


def address(name, row, *further):
    return reverse(name, args=[row.pk, *further])


def read_csv(answer):
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(StringIO(text), delimiter=";"))


def told(page):
    return [(line.entry.kind, line.effect, line.left) for line in page.context["lines"]]


def words_of(answer):
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(answer.content)).pages)


def test_statement_runs_to_the_minute(client, budget):
    done(budget)

    page = client.get(address("budget_statement", budget))

    assert told(page) == [
        ("capture", "+30 min", "48 h 30 min"), ("hold", "−2 h", "48 h"), ("grant", "+50 h", "50 h")
    ]  # fmt: skip


def test_statement_of_everything_does_not_move_with_a_package_and_that_of_an_account_does(client, budget):
    council = MemberFactory().organization
    operations.allocate_package(budget=budget, organization=council, minutes=240, by=None)

    whole = client.get(address("budget_statement", budget))
    of_pool = client.get(address("budget_statement", budget), {"account": pool(budget).pk})

    assert told(whole)[0] == ("allocate", "—", "50 h")
    assert told(of_pool)[0] == ("allocate", "−4 h", "46 h")


def test_month_begins_with_what_was_left_before(client, settings):
    today = clock.today()
    settings.CLOCK_OFFSET -= timedelta(days=62)
    period = {"starts_on": today - timedelta(days=70), "ends_on": today + timedelta(days=70)}
    budget = make_budget(3000, **period)
    settings.CLOCK_OFFSET += timedelta(days=62)
    done(budget)

    page = client.get(address("budget_statement", budget), {"month": f"{clock.today():%Y-%m}"})

    assert told(page) == [("capture", "+30 min", "48 h 30 min"), ("hold", "−2 h", "48 h")]


def test_kind_leaves_out_what_would_mean_nothing(client, budget):
    done(budget)

    page = client.get(address("budget_statement", budget), {"kind": "capture"})

    assert told(page) == [("capture", "+30 min", "")]


def test_statement_asks_as_much_with_one_session_as_with_three(client, budget):
    def asked():
        with CaptureQueriesContext(connection) as found:
            client.get(address("budget_statement", budget))
        return len(found)

    done(budget, MemberFactory().organization)
    one = asked()
    for _number in range(2):
        done(budget, MemberFactory().organization)

    assert (asked(), one <= 8) == (one, True)


def test_csv_has_every_movement_in_whole_minutes(client, budget):
    done(budget, MemberFactory(organization__short_name="Vic").organization)

    rows = read_csv(client.get(address("budget_statement_export", budget, "csv")))

    kept = [(row["Minuts"], row["Minuts que en surten o hi entren"], row["Ens"]) for row in rows]
    assert kept == [
        ("90", "30", "Ajuntament de Vic"), ("120", "-120", "Ajuntament de Vic"), ("3000", "3000", "")
    ]  # fmt: skip


def test_paper_tells_every_movement(client, budget):
    done(budget, MemberFactory(organization__short_name="Vic").organization)

    words = words_of(client.get(address("budget_statement_export", budget, "pdf")))

    assert all(
        said in words for said in ("Extracte d'hores", "1 h 30 min", "Ajuntament de Vic", "48 h 30 min")
    )


def test_paper_of_very_many_tells_what_each_month_came_to(client, budget, monkeypatch):
    monkeypatch.setattr(statement, "ON_PAPER", 2)
    done(budget)

    words = words_of(client.get(address("budget_statement_export", budget, "pdf")))

    assert "Són massa moviments" in words
    assert "48 h 30 min" in words
    assert "Obertura" not in words


def of_council(council):
    found = statement_of(council, "")
    return [(line.held, line.charged, line.given_back) for line in found.lines], found.totals


def test_council_sees_what_was_held_charged_and_given_back(budget):
    council = MemberFactory().organization
    done(budget, council)
    make_request(budget.service, council)
    operations.cancel_session(
        session=make_request(budget.service, council), reason="Ja no cal.", side="council", by=None
    )
    done(budget)  # of another council

    lines, totals = of_council(council)

    assert sorted(lines) == [(120, 0, 0), (120, 0, 120), (120, 90, 30)]
    assert totals == ["6 h", "1 h 30 min", "2 h 30 min"]


def test_changed_length_counts_as_it_was_agreed(budget):
    council = MemberFactory().organization

    done(budget, council, held=180, minutes=100)

    assert of_council(council)[0] == [(180, 100, 80)]


def test_overrun_and_correction_are_in_what_was_charged(budget, cast):
    council = MemberFactory().organization
    session = done(budget, council, minutes=150)
    operations.approve_overrun(session=session, reason="El plec era llarg.", by=cast.coordination)
    assert of_council(council)[0] == [(120, 150, 0)]

    operations.correct_minutes(session=session, minutes_used=60, reason="Error", by=cast.coordination)

    assert of_council(council)[0] == [(120, 60, 60)]


def test_hours_of_several_councils_are_charged_once(budget):
    first, second = (MemberFactory().organization for _number in range(2))
    done(budget, first, second)

    [line] = statement_of(second, "").lines

    assert line.shared == "Amb 1 ens més: les hores es descompten una sola vegada."
    assert LedgerEntry.objects.filter(kind="capture").count() == 1


def test_council_reads_its_own_statement_and_takes_it_along(cast, enter, budget):
    done(budget, cast.council)
    client = enter(cast.technician)

    page = client.get(address("council_statement", cast.council))
    rows = read_csv(client.get(address("council_statement_export", cast.council, "csv")))
    words = words_of(client.get(address("council_statement_export", cast.council, "pdf")))

    assertContains(page, "Descomptat: 1 h 30 min")
    assertContains(page, "30 min retornades")
    assert [(row["Minuts reservats"], row["Minuts descomptats"]) for row in rows] == [("120", "90")]
    assert "Total de l'any" in words
    assert f"de {clock.today().year}: " in words


def test_council_asks_as_much_with_one_session_as_with_three(cast, enter, budget):
    client = enter(cast.technician)

    def asked():
        with CaptureQueriesContext(connection) as found:
            assert client.get(address("council_statement", cast.council)).status_code == 200
        return len(found)

    done(budget, cast.council)
    one = asked()
    for _number in range(2):
        done(budget, cast.council)

    assert (asked(), one <= 12) == (one, True)


def test_year_without_a_budget_is_not_offered(cast, enter):
    page = enter(cast.technician).get(address("council_statement", cast.council), {"year": "2019"})

    assertContains(page, "Aquest any no hi ha cap assessorament amb hores")
    assertNotContains(page, "2019")

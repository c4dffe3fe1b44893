"""The figures of the members, and the command that prints every figure."""

import json
from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from members.figures import FIGURES
from members.models import Organization
from office import clock
from office.figures import Figure, Found, Period, figures
from tests.members.places import comarca, county_council, spell, town

pytestmark = pytest.mark.django_db
YEAR = Period.year(2023)
KEYS = [
    "members.active",
    "members.comarques",
    "members.county_councils",
    "members.joined",
    "members.left",
    "members.population_share",
]


@pytest.fixture
def network():
    osona, bages = comarca("24", "Osona"), comarca("07", "Bages")
    spell(town("Vic", osona, 3000), "active", date(2020, 1, 1))
    spell(town("Manlleu", osona, 1000), "active", date(2023, 3, 1))
    spell(county_council(osona), "active", date(2023, 6, 1))
    spell(town("Manresa", bages, 5000), "active", date(2020, 1, 1), date(2023, 8, 31))
    town("Avinyó", bages, 1000)
    return osona


def find(key: str, period: Period) -> Found | None:
    return next(figure for figure in FIGURES if figure.key == key).find(period)


def values(period: Period) -> dict[str, float | None]:
    return {figure.key: (found.value if (found := figure.find(period)) else None) for figure in FIGURES}


def test_figures_of_a_year_are_of_its_last_day_and_of_what_happened_in_it(network):
    assert values(YEAR) == {
        "members.joined": 2,
        "members.left": 1,
        "members.active": 3,
        "members.county_councils": 1,
        "members.population_share": 40.0,
        "members.comarques": 1,
    }


def test_each_figure_opens_its_rows(network):
    rows = {figure.key: [str(row) for row in figure.find(YEAR).rows] for figure in FIGURES}

    assert {key: sorted(found) for key, found in rows.items()} == {
        "members.joined": ["Ajuntament Manlleu: Membre", "Consell Comarcal Osona: Membre"],
        "members.left": ["Ajuntament Manresa: Membre"],
        "members.active": ["Ajuntament Manlleu", "Ajuntament Vic", "Consell Comarcal Osona"],
        "members.county_councils": ["Consell Comarcal Osona"],
        "members.population_share": ["Manlleu", "Vic"],
        "members.comarques": ["Osona"],
    }


def test_each_figure_has_its_page(cast, enter, network):
    client = enter(cast.coordination)

    answers = [client.get(figure.find(YEAR).url) for figure in FIGURES]

    assert [answer.status_code for answer in answers] == [200] * len(FIGURES)
    assert not any(answer.context["complaint"] for answer in answers)


@pytest.mark.parametrize("year", [2019, clock.today().year + 1])
def test_figures_before_the_first_row_and_of_years_to_come_are_unknown(network, year):
    assert set(values(Period.year(year)).values()) == {None}


def test_figures_of_a_running_period_are_of_today(network):
    period = Period(date(2023, 1, 1), clock.today() + timedelta(days=30))
    spell(town("Torelló", network), "active", clock.today() + timedelta(days=1))

    assert (find("members.active", period).value, find("members.joined", period).value) == (3, 2)
    assert f"active_on={clock.today()}" in find("members.active", period).url


def test_figures_of_an_empty_portal_are_unknown():
    assert set(values(YEAR).values()) == {None}


def printed(*arguments: str) -> str:
    out = StringIO()
    call_command("figures", *arguments, stdout=out)
    return out.getvalue()


def test_command_prints_json_with_its_keys_in_order(network):
    answer = json.loads(printed("2023", "--format", "json"))

    ours = {key: value for key, value in answer["figures"].items() if key.startswith("members.")}
    assert list(answer) == ["year", "figures"]
    assert answer["year"] == 2023
    assert list(answer["figures"]) == sorted(figure.key for figure in figures() if figure.find)
    assert list(ours) == KEYS
    assert ours["members.population_share"] == 40.0


def test_command_prints_null_for_what_nobody_knows(network):
    answer = json.loads(printed("2019", "--format", "json"))

    assert answer["figures"]["members.joined"] is None


def test_command_prints_key_value_and_words(network, settings):
    lines = [line.split(maxsplit=2) for line in printed("2023").splitlines()]

    assert ["members.joined", "2", "ens que s'hi han adherit"] in lines
    assert next(line[:2] for line in lines if line[0] == "members.population_share") == [
        "members.population_share",
        "40,0",
    ]


def test_command_says_what_is_not_known(network):
    assert "no se sap" in printed("2019")


@pytest.mark.parametrize("year", ["abc", "0", "-1", "23", "99999"])
def test_command_refuses_what_is_no_year(year):
    with pytest.raises(CommandError):
        printed(year)


def test_every_figure_of_every_app_is_declared_alike():
    found = list(figures())

    assert all(isinstance(figure, Figure) for figure in found)
    assert len({figure.key for figure in found}) == len(found)


def test_rows_of_a_figure_are_as_many_as_its_value(network):
    found = find("members.active", YEAR)

    assert found.rows.model is Organization
    assert found.rows.count() == found.value

"""How far the network reaches: a municipality counts once, whoever of its two councils is a member."""

import csv
import io
import re
from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils.html import escape
from django.utils.translation import gettext as _
from django.utils.translation import override

from members.models import Comarca, Municipality, Prospect
from members.presence import Presence, Tally, population_share
from office import clock
from tests.cast import START
from tests.members.places import comarca, county_council, spell, town

pytestmark = pytest.mark.django_db
DAY = date(2024, 6, 6)


@pytest.fixture(autouse=True)
def in_catalan():
    with override("ca"):
        yield


@pytest.fixture
def osona():
    """Two towns of 3,000 and 1,000: the first is a member, and so is the county council."""
    place = comarca("24", "Osona")
    spell(town("Vic", place, 3000), "active", START)
    town("Alpens", place, 1000)
    spell(county_council(place), "active", START)
    return place


@pytest.fixture
def bages():
    """Two towns of 2,000 each: one is a member, the county council is not."""
    place = comarca("07", "Bages")
    spell(town("Manresa", place, 2000), "active", START)
    town("Avinyó", place, 2000)
    county_council(place)
    return place


@pytest.fixture
def aran():
    place = comarca("39", "Aran")
    town("Vielha", place, 2000, "Lleida")
    return place


def row_of(presence, name, province=""):
    return next(row for row in presence.rows(province) if row.comarca.name == name)


def test_share_counts_a_municipality_once_where_both_councils_are_members(osona, bages, aran):
    assert population_share(DAY) == 60.0  # 4,000 of Osona and 2,000 of Bages, of 10,000


def test_share_by_town_councils_only_leaves_out_who_is_reached_by_the_county_council(osona, bages, aran):
    assert population_share(DAY, by_town_councils_only=True) == 50.0


def test_share_is_unknown_without_a_register():
    assert population_share(DAY) is None


def test_share_is_of_the_day(osona, bages):
    assert population_share(START - timedelta(days=1)) == 0.0
    assert population_share(START) == 75.0


@pytest.mark.parametrize("state", ["applicant", "suspended", "withdrawn"])
def test_share_counts_only_active_members(aran, state):
    spell(Municipality.objects.get(name="Vielha").council, state, START)

    assert population_share(DAY) == 0.0
    assert not Comarca.objects.present(DAY).exists()


def test_comarca_row_says_what_the_network_has_there(cast, osona):
    presence = Presence(cast.coordination, DAY)

    row = row_of(presence, "Osona")

    # The cast lives in Osona too: four towns of 4,512, three of them members.
    assert (row.tally.towns, row.tally.member_towns) == (6, 4)
    assert row.tally.residents == row.tally.residents_covered == 4000 + 4 * 4512
    assert row.tally.residents_of_members == 3000 + 3 * 4512
    assert (row.comarca.has_county_council, row.comarca.county_council_is_member) == (True, True)
    assert row.is_present


def test_comarca_in_two_provinces_appears_in_both_each_time_with_its_part(cast):
    cerdanya = comarca("15", "Cerdanya")
    spell(town("Alp", cerdanya, 1000, "Girona"), "active", START)
    town("Bellver", cerdanya, 2000, "Lleida")
    presence = Presence(cast.coordination, DAY)

    whole, girona, lleida = (row_of(presence, "Cerdanya", name) for name in ("", "Girona", "Lleida"))

    assert (whole.tally.towns, girona.tally.towns, lleida.tally.towns) == (2, 1, 1)
    assert (girona.tally.share, lleida.tally.share) == (100.0, 0.0)
    assert (girona.is_present, lleida.is_present) == (True, False)


def test_provinces_add_up_to_the_country(cast, osona, bages, aran):
    presence = Presence(cast.coordination, DAY)

    assert list(presence.provinces) == ["Barcelona", "Lleida"]
    assert sum(presence.provinces.values(), Tally()) == presence.whole
    assert presence.whole.residents == 10_000 + 4 * 4512


def test_finding_says_councils_and_comarques(cast, osona, bages, aran):
    presence = Presence(cast.coordination, DAY)

    assert presence.in_words() == "5 ajuntaments i 1 consell comarcal en 2 de 3 comarques"
    assert Presence(cast.coordination, date(2000, 1, 1)).in_words() == "0 ajuntaments en 0 de 3 comarques"


def test_without_ties_to_the_network_nothing_is_counted(cast, osona):
    cast.technician.roles.update(ends_on=clock.today() - timedelta(days=1))

    presence = Presence(cast.technician, DAY)

    assert (presence.rows(), presence.whole.share) == ([], None)


def test_page_shows_headline_and_rows(cast, enter, osona, bages, aran):
    answer = enter(cast.technician).get("/territori/presencia/", {"on": "2024-06-06"})

    text = answer.content.decode()
    assert [row.comarca.name for row in answer.context["rows"]] == ["Aran", "Bages", "Osona"]
    assert answer.context["presence"].whole.share_in_words in text
    assert "/membres/?comarca=24&amp;active_on=2024-06-06" in text
    assert "/membres/?comarca=39&amp;scope=register" in text


def test_bars_have_numbers_that_a_browser_reads(cast, enter, bages):
    text = enter(cast.technician).get("/territori/presencia/").content.decode()

    assert re.findall(r'<progress max="100" value="([^"]*)"', text) == ["50", "75"]


def test_page_narrows_by_province_and_to_where_there_is_nobody(cast, enter, osona, bages, aran):
    client = enter(cast.technician)

    def names(**asked):
        answer = client.get("/territori/presencia/", asked)
        return [row.comarca.name for row in answer.context["rows"]]

    assert names(province="Lleida") == ["Aran"]
    assert names(province="Barcelona") == ["Bages", "Osona"]
    assert names(show="empty") == ["Aran"]
    assert names(show="empty", province="Barcelona") == []
    assert names(show="empty", on="2000-01-01") == ["Aran", "Bages", "Osona"]


def test_page_keeps_the_country_in_its_headline_whatever_the_province(cast, enter, osona, aran):
    client = enter(cast.technician)

    shares = [
        client.get("/territori/presencia/", asked).context["presence"].whole.share
        for asked in ({}, {"province": "Lleida"})
    ]

    assert shares[0] == shares[1]


@pytest.mark.parametrize("asked", [{"on": "2024-02-30"}, {"province": "Osca"}, {"show": "x"}, {"on": "\x00"}])
def test_page_leaves_out_what_it_does_not_understand(cast, enter, osona, asked):
    answer = enter(cast.technician).get("/territori/presencia/", asked)

    assert answer.context["complaint"]
    assert escape(answer.context["complaint"]) in answer.content.decode()
    assert answer.context["presence"].on == clock.today()


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_page_answers_on_any_day(cast, enter, osona, day):
    assert enter(cast.technician).get("/territori/presencia/", {"on": day}).status_code == 200


def test_interested_councils_are_counted_for_coordination_only(cast, enter, aran):
    vielha = Municipality.objects.get(name="Vielha").council
    Prospect.objects.create(organization=vielha, since_on=clock.today())
    words = "1 interessat"

    shown = {
        who: words in enter(getattr(cast, who)).get("/territori/presencia/").content.decode()
        for who in ("coordination", "technician")
    }

    assert shown == {"coordination": True, "technician": False}


def test_interested_are_those_of_the_day(cast, aran):
    Prospect.objects.create(
        organization=Municipality.objects.get(name="Vielha").council, since_on=date(2024, 3, 1),
        state="closed", closed_on=date(2024, 5, 1),
    )  # fmt: skip
    days = [date(2024, 2, 29), date(2024, 3, 1), date(2024, 4, 30), date(2024, 5, 1)]

    counted = [row_of(Presence(cast.coordination, day), "Aran").comarca.interested for day in days]

    assert counted == [0, 1, 1, 0]


def lines(answer):
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text), delimiter=";"))


def test_export_has_the_rows_of_the_page(cast, enter, osona, aran):
    address = reverse("presence_export", args=["csv"])

    head, *rows = lines(enter(cast.coordination).get(address, {"province": "Lleida"}))

    assert rows == [["Aran", "1", "0", _("it has none"), "0", "2000", "0", "0,0", ""]]
    assert _("Interested councils") in head


def test_export_keeps_the_interested_to_coordination(cast, enter, aran):
    head, *_rows = lines(enter(cast.technician).get(reverse("presence_export", args=["csv"])))

    assert _("Interested councils") not in head


def test_export_of_another_kind_is_not_there(cast, enter):
    assert enter(cast.technician).get(reverse("presence_export", args=["pdf"])).status_code == 404


def test_page_costs_the_same_for_one_row_as_for_three(cast, enter, osona, django_assert_num_queries):
    client = enter(cast.coordination)

    for name in ("", "Bages", "Berguedà"):
        if name:
            spell(county_council(comarca(name[:2], name)), "active", START)
        with django_assert_num_queries(7):
            # session, person; comarques, municipalities; two of the standing and the bell of the frame
            client.get("/territori/presencia/")

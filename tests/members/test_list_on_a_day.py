"""«Actius el dia»: the list of members as it was."""

from datetime import date

import pytest
from django.utils.translation import override

from tests.members.places import comarca, spell, town

pytestmark = pytest.mark.django_db
LIST = "/membres/"


@pytest.fixture(autouse=True)
def in_catalan():
    with override("ca"):
        yield


@pytest.fixture
def client(cast, enter):
    """Somebody who sees the list; and beside the cast, who left and who was suspended."""
    place = comarca("07", "Bages")
    gone, paused = town("Avinyó", place), town("Berga", place)
    spell(gone, "active", date(2019, 3, 1), date(2021, 12, 31))
    spell(gone, "withdrawn", date(2022, 1, 1))
    spell(paused, "active", date(2019, 3, 1), date(2022, 12, 31))
    spell(paused, "suspended", date(2023, 1, 1))
    return enter(cast.technician)


def rows(client, **asked):
    return [(row.title, row.state, row.since) for row in client.get(LIST, asked).context["rows"]]


def test_list_is_of_who_was_active_that_day_with_the_state_of_then(client):
    since = "des del dia 01/03/2019"

    assert rows(client, active_on="2021-12-31") == [("Avinyó", "Membre", since), ("Berga", "Membre", since)]
    assert rows(client, active_on="2022-01-01") == [("Berga", "Membre", since)]
    assert rows(client, active_on="2019-02-28") == []


def test_day_goes_with_the_other_filters(client):
    assert rows(client, active_on="2021-12-31", comarca="24") == []
    assert len(rows(client, active_on="2021-12-31", comarca="07", scope="register")) == 2
    assert rows(client, active_on="2021-12-31", state="suspended") == []
    assert len(rows(client, active_on="2021-12-31", state="active")) == 2


def test_day_is_a_chip_in_words_and_opens_the_further_filters(client):
    found = client.get(LIST, {"active_on": "2021-12-31"}).context["found"]

    assert found.chips() == [{"label": "actius el dia 31/12/2021", "url": LIST}]
    assert found.more_open
    assert 'value="2021-12-31"' in str(found.shown_form["active_on"])


def test_day_that_is_none_is_left_out_with_a_sentence(client):
    answer = client.get(LIST, {"active_on": "2021-02-30"})

    assert answer.context["complaint"].endswith(": actius el dia.")
    assert "Berga" in [row.title for row in answer.context["rows"]]

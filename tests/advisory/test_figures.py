"""The figures of advice, each with its rows."""

import json
from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.management import call_command

from advisory import operations
from advisory.figures import FIGURES
from office import clock
from office.figures import Period
from tests.advisory.sessions import ServiceFactory, confirm, let_it_begin, make_request

pytestmark = pytest.mark.django_db
YEAR = Period.year(2023)


def past(kind, **values):
    given = {"day": date(2023, 5, 4), "by": None} | values
    return operations.record_session(service=ServiceFactory(kind=kind), **given)


def answers(period):
    return {figure.key.removeprefix("advisory."): figure.find(period) for figure in FIGURES}


def values(period):
    return {key: found.value if found else None for key, found in answers(period).items()}


def test_expert_advice_and_first_steps_count_together_and_mentoring_apart():
    for kind in ("expert_advice", "expert_advice", "first_steps", "mentoring"):
        past(kind)

    assert values(YEAR) == {"sessions": 3, "mentoring_sessions": 1, "hours": None}


def test_hours_are_of_the_sessions_whose_minutes_are_known():
    past("expert_advice", minutes_used=90)
    past("first_steps", minutes_used=60)
    past("expert_advice")
    past("mentoring", minutes_used=300)

    assert values(YEAR)["hours"] == 2.5
    assert answers(YEAR)["hours"].rows.count() == 2


def test_whole_hours_are_whole_numbers():
    past("expert_advice", minutes_used=120)

    assert repr(values(YEAR)["hours"]) == "2"


def test_what_was_not_held_is_not_counted(cast):
    past("expert_advice", day=date(2023, 1, 1))
    held = let_it_begin(confirm(make_request(None, cast.council)))
    operations.log_outcome(session=held, minutes_used=90, summary="Plec revisat.", by=None)
    confirm(make_request(None, cast.council))
    operations.cancel_session(session=make_request(), reason="No cal.", side="council", by=None)
    this_year = Period(clock.today() - timedelta(days=5), clock.today())

    assert values(this_year) == {"sessions": 1, "mentoring_sessions": 0, "hours": 1.5}
    assert list(answers(this_year)["sessions"].rows) == [held]


def test_before_the_first_session_nobody_knows():
    past("expert_advice", day=date(2024, 2, 1))

    assert set(values(YEAR).values()) == {None}
    assert set(values(Period.year(clock.today().year + 1)).values()) == {None}


def test_empty_portal_knows_nothing():
    assert set(values(YEAR).values()) == {None}


def test_command_says_null_for_hours_that_nobody_knows():
    past("expert_advice")
    out = StringIO()

    call_command("figures", "2023", "--format", "json", stdout=out)

    found = json.loads(out.getvalue())["figures"]
    assert {key: found[key] for key in found if key.startswith("advisory.")} == {
        "advisory.hours": None,
        "advisory.mentoring_sessions": 0,
        "advisory.sessions": 1,
    }


def test_each_figure_opens_the_list_of_its_rows(cast, enter):
    past("expert_advice", minutes_used=60)
    past("mentoring")

    found = answers(YEAR)
    pages = {key: enter(cast.coordination).get(answer.url) for key, answer in found.items()}

    assert {key: page.status_code for key, page in pages.items()} == {
        "sessions": 200, "mentoring_sessions": 200, "hours": 200,
    }  # fmt: skip
    listed = {key: list(page.context["page"].object_list) for key, page in pages.items()}
    assert listed == {key: list(answer.rows) for key, answer in found.items()}

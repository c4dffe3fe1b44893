"""Charts, map and tables of a report: what they count, and that they are left out where there is nothing."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from advisory import operations as advisory
from members.models import Membership
from office import clock
from office.figures import Period
from office.operations import declare_total
from reports.drawings import drawings
from tests.advisory.sessions import ServiceFactory
from tests.cast import ComarcaFactory, CouncilFactory, MemberFactory, MunicipalityFactory
from tests.events.events import attended, make_past
from tests.workplan.plans import ActionFactory, AreaFactory, PlanFactory, SubactionFactory

pytestmark = pytest.mark.django_db
OF_2024, OF_2025 = Period.year(2024), Period.year(2025)


def draw(key: str, period: Period = OF_2024):
    return drawings()[key].find(period)


def town(name: str, code: str, comarca: str = "24", residents: int = 4512, **of_membership) -> Membership:
    place = MunicipalityFactory(
        ine_code=code, name=name, comarca=ComarcaFactory(code=comarca, name=f"Comarca {comarca}"),
        population=residents,
    )  # fmt: skip
    return MemberFactory(organization=CouncilFactory(municipality=place), **of_membership)


def county(comarca: str) -> Membership:
    council = CouncilFactory(
        kind="county_council", municipality=None, comarca=ComarcaFactory(code=comarca, name=f"Comarca {comarca}"),
        short_name="Osona", name="Consell Comarcal d'Osona",
    )  # fmt: skip
    return MemberFactory(organization=council)


def session(organization, minutes: int | None = 90, day: date = date(2024, 5, 2)) -> None:
    advisory.record_session(
        service=ServiceFactory(), day=day, organizations=[organization], minutes_used=minutes, by=None
    )


@pytest.mark.parametrize("key", drawings())
def test_nothing_is_drawn_of_a_portal_that_knows_nothing(key):
    assert draw(key) is None


@pytest.mark.parametrize("key", drawings())
def test_nothing_is_drawn_of_a_year_to_come(key):
    town("Vic", "08298")

    assert draw(key, Period.year(clock.today().year + 1)) is None


def test_map_has_the_members_of_the_last_day_of_the_year():
    town("Vic", "08298")
    county("24")
    town("Manlleu", "08112", starts_on=date(2025, 1, 1))
    town("Torelló", "08285", starts_on=date(2023, 1, 1), ends_on=date(2024, 12, 30))

    drawn = draw("presence_map")

    assert drawn.title == "Membres el dia 31 de desembre de 2024: 1 ajuntament i 1 consell comarcal"
    assert (drawn.solid, drawn.hatched) == (("m08298",), ("c24",))
    assert [(place.name, place.councils) for place in drawn.places] == [
        ("Comarca 24", ("Consell Comarcal d'Osona", "Vic"))
    ]


def test_members_are_counted_on_the_last_day_of_each_year():
    town("Vic", "08298", starts_on=date(2022, 3, 1))
    town("Manlleu", "08112", starts_on=date(2023, 5, 1), ends_on=date(2023, 12, 30))
    town("Torelló", "08285", starts_on=date(2024, 12, 31))

    drawn = draw("members_by_year")

    assert drawn.title == "Membres: 1 el 2022 i 2 el 2024"
    assert drawn.years == (2022, 2023, 2024)
    assert drawn.lines[0].values == (1, 1, 2)


def test_one_year_of_members_is_no_line():
    town("Vic", "08298", starts_on=date(2024, 3, 1))

    assert draw("members_by_year") is None


def test_advice_is_drawn_by_size():
    reached = town("Vic", "08298", residents=47_000).organization
    town("Manlleu", "08112", residents=700)
    session(reached)

    bars = draw("advice_by_size").bars

    assert [(bar.label, bar.counts) for bar in bars] == [
        ("Fins a 1.000 habitants", (0, 1)),
        ("De 20.001 a 50.000", (1, 0)),
    ]


def test_hours_are_those_of_who_received_some():
    town("Manlleu", "08112")
    some, unknown = town("Vic", "08298").organization, county("24").organization
    session(some)
    session(some, 60)
    session(unknown, None)
    session(some, day=date(2025, 1, 1))

    rows = draw("hours_table").rows

    assert [(row["label"], row["cells"]) for row in rows] == [
        ("Consell Comarcal d'Osona", [1, "–"]),
        ("Vic", [2, "2 h 30 min"]),
    ]


@pytest.mark.parametrize("key", ["advice_by_size", "hours_table"])
def test_where_only_the_number_of_sessions_is_known_no_row_is_shown(key):
    session(town("Vic", "08298").organization)

    declare_total(
        key="advisory.sessions", value=11, starts_on=date(2024, 1, 1), ends_on=date(2024, 12, 31),
        source="Memòria", by=None,
    )  # fmt: skip

    assert draw(key) is None


def test_events_have_a_bar_for_each_year_that_has_some():
    make_past(date(2023, 3, 30), "assembly")
    make_past(date(2025, 3, 30), "assembly")
    make_past(date(2025, 10, 25), "conference")
    make_past(date(2025, 10, 26), "others", is_own=False, our_role="collaborator")

    drawn = draw("events_by_kind", OF_2025)

    assert drawn.title == "3 esdeveniments fets el 2025"
    assert [(bar.label, bar.counts) for bar in drawn.bars] == [("2023", (1, 0, 0, 0)), ("2025", (1, 0, 1, 1))]
    assert draw("events_by_kind", OF_2024) is None


def test_attendance_is_measured_against_what_was_held_while_it_was_a_member():
    always = town("Vic", "08298", starts_on=date(2023, 1, 1)).organization
    later = town("Manlleu", "08112", starts_on=date(2024, 6, 1)).organization
    spring, autumn = make_past(date(2024, 3, 30)), make_past(date(2024, 10, 25))
    make_past(date(2024, 11, 2), title="Sense assistència apuntada")
    for event, organization in ((spring, always), (autumn, later), (autumn, later)):
        attended(event, name="Algú", organization=organization)

    rows = draw("attendance_table").rows

    assert [(row["label"], row["cells"]) for row in rows] == [
        ("Manlleu", ["1 de 1"]),
        ("Vic", ["1 de 2"]),
    ]


def test_plan_is_drawn_by_area_without_what_was_dropped():
    plan = PlanFactory(state="approved", starts_on=date(2024, 1, 1), ends_on=date(2024, 12, 31))
    first, second = (AreaFactory(plan=plan, number=number, name=f"Àrea {number}") for number in (1, 2))
    AreaFactory(plan=plan, number=3, name="Sense actuacions")
    done = ActionFactory(area=first, number=1, state="done")
    SubactionFactory(parent=done, area=first, number=1, state="done")
    ActionFactory(area=first, number=2)
    ActionFactory(area=first, number=3, state="dropped", state_reason="No cal")
    ActionFactory(area=second, number=1)

    drawn = draw("plan_progress")

    assert drawn.title == "1 de 3 actuacions fetes"
    assert [(step.label, step.done, step.total) for step in drawn.steps] == [
        ("Àrea 1", 1, 2),
        ("Àrea 2", 0, 1),
    ]


@pytest.mark.parametrize("key", drawings())
def test_drawings_ask_as_often_for_one_row_as_for_three(key):
    some_activity("08298")
    for_one = queries(key)
    some_activity("08112")
    some_activity("08285")

    assert queries(key) == for_one <= 4


def some_activity(code: str) -> None:
    organization = town(f"Vila {code}", code, starts_on=date(2022, 1, 1)).organization
    session(organization)
    attended(make_past(date(2024, 3, 30)), name="Algú", organization=organization)


def queries(key: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        draw(key)
    return len(asked)

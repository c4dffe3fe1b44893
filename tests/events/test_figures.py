"""The figures of events, each with its rows."""

from datetime import date

import pytest
from django.urls import reverse

from events import operations
from events.figures import FIGURES
from events.models import ProgrammeItem
from events.pages.counts import EventCounts
from members.models import Organization
from office import clock
from office.figures import Period, answers
from office.invented import invented
from office.operations import declare_total
from tests.cast import CouncilFactory, PartnerFactory, PersonFactory
from tests.events.events import attended, kind, make_event, make_past

pytestmark = pytest.mark.django_db
YEAR = Period.year(2023)
DAY = date(2023, 3, 30)
NOTHING = {
    "assemblies": None, "commission_meetings": None, "elected_gatherings": None, "own_conferences": None,
    "own_conference_workshops": None, "others_conferences": None,
}  # fmt: skip


def values(period=YEAR):
    found = {figure.key: figure.find(period) for figure in FIGURES}
    return {key.removeprefix("events."): one.value if one else None for key, one in found.items()}


def test_each_kind_is_counted_once():
    for code, times in (("assembly", 2), ("commission", 3), ("elected", 1), ("conference", 2)):
        for _time in range(times):
            make_past(DAY, code)
    make_past(DAY, "others", is_own=False, our_role="speaker")

    assert values() == {
        "assemblies": 2, "commission_meetings": 3, "elected_gatherings": 1, "own_conferences": 2,
        "own_conference_workshops": None, "others_conferences": 1,
    }  # fmt: skip


def test_meeting_of_two_bodies_is_one():
    from members.models import Body

    bodies = tuple(Body.objects.create(kind=of, name=of) for of in ("executive", "technical"))
    make_past(DAY, "commission", bodies=bodies)

    assert values()["commission_meetings"] == 1


def test_conference_inside_an_event_or_holding_the_gathering_is_not_counted_again():
    day = make_past(DAY, "conference")
    make_past(DAY, "conference", parent=day)
    make_past(DAY, "elected", parent=make_past(date(2023, 9, 21), "conference"))

    assert (values()["own_conferences"], values()["elected_gatherings"]) == (1, 1)


def test_workshops_are_those_of_the_programme_and_those_inside():
    day = make_past(DAY, "conference")
    for item in ("workshop", "workshop", "talk"):
        ProgrammeItem.objects.create(event=day, kind=item, title="Cures")
    make_past(DAY, "workshop", parent=day)
    make_past(DAY, "workshop")
    theirs = make_past(DAY, "others", is_own=False, our_role="attendee")
    ProgrammeItem.objects.create(event=theirs, kind="workshop", title="Cures")

    assert values()["own_conference_workshops"] == 3


def test_only_what_was_held_is_counted():
    today = clock.today()
    make_event(kind=kind("assembly"), in_days=14)
    make_event(kind=kind("assembly"), in_days=-14, state="draft", registration="none")
    make_event(kind=kind("assembly"), in_days=-20)

    assert values(Period.year(today.year))["assemblies"] == 1


def test_every_figure_has_as_many_rows_as_it_says_and_a_list():
    make_past(DAY, "assembly")
    ProgrammeItem.objects.create(event=make_past(DAY), kind="workshop", title="Cures")
    make_past(DAY, "others", is_own=False, our_role="speaker")

    found = [figure.find(YEAR) for figure in FIGURES]

    assert [(one.value, one.rows.count()) for one in found if one] == [(1, 1)] * 4
    assert all("year=2023" in one.url for one in found if one)


def test_before_the_portal_no_rows_is_nobody_knows_and_in_it_a_zero():
    make_past(DAY, "assembly")

    assert values(Period.year(2022)) == NOTHING
    assert values() == NOTHING | {"assemblies": 1}
    assert values(Period.year(clock.today().year)) == dict.fromkeys(NOTHING, 0)
    assert values(Period.year(clock.today().year + 1)) == NOTHING


def test_declared_total_wins_over_what_is_invented():
    with invented():
        make_past(DAY, "commission")
    declare_total(
        key="events.commission_meetings", value=4, starts_on=YEAR.starts_on, ends_on=YEAR.ends_on,
        source="Memòria 2023", by=None,
    )  # fmt: skip

    assert answers(YEAR)["events.commission_meetings"].value == 4


def declare(event, **counts):
    return operations.declare_attendance(
        event=event, totals=counts, source="Memòria 2023", code="fesc-2023", by=None
    )


def test_totals_of_an_event_are_figures_of_its_year_with_their_source():
    declare(make_past(date(2023, 10, 20)), people=33, administrations=22, organizations_met=41)

    found = answers(YEAR)
    of_event = {key: found[key].value for key in found if key.startswith("events.fesc-2023.")}
    assert of_event == {
        "events.fesc-2023.people": 33,
        "events.fesc-2023.administrations": 22,
        "events.fesc-2023.organizations_met": 41,
    }
    assert found["events.fesc-2023.people"].source == "Memòria 2023"
    assert answers(Period.year(2024))["events.fesc-2023.people"] is None


def test_who_is_written_down_counts_where_nothing_is_declared():
    day = declare(make_past(DAY), people=None)
    council, partner = (
        CouncilFactory(),
        Organization.objects.create(kind="partner", name="XES", short_name="XES"),
    )
    for organization in (council, council, partner, None):
        attended(day, person=PersonFactory(), organization=organization)
    attended(day, person=PersonFactory(), organization=CouncilFactory(), status="excused")

    assert {key: value for key, value in values().items() if key.startswith("fesc")} == {
        "fesc-2023.people": 4, "fesc-2023.administrations": 1, "fesc-2023.organizations_met": 1,
    }  # fmt: skip


def test_organizations_met_are_counted_where_nobody_wrote_who_came():
    day = declare(make_past(DAY), people=None)
    partners = [PartnerFactory().organization for _number in range(2)]
    operations.write_organizations_met(event=day, organizations=[*partners, CouncilFactory()], by=None)

    found = {key: one for key, one in answers(YEAR).items() if key.startswith("events.fesc-2023.")}

    assert found["events.fesc-2023.people"] is None
    assert found["events.fesc-2023.organizations_met"].value == 3
    assert EventCounts(day).sentence == ""


def test_declared_number_of_organizations_wins_over_those_met_by_name():
    day = declare(make_past(DAY), organizations_met=41)
    operations.write_organizations_met(event=day, organizations=[PartnerFactory().organization], by=None)

    found = answers(YEAR)["events.fesc-2023.organizations_met"]

    assert (found.value, found.source) == (41, "Memòria 2023")


def test_rows_behind_the_figures_of_an_event_are_as_many_as_they_say():
    day = declare(make_past(DAY), people=None)
    council, partner = CouncilFactory(), PartnerFactory().organization
    for organization in (council, council, partner, None):
        attended(day, person=PersonFactory(), organization=organization)
    operations.write_organizations_met(event=day, organizations=[partner, council, CouncilFactory()], by=None)

    found = {key: one for key, one in answers(YEAR).items() if key.startswith("events.fesc-2023.")}

    assert {key.rpartition(".")[2]: (one.value, one.rows.count()) for key, one in found.items()} == {
        "people": (4, 4), "administrations": (1, 1), "organizations_met": (2, 2),
    }  # fmt: skip


def test_page_of_the_counts_names_the_organizations_met(cast, enter):
    day, partner = make_past(DAY), PartnerFactory().organization
    operations.write_organizations_met(event=day, organizations=[partner], by=None)

    answer = enter(cast.technician).get(reverse("event_counts", args=[day.pk]))

    assert ([fact["value"] for fact in answer.context["counts"].facts], partner.get_absolute_url() in answer.content.decode()) == (
        [None, None, 1], True,
    )  # fmt: skip


def test_second_event_of_a_name_has_its_own_figures():
    first, second = declare(make_past(DAY), people=10), declare(make_past(DAY), people=20)

    assert (first.slug, second.slug) == ("fesc-2023", "fesc-2023-2")

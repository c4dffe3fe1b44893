"""Who receives: by size and comarca, beside how many members there are of each; and who has received nothing."""

from datetime import date
from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook
from pytest_django.asserts import assertContains, assertNotContains

from advisory import operations
from advisory.models import SessionCouncil
from advisory.pages.equity import equity_of
from office import clock
from tests.advisory.sessions import ServiceFactory, confirm, make_request
from tests.cast import ComarcaFactory, CouncilFactory, MemberFactory, MunicipalityFactory

pytestmark = pytest.mark.django_db

PAGE = "/assessoraments/qui-rep/"


def member(name, population=4512, comarca="Osona", **membership):
    place = ComarcaFactory(code={"Osona": "24", "Bages": "07"}[comarca], name=comarca)
    town = MunicipalityFactory(name=name, population=population, comarca=place)
    return MemberFactory(organization=CouncilFactory(municipality=town), **membership).organization


def held(*councils, minutes=60, day=None, service=None):
    return operations.record_session(
        service=service or ServiceFactory(), organizations=councils, day=day or clock.today(),
        minutes_used=minutes, by=None,
    )  # fmt: skip


def equity(year=None):
    return equity_of(SessionCouncil.objects.received(), year or clock.today().year)


def told(groups):
    return {
        group.name: (len(group.councils), group.with_some, group.sessions, group.minutes) for group in groups
    }


def test_sizes_stand_beside_their_members():
    small, _other, large = member("Petita", 800), member("Una altra", 900), member("Gran", 60_000)
    held(small)
    held(large, minutes=90)
    held(large, minutes=30)

    assert told(equity().sizes) == {
        "Fins a 1.000 habitants": (2, 1, 1, 60),
        "Més de 50.000": (1, 1, 2, 120),
    }


def test_comarques_with_most_members_without_anything_come_first():
    held(member("Vic"), member("Manlleu"))
    member("Manresa", comarca="Bages")

    assert list(told(equity().comarques).items()) == [
        ("Bages", (1, 0, 0, 0)),
        ("Osona", (2, 2, 2, 120)),
    ]


def test_members_that_received_nothing_are_named(cast, enter):
    received, nothing = member("Vic"), member("Manlleu")
    held(received)

    page = enter(cast.coordination).get(PAGE)

    names = [council.name for council in page.context["equity"].with_none]
    assert (nothing.name in names, received.name in names) == (True, False)
    assertContains(page, f"{reverse('session_offer')}?organization={nothing.pk}")


def test_year_is_written_without_a_point(cast, enter):
    year = str(clock.today().year)

    assertContains(enter(cast.coordination).get(PAGE), f"{year}: 0 de")


def test_executive_sees_it_and_is_not_asked_to_offer(cast, enter):
    assertNotContains(enter(cast.executive).get(PAGE), reverse("session_offer"))


def test_only_what_was_held_and_received_counts():
    vic, manlleu, mentor = member("Vic"), member("Manlleu"), member("Olost")
    confirm(make_request(None, vic))
    session = held(manlleu, mentor)
    session.councils.filter(organization=mentor).update(part="mentor")

    counted = {council.name: council.sessions for council in equity().all.councils}

    assert counted == {vic.name: 0, manlleu.name: 1, mentor.name: 0}


def test_council_that_did_not_come_received_nothing():
    vic, manlleu = member("Vic"), member("Manlleu")
    held(vic, manlleu).councils.filter(organization=manlleu).update(reply="not_coming")

    assert [council.name for council in equity().with_none] == [manlleu.name]


def test_members_are_those_of_the_end_of_the_year():
    former = member("Vic", ends_on=date(2025, 6, 30))
    later = member("Manlleu", starts_on=date(2026, 1, 1))
    stayed = member("Olost")

    assert [council.name for council in equity(2025).all.councils] == [stayed.name]
    assert former.name not in [council.name for council in equity(2025).all.councils]
    assert later.name not in [council.name for council in equity(2025).all.councils]


def test_who_received_while_it_was_a_member_counts_though_it_left():
    former = member("Vic", ends_on=date(2025, 6, 30))
    held(former, day=date(2025, 3, 3))
    rows = SessionCouncil.objects.received().filter(session__day__year=2025)

    assert [council.name for council in equity_of(rows, 2025).all.councils] == [former.name]


def test_session_without_minutes_is_counted_and_said(cast, enter):
    held(member("Vic"), minutes=None)

    assertContains(enter(cast.coordination).get(PAGE), "1 assessorament no consta la durada")


def test_sessions_of_councils_unknown_are_said_and_credited_to_nobody(cast, enter):
    member("Vic")
    session = held(member("Manlleu"))
    session.councils.all().delete()

    page = enter(cast.coordination).get(PAGE)

    assert page.context["equity"].all.sessions == 0
    assertContains(page, "D'1 assessorament no consta quin ens el va rebre")


def test_year_and_service_live_in_the_address(cast, enter):
    vic, service = member("Vic"), ServiceFactory(name="CCPR")
    held(vic, day=date(2025, 3, 3), service=service)
    held(vic, day=date(2025, 4, 4))
    client = enter(cast.coordination)

    found = [
        client.get(PAGE, asked).context["equity"].all.sessions
        for asked in ({}, {"year": "2025"}, {"year": "2025", "service": service.code}, {"year": "2024"})
    ]

    assert found == [0, 2, 1, 0]


@pytest.mark.parametrize("asked", [{"year": "x"}, {"service": "nope"}, {"year": "99999"}])
def test_what_the_address_asks_in_vain_is_said(cast, enter, asked):
    assertContains(enter(cast.coordination).get(PAGE, asked), "no tenim")


def test_title_of_the_chart_says_the_finding():
    held(member("Petita", 800))
    member("Gran", 60_000)

    title = equity().chart.title

    assert title == ("Fins a 1.000 habitants: 1 de 1 membres amb algun assessorament. Més de 50.000: 0 de 1.")


def test_file_has_a_line_for_each_member(cast, enter):
    vic = member("Vic")
    held(vic, minutes=90)

    answer = enter(cast.coordination).get(reverse("equity_export", args=["xlsx"]))

    rows = list(load_workbook(BytesIO(answer.content)).active.iter_rows(values_only=True))
    assert (vic.name, "Osona", 4512, "De 1.001 a 5.000", 1, 90, 0) in rows
    assert len(rows) == 1 + 5  # its head, the four members of the cast and Vic


def test_year_before_the_network_has_nobody(cast, enter):
    assertContains(enter(cast.coordination).get(PAGE, {"year": "2017"}), "no hi havia cap membre")


@pytest.mark.parametrize("rows", [1, 3])
def test_page_costs_the_same_for_one_as_for_three(cast, enter, rows, django_assert_num_queries):
    for number in range(rows):
        held(member(f"Vila {number}", 800 * 10**number))
    client = enter(cast.coordination)

    # session, person, standing (2), bell, services, received, members, of councils unknown
    with django_assert_num_queries(9):
        client.get(PAGE)

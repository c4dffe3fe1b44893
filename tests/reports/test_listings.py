"""Lists of a report: what they hold, how councils are named, and how often the whole report asks."""

from datetime import date, time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from advisory import operations as advisory
from care import operations as care
from care.reference import load_protocols
from events import operations as events
from events.operations.programme import ItemContent
from members.models import Topic
from office import clock
from office.figures import Period
from office.operations import declare_total
from reports.listings import listings
from reports.models import AnnualReport
from reports.pages.document import document_of
from tests.advisory.sessions import ServiceFactory
from tests.cast import (
    CollaborationFactory,
    ComarcaFactory,
    CouncilFactory,
    MemberFactory,
    MunicipalityFactory,
    PartnerFactory,
)
from tests.events.events import attended, make_past
from tests.reports.reports import make_report

pytestmark = pytest.mark.django_db
OF_2024 = Period.year(2024)


def lines(key: str, period: Period = OF_2024) -> list[tuple[str, str, str]]:
    return [(line.day, line.text, line.place) for line in listings()[key].find(period)]


def county():
    return CouncilFactory(
        kind="county_council", municipality=None, comarca=ComarcaFactory(),
        short_name="Osona", name="Consell Comarcal d'Osona",
    )  # fmt: skip


def town(name: str):
    return CouncilFactory(municipality=MunicipalityFactory(name=name))


@pytest.mark.parametrize("key", listings())
def test_lists_of_a_portal_that_knows_nothing_are_empty(key):
    assert lines(key) == []


def test_town_councils_go_by_their_town_and_county_councils_in_full():
    MemberFactory(organization=town("l'Ampolla"))
    MemberFactory(organization=county())

    expected = [("", "l'Ampolla", ""), ("", "Consell Comarcal d'Osona", "")]
    assert lines("joined") == expected
    assert lines("members") == expected


def test_event_is_told_with_its_edition_its_hosts_and_its_town():
    vic = MunicipalityFactory(name="Vic")
    make_past(date(2024, 3, 5), "assembly", title="Assemblea", municipality=vic, place="Sala de plens")
    make_past(date(2024, 9, 21), "elected", title="Trobada", edition=4, place="Biblioteca")
    make_past(
        date(2024, 10, 5), "others", title="Taller", is_own=False, our_role="speaker",
        hosts="Diputació de Barcelona", place="",
    )  # fmt: skip

    assert lines("assemblies") == [("05/03", "Assemblea", "Vic")]
    assert lines("elected_gatherings") == [("21/09", "Trobada, 4a edició", "Biblioteca")]
    assert lines("others_conferences") == [("05/10", "Taller, Diputació de Barcelona", "")]


def test_welcomes_are_those_that_began_in_the_year():
    load_protocols()
    began, earlier = MemberFactory(organization=town("Vic")), MemberFactory(organization=town("Manlleu"))
    for membership, day in ((began, date(2024, 2, 1)), (earlier, date(2023, 12, 31))):
        with clock.living_at(clock.moment_of(day, time(9))):
            care.start_onboarding(
                organization=membership.organization, trigger="new_team", started_on=day, by=None
            )

    assert lines("welcomed") == [("", "Vic", "")]


def test_partners_are_those_with_whom_something_was_done_in_the_year():
    habicoop, acm = (PartnerFactory(short_name=name) for name in ("Habicoop", "ACM"))
    CollaborationFactory(title="Guia", starts_on=date(2024, 10, 25), our_role="co_organizer").partners.set(
        [habicoop]
    )
    CollaborationFactory(title="Taller", starts_on=date(2024, 5, 1), our_role="participant").partners.set(
        [habicoop]
    )
    CollaborationFactory(title="Antiga", starts_on=date(2023, 5, 1), our_role="organizer").partners.set([acm])

    assert lines("partners") == [("", "Habicoop", "")]
    assert [text for _day, text, _place in lines("collaborations")] == ["Guia"]


def test_topics_are_of_advice_and_only_where_sessions_are_counted():
    service, mentoring = ServiceFactory(), ServiceFactory(kind="mentoring")
    topic = Topic.objects.create(name="Cures")
    for given in (service, service, mentoring):
        advisory.record_session(service=given, day=date(2024, 5, 2), topic=topic, by=None)

    assert lines("advice_topics") == [("", "Cures", "2 sessions")]
    declare_total(
        key="advisory.sessions", value=11, starts_on=date(2024, 1, 1), ends_on=date(2024, 12, 31),
        source="Memòria", by=None,
    )  # fmt: skip
    assert lines("advice_topics") == []


def test_whole_report_asks_as_often_for_one_row_as_for_three():
    report = make_report(2024)
    a_year_of("Vic")
    for_one = queries(report)
    a_year_of("Manlleu")
    a_year_of("Torelló")

    assert queries(report) == for_one <= 50


def a_year_of(name: str) -> None:
    organization = MemberFactory(organization=town(name)).organization
    place = organization.municipality
    for code in ("conference", "assembly", "elected"):
        event = make_past(date(2024, 3, 30), code, title=f"{code} {name}", municipality=place)
        attended(event, name="Algú", organization=organization)
    advisory.record_session(
        service=ServiceFactory(), day=date(2024, 5, 2), organizations=[organization], minutes_used=60, by=None
    )
    done = CollaborationFactory(title=f"Guia {name}", starts_on=date(2024, 5, 1), our_role="organizer")
    done.partners.set([PartnerFactory(short_name=f"Entitat {name}")])


def queries(report: AnnualReport) -> int:
    with CaptureQueriesContext(connection) as asked:
        document_of(report)
    return len(asked)


def test_workshops_of_a_conference_of_a_body_are_not_named():
    conference = make_past(date(2024, 5, 2), is_own=True, audience="bodies", title="Jornada interna")
    make_past(date(2024, 5, 2), "workshop", is_own=True, parent=conference, title="Conflictes de l'equip")
    events.add_programme_item(
        event=conference, content=ItemContent(title="Relleu a la presidència", kind="workshop"), by=None
    )

    assert lines("workshops") == [("", "Taller d'un òrgan", "")] * 2

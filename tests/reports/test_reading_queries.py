"""What a report holds is read list by list and chart by chart, and never row by row: preview and workbook."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from advisory import operations as advisory
from care.reference import load_protocols
from reports import operations
from reports.models import AnnualReport
from reports.output import sheets
from reports.pages.document import document_of
from tests.advisory.sessions import ServiceFactory
from tests.cast import (
    CollaborationFactory,
    CouncilFactory,
    MemberFactory,
    MunicipalityFactory,
    PartnerFactory,
)
from tests.events.events import attended, make_past
from tests.reports.pictures import picture, upload
from tests.reports.reports import make_report

pytestmark = pytest.mark.django_db


@pytest.fixture
def report(cast) -> AnnualReport:
    load_protocols()
    return operations.submit_report(report=make_report(), by=None)


def more_of_everything(report: AnnualReport, name: str, by) -> None:
    _a_year_of(name)
    section = report.sections.get(code="challenges")
    operations.add_comment(report=report, text=f"Comentari de {name}", by=by)
    operations.add_challenge(report=report, text=f"Repte de {name}", by=None)
    operations.add_link(section=section, label="Guia", url="https://example.org", by=None)
    operations.add_photo(
        section=section, upload=upload(picture()), alternative=name, consent="nobody", by=None
    )
    operations.count_report(report=report, by=None)


def _a_year_of(name: str) -> None:
    place = MunicipalityFactory(name=name)
    council = CouncilFactory(municipality=place)
    MemberFactory(organization=council, starts_on=date(2023, 2, 1))
    MemberFactory(starts_on=date(2022, 2, 1), ends_on=date(2023, 5, 5))
    for code in ("conference", "assembly", "elected", "commission"):
        event = make_past(date(2023, 3, 30), code, title=f"{code} {name}", municipality=place)
        attended(event, name="Algú", organization=council)
    make_past(date(2023, 4, 1), "others", title=name, is_own=False, our_role="collaborator")
    advisory.record_session(
        service=ServiceFactory(), day=date(2023, 5, 2), organizations=[council], minutes_used=60, by=None
    )
    done = CollaborationFactory(title=f"Guia {name}", starts_on=date(2023, 5, 1), our_role="organizer")
    done.partners.set([PartnerFactory(short_name=f"Entitat {name}")])


def asked(call) -> list[str]:
    with CaptureQueriesContext(connection) as found:
        call()
    return [query["sql"] for query in found.captured_queries]


@pytest.mark.parametrize("who", ["executive", "coordination"])
def test_preview_asks_the_same_of_a_small_report_and_of_a_larger_one(who, report, cast, enter):
    client = enter(getattr(cast, who))
    address = reverse("report_preview", args=[2023])
    more_of_everything(report, "Vic", cast.executive)
    client.get(address)
    small = asked(lambda: client.get(address))

    for name in ("Manlleu", "Torelló"):
        more_of_everything(report, name, cast.executive)
    larger = asked(lambda: client.get(address))

    assert len(small) == len(larger) <= 35


def test_workbook_asks_the_same_of_a_small_report_and_of_a_larger_one(report, cast):
    more_of_everything(report, "Vic", cast.executive)
    small = asked(lambda: sheets.write(document_of(report)))

    for name in ("Manlleu", "Torelló"):
        more_of_everything(report, name, cast.executive)
    larger = asked(lambda: sheets.write(document_of(report)))

    assert len(small) == len(larger)

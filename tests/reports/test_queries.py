"""The pages of the editor ask the same of the database, whatever the report holds."""

import pytest
from django.urls import reverse

from reports import operations
from tests.reports.pictures import picture, upload
from tests.reports.reports import make_report

pytestmark = pytest.mark.django_db


@pytest.fixture(params=[1, 3])
def section(request, cast):
    """With that many of everything, in a report of that many sections more."""
    report = operations.submit_report(report=make_report(), by=None)
    section = report.sections.get(code="challenges")
    for number in range(request.param):
        operations.add_comment(report=report, text=f"Comentari {number}", by=cast.executive)
        operations.add_section(report=report, title=f"Apartat {number}", by=None)
        operations.add_challenge(report=report, text=f"Repte {number}", by=None)
        operations.add_link(section=section, label="Guia", url="https://example.org", by=None)
        operations.add_photo(
            section=section, upload=upload(picture()), alternative="Una sala", consent="nobody", by=None
        )
    return section


@pytest.mark.parametrize(
    ("name", "queries"), [("report_edit", 10), ("report_figures", 9), ("section_edit", 12)]
)
def test_page_asks_the_same_whatever_the_report_holds(
    name, queries, section, cast, enter, django_assert_num_queries
):
    client = enter(cast.coordination)
    of_section = [section.pk] if name == "section_edit" else []
    address = reverse(name, args=[2023, *of_section])
    client.get(address)

    with django_assert_num_queries(queries):
        client.get(address)


def test_home_of_coordination_stays_within_its_budget(section, cast, enter, django_assert_max_num_queries):
    client = enter(cast.coordination)
    client.get("/")

    with django_assert_max_num_queries(20):
        client.get("/")

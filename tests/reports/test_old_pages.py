"""A page opened a while ago: what it does is what its person saw, or nothing."""

from datetime import date

import pytest
from django.urls import reverse

from members.models import Body
from office.refusals import Refused
from reports import operations
from reports.listings import Listing, members
from reports.models import AnnualReport
from tests.cast import MemberFactory
from tests.reports.reports import approve, make_report, write

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(cast, enter):
    return enter(cast.coordination)


@pytest.fixture
def section():
    return make_report().sections.get(code="care")


def address(name, section):
    return reverse(name, args=[section.report.year, section.pk])


def hidden(client, url):
    form = client.get(url).context["form"]
    return {name: form[name].value() for name in form.fields}


def test_figures_counted_since_the_page_was_opened_are_not_said_to_be_right(client, section):
    write(section, "Cap alta")
    opened = {"counted": client.get(address("section_edit", section)).context["page"].counted}
    MemberFactory(starts_on=date(2023, 5, 1))
    operations.count_report(report=section.report, by=None)

    client.post(address("section_confirm", section), opened)
    section.refresh_from_db()
    refused = section.facts["members.joined"]
    client.post(
        address("section_confirm", section),
        {"counted": client.get(address("section_edit", section)).context["page"].counted},
    )

    section.refresh_from_db()
    assert (refused, section.facts["members.joined"]) == (None, "1")


def test_what_somebody_writes_meanwhile_is_not_drafted_away(client, section):
    opened = hidden(client, address("section_redraft", section))
    write(section, "Un text llarg")

    client.post(address("section_redraft", section), opened)

    section.refresh_from_db()
    assert section.narrative == "Un text llarg"


def test_answer_that_somebody_writes_meanwhile_is_not_drafted_away(client):
    challenge = operations.add_challenge(report=make_report(), text="Arribar a tothom", by=None)

    with pytest.raises(Refused, match="Mentrestant"):
        operations.redraft_challenge(challenge=challenge, by=None, seen=challenge.version - 1)


def test_approval_noted_meanwhile_is_not_undone_by_an_old_page(client):
    report = operations.submit_report(report=make_report(), by=None)
    opened = hidden(client, reverse("report_return", args=[2023]))
    approve(report)

    client.post(reverse("report_return", args=[2023]), opened)

    assert AnnualReport.objects.get().state == "approved"


def test_what_changes_while_lists_are_read_holds_the_publication_back(monkeypatch):
    def joins(_period):
        MemberFactory(starts_on=date(2023, 5, 1))
        return []

    monkeypatch.setattr(members, "LISTINGS", [*members.LISTINGS, Listing("late", "late", joins)])
    report = make_report()
    section = report.sections.get(code="care")
    write(section, "Text", listings=["late"], figures=["members.joined"])
    approve(report)

    with pytest.raises(Refused):
        operations.publish_report(report=report, number=1, by=None)


def test_agreement_of_before_the_year_approves_nothing(client):
    report = make_report()
    found = client.get(reverse("report_approve", args=[2023])).context["form"]["body"].value()

    body = Body.objects.get_or_create(kind="executive", defaults={"name": "Comissió Executiva"})[0]
    answer = client.post(
        reverse("report_approve", args=[2023]),
        {"body": found or body.pk, "adopted_on": "2022-12-31", "title": "S'aprova"},
    )

    report.refresh_from_db()
    assert answer.context["form"].errors
    assert report.state == "draft"

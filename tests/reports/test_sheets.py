"""The sheets of a year: what each counts, who reads it, and how many queries it asks."""

from datetime import date
from html import unescape

import pytest
from django.urls import reverse

from members.models import Agreement, Body, Need, Participation
from tests.advisory.sessions import ServiceFactory
from tests.cast import CouncilFactory, MemberFactory
from tests.events.events import attended, make_past
from tests.reports.justifications import make_held
from tests.workplan.plans import ActionFactory, PlanFactory
from workplan.models import LinkedEvidence

pytestmark = pytest.mark.django_db
YEAR = 2026


@pytest.fixture
def office(cast, enter):
    return enter(cast.coordination)


def sheet_of(browser, name, subject, year=YEAR):
    return browser.get(reverse(name, args=[subject.pk, year])).context["sheet"]


def cells(sheet):
    return {row["label"]: row["cells"] for row in sheet.table["rows"]}


def part(sheet, code):
    return next(part for part in sheet.parts if part.code == code)


def held(council, day, minutes, kind="expert_advice", reply="coming"):
    session = make_held(None, minutes, day=day)
    session.service = ServiceFactory(kind=kind, name="Assessorament")
    session.save()
    session.councils.create(organization=council, reply=reply)
    return session


def conference(day, *councils):
    event = make_past(day)
    for council in councils:
        attended(event, organization=council, name="Alba Puig")
    return event


def test_advice_is_counted_apart_from_mentoring_beside_the_year_before(cast, office):
    held(cast.council, date(2026, 3, 30), 90)
    held(cast.council, date(2026, 5, 4), None)
    held(cast.council, date(2026, 6, 1), 60, kind="mentoring")
    held(cast.council, date(2025, 6, 1), 45)
    held(cast.council, date(2026, 7, 1), 600, reply="not_coming")
    held(MemberFactory().organization, date(2026, 7, 1), 600)

    sheet = sheet_of(office, "member_sheet", cast.council)

    found = cells(sheet)
    assert found["Sessions d'assessorament"] == [1, 2]
    assert found["Hores d'assessorament, quan se saben"] == ["45 min", "1 h 30 min"]
    assert found["Sessions de mentoria"] == [0, 1]
    assert [row.when for row in part(sheet, "advice").rows] == ["30/03", "04/05"]


def test_events_are_those_of_the_time_in_the_network(office):
    council = MemberFactory(starts_on=date(2026, 3, 1)).organization
    other = MemberFactory().organization
    conference(date(2026, 2, 1), other)
    conference(date(2026, 4, 1), other)
    conference(date(2026, 5, 1), other, council)

    sheet = sheet_of(office, "member_sheet", council)

    assert cells(sheet)["Esdeveniments a què ha assistit"] == ["–", "1 de 2"]
    assert [row.when for row in part(sheet, "events").rows] == ["01/05"]


def test_needs_say_what_came_of_them(cast, office):
    Need.objects.create(
        organization=cast.council, words="Un plec", source="contact", found_on=date(2025, 11, 1),
        state="answered", closed_on=date(2026, 2, 1), outcome="Sessió feta",
    )  # fmt: skip

    sheet = sheet_of(office, "member_sheet", cast.council)

    found = cells(sheet)
    assert (found["Necessitats que ha explicat"], found["Necessitats ateses"]) == ([1, 0], [0, 1])
    (row,) = part(sheet, "needs").rows
    assert (row.when, row.words, row.note) == ("01/11/2025", "Un plec", "Atesa · Sessió feta")


def test_groups_are_those_of_the_year(cast, office):
    for name, last in (("Consum", date(2025, 6, 30)), ("Habitatge", None)):
        Participation.objects.create(
            body=Body.objects.create(kind="working_group", name=name), organization=cast.council,
            starts_on=date(2025, 1, 1), ends_on=last,
        )  # fmt: skip

    sheet = sheet_of(office, "member_sheet", cast.council)

    assert cells(sheet)["Grups de Treball"] == [2, 1]
    assert [row.words for row in part(sheet, "groups").rows] == ["Habitatge"]


@pytest.mark.parametrize(
    ("role", "status"), [("technician", 200), ("other_technician", 403), ("executive", 403)]
)
def test_member_sheet_is_of_the_council_and_of_coordination(cast, enter, role, status):
    answer = enter(getattr(cast, role)).get(reverse("member_sheet", args=[cast.council.pk, YEAR]))

    assert answer.status_code == status


@pytest.mark.parametrize("year", [1999, 2999])
def test_a_year_that_cannot_be_told_is_not_there(cast, office, year):
    assert office.get(reverse("member_sheet", args=[cast.council.pk, year])).status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
def test_member_sheet_asks_the_same_whatever_its_rows(cast, office, rows, django_assert_num_queries):
    for number in range(1, rows + 1):
        held(cast.council, date(2026, 3, number), 60)
        conference(date(2026, 4, number), cast.council)
        Need.objects.create(
            organization=cast.council, words="Un plec", source="contact", found_on=date(2026, 5, number)
        )
    url = reverse("member_sheet", args=[cast.council.pk, YEAR])
    office.get(url)

    with django_assert_num_queries(14):
        office.get(url)


def group_with(rows=1):
    group = Body.objects.create(kind="working_group", name="Formació")
    for number in range(1, rows + 1):
        make_past(date(2026, 3, number)).bodies.add(group)
        Agreement.objects.create(body=group, adopted_on=date(2026, 4, number), title="Es fa una guia")
        Participation.objects.create(body=group, organization=CouncilFactory(), starts_on=date(2026, 1, 1))
        state = "done" if number == 1 else "pending"
        action = ActionFactory(area__plan=PlanFactory(), responsible_body=group, state=state)
        LinkedEvidence.objects.create(
            action=action, happened_on=date(2026, 5, number), sentence="Guia", url="https://example.org/guia"
        )
    return group


def test_body_sheet_tells_meetings_agreements_people_plan_and_products(office):
    group = group_with(3)

    sheet = sheet_of(office, "body_sheet", group)

    assert cells(sheet) == {
        "Reunions fetes": [0, 3],
        "Acords": [0, 3],
        "Ens que hi participen": [0, 3],
        "Actuacions fetes": ["–", "1 de 3 actuacions"],
        "Productes i evidències": [0, 3],
    }
    assert [row.when for row in part(sheet, "meetings").rows] == ["01/03", "02/03", "03/03"]
    assert [row.url for row in part(sheet, "products").rows] == ["https://example.org/guia"] * 3


@pytest.mark.parametrize("rows", [1, 3])
def test_body_sheet_asks_the_same_whatever_its_rows(office, rows, django_assert_num_queries):
    url = reverse("body_sheet", args=[group_with(rows).pk, YEAR])
    office.get(url)

    with django_assert_num_queries(11):
        office.get(url)


def test_a_year_of_nothing_says_so(office):
    group = Body.objects.create(kind="working_group", name="Formació")

    page = unescape(office.get(reverse("body_sheet", args=[group.pk, 2024])).content.decode())

    assert "D'aquest any no hi ha res apuntat" in page


@pytest.mark.parametrize("name", ["member_sheet_paper", "body_sheet_paper"])
def test_sheets_are_drawn_on_paper(cast, office, name):
    subject = cast.council if name.startswith("member") else group_with()
    held(cast.council, date(2026, 3, 30), 90)

    answer = office.get(reverse(name, args=[subject.pk, YEAR]))

    assert answer.content.startswith(b"%PDF")


def test_pages_of_a_member_and_of_a_body_lead_to_their_sheets(cast, office):
    group = group_with()

    pages = [office.get(subject.get_absolute_url()).content.decode() for subject in (cast.council, group)]

    assert reverse("member_sheet", args=[cast.council.pk, YEAR]) in pages[0]
    assert reverse("body_sheet", args=[group.pk, YEAR]) in pages[1]

"""The pages of the justification: what each shows, what a form keeps, and how many queries they ask."""

from datetime import timedelta
from decimal import Decimal
from html import unescape
from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from office import clock
from reports.models import Justification, JustificationLine
from tests.reports.justifications import make_held, make_justification, make_line, written
from tests.workplan.plans import ActionFactory, FundingSourceFactory, PlanFactory

pytestmark = pytest.mark.django_db
LINE = {
    "indicator": "Jornades organitzades",
    "target": "6",
    "figure": "",
    "reached": "",
    "reached_source": "",
}


@pytest.fixture
def office(cast, enter):
    return enter(cast.coordination)


def address(name, *arguments):
    return reverse(name, args=arguments)


def full_line(justification):
    action = ActionFactory(area__plan=PlanFactory(), state="done")
    make_held(action, 90)
    return make_line(justification, actions=[action], target=Decimal(6), **written())


@pytest.mark.parametrize("rows", [1, 3])
def test_page_asks_the_same_whatever_its_lines(office, rows, django_assert_num_queries):
    justification = make_justification()
    for _row in range(rows):
        full_line(justification)
    url = justification.get_absolute_url()
    office.get(url)

    with django_assert_num_queries(12):
        office.get(url)


@pytest.mark.parametrize("rows", [1, 3])
def test_list_asks_the_same_whatever_its_rows(office, rows, django_assert_num_queries):
    for _row in range(rows):
        full_line(make_justification())
    office.get(address("justification_list"))

    with django_assert_num_queries(6):
        office.get(address("justification_list"))


def test_source_proposes_the_name_and_the_days(office):
    source = FundingSourceFactory(name="Pròrroga del Conveni", kind="extension")

    form = office.get(address("justification_start"), {"source": source.pk}).context["form"]

    assert form.initial == {
        "title": "Justificació: Pròrroga del Conveni",
        "starts_on": source.starts_on,
        "ends_on": source.ends_on,
    }


def test_justification_is_begun_from_its_source(office):
    source = FundingSourceFactory()
    values = {"title": "Primer any", "starts_on": "2026-01-01", "ends_on": "2026-12-31"}

    answer = office.post(f"{address('justification_start')}?source={source.pk}", values)

    made = Justification.objects.get()
    assert answer.url == made.get_absolute_url()
    assert (made.source, made.title) == (source, "Primer any")


@pytest.mark.parametrize("asked", ["", "x", "999999", "9" * 30, "²"])
def test_no_source_is_no_error(office, asked):
    assert office.get(address("justification_start"), {"source": asked}).status_code in {200, 404}


@pytest.mark.parametrize(
    ("typed", "target", "words"),
    [
        ("6", 6, ""),
        ("1.200", 1200, ""),
        ("12,5", Decimal("12.5"), ""),
        ("", None, ""),
        ("Informe lliurat", None, "Informe lliurat"),
        ("6 jornades", None, "6 jornades"),
    ],
)
def test_target_is_a_number_or_words(office, typed, target, words):
    justification = make_justification()

    office.post(address("justification_line_add", justification.pk), LINE | {"target": typed})

    line = JustificationLine.objects.get()
    assert (line.target, line.target_words) == (target, words)


def test_refusal_stands_beside_its_field_and_loses_nothing(office):
    url = address("justification_line_add", make_justification().pk)

    form = office.post(url, LINE | {"reached": "4"}).context["form"]

    assert form.errors == {"reached_source": ["Digueu quin document ho demostra."]}
    assert form["reached"].value() == "4"


def test_indicators_are_added_one_after_the_other(office):
    justification = make_justification()
    url = address("justification_line_add", justification.pk)

    answer = office.post(url, LINE | {"more": "yes"}, follow=True)

    assert answer.redirect_chain == [(url, 302)]
    assert [str(message) for message in answer.context["messages"]] == [
        "Ja és a la justificació: «Jornades organitzades». Escriviu el següent."
    ]
    assert answer.context["form"]["indicator"].value() == ""
    assert JustificationLine.objects.count() == 1


def test_refused_indicator_that_was_not_the_last_is_not_lost(office):
    url = address("justification_line_add", make_justification().pk)

    answer = office.post(url, LINE | {"reached": "4", "more": "yes"})

    assert answer.status_code == 200
    assert answer.context["form"]["reached"].value() == "4"


def test_second_editor_is_told(office):
    line = make_line()
    url = address("justification_line_edit", line.pk)
    seen = office.get(url).context["form"]["seen"].value()
    office.post(url, LINE | {"indicator": "De la primera", "seen": seen})

    answer = office.post(url, LINE | {"indicator": "De la segona", "seen": seen})

    line.refresh_from_db()
    assert line.indicator == "De la primera"
    assert len(answer.context["form"].meanwhile) == 1


def test_hours_of_the_sessions_are_a_proposal_with_its_button(office):
    justification = make_justification()
    line = full_line(justification)
    page = unescape(office.get(justification.get_absolute_url()).content.decode())
    before = line.actual_minutes

    office.post(address("justification_line_hours", line.pk), {"minutes": 90})

    line.refresh_from_db()
    assert "1 h 30 min, segons 1 d'1 sessió d'assessorament" in page
    assert (before, line.actual_minutes) == (None, 90)


@pytest.mark.parametrize(("days", "is_said"), [(-1, False), (0, True), (30, True)])
def test_page_that_closes_says_that_the_period_is_not_over(office, days, is_said):
    justification = make_justification(ends_on=clock.today() + timedelta(days))

    page = unescape(office.get(address("justification_close", justification.pk)).content.decode())

    assert ("El període encara no s'ha acabat" in page) == is_said


def test_executive_reads_and_has_no_button(cast, enter):
    justification = make_justification()
    full_line(justification)

    page = unescape(enter(cast.executive).get(justification.get_absolute_url()).content.decode())

    assert "Jornades organitzades" in page
    assert address("justification_line_add", justification.pk) not in page
    assert address("justification_close", justification.pk) not in page


def test_closed_page_shows_its_actions_as_they_were(office):
    justification = make_justification()
    line = full_line(justification)
    office.post(address("justification_close", justification.pk))
    line.actions.update(state="dropped", title="Un altre nom")

    page = unescape(office.get(justification.get_absolute_url()).content.decode())

    assert "1 d'1 actuació feta" in page
    assert "Un altre nom" not in page


def test_workbook_holds_numbers_and_runs_no_formula(office):
    justification = make_justification()
    make_line(
        justification, indicator="=1+1", target=Decimal(6), planned_cost=Decimal("1200.5"),
        planned_minutes=90, **written(),
    )  # fmt: skip

    answer = office.get(address("justification_file", justification.pk, "xlsx"))

    row = list(load_workbook(BytesIO(answer.content)).active.iter_rows(values_only=True))[6]
    assert row == (
        "'=1+1",
        6,
        2,
        "Memòria tècnica",
        "En falten 4",
        "33 % assolit",
        None,
        None,
        1200.5,
        None,
        1.5,
        None,
    )


def test_paper_is_drawn(office):
    justification = make_justification()
    full_line(justification)

    answer = office.get(address("justification_file", justification.pk, "pdf"))

    assert answer.content.startswith(b"%PDF")

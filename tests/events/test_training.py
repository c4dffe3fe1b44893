"""The training plan of two years, and the hours that who was there took from it."""

import io
from datetime import date

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from events import operations
from events.models import EventKind
from events.operations import KindContent
from events.rules.training import Biennium
from office import clock
from office.models import DeclaredTotal
from tests.cast import PersonFactory
from tests.events.events import at, attended, enrol, make_event, make_past

pytestmark = pytest.mark.django_db
PLAN = "/esdeveniments/formacio/"


@pytest.fixture(autouse=True)
def training_kind():
    return EventKind.objects.create(code="training", name="Formació", is_training=True)


def certified(settings, *entries, **values):
    event = make_event(**{"title": "Clàusules", "training_minutes": 150} | values)
    for entry in entries:
        attended(event, enrol(event, **entry))
    at(event, settings, minutes=300)
    operations.issue_certificates(event=event, by=None)
    return event


@pytest.mark.parametrize("year, words", [(2025, "2024–2025"), (2026, "2026–2027"), (2027, "2026–2027")])
def test_biennium_begins_in_an_even_year(year, words):
    assert str(Biennium.of(year)) == words


def titles(answer):
    return [[row.title for row in rows] for _title, rows in answer.context["plan"].halves]


def test_plan_holds_what_teaches_and_leaves_out_the_rest(cast, enter, training_kind):
    year = clock.today().year
    make_past(date(year, 2, 1), title="Feta", code="training")
    make_event(title="Amb hores", training_minutes=60)
    make_event(title="Prevista", kind=training_kind, state="draft", registration="none", time=None,
               ends_time=None, is_day_known=False, when_words="segon semestre", in_days=30)  # fmt: skip
    make_event(title="Jornada sense hores")
    make_event(title="D'altres, hi anem", training_minutes=60, is_own=False, our_role="attendee")

    seen = [titles(enter(who).get(PLAN)) for who in (cast.coordination, cast.technician)]

    assert seen == [[["Amb hores", "Prevista"], ["Feta"]], [["Amb hores"], ["Feta"]]]


def test_plan_of_another_biennium_is_asked_for_in_the_address(cast, enter, training_kind):
    make_past(date(2023, 11, 1), title="La de 2023", code="training")
    client = enter(cast.technician)

    found = [titles(client.get(PLAN, {"biennium": asked})) for asked in ("2022", "2024", "res")]

    assert found == [[["La de 2023"]], [], []]


def test_plan_counts_people_administrations_and_hours(cast, enter, settings):
    certified(
        settings,
        {"person": cast.technician, "organization": cast.council},
        {"person": cast.councillor, "organization": cast.council},
        accredited_by="l'EAPC",
    )
    make_event(title="Segona part", training_minutes=90)

    page = enter(cast.technician).get(PLAN).context["plan"]

    assert [fact["value"] for fact in page.facts] == [2, "4 h", 1, 2, 1]
    assert page.rows[0].trained == "2 persones d'1 administració"


def test_declared_total_is_said_instead_of_the_log(cast, enter, training_kind):
    make_past(date(2023, 11, 1), code="training", title="Antiga")
    event = training_kind.events.get()
    operations.declare_attendance(
        event=event, totals={"people": 33, "administrations": 22}, source="Memòria 2023", by=None
    )

    [row] = enter(cast.coordination).get(PLAN, {"biennium": "2022"}).context["plan"].rows

    assert (DeclaredTotal.objects.count(), row.trained) == (2, "33 persones de 22 administracions")


def hours(enter, person, **asked):
    rows = enter(person).get(reverse("training_hours"), asked).context["rows"]
    return [
        (row["label"].split(",")[0], [cell.replace("\xa0", " ") for cell in row["cells"]]) for row in rows
    ]


def test_each_sees_the_hours_that_are_its_own(cast, enter, settings):
    certified(
        settings,
        {"person": cast.technician, "organization": cast.council},
        {"person": cast.other_technician, "organization": cast.other_council},
    )

    own, other = (
        (str(cast.technician), ["2 h 30 min", "–"]),
        (str(cast.other_technician), ["2 h 30 min", "–"]),
    )
    assert hours(enter, cast.councillor) == [own]
    assert hours(enter, cast.other_technician) == [other]
    assert sorted(hours(enter, cast.coordination)) == sorted([own, other])
    assert hours(enter, cast.advisor) == []


def test_hours_of_several_trainings_are_summed_and_withdrawn_ones_are_not(cast, enter, settings):
    who = {"person": cast.technician, "organization": cast.council}
    first = certified(settings, who)
    certified(settings, who, accredited_by="l'EAPC", training_minutes=90)
    certified(settings, who, training_minutes=30)
    withdrawn = certified(settings, who, training_minutes=60)
    operations.revoke_certificate(certificate=withdrawn.attendances.get().certificate, by=None)

    assert first.training_minutes == 150
    assert hours(enter, cast.technician) == [(str(cast.technician), ["4 h 30 min", "1 h 30 min"])]


def test_hours_are_found_by_name_and_by_organization(cast, enter, settings):
    certified(settings, {"person": cast.technician, "organization": cast.council})

    found = [
        len(hours(enter, cast.coordination, q=words))
        for words in (cast.technician.family_name, cast.council.name, "ningú")
    ]

    assert found == [1, 1, 0]


@pytest.mark.parametrize("name", ["training_plan_export", "training_hours_export"])
def test_both_go_out_as_a_workbook(cast, enter, settings, name):
    certified(settings, {"person": cast.technician, "organization": cast.council})

    answer = enter(cast.technician).get(reverse(name, args=["xlsx"]))

    sheet = load_workbook(io.BytesIO(answer.getvalue())).active
    lines = [[cell.value for cell in line] for line in sheet.iter_rows()]
    assert len(lines) == 2
    assert 150 in lines[1]


def test_kind_is_marked_as_training_in_its_form(cast, enter):
    kind = operations.add_event_kind(content=KindContent(name="Píndola"), by=None)

    enter(cast.coordination).post(
        reverse("event_kind_edit", args=[kind.code]), {"name": "Píndola", "is_training": "on"}
    )

    kind.refresh_from_db()
    assert kind.is_training


@pytest.mark.parametrize("name, queries", [("training_plan", 7), ("training_hours", 7)])
@pytest.mark.parametrize("rows", [1, 3])
def test_pages_of_training_ask_the_same(
    cast, enter, settings, rows, name, queries, django_assert_num_queries
):
    for _row in range(rows):
        certified(settings, {"person": PersonFactory(), "organization": cast.council})
    client = enter(cast.technician)

    with django_assert_num_queries(queries):
        client.get(reverse(name))

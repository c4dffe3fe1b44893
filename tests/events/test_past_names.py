"""Who came to the events of the past, by name: of the register where it is sure, with the name only where it is not."""

import io
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import Workbook, load_workbook

from events.models import Attendance
from events.pages.counts import EventCounts
from tests.cast import RoleFactory
from tests.events.events import kind, make_past

pytestmark = pytest.mark.django_db
DAY = date(2023, 10, 20)
EVENTS = ["Tipus", "Títol", "Dia", "Lloc", "Persones", "Administracions", "Font"]
FESC = ["conference", "FESC", DAY, "Barcelona", None, None, None]
NAMES = ["Títol", "Dia", "Nom i cognoms", "Ens", "Càrrec", "Com hi va ser"]


@pytest.fixture
def office(cast, enter):
    kind()
    return enter(cast.coordination)


@pytest.fixture
def rosa():
    return RoleFactory(person__given_name="Rosa", person__family_name="Puig")


def send(office, names, events=(FESC,), headings=NAMES):
    book = Workbook()
    for line in (EVENTS, *events):
        book.active.append(line)
    sheet = book.create_sheet("ASSISTENCIA")
    for line in (headings, *names):
        sheet.append(line)
    content = io.BytesIO()
    book.save(content)
    upload = SimpleUploadedFile("passats.xlsx", content.getvalue())
    return office.post(reverse("event_past_import"), {"file": upload})


def bring_in(office, *names, events=(FESC,)):
    address = send(office, names, events).headers["Location"]
    plan = office.get(address).context["plan"]
    office.post(address, {"digest": plan.digest})
    return plan


def test_names_are_people_of_the_register_or_only_names(office, rosa):
    council = rosa.organization
    plan = bring_in(
        office,
        ["FESC", DAY, "Rosa Puig", council.name, "Tècnica", "present"],
        ["FESC", DAY, "Pere Nou", None, None, "en línia"],
        ["FESC", DAY, "Rosa Puig", None, None, None],
    )

    found = {(row.person, row.name, row.organization, row.status) for row in Attendance.objects.all()}
    assert found == {
        (rosa.person, "", council, "present"), (None, "Pere Nou", None, "online"), (None, "Rosa Puig", None, "present"),
    }  # fmt: skip
    assert [bool(line.could_be) for line in plan.names] == [False, False, True]


def test_same_name_of_another_council_is_shown_and_not_guessed(office, rosa, cast):
    plan = bring_in(office, ["FESC", DAY, "Rosa Puig", cast.council.name, None, None])

    row = Attendance.objects.get()
    assert (row.person, row.name, row.organization) == (None, "Rosa Puig", cast.council)
    assert plan.names[0].could_be.startswith("Rosa Puig")


def test_sent_again_writes_nothing(office, rosa):
    lines = [
        ["FESC", DAY, "Rosa Puig", rosa.organization.name, None, None],
        ["FESC", DAY, "Pere Nou", None, None, None],
    ]
    bring_in(office, *lines)

    plan = bring_in(office, *lines)

    assert (plan.is_ready, Attendance.objects.count()) == (False, 2)


def test_names_that_were_erased_are_not_written_again(office):
    bring_in(office, ["FESC", DAY, "Pere Nou", None, None, None])
    Attendance.objects.update(name="")

    plan = bring_in(office, ["FESC", DAY, "Pere Nou", None, None, None])

    assert (plan.new_names, Attendance.objects.count()) == ([], 1)


def test_names_of_an_event_that_is_known_come_in_too(office, rosa):
    event = make_past(date(2023, 3, 30), title="Jornada")

    bring_in(office, ["jornada", date(2023, 3, 30), "Rosa Puig", rosa.organization.name, None, None])

    assert list(Attendance.objects.filter(person=rosa.person).values_list("event", flat=True)) == [event.pk]


def test_declared_number_counts_beside_the_names(office, rosa):
    with_totals = [*FESC[:4], 33, 22, "Memòria 2023"]

    bring_in(office, ["FESC", DAY, "Rosa Puig", rosa.organization.name, None, None], events=[with_totals])

    counts = EventCounts(Attendance.objects.get().event)
    assert (counts.sentence, counts.counted.people) == ("33 persones de 22 administracions", 1)


@pytest.mark.parametrize(
    "place, value, column",
    [
        (0, "Una altra", "Títol"), (1, "30/02/2023", "Dia"), (2, None, "Nom i cognoms"),
        (3, "Ajuntament d'Enlloc", "Ens o entitat"), (5, "potser", "Com hi va ser"),
    ],
)  # fmt: skip
def test_wrong_name_says_its_column_and_nothing_comes_in(office, place, value, column):
    good = ["FESC", DAY, "Pere Nou", None, None, None]

    plan = bring_in(office, good, [*good[:place], value, *good[place + 1 :]])

    assert [(line.number, line.faults[0][0]) for line in plan.faults] == [(3, column)]
    assert Attendance.objects.count() == 0


def test_sheet_without_its_columns_is_answered_beside_the_field(office):
    answer = send(office, [["x"]], headings=["Notes"])

    assert list(answer.context["form"].errors) == ["file"]


def test_template_has_both_sheets_and_comes_back(office):
    answer = office.get(reverse("event_past_template"))

    book = load_workbook(io.BytesIO(answer.content))
    assert {sheet.title: [cell.value for cell in sheet[1]] for sheet in book} == {
        "Esdeveniments": EVENTS, "Assistència": [*NAMES[:3], "Ens o entitat", *NAMES[4:]],
    }  # fmt: skip

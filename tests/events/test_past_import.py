"""Events of the past by a spreadsheet: all or none, line by line, and twice is once."""

import io
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import Workbook

from events.models import Event
from events.pages.counts import EventCounts
from office.models import AuditRow, DeclaredTotal
from tests.events.events import kind, make_past

pytestmark = pytest.mark.django_db
HEADINGS = ["Tipus", "Títol", "Dia", "Lloc", "Persones", "Administracions", "Font"]
FESC = ["conference", "FESC", date(2023, 10, 20), "Barcelona", 33, 22, "Memòria 2023"]


@pytest.fixture
def office(cast, enter):
    kind()
    return enter(cast.coordination)


def send(office, *lines, headings=HEADINGS):
    book = Workbook()
    for line in (headings, *lines):
        book.active.append(line)
    content = io.BytesIO()
    book.save(content)
    upload = SimpleUploadedFile("passats.xlsx", content.getvalue())
    return office.post(reverse("event_past_import"), {"file": upload})


def confirm(office, address):
    return office.post(address, {"digest": office.get(address).context["plan"].digest})


def test_line_becomes_an_event_with_its_declared_numbers(office):
    address = send(office, FESC).headers["Location"]
    seen = Event.objects.count()

    confirm(office, address)

    event = Event.objects.get()
    assert (seen, event.title, event.day, event.place, event.state) == (
        0, "FESC", date(2023, 10, 20), "Barcelona", "announced",
    )  # fmt: skip
    counts = EventCounts(event)
    assert (counts.sentence, counts.sources) == ("33 persones de 22 administracions", ["Memòria 2023"])


def test_sent_again_changes_nothing(office):
    confirm(office, send(office, FESC).headers["Location"])
    before = (
        Event.objects.count(),
        list(DeclaredTotal.objects.order_by("pk").values()),
        AuditRow.objects.count(),
    )

    address = send(office, FESC).headers["Location"]
    plan = office.get(address).context["plan"]
    confirm(office, address)

    after = (
        Event.objects.count(),
        list(DeclaredTotal.objects.order_by("pk").values()),
        AuditRow.objects.count(),
    )
    assert ([entry.what for entry in plan.entries], after) == (["same"], before)


def test_event_that_is_known_gets_only_its_numbers(office):
    known = make_past(date(2023, 10, 20), title="Fesc")

    confirm(office, send(office, FESC).headers["Location"])

    assert (list(Event.objects.all()), EventCounts(Event.objects.get()).value("people")) == ([known], 33)


@pytest.mark.parametrize(
    "place, value, column",
    [
        (0, "festa", "Tipus"),
        (0, "", "Tipus"),
        (1, "", "Títol"),
        (1, "x" * 201, "Títol"),
        (2, "30/02/2023", "Dia"),
        (2, date(2999, 1, 1), "Dia"),
        (4, "molts", "Persones"),
        (5, -1, "Administracions"),
        (6, "", "Font"),
    ],
)
def test_wrong_line_says_its_column_and_nothing_comes_in(office, place, value, column):
    wrong = [*FESC[:place], value, *FESC[place + 1 :]]
    address = send(office, FESC, wrong).headers["Location"]

    plan = office.get(address).context["plan"]
    confirm(office, address)

    assert ([(entry.number, entry.faults[0][0]) for entry in plan.faults], Event.objects.count()) == (
        [(3, column)], 0,
    )  # fmt: skip


def test_same_event_twice_in_the_file_is_refused(office):
    plan = office.get(send(office, FESC, FESC).headers["Location"]).context["plan"]

    assert [entry.number for entry in plan.faults] == [3]


@pytest.mark.parametrize("headings", [["Codi INE", "Municipi"], ["Tipus", "Títol"], ["=1+1"]])
def test_file_of_another_system_is_answered_beside_its_field(office, headings):
    answer = send(office, FESC[: len(headings)], headings=headings)

    assert list(answer.context["form"].errors) == ["file"]


def test_too_many_lines_are_answered(office):
    answer = send(office, *([FESC] * 301))

    assert list(answer.context["form"].errors) == ["file"]


def test_column_that_is_not_read_is_said(office):
    address = send(office, [*FESC, "x"], headings=[*HEADINGS, "Observacions"]).headers["Location"]

    assert office.get(address).context["plan"].unread == ["Observacions"]


def test_formula_is_shown_as_text(office):
    address = send(office, ["conference", "'=HYPERLINK(1)", date(2023, 10, 20)]).headers["Location"]

    confirm(office, address)

    assert Event.objects.get().title == "=HYPERLINK(1)"

"""A closed justification is opened again for a reason; what it said before stays as it was."""

from decimal import Decimal
from io import BytesIO

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from openpyxl import load_workbook
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from office.models import AuditRow
from office.refusals import Refused
from reports import operations
from reports.models import Justification, JustificationLine, JustifiedAction, Reopening
from tests.reports.justifications import make_justification, make_line, written
from tests.workplan.plans import ActionFactory

pytestmark = pytest.mark.django_db
WHY = "Hi falta una factura"
FIRST_ROW = 6  # of the workbook: its title and its head stand above


@pytest.fixture
def office(cast, enter):
    return enter(cast.coordination)


@pytest.fixture
def closed() -> Justification:
    justification = make_justification()
    make_line(justification, actions=[ActionFactory(state="in_progress", progress=40)], **written(2))
    return close(justification)


def close(justification) -> Justification:
    return operations.close_justification(justification=justification, by=None)


def reopen(justification) -> Justification:
    return operations.reopen_justification(justification=justification, reason=WHY, by=None)


def rows_of(client, former) -> list:
    answer = client.get(reverse("justification_former", args=[former.pk, "xlsx"]))
    content = b"".join(answer.streaming_content)
    return list(load_workbook(BytesIO(content)).active.iter_rows(values_only=True))


def test_reason_opens_it_again_and_is_in_the_audit(office, closed):
    address = reverse("justification_reopen", args=[closed.pk])
    refused = office.post(address, {"reason": " "})

    answer = office.post(address, {"reason": WHY})

    assert refused.context["form"].errors.keys() == {"reason"}
    assertRedirects(answer, closed.get_absolute_url())
    closed.refresh_from_db()
    assert (closed.state, closed.closed_at) == ("open", None)
    row = AuditRow.objects.get(operation="reports.reopen_justification")
    assert row.after["reason"] == WHY


def test_what_it_said_stays_whatever_comes_after(office, closed):
    reopen(closed)
    line = JustificationLine.objects.get()
    operations.edit_line(line=line, indicator="Una altra", by=None, **written(9))
    first = Reopening.objects.get()

    row = rows_of(office, first)[FIRST_ROW]
    paper = b"".join(office.get(reverse("justification_former", args=[first.pk, "pdf"])).streaming_content)

    assert row[:3] == ("Jornades organitzades", None, 2)
    assert paper.startswith(b"%PDF")
    assertContains(office.get(closed.get_absolute_url()), WHY)


def test_closing_anew_makes_another_picture_and_the_first_stays(office, closed):
    reopen(closed)
    JustificationLine.objects.get().actions.update(state="done", progress=100)

    close(closed)
    shown = JustifiedAction.objects.get()
    reopen(closed)

    assert (shown.state, shown.progress) == ("done", 100)
    second, first = Reopening.objects.all()
    assert [rows_of(office, one)[FIRST_ROW][7] for one in (first, second)] == [
        "0 d'1 actuació feta",
        "1 d'1 actuació feta",
    ]
    assert JustifiedAction.objects.count() == 0


def test_line_of_a_reopened_one_is_removed(closed):
    reopen(closed)

    operations.remove_line(line=JustificationLine.objects.get(), by=None)

    assert not JustificationLine.objects.exists()


def test_numbers_stay_until_somebody_changes_them(closed):
    reopen(closed)

    assert JustificationLine.objects.get().reached == Decimal(2)


def test_open_one_is_not_opened_again():
    with pytest.raises(Refused):
        reopen(make_justification())


def test_page_of_an_open_one_asks_for_nothing(office):
    page = office.get(reverse("justification_reopen", args=[make_justification().pk]))

    assertContains(page, "Aquesta justificació ja és oberta.")
    assertNotContains(page, 'name="reason"')


def test_executive_takes_what_it_said_and_opens_nothing(cast, enter, closed):
    client = enter(cast.executive)
    before = client.get(closed.get_absolute_url())
    reopen(closed)

    refused = client.post(reverse("justification_reopen", args=[closed.pk]), {"reason": WHY})
    taken = client.get(reverse("justification_former", args=[Reopening.objects.get().pk, "pdf"]))
    list(taken.streaming_content)  # read to its end, the file closes

    assertNotContains(before, reverse("justification_reopen", args=[closed.pk]))
    assert (refused.status_code, taken.status_code) == (403, 200)


def test_file_of_another_kind_is_nowhere(office, closed):
    reopen(closed)

    former = Reopening.objects.get()

    answer = office.get(reverse("justification_former", args=[former.pk, "exe"]))

    assert answer.status_code == 404


@pytest.mark.parametrize(
    "change",
    [
        lambda: Justification.objects.update(state="open", closed_at=None),
        lambda: JustifiedAction.objects.all().delete(),
    ],
)
def test_database_opens_nothing_without_its_reason(closed, change):
    with pytest.raises(IntegrityError), transaction.atomic():
        change()


@pytest.mark.parametrize(
    "change",
    [
        lambda: Reopening.objects.update(reason="Una altra"),
        lambda: Reopening.objects.all().delete(),
    ],
)
def test_database_keeps_what_was_said(closed, change):
    reopen(closed)

    with pytest.raises(IntegrityError), transaction.atomic():
        change()


def test_reopening_of_before_does_not_open_a_later_closing(closed):
    reopen(closed)
    close(closed)

    with pytest.raises(IntegrityError), transaction.atomic():
        Justification.objects.update(state="open", closed_at=None)

"""The justification as a workbook: title, period and source above its lines, and the totals below."""

from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from office import clock
from reports import operations
from tests.cast import PartnerFactory
from tests.reports.justifications import make_held, make_justification, make_line, written
from tests.workplan.plans import ActionFactory, FundingSourceFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(cast, enter):
    return enter(cast.coordination)


def sheet_of(client, justification, kind="xlsx"):
    answer = client.get(reverse("justification_file", args=[justification.pk, kind]))
    return load_workbook(BytesIO(answer.content)).active


def rows_of(client, justification) -> list:
    return list(sheet_of(client, justification).iter_rows(values_only=True))


def test_head_says_period_source_and_state(office):
    giver = PartnerFactory(name="Departament d'Empresa").organization
    justification = make_justification(title="=1+1", source=FundingSourceFactory(counterpart=giver))
    make_line(justification, **written())

    sheet = sheet_of(office, justification)

    assert [row[0] for row in sheet.iter_rows(max_row=6, values_only=True)] == [
        "'=1+1",
        "Del dia 1 d'octubre de 2025 al dia 30 de setembre de 2026.",
        "Conveni amb el Departament · Departament d'Empresa. Encara és oberta: els números poden canviar.",
        "1 indicador, 0 assolits.",
        None,
        "Indicador",
    ]
    assert sheet.freeze_panes == "A7"
    assert sheet["A1"].font.bold


def test_closed_one_says_the_day(office):
    justification = make_justification()
    make_line(justification, **written())
    operations.close_justification(justification=justification, by=None)

    told = rows_of(office, justification)[2][0]

    assert told.startswith("Conveni amb el Departament. Tancada el dia ")
    assert str(clock.today().year) in told


def test_totals_are_numbers_of_what_is_known(office):
    justification = make_justification()
    make_line(justification, planned_cost=Decimal("1200.5"), actual_cost=Decimal(800), planned_minutes=90)
    make_line(justification, planned_cost=Decimal(100))

    totals, note = rows_of(office, justification)[-2:]

    assert totals == ("Totals del que se sap", *[None] * 7, 1300.5, 800, 1.5, None)
    assert note[0] == "D'1 indicador no se sap què ha costat: no és a la suma."


def test_session_of_two_lines_is_once_in_the_total_and_it_is_said(office):
    justification = make_justification()
    action = ActionFactory()
    make_held(action, 60, date(2026, 5, 5))
    for _line in range(2):
        line = make_line(justification, actions=[action], actual_cost=Decimal(1))
        operations.confirm_hours(line=line, minutes=60, by=None)

    totals, note = rows_of(office, justification)[-2:]

    assert totals[-1] == 1
    assert note[0].startswith("Temps d'assessorament que consta en més d'un indicador: 1 h.")


def test_empty_one_has_no_totals(office):
    rows = rows_of(office, make_justification())

    assert len(rows) == 6
    assert rows[3][0] == "Encara no té cap indicador."


def test_csv_is_the_table_only(office):
    justification = make_justification()
    make_line(justification, **written())

    answer = office.get(reverse("justification_file", args=[justification.pk, "csv"]))

    lines = b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()
    assert len(lines) == 2
    assert lines[0].startswith("Indicador;")

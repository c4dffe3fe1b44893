"""Hours and euros as people write them."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from workplan.forms.amounts import EurosField, HoursField


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("", None),
        ("12,5 h", 750),
        ("12.5", 750),
        ("50h", 3000),
        ("1 hora", 60),
        ("2 hores", 120),
        ("12 h 30", 750),
        ("12:30", 750),
        ("1h05 min", 65),
        ("0", 0),
    ],
)
def test_hours_become_minutes(typed, minutes):
    assert HoursField(required=False).clean(typed) == minutes


@pytest.mark.parametrize(
    "typed", ["unes quantes", "-1", "1e9", "999999", "12 h 75", "x" * 5000, "\x00", "1,555"]
)
def test_hours_not_understood_are_refused_with_examples(typed):
    with pytest.raises(ValidationError, match="12,5 h"):
        HoursField().clean(typed)


@pytest.mark.parametrize(
    ("typed", "euros"),
    [
        ("", None),
        ("1.200 €", "1200.00"),
        ("1.200,50", "1200.50"),
        ("1200.5", "1200.50"),
        ("1 200 eur", "1200.00"),
        ("0", "0.00"),
    ],
)
def test_euros_become_decimals(typed, euros):
    assert EurosField(required=False).clean(typed) == (None if euros is None else Decimal(euros))


@pytest.mark.parametrize("typed", ["molt", "-5", "12.34.56", "99999999999", "9" * 5000, "NaN", "1,234"])
def test_euros_not_understood_are_refused_with_examples(typed):
    with pytest.raises(ValidationError, match=r"1\.200 €"):
        EurosField().clean(typed)


@pytest.mark.parametrize("minutes", [0, 5, 45, 750, 3000])
def test_hours_of_a_row_are_taken_back_as_they_were(minutes):
    field = HoursField()

    assert field.clean(field.prepare_value(minutes)) == minutes


@pytest.mark.parametrize("euros", ["0.00", "1200.00", "1234567.89"])
def test_euros_of_a_row_are_taken_back_as_they_were(euros):
    field = EurosField()

    assert field.clean(field.prepare_value(Decimal(euros))) == Decimal(euros)

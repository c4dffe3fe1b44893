from datetime import date

import pytest

from workplan.rules.timing import EXAMPLES, days_of


def days(first: str, last: str) -> tuple[date, date]:
    return date.fromisoformat(first), date.fromisoformat(last)


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("gener", days("2026-01-01", "2026-01-31")),
        ("Febrer del 2028", days("2028-02-01", "2028-02-29")),
        ("d'abril", days("2026-04-01", "2026-04-30")),
        ("març-abril", days("2026-03-01", "2026-04-30")),
        ("març/abril i octubre", days("2026-03-01", "2026-10-31")),
        ("mesos de març/abril i octubre", days("2026-03-01", "2026-10-31")),
        ("maig, juny i juliol del 2027", days("2027-05-01", "2027-07-31")),
        ("primer trimestre", days("2026-01-01", "2026-03-31")),
        ("primer semestre", days("2026-01-01", "2026-06-30")),
        ("segon semestre de l'any", days("2026-07-01", "2026-12-31")),
        ("3r quadrimestre", days("2026-09-01", "2026-12-31")),
        ("tot l'any", days("2026-01-01", "2026-12-31")),
        ("Anual", days("2026-01-01", "2026-12-31")),
        ("2027", days("2027-01-01", "2027-12-31")),
        ("2026-2027", days("2026-01-01", "2027-12-31")),
        ("2026 -2027", days("2026-01-01", "2027-12-31")),
        ("horitzó 2027", days("2026-01-01", "2027-12-31")),
        ("amb l'horitzó 2027", days("2026-01-01", "2027-12-31")),
        ("fins al 2028", days("2026-01-01", "2028-12-31")),
        ("15/03/2026", days("2026-03-15", "2026-03-15")),
    ],
)
def test_words_mean_days(words, meant):
    assert days_of(words, 2026) == meant


@pytest.mark.parametrize(
    "words",
    [
        "", "aviat", "octubre i març", "2027-2026", "31/02/2026", "quart semestre", "segon", "horitzó 2020",
        "gener gener", "març/", "50h anuals",
    ],
)  # fmt: skip
def test_words_that_say_no_date_mean_none(words):
    assert days_of(words, 2026) is None


def test_examples_on_the_forms_are_understood():
    assert [words for words in EXAMPLES if days_of(words, 2026) is None] == []

import pytest
from django.db import connection

from office.folding import fold, letters

TEXTS = [
    "l'Hospitalet de Llobregat", "L’Hospitalet", "SANT BOI", "Òdena", "Vilanova del Vallès", "es Bòrdes",
    "sol·licitant", "soŀlicitant", "ÀÈÉÍÏÒÓÚÜÇÑ", "①ﬁ", "‛s", "",
]  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize("text", TEXTS)
def test_folds_as_the_database_does(text):
    with connection.cursor() as cursor:
        cursor.execute("SELECT office_fold(%s)", [text])
        folded = cursor.fetchone()[0]

    assert fold(text) == folded


@pytest.mark.parametrize("text", ["Codi INE", "codi_ine", "CODI-INE ", "«Codi» I.N.E.", "Còdi ine:"])
def test_letters_are_blind_to_spaces_signs_accents_and_capitals(text):
    assert letters(text) == "codiine"

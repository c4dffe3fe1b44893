"""The folding of the database (`office_fold`) for texts that stand in no column."""

import unicodedata

SAME_SIGNS = str.maketrans({"’": "'", "‛": None, "·": None})


def fold(text: str) -> str:
    """Lower case, no accents, straight apostrophes."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text).translate(SAME_SIGNS)
    return "".join(letter for letter in decomposed if not "\u0300" <= letter <= "\u036f").lower()


def letters(text: str) -> str:
    """Folded, and only its letters and digits: «Codi_INE» and «codi ine» are one heading."""
    return "".join(letter for letter in fold(text) if letter.isalnum())

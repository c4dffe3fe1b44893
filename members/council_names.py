"""Catalan names of councils: the article and «de» in front of the name of a place."""

import re
import unicodedata

ARTICLES = ("el", "els", "la", "les", "l'", "lo", "es", "sa", "ses", "s'", "en", "na")
INVERTED = re.compile(rf"^(?P<name>.+), (?P<article>{'|'.join(ARTICLES)})$", re.IGNORECASE)
# «de» loses its vowel before a vowel, with or without h; not before i or u that sounds as a consonant (Iorba).
VOWEL_SOUND = re.compile(r"^h?(?![iu][aeiou])[aeiou]", re.IGNORECASE)


def article_first(name: str) -> str:
    """Lists of the State write «Prat de Llobregat, El»; here it is «el Prat de Llobregat»."""
    found = INVERTED.match(name)
    if found is None:
        return name
    article = found["article"].lower()
    return f"{article}{'' if article.endswith(chr(39)) else ' '}{found['name']}"


def of_place(place: str) -> str:
    """«del Prat de Llobregat», «de l'Hospitalet», «dels Guiamets», «d'Òdena», «de Girona».

    Only a small letter makes an article: the town of Les is «de Les».
    """
    if place.startswith(("el ", "els ")):
        return f"d{place}"
    plain = "".join(c for c in unicodedata.normalize("NFKD", place) if not unicodedata.combining(c))
    return f"d'{place}" if VOWEL_SOUND.match(plain) else f"de {place}"


def town_council(place: str) -> str:
    return f"Ajuntament {of_place(place)}"

"""Names of countries in Catalan, as the Unicode CLDR writes them (Babel brings its data)."""

import unicodedata
from functools import cache

from babel import Locale

HOME = "ES"  # the network's own: not worth saying in each row
# Two letters that are no country of ISO 3166-1: unions, placeholders, parts of other countries.
NO_COUNTRIES = {"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"}


@cache
def countries() -> dict[str, str]:
    """Code → name, in the order of a Catalan reader."""
    names: dict[str, str] = dict(Locale("ca").territories)
    codes = (code for code in names if len(code) == 2 and code.isalpha() and code not in NO_COUNTRIES)
    return {code: names[code] for code in sorted(codes, key=lambda code: _plain(names[code]))}


def country_name(code: str) -> str:
    return countries().get(code, code)


def abroad(code: str) -> str:
    """The name of another country; nothing for the network's own, nor for who is of several."""
    return "" if code == HOME else country_name(code)


def _plain(name: str) -> str:
    """Without accents and capitals."""
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).casefold()

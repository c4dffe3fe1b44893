"""Which council a line is about: by its code, or by its name however people write it."""

import difflib
import functools
import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from members.council_names import ARTICLES
from members.models import Organization
from office.folding import fold, letters

IN_FRONT = re.compile(
    r"^(?P<kind>ajuntament|ajunt\.?|aj\.?|ayuntamiento|consell comarcal|consell c\.?|c\. ?c\.?)"
    r"( dels | del | de | d'| )\s*"
)
ARTICLE_IN_FRONT = re.compile(rf"^({'|'.join(ARTICLES)})(?<=')|^({'|'.join(ARTICLES)}) ")
ARTICLE_BEHIND = re.compile(
    rf"(, ?| \()({'|'.join(ARTICLES)})\)?$"
)  # «Prat de Llobregat, El», «Garriga (La)»
CANDIDATES = 4


class UnknownCouncil(Exception):
    """With the sentence that says why."""


@dataclass(frozen=True)
class CouncilName:
    kind: str | None
    key: str


def read_name(text: str) -> CouncilName:
    """«Ajuntament del Prat de Llobregat», «Prat de Llobregat, El» and «PRAT DE LLOBREGAT» are one name."""
    words = fold(text)
    front = IN_FRONT.match(words)
    kind = None
    if front:
        kind = "county_council" if front["kind"].startswith("c") else "municipality"
        words = words[front.end() :]
    words = ARTICLE_BEHIND.sub("", words)
    return CouncilName(kind, letters(ARTICLE_IN_FRONT.sub("", words)))


class CouncilRegister:
    """The councils that a line may be about."""

    def __init__(self, councils: Iterable[Organization]) -> None:
        self.by_code: dict[str, Organization] = {}
        self.by_key: dict[str, list[Organization]] = {}
        for council in councils:
            # By its place, and whole for what is called otherwise: «Conselh Generau d'Aran».
            for key in {read_name(council.short_name).key, read_name(council.name).key}:
                self.by_key.setdefault(key, []).append(council)
            if council.municipality:
                self.by_code[council.municipality.ine_code] = council
        self.nearby = functools.cache(self._nearby)

    def of_code(self, code: str) -> Organization:
        """Spreadsheets lose the zero in front, and some write the six digits of Idescat."""
        found = self.by_code.get(code.zfill(5)) or self.by_code.get(code.zfill(6)[:5])
        if found is None:
            raise UnknownCouncil(_("No municipality of the register has the code «%s».") % code)
        return found

    def named(self, text: str) -> Organization:
        name = read_name(text)
        found = [c for c in self.by_key.get(name.key, []) if name.kind in {None, c.kind}]
        if len(found) == 1:
            return found[0]
        candidates = [str(council) for council in (found or self.nearby(name.key))]
        if candidates:
            raise UnknownCouncil(
                _("«%(name)s» is not the name of one council: it may be %(candidates)s. Write it whole.")
                % {"name": text, "candidates": get_text_list(candidates, _("or"))}
            )
        raise UnknownCouncil(_("«%s» is neither a town council nor a county council of the register.") % text)

    def _nearby(self, key: str) -> list[Organization]:
        """Those with the words inside their name, and else those spelt almost so."""
        keys = [known for known in self.by_key if len(key) >= 3 and key in known]
        keys = keys or difflib.get_close_matches(key, self.by_key, CANDIDATES, 0.8)
        return [council for known in sorted(keys, key=len)[:CANDIDATES] for council in self.by_key[known]]

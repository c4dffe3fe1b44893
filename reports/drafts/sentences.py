"""Pieces of sentences in good Catalan: lists with «i», days with «d'», places with «a», «al» and «als»."""

import re
from collections.abc import Callable, Iterable

from django.utils.formats import date_format
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from reports.drafts import Facts
from reports.listings import Line

DAY = "j E"
ARTICLE = re.compile(r"^a (els?) ")


def told(facts: Facts, key: str, words: Callable[[int], str]) -> str:
    """The sentence of a figure; nothing where nobody knows it, nor where there was none."""
    number = facts.number(key)
    return words(number) if number else ""


def ended(said: str, listed: str) -> str:
    """«S'han fet 2 assemblees: …»; without a list where there is nothing to name."""
    return f"{said}: {listed}." if listed else f"{said}."


def bullets(sentences: Iterable[str]) -> str:
    """Those that there is something to say of, as a list in Markdown."""
    return "\n".join(f"- {sentence}" for sentence in sentences if sentence)


def and_all(names: Iterable[str]) -> str:
    """«Llagostera, Premià de Mar i Sant Esteve de Palautordera»"""
    return get_text_list(list(names), _("and"))


def names_of(lines: Iterable[Line]) -> str:
    return and_all(line.text for line in lines)


def in_text(name: str) -> str:
    """«planificació estratègica» within a sentence; an acronym stays as it is."""
    return name[:1].lower() + name[1:] if name[1:2].islower() else name


def day_of(line: Line) -> str:
    """«25 d'octubre»"""
    return date_format(line.on, DAY) if line.on else ""


def when_and_where(line: Line) -> str:
    """«el dia 30 de març a Tarragona», «el dia 25 d'octubre», «al Catllar»."""
    day = _("on %s") % day_of(line) if line.on else ""
    place = contracted(_("in %s") % line.place) if line.place else ""
    return " ".join(filter(None, (day, place)))


def contracted(words: str) -> str:
    """«al Catllar», «als Hostalets de Pierola»; the other articles stay: «a l'Ampolla», «a la Garriga»."""
    return ARTICLE.sub(lambda found: f"a{found[1][1:]} ", words)


def each_when_and_where(lines: Iterable[Line]) -> str:
    return and_all(filter(None, map(when_and_where, lines)))

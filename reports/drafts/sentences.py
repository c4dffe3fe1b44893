"""Pieces of sentences in good Catalan: lists with «i», days with «d'», places with «a»."""

from collections.abc import Iterable

from django.utils.formats import date_format
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from reports.listings import Line


def bullets(sentences: Iterable[str]) -> str:
    """Those that there is something to say of, as a list in Markdown."""
    return "\n".join(f"- {sentence}" for sentence in sentences if sentence)


def and_all(names: Iterable[str]) -> str:
    """«Llagostera, Premià de Mar i Sant Esteve de Palautordera»"""
    return get_text_list(list(names), _("and"))


def names_of(lines: Iterable[Line]) -> str:
    return and_all(line.text for line in lines)


def when_and_where(line: Line) -> str:
    """«el 30 de març a Tarragona», «el 25 d'octubre», «a Vic»."""
    day = _("on %s") % date_format(line.on, "j E") if line.on else ""
    place = _("in %s") % line.place if line.place else ""
    return " ".join(filter(None, (day, place)))


def each_when_and_where(lines: Iterable[Line]) -> str:
    return and_all(filter(None, map(when_and_where, lines)))

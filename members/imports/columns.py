"""The columns that an import understands, whatever their order and however their headings are spelt."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from openpyxl.utils import get_column_letter

from office.folding import letters
from office.refusals import Refused
from office.spreadsheets import Line, Sheet

LINES_ABOVE = 20  # titles, logos and dates that people write over the headings


@dataclass(frozen=True)
class ImportColumn:
    """`field` of the form of a line; `aliases` are other headings that people write, in Catalan."""

    field: str
    heading: Promise
    aliases: tuple[str, ...]
    explanation: Promise
    example: str | date


COLUMNS = (
    ImportColumn(
        "ine_code", gettext_lazy("INE code"),
        ("codi INE", "ine", "codi municipi", "codi del municipi", "codi INE del municipi"),
        gettext_lazy("The five digits of the municipality. With it, the name is not needed."), "08000",
    ),
    ImportColumn(
        "council", gettext_lazy("Council"),
        ("ens", "nom de l'ens", "ens local", "municipi", "ajuntament", "consell comarcal", "entitat", "administració"),
        gettext_lazy("The name, with or without «Ajuntament» and its article. One line for each of its people."),
        "Ajuntament de Vilaexemple",
    ),
    ImportColumn(
        "state", gettext_lazy("State"), ("estat", "estat de l'adhesió", "adhesió", "situació"),
        gettext_lazy("Membre, En suspens or Baixa."), "Membre",
    ),
    ImportColumn(
        "since", gettext_lazy("Date of joining"),
        ("data d'alta", "alta", "data alta", "data d'adhesió", "data d'incorporació", "membre des de",
         "membre des del", "estat des de", "estat des del dia"),
        gettext_lazy("The day from which it is a member; for En suspens and Baixa, the day from which it is so."),
        date(2024, 3, 20),
    ),
    ImportColumn(
        "reason", gettext_lazy("Source"), ("font", "origen", "motiu", "font de l'adhesió", "acord"),
        gettext_lazy("Where the change of state comes from. When blank, the name of the file."),
        "Acta de l'Assemblea del 20 de març de 2024",
    ),
    ImportColumn(
        "email", gettext_lazy("Mailbox"),
        ("bústia", "bústia compartida", "correu de l'ens", "correu general", "adreça de l'ens"),
        gettext_lazy("The shared address of the council."), "economia@vilaexemple.example",
    ),
    ImportColumn(
        "phone", gettext_lazy("Telephone"), ("telèfon", "telèfon de l'ens", "telèfon general", "tel", "tel."),
        gettext_lazy("That of the council."), "93 000 00 00",
    ),
    ImportColumn(
        "website", gettext_lazy("Website"), ("web", "pàgina web", "lloc web", "adreça web"),
        gettext_lazy("Its address."), "https://www.vilaexemple.example",
    ),
    ImportColumn(
        "given_name", gettext_lazy("Given name"), ("nom", "nom de pila", "nom de la persona"),
        gettext_lazy("Of the person of this line."), "Joana",
    ),
    ImportColumn(
        "family_name", gettext_lazy("Family name"), ("cognoms", "cognom", "cognoms de la persona"),
        gettext_lazy("Of the same person."), "Exemple Inventat",
    ),
    ImportColumn(
        "title", gettext_lazy("Post"), ("càrrec", "lloc de treball", "lloc"),
        gettext_lazy("What the person is in the council."), "Tècnica de promoció econòmica",
    ),
    ImportColumn(
        "line", gettext_lazy("Line"), ("línia", "perfil", "tècnic o electe", "tècnic/electe", "tipus de càrrec"),
        gettext_lazy("Tècnic or Electe."), "Tècnic",
    ),
    ImportColumn(
        "department", gettext_lazy("Department"), ("àrea", "àrea municipal", "departament", "regidoria"),
        gettext_lazy("The part of the council where the person works."), "Promoció econòmica",
    ),
    ImportColumn(
        "person_email", gettext_lazy("Mail"),
        ("correu", "correu electrònic", "correu de la persona", "adreça electrònica", "email", "e-mail", "mail"),
        gettext_lazy("Personal, not shared: by it the portal knows who is who. Nobody is invited by the import."),
        "joana@vilaexemple.example",
    ),
    ImportColumn(
        "person_phone", gettext_lazy("Telephone of the person"),
        ("telèfon de la persona", "telèfon persona", "telèfon directe", "telèfon de contacte", "mòbil"),
        gettext_lazy("That of the post."), "93 000 00 01",
    ),
    ImportColumn(
        "is_reference", gettext_lazy("Reference person"),
        ("persona de referència", "referència", "referent", "és la persona de referència"),
        gettext_lazy("Sí or no. One in each council."), "sí",
    ),
    ImportColumn(
        "starts_on", gettext_lazy("Since"), ("des de", "des del", "des del dia", "inici", "data d'inici"),
        gettext_lazy("First day of the post. When blank, today."), date(2023, 6, 17),
    ),
)  # fmt: skip
BY_FIELD = {column.field: column for column in COLUMNS}
IDENTIFYING = {"ine_code", "council"}


@dataclass(frozen=True)
class Headings:
    """On which line they stand, which column is where and how it is called, and which are not understood."""

    line: int
    places: dict[int, ImportColumn]
    spelt: dict[str, str]
    unknown: tuple[str, ...]

    def values(self, line: Line) -> dict[str, Any]:
        """What the line says, by field."""
        return {
            column.field: line.values[place] if place < len(line.values) else None
            for place, column in self.places.items()
        }


def find_headings(sheet: Sheet) -> Headings:
    """The first line that names two columns or more, one of them the council."""
    named = [(line, _known(line)) for line in sheet.lines[:LINES_ABOVE]]
    line, places = max(named, key=lambda found: len({column.field for column in found[1].values()}))
    fields = [column.field for column in places.values()]
    if len(set(fields)) < 2:
        raise Refused(
            _(
                "We find no line with the headings of the columns, such as «%(first)s» or «%(second)s». Take the template."
            )
            % {"first": BY_FIELD["council"].heading, "second": BY_FIELD["state"].heading}
        )
    if not IDENTIFYING & set(fields):
        raise Refused(
            _("A column has to say which council it is: «%(name)s» or «%(code)s».")
            % {"name": BY_FIELD["council"].heading, "code": BY_FIELD["ine_code"].heading}
        )
    twice = [str(BY_FIELD[field].heading) for field in dict.fromkeys(fields) if fields.count(field) > 1]
    if twice:
        raise Refused(
            _("Two columns say the same: %s. Leave one of them, or give the other another heading.")
            % get_text_list([f"«{heading}»" for heading in twice], _("and"))
        )
    spelt = {column.field: str(line.values[place]) for place, column in places.items()}
    return Headings(line.number, places, spelt, tuple(_unknown(sheet, line, places)))


def _unknown(sheet: Sheet, headings: Line, places: dict[int, ImportColumn]) -> Iterator[str]:
    """Headings not understood, and the letters of columns with values under no heading."""
    filled = {
        place
        for line in sheet.lines
        if line.number >= headings.number
        for place, value in enumerate(line.values)
        if value is not None
    }
    for place in sorted(filled - set(places)):
        heading = headings.values[place] if place < len(headings.values) else None
        yield f"«{heading}»" if heading else _("column %s, without a heading") % get_column_letter(place + 1)


def _known(line: Line) -> dict[int, ImportColumn]:
    spelt = {spelling: column for column in COLUMNS for spelling in _spellings(column)}
    found = ((place, spelt.get(letters(str(value)))) for place, value in enumerate(line.values) if value)
    return {place: column for place, column in found if column}


def _spellings(column: ImportColumn) -> Iterator[str]:
    return (letters(words) for words in (str(column.heading), *column.aliases))

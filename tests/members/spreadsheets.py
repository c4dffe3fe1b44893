"""Spreadsheets as coordination keeps them, made on the fly: 67 members, and the same with twenty faults."""

import csv
import io
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook

from members.models import Organization
from tests.cast import CouncilFactory, MunicipalityFactory

HEADINGS = (
    "Codi INE", "Ens", "Estat", "Data d'alta", "Font", "Bústia", "Telèfon", "Web", "Nom", "Cognoms", "Càrrec",
    "Línia", "Àrea", "Correu", "Telèfon de la persona", "Persona de referència", "Des de",
)  # fmt: skip
Row = dict[str, Any]


def sixty_seven() -> list[Row]:
    """64 town councils and 3 county councils, as many as the network has; each with its reference person."""
    towns = (
        Organization.objects.filter(kind="municipality").select_related("municipality").order_by("pk")[:64]
    )
    counties = Organization.objects.filter(kind="county_council").order_by("pk")[:3]
    return [row_of(council, number) for number, council in enumerate([*towns, *counties], start=1)]


def row_of(council: Organization, number: int) -> Row:
    return {
        "Codi INE": council.municipality.ine_code if council.municipality else "",
        "Ens": council.name,
        "Estat": "Membre",
        "Data d'alta": date(2018, 3, 20),
        "Font": "Acta de l'Assemblea",
        "Bústia": f"ens{number}@example.org",
        "Telèfon": f"93 000 00 {number:02d}",
        "Web": f"https://ens{number}.example.org",
        "Nom": "Alba",
        "Cognoms": f"Puig Vila{number}",
        "Càrrec": "Tècnica de promoció econòmica",
        "Línia": "Tècnic",
        "Àrea": "Promoció econòmica",
        "Correu": f"alba{number}@example.org",
        "Telèfon de la persona": f"93 111 11 {number:02d}",
        "Persona de referència": "sí",
        "Des de": date(2023, 6, 17),
    }


def councils_to_come(count: int = 3) -> list[Row]:
    """Of councils that are not in the network yet."""
    towns = [MunicipalityFactory(name=f"Poble {number}") for number in range(count)]
    councils = [CouncilFactory(municipality=town, name=f"Ajuntament de {town.name}") for town in towns]
    return [row_of(council, number) for number, council in enumerate(councils)]


# A fault by line of the file: what is changed there, the column that is told and the reason.
FAULTS: dict[int, tuple[Row, str, str]] = {
    2: ({"Codi INE": "99999"}, "Codi INE", "cap municipi del registre no té el codi «99999»."),
    4: (
        {"Codi INE": "08001"},
        "Codi INE",
        "el codi 08001 és el de l'ens «Ajuntament d'Abrera», i la fila diu «Ajuntament d'Alella».",
    ),
    6: (
        {"Codi INE": "", "Ens": "Vilaexemple"},
        "Ens",
        "«Vilaexemple» no és cap ajuntament ni consell comarcal del registre.",
    ),
    8: (
        {"Codi INE": "", "Ens": "Hospitalet"},
        "Ens",
        (
            "«Hospitalet» no és el nom d'un sol ens: pot ser Ajuntament de l'Hospitalet de Llobregat o "
            "Ajuntament de Vandellòs i l'Hospitalet de l'Infant. Escriviu-lo sencer."
        ),
    ),
    10: ({"Codi INE": "", "Ens": " "}, "Ens", "és en blanc: escriviu de quin ens és la fila."),
    12: (
        {"Estat": "Soci"},
        "Estat",
        "«Soci» no s'entén: escriviu «membre», «en suspens», «baixa», «sol·licitant» o «interessat».",
    ),
    14: (
        {"Estat": "Sol·licitant"},
        "Estat",
        "un sol·licitant ve de la seva petició: anoteu-la des de la pàgina de l'ens.",
    ),
    16: (
        {"Estat": "Baixa"},
        "Estat",
        "{ens}: no es pot passar de «fora de la Xarxa» a «Baixa».",
    ),
    18: ({"Data d'alta": "31/02/2024"}, "Data d'alta", "«31/02/2024» no és una data com ara 20/03/2024."),
    20: ({"Data d'alta": ""}, "Data d'alta", "és en blanc: escriviu des de quin dia té aquest estat."),
    22: ({"Data d'alta": date(1924, 3, 20)}, "Data d'alta", "20/03/1924: és correcte, l'any?"),
    24: ({"Bústia": "ens@@example"}, "Bústia", "«ens@@example» no és una adreça de correu."),
    26: ({"Web": "javascript:alert(1)"}, "Web", "«javascript:alert(1)» no és l'adreça d'una pàgina web."),
    28: (
        {"Telèfon": "9" * 31},
        "Telèfon",
        "Assegureu-vos que aquest valor tingui com a molt 30 caràcters (en té 31).",
    ),
    30: ({"Telèfon": "#REF!"}, "Telèfon", "la cel·la té un error del full de càlcul, «#REF!»."),
    32: ({"Nom": "", "Correu": ""}, "Nom", "és en blanc, i la fila diu altres coses d'una persona."),
    34: ({"Cognoms": ""}, "Cognoms", "és en blanc, i la persona és nova al portal."),
    36: ({"Línia": "Directiva"}, "Línia", "«Directiva» no s'entén: escriviu «tècnic» o «electe»."),
    38: (
        {"Nom": "Pau", "Cognoms": "Ros", "Correu": "alba2@example.org"},
        "Correu",
        "«alba2@example.org» ja és l'adreça d'una altra persona: Alba Puig Vila2.",
    ),
    40: ({"Persona de referència": "potser"}, "Persona de referència", "«potser» no s'entén: escriviu «sí» o «no»."),
}  # fmt: skip


def with_faults(rows: list[Row]) -> list[Row]:
    return [row | FAULTS[line][0] if line in FAULTS else row for line, row in enumerate(rows, start=2)]


def as_csv(
    rows: Iterable[Row],
    *,
    delimiter: str = ";",
    encoding: str = "utf-8-sig",
    headings: Iterable[str] = HEADINGS,
) -> bytes:
    written = io.StringIO()
    writer = csv.DictWriter(written, list(headings), delimiter=delimiter, restval="")
    writer.writeheader()
    writer.writerows({name: _in_csv(value) for name, value in row.items()} for row in rows)
    return written.getvalue().encode(encoding)


def _in_csv(value: Any) -> Any:
    return f"{value:%d/%m/%Y}" if isinstance(value, date) else value


def as_xlsx(rows: Iterable[Row], headings: Iterable[str] = HEADINGS) -> bytes:
    """With real dates, as Excel keeps them."""
    names = list(headings)
    return workbook([names, *([_in_xlsx(row.get(name)) for name in names] for row in rows)])


def _in_xlsx(value: Any) -> Any:
    return datetime(value.year, value.month, value.day) if isinstance(value, date) else value


def workbook(lines: Iterable[Iterable[Any]], title: str = "Membres") -> bytes:
    book = Workbook()
    book.active.title = title
    for line in lines:
        book.active.append(list(line))
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def upload(content: bytes, name: str = "membres.csv") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)

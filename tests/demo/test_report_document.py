"""The report of 2023 against its document, fact by fact: in a list, in a figure, or in its words."""

import re

import pytest

from office.figures import Period
from reports import operations
from reports.listings import listings
from reports.models import AnnualReport
from reports.pages.document import document_of
from tests.demo.reports import demonstration_of

MONJOS, GRAMENET = "Santa Margarida i els Monjos", "Santa Coloma de Gramenet"
LISTED = {  # day, place, and some words of the title
    "assemblies": [("30/03", "Tarragona", "ordinària"), ("25/10", GRAMENET, "ordinària")],
    "elected_gatherings": [("21/09", MONJOS, "Trobada de càrrecs electes, 4a edició")],
    "elections": [("25/10", "", "Comissió Executiva, mandat 2023-2027")],
    "own_conferences": [
        ("30/03", "Tarragona", "present i futur"),
        ("20/10", "", "en el marc de la FESC, 3a edició"),
        ("25/10", GRAMENET, "prèvia a l'Assemblea d'octubre"),
    ],
    "workshops": [
        ("", "", "Compra i Contractació Pública Responsable"),
        ("", "", "cures"),
        ("", "", "Pols cooperatius"),
        ("", "", "comunitats energètiques locals"),
    ],
    "others_conferences": [
        ("07/07", "", "Creació de política pública. Intercooperació entre administracions"),
        ("08/07", "Argelaguer", "Festival Iltir"),
        ("05/10", "Barcelona", "X Taller d'Economia Social i Solidària"),
        ("26/10", "Terrassa", "Comerç Just"),
        ("27/10", "Morella", "VII Jornades de Noves Ruralitats"),
        ("07/11", "Ripoll", "l'experiència de la XMESS"),
        ("15/11", MONJOS, "3es Jornades d'Economia de l'Alt Penedès i el Garraf"),
        ("17/11", "Vilablareix", "Observatori de l'ESS de les comarques gironines"),
        ("30/11", "Viladecans", "sostenibilitat de monedes locals"),
    ],
    "groups": [
        ("", "", "Agroecologia"),
        ("", "", "Compra i Contractació Pública Responsable"),
        ("", "", "Comunalitats"),
        ("", "", "Cooperativisme d'Habitatge"),
        ("", "", "Cures"),
        ("", "", "Finançament municipal"),
        ("", "", "Formació"),
        ("", "", "Moneda local i social"),
    ],
    "joined": [
        ("", "", "Llagostera"),
        ("", "", "Premià de Mar"),
        ("", "", "Sant Esteve de Palautordera"),
    ],
}
WORDS = {  # of each section, whatever the case
    "challenges": (
        "conveni amb la Generalitat", "final de mandat", "eleccions de maig", "equip de govern", "GT de Formació",
        "guia sobre les cures", "reflexió estratègica", "primer semestre del 2024",
    ),
    "advice": (
        "11 assessoraments", "sense esperar que ningú els demanés", "compra i contractació pública responsable",
        "planificació estratègica en ESS", "polítiques de promoció de l'ESS", "6 sessions de mentoria",
        "creació d'empreses", "mentoria sociolaboral", "monedes locals", "51 experiències", "segon volum",
        "ABC de l'Economia Social i Solidària als Municipis",
    ),
    "care": (
        "3 noves incorporacions", "Llagostera", "Sant Esteve de Palautordera", "Premià de Mar", "en línia",
        "Secretaria Tècnica", "Coordinació", "tots els membres", "serveis de la Xarxa", "Grups de Treball", "dubtes",
        "segon semestre", "poc actius", "eleccions de maig", "equip de govern", "ronda de contactes",
        "primer trimestre del 2024",
    ),
    "governance": (
        "4 reunions de la Comissió Executiva i la Comissió Tècnica", "virtuals", "2 assemblees", "híbrid",
        "30 de març a Tarragona", "25 d'octubre a Santa Coloma de Gramenet", "nova Comissió Executiva", "2023-2027",
        "4a Trobada de càrrecs electes", "presencial", "21 de setembre", "jornada de treball",
    ),
    "groups": (
        "set Grups de Treball", "virtuals", "GT de Formació", "6 reunions", "13 ajuntaments", "un consell comarcal",
        "jornada de treball per al primer semestre del 2024", "accions formatives", "Grup d'economies feministes de la XES",
        "Democratització i corresponsabilitat de les cures. Pràctiques inspiradores dins l'administració pública",
        "Assemblea d'octubre", "Pla de Treball biennal", "pressupost extern", "1a Trobada plenària de Grups de Treball",
        "2022", "Vilanova i la Geltrú",
    ),
    "conferences": (
        "3 jornades", "30 de març", "abans de l'Assemblea de Tarragona", "balanç", "4 tallers", "20 d'octubre", "FESC",
        "3a edició", "33 persones", "22 administracions", "41 organitzacions", "membres de la XMESS", "25 d'octubre",
        "guia sobre les cures", "La Ciba", "recursos per a dones", "innovació", "economia feminista",
    ),
    "others_conferences": ("9 jornades", "UESCOOP", "Universitat d'Estiu del Cooperativisme", "Diputació de Barcelona"),
    "communication": (
        "web de la Xarxa", "4 notícies", "Twitter", "Telegram", "activitats dels membres", "guia sobre les cures",
        "4 butlletins", "recursos", "formació",
    ),
    "ecosystem": (
        "Federació de Cooperatives de Treball de Catalunya", "Ateneus Cooperatius i la seva Xarxa",
        "Diputacions de Barcelona i de Girona", "Associació Catalana de Municipis (ACM)",
        "Federació de Municipis (FMC)", "cambres de l'Alt Penedès i el Garraf",
        "Federació de Cooperatives d'Habitatge", "Comissió d'Economies Feministes de la XES",
    ),
    "conclusions": (
        "xarxa de suport", "referent", "Comissió Executiva", "2023-2027", "reflexió estratègica", "Coordinació",
        "segon semestre", "segon volum", "ABC de l'Economia Social i Solidària als Municipis", "11 assessoraments",
        "contacte periòdic amb tots els membres", "dubtes", "s'ha creat el de Formació", "àmbits d'interès compartit",
        "nou mandat municipal",
    ),
}  # fmt: skip
LINKS = {
    "governance": ["https://xmess.cat/la-xmess-es-retroba-a-santa-margarida-i-els-monjos/"],
    "groups": ["https://nextcloud.pangea.org/index.php/s/dWkd58ibpnNySQd"],
    "conferences": [
        "https://xmess.cat/la-xmess-eina-util-de-present-i-futur-de-les-politiques-publiques-locals-dimpuls-de-less/"
    ],
    "others_conferences": ["https://xmess.cat/cooperacio_i_alianca/"],
    "communication": ["https://xmess.cat", "https://twitter.com/XmessCat"],
    "ecosystem": ["https://nexe.coop/actualitat/pol%C3%ADtiques-p%C3%BAbliques-de-cures-debat-bat"],
}


@pytest.fixture(scope="module")
def chapters(django_db_setup, django_db_blocker):
    with demonstration_of(2026, 11, 21, django_db_blocker):
        document = document_of(AnnualReport.objects.get())
        yield {chapter.section.code: chapter for chapter in document.chapters}


@pytest.mark.parametrize("key", LISTED)
def test_every_dated_item_is_in_its_list(chapters, key):
    lines = listings()[key].find(Period.year(2023))

    assert [(line.day, line.place) for line in lines] == [(day, place) for day, place, _title in LISTED[key]]
    for line, (_day, _place, title) in zip(lines, LISTED[key], strict=True):
        assert title in line.text


@pytest.mark.parametrize("key", LISTED)
def test_every_list_stands_in_some_chapter(chapters, key):
    words = str(listings()[key].words)

    assert [shown.words for chapter in chapters.values() for shown in chapter.lists].count(words) == 1


@pytest.mark.parametrize("code", WORDS)
def test_every_fact_is_told(chapters, code):
    told = words_of(chapters[code]).lower()

    assert [fact for fact in WORDS[code] if fact.lower() not in told] == []


@pytest.mark.parametrize("code", LINKS)
def test_every_page_elsewhere_is_linked(chapters, code):
    assert [link.url for link in chapters[code].links] == LINKS[code]


def test_what_nobody_says_is_not_told_as_nothing(chapters):
    told = " ".join(words_of(chapter) for chapter in chapters.values())

    assert re.findall(r"\b(?:zero|0) \w+", told) == []


def test_portal_that_knows_nothing_says_nothing(db):
    report = operations.start_report(year=2023, by=None)

    assert {section.narrative for section in report.sections.all()} == {""}


def words_of(chapter) -> str:
    challenges = (f"{row.text} {row.answer}" for row in chapter.challenges)
    lines = (f"{line.day} {line.text} {line.place}" for shown in chapter.lists for line in shown.lines)
    return " ".join([chapter.text, *challenges, *lines])

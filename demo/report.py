"""The report of 2023: what its document counts, and its narrative completed in our own words with what it tells.

It stays a draft, for coordination to finish in the browser. What the portal draws from its own data (the days of
the assemblies, the nine conferences of others, who joined) is not written again here.
"""

from collections.abc import Iterable
from datetime import date

from members.models import Person
from office import clock
from office.operations import declare_total
from reports import operations
from reports.models import Section

YEAR, SOURCE = 2023, "Memòria d'activitat 2023"
TOTALS = (
    ("workgroups.formacio.meetings", 6, "6 reunions durant l'any"),
    ("workgroups.formacio.councils", 13, "la participació de 13 Ajuntaments"),
    ("workgroups.formacio.county_councils", 1, "i un Consell Comarcal"),
    ("knowledge.factsheets_published", 51, "cinquanta-una noves experiències"),
    ("communication.news", 4, "4 notícies al web"),
    ("communication.bulletins", 4, "4 butlletins"),
)
ANSWERS = (  # in the order of the challenges of the plan of 2023
    "El paper de la XMESS com a referent s'ha reforçat: jornada pròpia a la FESC, nou jornades d'altres arreu del territori i contacte continuat amb administracions i entitats de l'ESS.",
    "L'activitat no s'ha aturat. Al segon semestre s'ha començat una ronda de contactes amb els municipis que han canviat d'equip de govern arran de les eleccions de maig.",
    "S'ha parlat periòdicament amb tots els membres, s'ha acollit els tres que han arribat durant l'any i s'han fet mentories entre ens.",
    "S'han difós els resultats dels grups, com la guia sobre les cures, i el web té continguts i seccions nous.",
    "S'ha creat el GT de Formació, que prepara accions formatives i una jornada de treball per al primer semestre del 2024.",
    "Els assessoraments s'han ofert sense esperar que ningú els demanés, i les mentories entre membres continuen.",
    "De la reflexió estratègica en va sortir la contractació d'una figura de Coordinació, que s'ha incorporat a començament del segon semestre, i els àmbits d'interès que els membres comparteixen.",
)
# What each section says besides its draft, sentence by sentence.
WRITTEN: dict[str, tuple[str, ...]] = {
    "advice": (
        "Els assessoraments s'han ofert sense esperar que ningú els demanés. Han tractat sobretot de compra i contractació pública responsable, de planificació estratègica en ESS i de polítiques de promoció de l'ESS.",
        "Les mentories han tractat, entre altres, del suport a la creació d'empreses, de processos de mentoria sociolaboral i de l'impuls a monedes locals.",
        "Les experiències publicades són al segon volum de la guia «ABC de l'Economia Social i Solidària als Municipis», editat aquest any.",
    ),
    "care": (
        "El model d'acollida continua: Coordinació i la Secretaria Tècnica s'han reunit en línia amb els nous membres per saber què necessiten.",
        "Coordinació i la Secretaria Tècnica han parlat periòdicament amb tots els membres per detectar què necessiten, recordar-los els serveis de la Xarxa, convidar-los als Grups de Treball i resoldre'ls dubtes.",
        "Al segon semestre s'han buscat els membres poc actius i els municipis on les eleccions de maig han canviat l'equip de govern, i s'ha iniciat una ronda de contactes per tornar-los a acollir. Continuarà el primer trimestre del 2024.",
    ),
    "governance": (
        "Les reunions de les comissions han estat virtuals, i les dues assemblees ordinàries, en format híbrid.",
        "La nova Comissió Executiva es va elegir a l'Assemblea de Santa Coloma de Gramenet.",
        "La 4a Trobada de càrrecs electes va ser presencial, dins de la jornada de treball de Santa Margarida i els Monjos.",
    ),
    "groups": (
        "A principi d'any hi havia set Grups de Treball, tots aquests menys el de Formació. S'han consolidat amb reunions virtuals.",
        "El GT de Formació s'ha creat aquest any: ha definit accions formatives i una jornada de treball per al primer semestre del 2024.",
        "El GT de Cures i el Grup d'economies feministes de la XES han publicat la guia «Democratització i corresponsabilitat de les cures. Pràctiques inspiradores dins l'administració pública», que es va presentar a l'Assemblea d'octubre.",
        "S'ha definit un Pla de Treball biennal, que depèn de tenir pressupost extern. Surt de la 1a Trobada plenària de Grups de Treball, feta el 2022 a Vilanova i la Geltrú, i de les línies que cada grup ha definit durant l'any.",
    ),
    "conferences": (
        "La jornada del 30 de març, abans de l'Assemblea de Tarragona, va tractar del present i el futur de les polítiques públiques locals d'ESS; s'hi va fer balanç i s'hi va reconèixer la feina de la Xarxa i dels seus membres.",
        "La del 20 d'octubre, a la FESC, va ser la 3a edició d'un espai presencial perquè administracions i organitzacions de l'ESS col·laborin. Hi van anar membres de la XMESS i altres administracions interessades en l'ESS.",
        "La del 25 d'octubre, abans de l'Assemblea, va presentar la guia sobre les cures i va visitar La Ciba, espai de recursos per a dones, d'innovació i d'economia feminista.",
    ),
    "others_conferences": (
        "La Xarxa hi ha participat i hi ha col·laborat; el seu web ho recull.",
    ),
    "communication": (
        "El web de la Xarxa té continguts i seccions nous.",
        "S'han mantingut actius els canals de Twitter i de Telegram.",
        "S'han difós les activitats dels membres i els materials d'altres projectes, com la guia sobre les cures.",
        "Els butlletins han explicat activitats dels membres, altres esdeveniments de l'ESS, recursos i formació.",
    ),
    "ecosystem": (
        "La Xarxa ha mantingut el contacte amb la Federació de Cooperatives de Treball de Catalunya, els Ateneus Cooperatius i la seva Xarxa.",
        "També l'ha mantingut amb les administracions i el món local: les Diputacions de Barcelona i de Girona, l'Associació Catalana de Municipis (ACM), la Federació de Municipis (FMC) i les cambres de l'Alt Penedès i el Garraf.",
        "Els Grups de Treball s'han connectat amb entitats de referència, com la Federació de Cooperatives d'Habitatge i la Comissió d'Economies Feministes de la XES.",
    ),
    "conclusions": (
        "La XMESS és una xarxa de suport més forta per als seus membres, i un referent consolidat dins de l'ecosistema.",
        "La reflexió estratègica ha dut a contractar una figura de Coordinació, que s'ha incorporat a començament del segon semestre.",
        "S'ha publicat el segon volum de la guia «ABC de l'Economia Social i Solidària als Municipis».",
        "El contacte periòdic amb tots els membres ha servit per resoldre dubtes i impulsar polítiques públiques d'ESS.",
        "Els Grups de Treball s'han consolidat, i s'ha creat el de Formació.",
        "Els membres han acordat els principals àmbits d'interès compartit per fer polítiques públiques d'ESS durant el nou mandat municipal.",
    ),
}  # fmt: skip
PAGES: dict[str, tuple[tuple[str, str], ...]] = {  # elsewhere: words and address
    "governance": (("Crònica de la trobada de Santa Margarida i els Monjos", "https://xmess.cat/la-xmess-es-retroba-a-santa-margarida-i-els-monjos/"),),
    "groups": (("Guia «Democratització i corresponsabilitat de les cures»", "https://nextcloud.pangea.org/index.php/s/dWkd58ibpnNySQd"),),
    "conferences": (("Crònica de la jornada de Tarragona", "https://xmess.cat/la-xmess-eina-util-de-present-i-futur-de-les-politiques-publiques-locals-dimpuls-de-less/"),),
    "others_conferences": (("Cooperació i aliances de la Xarxa", "https://xmess.cat/cooperacio_i_alianca/"),),
    "communication": (("Web de la XMESS", "https://xmess.cat"), ("La XMESS a Twitter", "https://twitter.com/XmessCat")),
    "ecosystem": (("Nexe: les polítiques públiques de cures, a debat", "https://nexe.coop/actualitat/pol%C3%ADtiques-p%C3%BAbliques-de-cures-debat-bat"),),
}  # fmt: skip


def load(by: Person) -> None:
    """Only once the year is over."""
    if clock.today().year <= YEAR:
        return
    for key, value, words in TOTALS:
        declare_total(
            key=key, value=value, starts_on=date(YEAR, 1, 1), ends_on=date(YEAR, 12, 31), source=SOURCE,
            words=words, by=by,
        )  # fmt: skip
    report = operations.start_report(year=YEAR, by=by)
    challenges = report.challenges.order_by("position")
    for challenge, answer in zip(challenges, ANSWERS, strict=True):
        operations.edit_challenge(challenge=challenge, text=challenge.text, answer=answer, by=by)
    for section in report.sections.filter(code__in=WRITTEN):
        _write(section, WRITTEN[section.code], by)
        for label, url in PAGES.get(section.code, ()):
            operations.add_link(section=section, label=label, url=url, by=by)


def _write(section: Section, sentences: Iterable[str], by: Person) -> None:
    """After what the portal has drafted, as coordination would."""
    lines = [section.narrative, *(f"- {sentence}" for sentence in sentences)]
    operations.edit_section(
        section=section, title=section.title, narrative="\n".join(filter(None, lines)),
        figures=section.figures, listings=section.listings, charts=section.charts, is_included=True, by=by,
    )  # fmt: skip

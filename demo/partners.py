"""The ecosystem as the network's own documents tell it: the report of 2023 and the plan of 2026.

Names are as the documents write them. What they do not say (an address, whose part it is, who else was there)
is left empty; to which family a partner belongs is our reading. Only the people to talk to are invented.
The four provincial councils are there already, with the register.
"""

from dataclasses import dataclass
from datetime import date

SOURCE = "Memòria 2023"
JOINT_PAGE = "https://xmess.cat/cooperacio_i_alianca/"


@dataclass(frozen=True)
class SomePartner:
    name: str
    family: str
    short_name: str = ""
    parent: str = ""  # by the name that lists show
    country: str = "ES"  # empty: of several, or the documents do not say
    note: str = ""
    topics: tuple[str, ...] = ()


# A partner stands after what it is part of.
PARTNERS = (
    SomePartner("Xarxa d'Economia Solidària", "ess", "XES"),
    SomePartner(
        "Comissió d'Economies Feministes", "ess", parent="XES", topics=("Cures",),
        note="Coordinada amb el GT de Cures. La Memòria 2023 també en diu «Grup d'economies feministes».",
    ),
    SomePartner("Xarxa d'Espais Comunitaris", "ess", parent="XES", note="Treball compartit amb el GT de Comunalitats."),
    SomePartner("Sectorials de la XES", "ess", parent="XES", note="Anomenades en conjunt al Pla de treball 2026."),
    SomePartner(
        "AESCAT", "ess", topics=("Llei de l'ESS",), note="Coordinació en el desplegament de la Llei de l'ESS."
    ),
    SomePartner("Federació de Cooperatives de Treball de Catalunya", "ess"),
    SomePartner(
        "Federació de Cooperatives d'Habitatge", "ess", "Habicoop", topics=("Habitatge cooperatiu",),
        note="Formació i assessorament sobre cooperativisme d'habitatge, amb el GT.",
    ),
    SomePartner("FESC", "ess", note="Marc de la Jornada de Polítiques Públiques, que el 2023 va arribar a la 3a edició."),
    SomePartner("ARCA", "ess", note="Entitat sectorial: la connexió amb els Grups de Treball."),
    SomePartner("REAS", "ess", topics=("CCPR",), note="Espai de coordinació de CCPR."),
    SomePartner("CECPER", "ess", topics=("CCPR",), note="Espai de coordinació de CCPR. Tipus d'agent per confirmar."),
    SomePartner(
        "Grup de Compra Socialment Responsable de Catalunya", "ess", topics=("CCPR",),
        note="Espai de coordinació de CCPR. Tipus d'agent per confirmar.",
    ),
    SomePartner("Generalitat de Catalunya", "administration"),
    SomePartner(
        "Departament de Treball i Empresa", "administration", parent="Generalitat de Catalunya",
        note="Va signar amb la Xarxa el Conveni de col·laboració de 2024.",
    ),
    SomePartner(
        "DGESSC", "administration",
        note="Espai de coordinació més enllà del Conveni. El Pla de treball 2026 també l'escriu «DGESSTSC».",
    ),
    SomePartner(
        "Direcció General de Contractació", "administration", "DG de Contractació", topics=("CCPR",),
        note="Contingut formatiu de CCPR, per impartir a l'EAPC.",
    ),
    SomePartner("Ateneus Cooperatius", "programme", parent="DGESSC", note="Trobades territorials, formació i derivacions."),
    SomePartner("Comunalitats Urbanes", "programme", parent="DGESSC"),
    SomePartner("Programes Singulars", "programme", parent="DGESSC"),
    SomePartner("Xarxa d'Ateneus Cooperatius", "programme", "XAC", note="2a Trobada amb la XMESS, prevista el 2026."),
    SomePartner("Oficina Tècnica de Comunalitats", "programme", note="Coordinada amb el GT de Comunalitats."),
    SomePartner("Xarxa de Comunalitats Urbanes", "programme", note="Treball compartit amb el GT de Comunalitats."),
    SomePartner("Comunalitats Rurals", "programme", note="Col·laboració quan hi hagi convocatòria."),
    SomePartner(
        "Associació Catalana de Municipis", "municipal", "ACM",
        note="Conveni per a la guia per a regidories d'ESS, amb el GT de Formació.",
    ),
    SomePartner("Federació de Municipis", "municipal", "FMC"),
    SomePartner(
        "Associació de Micropobles", "municipal", topics=("Ruralitats", "Llei de l'ESS"),
        note="Estratègies conjuntes per als reptes de les ruralitats.",
    ),
    SomePartner(
        "Grup Intermunicipal de Monedes Complementàries", "municipal", "GIMC", topics=("Moneda local i social",),
        note="S'incorpora al GT de Monedes Locals i Socials.",
    ),
    SomePartner("Red de Municipios por la Agroecologia", "municipal", topics=("Agroecologia",)),
    SomePartner("Universitats", "university", note="Anomenades en conjunt als documents, sense dir quines."),
    SomePartner(
        "Escola d'Administració Pública de Catalunya", "university", "EAPC", topics=("CCPR",),
        note="Formació acreditada en matèria d'ESS.",
    ),
    SomePartner("Universitat d'Estiu del Cooperativisme", "university", "UESCOOP"),
    SomePartner("Cambres de Comerç", "business", note="Anomenades en conjunt al Pla de treball 2026."),
    SomePartner("Cambres de l'Alt Penedès i el Garraf", "business"),
    SomePartner("REVES", "elsewhere", country=""),
    SomePartner(
        "RTES", "elsewhere", country="FR",
        note="Xarxa d'administracions territorials. Trobada d'intercanvi, prevista el gener de 2026.",
    ),
    SomePartner("GSEF", "elsewhere", country="", note="Contactes establerts a la trobada de Bordeus de 2025."),
)  # fmt: skip


@dataclass(frozen=True)
class SomeCollaboration:
    title: str
    on: date
    our_role: str = "participant"  # «Participació i col·laboració», says the report of all nine conferences
    place: str = ""
    partners: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    summary: str = ""
    url: str = JOINT_PAGE


COLLABORATIONS = (
    SomeCollaboration(
        "Taula rodona «Creació de política pública. Intercooperació entre administracions»", date(2023, 7, 7),
        partners=("UESCOOP",),
    ),
    SomeCollaboration("Festival Iltir", date(2023, 7, 8), place="Argelaguer"),
    SomeCollaboration(
        "X Taller d'Economia Social i Solidària per als ens locals: balanç de les polítiques públiques locals d'ESS",
        date(2023, 10, 5), place="Barcelona", partners=("Diputació de Barcelona",),
    ),
    SomeCollaboration(
        "Guia «Democratització i corresponsabilitat de les cures. Pràctiques inspiradores dins l'administració pública»",
        date(2023, 10, 25), "co_organizer", "Santa Coloma de Gramenet",
        ("Comissió d'Economies Feministes",), ("Cures",), ("Cures",),
        summary="Guia publicada i difosa durant l'any. La data i el lloc són els de la presentació, a l'Assemblea d'octubre.",
        url="https://nextcloud.pangea.org/index.php/s/dWkd58ibpnNySQd",
    ),
    SomeCollaboration(
        "Economia Social i Solidària i Comerç Just: teixint aliances des dels municipis", date(2023, 10, 26),
        place="Terrassa",
    ),
    SomeCollaboration(
        "Generant aliances amb altres territoris, a les VII Jornades de Noves Ruralitats", date(2023, 10, 27),
        place="Morella", topics=("Ruralitats",),
    ),
    SomeCollaboration(
        "Compra i Contractació Pública Responsable i l'experiència de la XMESS", date(2023, 11, 7), place="Ripoll",
        topics=("CCPR",),
    ),
    SomeCollaboration(
        "L'Economia Social i Solidària a les 3es Jornades d'Economia de l'Alt Penedès i el Garraf",
        date(2023, 11, 15), place="Santa Margarida i els Monjos",
    ),
    SomeCollaboration(
        "Més enllà de les dades. Suport a la proposta d'Observatori de l'ESS de les comarques gironines",
        date(2023, 11, 17), place="Vilablareix",
    ),
    SomeCollaboration(
        "Jornada «Marc estratègic per la cooperació i sostenibilitat de monedes locals»", date(2023, 11, 30),
        place="Viladecans", topics=("Moneda local i social",),
    ),
)  # fmt: skip


@dataclass(frozen=True)
class SomeInterlocutor:
    """Invented: the documents name nobody."""

    partner: str
    given_name: str
    family_name: str
    title: str
    comarques: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    phone: str = ""
    left_days_ago: int | None = None


INTERLOCUTORS = (
    SomeInterlocutor("XAC", "Olga", "Sentís Vila", "Coordinació", phone="930 000 001"),
    SomeInterlocutor(
        "Ateneus Cooperatius", "Bernat", "Collell Grau", "Tècnic de l'ateneu", ("Osona", "Ripollès"),
        phone="930 000 002",
    ),
    SomeInterlocutor(
        "Ateneus Cooperatius", "Fàtima", "Berrada Soler", "Tècnica de l'ateneu",
        ("Gironès", "Pla de l'Estany", "Selva"), ("Agroecologia", "Energia"),
    ),
    SomeInterlocutor(
        "Ateneus Cooperatius", "Ramon", "Tous Peiró", "Tècnic de l'ateneu", ("Osona",), left_days_ago=60
    ),
    SomeInterlocutor("Habicoop", "Lídia", "Aymerich Pou", "Àrea municipal", (), ("Habitatge cooperatiu",)),
    SomeInterlocutor(
        "Diputació de Barcelona", "Joaquim", "Verdú Salas", "Oficina tècnica",
        ("Barcelonès", "Maresme", "Vallès Oriental", "Vallès Occidental", "Osona"), ("CCPR", "Comerç i ESS"),
        phone="930 000 003",
    ),
)  # fmt: skip

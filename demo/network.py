"""Who is in the demonstration. Dates count in days before the day of loading, so it never grows old."""

from dataclasses import dataclass

INVENTED = "Dada de demostració"


@dataclass(frozen=True)
class Someone:
    given_name: str
    family_name: str
    email: str
    council: str
    line: str
    title: str
    department: str = ""
    is_reference: bool = False


COORDINATION = ("Marta", "Soler Vidal", "coordinacio@example.org")
ADVISOR = ("Ignasi", "Roca Pons", "experta@example.org")

# The three that joined in 2023, as the report of that year says; the day and the agreement it does not.
JOINED_2023 = ("Llagostera", "Sant Esteve de Palautordera", "Premià de Mar")
OTHER_MEMBERS = ("Cardedeu", "Vic", "Manlleu", "Celrà", "Cassà de la Selva", "Torelló", "Mataró", "Olot")
TOPICS = {
    "Manlleu": ("Agroecologia", "Cures"),
    "Cassà de la Selva": ("Energia", "Comerç i ESS"),
    "Cardedeu": ("Energia", "Habitatge cooperatiu"),
    "Llagostera": ("Energia", "Agroecologia"),
    "Mataró": ("CCPR", "Comerç i ESS"),
}

PEOPLE = (
    Someone(
        "Anna", "Ferrer Coll", "tecnica@example.org", "Llagostera", "technical",
        "Tècnica de promoció econòmica", "Promoció econòmica", is_reference=True,
    ),
    Someone(
        "Jordi", "Mas Riera", "regidor@example.org", "Llagostera", "political", "Regidor de promoció econòmica"
    ),
    Someone(
        "Núria", "Camps Bosch", "mentora@example.org", "Cassà de la Selva", "technical",
        "Cap de promoció local", "Desenvolupament local", is_reference=True,
    ),
    Someone(
        "Pere", "Vila Serra", "alcaldia@example.org", "Cardedeu", "political", "Alcalde", is_reference=True
    ),
    Someone(
        "Laia", "Prat Font", "laia@example.org", "Manlleu", "technical", "Tècnica d'ESS",
        "Economia social", is_reference=True,
    ),
    Someone(
        "Toni", "Rius Sala", "toni@example.org", "Premià de Mar", "technical", "Agent de desenvolupament local",
        "Ocupació",
    ),
)  # fmt: skip

PROSPECT = ("Sant Hilari Sacalm", "Jornada de treball", "Rosa Planas Giró", "rosa@example.org")
APPLICANT = ("Arbúcies", "Carme Soler Puig", "carme@example.org")

"""The facts of the demonstration, and who is in it.

What the network's own documents say is told as it is. The rest is invented: the people (example.org), and every
row that is written within `office.invented.invented`. Dates of what is under way count in days before the day
of loading, so it never grows old.
"""

from dataclasses import dataclass
from datetime import date

INVENTED = "Dada de demostració"
CONSTITUTED_ON = date(
    2017, 5, 17
)  # «constituir la XMESS el 17 de maig del 2017»: ten years in 2027 (plan of 2026)


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
# 64 town councils and 3 county councils today; 62 members at the end of 2023 is invented.
TOWNS_JOINED_2024 = 4
JOINED_2024_ON = date(2024, 3, 14)
COUNTY_COUNCILS = (
    ("Osona", date(2018, 10, 4)),
    ("Garraf", date(2021, 4, 15)),
    ("Alt Penedès", JOINED_2024_ON),
)
# Councils where something of the demonstration happens, and the hosts of the assemblies of 2023.
STORY_MEMBERS = (
    "Cardedeu", "Vic", "Manlleu", "Celrà", "Cassà de la Selva", "Torelló", "Mataró", "Olot",
    "Santa Coloma de Gramenet", "Tarragona", "Santa Margarida i els Monjos", "Vilanova i la Geltrú",
)  # fmt: skip
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
        "Jordi", "Mas Riera", "regidor@example.org", "Llagostera", "political", "Regidoria de promoció econòmica"
    ),
    Someone(
        "Núria", "Camps Bosch", "mentora@example.org", "Cassà de la Selva", "technical",
        "Cap de promoció local", "Desenvolupament local", is_reference=True,
    ),
    Someone(
        "Montserrat", "Giralt Pla", "presidencia@example.org", "Santa Coloma de Gramenet", "political",
        "Regidoria d'economia social",
    ),
    Someone(
        "Pere", "Vila Serra", "alcaldia@example.org", "Cardedeu", "political", "Alcaldia", is_reference=True
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

PROSPECTS = (
    ("Sant Hilari Sacalm", 40, "Jornada de treball", "Rosa Planas Giró", "rosa@santhilari.example.org"),
    ("Móra d'Ebre", 95, "Trucada de l'Ateneu Cooperatiu", "Martí Sabaté Roig", "promocio@mora.example.org"),
    ("la Seu d'Urgell", 12, "Trobada territorial", "Neus Farré Coma", "ess@laseu.example.org"),
)
APPLICANT = ("Arbúcies", "Carme Soler Puig", "carme@arbucies.example.org")
ON_THEIR_WAY = (APPLICANT[0], *(prospect[0] for prospect in PROSPECTS))

# Nobody to talk to in the first; in the others the reference person has left.
WITHOUT_PEOPLE = ("Celrà",)
WITHOUT_REFERENCE = ("Torelló", "Olot")

DELEGATES = {
    "Cardedeu": "Vallès Oriental",
    "Manlleu": "Osona",
    "Cassà de la Selva": "Gironès",
    "Mataró": "Maresme",
}

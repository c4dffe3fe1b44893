"""What is drawn from the register by a fixed seed: the same invented network every time, in any year."""

import random
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from demo import network
from members.models import Municipality
from members.sizes import SIZE_BANDS

SEED = 2016  # the year of the first joint work of these councils

GIVEN_NAMES = (
    "Aina", "Albert", "Alba", "Arnau", "Berta", "Biel", "Blanca", "Carles", "Carla", "Cesc", "Clara", "David",
    "Elisenda", "Eduard", "Emma", "Enric", "Eva", "Ferran", "Gemma", "Guillem", "Helena", "Ivan", "Irene",
    "Jaume", "Joan", "Judit", "Júlia", "Lluc", "Lluïsa", "Marc", "Maria", "Mariona", "Mercè", "Miquel",
    "Mireia", "Neus", "Oriol", "Pau", "Pilar", "Quim", "Raquel", "Roger", "Samira", "Sílvia", "Teresa", "Xavier",
)  # fmt: skip
FAMILY_NAMES = (
    "Abad", "Alsina", "Amat", "Arbós", "Barceló", "Batlle", "Bofill", "Bonet", "Busquets", "Cabré", "Canals",
    "Carbonell", "Casals", "Castells", "Codina", "Colomer", "Comas", "Creus", "Domènech", "Esteve", "Farré",
    "Fàbregas", "Freixa", "Galí", "Garriga", "Gil", "Guasch", "Homs", "Illa", "Jové", "Llorens", "Lloret",
    "Marquès", "Masip", "Mir", "Molins", "Nadal", "Oliva", "Oller", "Pagès", "Parés", "Pinyol", "Planas",
    "Pons", "Prats", "Queralt", "Ramon", "Ribas", "Ros", "Rovira", "Sabaté", "Sanahuja", "Serrat", "Tarrés",
    "Torrent", "Trias", "Valls", "Ventura", "Vidal", "Vives",
)  # fmt: skip
TECHNICAL_POSTS = (
    ("Tècnica de promoció econòmica", "Promoció econòmica"),
    ("Agent de desenvolupament local", "Ocupació i desenvolupament local"),
    ("Tècnic d'economia social", "Economia social i solidària"),
    ("Cap de promoció econòmica", "Promoció econòmica"),
    ("Tècnica de comerç i consum", "Comerç"),
)
POLITICAL_POSTS = (
    "Regidoria de promoció econòmica",
    "Regidoria d'economia social",
    "Regidoria d'ocupació i empresa",
    "Alcaldia",
    "Regidoria de comerç i consum",
)
# How many of the town councils are of each band of `members.sizes`, from the smallest: small towns are many.
OF_EACH_SIZE = (7, 12, 21, 14, 7)


@dataclass(frozen=True)
class Joining:
    """An invented member: the day it joined, by the number of its municipality in the register."""

    ine_code: str
    on: date


def joinings() -> list[Joining]:
    """Town councils that the demonstration makes members: most before 2023, the last of them in 2024."""
    dice = random.Random(SEED)  # noqa: S311 (not a secret: the same draw for everybody)
    story = _codes(network.STORY_MEMBERS)
    drawn = _drawn(dice, story)
    dice.shuffle(drawn)
    early = story + drawn[: -network.TOWNS_JOINED_2024]
    days = (network.CONSTITUTED_ON, date(2022, 12, 1))
    return [
        *(Joining(code, _some_day(dice, *days)) for code in early),
        *(Joining(code, network.JOINED_2024_ON) for code in drawn[-network.TOWNS_JOINED_2024 :]),
    ]


def _drawn(dice: random.Random, story: list[str]) -> list[str]:
    """So many of each size that with those of the story they are `OF_EACH_SIZE`."""
    taken = {*story, *_codes(network.JOINED_2023), *_codes(network.ON_THEIR_WAY)}
    codes: list[str] = []
    for band, wanted in zip(SIZE_BANDS, OF_EACH_SIZE, strict=True):
        towns = Municipality.objects.filter(population__gte=band.least).order_by("ine_code")
        if band.most is not None:
            towns = towns.filter(population__lte=band.most)
        have = towns.filter(ine_code__in=story).count()
        free = towns.exclude(ine_code__in=taken).values_list("ine_code", flat=True)
        codes += dice.sample(list(free), wanted - have)
    return codes


def _codes(names: Iterable[str]) -> list[str]:
    found = dict(Municipality.objects.filter(name__in=names).values_list("name", "ine_code"))
    return [found[name] for name in names]


def _some_day(dice: random.Random, first: date, last: date) -> date:
    return first + timedelta(days=dice.randrange((last - first).days))


class Names:
    """Invented people, none twice."""

    def __init__(self) -> None:
        self.dice = random.Random(SEED + 1)  # noqa: S311 (as above)
        self.given: set[tuple[str, str]] = set()

    def draw(self) -> tuple[str, str]:
        while True:
            name = self.dice.choice(GIVEN_NAMES), " ".join(self.dice.sample(FAMILY_NAMES, 2))
            if name not in self.given:
                self.given.add(name)
                return name

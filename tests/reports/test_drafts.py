"""The sentences that the portal drafts: in the Catalan of the network, whatever the numbers and the names."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

import pytest

from office.figures import Period
from reports.drafts import Facts, advice, bodies, events, members, sections
from reports.drafts.sentences import and_all, contracted, in_text, when_and_where
from reports.listings import Line


@dataclass(frozen=True)
class Told(Facts):
    """Facts with lists of their own, so that no row is needed."""

    lists: dict[str, list[Line]] = field(default_factory=dict)

    def listed(self, key: str) -> list[Line]:
        return self.lists.get(key, [])


def facts(figures: dict[str, int | float | None] | None = None, **lists: list[Line]) -> Told:
    values = {key: None if value is None else Decimal(str(value)) for key, value in (figures or {}).items()}
    return Told(Period.year(2023), values, lists)


def line(text: str, month: int = 0, day: int = 0, place: str = "") -> Line:
    return Line(text, date(2023, month, day) if month else None, place)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (line("Assemblea", 3, 30, "Tarragona"), "el dia 30 de març a Tarragona"),
        (line("Assemblea", 10, 25), "el dia 25 d'octubre"),
        (line("Assemblea", 4, 1, "l'Ampolla"), "el dia 1 d'abril a l'Ampolla"),
        (line("Assemblea", 8, 11, "el Catllar"), "el dia 11 d'agost al Catllar"),
        (line("Assemblea", 1, 8, "els Hostalets de Pierola"), "el dia 8 de gener als Hostalets de Pierola"),
        (line("Assemblea", 0, 0, "la Garriga"), "a la Garriga"),
        (line("Assemblea", 0, 0, "les Franqueses del Vallès"), "a les Franqueses del Vallès"),
        (line("Assemblea", 0, 0, "Elna"), "a Elna"),
        (line("Assemblea"), ""),
    ],
)
def test_day_and_place_are_said_as_catalan_says_them(said, expected):
    assert when_and_where(said) == expected


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ([], ""),
        (["Vic"], "Vic"),
        (["Vic", "Sant Esteve d'en Bas"], "Vic i Sant Esteve d'en Bas"),
        (["l'Ampolla", "Vic", "el Catllar"], "l'Ampolla, Vic i el Catllar"),
    ],
)
def test_names_are_listed(names, expected):
    assert and_all(names) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Planificació estratègica", "planificació estratègica"), ("CCPR", "CCPR"), ("Llei de l'ESS", "llei de l'ESS"), ("", "")],
)  # fmt: skip
def test_topic_begins_small_within_a_sentence(name, expected):
    assert in_text(name) == expected


def test_article_is_contracted_at_the_beginning_only():
    assert contracted("a Sant Pere el Gran") == "a Sant Pere el Gran"


# (draft, its figure, sentence of one, sentence of two)
COUNTED = [
    (advice.sessions, "advisory.sessions", "S'ha fet 1 assessorament.", "S'han fet 2 assessoraments."),
    (
        advice.mentoring,
        "advisory.mentoring_sessions",
        "S'ha fet 1 sessió de mentoria entre membres de la Xarxa.",
        "S'han fet 2 sessions de mentoria entre membres de la Xarxa.",
    ),
    (
        advice.factsheets,
        "knowledge.factsheets_published",
        "S'ha publicat 1 experiència de política pública municipal.",
        "S'han publicat 2 experiències de polítiques públiques municipals.",
    ),
    (
        members.joined,
        "members.joined",
        "Durant el 2023 hi ha hagut 1 nova incorporació a la Xarxa.",
        "Durant el 2023 hi ha hagut 2 noves incorporacions a la Xarxa.",
    ),
    (members.left, "members.left", "Hi ha hagut 1 baixa.", "Hi ha hagut 2 baixes."),
    (
        members.members,
        "members.active",
        "La Xarxa ha acabat l'any amb 1 membre.",
        "La Xarxa ha acabat l'any amb 2 membres.",
    ),
    (
        bodies.commissions,
        "events.commission_meetings",
        "S'ha fet 1 reunió de la Comissió Executiva i la Comissió Tècnica.",
        "S'han fet 2 reunions de la Comissió Executiva i la Comissió Tècnica.",
    ),
    (bodies.assemblies, "events.assemblies", "S'ha fet 1 assemblea.", "S'han fet 2 assemblees."),
    (
        bodies.active_groups,
        "workgroups.active_at_start",
        "A principi d'any hi havia 1 grup de treball actiu.",
        "A principi d'any hi havia 2 grups de treball actius.",
    ),
    (
        bodies.new_groups,
        "workgroups.created",
        "S'ha creat 1 grup de treball nou.",
        "S'han creat 2 grups de treball nous.",
    ),
    (
        bodies.training_group,
        "workgroups.formacio.meetings",
        "El grup de treball de Formació ha fet 1 reunió durant l'any.",
        "El grup de treball de Formació ha fet 2 reunions durant l'any.",
    ),
    (
        events.own_conferences,
        "events.own_conferences",
        "S'ha fet 1 jornada de la Xarxa.",
        "S'han fet 2 jornades de la Xarxa.",
    ),
    (events.workshops, "events.own_conference_workshops", "S'hi ha fet 1 taller.", "S'hi han fet 2 tallers."),
    (
        events.others_conferences,
        "events.others_conferences",
        "- La Xarxa ha participat en 1 jornada d'altres entitats.",
        "- La Xarxa ha participat en 2 jornades d'altres entitats.",
    ),
    (
        sections.communication,
        "communication.news",
        "- S'ha publicat 1 notícia al web.",
        "- S'han publicat 2 notícies al web.",
    ),
    (
        sections.communication,
        "communication.bulletins",
        "- S'ha publicat 1 butlletí.",
        "- S'han publicat 2 butlletins.",
    ),
]


@pytest.mark.parametrize(("draft", "key", "one", "two"), COUNTED)
def test_figure_is_said_of_one_and_of_two_without_a_list(draft, key, one, two):
    assert (draft(facts({key: 1})), draft(facts({key: 2}))) == (one, two)


@pytest.mark.parametrize(("draft", "key", "one", "two"), COUNTED)
def test_unknown_and_none_are_not_said(draft, key, one, two):
    assert [draft(facts()), draft(facts({key: None})), draft(facts({key: 0}))] == ["", "", ""]


def test_lists_end_the_sentences_of_their_figures():
    assert (
        members.joined(facts({"members.joined": 2}, joined=[line("l'Ampolla"), line("Sant Esteve d'en Bas")]))
        == "Durant el 2023 hi ha hagut 2 noves incorporacions a la Xarxa: l'Ampolla i Sant Esteve d'en Bas."
    )
    assert (
        bodies.assemblies(
            facts(
                {"events.assemblies": 2},
                assemblies=[
                    line("Primera", 3, 30, "Tarragona"),
                    line("Segona", 10, 25, "Santa Coloma de Gramenet"),
                ],
            )
        )
        == "S'han fet 2 assemblees: el dia 30 de març a Tarragona i el dia 25 d'octubre a Santa Coloma de Gramenet."
    )
    assert events.workshops(
        facts({"events.own_conference_workshops": 3}, workshops=[line("Les cures"), line("Pols"), line("Energia")])
    ) == "S'hi han fet 3 tallers: Les cures, Pols i Energia."  # fmt: skip


def test_topics_are_said_after_the_sessions():
    topics = [line("CCPR"), line("Planificació estratègica"), line("Energia"), line("Cures")]
    one, most = (facts({"advisory.sessions": 5}, advice_topics=found) for found in (topics[:1], topics))

    assert advice.sessions(one) == "S'han fet 5 assessoraments. El tema més demanat: CCPR."
    assert (
        advice.sessions(most)
        == "S'han fet 5 assessoraments. Els temes més demanats: CCPR, planificació estratègica i energia."
    )


def test_hours_are_said_as_people_say_them():
    assert advice.hours(facts({"advisory.hours": 12.5})) == "Hores d'assessorament anotades: 12 h 30 min."
    assert advice.hours(facts({"advisory.hours": None})) == ""


def test_gathering_without_day_nor_place_is_named():
    assert bodies.gatherings(facts(elected_gatherings=[line("Trobada d'electes")])) == ["Trobada d'electes."]
    assert bodies.gatherings(facts(elected_gatherings=[line("Trobada d'electes", 9, 21, "Olot")])) == [
        "Trobada d'electes: es va fer el dia 21 de setembre a Olot."
    ]


def test_election_says_its_day_and_its_term():
    assert bodies.elections(facts(elections=[line("Comissió Executiva, mandat 2023-2027", 10, 25)])) == [
        "Elecció del 25 d'octubre: Comissió Executiva, mandat 2023-2027."
    ]


@pytest.mark.parametrize(
    ("towns", "counties", "expected"),
    [
        (13, 1, ", amb 13 ajuntaments i 1 consell comarcal."),
        (1, None, ", amb 1 ajuntament."),
        (None, 2, ", amb 2 consells comarcals."),
        (None, None, "."),
    ],
)
def test_training_group_says_who_takes_part_where_it_is_known(towns, counties, expected):
    said = bodies.training_group(
        facts(
            {
                "workgroups.formacio.meetings": 6,
                "workgroups.formacio.councils": towns,
                "workgroups.formacio.county_councils": counties,
            }
        )
    )

    assert said == f"El grup de treball de Formació ha fet 6 reunions durant l'any{expected}"


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ((33, 22, 41), "33 persones, 22 administracions i 41 organitzacions amb qui s'ha fet intercanvi"),
        ((1, 1, 1), "1 persona, 1 administració i 1 organització amb qui s'ha fet intercanvi"),
        ((33, None, None), "33 persones"),
        ((None, None, None), ""),
    ],
)
def test_who_came_is_said_as_far_as_it_is_known(counts, expected):
    parts = ("people", "administrations", "organizations_met")
    known = {f"events.fesc.{part}": value for part, value in zip(parts, counts, strict=True)}

    said = events.who_came(facts(known), "Jornada d'estiu", "fesc")

    assert said == (f"Participació a «Jornada d'estiu»: {expected}." if expected else "")


def test_groups_and_partners_are_named():
    assert bodies.names_of_groups(facts(groups=[line("Cures")])) == "El grup de treball de l'any: Cures."
    assert (
        bodies.names_of_groups(facts(groups=[line("Agroecologia"), line("Cures")]))
        == "Els grups de treball de l'any: Agroecologia i Cures."
    )
    assert (
        sections.ecosystem(facts(partners=[line("ACM"), line("XES")]))
        == "- Entitats amb qui s'ha treballat: ACM i XES."
    )
    assert members.welcomed(facts(welcomed=[line("Vic")])) == "Acollida començada durant l'any: Vic."
    assert members.welcomed(facts()) == ""


HOLES = ("  ", " .", ": .", " ,", "de 1 ", "de 11 ", "a el ", "de el ", "%", "None")


def every_draft() -> Iterator[str]:
    full = dict.fromkeys((key for _draft, key, _one, _two in COUNTED), 11)
    for some in (facts(full), facts(dict.fromkeys(full, 1)), facts(full, joined=[line("l'Ampolla")] * 11)):
        yield from (members.care(some), advice.advice(some), bodies.governance(some), bodies.groups(some))


def test_no_sentence_has_a_hole_nor_a_missing_elision():
    sentences = [sentence for text in every_draft() for sentence in text.splitlines()]

    assert len(sentences) > 20
    for sentence in sentences:
        assert sentence.startswith("- ")
        assert sentence.endswith(".")
        assert [part for part in HOLES if part in sentence] == []

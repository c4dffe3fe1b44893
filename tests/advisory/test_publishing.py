"""The line of the public page names nobody."""

import pytest

from advisory import operations
from advisory.rules.anonymous import given_away, names_in
from office.refusals import Refused
from tests.advisory.sessions import confirm, let_it_begin, make_request
from tests.cast import CouncilFactory, MemberFactory, PersonFactory


@pytest.mark.parametrize(
    "line, place",
    [
        ("Clàusules socials a Vic", "Vic"),
        ("clausules socials a vic", "Vic"),
        ("Mercat municipal de l'Hospitalet de Llobregat", "l'Hospitalet de Llobregat"),
        ("Compra conjunta a Hospitalet", "l'Hospitalet de Llobregat"),
        ("Habitatge a Sant Boi", "Sant Boi de Llobregat"),
        ("Energia a la Seu d'Urgell", "la Seu d'Urgell"),
        ("Gestió del Prat", "el Prat de Llobregat"),
    ],
)
def test_place_gives_the_council_away(line, place):
    assert given_away(line, places=[place], people=[]) == place


@pytest.mark.parametrize(
    "line, place",
    [
        ("Victòria de la compra pública", "Vic"),
        ("Gestió d'un prat comunal", "el Prat de Llobregat"),
        ("Sant del dia", "Sant Boi de Llobregat"),
        ("Clàusules socials en la contractació", "la Seu d'Urgell"),
    ],
)
def test_words_that_only_look_like_the_place_stay(line, place):
    assert given_away(line, places=[place], people=[]) == ""


@pytest.mark.parametrize(
    "line, person, found",
    [
        ("Xerrada d'en Puig", "Alba Puig Serra", True),
        ("Xerrada d'ALBA PUIG", "Alba Puig Serra", True),
        ("Pla d'ocupació al puig", "Alba Puig Serra", False),
        ("L'alba d'una cooperativa", "Alba Puig Serra", False),
    ],
)
def test_family_name_gives_somebody_away(line, person, found):
    assert bool(given_away(line, places=[], people=[person])) is found


def test_names_are_read_from_who_attends():
    found = names_in("Marta Puig (tècnica), en Joan Vilà i l'alcaldessa; regidora de Promoció")

    assert found == ["Marta Puig", "Joan Vilà"]


@pytest.fixture
def session(db):
    council = MemberFactory(organization=CouncilFactory(municipality__name="Torelló")).organization
    asked = make_request(None, council, attendees="Marta Rovira, tècnica")
    expert = PersonFactory(given_name="Hug", family_name="Bosc")
    held = let_it_begin(confirm(asked, expert=expert))
    return operations.log_outcome(session=held, minutes_used=90, summary="Fet.", by=None)


@pytest.mark.parametrize(
    "line", ["Compra a Torelló", "Compra amb la Rovira", "Amb Hug Bosc", "  ", "a" * 201]
)
def test_line_that_names_is_refused(session, line):
    with pytest.raises(Refused) as refusal:
        operations.publish_line(session=session, line=line, by=None)

    session.refresh_from_db()
    assert (refusal.value.field, session.published_at) == ("line", None)


def test_line_is_published_and_withdrawn(session):
    operations.publish_line(session=session, line=" Clàusules socials  en la compra ", by=None)
    published = (session.public_line, session.published_at is not None)

    operations.withdraw_line(session=session, by=None)

    assert published == ("Clàusules socials en la compra", True)
    assert (session.public_line, session.published_at) == ("", None)


def test_only_what_was_held_is_published(db):
    session = confirm(make_request())

    with pytest.raises(Refused, match="que s'ha fet"):
        operations.publish_line(session=session, line="Clàusules socials", by=None)

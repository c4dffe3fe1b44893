"""«Inici» of each role in the demonstration, by keyboard alone: what it has to do, and the page that does it."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from playwright.sync_api import expect

from tests.stories.actor import DESKTOP, PHONE, SCREENS, Actor
from tests.stories.portal import Portal


@dataclass(frozen=True)
class Morning:
    email: str
    parts: tuple[str, ...]  # the headings of «Inici», in their order
    link: str  # what one would open first
    leads_to: str  # the heading of that page


MORNINGS = {
    "coordination": Morning(
        "coordinacio@example.org",
        (
            "Propostes d'esdeveniments per valorar",
            "Propers esdeveniments",
            "Assessoraments per resoldre",
            "Acollides que demanen atenció",
            "La memòria",
            "El pla de treball",
            "Necessitats obertes",
            "De camí cap a la Xarxa",
            "Membres sense persona de referència",
        ),
        "Ajuntament de Llagostera",
        "Llagostera",
    ),
    "technician": Morning(
        "tecnica@example.org", ("Assessoraments", "Propers esdeveniments", "La vostra acollida", "El meu ens", "El pla de la Xarxa"), "Anoteu una necessitat", "Anoteu una necessitat",
    ),
    "councillor": Morning(
        "regidor@example.org", ("Assessoraments", "Propers esdeveniments", "La vostra acollida", "El meu ens", "El pla de la Xarxa"), "Qui és qui a la Xarxa", "Persones",
    ),
    "executive": Morning(
        "presidencia@example.org", (
            "Assessoraments",
            "Propers esdeveniments",
            "Comissió Executiva",
            "Esperen l'Assemblea",
            "El pla de treball",
            "El meu ens",
            "Hores d'assessorament",
        ),
        "Tot l'òrgan", "Comissió Executiva",
    ),
    "advisor": Morning("experta@example.org", ("Els vostres assessoraments", "Què demanen els municipis"), "Qui és qui a la Xarxa", "Persones"),
    "mentor": Morning(
        "mentora@example.org", ("Assessoraments", "Propers esdeveniments", "Municipis que acompanyeu", "El meu ens", "El pla de la Xarxa"), "Ajuntament de Llagostera", "Llagostera",
    ),
}  # fmt: skip


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
@pytest.mark.parametrize("role", MORNINGS)
def test_home_says_what_there_is_to_do(
    role: str, width: int, demonstration: Portal, actor: Callable[..., Actor]
) -> None:
    morning = MORNINGS[role]
    somebody = actor(demonstration, role, width=width)

    somebody.sign_in_by_keyboard(morning.email)
    somebody.look(f"home-{role}-by-{'phone' if width == PHONE else 'desktop'}")

    headings = somebody.page.locator("main h2").all_inner_texts()
    assert len(headings) == len(morning.parts), headings
    for heading, part in zip(headings, morning.parts, strict=True):
        assert heading.startswith(part)
    somebody.follow_by_keyboard(morning.link)
    expect(somebody.page.get_by_role("heading", level=1)).to_contain_text(morning.leads_to)


def test_home_is_read_in_the_dark_and_printed(demonstration: Portal, actor: Callable[..., Actor]) -> None:
    marta = actor(demonstration, "coordination", width=DESKTOP)
    marta.sign_in_by_keyboard("coordinacio@example.org")

    marta.look("home-dark", dark=True)
    marta.page.emulate_media(media="print")
    marta.page.screenshot(path=SCREENS / "home-on-paper.png", full_page=True, caret="initial")

    expect(marta.page.get_by_role("heading", level=1)).to_be_visible()
    for furniture in (".bar", ".side", ".demo-banner"):
        expect(marta.page.locator(furniture)).to_be_hidden()

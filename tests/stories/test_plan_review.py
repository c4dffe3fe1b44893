"""The plan is followed and reviewed: who answers for an action, coordination, the Executive, and then who reads it."""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.stories.actor import DESKTOP, PHONE, PROJECTOR, Actor
from tests.stories.portal import Portal

COORDINATION, RESPONSIBLE = "coordinacio@example.org", "laia@example.org"
OPEN_REVIEW = "Segon trimestre de 2026"
DONE = "Tercera sessió del grup, amb nou ens."


def test_responsible_adds_evidence_and_proposes_progress_on_the_phone(
    demonstration: Portal, actor: Callable[..., Actor]
) -> None:
    laia = actor(demonstration, "Laia", width=PHONE)
    laia.sign_in_by_keyboard(RESPONSIBLE)
    laia.look("responsible-home")
    own = laia.page.locator("section", has_text="Les vostres actuacions")
    title = own.locator(".row-title a").first.inner_text()
    laia.follow_by_keyboard(title)
    laia.sees_heading(title)
    laia.look("responsible-action")

    laia.follow_by_keyboard("Afegiu una evidència")
    laia.look("responsible-evidence")
    laia.type_into("sentence", DONE)
    laia.type_into("url", "https://xmess.example.org/acta-3")
    laia.press_by_keyboard("Deseu l'evidència")
    expect(laia.page.get_by_role("link", name=DONE, exact=True)).to_be_visible()

    laia.follow_by_keyboard("Proposeu un avanç")
    laia.look("responsible-proposal")
    laia.type_into("text", "El grup ja ha fet la tercera sessió.")
    laia.choose_by_keyboard("state", "in_progress")
    laia.type_into("progress", "60")
    laia.press_by_keyboard("Envieu la proposta")
    laia.look("responsible-proposed")

"""Coordination brings a plan in: sends its file, corrects two lines in the draft, approves; then another by keys alone."""

from collections.abc import Callable

from playwright.sync_api import Locator, expect

from demo.plan import DOCUMENT
from tests.stories.actor import DESKTOP, PHONE, Actor
from tests.stories.portal import Portal

COORDINATION = "coordinacio@example.org"
FOUND = "5 reptes, 11 subreptes, 7 àrees, 10 blocs, 56 actuacions, 21 subactuacions"


def send(marta: Actor, year: str) -> None:
    marta.page.goto("/pla/importacions/")
    marta.page.get_by_label("El fitxer del pla").set_input_files(DOCUMENT)
    marta.page.get_by_label("Any del pla").select_option(year)


def piece(marta: Actor, words: str) -> Locator:
    return marta.page.locator(".piece", has_text=words).first


def test_coordination_corrects_two_lines_and_approves(
    demonstration: Portal, actor: Callable[..., Actor]
) -> None:
    marta = actor(demonstration, "Marta", width=DESKTOP)
    marta.sign_in(COORDINATION)
    send(marta, "2027")
    marta.look("plan-import")
    marta.press("Vegeu què s'hi entén")
    marta.sees(f"{FOUND}; s'ha entès tot.")
    marta.page.locator(".draft-section > summary", has_text="5. Jornades").click()
    marta.look("plan-draft")

    conference = piece(marta, "Jornades de treball")
    conference.locator(".piece-tools > summary").click()
    conference.get_by_role("link", name="Canvieu-ne el text").click()
    marta.look("plan-piece")
    marta.page.get_by_label("Quan (opcional)").fill("segon semestre")
    marta.press("Deseu la correcció")
    expect(piece(marta, "Jornades de treball").locator(".piece-chips")).to_contain_text("segon semestre")
    subaction = marta.page.locator("[data-indent='4']", has_text="Subactuació").locator("visible=true").first
    subaction.locator(".piece-tools > summary").click()
    marta.press("Passeu-la a actuació")
    marta.sees("57 actuacions, 20 subactuacions")
    marta.look("plan-draft-corrected")

    marta.press("Aproveu la importació")
    marta.look("plan-draft-approve")
    marta.press("Escriviu el pla")
    marta.sees_heading("Pla de treball 2027")
    marta.sees("57 actuacions, 20 subactuacions")


def test_piece_is_corrected_and_undone_by_keyboard(
    demonstration: Portal, actor: Callable[..., Actor]
) -> None:
    marta = actor(demonstration, "Marta", width=PHONE)
    marta.sign_in(COORDINATION)
    send(marta, "2028")
    marta.press("Vegeu què s'hi entén")
    marta.sees(f"{FOUND}; s'ha entès tot.")
    keys = marta.page.keyboard
    marta.tab_to("main summary", "3. Comissions")
    keys.press("Enter")
    marta.tab_to(".piece-tools > summary", "Actuació")
    keys.press("Enter")
    marta.tab_to("button", "Passeu-la a subactuació")
    keys.press("Enter")
    expect(marta.page.locator(".draft-undo")).to_contain_text("canviada de tipus")
    expect(marta.page.locator("button:focus")).to_contain_text("Passeu-la a actuació")

    marta.page.locator("#content").focus()
    marta.tab_to("button", "Desfeu-ho")
    keys.press("Enter")

    marta.sees("S'ha desfet l'última correcció.")
    marta.sees(f"{FOUND}")

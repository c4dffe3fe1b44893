"""The plan is followed and reviewed: who answers for an action, coordination, the Executive, and then who reads it."""

from collections.abc import Callable
from hashlib import sha256

from playwright.sync_api import Locator, expect

from tests.stories.actor import DESKTOP, PHONE, PROJECTOR, Actor
from tests.stories.portal import Portal

COORDINATION, RESPONSIBLE = "coordinacio@example.org", "laia@example.org"
RULING = "Comencem al desembre amb els ens que ja ho han demanat."
DIFFERENCE = "De pendent a en curs; ara en respon Comissió Executiva; nou termini: desembre."
OPEN_REVIEW = "Segon trimestre de 2026"
PAGES = {
    "document": "",
    "missing": "actuacions/",
    "groups": "grups/",
    "calendar": "calendari/",
    "changes": "canvis/",
    "challenges": "reptes/",
    "money": "financament/",
    "scenarios": "escenaris/",
}
REFUSED = {"/pla/2026/seguiments/": 403, "/pla/seguiments/1/": 404, "/pla/seguiments/2/recorregut/1/": 404}
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


def ready_actions(marta: Actor) -> int:
    words = marta.page.get_by_text("actuacions a punt").first.inner_text()
    return int(words.split()[0])


def test_coordination_readies_the_review_from_home(
    demonstration: Portal, actor: Callable[..., Actor]
) -> None:
    marta = actor(demonstration, "Marta", width=DESKTOP)
    marta.sign_in_once(COORDINATION)
    page = marta.page
    page.locator("main").get_by_role("link", name="1 proposta d'avanç").click()
    page.locator(".rows-actions .row-title a").first.click()
    marta.look("coordination-proposal")
    marta.press("Accepteu la proposta")
    expect(page.locator(".page-state")).to_contain_text("En curs")

    page.goto("/pla/2026/actuacions/?show=silent")
    for box in page.locator(".row-mark input").all()[:3]:
        box.check()
    marta.press("«Sense canvis» a les actuacions marcades")
    marta.sees("en 3 actuacions")

    page.get_by_role("link", name="Seguiments").click()
    marta.look("reviews")
    page.get_by_role("link", name="Continueu el seguiment").click()
    before = ready_actions(marta)
    for ready, code in enumerate(("2026-1.1", "2026-2.1"), start=1):
        page.get_by_role("button", name=f"Me n'ocupo jo · {code}").click()
        marta.sees(f"{code}: això ja és a punt")
        assert ready_actions(marta) == before + ready
    marta.look("review-open")


def test_every_page_of_the_plan_is_looked_at(demonstration: Portal, actor: Callable[..., Actor]) -> None:
    marta = actor(demonstration, "Marta", width=DESKTOP)
    marta.sign_in_once(COORDINATION)

    for name, place in PAGES.items():
        marta.page.goto(f"/pla/2026/{place}")
        expect(marta.page.get_by_role("heading", level=1)).to_be_visible()
        marta.look(f"plan-{name}")


# What the eye reads on the wall: the smallest letter in sight, in px.
SMALLEST_LETTER = """() => Math.min(...[...document.body.querySelectorAll("*")].filter(
  one => one.checkVisibility() && [...one.childNodes].some(
    node => node.nodeType === Node.TEXT_NODE && node.data.trim()),
).map(one => parseFloat(getComputedStyle(one).fontSize)))"""
ROOM = """() => [document.documentElement.scrollHeight, document.documentElement.scrollWidth,
  Math.ceil(document.querySelector(".walk-main").scrollHeight - document.querySelector(".walk-main").clientHeight)]"""


def reads_from_the_last_row(president: Actor) -> None:
    """The screen fits the wall, and its letters are read from the back of the room."""
    height, width, hidden = president.page.evaluate(ROOM)
    assert (height <= PROJECTOR, width <= DESKTOP, hidden) == (True, True, 0), president.page.url
    assert president.page.evaluate(SMALLEST_LETTER) >= 28, president.page.url


def walk_on(president: Actor, key: str) -> None:
    with president.page.expect_navigation():
        president.page.keyboard.press(key)


def test_executive_walks_through_the_plan_and_decides(
    demonstration: Portal, actor: Callable[..., Actor]
) -> None:
    president = actor(demonstration, "Presidència", width=DESKTOP, height=PROJECTOR)
    page = president.page
    president.sign_in_by_keyboard("presidencia@example.org")
    president.follow_by_keyboard("Pla de treball 2026")
    president.follow_by_keyboard("Seguiments")
    president.follow_by_keyboard("Recorreu el pla")
    president.look("walk")
    group = page.locator(".walk-head [aria-current]")
    while "Sense notícies" not in group.inner_text():
        reads_from_the_last_row(president)
        walk_on(president, "ArrowRight")
    while page.locator(".walk-pill").first.inner_text() != "Pendent":
        walk_on(president, "ArrowRight")
    decided = page.locator(".walk-place span").first.inner_text().split(" · ")[0]
    walk_on(president, "d")
    expect(page.locator("#content")).to_be_focused()
    for field in ("button.btn-main", "[name=timing]"):
        expect(page.locator(field)).to_be_in_viewport(ratio=1)
    president.look("walk-decide")
    page.locator("#content").focus()
    president.choose_by_keyboard("state", "in_progress")
    president.type_into("reason", RULING)
    president.type_into("responsible", "Comissi")
    president.type_into("timing", "desembre")
    president.press_by_keyboard("Deseu la decisió")
    expect(page.get_by_role("status")).to_have_text(f"{decided}: la decisió queda escrita.")
    reads_from_the_last_row(president)
    unchanged = page.locator(".walk-place span").first.inner_text().split(" · ")[0]
    walk_on(president, "s")
    expect(page.get_by_role("status")).to_have_text(f"{unchanged}: la decisió queda escrita.")

    turn_keys_off_and_on(president)
    walk_on(president, "Escape")
    president.sees_heading(OPEN_REVIEW)
    decisions = page.locator("section, div", has=page.locator("#decisions"))
    for code in (decided, unchanged):
        expect(decisions.get_by_role("link", name=f"{code} ")).to_be_visible()


def turn_keys_off_and_on(president: Actor) -> None:
    """Who dictates, or whose hand trembles: the tab remembers it from screen to screen."""
    page, keys = president.page, president.page.keyboard
    president.tab_to("footer button", "Sense tecles")
    keys.press("Enter")
    here = page.url
    for key in ("d", "ArrowRight", "1"):
        keys.press(key)
    page.wait_for_timeout(200)
    assert page.url == here
    president.tab_to("footer a", "Següent")
    walk_on(president, "Enter")
    without = page.get_by_role("button", name="Sense tecles", pressed=True)
    expect(without).to_be_visible()
    reads_from_the_last_row(president)
    without.focus()
    keys.press("Enter")
    walk_on(president, "ArrowLeft")
    assert page.url == here


def told(marta: Actor, action: str) -> Locator:
    return marta.page.locator(".review-chapter .row-line", has_text=action)


def test_coordination_closes_and_compares(demonstration: Portal, actor: Callable[..., Actor]) -> None:
    marta = actor(demonstration, "Marta", width=DESKTOP)
    marta.sign_in_once(COORDINATION)
    page = marta.page
    page.goto("/pla/2026/seguiments/")
    marta.press("Continueu el seguiment")
    decided = page.locator(".row-line", has_text=RULING).locator("a").inner_text()
    expect(page.locator(".row-line", has_text=decided).last.locator(".row-note")).to_have_text(RULING)
    marta.press("Tanqueu el seguiment…")
    marta.look("review-close")
    marta.press("Tanqueu el seguiment")
    expect(page.get_by_role("link", name="Vegeu-ne el resultat")).to_be_visible(timeout=60_000)
    marta.press("Vegeu-ne el resultat")
    marta.sees_heading(OPEN_REVIEW)
    marta.look("review-closed")
    expect(told(marta, decided)).to_contain_text(DIFFERENCE)

    with page.expect_download() as download:
        marta.press("Baixeu el PDF")
    content = download.value.path().read_bytes()
    expect(page.locator("p.seal")).to_have_text(sha256(content).hexdigest())
    marta.press("Comproveu el document")
    marta.look("review-seal")
    marta.sees("no n'ha canviat ni una lletra")
    marta.press("Torneu al seguiment")
    marta.press("Amb «Primer trimestre de 2026»")
    marta.look("reviews-compared")
    expect(page.locator("nav.tabs [aria-current]")).to_have_text("Seguiments")
    expect(told(marta, decided)).to_contain_text(DIFFERENCE)


def test_plan_is_read_by_a_member_and_once_published_by_anybody(
    demonstration: Portal, actor: Callable[..., Actor]
) -> None:
    anna = actor(demonstration, "Anna", width=DESKTOP)
    anna.sign_in("tecnica@example.org")
    anna.press("Pla de treball 2026")
    expect(anna.page.get_by_role("link", name="Seguiments")).to_have_count(0)
    for place, refusal in REFUSED.items():
        assert anna.context.request.get(place).status == refusal, place

    marta = actor(demonstration, "Marta", width=DESKTOP)
    visitor = actor(demonstration, "Visitor", width=PHONE)
    assert "/sessio/" in visitor.context.request.get("/pla/2026/").url
    marta.sign_in_once(COORDINATION)
    marta.page.goto("/pla/2026/")
    marta.press("Pàgines públiques")
    marta.look("plan-publish")
    marta.press("Publiqueu-lo a les pàgines públiques")
    marta.sees_heading("Pla de treball 2026")

    visitor.page.goto("/pla/2026/")
    visitor.sees_heading("Pla de treball 2026")
    visitor.look("plan-public")
    expect(visitor.page.locator("main .plan-facts, main nav.tabs")).to_have_count(0)

"""A council of the real register, from interested to member to finished welcome, each in a browser of its own.

Three people: Alícia coordinates at her desk, Rosa of Sant Hilari Sacalm has a phone, Núria of Cassà de la
Selva is the mentor. The portal begins empty; the mail files are the only post.
"""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from playwright.sync_api import expect

from tests.access.scene import PDF
from tests.stories.actor import DESKTOP, PHONE, Actor
from tests.stories.portal import Portal

ALICIA, ROSA, NURIA = "alicia@example.org", "rosa@example.org", "nuria@example.org"
COUNCIL, MENTOR = "Sant Hilari Sacalm", "Cassà de la Selva"


def find(alicia: Actor, place: str) -> None:
    """Search the whole register as one would type it: no accents, no capitals."""
    alicia.page.goto("/membres/?scope=register")
    alicia.page.get_by_label("Nom").fill(place.lower().replace("à", "a"))
    expect(alicia.page.locator("#rows .row-line")).to_have_count(1)
    alicia.page.locator("#rows .row-line").get_by_role("link", name=place).click()
    expect(alicia.page.get_by_role("heading", level=1)).to_contain_text(place)


def write_down_person(alicia: Actor, given_name: str, family_name: str, email: str, post: str) -> None:
    alicia.press("Afegiu una persona")
    page = alicia.page
    page.get_by_label("Nom", exact=True).fill(given_name)
    page.get_by_label("Cognoms").fill(family_name)
    page.get_by_label("Adreça per entrar").fill(email)
    page.get_by_label("Personal tècnic").check()
    page.get_by_role("textbox", name="Càrrec").fill(post)
    page.get_by_label("Des del").fill(date.today().isoformat())
    page.get_by_label("Persona de referència").check()
    alicia.look("person")
    alicia.press("Afegiu la persona")
    alicia.sees(given_name)


def make_member(alicia: Actor) -> None:
    """The mentor is a member from before the portal, with the source of that written down."""
    find(alicia, MENTOR)
    alicia.press("Ja n'era membre abans del portal")
    alicia.page.get_by_label("Nou estat").select_option("active")
    alicia.page.get_by_label("Des del").fill("2018-01-01")
    alicia.page.get_by_label("Motiu").fill("Membre fundador, segons l'acta de constitució")
    alicia.look("membership")
    alicia.press("Canvieu l'adhesió")
    write_down_person(alicia, "Núria", "Camps Bosch", NURIA, "Cap de promoció local")


def write_down_interest(alicia: Actor) -> None:
    find(alicia, COUNCIL)
    alicia.look("council-before")
    alicia.press("Anoteu-lo com a interessat")
    alicia.page.get_by_label("Com ho sabem").fill("Jornada de treball")
    alicia.page.get_by_label("Persona amb qui parlar").fill("Rosa Planas Giró")
    alicia.page.get_by_label("Adreça").fill(ROSA)
    alicia.look("prospect")
    alicia.press("Afegiu-lo als ens interessats")
    alicia.press("Envieu l'enllaç per demanar l'adhesió")
    alicia.sees("per demanar l'adhesió a rosa@example.org")


def ask_to_join(rosa: Actor, folder: Path) -> None:
    resolution = folder / "acord-de-ple.pdf"
    resolution.write_bytes(PDF)
    rosa.open_mail(ROSA, "com adherir-vos")
    rosa.look("request")
    page = rosa.page
    page.get_by_label("Data de l'acord de ple").fill(date.today().isoformat())
    page.get_by_label("L'acord de ple, signat").set_input_files(resolution)
    page.get_by_label("Persona amb qui parlar").fill("Rosa Planas Giró")
    page.get_by_label("Adreça").fill(ROSA)
    rosa.press("Envieu la petició")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Hem rebut la vostra petició")
    rosa.look("request-received")


def approve(alicia: Actor) -> None:
    find(alicia, COUNCIL)
    alicia.sees("Sol·licitant")
    alicia.look("applicant")
    alicia.press("Aproveu la petició")
    alicia.page.get_by_label("Data de l'acord", exact=False).first.fill(date.today().isoformat())
    alicia.look("approve")
    alicia.press("Aproveu la petició")
    alicia.sees("ja és membre de la Xarxa")
    write_down_person(alicia, "Rosa", "Planas Giró", ROSA, "Tècnica de promoció econòmica")


def begin_welcome(alicia: Actor) -> None:
    alicia.press("Comenceu una acollida")
    alicia.look("welcome-start")
    alicia.press("Comenceu l'acollida")
    alicia.sees("Benvinguda")
    alicia.look("welcome-begun")


def tick_next(actor: Actor, title: str) -> None:
    """Open the step by its title and say that it is done."""
    row = actor.page.locator("li", has=actor.page.get_by_text(title, exact=True)).last
    button = row.get_by_role("button", name="Marqueu-lo com a fet")
    if not button.is_visible():
        row.locator("summary").first.click()
    button.click()
    actor.sees(f"Fet: {title}")


def propose_mentor(alicia: Actor) -> None:
    alicia.press(f"Proposeu-ho: Ajuntament de {MENTOR}")
    alicia.sees("Pendent de resposta")


def accept_as_mentor(nuria: Actor) -> None:
    nuria.open_mail(NURIA, COUNCIL)
    nuria.look("mentor-question")
    nuria.press("Sí, amb molt de gust")
    nuria.sees(COUNCIL)
    nuria.open_mail(NURIA, "El vostre accés al portal")
    nuria.look("invitation")
    nuria.press("Activeu l'accés")
    nuria.sees("Municipis que acompanyeu")
    nuria.look("mentor-home")


def tick_own_step(nuria: Actor) -> None:
    """The mentor does its part from its own session, at its desk."""
    nuria.page.get_by_role("link", name=COUNCIL).first.click()
    tick_next(nuria, "Primera conversa amb el municipi mentor")
    nuria.look("mentor-checklist")


def finish_everything(alicia: Actor) -> None:
    """Coordination does what is left, its own and what the others said by phone: the next one is always open."""
    page = alicia.page
    page.reload()
    next_step = page.locator("#checklist .step.is-next")
    while next_step.get_by_role("button", name="Marqueu-lo com a fet").count():
        title = next_step.locator(".step-title").inner_text()
        next_step.get_by_role("button", name="Marqueu-lo com a fet").click()
        alicia.sees(f"Fet: {title}")
    alicia.look("welcome-nearly-done")


def close(alicia: Actor) -> None:
    alicia.press("Tanqueu l'acollida")
    alicia.look("welcome-close")
    alicia.press("Tanqueu l'acollida")
    alicia.sees("Acabada")
    alicia.look("welcome-closed")


def look_at_every_place(alicia: Actor) -> None:
    for place in ("membres", "acollida", "avisos", "recordatoris", "estat", "preferencies"):
        alicia.page.goto(f"/{place}/")
        alicia.look(f"place-{place}")


def test_council_goes_from_interested_to_welcomed(empty_portal: Portal, actor: Callable[..., Actor]) -> None:
    empty_portal.manage("createcoordinator", ALICIA, "--given-name", "Alícia", "--family-name", "Serra Pou")
    alicia = actor(empty_portal, "Alícia", width=DESKTOP)
    rosa = actor(empty_portal, "Rosa", width=PHONE)
    nuria = actor(empty_portal, "Núria", width=DESKTOP)

    alicia.sign_in(ALICIA)
    alicia.look("home-empty")
    make_member(alicia)
    write_down_interest(alicia)
    ask_to_join(rosa, empty_portal.var)
    approve(alicia)
    begin_welcome(alicia)
    rosa.open_mail(ROSA, "benvinguda")
    rosa.look("council-checklist")
    tick_next(rosa, "Qui us representarà")
    propose_mentor(alicia)
    accept_as_mentor(nuria)
    tick_own_step(nuria)
    reminder = empty_portal.wait_for_mail(ALICIA, "Trucada de benvinguda")
    assert "Sant Hilari Sacalm" in str(reminder["Subject"])
    finish_everything(alicia)
    close(alicia)
    look_at_every_place(alicia)

"""A conference from its announcement to its certificates: Marta prepares it, two councils and an outsider come.

Anna registers on her phone with keys only, Laia at her desk; Pere, without an account and without JavaScript,
waits, is offered the seat that Anna gives back, and takes it from the link of his mail.
"""

import re
from collections.abc import Callable
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from playwright.sync_api import expect

from tests.stories.actor import DESKTOP, PHONE, Actor
from tests.stories.portal import Portal, link_in

MARTA, ANNA, LAIA, PERE = (
    "coordinacio@example.org", "tecnica@example.org", "laia@example.org", "pere.roca@example.org"
)  # fmt: skip
HERE = ZoneInfo("Europe/Madrid")
TITLE = "Jornada de consum conscient"
STARTS_AT = datetime.combine(datetime.now(HERE).date() + timedelta(days=3), time(10), tzinfo=HERE)


def test_a_conference_goes_from_its_announcement_to_its_certificates(
    demonstration: Portal, actor: Callable[..., Actor]
) -> None:
    marta = actor(demonstration, "marta", width=DESKTOP)
    path = announce(marta)

    anna = actor(demonstration, "anna", width=PHONE)
    register_by_keyboard(anna, path)
    laia = actor(demonstration, "laia", width=DESKTOP)
    register(laia, path)
    pere = actor(demonstration, "pere", width=PHONE, scripts=False)
    wait_in_line(pere, path)

    give_back(anna)
    take_the_seat(pere)

    demonstration.move_clock_to(STARTS_AT + timedelta(minutes=20))
    write_down_who_came(marta, path)
    demonstration.move_clock_to(STARTS_AT + timedelta(hours=6))
    certify(marta, actor(demonstration, "visitor", width=PHONE), path)


def announce(marta: Actor) -> str:
    """Two seats, open to everybody."""
    marta.sign_in(MARTA)
    page = marta.page
    page.goto("/esdeveniments/")
    marta.look("events-list")
    page.goto("/esdeveniments/nou/")
    marta.look("event-add")
    page.locator("[name=kind]").select_option(label="Jornada")
    page.locator("[name=title]").fill(TITLE)
    page.locator("[name=day]").fill(STARTS_AT.date().isoformat())
    page.locator("[name=time]").fill("10:00")
    page.locator("[name=ends_time]").fill("14:00")
    page.locator("[name=modality][value=in_person]").check()
    page.locator("[name=place]").fill("Biblioteca municipal")
    for folded in page.locator("details").all():
        folded.evaluate("details => details.open = true")
    page.locator("[name=audience][value=public]").check()
    page.locator("[name=registration][value=open]").check()
    page.locator("[name=capacity]").fill("2")
    page.locator("main form button[type=submit]").last.click()
    marta.sees_heading(TITLE)
    marta.press("Anuncieu")
    marta.sees("0 de 2")
    marta.look("event-announced")
    return page.url.removeprefix(marta.portal.address)


def register_by_keyboard(anna: Actor, path: str) -> None:
    """From «Inici», with the name that the portal proposes."""
    anna.sign_in_by_keyboard(ANNA)
    anna.look("event-home-council")
    anna.tab_to(f"a[href='{path}inscripcio/']")
    anna.page.keyboard.press("Enter")
    anna.sees_heading("Inscripció")
    anna.look("event-register-council")
    anna.press_by_keyboard("Inscriviu-vos")
    anna.sees("Inscripció confirmada")
    anna.look("event-registered")


def register(laia: Actor, path: str) -> None:
    laia.sign_in(LAIA)
    laia.page.goto(f"{path}inscripcio/")
    laia.press("Inscriviu-vos")
    laia.sees("Inscripció confirmada")


def wait_in_line(pere: Actor, path: str) -> None:
    """Without an account and without JavaScript; the mail has to be confirmed, and the seats are taken."""
    page = pere.page
    page.goto(path)
    page.goto(f"{path}inscripcio/")
    page.locator("[name=name]").fill("Pere Roca Vidal")
    page.locator("[name=email]").fill("no és una adreça")
    page.locator("[name=words]").fill("Cooperativa La Teixidora")
    page.locator("main form.form-page button[type=submit]").click()
    expect(page.locator("[name=words]")).to_have_value("Cooperativa La Teixidora")
    page.locator("[name=email]").fill(PERE)
    page.locator("main form.form-page button[type=submit]").click()
    pere.sees(PERE)
    page.goto(link_in(pere.portal.wait_for_mail(PERE, TITLE)))
    pere.press("Confirmeu")
    pere.sees("llista d'espera")


def give_back(anna: Actor) -> None:
    anna.page.goto("/esdeveniments/inscripcions/")
    anna.look("event-own-registrations")
    anna.page.locator("main a[href$='/cancelleu/']").click()
    anna.look("event-cancel")
    anna.page.locator("main form button[type=submit]").last.click()
    anna.sees("cancel·lada")


def take_the_seat(pere: Actor) -> None:
    """From the link of the mail that offers it."""
    mail = pere.portal.wait_for_mail(PERE, TITLE, after=2)
    pere.page.goto(link_in(mail))
    pere.press("Accepteu")
    pere.sees("confirmada")


def write_down_who_came(marta: Actor, path: str) -> None:
    page = marta.page
    page.goto(f"{path}assistencia/")
    marta.look("event-attendance")
    page.locator("form[action$='/tothom/'] button[type=submit]").first.click()
    page.goto(f"{path}xifres/")
    expect(page.locator("main")).to_contain_text(re.compile("2 persones"))
    marta.look("event-counts")


def certify(marta: Actor, visitor: Actor, path: str) -> None:
    marta.page.goto(f"{path}certificats/")
    marta.press("Emeteu 2 certificats")
    marta.sees("Emesos")
    marta.look("event-certificates")
    certificate = marta.page.get_by_role("link", name="Pere Roca Vidal").get_attribute("href")
    assert certificate
    visitor.page.goto(certificate)
    visitor.sees("És vàlid")
    visitor.look("event-certificate")
    visitor.page.goto("/esdeveniments/")
    visitor.look("events-public")

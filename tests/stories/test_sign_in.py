"""Alícia's second factor, in Chromium with a virtual phone: passkey, recovery codes, authenticator app, sessions.

The portal is no demonstration: who coordinates has to have one.
"""

import time
from collections.abc import Callable

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from playwright.sync_api import expect

from tests.stories.actor import DESKTOP, PHONE, Actor
from tests.stories.portal import Portal, link_in

ALICIA, MARTA = "alicia@example.org", "marta@example.org"


def enter_with_passkey(alicia: Actor) -> None:
    alicia.page.goto("/sessio/")
    alicia.press("Entreu amb una clau d'accés")
    alicia.sees_heading("Bon dia")


def enter_with_code_and(actor: Actor, email: str, code: str) -> None:
    """And a code of the app, or of the paper."""
    actor.send_code(email)
    actor.page.get_by_role("button", name="Entreu", exact=True).click()
    actor.sees_heading("El vostre segon factor")
    actor.look("second-factor")
    actor.page.get_by_label("Codi de l'aplicació").fill(code)
    actor.page.get_by_role("button", name="Entreu", exact=True).click()
    actor.sees_heading("Bon dia")


def add_app(alicia: Actor) -> str:
    """Its key."""
    alicia.page.goto("/sessio/seguretat/")
    alicia.press("Afegiu una aplicació d'autenticació")
    alicia.look("authenticator-app")
    secret = alicia.page.locator(".app-key").inner_text()
    alicia.page.get_by_label("Codi que mostra ara").fill(shown_by(secret))
    alicia.press("Activeu l'aplicació")
    alicia.sees("L'aplicació d'autenticació és activa")
    return secret


def shown_by(secret: str) -> str:
    """Not in its last seconds: it would be another by the time it is sent."""
    if time.time() % 30 > 20:
        time.sleep(31 - time.time() % 30)
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def test_coordination_signs_in_with_every_second_factor(
    empty_portal: Portal, actor: Callable[..., Actor]
) -> None:
    empty_portal.manage("createcoordinator", ALICIA, "--given-name", "Alícia", "--family-name", "Serra Pou")
    alicia = actor(empty_portal, "Alícia", width=DESKTOP)

    alicia.sign_in(ALICIA)
    notice = empty_portal.wait_for_mail(ALICIA, "S'ha afegit la clau d'accés")
    assert link_in(notice) == f"{empty_portal.address}/sessio/seguretat/"
    alicia.page.goto("/sessio/seguretat/codis/")
    codes = alicia.page.locator(".codes code").all_inner_texts()

    alicia.sign_out()
    enter_with_passkey(alicia)

    alicia.sign_out()
    enter_with_code_and(alicia, ALICIA, codes[0])

    secret = add_app(alicia)
    alicia.look("security-complete")
    alicia.sign_out()
    enter_with_code_and(alicia, ALICIA, shown_by(secret))


def test_session_forgotten_elsewhere_is_ended_from_the_phone(
    empty_portal: Portal, actor: Callable[..., Actor]
) -> None:
    empty_portal.manage("createcoordinator", MARTA, "--given-name", "Marta")
    desk = actor(empty_portal, "Marta a la feina", width=DESKTOP)
    desk.sign_in(MARTA)
    desk.page.goto("/sessio/seguretat/codis/")
    code = desk.page.locator(".codes code").first.inner_text()
    desk.sign_out()
    desk.sign_in(MARTA)  # and the passkey
    phone = actor(empty_portal, "Marta al telèfon", width=PHONE)
    enter_with_code_and(phone, MARTA, code)

    phone.page.goto("/sessio/seguretat/")
    phone.look("security-two-sessions")
    phone.press("Tanqueu-la")
    phone.sees("La sessió s'ha tancat")

    desk.page.goto("/membres/")
    desk.sees_heading("Entreu")


def test_passkey_that_the_browser_refuses_gets_a_sentence(
    empty_portal: Portal, actor: Callable[..., Actor]
) -> None:
    somebody = actor(empty_portal, "Algú", width=PHONE)
    somebody.page.goto("/sessio/")
    somebody.tools.send(
        "WebAuthn.setUserVerified", {"authenticatorId": somebody.phone, "isUserVerified": False}
    )

    somebody.press("Entreu amb una clau d'accés")

    somebody.sees("No s'ha fet servir cap clau d'accés")
    somebody.look("passkey-refused")


def test_portal_opened_by_number_says_where_passkeys_work(
    empty_portal: Portal, actor: Callable[..., Actor]
) -> None:
    """Chromium takes no number for the name of a site: 127.0.0.1 has no passkeys, localhost has."""
    somebody = actor(empty_portal, "Algú", width=DESKTOP)
    by_number = empty_portal.address.replace("localhost", "127.0.0.1")
    somebody.page.goto(f"{by_number}/sessio/")
    refused = somebody.page.evaluate(
        """navigator.credentials.get({publicKey: {challenge: new Uint8Array(16), rpId: location.hostname}})
           .then(() => "", (error) => error.name)"""
    )

    expect(somebody.page.get_by_role("button", name="Entreu amb una clau d'accés")).to_have_count(0)
    somebody.sees("Les claus d'accés només funcionen si obriu el portal pel seu nom")
    somebody.look("sign-in-by-number")
    assert refused == "SecurityError"

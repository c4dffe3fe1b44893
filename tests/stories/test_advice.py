"""A technician of Llagostera asks for advice on her phone, and the hours are charged to the minute.

Anna asks, Marta of the coordination assigns and agrees a date at her desk, Ignasi logs from the link in his
mail without signing in, Anna confirms. Between the asking and the session the portal's clock is moved on.
"""

import re
from collections.abc import Callable
from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import vobject
from playwright.sync_api import expect

from tests.stories.actor import DESKTOP, PHONE, Actor
from tests.stories.portal import Portal, link_in

ANNA, MARTA, IGNASI = "tecnica@example.org", "coordinacio@example.org", "experta@example.org"
HERE = ZoneInfo("Europe/Madrid")
NEED = "Clàusules socials per al contracte de neteja d'edificis."
STARTS_AT = datetime.combine(datetime.now(HERE).date() + timedelta(days=1), time(10), tzinfo=HERE)


def invitations(portal: Portal, address: str) -> list[Any]:
    """The iCalendar parts of the mails to an address, read by a library that did not write them."""
    parts = [
        part
        for mail in portal.mails(address)
        for part in mail.walk()
        if part.get_content_type() == "text/calendar" and not part.is_attachment()
    ]
    return [vobject.readOne(part.get_content()) for part in parts]


def test_a_technician_is_advised_and_the_hours_are_charged(
    demonstration: Portal, actor: Callable[..., Actor]
) -> None:
    anna = actor(demonstration, "anna", width=PHONE)
    session_path = ask(anna)

    marta = actor(demonstration, "marta", width=DESKTOP)
    assign(marta, session_path)
    check_invitations(demonstration)

    demonstration.move_clock_to(STARTS_AT + timedelta(hours=5))
    ignasi = actor(demonstration, "ignasi", width=PHONE)
    log(ignasi)

    confirm(anna, session_path)
    read_statements(anna, marta, session_path)
    assert "The ledger of hours is whole." in demonstration.manage("check_ledger")
    publish(marta, actor(demonstration, "visitor", width=PHONE), session_path)


def ask(anna: Actor) -> str:
    """From «Inici» to sent in one page."""
    anna.sign_in_by_keyboard(ANNA)
    anna.follow_by_keyboard("Demaneu un assessorament")
    anna.look("advice-ask")
    page = anna.page
    expect(page.get_by_label("Qui hi assistirà")).to_have_value(re.compile("Anna Ferrer"))
    page.get_by_role("radio", name=re.compile("^CCPR")).check()
    page.get_by_label("Què necessiteu").fill(NEED)
    anna.press("Envieu la petició")
    expect(page.get_by_text(NEED)).to_be_visible()
    expect(page.get_by_text("Sol·licitat").first).to_be_visible()
    anna.look("advice-asked")
    return page.url.removeprefix(anna.portal.address)


def assign(marta: Actor, session_path: str) -> None:
    """Who gives it and when, in one form."""
    marta.sign_in(MARTA)
    marta.look("advice-coordination-home")
    page = marta.page
    page.goto("/assessoraments/")
    expect(page.locator("#rows").get_by_text("Llagostera").first).to_be_visible()
    marta.look("advice-list")
    page.locator(f"a[href='{session_path}']").first.click()
    marta.press("Assigneu qui l'ha de fer")
    page.locator("[name=expert]").select_option(index=1)
    page.locator("[name=day]").fill(STARTS_AT.date().isoformat())
    page.locator("[name=time]").fill("10:00")
    marta.look("advice-assign")
    marta.press("Deseu")
    expect(page.get_by_text("Confirmat").first).to_be_visible()
    marta.look("advice-confirmed")


def check_invitations(portal: Portal) -> None:
    """One invitation for each, of the same identity, at the agreed instant."""
    for address in (ANNA, IGNASI):
        portal.wait_for_mail(address, "confirmat")
    found = [calendar for address in (ANNA, IGNASI) for calendar in invitations(portal, address)]

    assert [calendar.method.value for calendar in found] == ["REQUEST", "REQUEST"]
    assert len({calendar.vevent.uid.value for calendar in found}) == 1
    for calendar in found:
        assert calendar.vevent.dtstart.value == STARTS_AT
        assert calendar.vevent.dtend.value == STARTS_AT + timedelta(hours=2)


def log(ignasi: Actor) -> None:
    """From the link of the reminder, without signing in: ninety minutes."""
    mail = ignasi.portal.wait_for_mail(IGNASI, "Llagostera", after=1, seconds=120)
    ignasi.page.goto(link_in(mail))
    ignasi.look("advice-log")
    page = ignasi.page
    page.locator("[name=took][value='90']").check()
    page.locator("[name=summary]").fill("Hem revisat el plec i escrit tres clàusules.")
    ignasi.press("Anoteu com ha anat")
    expect(page.get_by_role("heading", level=1)).not_to_contain_text("Anoteu")
    ignasi.look("advice-logged")


def confirm(anna: Actor, session_path: str) -> None:
    anna.page.goto(session_path)
    expect(anna.page.get_by_text("Hem revisat el plec")).to_be_visible()
    anna.look("advice-done")
    anna.press("Hi estem d'acord")
    expect(anna.page.get_by_text("Confirmat per l'ens").first).to_be_visible()


def read_statements(anna: Actor, marta: Actor, session_path: str) -> None:
    """To the minute, in what the council reads and in what coordination reads."""
    anna.page.goto("/assessoraments/")
    anna.look("advice-council-list")
    marta.page.goto("/assessoraments/bosses/")
    marta.look("advice-budgets")
    marta.page.get_by_role("link", name=re.compile("^CCPR, ")).first.click()
    marta.page.goto(f"{marta.page.url}extracte/")
    moved = marta.page.locator(f"#rows li:has(a[href='{session_path}'])")
    expect(moved).to_have_count(2)  # the hold when she asked, of the length that was agreed, and the charge
    expect(moved.filter(has_text="1 h 30 min")).to_have_count(1)
    marta.look("advice-statement")


def publish(marta: Actor, visitor: Actor, session_path: str) -> None:
    marta.page.goto(session_path)
    marta.press("Publiqueu l'àmbit")
    marta.look("advice-line")
    marta.press("Publiqueu la línia")
    visitor.page.goto("/assessoraments/en-que-hem-assessorat/")
    expect(visitor.page.get_by_text("CCPR").first).to_be_visible()
    visitor.look("advice-public")

"""Somebody in a browser of their own, whose every page is looked at in two widths."""

import re
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Page, ViewportSize, expect

from tests.stories.portal import Portal, link_in, text_of

PHONE, DESKTOP = 390, 1280
HEIGHTS = {PHONE: 844, DESKTOP: 900}
PROJECTOR = 720  # as high as it is in most meeting rooms, at the width of a desktop
MOST_TABS = 120
IS_FOCUSED = """([where, words]) => {
  const here = document.activeElement;
  return Boolean(here?.matches(where) && here.textContent.includes(words));
}"""  # between two pages nothing has the focus
# It has a ring, the link of a row around the whole row, and it is inside the window.
FOCUS_IS_SEEN = """() => {
  const here = document.activeElement, box = here.getBoundingClientRect();
  const ringed = [here, here.closest(".row-line")].filter(Boolean);
  const seen = ringed.map(one => getComputedStyle(one)).some(
    ring => ring.outlineStyle !== "none" || ring.boxShadow !== "none");
  return seen && box.top >= 0 && box.bottom <= innerHeight + 1;
}"""
SCREENS = Path(__file__).resolve().parent.parent.parent / "build" / "screens"


class Actor:
    def __init__(
        self,
        browser: Browser,
        portal: Portal,
        name: str,
        *,
        width: int,
        height: int = 0,
        scripts: bool = True,
    ) -> None:
        self.portal, self.name = portal, name
        self.size: ViewportSize = {"width": width, "height": height or HEIGHTS[width]}
        self.context = browser.new_context(
            base_url=portal.address,
            viewport=self.size,
            locale="ca",
            java_script_enabled=scripts,
        )
        self.context.set_default_timeout(10_000)
        self.page: Page = self.context.new_page()
        self.complaints: list[str] = []
        self.fill_pocket()
        self.page.on("console", self._note)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _note(self, message: ConsoleMessage) -> None:
        if message.type in {"warning", "error"}:
            self.complaints.append(f"{self.page.url}: {message.text}")

    def fill_pocket(self) -> None:
        """A phone that keeps passkeys and always knows its owner's finger."""
        self.tools = self.context.new_cdp_session(self.page)
        self.tools.send("WebAuthn.enable")
        phone = {
            "protocol": "ctap2",
            "transport": "internal",
            "hasResidentKey": True,
            "hasUserVerification": True,
            "isUserVerified": True,
            "automaticPresenceSimulation": True,
        }
        self.phone = self.tools.send("WebAuthn.addVirtualAuthenticator", {"options": phone})[
            "authenticatorId"
        ]

    def sign_in(self, email: str) -> None:
        """With a code; who coordinates adds the passkey that the portal asks for, or uses the one it has."""
        self.send_code(email)
        self.page.get_by_role("button", name="Entreu", exact=True).click()
        heading = self.page.get_by_role("heading", level=1)
        expect(heading).to_contain_text(re.compile("Bon dia|La meva seguretat|El vostre segon factor"))
        if "seguretat" in heading.inner_text():
            self.look("second-factor-missing")
            self.add_passkey()
            self.press("Aneu al portal")
        elif "segon factor" in heading.inner_text():
            self.press("Feu servir una clau d'accés")
        self.sees_heading("Bon dia")

    def sign_in_once(self, email: str) -> None:
        """Or come back with the session of an earlier chapter: only a few codes are sent in a short time."""
        sessions = self.portal.sessions
        if email in sessions:
            self.context.add_cookies(sessions[email])
            self.page.goto("/")
            self.sees_heading("Bon dia")
            return
        self.sign_in(email)
        sessions[email] = self.context.cookies()

    def send_code(self, email: str) -> None:
        seen = self._codes_sent(email)
        self.page.goto("/sessio/")
        self.look("sign-in")
        self.page.get_by_label("Correu electrònic").fill(email)
        self.page.get_by_role("button", name="Demaneu el codi").click()
        code = self._code(email, seen)
        self.look("sign-in-code")
        self.page.get_by_label("Codi").fill(code)

    def add_passkey(self) -> list[str]:
        """Its recovery codes."""
        self.press("Afegiu una clau d'accés")
        self.look("passkey-add")
        self.press("Creeu la clau d'accés")
        self.sees_heading("Codis de recuperació")
        self.look("recovery-codes")
        return self.page.locator(".codes code").all_inner_texts()

    def sign_out(self) -> None:
        self.page.goto("/sessio/sortiu/")
        self.page.locator("main").get_by_role("button", name="Sortiu").click()
        self.sees_heading("Entreu")

    def sign_in_by_keyboard(self, email: str) -> None:
        """Nothing but keys: the address, Enter, the code of the mail, Enter."""
        self.page.goto("/sessio/")
        self.tab_to("input[type=email]")
        seen = self._codes_sent(email)
        self.page.keyboard.type(email)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")
        code = self._code(email, seen)
        self.tab_to("input[name=code]")
        self.page.keyboard.type(code)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")
        expect(self.page.get_by_role("heading", level=1)).to_contain_text("Bon dia")

    def _codes_sent(self, email: str) -> int:
        return len([mail for mail in self.portal.mails(email) if "codi" in str(mail["Subject"])])

    def tab_to(self, where: str, words: str = "") -> None:
        """Press Tab until the focus is on such an element with these words, where it can be seen."""
        for _step in range(MOST_TABS):
            if self.page.evaluate(IS_FOCUSED, [where, words]):
                self.page.wait_for_function(FOCUS_IS_SEEN)
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"{self.name}: {where} «{words}» is not reached by Tab on {self.page.url}")

    def follow_by_keyboard(self, words: str) -> None:
        self._enter("main a[href]", words)

    def press_by_keyboard(self, words: str) -> None:
        self._enter("main button", words)

    def _enter(self, where: str, words: str) -> None:
        self.tab_to(where, words)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def type_into(self, name: str, words: str) -> None:
        self.tab_to(f"[name={name}]")
        self.page.keyboard.type(words)

    def choose_by_keyboard(self, name: str, value: str) -> None:
        """One of a group of round buttons, with the arrows."""
        wanted = f"input[name={name}][value={value}]"
        self.tab_to(f"input[name={name}]")
        for _step in range(12):
            if self.page.locator(wanted).is_checked():
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"{self.name}: {name} never is {value} on {self.page.url}")

    def _code(self, email: str, seen: int) -> str:
        mail = self.portal.wait_for_mail(email, "codi", after=seen)
        found = re.search(r"^\s*([A-Z0-9-]{6,})\s*$", text_of(mail), re.MULTILINE)
        assert found, text_of(mail)
        return found.group(1)

    def open_mail(self, email: str, words: str) -> None:
        self.page.goto(link_in(self.portal.wait_for_mail(email, words)))

    def press(self, name: str) -> None:
        """A button or a link that says the act."""
        page = self.page
        page.get_by_role("button", name=name).or_(page.get_by_role("link", name=name)).first.click()

    def fill(self, **values: str) -> None:
        for label, value in values.items():
            self.page.get_by_label(label.replace("_", " ")).first.fill(value)

    def sees_heading(self, words: str) -> None:
        expect(self.page.get_by_role("heading", level=1)).to_contain_text(words)

    def sees(self, words: str) -> None:
        expect(self.page.get_by_text(words).first).to_be_visible()

    def look(self, name: str, *, dark: bool = False) -> None:
        """Take the page at both widths, ask axe, and expect no sideways scroll."""
        self.page.emulate_media(color_scheme="dark" if dark else "light")
        SCREENS.mkdir(parents=True, exist_ok=True)
        for width in (DESKTOP, PHONE):
            self.page.set_viewport_size({"width": width, "height": HEIGHTS[width]})
            self.page.screenshot(
                path=SCREENS / f"{name}-{width}.png", full_page=True, caret="initial"
            )  # the default writes a style, which CSP rightly refuses
            result = Axe().run(self.page)
            assert result.violations_count == 0, f"{name} at {width}: {result.generate_report()}"
            wide = self.page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
            assert not wide, f"{name} at {width} px scrolls sideways"
        self.page.set_viewport_size(self.size)

    def leave(self) -> None:
        self.context.close()
        assert not self.complaints, f"{self.name}: {self.complaints}"

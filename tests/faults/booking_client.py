"""A technician's browser, as far as asking for advice needs one: reads the form, fills it in, sends it."""

import http.client
import re
from dataclasses import dataclass
from html.parser import HTMLParser
from urllib.parse import urlencode

SERVICE = "CCPR"
WORDS = "Clàusules socials al contracte de neteja."
BOOKED = re.compile(r"/assessoraments/(\d+)/")


@dataclass(frozen=True)
class Answer:
    """`number` is of the session, where the portal said that it is asked for."""

    status: int
    body: str = ""
    number: int | None = None


class _Form(HTMLParser):
    """The fields of the form that asks, with what the page already puts in them."""

    def __init__(self) -> None:
        super().__init__()
        self.fields: dict[str, str] = {}
        self.radios: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        if tag == "input" and found.get("type") == "hidden" and "name" in found:
            self.fields[found["name"]] = found.get("value", "")
        elif tag == "input" and found.get("type") == "radio":
            self.radios.append((found["name"], found["value"]))


class Technician:
    def __init__(self, port: int, cookie: str) -> None:
        self.port = port
        self.cookies = {"sessionid": cookie}
        self.fields: dict[str, str] = {}

    def open_form(self) -> None:
        answer = self._ask("GET", "/assessoraments/demaneu/?service=ccpr")
        assert answer.status == 200, answer
        form = _Form()
        form.feed(answer.body)
        self.fields = form.fields | {"service": "ccpr", "words": WORDS}

    def send_form(self) -> Answer:
        return self._ask("POST", "/assessoraments/demaneu/", urlencode(self.fields))

    def _ask(self, method: str, path: str, body: str = "") -> Answer:
        """Status 0: nobody answered, so nothing was promised."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        headers = {"Cookie": cookies, "Host": f"localhost:{self.port}"}
        if method == "POST":
            headers |= {"Content-Type": "application/x-www-form-urlencoded"}
        try:
            connection.request(method, path, body, headers)
            response = connection.getresponse()
            text = response.read().decode()
        except (OSError, http.client.HTTPException):
            return Answer(0)
        finally:
            connection.close()
        for name, value in re.findall(
            r"(?m)^(csrftoken)=([^;]+)", "\n".join(response.headers.get_all("Set-Cookie") or [])
        ):
            self.cookies[name] = value
        found = BOOKED.search(response.headers.get("Location") or "")
        return Answer(response.status, text, int(found.group(1)) if found else None)

"""A whole portal for a story: its own data folder, database, Redis, worker, beat and web."""

import email
import email.policy
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from datetime import datetime
from email.message import EmailMessage
from pathlib import Path
from types import TracebackType
from typing import Any, Self

ROOT = Path(__file__).resolve().parent.parent.parent
READY_SECONDS = 90


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Portal:
    def __init__(self, var: Path, *, demo: bool) -> None:
        self.var = var
        self.sessions: dict[str, Any] = {}  # cookies by address, for those who come back
        self.address = f"http://localhost:{free_port()}"  # by name: passkeys work at no number
        kept = {
            name: value
            for name, value in os.environ.items()
            if name not in {"DATABASE_URL", "REDIS_URL", "DJANGO_SETTINGS_MODULE"}
        }
        self.environment = kept | {
            "XMESS_VAR": str(var),
            "XMESS_DEMO": "1" if demo else "0",
            "HOST": "127.0.0.1",
            "PORT": self.address.rsplit(":", 1)[1],
        }

    def __enter__(self) -> Self:
        self.log = (self.var / "story.log").open("ab")
        self.process = subprocess.Popen(
            [sys.executable, "-m", "xmess.supervisor"],
            cwd=ROOT,
            env=self.environment,
            stdout=self.log,
            stderr=subprocess.STDOUT,
        )
        try:
            self._wait_until_ready()
        except BaseException:
            self.__exit__(None, None, None)
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(30)
        self.log.close()

    def move_clock_to(self, moment: datetime) -> None:
        """Stop it, and start it again on the same data at another moment; who was signed in still is."""
        self.__exit__(None, None, None)
        self.environment["XMESS_CLOCK"] = moment.isoformat()
        self.__enter__()

    def _wait_until_ready(self) -> None:
        end = time.monotonic() + READY_SECONDS
        while time.monotonic() < end:
            assert self.process.poll() is None, (self.var / "story.log").read_text()
            try:
                with urllib.request.urlopen(f"{self.address}/health/", timeout=2) as answer:
                    if answer.status == 200:
                        return
            except OSError:
                time.sleep(0.2)
        raise AssertionError("the portal was not ready: " + (self.var / "story.log").read_text()[-3000:])

    def manage(self, *arguments: str) -> str:
        done = subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=ROOT,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def mails(self, address: str) -> list[EmailMessage]:
        """What has arrived at an address, oldest first; read from the mail files."""
        found = []
        for file in sorted((self.var / "mail").glob("*"), key=lambda path: path.stat().st_mtime_ns):
            for part in file.read_bytes().split(b"-" * 79):
                mail = email.message_from_bytes(part.strip(), policy=email.policy.default)
                if isinstance(mail, EmailMessage) and address in str(mail["To"]):
                    found.append(mail)
        return found

    def wait_for_mail(self, address: str, words: str, *, after: int = 0, seconds: int = 90) -> EmailMessage:
        """The newest mail to the address whose subject holds the words, beyond the `after` already seen."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            mails = [mail for mail in self.mails(address) if words in str(mail["Subject"])]
            if len(mails) > after:
                return mails[-1]
            time.sleep(0.3)
        seen = [str(mail["Subject"]) for mail in self.mails(address)]
        raise AssertionError(f"no mail «{words}» for {address}; there are {seen}")


def text_of(mail: EmailMessage) -> str:
    body = mail.get_body(("plain",))
    assert body is not None
    return str(body.get_content())


def link_in(mail: EmailMessage) -> str:
    found = re.search(r"https?://[^\s>\"]+", text_of(mail))
    assert found, text_of(mail)
    return found.group(0)

"""Typed readers of the environment: they collect all that is missing, so that one message names it all."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured
from psycopg import ProgrammingError
from psycopg.conninfo import conninfo_to_dict

YES = {"1", "true", "yes", "on"}
NO = {"0", "false", "no", "off", ""}


class Environment:
    """Reads values; after the last one the settings file calls `check()`.

    A value without a default is required. A reader that fails returns an empty value of its type, and the
    settings file goes on to the next, so nobody mends a configuration one name at a time.
    """

    def __init__(self, source: Mapping[str, str]) -> None:
        self.source = source
        self.complaints: list[str] = []

    def text(self, name: str, default: str | None = None) -> str:
        """NAME, or the content of the file that NAME_FILE names (secrets of containers)."""
        if value := self.source.get(name):
            return value
        if path := self.source.get(f"{name}_FILE"):
            return self._content(name, Path(path))
        if default is None:
            self.complaints.append(f"{name} is missing (or {name}_FILE, a file that holds it)")
            return ""
        return default

    def flag(self, name: str, default: bool) -> bool:
        value = self.text(name, str(int(default))).lower()
        if value not in YES | NO:
            self.complaints.append(f"{name} is «{value}»: write 1 or 0")
        return value in YES

    def number(self, name: str, default: int | None = None) -> int:
        value = self.text(name, None if default is None else str(default))
        try:
            return int(value or 0)
        except ValueError:
            self.complaints.append(f"{name} is «{value}»: write a whole number")
            return 0

    def words(self, name: str, default: str | None = None) -> list[str]:
        """Several values, separated by commas."""
        return [word.strip() for word in self.text(name, default).split(",") if word.strip()]

    def url(self, name: str, schemes: tuple[str, ...], default: str | None = None) -> str:
        value = self.text(name, default)
        if value and urlsplit(value).scheme not in schemes:
            # The value is not repeated: such an address may hold a password.
            self.complaints.append(f"{name} has to begin with {' or '.join(f'{s}://' for s in schemes)}")
        return value

    def database(self, name: str) -> dict[str, Any]:
        """A PostgreSQL address as Django's entry of DATABASES; its query string becomes OPTIONS."""
        address = self.url(name, ("postgresql", "postgres"))
        try:
            parts = conninfo_to_dict(address)
        except ProgrammingError:
            self.complaints.append(f"{name} is not an address that PostgreSQL's client understands")
            parts = {}
        taken = {
            key: str(parts.pop(key, None) or "") for key in ("dbname", "user", "password", "host", "port")
        }
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": taken["dbname"],
            "USER": taken["user"],
            "PASSWORD": taken["password"],
            "HOST": taken["host"],
            "PORT": taken["port"],
            "OPTIONS": parts,
        }

    def check(self) -> None:
        if self.complaints:
            lines = "\n".join(f"  - {complaint}" for complaint in self.complaints)
            raise ImproperlyConfigured(
                f"The portal cannot start with this environment:\n{lines}\n"
                "The README lists every variable with an example."
            )

    def _content(self, name: str, path: Path) -> str:
        try:
            return path.read_text(encoding="utf-8").strip()
        except OSError as error:
            self.complaints.append(f"{name}_FILE names {path}, which cannot be read: {error.strerror}")
            return ""

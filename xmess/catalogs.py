"""The translation catalogues with Babel alone, so that no gettext has to be installed.

`python -m xmess.catalogs compile` writes the .mo files (set-up); `… update` adds new strings to the .po
files and takes out those no longer used; `… check` says what is missing, and fails.
"""

import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

BASE_DIR = Path(__file__).resolve().parent.parent
LOCALES = BASE_DIR / "locale"
FOLDERS = (
    "office", "members", "workplan", "events", "advisory", "workgroups", "knowledge", "communication",
    "care", "reports", "home", "xmess", "templates",
)  # fmt: skip
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip
# Words of Django that our catalogue says better: «d'abril» in dates, and *vós* where theirs says *tu*.
BETTER_THAN_DJANGO = [
    *[("alt. month", month) for month in MONTHS],
    (None, "Enter a valid email address."),
    (None, "Your password can’t be too similar to your other personal information."),
    (None, "Your password can’t be a commonly used password."),
    (None, "Your password can’t be entirely numeric."),
    (None, "Incorrect password."),
]
Key = tuple[str | tuple[str, str], str | None]


def catalogues() -> list[Path]:
    return sorted(LOCALES.glob("*/LC_MESSAGES/django.po"))


def sources() -> Iterator[Path]:
    for folder in FOLDERS:
        for path in sorted((BASE_DIR / folder).rglob("*")):
            if path.suffix in {".py", ".html", ".txt"} and "migrations" not in path.parts:
                yield path


def strings() -> Catalog:
    """Every string of the code and the templates, with where it stands."""
    catalog = Catalog()
    for its_context, its_message in BETTER_THAN_DJANGO:
        catalog.add(its_message, None, [("Django", 0)], context=its_context)
    for path in sources():
        where = path.relative_to(BASE_DIR).as_posix()
        for line, message, comments, context in extract("python", _as_python(path), keywords=KEYWORDS):
            catalog.add(message, None, [(where, line)], auto_comments=comments, context=context)
    return catalog


def _as_python(path: Path) -> BytesIO:
    """Python as it is; a template as Django would hand it to gettext, each line at the margin."""
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        text = "\n".join(line.lstrip() for line in templatize(text).splitlines())
    return BytesIO(text.encode())


def load(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=path.parent.parent.name)


def update(path: Path) -> None:
    catalog = load(path)
    catalog.update(strings(), no_fuzzy_matching=True)
    catalog.obsolete.clear()
    with path.open("wb") as file:
        write_po(file, catalog, width=110, omit_header=False, include_lineno=False, sort_output=True)


def compile_catalogue(path: Path) -> None:
    with path.with_suffix(".mo").open("wb") as file:
        write_mo(file, load(path))


def faults(path: Path) -> list[str]:
    """Strings without a translation, fuzzy or broken ones, and translations that nothing uses."""
    catalog = load(path)
    used, known = _keys(strings()), _keys(catalog)
    missing = [f"not in the catalogue: {key[0]!r}" for key in used if key not in known]
    unused = [f"no longer used: {key[0]!r}" for key in known if key not in used]
    poor = [f"{_why(message)}: {message.id!r}" for message in catalog if message.id and _why(message)]
    return missing + unused + poor


def _keys(catalog: Catalog) -> dict[Key, Message]:
    return {(_plain(message.id), message.context): message for message in catalog if message.id}


def _plain(message_id: str | list[str] | tuple[str, ...]) -> str | tuple[str, str]:
    return message_id if isinstance(message_id, str) else (message_id[0], message_id[1])


def _why(message: Message) -> str:
    words = [message.string] if isinstance(message.string, str) else list(message.string or [""])
    if message.fuzzy:
        return "fuzzy"
    if not all(words):
        return "not translated"
    return "; ".join(str(error) for error in message.check())


def main(verb: str) -> int:
    problems = 0
    for path in catalogues():
        if verb == "compile":
            compile_catalogue(path)
        elif verb == "update":
            update(path)
        for fault in faults(path) if verb in {"update", "check"} else []:
            problems += 1
            print(f"{path.parent.parent.name}: {fault}")
    return 1 if verb == "check" and problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "check"))

"""No English on the screen: the Catalan catalogue is whole, and holds nothing that is not used."""

import re
from pathlib import Path

from office.conventions import FLOORS
from xmess import catalogs

PROJECT = Path(__file__).resolve().parent.parent.parent
AS = re.compile(r"^from django\.utils\.translation import .*\bas (\w+)", re.MULTILINE)


def test_catalan_is_complete():
    assert catalogs.faults(catalogs.LOCALES / "ca/LC_MESSAGES/django.po") == []


def test_strings_are_marked_by_the_names_that_the_catalogue_looks_for():
    """Under another name a sentence would stay in English, and nothing would miss it."""
    unknown = [
        f"{path.relative_to(PROJECT)}: {name}"
        for floor in FLOORS
        for path in (PROJECT / floor).rglob("*.py")
        for name in AS.findall(path.read_text())
        if name not in catalogs.KEYWORDS
    ]

    assert unknown == [], "import it as «_», or by its own name"

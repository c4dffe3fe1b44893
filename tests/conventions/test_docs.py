"""What the README says is there, is there; and what is there, it says."""

import re
from pathlib import Path

from office.conventions import our_apps

ROOT = Path(__file__).resolve().parent.parent.parent
README = (ROOT / "README.md").read_text()


def test_readme_names_every_command():
    commands = [
        path.stem
        for app in our_apps()
        for path in Path(app.path).glob("management/commands/*.py")
        if path.stem != "__init__"
    ]

    assert [name for name in commands if f"manage.py {name}" not in README] == []


def test_readme_names_every_variable_of_the_environment():
    read = re.compile(r"env\.\w+\(\s*\"([A-Z_]+)\"|environ(?:\.get)?[\[(]\"(XMESS_[A-Z]+)\"")
    names = {
        first or second
        for path in (ROOT / "xmess").rglob("*.py")
        for first, second in read.findall(path.read_text())
    }
    internal = {"XMESS_CLOCK_OFFSET", "XMESS_PROCESS"}  # set by the supervisor for its children

    assert sorted(name for name in names - internal if f"`{name}`" not in README) == []


def test_readme_links_lead_somewhere():
    links = re.findall(r"\]\(([^)#:]+)\)", README)

    assert [link for link in links if not (ROOT / link).exists()] == []


def test_every_app_says_what_it_owns():
    silent = [app.name for app in our_apps() if not (app.module and app.module.__doc__)]

    assert silent == []

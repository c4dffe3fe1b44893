"""The charter, where a machine can hold it: short functions and files, one template a page, nothing unfinished."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from office.conventions import FLOORS

ROOT = Path(__file__).resolve().parent.parent.parent
OURS = (*FLOORS, "xmess", "demo", "bench")
FUNCTION_LINES, FILE_LINES, TEMPLATE_LINES = 40, 300, 120
UNFINISHED = re.compile(r"\b(TODO|FIXME|XXX|NotImplemented\b(?!Error))")


def code() -> Iterator[Path]:
    for name in OURS:
        for path in (ROOT / name).rglob("*.py"):
            if "migrations" not in path.parts:
                yield path


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def functions(path: Path) -> Iterator[ast.FunctionDef]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.FunctionDef):
            yield node


def body_lines(function: ast.FunctionDef) -> int:
    """Without the signature, which keyword-only operations write one argument a line."""
    first = function.body[0]
    return (function.end_lineno or 0) - first.lineno + 1


def test_functions_are_short():
    long = [
        f"{name_of(path)}:{node.name} {body_lines(node)}"
        for path in code()
        for node in functions(path)
        if body_lines(node) > FUNCTION_LINES
    ]

    assert long == []


@pytest.mark.parametrize(("pattern", "limit"), [("*.py", FILE_LINES), ("*.html", TEMPLATE_LINES)])
def test_files_are_short(pattern, limit):
    folders = OURS if pattern == "*.py" else ("templates",)

    long = [
        f"{name_of(path)} {len(path.read_text().splitlines())}"
        for folder in folders
        for path in (ROOT / folder).rglob(pattern)
        if "migrations" not in path.parts and len(path.read_text().splitlines()) > limit
    ]

    assert long == []


def test_nothing_is_left_unfinished():
    found = [f"{name_of(path)}: {match}" for path in code() for match in UNFINISHED.findall(path.read_text())]

    assert found == []


def test_templates_hold_no_script_or_style_of_their_own():
    inline = re.compile(
        r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=|hx-on|javascript:", re.IGNORECASE
    )

    found = [
        name_of(path)
        for path in (ROOT / "templates").rglob("*.html")
        if path.name != "mail.html" and inline.search(path.read_text())
    ]

    assert found == []


def test_only_operations_write():
    """Views, forms, tasks and commands call operations; none of them saves a row of its own."""
    writing = re.compile(r"\.(save|delete|bulk_create|bulk_update)\(|\.objects\.[a-z_]*create\(|\.update\(")
    callers = [
        path
        for path in code()
        if "views" in path.relative_to(ROOT).parts or path.stem in {"views", "tasks", "forms", "blocks"}
    ]

    found = [f"{name_of(path)}: {match}" for path in callers for match in writing.findall(path.read_text())]

    assert found == []


def test_every_rule_of_the_styles_is_closed():
    """A browser says nothing of a brace that is missing: all that follows it waits for a narrow screen."""
    found = {path.name: path.read_text() for path in (ROOT / "static").glob("*.css")}

    assert [name for name, text in found.items() if text.count("{") != text.count("}")] == []

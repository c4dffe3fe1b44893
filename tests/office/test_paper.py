"""Pages as paper: only our own files, and a clear word where the machine cannot draw."""

import sys

import pytest

from office import checks, paper


@pytest.fixture
def fetch():
    return paper._fetcher({"foto.jpg": b"\xff\xd8\xff"}).fetch


def test_own_static_file_is_read_with_its_kind(fetch):
    answer = fetch("https://paper.invalid/static/paper.css")

    assert answer.content_type == "text/css"
    assert b"@page" in answer.read()


def test_what_was_given_is_read_by_its_name(fetch):
    answer = fetch("https://paper.invalid/given/foto.jpg")

    assert (answer.content_type, answer.read()) == ("image/jpeg", b"\xff\xd8\xff")


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "http://169.254.169.254/latest/meta-data/",
        "https://example.org/static/paper.css",
        "https://paper.invalid/static/../office/paper.py",
        "https://paper.invalid/static/%2e%2e/pyproject.toml",
        "https://paper.invalid/static/",
        "https://paper.invalid/paper.css",
        "https://paper.invalid/given/una-altra.jpg",
        "https://paper.invalid/given/../static/paper.css",
        "https://example.org/given/foto.jpg",
        "data:text/css,*{}",
    ],
)
def test_nothing_else_is_fetched(fetch, address):
    with pytest.raises(ValueError, match="paper does not fetch"):
        fetch(address)


@pytest.mark.django_db
def test_machine_without_pango_says_so(monkeypatch):
    monkeypatch.setitem(sys.modules, "weasyprint", None)  # as if it could not be loaded

    answer = paper.as_pdf("pla", "paper/base.html", {})

    assert answer.status_code == 503
    assert "Ara mateix no hi ha PDF" in answer.content.decode()


def test_check_names_the_missing_packages(monkeypatch):
    there = checks.paper_can_be_drawn()
    monkeypatch.setattr(checks, "find_library", lambda name: None)

    [warning] = checks.paper_can_be_drawn()

    assert there == []
    assert warning.id == "office.W001"
    assert all(package in warning.hint for package in paper.DEBIAN_PACKAGES)

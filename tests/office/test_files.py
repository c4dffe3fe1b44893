"""Hostile files are refused with a sentence; what is kept has a name of ours and goes out as an attachment."""

import contextlib
import io
import zipfile
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import Http404

from office import clock, files
from office.models import StoredFile
from office.refusals import Refused

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n"
PNG = b"\x89PNG\r\n\x1a\n" + bytes.fromhex(
    "0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360000002000001e221bc330000000049454e44ae426082"
)
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00" + b"\x00" * 40 + b"\xff\xd9"


def zipped(parts: list[tuple[str, bytes]]) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts:
            archive.writestr(name, content)
    return written.getvalue()


def odt() -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", "<x/>")
    return written.getvalue()


DOCX = zipped([("[Content_Types].xml", b"<x/>"), ("word/document.xml", b"<x/>")])
XLSX = zipped([("[Content_Types].xml", b"<x/>"), ("xl/workbook.xml", b"<x/>")])


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def store(name: str, content: bytes, **values) -> StoredFile:
    upload = SimpleUploadedFile("any.bin", content)
    upload._name = name  # as a hand-made request could send it: Django would cut its path off
    return files.store(upload, by=None, **values)


@pytest.mark.parametrize(
    "name, content",
    [
        ("acord.pdf", PDF),
        ("ACORD.PDF", PDF),
        ("foto.png", PNG),
        ("foto.jpg", JPEG),
        ("foto.jpeg", JPEG),
        ("acta.docx", DOCX),
        ("xifres.xlsx", XLSX),
        ("acta.odt", odt()),
    ],
)
def test_document_is_kept_as_it_came(name, content):
    stored = store(name, content)

    assert (stored.name.lower(), stored.size, stored.version) == (name.lower(), len(content), 1)
    with stored.content.open() as kept:
        assert kept.read() == content
    assert name not in stored.content.name


@pytest.mark.parametrize(
    "given, kept",
    [
        ("../../etc/acord.pdf", "acord.pdf"),
        (r"C:\Users\alba\acord.pdf", "acord.pdf"),
        ("acord\r\nX-Header: 1.pdf", "acordX-Header: 1.pdf"),
        ("acord\x00.pdf", "acord.pdf"),
        ("a\u202efdp.pdf", "afdp.pdf"),
        ("  acord del ple .pdf", "acord del ple.pdf"),
        ("a" * 300 + ".pdf", "a" * 120 + ".pdf"),
        ("actuacio\u0301.pdf", "actuació.pdf"),
    ],
)
def test_name_keeps_no_path_and_nothing_invisible(given, kept):
    assert store(given, PDF).name == kept


@pytest.mark.parametrize(
    "name",
    [
        "",
        ".",
        "..",
        "pdf",
        ".pdf",
        "../.pdf",
        "\x00",
        "acord.exe",
        "acord.pdf.exe",
        "acord.svg",
        "acord.html",
        "acord.pdf\x00.exe",
    ],
)
def test_name_that_is_none_or_of_another_kind_is_refused(name):
    with pytest.raises(Refused):
        store(name, PDF)

    assert not StoredFile.objects.exists()


BOMB = zipped([("[Content_Types].xml", b"<x/>"), ("word/document.xml", b"\0" * 60_000_000)])
CROWD = zipped(
    [("[Content_Types].xml", b""), ("word/document.xml", b"")] + [(f"{n}", b"") for n in range(5001)]
)


@pytest.mark.parametrize(
    "name, content",
    [
        pytest.param("acord.pdf", b"", id="empty"),
        pytest.param("acord.pdf", b"<html><script>alert(1)</script></html>", id="a page under another name"),
        pytest.param("acord.pdf", b"GIF89a" + PDF, id="a picture before the document"),
        pytest.param("acord.pdf", PDF + DOCX, id="a package behind the document"),
        pytest.param("foto.png", PNG + DOCX, id="a package behind the picture"),
        pytest.param("foto.jpg", JPEG + DOCX, id="a package behind the photograph"),
        pytest.param("acord.pdf", PNG, id="a picture as a document"),
        pytest.param("foto.png", JPEG, id="one picture as another"),
        pytest.param("foto.png", PNG[:20], id="cut short"),
        pytest.param("acord.pdf", b"%PDF-1.4 and nothing more", id="only the beginning"),
        pytest.param("acta.docx", zipped([("readme.txt", b"x")]), id="some package"),
        pytest.param("acta.docx", XLSX, id="a sheet as a text"),
        pytest.param("acta.docx", PDF + DOCX, id="a document before the package"),
        pytest.param("acta.docx", DOCX[:-30], id="a package without its end"),
        pytest.param("acta.docx", b"PK\x03\x04" + b"\0" * 50, id="a package in name only"),
        pytest.param("acta.docx", BOMB, id="a bomb"),
        pytest.param("acta.docx", CROWD, id="too many parts"),
        pytest.param(
            "acta.docx",
            zipped([("[Content_Types].xml", b""), ("word/document.xml", b""), ("../../x", b"")]),
            id="a part outside its folder",
        ),
        pytest.param(
            "acta.docx",
            zipped([("[Content_Types].xml", b""), ("word/document.xml", b""), ("word/vbaProject.bin", b"")]),
            id="with macros",
        ),
        pytest.param(
            "acta.odt", zipped([("mimetype", b"application/zip"), ("content.xml", b"")]), id="not a text"
        ),
    ],
)
def test_content_that_is_not_what_the_name_says_is_refused(name, content, media):
    with pytest.raises(Refused):
        store(name, content)

    assert not StoredFile.objects.exists()
    assert list(media.iterdir()) == []


def test_eleven_megabytes_are_refused():
    with pytest.raises(Refused, match="10"):
        store("acord.pdf", PDF + b"\n" * 11 * 1024 * 1024 + b"%%EOF")


def test_new_version_follows_the_old_one_once():
    first = store("acord.pdf", PDF)

    second = store("acord-signat.pdf", PDF, replaces=first)
    with pytest.raises(Refused):
        store("acord-un-altre.pdf", PDF, replaces=first)

    assert (second.version, second.replaces) == (2, first)


def test_answer_is_an_attachment_that_can_do_nothing():
    answer = files.as_attachment(store("«acord» del ple.pdf", PDF))

    with contextlib.closing(answer):
        assert b"".join(answer.streaming_content) == PDF
    assert answer["Content-Disposition"].startswith("attachment;")
    assert answer["Content-Type"] == "application/pdf"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'"


def test_file_goes_on_its_day_and_the_row_says_there_was_one(media):
    past = store("acord.pdf", PDF, delete_on=clock.today())
    kept = store("un-altre.pdf", PDF, delete_on=clock.today() + timedelta(days=1))
    forever = store("estatuts.pdf", PDF)

    assert files.blank_expired() == 1

    past.refresh_from_db()
    assert (past.name, bool(past.content), past.deleted_at is not None) == ("", False, True)
    assert sum(1 for path in media.rglob("*") if path.is_file()) == 2
    assert list(StoredFile.objects.filter(deleted_at=None).order_by("pk")) == [kept, forever]
    with pytest.raises(Http404):
        files.as_attachment(past)

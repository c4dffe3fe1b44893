"""What a file is, by its content and not by what it says of itself."""

import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO

import puremagic

MAX_PARTS = 5_000
MAX_UNPACKED = 200 * 1024 * 1024
MAX_RATIO = 200  # office files seldom pass 1:30; a bomb is over 1:1000
# Packages, PDF, old Office, pictures, gzip, RTF, and pages saved under the name of a table.
NOT_A_TABLE = (
    b"PK\x03\x04",
    b"%PDF",
    b"\xd0\xcf\x11\xe0",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"\x1f\x8b",
    b"{\\rtf",
    b"<",
)
OPEN_DOCUMENT_TEXT = b"application/vnd.oasis.opendocument.text"


@dataclass(frozen=True)
class FileKind:
    label: str
    media_type: str
    accepts: Callable[[bytes], bool]


def is_pdf(content: bytes) -> bool:
    return _begins_as(content, ".pdf") and b"%%EOF" in content[-2048:] and not _is_also_zip(content)


def is_jpeg(content: bytes) -> bool:
    return _begins_as(content, ".jpg") and content.startswith(b"\xff\xd8\xff") and not _is_also_zip(content)


def is_png(content: bytes) -> bool:
    is_whole = content.startswith(b"\x89PNG\r\n\x1a\n") and b"IEND" in content[-64:]
    return is_whole and _begins_as(content, ".png") and not _is_also_zip(content)


def is_docx(content: bytes) -> bool:
    return _has_parts(content, "[Content_Types].xml", "word/document.xml")


def is_xlsx(content: bytes) -> bool:
    return _has_parts(content, "[Content_Types].xml", "xl/workbook.xml")


def is_odt(content: bytes) -> bool:
    # Its first part is its kind, stored as it is: that is how the format is told from other packages.
    return _has_parts(content, "mimetype", "content.xml") and OPEN_DOCUMENT_TEXT in content[:120]


def is_csv(content: bytes) -> bool:
    """A text of any encoding: what begins as something else, or is full of control signs, is not one."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):  # how a spreadsheet saves «Unicode text»
        return True
    head = content[:4096]
    controls = sum(byte < 32 and byte not in b"\t\r\n" for byte in head)
    return not head.lstrip().startswith(NOT_A_TABLE) and controls * 10 <= len(head)


def _begins_as(content: bytes, extension: str) -> bool:
    """By the signature at the very beginning: a reader that skips rubbish may read another file there."""
    try:
        found = puremagic.magic_string(content[:4096])
    except puremagic.PureError:
        return False
    return any(guess.extension in {extension, ".jfif"} and guess.offset == 0 for guess in found)


def _is_also_zip(content: bytes) -> bool:
    """Two files in one: readers begin a picture at its head and a package at its tail."""
    return zipfile.is_zipfile(BytesIO(content))


def _has_parts(content: bytes, *parts: str) -> bool:
    if not content.startswith(b"PK\x03\x04"):
        return False
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            entries = package.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError):
        return False
    return set(parts) <= {entry.filename for entry in entries} and _is_sane(entries)


def _is_sane(entries: list[zipfile.ZipInfo]) -> bool:
    unpacked = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries) or 1
    return (
        len(entries) <= MAX_PARTS
        and unpacked <= MAX_UNPACKED
        and (unpacked < 1024 * 1024 or unpacked / packed <= MAX_RATIO)
        and len({entry.filename for entry in entries}) == len(entries)
        and not any(_is_suspect(entry) for entry in entries)
    )


def _is_suspect(entry: zipfile.ZipInfo) -> bool:
    """Out of its folder, locked, or with macros under a name without them."""
    name = entry.filename.replace("\\", "/")
    is_outside = name.startswith("/") or ".." in name.split("/") or ":" in name.split("/")[0]
    is_locked = bool(entry.flag_bits & 0x1)
    return is_outside or is_locked or name.lower().endswith("vbaproject.bin")


JPEG = FileKind("JPEG", "image/jpeg", is_jpeg)
DOCUMENTS = {
    "pdf": FileKind("PDF", "application/pdf", is_pdf),
    "jpg": JPEG,
    "jpeg": JPEG,
    "png": FileKind("PNG", "image/png", is_png),
    "docx": FileKind(
        "DOCX", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", is_docx
    ),
    "xlsx": FileKind("XLSX", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", is_xlsx),
    "odt": FileKind("ODT", OPEN_DOCUMENT_TEXT.decode(), is_odt),
}

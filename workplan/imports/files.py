"""A file that somebody sends as a plan: its text and its pieces, or a sentence that says what is wrong with it."""

import re
import unicodedata
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from office.file_kinds import DOCUMENTS, FileKind, is_docx, is_odt, is_xlsx
from office.refusals import Refused
from workplan.imports.language import is_foreign
from workplan.imports.nodes import Node
from workplan.imports.sheet import text_and_nodes
from workplan.imports.text import read_text
from workplan.models import DraftNode

MAX_BYTES = 2 * 1024 * 1024
MAX_LINES = 5_000
MAX_LINE = 3_000  # characters: those that an official text may have
MAX_NODES = 2_000
PACKAGE, PDF, OLD_OFFICE = b"PK\x03\x04", b"%PDF", b"\xd0\xcf\x11\xe0"
PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b", b"\x7fELF", b"MZ\x90")
_ENDS = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")


_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f]")
# Marks of direction or width that come along from web pages, and hyphens that only show at the end of a line.
_UNSEEN = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")


def is_text(content: bytes) -> bool:
    return not content.startswith((PACKAGE, PDF, OLD_OFFICE, b"{\\rtf", *PICTURES))


TEXT = FileKind("TXT", "text/plain", is_text)
PLAN_FILES = {"txt": TEXT, "md": TEXT, "xlsx": DOCUMENTS["xlsx"]}


def content_of(upload: "UploadedFile[Any]") -> bytes:
    """Refused by its size before it is read."""
    check_size(upload.size or 0)
    upload.seek(0)
    content: bytes = upload.read()
    return content


def check_size(size: int) -> None:
    if not size:
        raise Refused(_("The file is empty."))
    if size > MAX_BYTES:
        raise Refused(
            _("The file is larger than %s, and the text of a plan is not: send only its text.")
            % filesizeformat(MAX_BYTES)
        )


def read_upload(name: str, content: bytes) -> tuple[str, list[Node]]:
    """The text that the lines of the nodes count in, and the nodes; what the file is, its content says."""
    check_size(len(content))
    _check_kind(name, content)
    if content.startswith(PACKAGE):
        text, nodes = text_and_nodes(content)
    else:
        text = text_of(name, content)
        nodes = read_text(text)
    _check_plan(name, text, nodes)
    return text, nodes


def _check_kind(name: str, content: bytes) -> None:
    head = content[:1024].lstrip()
    if head.startswith(PDF):
        raise Refused(_("«%s» is a PDF: open it, copy its text and save it as plain text (.txt).") % name)
    if is_docx(content) or is_odt(content) or head.startswith((OLD_OFFICE, b"{\\rtf")):
        raise Refused(
            _("«%s» is a document of a word processor: open it, save it as plain text (.txt) and send that.")
            % name
        )
    if content.startswith(PACKAGE) and not is_xlsx(content):
        raise Refused(_("«%s» is neither a text nor a sound XLSX spreadsheet.") % name)
    if content.startswith(PICTURES):
        raise Refused(_not_a_text(name))


def _not_a_text(name: str) -> str:
    return _("«%s» is not a text: send the plan as plain text (.txt) or as an XLSX spreadsheet.") % name


def text_of(name: str, content: bytes) -> str:
    """With ends of line of one kind, and without what cannot be seen."""
    text = _ENDS.sub("\n", _decoded(name, content))
    if "\0" in text or len(_CONTROLS.findall(text)) * 100 > len(text):
        raise Refused(_not_a_text(name))
    text = _UNSEEN.sub("", _CONTROLS.sub("", unicodedata.normalize("NFC", text)))
    if not text.strip():
        raise Refused(_("The file is empty."))
    lines = text.split("\n")
    if len(lines) > MAX_LINES:
        raise Refused(_("The text has more than %d lines: a plan is shorter.") % MAX_LINES)
    for number, line in enumerate(lines, start=1):
        if len(line) > MAX_LINE:
            raise Refused(
                _("Line %(line)d has more than %(most)d characters: divide it into its actions.")
                % {"line": number, "most": MAX_LINE}
            )
    return text


def _decoded(name: str, content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Refused(_not_a_text(name))


def _check_plan(name: str, text: str, nodes: list[Node]) -> None:
    if is_foreign(text):
        raise Refused(_("«%s» seems to be in another language: the portal reads plans in Catalan.") % name)
    if len(nodes) > MAX_NODES:
        raise Refused(_("More than %d pieces were found: a plan has fewer.") % MAX_NODES)
    kinds = {node.kind for node in nodes}
    if not {DraftNode.Kind.AREA, DraftNode.Kind.ACTION} <= kinds:
        raise Refused(
            _(
                "No plan of work was found in «%s»: it needs areas with their number («1. ACOLLIDA») and, under them, "
                "actions with a bullet («❑», «•» or «-»)."
            )
            % name
        )

"""A photograph that somebody sends, made fit for page and paper: known by its content, upright, of one size.

It is written anew from its points alone: where it was taken and with what stays out of the report.
"""

import struct
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from PIL import Image, ImageFile, ImageOps

from office import files
from office.file_kinds import DOCUMENTS
from office.refusals import Refused
from reports.models import Photo

KINDS = {ending: DOCUMENTS[ending] for ending in ("jpg", "jpeg", "png")}
MEDIA_TYPE = "image/jpeg"
LONGEST = 1600  # points of the longer side: 250 in an inch across the text of a page
# The largest telephones make JPEGs of 50 millions, which are read small from the start; a PNG is read whole.
MOST_POINTS = {"JPEG": 60_000_000, "PNG": 20_000_000}
QUALITY = 82
# What Pillow raises at a file that somebody has damaged, its notes on the camera among it.
UNREADABLE = (
    OSError, ValueError, SyntaxError, TypeError, LookupError, ArithmeticError, struct.error,
    Image.DecompressionBombError,
)  # fmt: skip


def judged(upload: "UploadedFile[Any]") -> bytes:
    """The photograph as a JPEG to keep with `files.keep_own`; what is none is refused with a sentence."""
    _name, kind, content = files.judge(upload, KINDS)
    try:
        # Only the decoder of its kind is tried; the size is read of its head, before any point of it.
        format_name = "JPEG" if kind.label == "JPEG" else "PNG"
        image = Image.open(BytesIO(content), formats=[format_name])
        if image.width * image.height > MOST_POINTS[format_name]:
            raise Refused(
                _("The photograph has too many points: save it with the longer side at %d or less.") % LONGEST
            )
        with _whole_ones_only():
            return _as_jpeg(image)
    except UNREADABLE as error:
        raise Refused(
            _("The photograph cannot be read: open it, save it as JPEG and send it again.")
        ) from error


def content_of(photo: Photo) -> bytes:
    """For a file of the report; without it nothing is written, and somebody is told which one it is."""
    try:
        with photo.file.content.open("rb") as kept:
            content: bytes = kept.read()
    except FileNotFoundError as error:
        raise Refused(
            _("The photograph «%s» is missing from the disk: remove it from its section and add it again.")
            % photo
        ) from error
    return content


@contextmanager
def _whole_ones_only() -> Iterator[None]:
    """WeasyPrint, once loaded, tells Pillow to read what is cut off too: half a photograph would come in."""
    before = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before


def _as_jpeg(image: Image.Image) -> bytes:
    image.thumbnail((LONGEST, LONGEST))  # a JPEG is read small from the start
    upright = ImageOps.exif_transpose(image).convert("RGBA")
    paper = Image.new("RGBA", upright.size, "white")  # what was transparent
    made = BytesIO()
    Image.alpha_composite(paper, upright).convert("RGB").save(made, "JPEG", quality=QUALITY, optimize=True)
    return made.getvalue()

"""A photograph that comes in: upright, of a size for page and paper, without what it says of its camera."""

import struct
import zlib
from io import BytesIO

import pytest
from PIL import Image

from office.refusals import Refused
from reports import pictures
from tests.reports.pictures import picture, upload


def opened(content: bytes) -> Image.Image:
    return Image.open(BytesIO(content))


def lying_png(width: int, height: int) -> bytes:
    """Small, and of so many points by its head."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


def test_a_large_photograph_is_kept_of_a_size_for_paper():
    made = pictures.judged(upload(picture(4000, 3000)))

    assert (opened(made).format, opened(made).size) == ("JPEG", (1600, 1200))


def test_a_small_photograph_is_not_made_larger():
    made = pictures.judged(upload(picture(40, 30, "PNG"), "petita.png"))

    assert (opened(made).format, opened(made).size) == ("JPEG", (40, 30))


def test_a_photograph_stands_upright_and_forgets_its_camera():
    said = Image.Exif()
    said[0x0112] = 6  # turned by a quarter
    said[0x010F] = "Telèfon"

    made = opened(pictures.judged(upload(picture(40, 30, exif=said))))

    assert made.size == (30, 40)
    assert dict(made.getexif()) == {}


def test_what_is_transparent_becomes_paper():
    kept = BytesIO()
    Image.new("RGBA", (10, 10), (0, 0, 0, 0)).save(kept, "PNG")

    made = opened(pictures.judged(upload(kept.getvalue(), "logo.png")))

    assert made.getpixel((5, 5)) == (255, 255, 255)


@pytest.mark.parametrize(("width", "sentence"), [(5_001, "massa píxels"), (5_000, "no es pot llegir")])
def test_png_of_too_many_points_is_refused_by_its_head(width, sentence):
    with pytest.raises(Refused, match=sentence):
        pictures.judged(upload(lying_png(width, 4_000), "gran.png"))


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (lying_png(30_000, 30_000), "bomba.png"),
        (lying_png(500, 500), "trencada.png"),
        (picture()[:200], "tallada.jpg"),
        (picture(kind="PNG"), "una-altra.jpg"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "dibuix.svg"),
        (b"", "buida.jpg"),
    ],
)
def test_what_is_no_photograph_is_refused_with_a_sentence(content, name):
    import weasyprint  # noqa: F401  it loosens Pillow for the whole process

    with pytest.raises(Refused) as refused:
        pictures.judged(upload(content, name))
    assert str(refused.value)


def test_photograph_whose_camera_wrote_nonsense_is_refused_with_a_sentence():
    said = Image.Exif()
    said[0x0112], said[0x011A] = 6, 72.0
    content = picture(exif=said)
    broken = content.replace(struct.pack(">HH", 0x011A, 5), struct.pack(">HH", 0x011A, 7))

    with pytest.raises(Refused, match="JPEG"):
        pictures.judged(upload(broken))
    assert broken != content

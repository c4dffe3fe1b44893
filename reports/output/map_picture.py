"""The map as a picture, for a word processor that does not draw its shapes: the same paths, filled by Pillow."""

import re
from io import BytesIO

from PIL import Image, ImageChops, ImageDraw

from office.charts import MapChart

SIZE = 2000  # of the drawing (xmess.atlas)
SHOWN = 1000  # of the picture: half of it, so that edges are smooth
STRIPE, BETWEEN = 10, 28  # of the hatching
BORDER, OUTLINE = "#7c8785", "#55605f"
_PIECE = re.compile(r"M([^MlL]+)l([^Mz]+)(z?)")
_NUMBER = re.compile(r"-?\d+")
Point = tuple[int, int]


def picture_of(chart: MapChart, colour: str) -> bytes | None:
    """A PNG; None where the set-up has drawn no map."""
    if not chart.outline:
        return None
    picture = Image.new("RGB", (SIZE, SIZE), "white")
    ink = Image.new("RGB", (SIZE, SIZE), colour)
    picture.paste(ink, mask=ImageChops.multiply(_filled(chart.hatched_path), _stripes()))
    picture.paste(ink, mask=_filled(chart.solid_path))
    pen = ImageDraw.Draw(picture)
    for path, stroke, width in ((chart.borders, BORDER, 3), (chart.outline, OUTLINE, 6)):
        for points in _lines(path):
            pen.line(points, fill=stroke, width=width, joint="curve")
    content = BytesIO()
    picture.resize((SHOWN, SHOWN), Image.Resampling.LANCZOS).quantize(64).save(content, "PNG", optimize=True)
    return content.getvalue()


def _filled(path: str) -> Image.Image:
    mask = Image.new("L", (SIZE, SIZE), 0)
    pen = ImageDraw.Draw(mask)
    for points in _lines(path):
        pen.polygon(points, fill=255)
    return mask


def _stripes() -> Image.Image:
    mask = Image.new("L", (SIZE, SIZE), 0)
    pen = ImageDraw.Draw(mask)
    for at in range(-SIZE, SIZE, BETWEEN):
        pen.line([(at, SIZE), (at + SIZE, 0)], fill=255, width=STRIPE)
    return mask


def _lines(path: str) -> list[list[Point]]:
    """«M744 1307l10-32 7 5z»: where each begins, and its steps."""
    found = []
    for beginning, steps, closing in _PIECE.findall(path):
        x, y = (int(number) for number in _NUMBER.findall(beginning))
        points = [(x, y)]
        numbers = [int(number) for number in _NUMBER.findall(steps)]
        for across, down in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = x + across, y + down
            points.append((x, y))
        found.append([*points, points[0]] if closing else points)
    return found

"""A QR code as the path of an SVG: squares in the colour of the text, without styles of its own."""

from dataclasses import dataclass

from qrcode.constants import ERROR_CORRECT_M
from qrcode.main import QRCode


@dataclass(frozen=True)
class Drawing:
    side: int  # of the drawing, in squares
    path: str


def draw(text: str) -> Drawing:
    code = QRCode(error_correction=ERROR_CORRECT_M, border=4)
    code.add_data(text)
    squares = code.get_matrix()  # with its margin: no reader finds it without
    path = "".join(
        f"M{x} {y}h1v1h-1z" for y, line in enumerate(squares) for x, is_dark in enumerate(line) if is_dark
    )
    return Drawing(len(squares), path)

"""How the report looks to the network: a logo and two colours, by `REPORT_THEME` of the settings."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles import finders
from django.core import checks
from django.core.exceptions import SuspiciousFileOperation

COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
LOGOS = (".svg", ".png", ".jpg")
PLAINEST = 4.5  # contrast of a text with white paper, WCAG 2.2


@dataclass(frozen=True)
class Theme:
    logo: str  # a static file; without it the mark is a word
    accent: str  # lines and mark
    second: str  # titles and the large numbers

    @property
    def logo_file(self) -> Path | None:
        try:
            found = finders.find(self.logo) if self.logo else None
        except SuspiciousFileOperation:  # outside of the static files
            return None
        return Path(str(found)) if found else None

    @property
    def logo_name(self) -> str:
        return f"logo{Path(self.logo).suffix}"

    @property
    def css(self) -> bytes:
        return f":root {{ --accent: {self.accent}; --second: {self.second}; }}".encode()

    @property
    def css_of_page(self) -> bytes:
        """By names of their own; on a dark ground the colours of the portal stay."""
        colours = f"--report-accent: {self.accent}; --report-second: {self.second};"
        return f"@media print, (prefers-color-scheme: light) {{ :root {{ {colours} }} }}".encode()


def theme() -> Theme:
    said = settings.REPORT_THEME
    return Theme(logo=said["logo"], accent=said["accent"], second=said["second"])


@checks.register()
def theme_can_be_drawn(app_configs: Any = None, **kwargs: Any) -> list[checks.CheckMessage]:
    said = settings.REPORT_THEME
    if set(said) != {"logo", "accent", "second"}:
        return [
            checks.Error("REPORT_THEME needs logo, accent and second, and nothing else.", id="reports.E001")
        ]
    found: list[checks.CheckMessage] = []
    for name in ("accent", "second"):
        if not COLOUR.fullmatch(said[name]):
            found.append(
                checks.Error(f"REPORT_THEME: {name} is not a colour like #a63f26.", id="reports.E002")
            )
        elif contrast_with_paper(said[name]) < PLAINEST:
            found.append(checks.Warning(f"REPORT_THEME: {name} is too pale for a text.", id="reports.W001"))
    if said["logo"] and (theme().logo_file is None or not said["logo"].endswith(LOGOS)):
        hint = f"A static file that ends in {', '.join(LOGOS)}."
        found.append(checks.Error("REPORT_THEME: there is no such logo.", hint=hint, id="reports.E003"))
    return found


def contrast_with_paper(colour: str) -> float:
    shares = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares
    )
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)

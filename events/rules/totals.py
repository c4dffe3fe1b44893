"""How the declared totals of one event are called. Pure."""

from datetime import date

from django.utils.text import slugify

PARTS = ("people", "administrations", "organizations_met")
LONGEST = 55  # of the code: a key has 80 letters


def code_of(title: str, day: date) -> str:
    """«fesc-2023»: by the title and the year; it stays when the title is changed."""
    name, year = slugify(title), str(day.year)
    return name[:LONGEST] if name.endswith(year) else f"{name[: LONGEST - 5]}-{year}"


def totals_key(code: str, part: str) -> str:
    """«events.fesc-2023.people»."""
    return f"events.{code}.{part}"

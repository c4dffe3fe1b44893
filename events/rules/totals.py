"""How the declared totals of one event are called. Pure."""

from datetime import date

from django.utils.text import slugify

PARTS = ("people", "administrations", "organizations_met")
LONGEST = 55  # of the code: a key has 80 letters


def totals_key(title: str, day: date, part: str) -> str:
    """«events.fesc-2023.people»: by the title and the year, which stay when the row of the event is written anew."""
    name, year = slugify(title), str(day.year)
    code = name[:LONGEST] if name.endswith(year) else f"{name[: LONGEST - 5]}-{year}"
    return f"events.{code}.{part}"

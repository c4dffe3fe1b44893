"""What the drawings share: their width, and their names in a page."""

from django.utils.text import slugify

WIDTH = 400  # units of the drawing; on a phone one of them is almost a pixel


def slug_of(title: str) -> str:
    """By which the drawing names its title and its patterns."""
    return f"chart-{slugify(title)[:40]}"

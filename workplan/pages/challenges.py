"""The challenges of a plan where there is little room for their words."""

import re

SHORT = 90


def plain(text: str, length: int = SHORT) -> str:
    """Without the bold and the italics, cut at a word."""
    words = re.sub(r"\*+", "", text).strip()
    return words if len(words) <= length else f"{words[:length].rsplit(' ', 1)[0].rstrip(' ,;:')}…"

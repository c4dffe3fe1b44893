"""The plan of 2026: the document itself, where it stands beside the project, and ours of the demonstration."""

import re
from pathlib import Path

import pytest
from django.conf import settings

DEMONSTRATION = Path(settings.BASE_DIR) / "demo/pla-de-treball-2026.txt"
DOCUMENT = Path(settings.BASE_DIR).parent / "shared/seeds/pla-de-treball-2026.txt"
BOTH = ("demonstration", "document")
COUNTS = {
    "areas": 7,
    "blocks": 10,
    "challenges": 5,
    "subchallenges": 11,
    "actions": 56,
    "group_actions": 25,
    "subactions": 21,
}


def plan_path(which: str) -> Path:
    if which == "document" and not DOCUMENT.exists():
        pytest.skip(
            f"THE PLAN'S OWN DOCUMENT IS NOT BESIDE THE PROJECT ({DOCUMENT}): its import was not tested"
        )
    return DOCUMENT if which == "document" else DEMONSTRATION


def runs_of_words(text: str, length: int) -> set[tuple[str, ...]]:
    """Within a line, because headings follow one another in both."""
    lines = [re.sub(r"[^\w'’·/]+", " ", line.lower()).split() for line in text.splitlines()]
    return {
        tuple(words[start : start + length]) for words in lines for start in range(len(words) - length + 1)
    }

"""Who somebody of a file is: sure by the mail or by the exact name, else a few to choose among, else nobody. Pure."""

import difflib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

ALIKE = 0.8  # of 1: «Montserrat Puig» and «Montse Puig» are alike
MOST = 4


@dataclass(frozen=True)
class Candidate:
    """`key` is what a choice says («i12», a registration; «p7», somebody of the register)."""

    key: str
    folded: str
    emails: frozenset[str]
    label: str


@dataclass(frozen=True)
class Match:
    """`sure` is None where a person has to say; then `near` are those that it could be."""

    sure: Candidate | None = None
    near: tuple[Candidate, ...] = ()


class Matcher:
    """`groups` in the order of trust: whoever registered before the rest of the register."""

    def __init__(self, groups: Sequence[Iterable[Candidate]]) -> None:
        self.groups = [list(group) for group in groups]
        self.by_word: dict[str, set[Candidate]] = defaultdict(set)
        for candidate in (one for group in self.groups for one in group):
            for word in candidate.folded.split():
                self.by_word[word].add(candidate)

    def match(self, folded: str, email: str) -> Match:
        for group in self.groups:
            for same in (_of_address(group, email), [one for one in group if one.folded == folded]):
                if len(same) == 1:
                    return Match(sure=same[0])
                if same:
                    return Match(near=tuple(same[:MOST]))
        return Match(near=self._near(folded))

    def _near(self, folded: str) -> tuple[Candidate, ...]:
        words = [word for word in folded.split() if len(word) > 2]
        sharing = {one for word in words for one in self.by_word.get(word, ())}
        alike = [(_likeness(folded, one.folded), one) for one in sharing]
        found = sorted((row for row in alike if row[0] >= ALIKE), key=lambda row: (-row[0], row[1].key))
        return tuple(one for _likeness, one in found[:MOST])


def _of_address(group: list[Candidate], email: str) -> list[Candidate]:
    return [one for one in group if email in one.emails] if email else []


def _likeness(one: str, other: str) -> float:
    """All the words of one in the other is as near as can be without being the same."""
    words, others = set(one.split()), set(other.split())
    if min(len(words), len(others)) > 1 and (words <= others or others <= words):
        return 1.0
    return difflib.SequenceMatcher(None, one, other).ratio()

"""Who somebody of a file is: sure by the mail or by the exact name, else a few to choose among, else nobody. Pure."""

import difflib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

ALIKE = 0.8  # of 1: «Montserrat Puig» and «Montse Puig» are alike
MOST = 4
MOST_COMPARED = (
    2_000  # names of a file that nobody here has: each takes a millisecond with the register of today
)
MOST_WORDS = 8


@dataclass(frozen=True)
class Candidate:
    """`key` is what a choice says («i12», a registration; «p7», somebody of the register)."""

    key: str
    folded: str
    emails: frozenset[str]
    label: str


@dataclass(frozen=True)
class Match:
    """`sure` is None where a person has to say; then `near` are those that it could be. Where its name was not
    compared with those that are alike, `near` says nothing."""

    sure: Candidate | None = None
    near: tuple[Candidate, ...] = ()
    is_compared: bool = True


class Matcher:
    """`groups` in the order of trust: whoever registered before the rest of the register."""

    def __init__(self, groups: Sequence[Iterable[Candidate]]) -> None:
        self.groups = [_Group(group) for group in groups]
        self.compared = 0
        self.by_word: dict[str, list[Candidate]] = defaultdict(list)
        for candidate in (one for group in self.groups for one in group.candidates):
            for word in set(candidate.folded.split()):
                self.by_word[word].append(candidate)

    def match(self, folded: str, email: str) -> Match:
        for group in self.groups:
            for same in (group.by_email.get(email, []), group.by_name.get(folded, [])):
                if len(same) == 1:
                    return Match(sure=same[0])
                if same:
                    return Match(near=tuple(same[:MOST]))
        if self.compared >= MOST_COMPARED:
            return Match(is_compared=False)
        self.compared += 1
        return Match(near=self._near(folded))

    def _near(self, folded: str) -> tuple[Candidate, ...]:
        words = {word for word in folded.split()[:MOST_WORDS] if len(word) > 2}
        sharing = {one for word in words for one in self.by_word.get(word, ())}
        alike = [(_likeness(folded, one.folded), one) for one in sharing]
        found = sorted((row for row in alike if row[0] >= ALIKE), key=lambda row: (-row[0], row[1].key))
        return tuple(one for _likeness, one in found[:MOST])


class _Group:
    def __init__(self, candidates: Iterable[Candidate]) -> None:
        self.candidates = list(candidates)
        self.by_name: dict[str, list[Candidate]] = defaultdict(list)
        self.by_email: dict[str, list[Candidate]] = defaultdict(list)
        for one in self.candidates:
            self.by_name[one.folded].append(one)
            for email in one.emails:
                self.by_email[email].append(one)


def _likeness(one: str, other: str) -> float:
    """All the words of one in the other is as near as can be without being the same."""
    words, others = set(one.split()), set(other.split())
    if min(len(words), len(others)) > 1 and (words <= others or others <= words):
        return 1.0
    matcher = difflib.SequenceMatcher(None, one, other)
    # The bounds of the ratio take a tenth of its time.
    if matcher.real_quick_ratio() < ALIKE or matcher.quick_ratio() < ALIKE:
        return 0.0
    return matcher.ratio()

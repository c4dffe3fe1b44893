"""Whether a line for the public page gives away whose session it was. Pure."""

import re
from collections.abc import Iterable, Iterator

from office.folding import fold

ARTICLES = {"el", "la", "els", "les", "lo", "los", "l", "es", "sa", "ses", "s"}
TIES = {"de", "del", "d", "dels"}
SHORTEST_NAME = 3  # letters
RUN_OF_NAMES = re.compile(r"[^\W\d_a-zà-ÿ][\w·'’-]+(?: +[^\W\d_a-zà-ÿ][\w·'’-]+)+")
Words = list[tuple[str, bool]]  # folded, and whether written with a capital


def given_away(line: str, *, places: Iterable[str], people: Iterable[str]) -> str:
    """The first place or name in it; empty where there is none."""
    written = _words(line)
    for place in places:
        whole = _without_article(_words(place))
        if _stands_in(whole, written) or _stands_in(_head(whole), written, as_name=True):
            return place
    for person in people:
        for family in _family_words(person):
            if _stands_in([family], written, as_name=True):
                return person
    return ""


def names_in(attendees: str) -> list[str]:
    """Two words with capitals and more, as people write who attends: «Marta Puig (tècnica), alcaldia»."""
    return RUN_OF_NAMES.findall(attendees)


def _words(text: str) -> Words:
    found = re.findall(r"[^\W_]+", text.replace("·", ""))
    return [(fold(word), word[0].isupper()) for word in found]


def _without_article(words: Words) -> Words:
    return words[1:] if len(words) > 1 and words[0][0] in ARTICLES else words


def _head(words: Words) -> Words:
    """«Sant Boi» of «Sant Boi de Llobregat»."""
    for number, (word, _capital) in enumerate(words):
        if word in TIES:
            return words[:number]
    return []


def _family_words(person: str) -> Iterator[tuple[str, bool]]:
    """All but the first: a given name alone gives nobody away."""
    for word, is_capital in _words(person)[1:]:
        if is_capital and len(word) >= SHORTEST_NAME:
            yield word, is_capital


def _stands_in(asked: Words, written: Words, *, as_name: bool = False) -> bool:
    """Those words one after the other; as a name, only where the line begins them with a capital."""
    if not asked:
        return False
    folded = [word for word, _capital in asked]
    for number in range(len(written) - len(asked) + 1):
        part = written[number : number + len(asked)]
        if [word for word, _capital in part] == folded and (part[0][1] or not as_name):
            return True
    return False

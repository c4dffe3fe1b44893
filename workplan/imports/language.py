"""Whether a text is in the language of the network: enough to refuse a document that is plainly in another."""

import re
from collections import Counter

# Short words that each has and Catalan has not, or the other way round.
OURS = "i amb els dels als per al seva seves més també són és aquest aquesta d l s ho"
OTHERS = (
    "y con los las por para sus más también son esta este lo como",
    "et avec les pour aux une leur leurs plus dans sur du est",
    "the and of to for with in by from is are at this their",
    "e con gli della delle dei il di che nel sono alla loro anche",
    "e com os das dos para uma não mais também ao são pela pelo seus",
    "und der die das mit für von den im zu auf ist ein eine werden",
)
ENOUGH = 8  # of words of another; in a shorter text nothing can be said
_WORD = re.compile(r"[^\W\d_]+")
_FAR_LETTER = re.compile("[\u0370-\u1dff\u2e80-\ud7ff]")  # Greek, Cyrillic, Arabic, Chinese and on


def is_foreign(text: str) -> bool:
    words = _WORD.findall(text.lower())
    if len(_FAR_LETTER.findall(text)) * 3 > sum(map(len, words)):
        return True
    seen = Counter(words)
    ours, *others = (sum(seen[word] for word in known.split()) for known in (OURS, *OTHERS))
    return max(others) >= ENOUGH and max(others) > ours

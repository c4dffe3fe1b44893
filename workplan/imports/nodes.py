"""What a reader of files hands over: pieces in the order of the document, and what their words say besides."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class Node:
    """`kind` is one of `DraftNode.Kind`; lines are counted from 1, both included."""

    kind: str
    text: str
    first_line: int
    last_line: int
    reason: str = ""
    timing: str = ""


@dataclass(frozen=True)
class Cap:
    """«màxim 3 jornades» is Cap(3, "jornades"); «50h» is Cap(50, "hores")."""

    most: Decimal
    unit: str


@dataclass(frozen=True)
class Recognised:
    """What the words of a heading or an action say beyond themselves, in their own spelling."""

    title: str  # of a block: without what it adds; of an action: short, without markup
    note: str = ""  # what a heading adds in brackets
    collaborators: tuple[str, ...] = ()
    timing: str = ""
    condition: str = ""  # «si s'escau»
    caps: tuple[Cap, ...] = ()
    origins: tuple[str, ...] = ()  # of `Origin.Kind`; proposed, to be confirmed

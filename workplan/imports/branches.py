"""The order of a draft's pieces, and what hangs from what: both follow from the list and the kinds alone."""

from typing import Protocol, TypeVar

# Whatever is not here hangs from the piece before it: footnotes, noise, what was not understood.
LEVELS = {
    "title": 1,
    "approval": 1,
    "introduction": 1,
    "origin": 1,
    "condition": 1,
    "challenge": 1,
    "area": 1,
    "subchallenge": 2,
    "block": 2,
    "action": 3,
    "subaction": 4,
}
LEAF = 5
NOISE = "noise"


class Piece(Protocol):
    kind: str


P = TypeVar("P", bound=Piece)


def level(piece: Piece) -> int:
    return LEVELS.get(piece.kind, LEAF)


def shown(pieces: list[P]) -> list[P]:
    return [piece for piece in pieces if piece.kind != NOISE]


def branch_end(pieces: list[P], place: int) -> int:
    """Where the piece and what hangs from it end."""
    top = level(pieces[place])
    end = place + 1
    while end < len(pieces) and level(pieces[end]) > top:
        end += 1
    return end


def one_up(pieces: list[P], piece: P) -> list[P] | None:
    """Before the neighbour above, with what hangs from it; None at the beginning."""
    order = shown(pieces)
    start = order.index(piece)
    if start == 0:
        return None
    top, before = level(piece), start - 1
    while before > 0 and level(order[before]) > top:
        before -= 1
    return with_noise(pieces, carried(order, piece, order[before]))


def one_down(pieces: list[P], piece: P) -> list[P] | None:
    """Behind the neighbour below: another of its level as a whole, a higher heading alone."""
    order = shown(pieces)
    end = branch_end(order, order.index(piece))
    if end == len(order):
        return None
    behind = branch_end(order, end) if level(order[end]) == level(piece) else end + 1
    return with_noise(pieces, carried(order, piece, order[behind] if behind < len(order) else None))


def put_before(pieces: list[P], piece: P, target: P | None) -> list[P] | None:
    """At the end without a target; None where the target is part of what moves."""
    order = shown(pieces)
    start = order.index(piece)
    if target in order[start : branch_end(order, start)]:
        return None
    return with_noise(pieces, carried(order, piece, target))


def carried(order: list[P], piece: P, target: P | None) -> list[P]:
    start = order.index(piece)
    end = branch_end(order, start)
    branch, rest = order[start:end], order[:start] + order[end:]
    place = rest.index(target) if target is not None else len(rest)
    return rest[:place] + branch + rest[place:]


def with_noise(pieces: list[P], order: list[P]) -> list[P]:
    """Noise stays behind the piece that it followed."""
    leading: list[P] = []
    following: list[tuple[P, list[P]]] = []
    for piece in pieces:
        if piece.kind != NOISE:
            following.append((piece, []))
        elif following:
            following[-1][1].append(piece)
        else:
            leading.append(piece)
    trains = {id(piece): noise for piece, noise in following}
    return leading + [one for piece in order for one in (piece, *trains[id(piece)])]

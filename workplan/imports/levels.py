"""How deep an item of a list is: by its signs where they say it, by how far in it stands where they do not."""

import re

from workplan.imports.lines import BOXES, DIAMONDS, Line

ACTION, SUBACTION = 1, 2
_DEPTHS = {1: ACTION, 2: SUBACTION}


class Levels:
    """The lists of one document. Once it has boxes, a box is an action and a diamond hangs from one."""

    def __init__(self, lines: list[Line]) -> None:
        self.has_boxes = any(line.marks.endswith(tuple(BOXES)) for line in lines)
        self.open: list[Line] = []  # one for each level

    def restart(self) -> None:
        self.open = []

    def level(self, line: Line) -> int:
        said = self._said(line)
        if said:
            self.open = [*self.open[: said - 1], line]
            return said
        while self.open and line.indent < self.open[-1].indent:
            self.open.pop()
        same = [place for place, above in enumerate(self.open) if _is_beside(line, above)]
        self.open = [*(self.open[: same[-1]] if same else self.open), line]
        return len(self.open)

    def _said(self, line: Line) -> int | None:
        """By the signs alone, whatever the spaces before them."""
        sign = line.marks[-1]
        if self.has_boxes and sign in BOXES:
            return ACTION
        if self.has_boxes and sign in DIAMONDS:
            return SUBACTION
        dots = line.marks.count(".")
        return _DEPTHS.get(dots) if re.match(r"\d", line.marks) else None


def _is_beside(line: Line, above: Line) -> bool:
    """A converter writes «- ❖» and «-» for items of one list: either of the signs makes them so."""
    if line.indent != above.indent:
        return False
    both_numbered = line.marks[0].isdigit() and above.marks[0].isdigit()
    return both_numbered or line.marks[0] == above.marks[0] or line.marks[-1] == above.marks[-1]

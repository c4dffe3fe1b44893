"""Where in a document an action could stand: at the beginning of a block, or after another one."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from workplan.models import Action, Workplan
from workplan.operations import Place
from workplan.pages.challenges import plain
from workplan.pages.document import Chapter, Document, Line, Part


class Places:
    """Of an action, in a plan from `for_document`. In an approved plan, only where its code stays the same."""

    def __init__(self, plan: Workplan, action: Action) -> None:
        self.plan, self.action = plan, action
        self.by_key: dict[str, Place] = {}
        self.choices: list[tuple[str, list[tuple[str, str]]]] = []
        for heading, options in self._groups():
            named = [(f"{len(self.by_key) + n}", place, words) for n, (place, words) in enumerate(options)]
            self.by_key |= {key: place for key, place, _words in named}
            self.choices.append((heading, [(key, words) for key, _place, words in named]))

    def _groups(self) -> Iterator[tuple[str, list[tuple[Place, str]]]]:
        for chapter in Document(self.plan).chapters:
            if self.plan.is_approved and chapter.area != self.action.area:
                continue
            has_loose = any(part.block is None for part in chapter.parts)
            for part in chapter.parts if has_loose else [Part(None, []), *chapter.parts]:
                yield from self._in_part(chapter, part)

    def _in_part(self, chapter: Chapter, part: Part) -> Iterator[tuple[str, list[tuple[Place, str]]]]:
        if not self.action.is_subaction:
            heading = f"{chapter.area} · {part.block}" if part.block else str(chapter.area)
            yield heading, self._after_each(Place(chapter.area, part.block), part.lines)
            return
        for line in part.lines:
            if not self.plan.is_approved or line.action.pk == self.action.parent_id:
                place = Place(chapter.area, part.block, parent=line.action)
                yield _told(line.action), self._after_each(place, line.parts)

    def _after_each(self, first: Place, lines: list[Line]) -> list[tuple[Place, str]]:
        after = [
            (Place(first.area, first.block, first.parent, line.action), _("After %s") % _told(line.action))
            for line in lines
            if line.action != self.action
        ]
        return [(first, _("At the beginning")), *after]


def _told(action: Action) -> str:
    return f"{action.code} {plain(action.title, 60)}"

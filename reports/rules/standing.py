"""How far a section is, and what a report still needs."""

from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from reports.models import Section


class Standing(TextChoices):
    """The first that is so, from above."""

    LEFT_OUT = "left_out", gettext_lazy("Not in the report")
    CHANGED = "changed", gettext_lazy("Figures changed since")
    COMMENTED = "commented", gettext_lazy("Comments to answer")
    UNANSWERED = "unanswered", gettext_lazy("Challenges to answer")
    UNWRITTEN = "unwritten", gettext_lazy("To be written")
    WRITTEN = "written", gettext_lazy("Written by hand")
    ANSWERED = "answered", gettext_lazy("Challenges answered")
    DRAFTED = "drafted", gettext_lazy("Drafted from the data")
    DRAWN = "drawn", gettext_lazy("Lists and charts from the data")

    @property
    def tone(self) -> str:
        if self in {self.COMMENTED, self.UNANSWERED, self.UNWRITTEN}:
            return "soon"
        if self in {self.WRITTEN, self.ANSWERED}:
            return "well"
        return "late" if self == self.CHANGED else "neutral"


# Those that live by their text; challenges are answered one by one, and an annex is its lists.
WITH_TEXT = {Section.Kind.CHAPTER, Section.Kind.CONCLUSIONS}


def standing(
    *,
    kind: str,
    is_included: bool,
    is_edited: bool,
    has_text: bool,
    changed: int,
    waiting: int,
    challenges: tuple[int, int] = (0, 0),
) -> Standing:
    """`changed`: figures under a text that somebody wrote; `waiting`: comments that nobody has settled.

    `challenges`: of the report, how many, and how many of them have no answer.
    """
    if not is_included:
        return Standing.LEFT_OUT
    if changed and is_edited:
        return Standing.CHANGED
    if waiting:
        return Standing.COMMENTED
    if kind in WITH_TEXT and not has_text:
        return Standing.UNWRITTEN
    if kind == Section.Kind.CHALLENGES and challenges[0]:
        return Standing.UNANSWERED if challenges[1] else Standing.ANSWERED
    drafted = Standing.DRAFTED if has_text else Standing.DRAWN
    return Standing.WRITTEN if is_edited else drafted


@dataclass(frozen=True)
class Missing:
    """What a report still needs, in numbers."""

    figures: int = 0
    sections: int = 0
    changed: int = 0
    challenges: int = 0
    comments: int = 0

    @property
    def in_words(self) -> str:
        said = [self._to_find_and_write(), self._to_look_at()]
        return " ".join(part for part in said if part) or _("Everything is written.")

    def _to_find_and_write(self) -> str:
        figures = ngettext("%d figure", "%d figures", self.figures) % self.figures
        sections = ngettext("%d section to be written", "%d sections to be written", self.sections)
        sections %= self.sections
        if self.figures and self.sections:
            return _("Missing: %(figures)s and %(sections)s.") % {"figures": figures, "sections": sections}
        if self.figures:
            return ngettext("%d figure is missing.", "%d figures are missing.", self.figures) % self.figures
        if self.sections:
            words = ngettext("%d section has no text yet.", "%d sections have no text yet.", self.sections)
            return words % self.sections
        return ""

    def _to_look_at(self) -> str:
        counted = (
            (self.challenges, ngettext("%d challenge has no answer.", "%d challenges have no answer.", self.challenges)),
            (self.changed, ngettext(
                "Figures have changed under the text of %d section.",
                "Figures have changed under the text of %d sections.",
                self.changed,
            )),
            (self.comments, ngettext("%d comment waits for an answer.", "%d comments wait for an answer.", self.comments)),
        )  # fmt: skip
        return " ".join(words % number for number, words in counted if number)

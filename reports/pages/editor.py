"""The overview of a report that is being written: each section with its state, what is missing, what comes next."""

from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from office.figures import all_words
from reports.models import AnnualReport, ReportComment, Section
from reports.rules.changes import Change, changes
from reports.rules.standing import Missing, Standing, standing

State = AnnualReport.State


@dataclass(frozen=True)
class SectionRow:
    section: Section
    standing: Standing
    changes: list[Change]
    unknown: list[str]  # keys of its figures that nobody knows
    url: str
    is_empty: bool = False  # the document leaves it out

    @property
    def absence(self) -> str:
        """Why the document leaves it out; empty where it does not."""
        if not self.is_empty:
            return ""
        if self.section.listings or self.section.charts:
            return _("Right now it will not come out: it has no data yet")
        return _("Right now it will not come out: it has no text yet")

    @property
    def state(self) -> str:
        return str(self.standing.label)

    @property
    def note(self) -> str:
        """What it shows, in numbers."""
        section = self.section
        parts = [
            (len(section.figures), ngettext("%d figure", "%d figures", len(section.figures))),
            (len(section.listings), ngettext("%d list", "%d lists", len(section.listings))),
            (len(section.charts), ngettext("%d chart", "%d charts", len(section.charts))),
        ]
        return " · ".join(words % number for number, words in parts if number)


@dataclass(frozen=True)
class Todo:
    """A figure that nobody knows, and where its total is declared."""

    words: str
    url: str


@dataclass(frozen=True)
class NextStep:
    title: str
    text: str
    label: str
    url: str
    is_post: bool = False


class Overview:
    """Of a report from `for_overview`."""

    def __init__(self, report: AnnualReport) -> None:
        self.report = report
        self.figures = {row.key: row.value for row in report.own_figures}  # type: ignore[attr-defined]
        self.rows = [self._row(section) for section in report.sections.all()]

    def _row(self, section: Section) -> SectionRow:
        changed = changes(section.facts, self.figures) if section.is_edited else []
        state = standing(
            kind=section.kind,
            is_included=section.is_included,
            is_edited=section.is_edited,
            has_text=bool(section.narrative.strip()),
            changed=len(changed),
            waiting=section.waiting,  # type: ignore[attr-defined]
            challenges=(self.report.challenge_count, self.report.unanswered),  # type: ignore[attr-defined]
        )
        unknown = [key for key in section.figures if key in self.figures and self.figures[key] is None]
        url = reverse("section_edit", args=[self.report.year, section.pk])
        return SectionRow(section, state, changed, unknown, url, self._is_left_out_empty(section))

    def _is_left_out_empty(self, section: Section) -> bool:
        """As `Chapter.is_empty` judges; of lists and charts, as they were when the report was last counted."""
        if not section.is_included or self.report.state == State.PUBLISHED:
            return False
        challenges: int = self.report.challenge_count  # type: ignore[attr-defined]
        return not (
            section.narrative.strip()
            or section.has_pieces  # type: ignore[attr-defined]
            or any(key in self.figures for key in section.figures)
            or (section.kind == Section.Kind.CHALLENGES and challenges)
            or ((section.listings or section.charts) and section.has_data)
        )

    @property
    def included(self) -> list[SectionRow]:
        return [row for row in self.rows if row.standing != Standing.LEFT_OUT]

    @cached_property
    def unknown(self) -> list[str]:
        """Each figure that nobody knows, once, in the order of the report."""
        return list(dict.fromkeys(key for row in self.included for key in row.unknown))

    @cached_property
    def todos(self) -> list[Todo]:
        keys = self.unknown
        words = all_words() if keys else {}
        return [todo(self.report, key, words.get(key, key)) for key in keys]

    @property
    def unsettled(self) -> int:
        found: int = self.report.unsettled  # type: ignore[attr-defined]
        return found

    @property
    def waiting(self) -> list[ReportComment]:
        return [row for row in self.report.comments.all() if row.settled_at is None]

    @property
    def settled(self) -> list[ReportComment]:
        return [row for row in self.report.comments.all() if row.settled_at is not None]

    @cached_property
    def missing(self) -> Missing:
        standings = [row.standing for row in self.rows]
        unanswered: int = self.report.unanswered  # type: ignore[attr-defined]
        shows_challenges = any(row.section.kind == Section.Kind.CHALLENGES for row in self.included)
        return Missing(
            figures=len(self.unknown),
            sections=standings.count(Standing.UNWRITTEN),
            changed=standings.count(Standing.CHANGED),
            challenges=unanswered if shows_challenges else 0,
            comments=self.unsettled,
        )

    @property
    def state(self) -> str:
        """One sentence."""
        if self.report.state == State.APPROVED:
            return _("The report is approved: it only has to be published.")
        if self.report.state == State.PUBLISHED:
            return _("The report is published.") if self.is_public else _("What was published is withdrawn.")
        return self.missing.in_words

    def _address(self, name: str) -> str:
        return reverse(name, args=[self.report.year])

    def _first(self, wanted: Standing) -> SectionRow | None:
        return next((row for row in self.rows if row.standing == wanted), None)

    @property
    def next_step(self) -> NextStep:
        if self.report.state in {State.DRAFT, State.SUBMITTED} and (found := self._to_write()):
            return found
        steps = {
            State.DRAFT: self._submit,
            State.SUBMITTED: self._approve,
            State.APPROVED: self._publish,
            State.CORRECTING: self._publish,
            State.PUBLISHED: self._correct,
        }
        return steps[State(self.report.state)]()

    def _to_write(self) -> NextStep | None:
        """A text that no longer agrees with its figures comes before one that nobody has begun."""
        if row := self._first(Standing.CHANGED):
            text = _("The figures under its text are other ones since somebody wrote it.")
            return NextStep(_("Look at «%s» again") % row.section, text, _("Look at the section"), row.url)
        if self.unsettled:
            text = _("Somebody of the Executive has said something: answer what was done with it.")
            return NextStep(_("Answer the comments"), text, _("See the comments"), "#comments")
        if row := self._first(Standing.UNANSWERED):
            text = _("Say of each challenge of the year what came of it.")
            return NextStep(
                _("Answer the challenges"), text, _("See the challenges"), f"{row.url}#challenges"
            )
        if row := self._first(Standing.UNWRITTEN):
            text = _("The portal has nothing to draft it from: it is for you to write.")
            return NextStep(_("Write «%s»") % row.section, text, _("Write the section"), row.url)
        return None

    def _submit(self) -> NextStep:
        text = _(
            "Whoever sits in the Executive is told by mail, reads it and comments. You can go on writing."
        )
        return NextStep(
            _("Bring it before the Executive"), text, _("Bring it before the Executive"),
            self._address("report_submit"), is_post=True,
        )  # fmt: skip

    def _approve(self) -> NextStep:
        text = _("When a body has approved it, cite its agreement: from then on its words stay.")
        return NextStep(
            _("Record the approval"), text, _("Cite the agreement"), self._address("report_approve")
        )

    def _publish(self) -> NextStep:
        text = _("The portal makes the page and its files, and seals them. It takes a minute.")
        if self.report.state == State.CORRECTING:
            text = _("It is corrected because: %s") % self.report.correction_reason
            return NextStep(
                _("Publish the correction"), text, _("Publish the correction"), self._publication, is_post=True,
            )  # fmt: skip
        return NextStep(
            _("Publish the report"),
            text,
            _("Publish the report"),
            self._publication,
            is_post=True,
        )

    @property
    def _publication(self) -> str:
        """With the number of the version that the page offers: an old page publishes nothing else."""
        return f"{self._address('report_publish')}?number={self.report.next_number}"

    @property
    def is_public(self) -> bool:
        """Some version of it is read by anybody."""
        return bool(self.report.version_count)  # type: ignore[attr-defined]

    def _correct(self) -> NextStep:
        title = _("Nothing is left to do")
        text = _("If something is wrong, a new version corrects it and says why; the earlier one stays.")
        if not self.is_public:
            title = _("Publish it again, corrected")
            text = _("Nobody reads the report of this year: its versions are withdrawn.")
        return NextStep(title, text, _("Correct the report"), self._address("report_correct"))


def todo(report: AnnualReport, key: str, words: str, back: str = "") -> Todo:
    """`back`: the page to come back to, when it is not the overview."""
    query = urlencode({"key": key, "year": report.year, "next": back or report.get_absolute_url()})
    return Todo(capfirst(words), f"{reverse('declared_total_add')}?{query}")

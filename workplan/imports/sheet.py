"""A plan of work from a spreadsheet: a row says what changes, an empty cell is as in the row above."""

from django.utils.translation import gettext as _

from office import spreadsheets
from office.refusals import Refused
from workplan.imports.columns import FIELDS, Cells, PlanSheet, plan_sheet, said
from workplan.imports.headings import area_heading, title_year
from workplan.imports.lines import Line, unmarked, with_whole_bold
from workplan.imports.nodes import Node
from workplan.models import DraftNode
from workplan.models.plans import OFFICIAL_LENGTH

Kind = DraftNode.Kind
TIMING_LENGTH = 60


def read_sheet(content: bytes) -> list[Node]:
    """The challenges before the areas, whatever rows they are in; lines are the numbers of the rows."""
    return text_and_nodes(content)[1]


def text_and_nodes(content: bytes) -> tuple[str, list[Node]]:
    """The rows as lines of text, each with what it says for the first time, and what was read in them."""
    book = spreadsheets.read("plan.xlsx", content)
    sheet = plan_sheet(book)
    reader = SheetReader()
    lines = {line.number: "\t".join(said(value) for value in line.values) for line in sheet.above}
    lines[sheet.headings.number] = "\t".join(said(value) for value in sheet.headings.values)
    for row in sheet.rows:
        cells = reader.new_in(sheet.cells(row))
        _check_length(row.number, cells)
        reader.read(row.number, cells)
        lines[row.number] = "\t".join(cells[field] for field in FIELDS if field in cells)
    nodes = [*_above(sheet, book.others), *reader.challenges, *reader.areas]
    text = "\n".join(lines.get(number, "") for number in range(1, max(lines) + 1))
    return text, nodes


def _above(sheet: PlanSheet, other_sheets: tuple[str, ...]) -> list[Node]:
    nodes = []
    for line in sheet.above:
        text = " ".join(filter(None, map(said, line.values)))
        is_title = title_year(Line(line.number, 0, "", text)) is not None
        reason = "" if is_title else _("It stands above the headings of the columns.")
        nodes.append(Node(Kind.TITLE if is_title else Kind.NOISE, text, line.number, line.number, reason))
    at = sheet.headings.number
    known = " ".join(said(sheet.headings.values[place]) for place in sheet.fields)
    nodes.append(Node(Kind.NOISE, known, at, at, _("Headings of the columns.")))
    if sheet.unknown:
        reason = _("Columns that a plan does not have: what is in them was not read.")
        nodes.append(Node(Kind.UNKNOWN, " ".join(sheet.unknown), at, at, reason))
    if other_sheets:
        reason = _("Other sheets of the workbook: only the first one was read.")
        nodes.append(Node(Kind.UNKNOWN, ", ".join(other_sheets), at, at, reason))
    return nodes


def _check_length(number: int, cells: Cells) -> None:
    if any(len(text) > OFFICIAL_LENGTH for text in cells.values()):
        raise Refused(
            _("A cell of row %(row)d has more than %(most)d characters: divide it into its actions.")
            % {"row": number, "most": OFFICIAL_LENGTH}
        )


class SheetReader:
    """It remembers what the rows above said."""

    def __init__(self) -> None:
        self.challenges: list[Node] = []
        self.areas: list[Node] = []
        self.now: Cells = {}
        self.told: set[tuple[str, str]] = set()  # challenges, which rows of actions may say again
        self.last_area = 0

    def new_in(self, cells: Cells) -> Cells:
        """Without what is as in the row above."""
        new = dict(cells)
        for field in ("area", "block"):
            if new.get(field) == self.now.get(field):
                new.pop(field, None)
        moves_on = "area" in new or "block" in new
        if "subaction" in new and not moves_on and new.get("action") == self.now.get("action"):
            new.pop("action", None)
        if (new.get("challenge", ""), "") in self.told:
            self.now["challenge"] = new.pop("challenge")
        return new

    def read(self, number: int, cells: Cells) -> None:
        self._challenges(number, cells)
        if "area" in cells:
            self.now = {field: self.now[field] for field in ("challenge",) if field in self.now}
            self._add(Kind.AREA, self._numbered(cells["area"]), number)
        if "block" in cells:
            self.now.pop("action", None)
            self._add(Kind.BLOCK, cells["block"], number)
        timing = cells.get("timing", "")
        for field, kind in (("action", Kind.ACTION), ("subaction", Kind.SUBACTION)):
            if field in cells:
                is_last = field == "subaction" or "subaction" not in cells
                is_told = is_last and len(timing) <= TIMING_LENGTH
                self._add(kind, cells[field], number, timing=timing if is_told else "")
        if timing and (len(timing) > TIMING_LENGTH or not {"action", "subaction"} & set(cells)):
            self._add(
                Kind.UNKNOWN,
                timing,
                number,
                _("It says when, but of no action or at too great length."),
            )
        self.now.update(cells)

    def _challenges(self, number: int, cells: Cells) -> None:
        if "challenge" in cells:
            self.told.add((cells["challenge"], ""))
            self.challenges.append(Node(Kind.CHALLENGE, with_whole_bold(cells["challenge"]), number, number))
        above = cells.get("challenge") or self.now.get("challenge", "")
        sub = cells.get("subchallenge", "")
        if sub and (above, sub) in self.told:
            del cells["subchallenge"]
        elif sub:
            self.told.add((above, sub))
            self.challenges.append(Node(Kind.SUBCHALLENGE, with_whole_bold(sub), number, number))

    def _numbered(self, text: str) -> str:
        heading = area_heading(unmarked(text))
        self.last_area = heading.number if heading else self.last_area + 1
        return text if heading else f"{self.last_area}. {text}"

    def _add(self, kind: str, text: str, number: int, reason: str = "", timing: str = "") -> None:
        self.areas.append(Node(str(kind), with_whole_bold(text), number, number, reason, timing))

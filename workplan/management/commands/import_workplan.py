import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from office.refusals import Refused
from workplan.imports.counts import counted, missing_words, problems, year_of
from workplan.imports.files import check_size, read_upload
from workplan.imports.nodes import Node

EARLIEST, LATEST = 2000, 2100  # beyond them it is a slip of the pen


class Command(BaseCommand):
    help = "Read a plan of work from its text or a spreadsheet, into a draft to be checked on the screen."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--year", type=int, required=True)
        parser.add_argument("--dry-run", action="store_true", help="only say what would be read")
        parser.add_argument("--format", choices=["text", "json"], default="text")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            self._handle(options["file"], options["year"], options["dry_run"], options["format"])
        except Refused as refusal:
            raise CommandError(refusal.sentence) from refusal
        except OSError as error:
            words = {"file": options["file"], "error": error.strerror or error}
            raise CommandError(_("%(file)s cannot be read: %(error)s") % words) from error

    def _handle(self, file: Path, year: int, is_rehearsal: bool, kind: str) -> None:
        if not EARLIEST <= year <= LATEST:
            raise Refused(_("%d is not the year of a plan.") % year)
        check_size(file.stat().st_size)
        content = file.read_bytes()
        text, nodes = read_upload(file.name, content)
        counts = counted(nodes)
        named = year_of(nodes)
        if named not in {year, None}:
            words = {"named": named, "year": year}
            self.stderr.write(
                _("The title names %(named)d, and --year says %(year)d: look which is right.") % words
            )
        if kind == "json":
            self.stdout.write(json.dumps(counts, ensure_ascii=False, separators=(",", ":")))
        else:
            self._tell(counts, nodes, missing_words(text, nodes))
        if not is_rehearsal:
            self._draft(file.name, content, year)

    def _tell(self, counts: dict[str, Any], nodes: list[Node], missing: list[str]) -> None:
        words = {
            "areas": _("areas"),
            "blocks": _("blocks"),
            "challenges": _("challenges"),
            "subchallenges": _("sub-challenges"),
            "actions": _("actions"),
            "group_actions": _("of them, of the working groups"),
            "subactions": _("sub-actions"),
        }
        for key, word in words.items():
            self.stdout.write(f"{counts[key]:>5}  {word}")
        for heading, key in ((_("Left out as noise"), "noise"), (_("Not understood"), "not_understood")):
            self._list(
                heading, [f"{_lines(row)}: «{row['text'][:80]}» — {row['reason']}" for row in counts[key]]
            )
        self._list(
            _("To be put right"),
            [f"{nodes[one.index].first_line}: {one.sentence}" for one in problems(nodes)],
        )
        self._list(_("Words of the file that are nowhere"), missing)

    def _list(self, heading: str, rows: list[str]) -> None:
        if rows:
            self.stdout.write(f"{heading} ({len(rows)}):")
        for row in rows:
            self.stdout.write(f"    {row}")

    def _draft(self, name: str, content: bytes, year: int) -> None:
        raise Refused(
            _("The draft is made on the page of imports. Here, add --dry-run to see what would be read.")
        )


def _lines(row: dict[str, Any]) -> str:
    first, last = row["lines"]
    return str(first) if first == last else f"{first}–{last}"

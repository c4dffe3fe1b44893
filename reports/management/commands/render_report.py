from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.http import Http404
from django.utils.translation import gettext as _

from office import files
from office.refusals import Refused
from reports.models import AnnualReport, ReportVersion
from reports.output import OUTPUTS
from reports.pages.document import document_of


class Command(BaseCommand):
    help = "Write a report into a file: its last published version, or the draft where there is none."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("year", type=int)
        parser.add_argument("--output", type=Path, required=True, metavar="FILE")
        parser.add_argument(
            "--kind", choices=[str(kind) for kind in OUTPUTS], help="else, the ending of FILE"
        )
        parser.add_argument("--draft", action="store_true", help="as it stands now, even if it is published")

    def handle(self, *args: Any, **options: Any) -> None:
        file: Path = options["output"]
        if not file.name or file.is_dir():
            raise CommandError(_("Say with --output the file to write."))
        kind = options["kind"] or file.suffix.removeprefix(".").lower()
        if kind not in OUTPUTS:
            kinds = ", ".join(OUTPUTS)
            raise CommandError(_("Say with --kind what to write: %s.") % kinds)
        report = AnnualReport.objects.filter(year=options["year"]).first()
        if report is None:
            raise CommandError(_("There is no report of %d.") % options["year"])
        try:
            content = self._content(report, kind, options["draft"])
            _put(file, content)
        except Refused as refusal:
            raise CommandError(refusal.sentence) from refusal
        except OSError as error:
            words = {"file": file, "error": error.strerror or error}
            raise CommandError(_("%(file)s cannot be written: %(error)s") % words) from error

    def _content(self, report: AnnualReport, kind: str, is_draft: bool) -> bytes:
        versions = ReportVersion.objects.published().filter(report=report)
        version = None if is_draft else versions.order_by("-number").first()
        if version is None:
            self.stderr.write(_("The draft of %d.") % report.year)
            return OUTPUTS[kind].write(document_of(report))
        words = {"number": version.number, "year": report.year}
        self.stderr.write(_("Version %(number)d of %(year)d.") % words)
        found = version.files.select_related("file").get(kind=kind)
        if found.file.deleted_at:
            raise CommandError(_("That file is not kept any more: it held names, and their term is over."))
        try:
            return files.as_sealed(found.file, found.sha256)
        except Http404 as error:
            sentence = _("That file is missing from the disk, or is not the one that was sealed.")
            raise CommandError(sentence) from error


def _put(file: Path, content: bytes) -> None:
    """Whole or not at all, whatever stood there before; a pipe or a device is written to, and not replaced."""
    if file.exists() and not file.is_file():
        file.write_bytes(content)
        return
    beside = file.with_name(f".{file.name}.part")
    try:
        beside.write_bytes(content)
        beside.replace(file)
    finally:
        beside.unlink(missing_ok=True)

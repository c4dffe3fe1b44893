from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from members.models import Comarca, Municipality, Organization
from members.register import Difference, compare, import_register
from members.register_file import BadRegister, Register, read_register

SHOWN = 40


class Command(BaseCommand):
    help = "Bring the register of municipalities up to date from a CSV file; nothing is ever removed."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--dry-run", action="store_true", help="only show what would change")
        parser.add_argument("--year", type=int, help="of the residents, where the column does not say it")

    def handle(self, *args: Any, **options: Any) -> None:
        self.shown = SHOWN if options["verbosity"] < 2 else None
        try:
            register = read_register(options["file"], options["year"])
        except BadRegister as bad:
            raise CommandError(self._complaints(bad.complaints)) from bad
        difference = compare(register)
        self._say_what_it_holds(register)
        if difference and not options["dry_run"]:
            difference = import_register(register=register, by=None)
        self._say(difference)
        self.stdout.write(self._ending(difference, options["dry_run"]))

    def _complaints(self, complaints: list[str]) -> str:
        lines = [_("The register is not imported: nothing was written."), *self._shortened(complaints)]
        return "\n".join(lines)

    def _say_what_it_holds(self, register: Register) -> None:
        counts = {
            "municipalities": len(register.rows),
            "comarques": len(register.comarques),
            "residents": number_format(register.residents, force_grouping=True),
            "year": register.year,
        }
        words = _(
            "Municipalities: %(municipalities)d. Comarques: %(comarques)d. Residents in %(year)d: %(residents)s."
        )
        self.stdout.write(words % counts)

    def _say(self, difference: Difference) -> None:
        for model, words in (
            (Comarca, _("New comarques: %d")),
            (Municipality, _("New municipalities: %d")),
            (Organization, _("New councils: %d")),
        ):
            self._list(words, "+", [row for row in difference.new if type(row) is model])
        self._list(_("Changed: %d"), "~", difference.changed)
        self._list(_("No longer in the file (they stay in the portal): %d"), "-", difference.gone)

    def _list(self, words: str, sign: str, rows: list[Any]) -> None:
        if rows:
            self.stdout.write(words % len(rows))
            for line in self._shortened(rows):
                self.stdout.write(f"  {sign} {line}")

    def _shortened(self, rows: list[Any]) -> Iterable[str]:
        yield from map(str, rows[: self.shown])
        if self.shown and len(rows) > self.shown:
            more = len(rows) - self.shown
            yield ngettext("and %d more (-v 2 shows all)", "and %d more (-v 2 shows all)", more) % more

    def _ending(self, difference: Difference, dry_run: bool) -> str:
        if not difference:
            return _("Nothing to change: the register is up to date.")
        return _("Nothing was written: this was a dry run.") if dry_run else _("The register is imported.")

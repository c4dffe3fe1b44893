import json
from argparse import ArgumentTypeError
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from office.figures import Period, figures, values

EARLIEST, LATEST = 1979, 2999  # beyond them it is a slip of the pen


def year(text: str) -> int:
    if not (text.isdecimal() and EARLIEST <= int(text) <= LATEST):
        raise ArgumentTypeError(f"«{text}» is not a year from {EARLIEST} to {LATEST}")
    return int(text)


class Command(BaseCommand):
    help = "Print every figure of every app for a year; null is «nobody knows», never a zero."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("year", type=year)
        parser.add_argument("--format", choices=["text", "json"], default="text")

    def handle(self, *args: Any, **options: Any) -> None:
        found = dict(sorted(values(Period.year(options["year"])).items()))
        if options["format"] == "json":
            self.stdout.write(
                json.dumps({"year": options["year"], "figures": found}, ensure_ascii=False, indent=2)
            )
            return
        words = {figure.key: str(figure.words) for figure in figures()}
        for key, value in found.items():
            self.stdout.write(f"{key:<32} {_in_words(value):>10}  {words[key]}")


def _in_words(value: float | None) -> str:
    return _("not known") if value is None else number_format(value, force_grouping=True)

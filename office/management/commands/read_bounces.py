from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from office import bounces


class Command(BaseCommand):
    help = "Read reports of undelivered mail from a folder of .eml files or an mbox file; safe to repeat."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("path", type=Path)

    def handle(self, *args: Any, path: Path, **options: Any) -> None:
        if not path.exists():
            raise CommandError(f"{path} is not there")
        mails = recorded = 0
        for mail in bounces.mails_in(path):
            mails += 1
            bounce = bounces.bounce_in(mail)
            if bounce and bounces.record(bounce):
                recorded += 1
        self.stdout.write(f"{mails} mails read, {recorded} messages marked as not delivered.")

from typing import Any

from django.core.management.base import BaseCommand

from advisory import ledger_check


class Command(BaseCommand):
    help = "Replay all movements of hours and compare with the accounts; ends with 1 when anything differs."

    def handle(self, *args: Any, **options: Any) -> None:
        found = ledger_check.drifts()
        ledger_check.keep(not found)
        for sentence in found:
            self.stderr.write(sentence)
        if found:
            raise SystemExit(1)
        self.stdout.write("The ledger of hours is whole.")

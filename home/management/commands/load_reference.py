from typing import Any

from django.core.management.base import BaseCommand

from office.conventions import collect


class Command(BaseCommand):
    help = "Load what every portal begins with (register, bodies, topics, protocols); safe to repeat."

    def handle(self, *args: Any, **options: Any) -> None:
        for app, loaders in collect("reference", "LOADERS"):
            for loader in loaders:
                loader()
                if options["verbosity"] > 1:
                    self.stdout.write(f"{app.label}: {loader.__name__}")
        if options["verbosity"]:
            self.stdout.write("The reference data is loaded.")

from typing import Any

from django.core.management.base import BaseCommand

from demo import load


class Command(BaseCommand):
    help = "Load the demonstration into an empty portal; does nothing where somebody is already in it."

    def handle(self, *args: Any, **options: Any) -> None:
        if not load.is_empty():
            self.stdout.write("The portal is not empty: the demonstration is not loaded.")
            return
        load.load()
        self.stdout.write("The demonstration is loaded.")

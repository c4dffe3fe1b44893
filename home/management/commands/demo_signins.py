from typing import Any

from django.core.management.base import BaseCommand

from members.models import Person


class Command(BaseCommand):
    help = "Print whom to sign in as in the demonstration."

    def handle(self, *args: Any, **options: Any) -> None:
        for person in Person.objects.in_demo():
            self.stdout.write(f"  {person.email:<28} {person}, {person.demo_words}")

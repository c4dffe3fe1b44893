from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from members import operations
from members.models import Person
from office.refusals import Refused


class Command(BaseCommand):
    help = "Reset somebody's second factor: for the last of the coordination who has lost it."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email")

    def handle(self, *args: Any, **options: Any) -> None:
        person = Person.objects.filter(email=options["email"].lower()).first()
        if person is None:
            raise CommandError("Nobody signs in with this address.")
        try:
            operations.reset_second_factor(person=person, by=None)
        except Refused as refusal:
            raise CommandError(refusal.sentence) from refusal
        self.stdout.write(f"{person.email} signs in with code or password, and is told so by mail.")

from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_email

from members import operations
from office import clock
from office.refusals import Refused


class Command(BaseCommand):
    help = "Make the first account of an empty portal: a person of the coordination who may sign in."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email")
        parser.add_argument("--given-name", default="Coordinació")
        parser.add_argument("--family-name", default="XMESS")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            validate_email(options["email"])
            person = operations.add_coordinator(
                given_name=options["given_name"],
                family_name=options["family_name"],
                email=options["email"],
                starts_on=clock.today(),
                by=None,
            )
        except (Refused, ValidationError) as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(f"{person.email} may sign in: ask for a code on the sign-in page.")

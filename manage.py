#!/usr/bin/env python
"""Django's command line, attached to the portal's own services where none are configured."""

import os
import sys
from contextlib import ExitStack

# What runs before a database exists, or does not ask it anything.
NEED_NO_SERVICES = {"check", "collectstatic", "help", "update_catalogs", "version"}


def needs_services(arguments: list[str]) -> bool:
    command = arguments[1] if len(arguments) > 1 else "help"
    if {"--help", "-h", "--version"} & set(arguments) or command in NEED_NO_SERVICES:
        return False
    return os.environ["DJANGO_SETTINGS_MODULE"].rsplit(".", 1)[-1] in {"embedded", "dev"}


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "xmess.settings.embedded")
    from xmess import services
    from xmess.services.places import Unsafe

    with ExitStack() as stack:
        if needs_services(sys.argv):
            try:
                stack.enter_context(services.for_a_command(f"manage.py {sys.argv[1]}"))
            except (services.DidNotStart, Unsafe) as error:
                sys.exit(str(error))
        from django.core.management import execute_from_command_line

        execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()

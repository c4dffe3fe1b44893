"""`python -m xmess.prepare`: from empty services to a portal that can be opened; safe to repeat.

One process for all steps: each start of Django would cost most of a second.
"""

import hashlib
import os
from pathlib import Path

import django


def has_command(name: str) -> bool:
    from django.core.management import get_commands

    return name in get_commands()


def load() -> None:
    from django.conf import settings
    from django.contrib.auth import get_user_model
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    if has_command("load_reference"):
        call_command("load_reference", verbosity=0)
    if settings.IS_DEMO and has_command("load_demo") and not get_user_model().objects.exists():
        print("The database is empty: loading the demonstration.", flush=True)
        call_command("load_demo", verbosity=0)


def fingerprint_of_static_files() -> str:
    from django.contrib.staticfiles.finders import get_finders

    digest = hashlib.sha256(django.__version__.encode())
    for finder in get_finders():
        for name, storage in finder.list([]):
            found = Path(storage.path(name)).stat()
            digest.update(f"{name}:{found.st_size}:{found.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def collect_static_files() -> None:
    """Compressing takes seconds, so only when a file has changed."""
    from django.conf import settings
    from django.core.management import call_command

    stamp = Path(settings.STATIC_ROOT) / ".fingerprint"
    fingerprint = fingerprint_of_static_files()
    if stamp.exists() and stamp.read_text() == fingerprint:
        return
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    stamp.write_text(fingerprint)


def write_sign_ins() -> None:
    """Whom to try in the demonstration; the supervisor shows it when the portal is ready."""
    from django.conf import settings
    from django.core.management import call_command

    note = Path(settings.VAR_DIR) / "sign-ins"
    note.unlink(missing_ok=True)
    if settings.IS_DEMO and has_command("demo_signins"):
        with note.open("w") as file:
            call_command("demo_signins", stdout=file)


def make_private_folders() -> None:
    """Before Django makes them open to all: mails hold sign-in codes."""
    from django.conf import settings

    for folder in (Path(settings.EMAIL_FILE_PATH), Path(settings.MEDIA_ROOT)):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "xmess.settings.embedded")
    django.setup()
    make_private_folders()
    collect_static_files()
    load()
    write_sign_ins()


if __name__ == "__main__":
    main()

"""The code on the screen of an event: short enough to be typed, and of that event only."""

from django.utils.crypto import constant_time_compare, salted_hmac

from events.models import Event

LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # without those that look alike
LENGTH = 6


def code_of(event: Event) -> str:
    """«42-K7QM3X»: the number of the event, and what only the portal can work out of it."""
    digest = salted_hmac("events.check_in", event.uid.hex, algorithm="sha256").digest()
    return f"{event.pk}-" + "".join(LETTERS[byte % len(LETTERS)] for byte in digest[:LENGTH])


def event_of(token: str) -> Event | None:
    """None for a code that is not ours; it may be typed with spaces and in small letters."""
    given = "".join(token.split()).upper()
    number = given.partition("-")[0]
    if not (number.isascii() and number.isdecimal()) or len(number) > 15:
        return None
    event: Event | None = Event.objects.announced().filter(pk=int(number)).first()
    return event if event and constant_time_compare(code_of(event), given) else None

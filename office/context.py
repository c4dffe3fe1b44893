"""What every page shows, whatever it is about."""

from functools import cache
from typing import Any

from django.http import HttpRequest

from office.models import Message


def bell(request: HttpRequest) -> dict[str, Any]:
    """`bell_unread` is asked where the bell is drawn, once: a part of a page costs no query."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {}

    @cache
    def bell_unread() -> int:
        return Message.objects.visible_to(user).unread().count()

    return {"bell_unread": bell_unread}

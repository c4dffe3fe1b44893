"""Django's sessions in the database, each with its person; SESSION_ENGINE of the settings."""

from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.http import HttpRequest

from members.sign_in.devices import device_words
from office import clock

UNFINISHED_LASTS = timedelta(days=1)  # a sign-in begun and left; anybody can begin as many as it likes
SEEN_EVERY = timedelta(minutes=15)  # «last used» is that exact; more would write at each page


class SessionStore(DatabaseStore):
    @classmethod
    def get_model_class(cls) -> Any:
        from members.models import WebSession

        return WebSession

    def create_model_instance(self, data: dict[str, Any]) -> Any:
        row: Any = super().create_model_instance(data)
        row.person_id = data.get(SESSION_KEY)
        if row.person_id is None:
            row.expire_date = min(row.expire_date, clock.real_now() + UNFINISHED_LASTS)
        return row


def note_sign_in(request: HttpRequest) -> None:
    now = clock.real_now().isoformat()
    device = device_words(request.headers.get("User-Agent", ""))
    request.session["sign_in"] = {"device": device, "started_at": now, "seen_at": now}


def note_seen(request: HttpRequest) -> None:
    """After the page, and only where it has read the session anyway."""
    if not request.session.accessed or request.session.is_empty():
        return
    kept = request.session.get("sign_in")
    if kept and clock.real_now() - datetime.fromisoformat(kept["seen_at"]) >= SEEN_EVERY:
        request.session["sign_in"] = kept | {"seen_at": clock.real_now().isoformat()}

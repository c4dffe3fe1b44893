from datetime import datetime
from typing import Any, ClassVar

from django.conf import settings
from django.contrib.sessions.base_session import AbstractBaseSession, BaseSessionManager
from django.db import models
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from members import querysets
from office.privacy import Privacy, Term


class WebSessionManager(BaseSessionManager.from_queryset(querysets.WebSessionQuerySet)):  # type: ignore[misc]
    pass


class WebSession(AbstractBaseSession):
    """A browser's session, with the person signed in: it is seen on «La meva seguretat», and ended there.

    Neither address nor full name of the browser is kept: «Firefox, Windows» is enough to know it again.
    """

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, related_name="web_sessions"
    )

    objects: ClassVar[Any] = WebSessionManager()
    privacy = Privacy(
        personal={"person": None, "session_data": ""},
        plain=("session_key",),
        term=Term("two weeks after it was last used: the whole row goes, office.tasks.apply_retention"),
    )

    class Meta:
        verbose_name = _("session")

    def __str__(self) -> str:
        return self.device

    @classmethod
    def get_session_store_class(cls) -> Any:
        from members.sign_in.sessions import SessionStore

        return SessionStore

    @property
    def mark(self) -> str:
        """Tells it from the person's others on a page, which must not hold the key itself."""
        return salted_hmac("members.websession", self.session_key).hexdigest()[:16]

    @property
    def device(self) -> str:
        return str(self._sign_in.get("device") or _("Device not known"))

    @property
    def started_at(self) -> datetime | None:
        return self._moment("started_at")

    @property
    def seen_at(self) -> datetime | None:
        return self._moment("seen_at")

    @property
    def _sign_in(self) -> dict[str, str]:
        kept: dict[str, str] = self.get_decoded().get("sign_in", {})
        return kept

    def _moment(self, name: str) -> datetime | None:
        kept = self._sign_in.get(name)
        return datetime.fromisoformat(kept) if kept else None

"""Who sees which row of the office, and which rows wait for the worker."""

from datetime import datetime
from typing import Any, Self

from django.db.models import Case, Q, QuerySet, When

from office import clock


class MessageQuerySet(QuerySet[Any]):
    def visible_to(self, user: Any) -> Self:
        """One's own, from the moment they are due; what is no longer needed leaves the screen."""
        if not user.is_authenticated:
            return self.none()
        mine = self.filter(person=user, is_on_screen=True, due_at__lte=clock.now())
        return mine.exclude(state="moot")

    def unread(self) -> Self:
        return self.filter(read_at__isnull=True)

    def unread_first(self) -> Self:
        return self.order_by(Case(When(read_at=None, then=0), default=1), "-due_at", "-pk")

    def mark_read(self) -> int:
        return self.unread().update(read_at=clock.now())

    def by_mail(self) -> Self:
        return self.filter(channel="mail")

    def ready(self) -> Self:
        """Due mails that nobody holds; waiting for the next attempt is counted in real time."""
        waited = Q(next_attempt_at=None) | Q(next_attempt_at__lte=clock.real_now())
        return self.by_mail().filter(waited, state="queued", due_at__lte=clock.now())

    def lost(self) -> Self:
        """Their sender stopped before it could say what became of them."""
        return self.filter(state="inflight", lease_until__lt=clock.real_now())

    def overdue_first(self) -> Self:
        unsent = self.by_mail().filter(state__in=["queued", "inflight"], due_at__lte=clock.now())
        return unsent.order_by("due_at")

    def troubled(self) -> Self:
        """What a human has to look at."""
        return self.filter(state__in=["failed", "unknown"]).order_by("-due_at", "-pk")

    def for_digest(self, moment: datetime) -> Self:
        return self.filter(channel="digest", state="queued", digest=None, due_at__lte=moment)


class JobQuerySet(QuerySet[Any]):
    def visible_to(self, user: Any) -> Self:
        """One's own; coordination sees all, because it answers for them."""
        if not user.is_authenticated:
            return self.none()
        return self if user.has_perm("office.run_office") else self.filter(by=user)

    def queued(self) -> Self:
        return self.filter(state="queued").order_by("pk")

    def lapsed(self) -> Self:
        return self.filter(state="running", lease_until__lt=clock.real_now()).order_by("pk")

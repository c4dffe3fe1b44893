"""What a council has asked for and received this year, and the hours that are left for it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, Sum
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from advisory.models import AdvisorySession, HourAccount
from advisory.pages.left import Left, left_of
from advisory.rules.states import OPEN
from members.models import Organization
from office import clock
from office.minutes import in_words


@dataclass(frozen=True)
class Received:
    year: int
    open: int
    done: int
    minutes: int
    left: list[Left]
    found: int  # of the list that is shown, filtered as it is

    @property
    def facts(self) -> list[dict[str, Any]]:
        facts = [
            {"label": _("On the way"), "value": _sessions(self.open)},
            {"label": _("Received in %d") % self.year, "value": self._done},
        ]
        return facts + [left.as_fact for left in self.left]

    @property
    def _done(self) -> str:
        words = _sessions(self.done)
        return f"{words} · {in_words(self.minutes)}" if self.minutes else words


def received(organizations: Sequence[Organization], listed: Any, shown: Any | None) -> Received:
    """Of one's own councils together; packages are told where there is only one council.

    In one question: of all that is `listed`, how many of it are `shown` by the filters too; all without them.
    """
    year = clock.today().year
    own = Q(pk__in=AdvisorySession.objects.received_by(organizations).order_by().values("pk"))
    this_year = own & Q(state="done", day__year=year)
    counted = listed.aggregate(
        on_the_way=Count("pk", filter=own & Q(state__in=OPEN)),
        done=Count("pk", filter=this_year),
        minutes=Sum("minutes_used", filter=this_year),
        found=Count("pk", filter=None if shown is None else Q(pk__in=shown.order_by().values("pk"))),
    )
    alone = organizations[0] if len(organizations) == 1 else None
    accounts = HourAccount.objects.open_for(alone).filter(budget__service__is_offered=True)
    left = left_of(accounts.select_related("budget__service"))
    return Received(
        year, counted["on_the_way"], counted["done"], counted["minutes"] or 0, left, counted["found"]
    )


def _sessions(count: int) -> str:
    return ngettext("%d session of advice", "%d sessions of advice", count) % count if count else _("None")

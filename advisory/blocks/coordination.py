"""«Inici» of coordination: what waits, the longest first, each with the act that settles it."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from advisory.models import HourBudget
from advisory.pages.budgets import BudgetFigures
from advisory.pages.listed import ListedSession
from advisory.querysets.attention import attention
from office import clock
from office.blocks import Block

SHOWN = 5


@dataclass(frozen=True)
class Waiting(ListedSession):
    ago: str
    act: str
    act_url: str


@dataclass(frozen=True)
class Matter:
    title: str
    total: int
    rows: list[Waiting]


def sessions_to_settle(request: HttpRequest) -> Block | None:
    """Asked and waiting, held and without an outcome, disputed, longer than was held. Nothing, if there is none."""
    if not request.user.has_perm("advisory.run_advice"):
        return None
    found = list(attention(clock.now(), SHOWN))
    matters = [
        Matter(title, rows[0].total, [_waiting(row) for row in rows])
        for name, title in _titles().items()
        if (rows := [row for row in found if row.matter == name])
    ]
    context = {"matters": matters}
    return (
        Block(_("Advice to settle"), "advisory/block_coordination.html", context, order=8) if found else None
    )


def budgets_running_out(request: HttpRequest) -> Block | None:
    """Those in force of which three quarters are used or held, or nine tenths."""
    if not request.user.has_perm("advisory.manage_budgets"):
        return None
    nearly = [figures for figures in _budgets() if figures.tone in {"soon", "late"}]
    context = {"budgets": nearly, "may_grant": True}
    title = _("Hour budgets that are running out")
    return Block(title, "advisory/block_budgets.html", context, order=9) if nearly else None


def budgets_of_the_network(request: HttpRequest) -> Block | None:
    """The Executive: how far the hours of the year go, and who receives them."""
    if not request.user.has_perm("members.sit_on_executive"):
        return None
    context = {"budgets": _budgets(), "may_grant": False}
    return Block(_("Hours of advice"), "advisory/block_budgets.html", context, order=40)


def _budgets() -> list[BudgetFigures]:
    found = HourBudget.objects.in_force().filter(closed_at=None).with_figures()
    return [BudgetFigures(budget) for budget in found]


def _titles() -> dict[str, str]:
    return {
        "disputed": _("The council does not agree with what was written"),
        "asked": _("Asked for and waiting"),
        "to_log": _("Held, and nobody has written down what came of it"),
        "overrun": _("Longer than the hours held: to approve"),
    }


def _waiting(row: Any) -> Waiting:
    name, act = _first_act(row)
    days = (clock.today() - clock.day_of(row.since)).days
    ago = ngettext("for %d day", "for %d days", days) % days if days > 0 else _("since today")
    return Waiting(row, ago, act, reverse(name, args=[row.pk]))


def _first_act(row: Any) -> tuple[str, str]:
    if row.matter == "disputed":
        return "session_correct", _("Look at the minutes")
    if row.matter == "to_log":
        return "session_log", _("Write down what came of it")
    if row.matter == "overrun":
        return "session_overrun", _("Look at it and approve")
    if row.expert_id and row.starts_at:
        return "session_page", _("Say whether that time can be")
    if row.expert_id:
        return "session_date", _("Agree the date")
    return "session_assign", _("Assign who gives it")

"""The end of a period: a draft that is computed, approved by whoever answers for it, and posted once."""

from typing import Any

from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from advisory.models import AdvisorySession, HourAccount, HourBudget, LedgerEntry, PeriodClosing
from advisory.operations import ledger
from advisory.operations.budgets import account, check_open
from advisory.rules.closing import Journal, journal
from members.models import Person
from office import clock
from office.audit import note, operation
from office.minutes import in_words
from office.refusals import Refused

Kind, Entry, State = HourAccount.Kind, LedgerEntry.Kind, PeriodClosing.State
NAMED = 5  # sessions in a refusal; the page lists all


@operation(on="budget")
def prepare_closing(*, budget: HourBudget, carry_minutes: int, by: Person | None) -> PeriodClosing:
    """A draft, or the draft there is with other minutes to pass on; nothing moves yet."""
    check_open(budget)
    closing = PeriodClosing.objects.filter(budget=budget).first() or PeriodClosing(budget=budget)
    if closing.state != State.DRAFT:
        raise Refused(_("This closing is approved: take it back before you change it."))
    closing.to_budget = next_budget(budget) if carry_minutes else None
    if carry_minutes and closing.to_budget is None:
        raise Refused(
            _("There is no budget for the next period to pass hours to: open it first."), "carry_minutes"
        )
    _check_left(budget, carry_minutes)
    closing.carry_minutes, closing.prepared_by = carry_minutes, by
    closing.save()
    note(carry_minutes=carry_minutes)
    return closing


@operation(on="budget")
def approve_closing(*, budget: HourBudget, by: Person | None) -> PeriodClosing:
    """By whoever answers for the hours; approved again, it stays as it was."""
    closing = _closing(budget)
    if closing.state != State.DRAFT:
        return closing
    _check_settled(budget)
    _check_left(budget, closing.carry_minutes)
    closing.state, closing.approved_by, closing.approved_at = State.APPROVED, by, clock.now()
    closing.save()
    return closing


@operation(on="budget")
def post_closing(*, budget: HourBudget, by: Person | None) -> PeriodClosing:
    """The movements that were approved, and the budget is closed for good; posted again, nothing moves."""
    closing = _closing(budget)
    if closing.state == State.POSTED:
        return closing
    if closing.state != State.APPROVED:
        raise Refused(_("Somebody has to approve this closing before it is posted."))
    others = closing.to_budget.accounts.filter(kind=Kind.POOL) if closing.to_budget else []
    ledger.lock([*budget.accounts.all(), *others])
    _check_settled(budget)
    if has_moved_since(closing):
        raise Refused(
            _("Hours have moved since it was approved: take it back, look at it and approve it anew.")
        )
    _post(closing, journal_of(budget, closing.carry_minutes), by)
    closing.state, closing.posted_at = State.POSTED, clock.now()
    closing.save()
    budget.closed_at = closing.posted_at
    budget.save(update_fields=["closed_at"])
    return closing


@operation(on="budget")
def cancel_closing(*, budget: HourBudget, by: Person | None) -> HourBudget:
    """A draft or an approved closing is taken back: nothing had moved."""
    closing = _closing(budget)
    if closing.state == State.POSTED:
        raise Refused(_("This closing is posted: it cannot be taken back any more."))
    closing.delete()
    return budget


def journal_of(budget: HourBudget, carry: int) -> Journal:
    """What posting would move now."""
    accounts = HourAccount.objects.usable().filter(budget=budget)
    free = {row.pk: row.free_minutes for row in accounts}
    pool = next((row.pk for row in accounts if row.kind == Kind.POOL), None)
    return journal(free.pop(pool, 0), sorted(free.items()), carry)


def next_budget(budget: HourBudget) -> HourBudget | None:
    """The first open one of the same service after this one."""
    later = HourBudget.objects.filter(
        service=budget.service_id, starts_on__gt=budget.ends_on, closed_at=None
    ).select_related("service")
    return later.order_by("starts_on").first()


def to_settle(budget: HourBudget) -> list[AdvisorySession]:
    """The sessions that still hold hours of the budget: none of them can be held once it is closed."""
    holds = LedgerEntry.objects.open_holds().filter(debit__budget=budget)
    sessions = AdvisorySession.objects.for_list().filter(pk__in=holds.values("session"))
    return list(sessions.order_by("day", "pk"))


def has_moved_since(closing: PeriodClosing) -> bool:
    """Whether what was approved is not what would be posted."""
    accounts = list(HourAccount.objects.filter(budget=closing.budget_id).values_list("pk", flat=True))
    moved = LedgerEntry.objects.of_accounts(accounts).filter(made_at__gt=closing.approved_at)
    return moved.exists()


def _closing(budget: HourBudget) -> PeriodClosing:
    closing: PeriodClosing | None = PeriodClosing.objects.filter(budget=budget).first()
    if closing is None:
        raise Refused(_("There is no closing of this budget: prepare it first."))
    closing.budget = budget
    return closing


def _check_settled(budget: HourBudget) -> None:
    waiting = to_settle(budget)
    if waiting:
        named = [_in_short(session) for session in waiting[:NAMED]]
        further = [_("others")] if len(waiting) > NAMED else []
        raise Refused(
            _("Settle first the sessions that still hold hours: %s.")
            % get_text_list([*named, *further], _("and"))
        )


def _in_short(session: Any) -> str:
    councils = get_text_list([str(row.organization) for row in session.council_rows], _("and"))
    return f"{session} ({councils})"


def _check_left(budget: HourBudget, carry: int) -> None:
    left = journal_of(budget, 0).left
    if carry > left:
        words = {"left": in_words(left), "asked": in_words(carry)}
        raise Refused(
            _("Only %(left)s are left: %(asked)s cannot pass to the next period.") % words, "carry_minutes"
        )


def _post(closing: PeriodClosing, lines: Journal, by: Person | None) -> None:
    budget, pool = closing.budget, account(closing.budget, Kind.POOL)
    packages = budget.accounts.filter(pk__in=lines.returned)
    moves = [
        (f"return:{package.pk}", Entry.RETURN, package, pool, lines.returned[package.pk])
        for package in packages
    ]
    if lines.carried and closing.to_budget:
        following = account(closing.to_budget, Kind.POOL)
        moves.append(("carry", Entry.CARRY, pool, following, lines.carried))
    if lines.lapsed:
        moves.append(("lapse", Entry.LAPSE, pool, account(budget, Kind.LAPSED), lines.lapsed))
    for name, kind, debit, credit, minutes in moves:
        ledger.post(
            kind=kind, debit=debit, credit=credit, minutes=minutes, key=f"budget:{budget.pk}:closing:{name}",
            by=by, approved_by=closing.approved_by, reason=_("Closing of the period"),
        )  # fmt: skip

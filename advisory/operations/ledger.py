"""The one place that writes movements of hours. The trigger moves the balances; here their words are found."""

from collections.abc import Iterable

import psycopg.errors
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from advisory.models import AdvisorySession, HourAccount, HourBudget, LedgerEntry
from members.models import Person
from office import clock
from office.minutes import in_words
from office.refusals import Refused

Kind = LedgerEntry.Kind


def post(
    *,
    kind: str,
    debit: HourAccount,
    credit: HourAccount,
    minutes: int,
    key: str,
    session: AdvisorySession | None = None,
    hold: LedgerEntry | None = None,
    by: Person | None = None,
    approved_by: Person | None = None,
    reason: str = "",
) -> LedgerEntry:
    """Write one movement; with a key that is already there, give back the first one's row.

    Refused in words where the account does not hold so many minutes: the database decides it, not a sum.
    """
    entry = LedgerEntry(
        key=key, kind=kind, debit=debit, credit=credit, minutes=minutes, session=session, hold=hold, by=by,
        approved_by=approved_by, reason=reason, made_at=clock.now(),
    )  # fmt: skip
    try:
        with transaction.atomic():
            entry.save(force_insert=True)
    except IntegrityError as error:
        return _answer(error, entry)
    return entry


def _answer(error: IntegrityError, entry: LedgerEntry) -> LedgerEntry:
    cause = error.__cause__
    written: LedgerEntry | None = LedgerEntry.objects.filter(key=entry.key).first()
    if isinstance(cause, psycopg.errors.UniqueViolation) and written:
        if (written.kind, written.minutes) != (entry.kind, entry.minutes):
            raise Refused(_("Somebody was faster: open the page again.")) from error
        return written
    broken = cause.diag.constraint_name if isinstance(cause, psycopg.errors.CheckViolation) else ""
    if broken not in {"no_overspend", "budget_is_open"}:
        raise error
    account = HourAccount.objects.select_related("budget__service").get(pk=entry.debit_id)
    if broken == "budget_is_open":
        raise Refused(closed_in_words(account.budget)) from error
    raise Refused(_not_enough(account, entry.minutes)) from error


def closed_in_words(budget: HourBudget) -> str:
    return _("%s: it is closed. What changes goes into the budget of the next period.") % budget


def _not_enough(account: HourAccount, minutes: int) -> str:
    values = {
        "budget": account if account.kind == HourAccount.Kind.PACKAGE else account.budget,
        "left": in_words(max(account.free_minutes, 0)),
        "asked": in_words(minutes),
    }
    return _("%(budget)s: %(left)s left, and %(asked)s are needed.") % values


def lock(accounts: Iterable[HourAccount]) -> None:
    """Before several movements: all in the order of their numbers, as the trigger takes them."""
    numbers = {account.pk for account in accounts}
    rows = HourAccount.objects.select_for_update(no_key=True, of=("self",)).filter(pk__in=numbers)
    list(rows.order_by("pk").values_list("pk"))


def open_hold(session: AdvisorySession) -> LedgerEntry | None:
    """What the session holds now."""
    holds = LedgerEntry.objects.open_holds().filter(session=session)
    return holds.select_related("debit__budget", "credit").first()


def hold(*, session: AdvisorySession, minutes: int, by: Person | None) -> LedgerEntry:
    """Take the minutes out of what others can ask for, on the account of the session."""
    assert session.account is not None
    number = LedgerEntry.objects.filter(session=session, kind=Kind.HOLD).count() + 1
    return post(
        kind=Kind.HOLD, debit=session.account, credit=_delivered(session.account), minutes=minutes,
        key=f"session:{session.uid}:hold:{number}", session=session, by=by,
    )  # fmt: skip


def release(*, session: AdvisorySession, by: Person | None, reason: str = "") -> None:
    """All that it holds flows back; nothing happens where it holds nothing."""
    held = open_hold(session)
    if held:
        _resolve(held, Kind.RELEASE, held.minutes, by, reason)


def capture(*, session: AdvisorySession, minutes: int, by: Person | None, reason: str = "") -> int:
    """Charge so many minutes of what it holds, and let the rest flow back.

    Gives the minutes charged: never more than were held. What goes beyond is an adjustment with its approver.
    """
    held = open_hold(session)
    if held is None:
        return 0
    charged = min(minutes, held.minutes)
    if charged == 0:
        _resolve(held, Kind.RELEASE, held.minutes, by, reason)
    else:
        _resolve(held, Kind.CAPTURE, charged, by, reason)
    return charged


def hold_anew(*, session: AdvisorySession, account: HourAccount, minutes: int, by: Person | None) -> None:
    """The session holds so many minutes on that account, whatever it held before. Less never lacks."""
    held = open_hold(session)
    if held and held.debit_id == account.pk and held.minutes == minutes:
        return
    if held:
        lock([held.debit, held.credit, account, _delivered(account)])
        _resolve(held, Kind.RELEASE, held.minutes, by, _("The length or the date changed."))
    session.account = account
    hold(session=session, minutes=minutes, by=by)


def _resolve(held: LedgerEntry, kind: str, minutes: int, by: Person | None, reason: str) -> None:
    post(
        kind=kind, debit=held.debit, credit=held.credit, minutes=minutes, key=f"hold:{held.pk}:resolved",
        session=held.session, hold=held, by=by, reason=reason,
    )  # fmt: skip


def _delivered(account: HourAccount) -> HourAccount:
    return HourAccount.objects.get(budget=account.budget_id, kind=HourAccount.Kind.DELIVERED)

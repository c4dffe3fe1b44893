"""The whole ledger replayed beside what stands in its accounts; one statement, so that a busy day shows no drift."""

from collections.abc import Callable

from django.core.cache import cache
from django.db import connection
from django.utils.translation import gettext as _
from redis.exceptions import RedisError

from advisory.models import AdvisorySession, HourAccount
from office.minutes import in_words

KEPT = "advisory:ledger_is_whole"
KEPT_SECONDS = 3 * 24 * 3600  # a check that has not run for days says nothing any more

# Each row: what is wrong, of which row, what stands there and what should.
DRIFTS = """
WITH moved AS (
  SELECT debit_id AS account_id, -minutes AS minutes FROM advisory_ledgerentry WHERE kind NOT IN ('hold', 'release')
  UNION ALL
  SELECT credit_id, minutes FROM advisory_ledgerentry WHERE kind NOT IN ('hold', 'release')
), replayed AS (
  SELECT account_id, sum(minutes) AS minutes FROM moved GROUP BY account_id
), resolved AS (
  SELECT hold_id, count(*) AS times, max(minutes) AS minutes FROM advisory_ledgerentry
  WHERE hold_id IS NOT NULL GROUP BY hold_id
), hold AS (
  SELECT entry.id, entry.debit_id, entry.session_id, entry.minutes, resolved.times, resolved.minutes AS taken
  FROM advisory_ledgerentry entry LEFT JOIN resolved ON resolved.hold_id = entry.id WHERE entry.kind = 'hold'
), held AS (
  SELECT debit_id AS account_id, sum(minutes) AS minutes FROM hold WHERE times IS NULL GROUP BY debit_id
), of_session AS (
  SELECT session_id, count(*) AS times, sum(minutes) AS minutes, min(debit_id) AS account_id
  FROM hold WHERE times IS NULL GROUP BY session_id
), charged AS (
  SELECT DISTINCT session_id FROM advisory_ledgerentry WHERE kind IN ('capture', 'adjust') AND session_id IS NOT NULL
)
SELECT 'balance', account.id, account.balance_minutes, coalesce(replayed.minutes, 0)
  FROM advisory_houraccount account LEFT JOIN replayed ON replayed.account_id = account.id
  WHERE account.balance_minutes <> coalesce(replayed.minutes, 0)
UNION ALL SELECT 'held', account.id, account.held_minutes, coalesce(held.minutes, 0)
  FROM advisory_houraccount account LEFT JOIN held ON held.account_id = account.id
  WHERE account.held_minutes <> coalesce(held.minutes, 0)
UNION ALL SELECT 'overspent', id, balance_minutes, held_minutes
  FROM advisory_houraccount WHERE kind <> 'source' AND balance_minutes < held_minutes OR held_minutes < 0
UNION ALL SELECT 'sum', 0, sum(balance_minutes), 0 FROM advisory_houraccount HAVING sum(balance_minutes) <> 0
UNION ALL SELECT 'resolved', id, coalesce(taken, 0), minutes FROM hold WHERE times > 1 OR taken > minutes
UNION ALL SELECT 'session', session.id, coalesce(of_session.minutes, 0), coalesce(session.minutes, 0)
  FROM advisory_advisorysession session LEFT JOIN of_session ON of_session.session_id = session.id
  WHERE session.account_id IS NOT NULL AND session.state IN ('offered', 'requested', 'confirmed')
    AND (of_session.times, of_session.minutes, of_session.account_id)
      IS DISTINCT FROM (1, session.minutes, session.account_id)
UNION ALL SELECT 'lost', hold.id, hold.minutes, 0
  FROM hold LEFT JOIN advisory_advisorysession session ON session.id = hold.session_id
  WHERE hold.times IS NULL AND (session.id IS NULL OR session.state NOT IN ('offered', 'requested', 'confirmed'))
UNION ALL SELECT 'uncharged', session.id, 0, session.minutes_used
  FROM advisory_advisorysession session LEFT JOIN charged ON charged.session_id = session.id
  WHERE session.account_id IS NOT NULL AND session.state = 'done' AND session.minutes_used > 0
    AND charged.session_id IS NULL
UNION ALL SELECT 'charged', session.id, 0, 0
  FROM advisory_advisorysession session JOIN charged ON charged.session_id = session.id
  WHERE session.state NOT IN ('done', 'no_show', 'cancelled')
UNION ALL SELECT 'closed', account.id, account.balance_minutes, 0
  FROM advisory_houraccount account JOIN advisory_hourbudget budget ON budget.id = account.budget_id
  WHERE budget.closed_at IS NOT NULL AND account.kind IN ('pool', 'package') AND account.balance_minutes <> 0
ORDER BY 1, 2
"""


def drifts() -> list[str]:
    """A sentence for each thing that is not as the movements say; none where the ledger is whole."""
    with connection.cursor() as cursor:
        cursor.execute(DRIFTS)
        rows = cursor.fetchall()
    return [_in_words(kind, number, int(there), int(due)) for kind, number, there, due in rows]


def _in_words(kind: str, number: int, there: int, due: int) -> str:
    words = {
        "balance": _("%(row)s: its balance says %(there)s, and its movements add up to %(due)s."),
        "held": _("%(row)s: it says that %(there)s are held, and its open holds add up to %(due)s."),
        "overspent": _("%(row)s: it has %(there)s and %(due)s are held."),
        "sum": _("All the accounts together should be zero, and they are %(there)s."),
        "resolved": _("%(row)s: a hold of %(due)s was resolved twice, or beyond what it held (%(there)s)."),
        "session": _("%(row)s: it should hold %(due)s on its account, once, and it holds %(there)s."),
        "lost": _("%(row)s: it holds %(there)s for a session that is not open."),
        "uncharged": _("%(row)s: it took %(due)s, and nothing was charged."),
        "charged": _("%(row)s: hours were charged, and it was neither held nor cancelled."),
        "closed": _("%(row)s: the budget is closed, and %(there)s are left."),
    }
    row = _rows[kind](number) if kind in _rows else _("movement no. %d") % number
    return words[kind] % {"row": row, "there": in_words(there), "due": in_words(due)}


def _account(number: int) -> str:
    return str(HourAccount.objects.select_related("budget__service", "organization").get(pk=number))


def _session(number: int) -> str:
    session = AdvisorySession.objects.select_related("service", "topic").get(pk=number)
    return _("%(session)s (no. %(number)d)") % {"session": session, "number": number}


_rows: dict[str, Callable[[int], str]] = {
    **dict.fromkeys(("balance", "held", "overspent", "closed"), _account),
    **dict.fromkeys(("session", "uncharged", "charged"), _session),
}


def keep(is_whole: bool) -> None:
    """For `/health/`, which cannot replay at each question."""
    cache.set(KEPT, is_whole, timeout=KEPT_SECONDS)


def ledger_is_whole() -> bool | None:
    """As it was found the last time; None where nobody has looked."""
    try:
        kept: bool | None = cache.get(KEPT)
    except RedisError:
        return None
    return kept

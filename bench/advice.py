"""Made-up advice, by its numbers as the rest: experts with their hours, sessions of years, a ledger.

The entries of the ledger are real ones: its trigger makes the balances.
"""

from datetime import date

from django.db import connection

from advisory import operations
from advisory.models import AdvisoryService, HourBudget
from office import clock

CODE = "bench"  # a service with a budget of its own
GRANTED = 100_000 * 60  # minutes: what the operation takes for believable
EXPERTS = """
WITH chosen AS (
  SELECT id FROM members_person person WHERE email LIKE '%%@bench.example'
    AND NOT EXISTS (SELECT FROM members_networkrole WHERE person_id = person.id)
  ORDER BY id
  LIMIT greatest(0, %(experts)s - (SELECT count(*) FROM members_networkrole WHERE kind = 'advisor'))
), advising AS (
  INSERT INTO members_networkrole (person_id, kind, starts_on) SELECT id, 'advisor', DATE '2017-01-01' FROM chosen
), assigned AS (
  INSERT INTO advisory_serviceexpert (person_id, service_id)
  SELECT chosen.id, service.id FROM chosen, advisory_advisoryservice service WHERE code = 'bench'
)
INSERT INTO advisory_publishedhours (expert_id, weekday, from_time, to_time, slot_minutes, starts_on, ends_on)
SELECT id, weekday, TIME '09:00', TIME '14:00', 60, %(today)s::date - 30, %(today)s::date + 90
FROM chosen, generate_series(0, 4) weekday
"""
# Back in time from those still to come, one every eight hours for each expert, further back than those that are
# there: none meets another. Of each thousand one waits without a date, which coordination sees first.
SESSIONS = """
WITH experts AS (SELECT array_agg(person_id ORDER BY person_id) AS ids FROM members_networkrole WHERE kind = 'advisor'),
services AS (SELECT array_agg(id ORDER BY id) AS ids FROM advisory_advisoryservice),
pool AS (
  SELECT account.id, budget.service_id FROM advisory_houraccount account
  JOIN advisory_hourbudget budget ON budget.id = account.budget_id
  JOIN advisory_advisoryservice service ON service.id = budget.service_id
  WHERE account.kind = 'pool' AND service.code = 'bench'
), earlier AS (SELECT count(*) AS written FROM advisory_advisorysession), numbered AS (
  SELECT n, n %% 1000 = 7 AS waits, n - earlier.written <= %(charged)s AND n %% 1000 <> 7 AS is_charged,
    experts.ids[1 + n %% cardinality(experts.ids)] AS expert,
    services.ids[1 + n %% cardinality(services.ids)] AS service,
    date_trunc('hour', %(now)s::timestamptz) + INTERVAL '60 days'
      - (earlier.written + (n - earlier.written) / cardinality(experts.ids)) * INTERVAL '8 hours' AS starts_at
  FROM experts, services, earlier, generate_series(earlier.written + 1, %(sessions)s) n
)
INSERT INTO advisory_advisorysession
  (is_invented, uid, sequence, state, words, when_suits, asked_at, day, is_day_known, "time", time_zone, starts_at,
   ends_at, minutes, modality, place, minutes_used, summary, follow_up, logged_at, answer, answer_words, answered_at,
   closed_side, closed_reason, public_line, expert_id, service_id, account_id)
SELECT true, gen_random_uuid(), 1,
  CASE WHEN waits THEN 'requested' WHEN starts_at > %(now)s::timestamptz THEN 'confirmed' ELSE 'done' END,
  'Clàusules socials per al contracte ' || n, '', starts_at - INTERVAL '20 days',
  CASE WHEN NOT waits THEN (starts_at AT TIME ZONE 'Europe/Madrid')::date END, true,
  CASE WHEN NOT waits THEN (starts_at AT TIME ZONE 'Europe/Madrid')::time END, 'Europe/Madrid',
  CASE WHEN NOT waits THEN starts_at END, CASE WHEN NOT waits THEN starts_at + INTERVAL '2 hours' END, 120,
  'online', '', CASE WHEN NOT waits AND starts_at <= %(now)s::timestamptz THEN 90 END, 'Plec revisat', '',
  CASE WHEN NOT waits AND starts_at <= %(now)s::timestamptz THEN starts_at + INTERVAL '3 hours' END,
  CASE WHEN NOT waits AND starts_at <= %(now)s::timestamptz THEN 'silent' ELSE '' END, '', NULL, '', '', '',
  CASE WHEN NOT waits THEN expert END, CASE WHEN is_charged THEN pool.service_id ELSE service END,
  CASE WHEN is_charged THEN pool.id END
FROM numbered, pool
"""
COUNCILS = """
WITH members AS (SELECT array_agg(organization_id ORDER BY organization_id) AS ids FROM members_membership)
INSERT INTO advisory_sessioncouncil (session_id, organization_id, part, reply, attendees)
SELECT session.id, ids[1 + (session.id * 7919) %% cardinality(ids)], 'advised', 'coming', 'Alba'
FROM advisory_advisorysession session, members
WHERE NOT EXISTS (SELECT FROM advisory_sessioncouncil WHERE session_id = session.id)
"""
HOLDS = """
INSERT INTO advisory_ledgerentry (key, kind, debit_id, credit_id, minutes, session_id, reason, made_at)
SELECT 'session:' || session.uid || ':hold:1', 'hold', account_id, delivered.id, 120, session.id, '', asked_at
FROM advisory_advisorysession session
JOIN advisory_houraccount pool ON pool.id = account_id
JOIN advisory_houraccount delivered ON delivered.budget_id = pool.budget_id AND delivered.kind = 'delivered'
WHERE NOT EXISTS (SELECT FROM advisory_ledgerentry WHERE session_id = session.id)
ORDER BY session.id
"""
CAPTURES = """
INSERT INTO advisory_ledgerentry (key, kind, debit_id, credit_id, minutes, hold_id, session_id, reason, made_at)
SELECT 'hold:' || held.id || ':resolved', 'capture', held.debit_id, held.credit_id, 90, held.id, session_id, '',
  held.made_at + INTERVAL '21 days'
FROM advisory_ledgerentry held JOIN advisory_advisorysession session ON session.id = held.session_id
WHERE held.kind = 'hold' AND session.state = 'done'
  AND NOT EXISTS (SELECT FROM advisory_ledgerentry WHERE hold_id = held.id)
ORDER BY held.id
"""


def fill_advice(*, experts: int, sessions: int, entries: int) -> None:
    """Add what is missing to these numbers: of the new sessions, so many that their movements are `entries`."""
    _budget()
    numbers = {
        "experts": experts,
        "sessions": sessions,
        "charged": entries // 2,
        "today": clock.today(),
        "now": clock.now(),
    }
    with connection.cursor() as cursor:
        for statement in (EXPERTS, SESSIONS, COUNCILS, HOLDS, CAPTURES):
            cursor.execute(statement, numbers)
            cursor.execute("ANALYZE")


def _budget() -> HourBudget:
    service, is_new = AdvisoryService.objects.get_or_create(
        code=CODE, defaults={"name": "CCPR del banc", "kind": "expert_advice", "has_budget": True}
    )
    if is_new:
        operations.open_budget(
            service=service, starts_on=date(2017, 1, 1), ends_on=date(clock.today().year + 1, 12, 31),
            minutes=GRANTED, by=None,
        )  # fmt: skip
    found: HourBudget = service.budgets.get()
    return found

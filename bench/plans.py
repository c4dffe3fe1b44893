"""Made-up plans, by their numbers as the rest: a plan a year, its actions in seven areas, and what was done."""

from django.db import connection

AREAS = 7
PLANS = """
WITH body AS (
  INSERT INTO members_body (kind, name) VALUES ('assembly', 'Assemblea fins al ' || %(last)s) RETURNING id
), agreement AS (
  INSERT INTO members_agreement (body_id, adopted_on, title, text, state)
  SELECT id, DATE '2016-10-01', 'Plans de proves', '', 'fulfilled' FROM body RETURNING id
)
INSERT INTO workplan_workplan
  (code, title, scope, starts_on, ends_on, state, agreement_id, introduction, condition, is_published,
   news_interval_days, version)
SELECT year, 'Pla de treball ' || year, 'network', make_date(year, 1, 1), make_date(year, 12, 31), 'approved',
  agreement.id, 'Com es va fer.', 'De màxims.', false, 90, 1
FROM agreement, generate_series(%(first)s, %(last)s) year
"""
AREAS_OF_PLANS = """
INSERT INTO workplan_area (plan_id, number, title, name)
SELECT plan.id, n, 'ÀREA ' || n, 'Àrea ' || n FROM workplan_workplan plan, generate_series(1, %(areas)s) n
WHERE plan.starts_on BETWEEN make_date(%(first)s, 1, 1) AND make_date(%(last)s, 1, 1)
"""
CHALLENGES = """
INSERT INTO workplan_challenge (plan_id, position, text)
SELECT plan.id, n, 'Repte ' || n || ' del pla' FROM workplan_workplan plan, generate_series(1, 5) n
WHERE plan.starts_on BETWEEN make_date(%(first)s, 1, 1) AND make_date(%(last)s, 1, 1)
"""
# One in three hangs from an action: a plan of 500 has 375 actions and 125 sub-actions.
ACTIONS = """
INSERT INTO workplan_action
  (area_id, number, position, official_text, title, footnote, condition, timing, starts_on, ends_on, state,
   state_reason, progress, progress_reason, blocked_by, unblocked_by, version)
SELECT area.id, n, n,
  'Donar **continuïtat** a l''actuació ' || n || ' amb els membres i l''ecosistema: ' || repeat('més paraules ', 12),
  'Actuació ' || n || ' de l''àrea', '', '', 'primer semestre', make_date(extract(year FROM plan.starts_on)::int, 1, 1),
  make_date(extract(year FROM plan.starts_on)::int, 6, 30),
  (ARRAY['pending', 'in_progress', 'done'])[1 + n %% 3], '', CASE WHEN n %% 3 = 2 THEN 100 END, '', '', '', 1
FROM workplan_area area JOIN workplan_workplan plan ON plan.id = area.plan_id,
  generate_series(1, %(actions)s * 3 / 4 / %(areas)s) n
WHERE plan.starts_on BETWEEN make_date(%(first)s, 1, 1) AND make_date(%(last)s, 1, 1)
"""
SUBACTIONS = """
INSERT INTO workplan_action
  (area_id, parent_id, number, position, official_text, title, footnote, condition, timing, state, state_reason,
   progress_reason, blocked_by, unblocked_by, version)
SELECT area_id, id, 1, 1, 'Part de l''actuació ' || number, 'Part ' || number, '', '', '', 'pending', '', '', '', '', 1
FROM workplan_action action
WHERE parent_id IS NULL AND number %% 3 = 0
  AND NOT EXISTS (SELECT FROM workplan_action part WHERE part.parent_id = action.id)
"""
EVIDENCE = """
WITH places AS (SELECT array_agg(id ORDER BY id) AS ids FROM workplan_action)
INSERT INTO workplan_linkedevidence (action_id, happened_on, sentence, url, added_at)
SELECT ids[1 + (n * 7919) %% cardinality(ids)], DATE '2026-01-01' + n %% 300, 'Sessió ' || n,
  'https://bench.example/' || n, TIMESTAMPTZ '2026-01-01'
FROM places, generate_series(1, %(evidence)s) n
"""
NOTES = """
INSERT INTO workplan_progressnote (action_id, kind, written_at, text, state, answer, answer_reason)
SELECT id, 'note', TIMESTAMPTZ '2026-03-01' + (id %% 200) * INTERVAL '1 day', 'Va bé', '', '', ''
FROM workplan_action action
WHERE NOT EXISTS (SELECT FROM workplan_progressnote note WHERE note.action_id = action.id)
"""


def fill_plans(*, plans: int, actions: int, evidence: int, last: int) -> None:
    """`plans` of so many `actions` each, the last one of the year `last`; `evidence` over all that there are."""
    numbers = {
        "first": last - plans + 1,
        "last": last,
        "areas": AREAS,
        "actions": actions,
        "evidence": evidence,
    }
    with connection.cursor() as cursor:
        for statement in (PLANS, AREAS_OF_PLANS, CHALLENGES, ACTIONS, SUBACTIONS, EVIDENCE, NOTES):
            cursor.execute(statement, numbers)
        cursor.execute("ANALYZE")

"""Made-up events, by their numbers as the rest: those of this year, one that many registered for, a long log.

Registrations go through the trigger that counts the seats; nothing here limits them.
"""

from django.db import connection

from office import clock

EVENTS = """
WITH kinds AS (SELECT array_agg(id ORDER BY position, id) AS ids FROM events_eventkind),
earlier AS (SELECT count(*) AS written FROM events_event)
INSERT INTO events_event
  (is_invented, uid, sequence, kind_id, state, title, slug, is_own, our_role, hosts, day, ends_on, is_day_known, when_words,
   time_zone, "time", ends_time, starts_at, ends_at, modality, place, online_url, summary, audience, registration,
   offer_hours, room_taken, online_taken, certificate_share, accredited_by, closed_reason, created_at, version)
SELECT true, gen_random_uuid(), 0, ids[1 + n %% cardinality(ids)], 'announced',
  (ARRAY['Jornada de compra pública', 'Taller de cures', 'Trobada territorial', 'Sessió formativa'])[1 + n %% 4] || ' ' || n,
  '', n %% 3 > 0, CASE WHEN n %% 3 > 0 THEN '' ELSE 'attendee' END, CASE WHEN n %% 3 > 0 THEN '' ELSE 'Un altre ens' END,
  day, day, true, '', 'Europe/Madrid', TIME '10:00', TIME '14:00',
  (day + TIME '10:00') AT TIME ZONE 'Europe/Madrid', (day + TIME '14:00') AT TIME ZONE 'Europe/Madrid',
  'in_person', 'Sala d''actes', '', 'De què va.', CASE WHEN n %% 2 = 0 THEN 'public' ELSE 'network' END, 'network',
  48, 0, 0, 80, '', '', %(now)s, 0
FROM kinds, earlier, generate_series(earlier.written + 1, %(events)s) n,
  LATERAL (SELECT make_date(extract(year FROM %(now)s::date)::int, 1, 1) + (n * 7 %% 365)::int AS day) days
"""
# The newest of the year: it is still to come, or nobody could have registered.
REGISTRATIONS = """
WITH chosen AS (SELECT id FROM events_event ORDER BY day DESC, id LIMIT 1), people AS (
  SELECT role.person_id, min(role.organization_id) AS organization_id FROM members_role role
  WHERE NOT EXISTS (SELECT FROM events_registration WHERE person_id = role.person_id)
  GROUP BY role.person_id ORDER BY role.person_id
  LIMIT greatest(0, %(registrations)s - (SELECT count(*) FROM events_registration))
)
INSERT INTO events_registration
  (is_invented, uid, sequence, event_id, person_id, organization_id, name, email, organization_words, state, modality, asked_at)
SELECT true, gen_random_uuid(), 0, chosen.id, person_id, organization_id, '', '', '', 'confirmed', 'in_person', %(now)s
FROM chosen, people
"""
ATTENDANCES = """
WITH held AS (SELECT array_agg(id ORDER BY day, id) AS ids FROM events_event WHERE day <= %(now)s::date),
organizations AS (SELECT array_agg(organization_id ORDER BY organization_id) AS ids FROM members_membership),
earlier AS (SELECT count(*) AS written FROM events_attendance)
INSERT INTO events_attendance (is_invented, event_id, name, organization_id, status, source, recorded_at)
SELECT true, held.ids[1 + n %% cardinality(held.ids)],
  (ARRAY['Aina', 'Bru', 'Carme', 'Dídac'])[1 + n %% 4] || ' Serra ' || n,
  organizations.ids[1 + (n * 7919) %% cardinality(organizations.ids)],
  (ARRAY['present', 'present', 'online', 'excused', 'absent'])[1 + n %% 5], 'import', %(now)s
FROM held, organizations, earlier, generate_series(earlier.written + 1, %(attendances)s) n
"""


def fill_events(*, events: int, registrations: int, attendances: int) -> None:
    """Add what is missing to these numbers."""
    numbers = {
        "events": events, "registrations": registrations, "attendances": attendances, "now": clock.now(),
    }  # fmt: skip
    with connection.cursor() as cursor:
        for statement in (EVENTS, REGISTRATIONS, ATTENDANCES):
            cursor.execute(statement, numbers)
            cursor.execute("ANALYZE")

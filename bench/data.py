"""Made-up rows at the sizes of the architecture, written by the database itself: seconds, not minutes.

Everything is told by its number, so every run has the same rows. Names repeat the way real ones do.
"""

from django.db import connection

COMARQUES = """
INSERT INTO members_comarca (code, name)
SELECT lpad(n::text, 2, '0'), 'Comarca ' || n FROM generate_series(1, 43) n
WHERE NOT EXISTS (SELECT FROM members_comarca)
"""
MUNICIPALITIES = """
WITH places AS (SELECT array_agg(id ORDER BY code) AS ids FROM members_comarca)
INSERT INTO members_municipality
  (ine_code, idescat_code, name, comarca_id, province, population, population_year)
SELECT 'B' || lpad(n::text, 4, '0'), 'B' || lpad(n::text, 4, '0') || '0',
  (ARRAY['Sant Martí', 'la Vall', 'l''Espluga', 'Vilanova', 'Òrrius', 'el Pont'])[1 + n %% 6] || ' ' || n,
  ids[1 + n %% cardinality(ids)],
  (ARRAY['Barcelona', 'Girona', 'Lleida', 'Tarragona'])[1 + n %% 4],
  50 + (n * 7919) %% 60000, 2024
FROM places, (SELECT count(*) AS written FROM members_municipality WHERE ine_code LIKE 'B%%') earlier,
  generate_series(earlier.written + 1, earlier.written + %(missing)s) n
"""
COUNCILS = """
INSERT INTO members_organization
  (kind, name, short_name, municipality_id, email, phone, website, ess_page)
SELECT 'municipality', 'Ajuntament de ' || name, name, id, 'a' || id || '@bench.example', '', '', ''
FROM members_municipality town
WHERE NOT EXISTS (SELECT FROM members_organization WHERE municipality_id = town.id)
"""
MEMBERSHIPS = """
INSERT INTO members_membership (is_invented, organization_id, state, starts_on, reason)
SELECT true, id, CASE WHEN id %% 20 = 0 THEN 'applicant' ELSE 'active' END, DATE '2018-01-01' + (id %% 2000)::int, 'bench'
FROM members_organization council
WHERE kind IN ('municipality', 'county_council')
  AND NOT EXISTS (SELECT FROM members_membership WHERE organization_id = council.id)
ORDER BY (id * 7919) %% 10007
LIMIT greatest(0, %(members)s - (SELECT count(*) FROM members_membership))
"""
PEOPLE = """
INSERT INTO members_person (given_name, family_name, email, password, is_active, created_at)
SELECT (ARRAY['Aina', 'Bru', 'Carme', 'Dídac', 'Èlia', 'Ferran', 'Gal·la'])[1 + n %% 7],
  (ARRAY['Serra', 'Puig', 'Vila', 'Òdena', 'Roca', 'Soler', 'Martí', 'Font'])[1 + n %% 8] || ' ' || n,
  'p' || n || '@bench.example', '!', true, TIMESTAMPTZ '2024-01-01'
FROM generate_series((SELECT count(*) + 1 FROM members_person WHERE email LIKE '%%@bench.example'), %(people)s) n
"""
ROLES = """
WITH councils AS (
  SELECT organization_id, row_number() OVER (ORDER BY organization_id) - 1 AS place, count(*) OVER () AS many
  FROM members_membership
), free AS (
  SELECT id, row_number() OVER (ORDER BY id) - 1 AS place FROM members_person person
  WHERE email LIKE '%%@bench.example' AND NOT EXISTS (SELECT FROM members_role WHERE person_id = person.id)
)
INSERT INTO members_role
  (person_id, organization_id, line, title, department, starts_on, is_primary_contact, is_substitute, email, phone)
SELECT free.id, organization_id, CASE WHEN free.id %% 3 = 0 THEN 'political' ELSE 'technical' END,
  'Promoció econòmica', '', DATE '2023-06-17', false, false, '', ''
FROM free JOIN councils ON councils.place = free.place %% councils.many
"""
REFERENCE_PEOPLE = """
UPDATE members_role SET is_primary_contact = true
WHERE id IN (SELECT min(id) FROM members_role GROUP BY organization_id)
  AND NOT EXISTS (
    SELECT FROM members_role other
    WHERE other.organization_id = members_role.organization_id AND other.is_primary_contact
  )
"""


def fill(*, organizations: int, members: int, people: int) -> None:
    """Add what is missing to these numbers; what is there stays."""
    with connection.cursor() as cursor:
        cursor.execute(COMARQUES)
        cursor.execute("SELECT count(*) FROM members_organization")
        missing = max(0, organizations - cursor.fetchone()[0])
        numbers = {"missing": missing, "members": members, "people": people}
        for statement in (MUNICIPALITIES, COUNCILS, MEMBERSHIPS, PEOPLE, ROLES, REFERENCE_PEOPLE):
            cursor.execute(statement, numbers)
            cursor.execute(
                "ANALYZE"
            )  # or the next one is planned for empty tables: minutes instead of seconds

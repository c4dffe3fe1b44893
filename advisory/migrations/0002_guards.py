"""What Django has no constraint for: the ledger that moves the balances, and the life of a session."""

from django.db import migrations

# Both accounts are locked in the order of their numbers, and with NO KEY UPDATE: the check of a foreign key
# already holds KEY SHARE on them, and FOR UPDATE would deadlock on it (ADR 0019).
LEDGER = """
CREATE FUNCTION advisory_apply_entry() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  taken advisory_houraccount; given advisory_houraccount; held advisory_ledgerentry; is_allowed boolean;
BEGIN
  PERFORM 1 FROM advisory_houraccount WHERE id IN (NEW.debit_id, NEW.credit_id) ORDER BY id FOR NO KEY UPDATE;
  SELECT * INTO STRICT taken FROM advisory_houraccount WHERE id = NEW.debit_id;
  SELECT * INTO STRICT given FROM advisory_houraccount WHERE id = NEW.credit_id;
  is_allowed := CASE NEW.kind
    WHEN 'grant' THEN taken.kind = 'source' AND given.kind = 'pool'
    WHEN 'allocate' THEN taken.kind = 'pool' AND given.kind = 'package'
    WHEN 'return' THEN taken.kind = 'package' AND given.kind = 'pool'
    WHEN 'lapse' THEN taken.kind = 'pool' AND given.kind = 'lapsed'
    WHEN 'carry' THEN taken.kind = 'pool' AND given.kind = 'pool'
    WHEN 'adjust' THEN TRUE
    ELSE taken.kind IN ('pool', 'package') AND given.kind = 'delivered'
  END;
  IF NOT is_allowed OR (NEW.kind = 'carry') = (taken.budget_id = given.budget_id) THEN
    RAISE EXCEPTION 'a % does not go from % to %', NEW.kind, taken.kind, given.kind
      USING ERRCODE = '23514', CONSTRAINT = 'entry_between_its_accounts';
  END IF;
  IF NEW.kind = 'hold' THEN
    UPDATE advisory_houraccount SET held_minutes = held_minutes + NEW.minutes WHERE id = NEW.debit_id;
  ELSIF NEW.kind IN ('capture', 'release') THEN
    SELECT * INTO held FROM advisory_ledgerentry WHERE id = NEW.hold_id AND kind = 'hold';
    IF held.id IS NULL OR held.debit_id <> NEW.debit_id OR held.credit_id <> NEW.credit_id
      OR held.session_id IS DISTINCT FROM NEW.session_id OR NEW.minutes > held.minutes
      OR (NEW.kind = 'release' AND NEW.minutes <> held.minutes) THEN
      RAISE EXCEPTION 'the resolution does not match hold %', NEW.hold_id
        USING ERRCODE = '23514', CONSTRAINT = 'resolution_matches_its_hold';
    END IF;
    UPDATE advisory_houraccount SET held_minutes = held_minutes - held.minutes,
      balance_minutes = balance_minutes - CASE WHEN NEW.kind = 'capture' THEN NEW.minutes ELSE 0 END
      WHERE id = NEW.debit_id;
    IF NEW.kind = 'capture' THEN
      UPDATE advisory_houraccount SET balance_minutes = balance_minutes + NEW.minutes WHERE id = NEW.credit_id;
    END IF;
  ELSE
    UPDATE advisory_houraccount SET balance_minutes = balance_minutes - NEW.minutes WHERE id = NEW.debit_id;
    UPDATE advisory_houraccount SET balance_minutes = balance_minutes + NEW.minutes WHERE id = NEW.credit_id;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER apply_entry AFTER INSERT ON advisory_ledgerentry
  FOR EACH ROW EXECUTE FUNCTION advisory_apply_entry();

CREATE FUNCTION advisory_entry_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- Who did it may move, when two records of one person are joined.
  IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - 'by_id' - 'approved_by_id' = to_jsonb(OLD) - 'by_id' - 'approved_by_id' THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'movements of hours are only added' USING ERRCODE = '23514';
END $$;
CREATE TRIGGER entry_stays BEFORE UPDATE OR DELETE ON advisory_ledgerentry
  FOR EACH ROW EXECUTE FUNCTION advisory_entry_stays();

CREATE FUNCTION advisory_no_truncate() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_setting('office.flushing', true) IS DISTINCT FROM 'on' THEN
    RAISE EXCEPTION 'movements of hours are only added' USING ERRCODE = '23514';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER entry_no_truncate BEFORE TRUNCATE ON advisory_ledgerentry
  FOR EACH STATEMENT EXECUTE FUNCTION advisory_no_truncate();

CREATE FUNCTION advisory_balance_by_entries() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- From inside the ledger's own trigger the depth is two.
  IF TG_OP = 'INSERT' AND (NEW.balance_minutes <> 0 OR NEW.held_minutes <> 0)
    OR TG_OP = 'UPDATE' AND pg_trigger_depth() < 2
      AND (NEW.balance_minutes, NEW.held_minutes) IS DISTINCT FROM (OLD.balance_minutes, OLD.held_minutes) THEN
    RAISE EXCEPTION 'a balance changes by a movement of hours only'
      USING ERRCODE = '23514', CONSTRAINT = 'balance_by_entries';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER balance_by_entries BEFORE INSERT OR UPDATE ON advisory_houraccount
  FOR EACH ROW EXECUTE FUNCTION advisory_balance_by_entries();
"""
NO_LEDGER = """
DROP TRIGGER balance_by_entries ON advisory_houraccount;
DROP TRIGGER entry_no_truncate ON advisory_ledgerentry;
DROP TRIGGER entry_stays ON advisory_ledgerentry;
DROP TRIGGER apply_entry ON advisory_ledgerentry;
DROP FUNCTION advisory_balance_by_entries();
DROP FUNCTION advisory_no_truncate();
DROP FUNCTION advisory_entry_stays();
DROP FUNCTION advisory_apply_entry();
"""
# Real minutes between the two instants, and the instant of what the clock on the wall shows.
TIMES = """
ALTER TABLE advisory_advisorysession
  ADD CONSTRAINT session_lasts_its_minutes
    CHECK (starts_at IS NULL OR ends_at - starts_at = minutes * interval '1 minute'),
  ADD CONSTRAINT session_starts_as_agreed
    CHECK (starts_at IS NULL OR starts_at AT TIME ZONE time_zone = day + "time");
"""
NO_TIMES = """
ALTER TABLE advisory_advisorysession
  DROP CONSTRAINT session_starts_as_agreed, DROP CONSTRAINT session_lasts_its_minutes;
"""
LIFE = """
CREATE FUNCTION advisory_session_life() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.state <> OLD.state AND NOT (OLD.state || '>' || NEW.state = ANY (ARRAY[
    'offered>confirmed', 'offered>declined', 'offered>cancelled', 'offered>expired',
    'requested>confirmed', 'requested>declined', 'requested>cancelled', 'requested>expired',
    'confirmed>done', 'confirmed>no_show', 'confirmed>cancelled'])) THEN
    RAISE EXCEPTION 'a session does not go from % to %', OLD.state, NEW.state
      USING ERRCODE = '23514', CONSTRAINT = 'session_states_in_order';
  END IF;
  IF NEW.uid <> OLD.uid OR NEW.sequence < OLD.sequence THEN
    RAISE EXCEPTION 'a session keeps its identity, and its invitation only goes on'
      USING ERRCODE = '23514', CONSTRAINT = 'session_keeps_its_identity';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER session_life BEFORE UPDATE ON advisory_advisorysession
  FOR EACH ROW EXECUTE FUNCTION advisory_session_life();
"""
NO_LIFE = """
DROP TRIGGER session_life ON advisory_advisorysession;
DROP FUNCTION advisory_session_life();
"""


class Migration(migrations.Migration):
    dependencies = [("advisory", "0001_initial")]
    operations = [
        migrations.RunSQL(LEDGER, NO_LEDGER),
        migrations.RunSQL(TIMES, NO_TIMES),
        migrations.RunSQL(LIFE, NO_LIFE),
    ]

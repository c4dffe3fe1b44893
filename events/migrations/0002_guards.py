"""What Django has no constraint for: the seats that registrations take, and the life of a registration."""

from django.db import migrations

# The row of the event is the one counter: its own lock makes bookings of one event follow each other, and its
# CHECK refuses one too many, whoever asks and however many at once.
SEATS = """
CREATE FUNCTION events_takes_seat(state text) RETURNS boolean LANGUAGE sql IMMUTABLE AS
  $$ SELECT state IN ('confirmed', 'offered') $$;

CREATE FUNCTION events_move_seat(which bigint, registration bigint, how text, by_one integer)
RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  UPDATE events_event SET
    room_taken = room_taken + CASE WHEN how = 'in_person' THEN by_one ELSE 0 END,
    online_taken = online_taken + CASE WHEN how = 'online' THEN by_one ELSE 0 END
    WHERE id = which;
  UPDATE events_programmeitem SET taken = taken + by_one
    WHERE id IN (SELECT programmeitem_id FROM events_registration_items WHERE registration_id = registration);
END $$;

CREATE FUNCTION events_count_seats() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND (OLD.state, OLD.modality, OLD.event_id) = (NEW.state, NEW.modality, NEW.event_id) THEN
    RETURN NULL;
  END IF;
  IF TG_OP <> 'INSERT' AND events_takes_seat(OLD.state) THEN
    PERFORM events_move_seat(OLD.event_id, OLD.id, OLD.modality, -1);
  END IF;
  IF TG_OP <> 'DELETE' AND events_takes_seat(NEW.state) THEN
    PERFORM events_move_seat(NEW.event_id, NEW.id, NEW.modality, 1);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER count_seats AFTER INSERT OR UPDATE OR DELETE ON events_registration
  FOR EACH ROW EXECUTE FUNCTION events_count_seats();

CREATE FUNCTION events_count_choices() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  chosen events_registration_items; by_one integer := CASE WHEN TG_OP = 'INSERT' THEN 1 ELSE -1 END;
BEGIN
  chosen := CASE WHEN TG_OP = 'INSERT' THEN NEW ELSE OLD END;
  UPDATE events_programmeitem SET taken = taken + by_one WHERE id = chosen.programmeitem_id
    AND EXISTS (SELECT FROM events_registration WHERE id = chosen.registration_id AND events_takes_seat(state));
  RETURN NULL;
END $$;
CREATE TRIGGER count_choices AFTER INSERT OR DELETE ON events_registration_items
  FOR EACH ROW EXECUTE FUNCTION events_count_choices();

CREATE FUNCTION events_seats_by_registrations() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- From inside the trigger of registrations the depth is two.
  IF TG_OP = 'INSERT' AND (NEW.room_taken, NEW.online_taken) <> (0, 0)
    OR TG_OP = 'UPDATE' AND pg_trigger_depth() < 2
      AND (NEW.room_taken, NEW.online_taken) <> (OLD.room_taken, OLD.online_taken) THEN
    RAISE EXCEPTION 'seats are taken by registrations only'
      USING ERRCODE = '23514', CONSTRAINT = 'seats_by_registrations';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER seats_by_registrations BEFORE INSERT OR UPDATE ON events_event
  FOR EACH ROW EXECUTE FUNCTION events_seats_by_registrations();
"""
NO_SEATS = """
DROP TRIGGER seats_by_registrations ON events_event;
DROP TRIGGER count_choices ON events_registration_items;
DROP TRIGGER count_seats ON events_registration;
DROP FUNCTION events_seats_by_registrations();
DROP FUNCTION events_count_choices();
DROP FUNCTION events_count_seats();
DROP FUNCTION events_move_seat(bigint, bigint, text, integer);
DROP FUNCTION events_takes_seat(text);
"""
TIMES = """
ALTER TABLE events_event
  ADD CONSTRAINT event_starts_as_announced
    CHECK (starts_at IS NULL OR starts_at AT TIME ZONE time_zone = day + "time"),
  ADD CONSTRAINT event_ends_as_announced
    CHECK (ends_at IS NULL OR ends_at AT TIME ZONE time_zone = ends_on + ends_time);
"""
NO_TIMES = """
ALTER TABLE events_event DROP CONSTRAINT event_ends_as_announced, DROP CONSTRAINT event_starts_as_announced;
"""
LIFE = """
CREATE FUNCTION events_registration_life() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.state <> OLD.state AND NOT (OLD.state || '>' || NEW.state = ANY (ARRAY[
    'unconfirmed>confirmed', 'unconfirmed>waiting', 'unconfirmed>cancelled', 'unconfirmed>expired',
    'waiting>offered', 'waiting>confirmed', 'waiting>cancelled', 'waiting>expired',
    'offered>confirmed', 'offered>cancelled', 'offered>expired', 'confirmed>cancelled'])) THEN
    RAISE EXCEPTION 'a registration does not go from % to %', OLD.state, NEW.state
      USING ERRCODE = '23514', CONSTRAINT = 'registration_states_in_order';
  END IF;
  IF NEW.uid <> OLD.uid OR NEW.event_id <> OLD.event_id OR NEW.sequence < OLD.sequence THEN
    RAISE EXCEPTION 'a registration keeps its identity'
      USING ERRCODE = '23514', CONSTRAINT = 'registration_keeps_its_identity';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER registration_life BEFORE UPDATE ON events_registration
  FOR EACH ROW EXECUTE FUNCTION events_registration_life();
"""
NO_LIFE = """
DROP TRIGGER registration_life ON events_registration;
DROP FUNCTION events_registration_life();
"""


class Migration(migrations.Migration):
    dependencies = [("events", "0001_initial")]
    operations = [
        migrations.RunSQL(SEATS, NO_SEATS),
        migrations.RunSQL(TIMES, NO_TIMES),
        migrations.RunSQL(LIFE, NO_LIFE),
    ]

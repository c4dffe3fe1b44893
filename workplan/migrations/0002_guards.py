"""What Django has no constraint for: keys of several columns, and rows that nobody changes."""

from django.db import migrations

# A parent is one level up and in the same chapter; the columns of depth are computed by the database itself.
KEYS = """
ALTER TABLE workplan_action ADD CONSTRAINT action_under_an_action
  FOREIGN KEY (parent_id, parent_depth, area_id) REFERENCES workplan_action (id, depth, area_id)
  DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE workplan_action ADD CONSTRAINT action_in_a_block_of_its_area
  FOREIGN KEY (block_id, area_id) REFERENCES workplan_block (id, area_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE workplan_challenge ADD CONSTRAINT challenge_under_a_challenge
  FOREIGN KEY (parent_id, parent_depth, plan_id) REFERENCES workplan_challenge (id, depth, plan_id)
  DEFERRABLE INITIALLY DEFERRED;
"""
NO_KEYS = """
ALTER TABLE workplan_challenge DROP CONSTRAINT challenge_under_a_challenge;
ALTER TABLE workplan_action DROP CONSTRAINT action_in_a_block_of_its_area;
ALTER TABLE workplan_action DROP CONSTRAINT action_under_an_action;
"""
GUARDS = """
CREATE FUNCTION workplan_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a closed review does not change' USING ERRCODE = '23514';
END $$;

CREATE FUNCTION workplan_refuse_in_closed_period() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE period bigint;
BEGIN
  FOREACH period IN ARRAY CASE TG_OP
    WHEN 'INSERT' THEN ARRAY[NEW.period_id]
    WHEN 'DELETE' THEN ARRAY[OLD.period_id]
    ELSE ARRAY[OLD.period_id, NEW.period_id] END
  LOOP
    IF EXISTS (SELECT 1 FROM workplan_reviewperiod WHERE id = period AND state = 'closed') THEN
      RAISE EXCEPTION 'a closed review does not change' USING ERRCODE = '23514';
    END IF;
  END LOOP;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;

CREATE FUNCTION workplan_refuse_of_closed_row() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM workplan_actionreview r JOIN workplan_reviewperiod p ON p.id = r.period_id
    WHERE r.id = NEW.review_id AND p.state = 'closed'
  ) THEN
    RAISE EXCEPTION 'a closed review does not change' USING ERRCODE = '23514';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER review_closed_for_good BEFORE UPDATE OR DELETE ON workplan_reviewperiod
  FOR EACH ROW WHEN (OLD.state = 'closed') EXECUTE FUNCTION workplan_refuse();
CREATE TRIGGER decision_of_an_open_review BEFORE INSERT OR UPDATE OR DELETE ON workplan_reviewdecision
  FOR EACH ROW EXECUTE FUNCTION workplan_refuse_in_closed_period();
CREATE TRIGGER frozen_row_into_an_open_review BEFORE INSERT ON workplan_actionreview
  FOR EACH ROW EXECUTE FUNCTION workplan_refuse_in_closed_period();
CREATE TRIGGER frozen_row_stays BEFORE UPDATE OR DELETE ON workplan_actionreview
  FOR EACH ROW EXECUTE FUNCTION workplan_refuse();
CREATE TRIGGER frozen_evidence_into_an_open_review BEFORE INSERT ON workplan_reviewedevidence
  FOR EACH ROW EXECUTE FUNCTION workplan_refuse_of_closed_row();
CREATE TRIGGER frozen_evidence_stays BEFORE UPDATE OR DELETE ON workplan_reviewedevidence
  FOR EACH ROW EXECUTE FUNCTION workplan_refuse();
CREATE TRIGGER frozen_indicator_into_an_open_review BEFORE INSERT ON workplan_reviewedindicator
  FOR EACH ROW EXECUTE FUNCTION workplan_refuse_of_closed_row();
CREATE TRIGGER frozen_indicator_stays BEFORE UPDATE OR DELETE ON workplan_reviewedindicator
  FOR EACH ROW EXECUTE FUNCTION workplan_refuse();
"""
NO_GUARDS = """
DROP TRIGGER frozen_indicator_stays ON workplan_reviewedindicator;
DROP TRIGGER frozen_indicator_into_an_open_review ON workplan_reviewedindicator;
DROP TRIGGER frozen_evidence_stays ON workplan_reviewedevidence;
DROP TRIGGER frozen_evidence_into_an_open_review ON workplan_reviewedevidence;
DROP TRIGGER frozen_row_stays ON workplan_actionreview;
DROP TRIGGER frozen_row_into_an_open_review ON workplan_actionreview;
DROP TRIGGER decision_of_an_open_review ON workplan_reviewdecision;
DROP TRIGGER review_closed_for_good ON workplan_reviewperiod;
DROP FUNCTION workplan_refuse_of_closed_row();
DROP FUNCTION workplan_refuse_in_closed_period();
DROP FUNCTION workplan_refuse();
"""


class Migration(migrations.Migration):
    dependencies = [("workplan", "0001_initial")]
    operations = [migrations.RunSQL(KEYS, NO_KEYS), migrations.RunSQL(GUARDS, NO_GUARDS)]

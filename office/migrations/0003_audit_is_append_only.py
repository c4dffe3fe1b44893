from django.db import migrations

# The session setting exists for one use: the flush of tests that need committed data.
GUARD = r"""
CREATE FUNCTION office_audit_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_setting('office.flushing', true) = 'on' THEN
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
  END IF;
  IF TG_OP = 'UPDATE' AND OLD.seal_id IS NULL
     AND to_jsonb(NEW) - 'seal_id' = to_jsonb(OLD) - 'seal_id' THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'audit rows are only added and sealed' USING ERRCODE = '23514';
END $$;
CREATE TRIGGER audit_row_append_only BEFORE UPDATE OR DELETE ON office_auditrow
  FOR EACH ROW EXECUTE FUNCTION office_audit_guard();
CREATE FUNCTION office_audit_no_truncate() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_setting('office.flushing', true) IS DISTINCT FROM 'on' THEN
    RAISE EXCEPTION 'audit rows are only added and sealed' USING ERRCODE = '23514';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER audit_row_no_truncate BEFORE TRUNCATE ON office_auditrow
  FOR EACH STATEMENT EXECUTE FUNCTION office_audit_no_truncate();
"""
UNGUARD = """
DROP TRIGGER audit_row_append_only ON office_auditrow;
DROP TRIGGER audit_row_no_truncate ON office_auditrow;
DROP FUNCTION office_audit_guard();
DROP FUNCTION office_audit_no_truncate();
"""


class Migration(migrations.Migration):
    dependencies = [("office", "0002_initial")]
    operations = [migrations.RunSQL(GUARD, UNGUARD)]

"""What is published does not change: neither the version, once it is sealed, nor anything that belongs to it."""

from django.db import migrations

OF_A_VERSION = ("versionfile", "publishedfigure", "publishedsection", "publishedphoto")
GUARDS = """
CREATE FUNCTION reports_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a published version does not change' USING ERRCODE = '23514';
END $$;

CREATE FUNCTION reports_refuse_in_sealed_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM reports_reportversion WHERE id = NEW.version_id AND is_sealed) THEN
    RAISE EXCEPTION 'a published version does not change' USING ERRCODE = '23514';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER version_sealed_for_good BEFORE UPDATE OR DELETE ON reports_reportversion
  FOR EACH ROW WHEN (OLD.is_sealed) EXECUTE FUNCTION reports_refuse();
"""
OF_EACH = """
CREATE TRIGGER {table}_into_an_open_version BEFORE INSERT ON reports_{table}
  FOR EACH ROW EXECUTE FUNCTION reports_refuse_in_sealed_version();
CREATE TRIGGER {table}_stays BEFORE UPDATE OR DELETE ON reports_{table}
  FOR EACH ROW EXECUTE FUNCTION reports_refuse();
"""
NO_GUARDS = """
DROP TRIGGER version_sealed_for_good ON reports_reportversion;
DROP FUNCTION reports_refuse_in_sealed_version();
DROP FUNCTION reports_refuse();
"""
NONE_OF_EACH = """
DROP TRIGGER {table}_stays ON reports_{table};
DROP TRIGGER {table}_into_an_open_version ON reports_{table};
"""


class Migration(migrations.Migration):
    dependencies = [("reports", "0001_initial")]
    operations = [
        migrations.RunSQL(
            GUARDS + "".join(OF_EACH.format(table=table) for table in OF_A_VERSION),
            "".join(NONE_OF_EACH.format(table=table) for table in OF_A_VERSION) + NO_GUARDS,
        )
    ]

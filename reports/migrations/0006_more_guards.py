"""What an attack found open: nothing published is emptied, moved to another year or made public again by hand, and no
line leaves a closed justification."""

from django.db import migrations

OF_A_VERSION = (
    "reportversion",
    "versionfile",
    "publishedfigure",
    "publishedsection",
    "publishedphoto",
    "versionwithdrawal",
)
GUARDS = """
CREATE FUNCTION reports_no_truncate() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_setting('office.flushing', true) IS DISTINCT FROM 'on' THEN
    RAISE EXCEPTION 'a published version does not change' USING ERRCODE = '23514';
  END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION reports_year_of_a_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- The year is the address of each version.
  IF EXISTS (SELECT 1 FROM reports_reportversion WHERE report_id = OLD.id AND is_sealed) THEN
    RAISE EXCEPTION 'a published version does not change' USING ERRCODE = '23514';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER year_of_a_version_stays BEFORE UPDATE ON reports_annualreport
  FOR EACH ROW WHEN (OLD.year <> NEW.year) EXECUTE FUNCTION reports_year_of_a_version();
CREATE TRIGGER versionwithdrawal_stays BEFORE UPDATE OR DELETE ON reports_versionwithdrawal
  FOR EACH ROW EXECUTE FUNCTION reports_refuse();

CREATE OR REPLACE FUNCTION reports_refuse_in_closed_justification() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE owners bigint[];
BEGIN
  IF TG_OP <> 'INSERT' THEN owners := ARRAY[OLD.justification_id]; END IF;
  IF TG_OP <> 'DELETE' THEN owners := owners || NEW.justification_id; END IF;
  IF EXISTS (SELECT 1 FROM reports_justification WHERE id = ANY(owners) AND state = 'closed') THEN
    RAISE EXCEPTION 'a closed justification does not change' USING ERRCODE = '23514';
  END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  RETURN NEW;
END $$;
"""
OF_EACH = """
CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON reports_{table}
  FOR EACH STATEMENT EXECUTE FUNCTION reports_no_truncate();
"""
# The wider function of closed justifications stays: the triggers of 0003 go on using it.
NO_GUARDS = """
DROP TRIGGER versionwithdrawal_stays ON reports_versionwithdrawal;
DROP TRIGGER year_of_a_version_stays ON reports_annualreport;
DROP FUNCTION reports_year_of_a_version();
DROP FUNCTION reports_no_truncate();
"""
NONE_OF_EACH = """
DROP TRIGGER {table}_no_truncate ON reports_{table};
"""


class Migration(migrations.Migration):
    dependencies = [("reports", "0005_withdrawals")]
    operations = [
        migrations.RunSQL(
            GUARDS + "".join(OF_EACH.format(table=table) for table in OF_A_VERSION),
            "".join(NONE_OF_EACH.format(table=table) for table in OF_A_VERSION) + NO_GUARDS,
        )
    ]

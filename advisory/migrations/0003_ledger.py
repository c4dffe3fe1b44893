"""A closed budget takes no more movements: its accounts are what was justified."""

from django.db import migrations

# By its name it runs before `apply_entry`, and so locks as that does: a closing that is being posted is waited
# for and seen. It writes its own movements before `closed_at`, and is not refused itself.
CLOSED = """
CREATE FUNCTION advisory_accounts_are_open() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM advisory_houraccount WHERE id IN (NEW.debit_id, NEW.credit_id) ORDER BY id FOR NO KEY UPDATE;
  IF EXISTS (
    SELECT FROM advisory_houraccount account JOIN advisory_hourbudget budget ON budget.id = account.budget_id
    WHERE account.id IN (NEW.debit_id, NEW.credit_id) AND budget.closed_at IS NOT NULL
  ) THEN
    RAISE EXCEPTION 'the budget is closed' USING ERRCODE = '23514', CONSTRAINT = 'budget_is_open';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER accounts_are_open AFTER INSERT ON advisory_ledgerentry
  FOR EACH ROW EXECUTE FUNCTION advisory_accounts_are_open();
"""
NOT_CLOSED = """
DROP TRIGGER accounts_are_open ON advisory_ledgerentry;
DROP FUNCTION advisory_accounts_are_open();
"""


class Migration(migrations.Migration):
    dependencies = [("advisory", "0002_guards")]
    operations = [migrations.RunSQL(CLOSED, NOT_CLOSED)]

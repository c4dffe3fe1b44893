"""A closed justification is opened again for a reason: only with the row that says it, and nothing else changes."""

import django.db.models.deletion
from django.db import migrations, models

import office.clock

GUARDS = """
CREATE FUNCTION reports_refuse_but_reopening() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.state = 'open' AND NEW.id = OLD.id AND NEW.source_id = OLD.source_id AND NEW.title = OLD.title
    AND NEW.starts_on = OLD.starts_on AND NEW.ends_on = OLD.ends_on
    AND NEW.counted_at IS NOT DISTINCT FROM OLD.counted_at
    AND EXISTS (
      SELECT 1 FROM reports_reopening WHERE justification_id = OLD.id AND closed_at = OLD.closed_at
    )
  THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'a closed justification does not change' USING ERRCODE = '23514';
END $$;

CREATE FUNCTION reports_refuse_removal_from_closed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM reports_justificationline AS line JOIN reports_justification AS one ON one.id = line.justification_id
    WHERE line.id = OLD.line_id AND one.state = 'closed'
  ) THEN
    RAISE EXCEPTION 'a closed justification does not change' USING ERRCODE = '23514';
  END IF;
  RETURN OLD;
END $$;

DROP TRIGGER justification_closed_for_good ON reports_justification;
CREATE TRIGGER justification_closed_stays BEFORE DELETE ON reports_justification
  FOR EACH ROW WHEN (OLD.state = 'closed') EXECUTE FUNCTION reports_refuse_closed_justification();
CREATE TRIGGER justification_closed_until_reopened BEFORE UPDATE ON reports_justification
  FOR EACH ROW WHEN (OLD.state = 'closed') EXECUTE FUNCTION reports_refuse_but_reopening();
DROP TRIGGER justified_action_stays ON reports_justifiedaction;
CREATE TRIGGER justified_action_does_not_change BEFORE UPDATE ON reports_justifiedaction
  FOR EACH ROW EXECUTE FUNCTION reports_refuse_closed_justification();
CREATE TRIGGER justified_action_stays_while_closed BEFORE DELETE ON reports_justifiedaction
  FOR EACH ROW EXECUTE FUNCTION reports_refuse_removal_from_closed();
CREATE TRIGGER reopening_stays BEFORE UPDATE OR DELETE ON reports_reopening
  FOR EACH ROW EXECUTE FUNCTION reports_refuse_closed_justification();
"""
NO_GUARDS = """
DROP TRIGGER reopening_stays ON reports_reopening;
DROP TRIGGER justified_action_stays_while_closed ON reports_justifiedaction;
DROP TRIGGER justified_action_does_not_change ON reports_justifiedaction;
CREATE TRIGGER justified_action_stays BEFORE UPDATE OR DELETE ON reports_justifiedaction
  FOR EACH ROW EXECUTE FUNCTION reports_refuse_closed_justification();
DROP TRIGGER justification_closed_until_reopened ON reports_justification;
DROP TRIGGER justification_closed_stays ON reports_justification;
CREATE TRIGGER justification_closed_for_good BEFORE UPDATE OR DELETE ON reports_justification
  FOR EACH ROW WHEN (OLD.state = 'closed') EXECUTE FUNCTION reports_refuse_closed_justification();
DROP FUNCTION reports_refuse_removal_from_closed();
DROP FUNCTION reports_refuse_but_reopening();
"""


class Migration(migrations.Migration):
    dependencies = [("office", "0005_invitations_and_totals"), ("reports", "0003_justifications")]

    operations = [
        migrations.AddField(
            model_name="justification",
            name="repeated_minutes",
            field=models.PositiveIntegerField(default=0, verbose_name="hours in several indicators"),
        ),
        migrations.AddField(
            model_name="reportfigure",
            name="source_is_person",
            field=models.BooleanField(default=False, verbose_name="a person says it"),
        ),
        migrations.CreateModel(
            name="Reopening",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("closed_at", models.DateTimeField(verbose_name="closed on")),
                (
                    "reopened_at",
                    models.DateTimeField(default=office.clock.now, verbose_name="opened again on"),
                ),
                ("reason", models.CharField(max_length=300, verbose_name="why it is opened again")),
                (
                    "justification",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reopenings",
                        to="reports.justification",
                    ),
                ),
                (
                    "paper",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="office.storedfile",
                    ),
                ),
                (
                    "workbook",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="office.storedfile",
                    ),
                ),
            ],
            options={
                "verbose_name": "opening of a closed justification",
                "ordering": ["-reopened_at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="reopened_for_a_reason"
                    ),
                    models.UniqueConstraint(
                        fields=("justification", "closed_at"), name="reopened_once_a_closing"
                    ),
                ],
            },
        ),
        migrations.RunSQL(GUARDS, NO_GUARDS),
    ]

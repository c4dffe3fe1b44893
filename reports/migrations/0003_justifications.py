"""The justification of the Conveni; what is closed does not change, neither it nor its lines."""

import django.db.models.deletion
from django.db import migrations, models

GUARDS = """
CREATE FUNCTION reports_refuse_closed_justification() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a closed justification does not change' USING ERRCODE = '23514';
END $$;

CREATE FUNCTION reports_refuse_in_closed_justification() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE owner bigint;
BEGIN
  IF TG_OP = 'DELETE' THEN owner := OLD.justification_id; ELSE owner := NEW.justification_id; END IF;
  IF EXISTS (SELECT 1 FROM reports_justification WHERE id = owner AND state = 'closed') THEN
    RAISE EXCEPTION 'a closed justification does not change' USING ERRCODE = '23514';
  END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION reports_refuse_action_of_closed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM reports_justificationline AS line JOIN reports_justification AS one ON one.id = line.justification_id
    WHERE line.id = NEW.line_id AND one.state = 'closed'
  ) THEN
    RAISE EXCEPTION 'a closed justification does not change' USING ERRCODE = '23514';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER justification_closed_for_good BEFORE UPDATE OR DELETE ON reports_justification
  FOR EACH ROW WHEN (OLD.state = 'closed') EXECUTE FUNCTION reports_refuse_closed_justification();
CREATE TRIGGER line_of_an_open_justification BEFORE INSERT OR UPDATE OR DELETE ON reports_justificationline
  FOR EACH ROW EXECUTE FUNCTION reports_refuse_in_closed_justification();
CREATE TRIGGER justified_action_into_an_open_one BEFORE INSERT ON reports_justifiedaction
  FOR EACH ROW EXECUTE FUNCTION reports_refuse_action_of_closed();
CREATE TRIGGER justified_action_stays BEFORE UPDATE OR DELETE ON reports_justifiedaction
  FOR EACH ROW EXECUTE FUNCTION reports_refuse_closed_justification();
"""
NO_GUARDS = """
DROP TRIGGER justified_action_stays ON reports_justifiedaction;
DROP TRIGGER justified_action_into_an_open_one ON reports_justifiedaction;
DROP TRIGGER line_of_an_open_justification ON reports_justificationline;
DROP TRIGGER justification_closed_for_good ON reports_justification;
DROP FUNCTION reports_refuse_action_of_closed();
DROP FUNCTION reports_refuse_in_closed_justification();
DROP FUNCTION reports_refuse_closed_justification();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("office", "0005_invitations_and_totals"),
        ("reports", "0002_guards"),
        ("workplan", "0003_imports"),
    ]

    operations = [
        migrations.CreateModel(
            name="Justification",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(max_length=150, verbose_name="title")),
                ("starts_on", models.DateField(verbose_name="from")),
                ("ends_on", models.DateField(verbose_name="until")),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "Open justification"), ("closed", "Closed justification")],
                        default="open",
                        max_length=6,
                        verbose_name="state",
                    ),
                ),
                (
                    "counted_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="figures counted on"),
                ),
                ("closed_at", models.DateTimeField(blank=True, null=True, verbose_name="closed on")),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="justifications",
                        to="workplan.fundingsource",
                        verbose_name="source of funding",
                    ),
                ),
            ],
            options={
                "verbose_name": "justification",
                "ordering": ["-starts_on", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="EvidenceArchive",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("made_at", models.DateTimeField(verbose_name="made on")),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="office.storedfile"
                    ),
                ),
                (
                    "justification",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="archive",
                        to="reports.justification",
                    ),
                ),
            ],
            options={
                "verbose_name": "package of evidence",
            },
        ),
        migrations.CreateModel(
            name="JustificationLine",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(verbose_name="place")),
                ("indicator", models.CharField(max_length=300, verbose_name="indicator")),
                (
                    "target",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=12, null=True, verbose_name="target"
                    ),
                ),
                (
                    "target_words",
                    models.CharField(blank=True, max_length=200, verbose_name="target, in words"),
                ),
                ("figure", models.CharField(blank=True, max_length=80, verbose_name="figure")),
                (
                    "counted",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=12, null=True, verbose_name="number counted"
                    ),
                ),
                (
                    "counted_source",
                    models.CharField(blank=True, max_length=200, verbose_name="source of the number counted"),
                ),
                (
                    "counted_url",
                    models.CharField(blank=True, max_length=300, verbose_name="page of the number counted"),
                ),
                (
                    "reached",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=12, null=True, verbose_name="number reached"
                    ),
                ),
                (
                    "reached_words",
                    models.CharField(blank=True, max_length=200, verbose_name="what was reached, in words"),
                ),
                ("reached_source", models.CharField(blank=True, max_length=200, verbose_name="source")),
                (
                    "planned_cost",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=10,
                        null=True,
                        verbose_name="planned cost",
                    ),
                ),
                (
                    "actual_cost",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=10,
                        null=True,
                        verbose_name="actual cost",
                    ),
                ),
                (
                    "planned_minutes",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="planned hours"),
                ),
                (
                    "actual_minutes",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="actual hours"),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "actions",
                    models.ManyToManyField(
                        blank=True, related_name="justified_by", to="workplan.action", verbose_name="actions"
                    ),
                ),
                (
                    "justification",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="lines",
                        to="reports.justification",
                    ),
                ),
            ],
            options={
                "verbose_name": "line of a justification",
                "ordering": ["position", "pk"],
            },
        ),
        migrations.CreateModel(
            name="JustifiedAction",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=40, verbose_name="code")),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("pending", "Pending action"),
                            ("in_progress", "In progress"),
                            ("done", "Done action"),
                            ("postponed", "Postponed"),
                            ("suspended", "Suspended action"),
                            ("blocked", "Blocked"),
                            ("dropped", "Dropped"),
                            ("carried_over", "Passes to the next plan"),
                        ],
                        max_length=12,
                        verbose_name="state",
                    ),
                ),
                ("progress", models.PositiveSmallIntegerField(null=True, verbose_name="progress")),
                ("evidence_count", models.PositiveIntegerField(verbose_name="pieces of evidence")),
                (
                    "line",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="justified",
                        to="reports.justificationline",
                    ),
                ),
            ],
            options={
                "verbose_name": "justified action",
                "ordering": ["pk"],
            },
        ),
        migrations.AddConstraint(
            model_name="justification",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_on__gte", models.F("starts_on"))),
                name="justification_ends_after_it_starts",
            ),
        ),
        migrations.AddConstraint(
            model_name="justification",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("closed_at__isnull", True), ("state", "open")),
                    models.Q(("closed_at__isnull", False), ("state", "closed")),
                    _connector="OR",
                ),
                name="justification_closed_on_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="justificationline",
            constraint=models.CheckConstraint(
                condition=models.Q(("target__isnull", True), ("target_words", ""), _connector="OR"),
                name="line_target_is_number_or_words",
            ),
        ),
        migrations.AddConstraint(
            model_name="justificationline",
            constraint=models.CheckConstraint(
                condition=models.Q(("reached__isnull", True), ("reached_words", ""), _connector="OR"),
                name="line_reached_is_number_or_words",
            ),
        ),
        migrations.AddConstraint(
            model_name="justificationline",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("counted__isnull", True), ("figure", "")),
                    models.Q(("reached__isnull", True), ("reached_source", ""), ("reached_words", "")),
                    _connector="OR",
                ),
                name="line_is_counted_or_written",
            ),
        ),
        migrations.AddConstraint(
            model_name="justificationline",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("reached__isnull", True), ("reached_words", "")),
                    models.Q(("reached_source", ""), _negated=True),
                    _connector="OR",
                ),
                name="line_written_with_its_source",
            ),
        ),
        migrations.AddConstraint(
            model_name="justificationline",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("target__isnull", True), ("target__gte", 0), _connector="OR"),
                    models.Q(("counted__isnull", True), ("counted__gte", 0), _connector="OR"),
                    models.Q(("reached__isnull", True), ("reached__gte", 0), _connector="OR"),
                    models.Q(("planned_cost__isnull", True), ("planned_cost__gte", 0), _connector="OR"),
                    models.Q(("actual_cost__isnull", True), ("actual_cost__gte", 0), _connector="OR"),
                ),
                name="line_not_below_zero",
            ),
        ),
        migrations.AddConstraint(
            model_name="justifiedaction",
            constraint=models.CheckConstraint(
                condition=models.Q(("progress__isnull", True), ("progress__lte", 100), _connector="OR"),
                name="justified_progress_within_bounds",
            ),
        ),
        migrations.RunSQL(GUARDS, NO_GUARDS),
    ]

from django.db import migrations, models


def mark_training(apps, schema_editor):
    apps.get_model("events", "EventKind").objects.filter(code="training").update(is_training=True)


class Migration(migrations.Migration):
    dependencies = [("events", "0003_calendar")]
    operations = [
        migrations.AddField(
            model_name="eventkind",
            name="is_training",
            field=models.BooleanField(default=False, verbose_name="is part of the training plan"),
        ),
        migrations.AlterField(
            model_name="event",
            name="state",
            field=models.CharField(
                choices=[
                    ("proposed", "Proposed event"),
                    ("draft", "Event in preparation"),
                    ("announced", "Announced event"),
                    ("cancelled", "Cancelled event"),
                    ("declined", "Declined event"),
                    ("withdrawn", "Withdrawn proposal"),
                ],
                default="draft",
                max_length=10,
                verbose_name="state",
            ),
        ),
        migrations.RunPython(mark_training, migrations.RunPython.noop, elidable=True),
    ]

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("events", "0002_guards")]
    operations = [
        migrations.AddField(
            model_name="event",
            name="slug",
            field=models.SlugField(blank=True, db_index=False, default="", max_length=60, verbose_name="name in the figures"),
            preserve_default=False,
        ),
        migrations.AddConstraint(
            model_name="event",
            constraint=models.UniqueConstraint(
                condition=models.Q(("slug", ""), _negated=True), fields=("slug",), name="one_event_of_a_name"
            ),
        ),
    ]

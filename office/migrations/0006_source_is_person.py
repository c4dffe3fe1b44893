from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("office", "0005_invitations_and_totals")]

    operations = [
        migrations.AddField(
            model_name="declaredtotal",
            name="source_is_person",
            field=models.BooleanField(default=False, verbose_name="a person says it"),
        ),
    ]

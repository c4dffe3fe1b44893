from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("reports", "0006_more_guards")]
    operations = [
        migrations.AddField(
            model_name="section",
            name="has_data",
            field=models.BooleanField(default=True, verbose_name="its lists or charts hold something"),
        ),
    ]

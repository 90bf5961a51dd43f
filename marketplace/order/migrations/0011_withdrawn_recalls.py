"""Whose buyer got the further letter, where a recall was withdrawn."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("order", "0010_recall_notices"),
    ]

    operations = [
        migrations.AddField(
            model_name="recallnotice",
            name="withdrawal",
            field=models.CharField(
                blank=True, db_default="", default="", max_length=120, verbose_name="second letter or SMS"
            ),
        ),
    ]

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("order", "0007_remit_days"),
        ("traceability", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="linelot",
            name="back",
            field=models.PositiveIntegerField(
                db_default=0, default=0, editable=False, verbose_name="units in the store again"
            ),
        ),
        migrations.AddConstraint(
            model_name="linelot",
            constraint=models.CheckConstraint(
                condition=models.Q(("back__lte", models.F("quantity"))), name="line_lot_back_at_most_all"
            ),
        ),
    ]

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


def borne_by_the_alliance(apps, schema_editor):
    """Until now a lost dispute was booked as the alliance's at once."""
    apps.get_model("payment", "Dispute").objects.filter(state="lost").update(borne_by="alliance")


class Migration(migrations.Migration):
    dependencies = [
        ("payment", "0005_remittances"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="attempt",
            name="fee_known",
            field=models.BooleanField(db_default=False, default=False, verbose_name="the provider's fee is known"),
        ),
        migrations.AddField(
            model_name="dispute",
            name="borne_by",
            field=models.CharField(
                blank=True,
                choices=[("", "Nobody has decided"), ("alliance", "The alliance"), ("cooperative", "The cooperative")],
                db_default="",
                default="",
                max_length=12,
                verbose_name="borne by",
            ),
        ),
        migrations.AddField(
            model_name="dispute",
            name="decided_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="decided at"),
        ),
        migrations.AddField(
            model_name="dispute",
            name="decided_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="dispute",
            name="decision_note",
            field=models.CharField(blank=True, db_default="", max_length=240, verbose_name="why"),
        ),
        migrations.RunPython(borne_by_the_alliance, migrations.RunPython.noop),
    ]

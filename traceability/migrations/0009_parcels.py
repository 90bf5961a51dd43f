"""What is packed together has its events, in chains of their own; and who may read them."""

import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models

TOLD_BY = ("trace_event", "diary_entry", "package", "correspondent")


def _told_by(one):
    return models.Q(**{f"{each}__isnull": each != one for each in TOLD_BY})


class Migration(migrations.Migration):
    dependencies = [
        ("cooperatives", "0004_places_and_suppliers"),
        ("traceability", "0008_journey"),
    ]

    operations = [
        migrations.CreateModel(
            name="Package",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uri", models.CharField(max_length=200, unique=True)),
                ("source_key", models.CharField(max_length=40, unique=True)),
                (
                    "cooperative",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="packages",
                        to="cooperatives.cooperative",
                    ),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={"verbose_name": "package", "verbose_name_plural": "packages", "ordering": ["pk"]},
        ),
        migrations.AddField(
            model_name="correspondent",
            name="reads_packages",
            field=models.BooleanField(
                db_default=False, default=False, verbose_name="reads the packages of all cooperatives"
            ),
        ),
        migrations.AlterField(
            model_name="correspondent",
            name="cooperative",
            field=models.ForeignKey(
                blank=True,
                help_text="It then reads the drafts and packages of this cooperative too.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="correspondents",
                to="cooperatives.cooperative",
                verbose_name="cooperative",
            ),
        ),
        migrations.AddField(
            model_name="epcisevent",
            name="package",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="told",
                to="traceability.package",
            ),
        ),
        migrations.AddIndex(
            model_name="epcisevent",
            index=models.Index(condition=models.Q(("package", None)), fields=["id"], name="epcis_event_of_no_package"),
        ),
        migrations.RemoveConstraint(model_name="epcisevent", name="epcis_event_ours_or_reported"),
        migrations.AddConstraint(
            model_name="epcisevent",
            constraint=models.CheckConstraint(
                condition=_told_by("trace_event")
                | _told_by("diary_entry")
                | _told_by("package")
                | _told_by("correspondent"),
                name="epcis_event_ours_or_reported",
            ),
        ),
    ]

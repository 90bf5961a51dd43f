"""Recalls can be withdrawn, and holds know which lot they were set for; lots held until now were held by themselves."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


def know_holds(apps, _editor):
    """Whose last word on it in its journey is a hold is held, also below a recall."""
    step_model, hold_model = apps.get_model("traceability", "TraceEvent"), apps.get_model("traceability", "Hold")
    steps = step_model.objects.filter(step__in=("hold", "release")).order_by("happened_at", "pk")
    last = {lot: (step, moment) for lot, step, moment in steps.values_list("lot", "step", "happened_at")}
    hold_model.objects.bulk_create(
        hold_model(root_id=lot, lot_id=lot, held_at=moment) for lot, (step, moment) in last.items() if step == "hold"
    )


class Migration(migrations.Migration):
    dependencies = [
        ("traceability", "0010_label_marks"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Hold",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("held_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("lifted_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "verbose_name": "hold",
                "verbose_name_plural": "holds",
                "ordering": ["pk"],
            },
        ),
        migrations.RemoveConstraint(
            model_name="recall",
            name="one_recall_of_a_lot_at_a_time",
        ),
        migrations.AddField(
            model_name="recall",
            name="taken_back_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="everybody told of the withdrawal at"),
        ),
        migrations.AddField(
            model_name="recall",
            name="withdrawn_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="withdrawn at"),
        ),
        migrations.AddField(
            model_name="recall",
            name="withdrawn_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="recall",
            name="withdrawn_reason",
            field=models.CharField(
                blank=True, db_default="", default="", max_length=240, verbose_name="why it was withdrawn"
            ),
        ),
        migrations.AddField(
            model_name="recalllot",
            name="correction",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="traceability.traceevent",
            ),
        ),
        migrations.AlterField(
            model_name="recall",
            name="state",
            field=models.CharField(
                choices=[
                    ("running", "Running"),
                    ("open", "Everybody was told"),
                    ("closed", "Closed"),
                    ("withdrawn", "Withdrawn"),
                ],
                default="running",
                max_length=10,
                verbose_name="state",
            ),
        ),
        migrations.AddConstraint(
            model_name="recall",
            constraint=models.UniqueConstraint(
                condition=models.Q(
                    ("is_drill", False), models.Q(("state__in", ["closed", "withdrawn"]), _negated=True)
                ),
                fields=("lot",),
                name="one_recall_of_a_lot_at_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="recall",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "withdrawn"), _negated=True),
                    models.Q(models.Q(("withdrawn_reason", ""), _negated=True), ("withdrawn_at__isnull", False)),
                    _connector="OR",
                ),
                name="recall_withdrawn_with_a_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="recall",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("withdrawn_by", None),
                    ("opened_by", None),
                    models.Q(("withdrawn_by", models.F("opened_by")), _negated=True),
                    _connector="OR",
                ),
                name="recall_withdrawn_by_another",
            ),
        ),
        migrations.AddField(
            model_name="hold",
            name="lot",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="holds", to="traceability.lot"
            ),
        ),
        migrations.AddField(
            model_name="hold",
            name="root",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="traceability.lot"
            ),
        ),
        migrations.AddConstraint(
            model_name="hold",
            constraint=models.UniqueConstraint(
                condition=models.Q(("lifted_at", None)), fields=("root", "lot"), name="lot_held_once_for_a_lot"
            ),
        ),
        migrations.RunPython(know_holds, migrations.RunPython.noop),
    ]

import django.core.validators
import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("catalogue", "0001_initial"),
        ("cooperatives", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Lot",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "code",
                    models.CharField(
                        error_messages={"unique": "This lot code is taken; codes are never used twice."},
                        max_length=20,
                        unique=True,
                        validators=[
                            django.core.validators.RegexValidator(
                                "\\A[A-Z0-9-]{1,20}\\Z",
                                "A lot code has 1 to 20 characters: capital letters, digits and hyphens.",
                            )
                        ],
                        verbose_name="lot code",
                    ),
                ),
                ("made_on", models.DateField(verbose_name="made on")),
                ("use_by", models.DateField(blank=True, null=True, verbose_name="use by")),
                (
                    "quantity",
                    models.DecimalField(
                        decimal_places=3,
                        max_digits=12,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="quantity (units for sale)",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("active", "Active"),
                            ("on_hold", "On hold"),
                            ("recalled", "Recalled"),
                            ("closed", "Closed"),
                        ],
                        default="draft",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("recall_reason", models.CharField(blank=True, max_length=240, verbose_name="reason of the recall")),
                ("recalled_at", models.DateTimeField(blank=True, null=True, verbose_name="recalled at")),
                ("opened_at", models.DateTimeField(blank=True, null=True, verbose_name="opened at")),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                (
                    "areas",
                    models.ManyToManyField(
                        blank=True, related_name="lots", to="cooperatives.growingarea", verbose_name="growing areas"
                    ),
                ),
                (
                    "facility",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lots",
                        to="cooperatives.facility",
                        verbose_name="made at",
                    ),
                ),
                (
                    "producer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lots",
                        to="cooperatives.cooperative",
                        verbose_name="producer",
                    ),
                ),
                (
                    "product",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lots",
                        to="catalogue.product",
                        verbose_name="product",
                    ),
                ),
            ],
            options={
                "verbose_name": "lot",
                "verbose_name_plural": "lots",
                "ordering": ["-made_on", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="LabelRun",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "quantity",
                    models.PositiveIntegerField(
                        validators=[django.core.validators.MinValueValidator(1)], verbose_name="labels"
                    ),
                ),
                ("printed_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                (
                    "printed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "lot",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="label_runs", to="traceability.lot"
                    ),
                ),
            ],
            options={
                "verbose_name": "label run",
                "verbose_name_plural": "label runs",
                "ordering": ["-printed_at"],
            },
        ),
        migrations.CreateModel(
            name="TraceEvent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "step",
                    models.CharField(
                        choices=[
                            ("sowing", "Sowing or planting"),
                            ("care", "Care"),
                            ("harvest", "Harvest"),
                            ("receiving", "Receiving"),
                            ("processing", "Processing"),
                            ("drying", "Drying"),
                            ("milling", "Milling"),
                            ("inspection", "Inspection"),
                            ("packing", "Packing"),
                            ("storing", "Storing"),
                            ("shipping", "Shipping"),
                            ("on_sale", "On sale"),
                            ("recall", "Recall"),
                            ("correction", "Correction"),
                        ],
                        max_length=12,
                        verbose_name="step",
                    ),
                ),
                ("happened_at", models.DateTimeField(verbose_name="when")),
                ("place", models.CharField(blank=True, max_length=160, verbose_name="place")),
                ("note", models.CharField(blank=True, max_length=400, verbose_name="what was done")),
                (
                    "quantity",
                    models.DecimalField(
                        blank=True, decimal_places=3, max_digits=12, null=True, verbose_name="quantity"
                    ),
                ),
                ("quantity_unit", models.CharField(blank=True, max_length=12, verbose_name="unit")),
                ("recorded_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                (
                    "corrects",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrections",
                        to="traceability.traceevent",
                    ),
                ),
                (
                    "facility",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cooperatives.facility",
                        verbose_name="where",
                    ),
                ),
                (
                    "lot",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="events", to="traceability.lot"
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "event",
                "verbose_name_plural": "events",
                "ordering": ["happened_at", "pk"],
            },
        ),
        migrations.AddConstraint(
            model_name="lot",
            constraint=models.CheckConstraint(
                condition=models.Q(("code", django.db.models.functions.text.Upper("code"))), name="lot_code_in_capitals"
            ),
        ),
        migrations.AddConstraint(
            model_name="lot",
            constraint=models.CheckConstraint(
                condition=models.Q(("quantity__gte", 0)), name="lot_quantity_not_negative"
            ),
        ),
        migrations.AddConstraint(
            model_name="lot",
            constraint=models.CheckConstraint(
                condition=models.Q(("use_by__isnull", True), ("use_by__gte", models.F("made_on")), _connector="OR"),
                name="lot_used_by_after_made",
            ),
        ),
    ]

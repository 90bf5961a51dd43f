import django.db.models.deletion
import django.utils.timezone
import marketplace.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("order", "0007_remit_days"),
        ("payment", "0004_payback_account"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Remittance",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=120, verbose_name="file")),
                ("layout", models.CharField(blank=True, max_length=240, verbose_name="columns")),
                ("known", models.PositiveIntegerField(default=0, verbose_name="known already")),
                ("bad", models.PositiveIntegerField(default=0, verbose_name="rows that cannot be read")),
                ("uploaded_at", models.DateTimeField(auto_now_add=True)),
                ("imported_at", models.DateTimeField(blank=True, null=True, verbose_name="imported at")),
                (
                    "uploaded_by",
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
                "verbose_name": "remittance file",
                "verbose_name_plural": "remittance files",
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="RemittanceFault",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("row", models.PositiveIntegerField(verbose_name="row")),
                ("code", models.CharField(max_length=20, verbose_name="what is wrong")),
                ("text", models.CharField(blank=True, max_length=120, verbose_name="as it stands")),
                (
                    "remittance",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="faults", to="payment.remittance"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="RemittedRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("tries", models.PositiveSmallIntegerField(default=0)),
                ("next_try_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("fault", models.CharField(blank=True, max_length=240, verbose_name="fault")),
                ("row", models.PositiveIntegerField(verbose_name="row")),
                ("identity", models.CharField(max_length=64, unique=True)),
                ("tracking_number", models.CharField(max_length=60, verbose_name="tracking number")),
                ("amount", marketplace.fields.DongField(verbose_name="collected")),
                ("fee", marketplace.fields.DongField(default=0, verbose_name="fee")),
                ("day", models.DateField(verbose_name="day")),
                ("is_staged", models.BooleanField(default=True)),
                (
                    "problem",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "None"),
                            ("unknown", "No parcel has this number"),
                            ("several", "Several parcels have this number"),
                            ("own", "No carrier collects for this order"),
                            ("open", "Not delivered, as we know it"),
                            ("refused", "Refused at the door, as we know it"),
                            ("amount", "Another amount than was to be collected"),
                            ("twice", "Remitted before"),
                        ],
                        default="",
                        max_length=8,
                        verbose_name="problem",
                    ),
                ),
                (
                    "decision",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "Nobody has decided"),
                            ("book", "Booked as the carrier says"),
                            ("arrived", "It has arrived, and is booked"),
                            ("came_back", "It came back; its fee is booked"),
                            ("match", "Given to a parcel"),
                            ("suspense", "Moved to bank money"),
                            ("ignore", "Left out of the books"),
                        ],
                        default="",
                        max_length=10,
                        verbose_name="decision",
                    ),
                ),
                ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="decided at")),
                ("decision_note", models.CharField(blank=True, max_length=240, verbose_name="why")),
                ("booked", marketplace.fields.DongField(blank=True, null=True, verbose_name="booked")),
                ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="acted on at")),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "parcel",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="remitted",
                        to="order.parcel",
                    ),
                ),
                (
                    "remittance",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="rows", to="payment.remittance"
                    ),
                ),
            ],
            options={
                "verbose_name": "row of a remittance file",
                "verbose_name_plural": "rows of remittance files",
                "ordering": ["pk"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("answered_at__isnull", True), ("is_staged", False)),
                        fields=["next_try_at"],
                        name="remitted_waiting",
                    ),
                    models.Index(fields=["remittance", "row"], name="remitted_of_file"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("amount__gte", 0), ("fee__gte", 0)), name="remitted_not_negative"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("booked__isnull", True),
                            models.Q(("booked__gte", 0), ("booked__lte", models.F("amount"))),
                            _connector="OR",
                        ),
                        name="remitted_booked_at_most_all",
                    ),
                ],
            },
        ),
    ]

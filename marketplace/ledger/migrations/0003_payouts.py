import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cooperatives", "0002_picture_widths"),
        ("ledger", "0002_append_only"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Batch",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.CharField(max_length=20, unique=True, verbose_name="number")),
                ("minimum", models.BigIntegerField(default=0, verbose_name="from an amount of")),
                ("proposed_at", models.DateTimeField(auto_now_add=True, verbose_name="proposed at")),
                ("approved_at", models.DateTimeField(blank=True, null=True, verbose_name="approved at")),
                ("dropped_at", models.DateTimeField(blank=True, null=True, verbose_name="dropped at")),
                (
                    "approved_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "proposed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "batch of payouts",
                "verbose_name_plural": "batches of payouts",
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="Payout",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("amount", models.BigIntegerField(verbose_name="amount")),
                ("bank_bin", models.CharField(max_length=6, verbose_name="bank")),
                ("bank_account", models.CharField(max_length=19, verbose_name="bank account")),
                ("bank_holder", models.CharField(max_length=120, verbose_name="account holder")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("proposed", "Proposed"),
                            ("sent", "At the bank"),
                            ("paid", "Paid"),
                            ("returned", "Came back"),
                            ("dropped", "Dropped"),
                        ],
                        default="proposed",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("reference", models.CharField(blank=True, max_length=80, verbose_name="bank reference")),
                ("note", models.CharField(blank=True, max_length=240, verbose_name="note")),
                ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="since")),
                (
                    "batch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="payouts", to="ledger.batch"
                    ),
                ),
                (
                    "cooperative",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="payouts",
                        to="cooperatives.cooperative",
                    ),
                ),
            ],
            options={
                "verbose_name": "payout",
                "verbose_name_plural": "payouts",
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("amount__gt", 0)), name="payout_positive"),
                    models.UniqueConstraint(fields=("batch", "cooperative"), name="payout_once_a_batch"),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "proposed")),
                        fields=("cooperative",),
                        name="one_proposed_payout_a_cooperative",
                    ),
                ],
            },
        ),
    ]

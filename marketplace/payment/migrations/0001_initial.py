import django.db.models.deletion
import marketplace.fields
import oscar.core.utils
import oscar.models.fields.autoslugfield
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("order", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="SourceType",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(db_index=True, max_length=128, verbose_name="Name")),
                (
                    "code",
                    oscar.models.fields.autoslugfield.AutoSlugField(
                        blank=True,
                        editable=False,
                        help_text="This is used within forms to identify this source type",
                        max_length=128,
                        populate_from="name",
                        unique=True,
                        verbose_name="Code",
                    ),
                ),
            ],
            options={
                "verbose_name": "Source Type",
                "verbose_name_plural": "Source Types",
                "ordering": ["name"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Attempt",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "method",
                    models.CharField(
                        choices=[
                            ("cod", "Cash on delivery"),
                            ("vietqr", "Bank transfer by VietQR"),
                            ("card", "Bank card"),
                        ],
                        max_length=8,
                        verbose_name="payment",
                    ),
                ),
                ("amount", marketplace.fields.DongField(verbose_name="amount")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("created", "Not paid yet"),
                            ("pending", "Waiting for the money"),
                            ("paid", "Paid"),
                            ("partially_refunded", "Partly refunded"),
                            ("refunded", "Refunded"),
                            ("expired", "Expired"),
                        ],
                        default="pending",
                        max_length=20,
                        verbose_name="state",
                    ),
                ),
                (
                    "memo",
                    models.CharField(blank=True, max_length=25, null=True, unique=True, verbose_name="transfer memo"),
                ),
                ("bank_bin", models.CharField(blank=True, max_length=6, verbose_name="bank")),
                ("bank_account", models.CharField(blank=True, max_length=19, verbose_name="bank account")),
                ("bank_holder", models.CharField(blank=True, max_length=120, verbose_name="account holder")),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "order",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attempts",
                        to="order.order",
                    ),
                ),
                (
                    "purchase",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="attempts", to="order.purchase"
                    ),
                ),
            ],
            options={
                "verbose_name": "payment",
                "verbose_name_plural": "payments",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Bankcard",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("card_type", models.CharField(max_length=128, verbose_name="Card Type")),
                ("name", models.CharField(blank=True, max_length=255, verbose_name="Name")),
                ("number", models.CharField(max_length=32, verbose_name="Number")),
                ("expiry_date", models.DateField(verbose_name="Expiry Date")),
                ("partner_reference", models.CharField(blank=True, max_length=255, verbose_name="Partner Reference")),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="bankcards",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="User",
                    ),
                ),
            ],
            options={
                "verbose_name": "Bankcard",
                "verbose_name_plural": "Bankcards",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Receipt",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("amount", marketplace.fields.DongField(verbose_name="amount")),
                ("reference", models.CharField(max_length=80, unique=True, verbose_name="bank reference")),
                ("received_at", models.DateTimeField(verbose_name="received at")),
                (
                    "problem",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "None"),
                            ("under", "Too little"),
                            ("over", "Too much"),
                            ("late", "Too late, sold since"),
                            ("double", "Paid twice"),
                        ],
                        default="",
                        max_length=8,
                        verbose_name="problem",
                    ),
                ),
                ("settled_at", models.DateTimeField(blank=True, null=True, verbose_name="settled at")),
                ("settled_note", models.CharField(blank=True, max_length=240, verbose_name="what was done")),
                ("recorded_at", models.DateTimeField(auto_now_add=True)),
                (
                    "attempt",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="receipts",
                        to="payment.attempt",
                    ),
                ),
                (
                    "purchase",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="receipts", to="order.purchase"
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
                "verbose_name": "receipt",
                "verbose_name_plural": "receipts",
                "ordering": ["-recorded_at"],
            },
        ),
        migrations.CreateModel(
            name="Source",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "currency",
                    models.CharField(
                        default=oscar.core.utils.get_default_currency, max_length=12, verbose_name="Currency"
                    ),
                ),
                ("reference", models.CharField(blank=True, max_length=255, verbose_name="Reference")),
                ("label", models.CharField(blank=True, max_length=128, verbose_name="Label")),
                ("amount_allocated", marketplace.fields.DongField(default=0, verbose_name="Amount Allocated")),
                ("amount_debited", marketplace.fields.DongField(default=0, verbose_name="Amount Debited")),
                ("amount_refunded", marketplace.fields.DongField(default=0, verbose_name="Amount Refunded")),
                (
                    "order",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sources",
                        to="order.order",
                        verbose_name="Order",
                    ),
                ),
                (
                    "source_type",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sources",
                        to="payment.sourcetype",
                        verbose_name="Source Type",
                    ),
                ),
            ],
            options={
                "verbose_name": "Source",
                "verbose_name_plural": "Sources",
                "ordering": ["pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Transaction",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("txn_type", models.CharField(blank=True, max_length=128, verbose_name="Type")),
                ("reference", models.CharField(blank=True, max_length=128, verbose_name="Reference")),
                ("status", models.CharField(blank=True, max_length=128, verbose_name="Status")),
                ("date_created", models.DateTimeField(auto_now_add=True, db_index=True, verbose_name="Date Created")),
                ("amount", marketplace.fields.DongField(verbose_name="Amount")),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="transactions",
                        to="payment.source",
                        verbose_name="Source",
                    ),
                ),
            ],
            options={
                "verbose_name": "Transaction",
                "verbose_name_plural": "Transactions",
                "ordering": ["-date_created"],
                "abstract": False,
            },
        ),
        migrations.AddConstraint(
            model_name="attempt",
            constraint=models.UniqueConstraint(fields=("order",), name="one_attempt_an_order"),
        ),
        migrations.AddConstraint(
            model_name="attempt",
            constraint=models.UniqueConstraint(
                condition=models.Q(("order", None)), fields=("purchase",), name="one_attempt_a_whole_purchase"
            ),
        ),
        migrations.AddConstraint(
            model_name="attempt",
            constraint=models.CheckConstraint(condition=models.Q(("amount__gt", 0)), name="attempt_amount_positive"),
        ),
        migrations.AddConstraint(
            model_name="receipt",
            constraint=models.CheckConstraint(
                condition=models.Q(("amount__gt", 0)),
                name="receipt_amount_positive",
                violation_error_message="The amount must be greater than zero.",
            ),
        ),
    ]

import django.core.serializers.json
import django.db.models.deletion
import marketplace.fields
import oscar.core.utils
import oscar.models.fields.slugfield
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Line",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "line_reference",
                    oscar.models.fields.slugfield.SlugField(max_length=128, verbose_name="Line Reference"),
                ),
                ("quantity", models.PositiveIntegerField(default=1, verbose_name="Quantity")),
                (
                    "price_currency",
                    models.CharField(
                        default=oscar.core.utils.get_default_currency, max_length=12, verbose_name="Currency"
                    ),
                ),
                ("tax_code", models.CharField(blank=True, max_length=64, null=True, verbose_name="VAT rate code")),
                ("date_created", models.DateTimeField(auto_now_add=True, db_index=True, verbose_name="Date Created")),
                ("date_updated", models.DateTimeField(auto_now=True, db_index=True, verbose_name="Date Updated")),
                ("price_excl_tax", marketplace.fields.DongField(null=True, verbose_name="Price excl. Tax")),
                ("price_incl_tax", marketplace.fields.DongField(null=True, verbose_name="Price incl. Tax")),
            ],
            options={
                "verbose_name": "Basket line",
                "verbose_name_plural": "Basket lines",
                "ordering": ["date_created", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="LineAttribute",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "value",
                    models.JSONField(encoder=django.core.serializers.json.DjangoJSONEncoder, verbose_name="Value"),
                ),
            ],
            options={
                "verbose_name": "Line attribute",
                "verbose_name_plural": "Line attributes",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Basket",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("Open", "Open - currently active"),
                            ("Merged", "Merged - superceded by another basket"),
                            ("Saved", "Saved - for items to be purchased later"),
                            ("Frozen", "Frozen - the basket cannot be modified"),
                            ("Submitted", "Submitted - has been ordered at the checkout"),
                        ],
                        default="Open",
                        max_length=128,
                        verbose_name="Status",
                    ),
                ),
                ("date_created", models.DateTimeField(auto_now_add=True, verbose_name="Date created")),
                ("date_merged", models.DateTimeField(blank=True, null=True, verbose_name="Date merged")),
                ("date_submitted", models.DateTimeField(blank=True, null=True, verbose_name="Date submitted")),
                ("purchase_key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "owner",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="baskets",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Owner",
                    ),
                ),
            ],
            options={
                "verbose_name": "Basket",
                "verbose_name_plural": "Baskets",
                "abstract": False,
            },
        ),
    ]

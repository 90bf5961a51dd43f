import django.core.validators
import django.db.models.deletion
import marketplace.fields
import oscar.models.fields.autoslugfield
from decimal import Decimal
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("address", "0001_initial"),
        ("cooperatives", "0001_initial"),
        ("places", "0001_places"),
    ]

    operations = [
        migrations.CreateModel(
            name="OrderAndItemCharges",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "code",
                    oscar.models.fields.autoslugfield.AutoSlugField(
                        blank=True,
                        editable=False,
                        max_length=128,
                        populate_from="name",
                        unique=True,
                        verbose_name="Slug",
                    ),
                ),
                ("name", models.CharField(db_index=True, max_length=128, unique=True, verbose_name="Name")),
                ("description", models.TextField(blank=True, verbose_name="Description")),
                (
                    "price_per_order",
                    models.DecimalField(
                        decimal_places=2, default=Decimal("0.00"), max_digits=12, verbose_name="Price per order"
                    ),
                ),
                (
                    "price_per_item",
                    models.DecimalField(
                        decimal_places=2, default=Decimal("0.00"), max_digits=12, verbose_name="Price per item"
                    ),
                ),
                (
                    "free_shipping_threshold",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=12, null=True, verbose_name="Free Shipping"
                    ),
                ),
                ("countries", models.ManyToManyField(blank=True, to="address.country", verbose_name="Countries")),
            ],
            options={
                "verbose_name": "Order and Item Charge",
                "verbose_name_plural": "Order and Item Charges",
                "ordering": ["name"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ShippingChoice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("carrier", "Carrier"),
                            ("own", "The cooperative's own delivery"),
                            ("pick_up", "Collect at the cooperative"),
                        ],
                        default="carrier",
                        max_length=8,
                        verbose_name="kind",
                    ),
                ),
                ("name", models.CharField(max_length=80, verbose_name="name")),
                (
                    "volumetric_divisor",
                    models.PositiveIntegerField(
                        default=6000,
                        help_text="L × W × H ÷ this is the volumetric weight.",
                        verbose_name="cubic centimetres a kilogram",
                    ),
                ),
                ("free_from", marketplace.fields.DongField(blank=True, null=True, verbose_name="free from")),
                ("active", models.BooleanField(default=True, verbose_name="offered")),
                ("position", models.PositiveSmallIntegerField(default=0)),
                (
                    "cooperative",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="shipping_choices",
                        to="cooperatives.cooperative",
                    ),
                ),
            ],
            options={
                "verbose_name": "shipping choice",
                "verbose_name_plural": "shipping choices",
                "ordering": ["position", "pk"],
            },
        ),
        migrations.CreateModel(
            name="ShippingZone",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=80, verbose_name="name")),
                ("is_rest", models.BooleanField(default=False, verbose_name="every other province")),
                ("base_charge", marketplace.fields.DongField(verbose_name="first kilogram")),
                ("step_charge", marketplace.fields.DongField(default=0, verbose_name="each further half kilogram")),
                ("days_min", models.PositiveSmallIntegerField(default=1, verbose_name="days, at least")),
                ("days_max", models.PositiveSmallIntegerField(default=3, verbose_name="days, at most")),
                ("perishables", models.BooleanField(default=True, verbose_name="takes perishable goods")),
                (
                    "choice",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="zones", to="shipping.shippingchoice"
                    ),
                ),
                (
                    "provinces",
                    models.ManyToManyField(
                        blank=True, related_name="+", to="places.province", verbose_name="provinces"
                    ),
                ),
            ],
            options={
                "verbose_name": "zone",
                "verbose_name_plural": "zones",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="WeightBased",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "code",
                    oscar.models.fields.autoslugfield.AutoSlugField(
                        blank=True,
                        editable=False,
                        max_length=128,
                        populate_from="name",
                        unique=True,
                        verbose_name="Slug",
                    ),
                ),
                ("name", models.CharField(db_index=True, max_length=128, unique=True, verbose_name="Name")),
                ("description", models.TextField(blank=True, verbose_name="Description")),
                (
                    "default_weight",
                    models.DecimalField(
                        decimal_places=3,
                        default=Decimal("0.000"),
                        help_text="Default product weight in kg when no weight attribute is defined",
                        max_digits=12,
                        validators=[django.core.validators.MinValueValidator(Decimal("0.00"))],
                        verbose_name="Default Weight",
                    ),
                ),
                ("countries", models.ManyToManyField(blank=True, to="address.country", verbose_name="Countries")),
            ],
            options={
                "verbose_name": "Weight-based Shipping Method",
                "verbose_name_plural": "Weight-based Shipping Methods",
                "ordering": ["name"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="WeightBand",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "upper_limit",
                    models.DecimalField(
                        db_index=True,
                        decimal_places=3,
                        help_text="Enter upper limit of this weight band in kg. The lower limit will be determined by the other weight bands.",
                        max_digits=12,
                        validators=[django.core.validators.MinValueValidator(Decimal("0.00"))],
                        verbose_name="Upper Limit",
                    ),
                ),
                (
                    "charge",
                    models.DecimalField(
                        decimal_places=2,
                        max_digits=12,
                        validators=[django.core.validators.MinValueValidator(Decimal("0.00"))],
                        verbose_name="Charge",
                    ),
                ),
                (
                    "method",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="bands",
                        to="shipping.weightbased",
                        verbose_name="Method",
                    ),
                ),
            ],
            options={
                "verbose_name": "Weight Band",
                "verbose_name_plural": "Weight Bands",
                "ordering": ["method", "upper_limit"],
                "abstract": False,
            },
        ),
        migrations.AddConstraint(
            model_name="shippingchoice",
            constraint=models.CheckConstraint(
                condition=models.Q(("volumetric_divisor__gt", 0)), name="volumetric_divisor_positive"
            ),
        ),
        migrations.AddConstraint(
            model_name="shippingzone",
            constraint=models.CheckConstraint(
                condition=models.Q(("base_charge__gte", 0), ("step_charge__gte", 0)), name="zone_charges_not_negative"
            ),
        ),
        migrations.AddConstraint(
            model_name="shippingzone",
            constraint=models.CheckConstraint(
                condition=models.Q(("days_max__gte", models.F("days_min"))), name="zone_days_in_order"
            ),
        ),
    ]

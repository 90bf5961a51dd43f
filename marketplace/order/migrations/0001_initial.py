import django.core.serializers.json
import django.db.models.deletion
import marketplace.fields
import oscar.core.utils
import oscar.models.fields
import oscar.models.fields.autoslugfield
import phonenumber_field.modelfields
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("address", "0001_initial"),
        ("communication", "0001_initial"),
        ("places", "0001_places"),
    ]

    operations = [
        migrations.CreateModel(
            name="Line",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("partner_name", models.CharField(blank=True, max_length=128, verbose_name="Partner name")),
                ("partner_sku", models.CharField(max_length=128, verbose_name="Partner SKU")),
                (
                    "partner_line_reference",
                    models.CharField(
                        blank=True,
                        help_text="This is the item number that the partner uses within their system",
                        max_length=128,
                        verbose_name="Partner reference",
                    ),
                ),
                ("partner_line_notes", models.TextField(blank=True, verbose_name="Partner Notes")),
                ("title", models.CharField(max_length=255, verbose_name="Title")),
                ("upc", models.CharField(blank=True, max_length=128, null=True, verbose_name="UPC")),
                ("quantity", models.PositiveIntegerField(default=1, verbose_name="Quantity")),
                ("tax_code", models.CharField(blank=True, max_length=64, null=True, verbose_name="VAT rate code")),
                ("status", models.CharField(blank=True, max_length=255, verbose_name="Status")),
                ("num_allocated", models.PositiveIntegerField(verbose_name="Number allocated")),
                ("allocation_cancelled", models.BooleanField(default=False)),
                ("line_price_incl_tax", marketplace.fields.DongField(verbose_name="Price (inc. tax)")),
                ("line_price_excl_tax", marketplace.fields.DongField(verbose_name="Price (excl. tax)")),
                (
                    "line_price_before_discounts_incl_tax",
                    marketplace.fields.DongField(verbose_name="Price before discounts (inc. tax)"),
                ),
                (
                    "line_price_before_discounts_excl_tax",
                    marketplace.fields.DongField(verbose_name="Price before discounts (excl. tax)"),
                ),
                (
                    "unit_price_incl_tax",
                    marketplace.fields.DongField(blank=True, null=True, verbose_name="Unit Price (inc. tax)"),
                ),
                (
                    "unit_price_excl_tax",
                    marketplace.fields.DongField(blank=True, null=True, verbose_name="Unit Price (excl. tax)"),
                ),
            ],
            options={
                "verbose_name": "Order Line",
                "verbose_name_plural": "Order Lines",
                "ordering": ["pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="LineAttribute",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("type", models.CharField(max_length=128, verbose_name="Type")),
                (
                    "value",
                    models.JSONField(encoder=django.core.serializers.json.DjangoJSONEncoder, verbose_name="Value"),
                ),
            ],
            options={
                "verbose_name": "Line Attribute",
                "verbose_name_plural": "Line Attributes",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="LineLot",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("quantity", models.PositiveIntegerField()),
            ],
        ),
        migrations.CreateModel(
            name="LinePrice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("quantity", models.PositiveIntegerField(default=1, verbose_name="Quantity")),
                ("tax_code", models.CharField(blank=True, max_length=64, null=True, verbose_name="VAT rate code")),
                ("price_incl_tax", marketplace.fields.DongField(verbose_name="Price (inc. tax)")),
                ("price_excl_tax", marketplace.fields.DongField(verbose_name="Price (excl. tax)")),
                ("shipping_incl_tax", marketplace.fields.DongField(default=0, verbose_name="Shiping (inc. tax)")),
                ("shipping_excl_tax", marketplace.fields.DongField(default=0, verbose_name="Shipping (excl. tax)")),
            ],
            options={
                "verbose_name": "Line Price",
                "verbose_name_plural": "Line Prices",
                "ordering": ("id",),
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Order",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.CharField(db_index=True, max_length=128, unique=True, verbose_name="Order number")),
                (
                    "currency",
                    models.CharField(
                        default=oscar.core.utils.get_default_currency, max_length=12, verbose_name="Currency"
                    ),
                ),
                (
                    "shipping_tax_code",
                    models.CharField(blank=True, max_length=64, null=True, verbose_name="Shipping VAT rate code"),
                ),
                ("shipping_method", models.CharField(blank=True, max_length=128, verbose_name="Shipping method")),
                ("shipping_code", models.CharField(blank=True, default="", max_length=128)),
                ("guest_email", models.EmailField(blank=True, max_length=254, verbose_name="Guest email address")),
                ("date_placed", models.DateTimeField(db_index=True)),
                ("analytics_tracked", models.BooleanField(default=False)),
                (
                    "status",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("awaiting_payment", "Waiting for payment"),
                            ("awaiting_acceptance", "Waiting for the cooperative"),
                            ("confirmed", "Accepted"),
                            ("packed", "Packed"),
                            ("partly_shipped", "Partly shipped"),
                            ("shipped", "On its way"),
                            ("delivered", "Delivered"),
                            ("completed", "Completed"),
                            ("cancelled", "Cancelled"),
                            ("refused", "Refused at the door"),
                            ("return_requested", "Return asked for"),
                            ("return_received", "Return received"),
                            ("refunded", "Refunded"),
                            ("return_declined", "Return declined"),
                        ],
                        max_length=100,
                        verbose_name="Status",
                    ),
                ),
                ("total_incl_tax", marketplace.fields.DongField(verbose_name="Order total (inc. tax)")),
                ("total_excl_tax", marketplace.fields.DongField(verbose_name="Order total (excl. tax)")),
                (
                    "shipping_incl_tax",
                    marketplace.fields.DongField(default=0, verbose_name="Shipping charge (inc. tax)"),
                ),
                (
                    "shipping_excl_tax",
                    marketplace.fields.DongField(default=0, verbose_name="Shipping charge (excl. tax)"),
                ),
                ("accept_before", models.DateTimeField(blank=True, null=True, verbose_name="accept before")),
                ("carrier", models.CharField(blank=True, max_length=60, verbose_name="carrier")),
                ("tracking_number", models.CharField(blank=True, max_length=60, verbose_name="tracking number")),
                ("days_min", models.PositiveSmallIntegerField(default=0, verbose_name="days in transit, at least")),
                ("days_max", models.PositiveSmallIntegerField(default=0, verbose_name="days in transit, at most")),
                ("refund_due", marketplace.fields.DongField(default=0, verbose_name="to be paid back")),
            ],
            options={
                "verbose_name": "Order",
                "verbose_name_plural": "Orders",
                "ordering": ["-date_placed"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="OrderDiscount",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "category",
                    models.CharField(
                        choices=[("Basket", "Basket"), ("Shipping", "Shipping"), ("Deferred", "Deferred")],
                        default="Basket",
                        max_length=64,
                        verbose_name="Discount category",
                    ),
                ),
                ("offer_id", models.PositiveIntegerField(blank=True, null=True, verbose_name="Offer ID")),
                ("offer_name", models.CharField(blank=True, db_index=True, max_length=128, verbose_name="Offer name")),
                ("voucher_id", models.PositiveIntegerField(blank=True, null=True, verbose_name="Voucher ID")),
                ("voucher_code", models.CharField(blank=True, db_index=True, max_length=128, verbose_name="Code")),
                ("frequency", models.PositiveIntegerField(null=True, verbose_name="Frequency")),
                ("message", models.TextField(blank=True)),
                ("amount", marketplace.fields.DongField(default=0, verbose_name="Amount")),
            ],
            options={
                "verbose_name": "Order Discount",
                "verbose_name_plural": "Order Discounts",
                "ordering": ["pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="OrderLineDiscount",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("is_incl_tax", models.BooleanField()),
                ("amount", marketplace.fields.DongField(default=0, verbose_name="Line discount (excl. tax)")),
            ],
            options={
                "verbose_name": "Order line discount",
                "verbose_name_plural": "Order line discounts",
                "ordering": ["pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="OrderNote",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("note_type", models.CharField(blank=True, max_length=128, verbose_name="Note Type")),
                ("message", models.TextField(verbose_name="Message")),
                ("date_created", models.DateTimeField(auto_now_add=True, verbose_name="Date Created")),
                ("date_updated", models.DateTimeField(auto_now=True, verbose_name="Date Updated")),
            ],
            options={
                "verbose_name": "Order Note",
                "verbose_name_plural": "Order Notes",
                "ordering": ["-date_updated"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="OrderStatusChange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("old_status", models.CharField(blank=True, max_length=100, verbose_name="Old Status")),
                ("new_status", models.CharField(blank=True, max_length=100, verbose_name="New Status")),
                ("date_created", models.DateTimeField(auto_now_add=True, db_index=True, verbose_name="Date Created")),
            ],
            options={
                "verbose_name": "Order Status Change",
                "verbose_name_plural": "Order Status Changes",
                "ordering": ["-date_created"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PaymentEvent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reference", models.CharField(blank=True, max_length=128, verbose_name="Reference")),
                ("date_created", models.DateTimeField(auto_now_add=True, db_index=True, verbose_name="Date created")),
                ("amount", marketplace.fields.DongField(verbose_name="Amount")),
            ],
            options={
                "verbose_name": "Payment Event",
                "verbose_name_plural": "Payment Events",
                "ordering": ["-date_created"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PaymentEventQuantity",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("quantity", models.PositiveIntegerField(verbose_name="Quantity")),
            ],
            options={
                "verbose_name": "Payment Event Quantity",
                "verbose_name_plural": "Payment Event Quantities",
            },
        ),
        migrations.CreateModel(
            name="PaymentEventType",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=128, unique=True, verbose_name="Name")),
                (
                    "code",
                    oscar.models.fields.autoslugfield.AutoSlugField(
                        blank=True,
                        editable=False,
                        max_length=128,
                        populate_from="name",
                        unique=True,
                        verbose_name="Code",
                    ),
                ),
            ],
            options={
                "verbose_name": "Payment Event Type",
                "verbose_name_plural": "Payment Event Types",
                "ordering": ("name",),
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Purchase",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.CharField(max_length=24, unique=True, verbose_name="number")),
                (
                    "key",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, help_text="idempotency key of the basket", unique=True
                    ),
                ),
                ("buyer_name", models.CharField(max_length=255, verbose_name="name")),
                ("buyer_phone", models.CharField(help_text="E.164", max_length=16, verbose_name="phone")),
                ("buyer_email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
                ("note", models.CharField(blank=True, max_length=500, verbose_name="note to the carrier")),
                ("goods_total", marketplace.fields.DongField(default=0, verbose_name="goods")),
                ("shipping_total", marketplace.fields.DongField(default=0, verbose_name="shipping")),
                ("discount_total", marketplace.fields.DongField(default=0, verbose_name="discount")),
                ("total", marketplace.fields.DongField(default=0, verbose_name="to pay")),
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
                (
                    "payment_state",
                    models.CharField(
                        choices=[
                            ("created", "Not paid yet"),
                            ("pending", "Waiting for the money"),
                            ("paid", "Paid"),
                            ("partially_refunded", "Partly refunded"),
                            ("refunded", "Refunded"),
                            ("expired", "Expired"),
                        ],
                        default="created",
                        max_length=20,
                        verbose_name="payment state",
                    ),
                ),
                (
                    "memo",
                    models.CharField(blank=True, max_length=25, null=True, unique=True, verbose_name="transfer memo"),
                ),
                ("pay_before", models.DateTimeField(blank=True, null=True, verbose_name="pay before")),
                ("paid_at", models.DateTimeField(blank=True, null=True, verbose_name="paid at")),
                ("placed_at", models.DateTimeField(auto_now_add=True, verbose_name="placed at")),
                ("language", models.CharField(default="vi", max_length=2)),
                (
                    "invoice_name",
                    models.CharField(blank=True, max_length=160, verbose_name="buyer's name on the invoice"),
                ),
                ("invoice_tax_code", models.CharField(blank=True, max_length=14, verbose_name="buyer's tax code")),
                (
                    "invoice_address",
                    models.CharField(blank=True, max_length=240, verbose_name="buyer's address on the invoice"),
                ),
                ("invoice_email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail for the invoice")),
                (
                    "consent_text",
                    models.CharField(blank=True, max_length=400, verbose_name="consent, as it was worded"),
                ),
                ("consented_at", models.DateTimeField(blank=True, null=True, verbose_name="consented at")),
            ],
            options={
                "verbose_name": "purchase",
                "verbose_name_plural": "purchases",
                "ordering": ["-placed_at"],
            },
        ),
        migrations.CreateModel(
            name="ShippingAddress",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", oscar.models.fields.NullCharField(max_length=255, unique=True, verbose_name="Code")),
                (
                    "title",
                    models.CharField(
                        blank=True,
                        choices=[("Mr", "Mr"), ("Miss", "Miss"), ("Mrs", "Mrs"), ("Ms", "Ms"), ("Dr", "Dr")],
                        max_length=64,
                        verbose_name="Title",
                    ),
                ),
                ("first_name", models.CharField(blank=True, max_length=255, verbose_name="First name")),
                ("last_name", models.CharField(blank=True, max_length=255, verbose_name="Last name")),
                ("line2", models.CharField(blank=True, max_length=255, verbose_name="Second line of address")),
                ("line3", models.CharField(blank=True, max_length=255, verbose_name="Third line of address")),
                ("line4", models.CharField(blank=True, max_length=255, verbose_name="City")),
                ("state", models.CharField(blank=True, max_length=255, verbose_name="State/County")),
                (
                    "postcode",
                    oscar.models.fields.UppercaseCharField(blank=True, max_length=64, verbose_name="Post/Zip-code"),
                ),
                (
                    "search_text",
                    models.TextField(editable=False, verbose_name="Search text - used only for searching addresses"),
                ),
                (
                    "phone_number",
                    phonenumber_field.modelfields.PhoneNumberField(
                        blank=True,
                        help_text="In case we need to call you about your order",
                        max_length=128,
                        region=None,
                        verbose_name="Phone number",
                    ),
                ),
                (
                    "notes",
                    models.TextField(
                        blank=True,
                        help_text="Tell us anything we should know when delivering your order.",
                        verbose_name="Instructions",
                    ),
                ),
                ("line1", models.CharField(blank=True, default="", max_length=255)),
                ("street", models.CharField(max_length=255, verbose_name="house number, street, hamlet")),
                ("as_typed", models.CharField(blank=True, max_length=400, verbose_name="as it was typed")),
            ],
            options={
                "verbose_name": "Shipping address",
                "verbose_name_plural": "Shipping addresses",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ShippingEvent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "notes",
                    models.TextField(
                        blank=True,
                        help_text="This could be the dispatch reference, or a tracking number",
                        verbose_name="Event notes",
                    ),
                ),
                ("date_created", models.DateTimeField(auto_now_add=True, db_index=True, verbose_name="Date Created")),
            ],
            options={
                "verbose_name": "Shipping Event",
                "verbose_name_plural": "Shipping Events",
                "ordering": ["-date_created"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ShippingEventQuantity",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("quantity", models.PositiveIntegerField(verbose_name="Quantity")),
            ],
            options={
                "verbose_name": "Shipping Event Quantity",
                "verbose_name_plural": "Shipping Event Quantities",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ShippingEventType",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=255, unique=True, verbose_name="Name")),
                (
                    "code",
                    oscar.models.fields.autoslugfield.AutoSlugField(
                        blank=True,
                        editable=False,
                        max_length=128,
                        populate_from="name",
                        unique=True,
                        verbose_name="Code",
                    ),
                ),
            ],
            options={
                "verbose_name": "Shipping Event Type",
                "verbose_name_plural": "Shipping Event Types",
                "ordering": ("name",),
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Surcharge",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=128, verbose_name="Name")),
                ("code", models.CharField(max_length=128, verbose_name="Surcharge code")),
                ("tax_code", models.CharField(blank=True, max_length=64, null=True, verbose_name="VAT rate code")),
                ("incl_tax", marketplace.fields.DongField(default=0, verbose_name="Surcharge (inc. tax)")),
                ("excl_tax", marketplace.fields.DongField(default=0, verbose_name="Surcharge (excl. tax)")),
            ],
            options={
                "verbose_name": "Surcharge",
                "verbose_name_plural": "Surcharges",
                "ordering": ["pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Term",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "key",
                    models.CharField(
                        choices=[
                            ("vietqr_minutes", "Minutes to pay by VietQR"),
                            ("accept_hours", "Hours for a cooperative to accept an order"),
                            ("cod_ceiling", "Highest order paid on delivery (đồng)"),
                        ],
                        max_length=20,
                        verbose_name="what",
                    ),
                ),
                ("value", models.PositiveBigIntegerField(verbose_name="value")),
                ("effective_from", models.DateField(verbose_name="effective from")),
                ("effective_to", models.DateField(blank=True, null=True, verbose_name="effective to")),
                ("legal_ref", models.CharField(max_length=200, verbose_name="source")),
            ],
            options={
                "verbose_name": "term",
                "verbose_name_plural": "terms",
                "ordering": ["key", "-effective_from"],
            },
        ),
        migrations.CreateModel(
            name="BillingAddress",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", oscar.models.fields.NullCharField(max_length=255, unique=True, verbose_name="Code")),
                (
                    "title",
                    models.CharField(
                        blank=True,
                        choices=[("Mr", "Mr"), ("Miss", "Miss"), ("Mrs", "Mrs"), ("Ms", "Ms"), ("Dr", "Dr")],
                        max_length=64,
                        verbose_name="Title",
                    ),
                ),
                ("first_name", models.CharField(blank=True, max_length=255, verbose_name="First name")),
                ("last_name", models.CharField(blank=True, max_length=255, verbose_name="Last name")),
                ("line2", models.CharField(blank=True, max_length=255, verbose_name="Second line of address")),
                ("line3", models.CharField(blank=True, max_length=255, verbose_name="Third line of address")),
                ("line4", models.CharField(blank=True, max_length=255, verbose_name="City")),
                ("state", models.CharField(blank=True, max_length=255, verbose_name="State/County")),
                (
                    "postcode",
                    oscar.models.fields.UppercaseCharField(blank=True, max_length=64, verbose_name="Post/Zip-code"),
                ),
                (
                    "search_text",
                    models.TextField(editable=False, verbose_name="Search text - used only for searching addresses"),
                ),
                ("line1", models.CharField(blank=True, default="", max_length=255)),
                ("street", models.CharField(max_length=255, verbose_name="house number, street, hamlet")),
                ("as_typed", models.CharField(blank=True, max_length=400, verbose_name="as it was typed")),
                (
                    "commune",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="places.commune",
                        verbose_name="commune",
                    ),
                ),
                (
                    "country",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to="address.country", verbose_name="Country"
                    ),
                ),
            ],
            options={
                "verbose_name": "Billing address",
                "verbose_name_plural": "Billing addresses",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="CommunicationEvent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("date_created", models.DateTimeField(auto_now_add=True, db_index=True, verbose_name="Date")),
                (
                    "event_type",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        to="communication.communicationeventtype",
                        verbose_name="Event Type",
                    ),
                ),
            ],
            options={
                "verbose_name": "Communication Event",
                "verbose_name_plural": "Communication Events",
                "ordering": ["-date_created"],
                "abstract": False,
            },
        ),
    ]

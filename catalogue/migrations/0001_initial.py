import django.core.validators
import django.db.models.deletion
import oscar.core.validators
import oscar.models.fields
import oscar.models.fields.autoslugfield
import oscar.models.fields.slugfield
import oscar.utils.models
import pictures.models
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="ProductCategoryHierarchy",
            fields=[
                ("id", models.CharField(max_length=255, primary_key=True, serialize=False)),
                ("product_id", models.IntegerField()),
                ("category_id", models.IntegerField()),
            ],
            options={
                "verbose_name": "Product category hierarchy",
                "verbose_name_plural": "Product categories hierarchy",
                "db_table": "catalogue_product_category_hierarchy",
                "abstract": False,
                "managed": False,
            },
        ),
        migrations.CreateModel(
            name="AttributeOptionGroup",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=128, verbose_name="Name")),
                (
                    "code",
                    oscar.models.fields.NullCharField(max_length=255, unique=True, verbose_name="Unique identifier"),
                ),
            ],
            options={
                "verbose_name": "Attribute option group",
                "verbose_name_plural": "Attribute option groups",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Category",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("path", models.CharField(max_length=255, unique=True)),
                ("depth", models.PositiveIntegerField()),
                ("numchild", models.PositiveIntegerField(default=0)),
                ("name", models.CharField(db_index=True, max_length=255, verbose_name="Name")),
                ("code", oscar.models.fields.NullCharField(max_length=255, unique=True, verbose_name="Code")),
                ("description", models.TextField(blank=True, verbose_name="Description")),
                ("long_description", models.TextField(blank=True, verbose_name="Long description")),
                ("meta_title", models.CharField(blank=True, max_length=255, null=True, verbose_name="Meta title")),
                ("meta_description", models.TextField(blank=True, null=True, verbose_name="Meta description")),
                (
                    "image",
                    models.ImageField(
                        blank=True, max_length=255, null=True, upload_to="categories", verbose_name="Image"
                    ),
                ),
                ("slug", oscar.models.fields.slugfield.SlugField(max_length=255, verbose_name="Slug")),
                (
                    "exclude_from_menu",
                    models.BooleanField(
                        db_index=True,
                        default=False,
                        help_text="Exclude this category from the menu.",
                        verbose_name="Exclude from menu",
                    ),
                ),
                (
                    "is_public",
                    models.BooleanField(
                        db_index=True,
                        default=True,
                        help_text="Show this category in search results and catalogue listings.",
                        verbose_name="Is public",
                    ),
                ),
                (
                    "ancestors_are_public",
                    models.BooleanField(
                        db_index=True,
                        default=True,
                        help_text="The ancestors of this category are public",
                        verbose_name="Ancestor categories are public",
                    ),
                ),
            ],
            options={
                "verbose_name": "Category",
                "verbose_name_plural": "Categories",
                "ordering": ["path"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Certificate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "scheme",
                    models.CharField(
                        choices=[
                            ("vietgap", "VietGAP"),
                            ("globalgap", "GLOBALG.A.P."),
                            ("organic", "Organic"),
                            ("food_safety", "Food safety"),
                            ("haccp", "HACCP"),
                            ("iso22000", "ISO 22000"),
                            ("gi", "Geographical indication"),
                            ("mark", "Collective or certification mark"),
                            ("other", "Other"),
                        ],
                        max_length=12,
                        verbose_name="scheme",
                    ),
                ),
                ("name", models.CharField(max_length=160, verbose_name="name")),
                ("number", models.CharField(max_length=80, verbose_name="number")),
                ("issuer", models.CharField(max_length=160, verbose_name="issuer")),
                ("scope", models.CharField(blank=True, max_length=240, verbose_name="scope")),
                (
                    "quantity_kg",
                    models.DecimalField(
                        blank=True, decimal_places=1, max_digits=12, null=True, verbose_name="quantity (kg)"
                    ),
                ),
                ("issued_on", models.DateField(verbose_name="issued on")),
                ("expires_on", models.DateField(blank=True, null=True, verbose_name="valid until")),
                ("revoked_on", models.DateField(blank=True, null=True, verbose_name="revoked on")),
                ("file", models.FileField(blank=True, upload_to="certificates/", verbose_name="scan")),
                ("file_sha256", models.CharField(blank=True, editable=False, max_length=64)),
                (
                    "verification",
                    models.CharField(
                        choices=[("declared", "Declared by the seller"), ("verified", "Verified")],
                        default="declared",
                        max_length=10,
                        verbose_name="verification",
                    ),
                ),
                ("verified_at", models.DateTimeField(blank=True, null=True, verbose_name="verified at")),
                ("verified_how", models.CharField(blank=True, max_length=240, verbose_name="how it was verified")),
            ],
            options={
                "verbose_name": "certificate",
                "verbose_name_plural": "certificates",
                "ordering": ["-issued_on"],
            },
        ),
        migrations.CreateModel(
            name="ListingRevision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("waiting", "Waiting for approval"),
                            ("approved", "Approved"),
                            ("rejected", "Sent back"),
                        ],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                ("is_new", models.BooleanField(default=False)),
                ("changes", models.JSONField(blank=True, default=dict, help_text="field name -> proposed value")),
                ("proposed_at", models.DateTimeField(auto_now_add=True)),
                ("decided_at", models.DateTimeField(null=True)),
                ("reason", models.CharField(blank=True, max_length=240, verbose_name="reason")),
            ],
            options={
                "ordering": ["-proposed_at"],
            },
        ),
        migrations.CreateModel(
            name="Product",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "structure",
                    models.CharField(
                        choices=[
                            ("standalone", "Stand-alone product"),
                            ("parent", "Parent product"),
                            ("child", "Child product"),
                        ],
                        default="standalone",
                        max_length=10,
                        verbose_name="Product structure",
                    ),
                ),
                (
                    "is_public",
                    models.BooleanField(
                        db_index=True,
                        default=True,
                        help_text="Show this product in search results and catalogue listings.",
                        verbose_name="Is public",
                    ),
                ),
                (
                    "upc",
                    oscar.models.fields.NullCharField(
                        help_text="Universal Product Code (UPC) is an identifier for a product which is not specific to a particular  supplier. Eg an ISBN for a book.",
                        max_length=64,
                        unique=True,
                        verbose_name="UPC",
                    ),
                ),
                ("title", models.CharField(blank=True, max_length=255, verbose_name="Title")),
                ("slug", oscar.models.fields.slugfield.SlugField(max_length=255, verbose_name="Slug")),
                ("description", models.TextField(blank=True, verbose_name="Description")),
                ("meta_title", models.CharField(blank=True, max_length=255, null=True, verbose_name="Meta title")),
                ("meta_description", models.TextField(blank=True, null=True, verbose_name="Meta description")),
                (
                    "priority",
                    models.SmallIntegerField(
                        db_index=True,
                        default=0,
                        help_text="The highest priority products are shown first",
                        validators=[django.core.validators.MinValueValidator(-1)],
                        verbose_name="Priority",
                    ),
                ),
                ("rating", models.FloatField(editable=False, null=True, verbose_name="Rating")),
                ("date_created", models.DateTimeField(auto_now_add=True, db_index=True, verbose_name="Date created")),
                ("date_updated", models.DateTimeField(auto_now=True, db_index=True, verbose_name="Date updated")),
                (
                    "is_discountable",
                    models.BooleanField(
                        default=True,
                        help_text="This flag indicates if this product can be used in an offer or not",
                        verbose_name="Is discountable?",
                    ),
                ),
                (
                    "code",
                    models.CharField(
                        blank=True,
                        max_length=255,
                        null=True,
                        unique=True,
                        verbose_name="Code can be used to store a secondary unique identifier, when upc isn't sufficient",
                    ),
                ),
                (
                    "unit",
                    models.CharField(
                        default="gói", help_text="Bag, box, bottle …", max_length=30, verbose_name="unit of sale"
                    ),
                ),
                (
                    "net_quantity",
                    models.DecimalField(
                        blank=True, decimal_places=3, max_digits=10, null=True, verbose_name="net content"
                    ),
                ),
                (
                    "net_unit",
                    models.CharField(
                        blank=True,
                        choices=[("g", "g"), ("kg", "kg"), ("ml", "ml"), ("l", "litre"), ("piece", "piece")],
                        max_length=6,
                        verbose_name="unit of content",
                    ),
                ),
                (
                    "gtin",
                    oscar.models.fields.NullCharField(
                        max_length=14,
                        unique=True,
                        validators=[django.core.validators.RegexValidator("^\\d{14}$", "A GTIN here has 14 digits.")],
                        verbose_name="GTIN",
                    ),
                ),
                (
                    "vat_class",
                    models.CharField(
                        choices=[
                            ("not_subject", "Not subject to VAT"),
                            ("not_declared", "Not declared"),
                            ("0", "0 %"),
                            ("5", "5 %"),
                            ("8", "8 %"),
                            ("10", "10 %"),
                        ],
                        default="not_subject",
                        max_length=12,
                        verbose_name="VAT class",
                    ),
                ),
                ("storage", models.CharField(blank=True, max_length=240, verbose_name="storage")),
                ("usage", models.CharField(blank=True, max_length=240, verbose_name="how to use")),
                (
                    "date_kind",
                    models.CharField(
                        choices=[("use_by", "Use by"), ("best_before", "Best before"), ("none", "No date")],
                        default="best_before",
                        max_length=12,
                        verbose_name="date on the label",
                    ),
                ),
                (
                    "shelf_life_days",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="shelf life (days)"),
                ),
                ("perishable", models.BooleanField(default=False, verbose_name="perishable")),
                (
                    "season_from",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(12),
                        ],
                        verbose_name="season from (month)",
                    ),
                ),
                (
                    "season_to",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(12),
                        ],
                        verbose_name="season to (month)",
                    ),
                ),
                ("weight_g", models.PositiveIntegerField(default=500, verbose_name="shipping weight (g)")),
                ("length_cm", models.PositiveIntegerField(blank=True, null=True, verbose_name="length (cm)")),
                ("width_cm", models.PositiveIntegerField(blank=True, null=True, verbose_name="width (cm)")),
                ("height_cm", models.PositiveIntegerField(blank=True, null=True, verbose_name="height (cm)")),
                ("is_demo", models.BooleanField(default=False, verbose_name="invented for the demonstration")),
            ],
            options={
                "verbose_name": "Product",
                "verbose_name_plural": "Products",
                "ordering": ["-date_created"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="OcopRecognition",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "stars",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(3),
                            django.core.validators.MaxValueValidator(5),
                        ],
                        verbose_name="stars",
                    ),
                ),
                (
                    "score",
                    models.DecimalField(blank=True, decimal_places=1, max_digits=4, null=True, verbose_name="score"),
                ),
                ("decision", models.CharField(max_length=80, verbose_name="decision number")),
                ("issuer", models.CharField(max_length=160, verbose_name="issuer")),
                ("issued_on", models.DateField(verbose_name="issued on")),
                ("expires_on", models.DateField(verbose_name="valid until")),
                ("revoked_on", models.DateField(blank=True, null=True, verbose_name="revoked on")),
            ],
            options={
                "verbose_name": "OCOP recognition",
                "verbose_name_plural": "OCOP recognitions",
                "ordering": ["-issued_on"],
            },
        ),
        migrations.CreateModel(
            name="Option",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(db_index=True, max_length=128, verbose_name="Name")),
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
                (
                    "type",
                    models.CharField(
                        choices=[
                            ("text", "Text"),
                            ("integer", "Integer"),
                            ("boolean", "True / False"),
                            ("float", "Float"),
                            ("date", "Date"),
                            ("select", "Select"),
                            ("radio", "Radio"),
                            ("multi_select", "Multi select"),
                            ("checkbox", "Checkbox"),
                        ],
                        default="text",
                        max_length=255,
                        verbose_name="Type",
                    ),
                ),
                ("required", models.BooleanField(default=False, verbose_name="Is this option required?")),
                (
                    "help_text",
                    models.CharField(
                        blank=True,
                        help_text="Help text shown to the user on the add to basket form",
                        max_length=255,
                        null=True,
                        verbose_name="Help text",
                    ),
                ),
                (
                    "order",
                    models.IntegerField(
                        blank=True,
                        db_index=True,
                        help_text="Controls the ordering of product options on product detail pages",
                        null=True,
                        verbose_name="Ordering",
                    ),
                ),
            ],
            options={
                "verbose_name": "Option",
                "verbose_name_plural": "Options",
                "ordering": ["order", "name"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ProductAttribute",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=128, verbose_name="Name")),
                (
                    "code",
                    models.SlugField(
                        max_length=128,
                        validators=[
                            django.core.validators.RegexValidator(
                                message="Code can only contain the letters a-z, A-Z, digits, and underscores, and can't start with a digit.",
                                regex="^[a-zA-Z_][0-9a-zA-Z_]*$",
                            ),
                            oscar.core.validators.non_python_keyword,
                        ],
                        verbose_name="Code",
                    ),
                ),
                (
                    "type",
                    models.CharField(
                        choices=[
                            ("text", "Text"),
                            ("integer", "Integer"),
                            ("boolean", "True / False"),
                            ("float", "Float"),
                            ("richtext", "Rich Text"),
                            ("date", "Date"),
                            ("datetime", "Datetime"),
                            ("option", "Option"),
                            ("multi_option", "Multi Option"),
                            ("entity", "Entity"),
                            ("file", "File"),
                            ("image", "Image"),
                        ],
                        default="text",
                        max_length=20,
                        verbose_name="Type",
                    ),
                ),
                ("required", models.BooleanField(default=False, verbose_name="Required")),
            ],
            options={
                "verbose_name": "Product attribute",
                "verbose_name_plural": "Product attributes",
                "ordering": ["code"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ProductAttributeValue",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("value_text", models.TextField(blank=True, null=True, verbose_name="Text")),
                ("value_integer", models.IntegerField(blank=True, db_index=True, null=True, verbose_name="Integer")),
                ("value_boolean", models.BooleanField(blank=True, db_index=True, null=True, verbose_name="Boolean")),
                ("value_float", models.FloatField(blank=True, db_index=True, null=True, verbose_name="Float")),
                ("value_richtext", models.TextField(blank=True, null=True, verbose_name="Richtext")),
                ("value_date", models.DateField(blank=True, db_index=True, null=True, verbose_name="Date")),
                ("value_datetime", models.DateTimeField(blank=True, db_index=True, null=True, verbose_name="DateTime")),
                (
                    "value_file",
                    models.FileField(
                        blank=True, max_length=255, null=True, upload_to=oscar.utils.models.get_image_upload_path
                    ),
                ),
                (
                    "value_image",
                    models.ImageField(
                        blank=True, max_length=255, null=True, upload_to=oscar.utils.models.get_image_upload_path
                    ),
                ),
                ("entity_object_id", models.PositiveIntegerField(blank=True, editable=False, null=True)),
            ],
            options={
                "verbose_name": "Product attribute value",
                "verbose_name_plural": "Product attribute values",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ProductCategory",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ],
            options={
                "verbose_name": "Product category",
                "verbose_name_plural": "Product categories",
                "ordering": ["product", "category"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ProductClass",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=128, verbose_name="Name")),
                (
                    "slug",
                    oscar.models.fields.autoslugfield.AutoSlugField(
                        blank=True,
                        editable=False,
                        max_length=128,
                        populate_from="name",
                        unique=True,
                        verbose_name="Slug",
                    ),
                ),
                ("requires_shipping", models.BooleanField(default=True, verbose_name="Requires shipping?")),
                ("track_stock", models.BooleanField(default=True, verbose_name="Track stock levels?")),
            ],
            options={
                "verbose_name": "Product class",
                "verbose_name_plural": "Product classes",
                "ordering": ["name"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ProductImage",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", oscar.models.fields.NullCharField(max_length=255, unique=True, verbose_name="Code")),
                ("caption", models.CharField(blank=True, max_length=200, verbose_name="Caption")),
                (
                    "display_order",
                    models.PositiveIntegerField(
                        db_index=True,
                        default=0,
                        help_text="An image with a display order of zero will be the primary image for a product",
                        verbose_name="Display order",
                    ),
                ),
                ("date_created", models.DateTimeField(auto_now_add=True, verbose_name="Date created")),
                (
                    "original",
                    pictures.models.PictureField(
                        aspect_ratios=["1/1"],
                        breakpoints={"m": 960, "s": 480},
                        container_width=960,
                        file_types=["AVIF", "WEBP"],
                        grid_columns=2,
                        height_field="height",
                        max_length=255,
                        pixel_densities=[1],
                        upload_to="products/",
                        verbose_name="picture",
                        width_field="width",
                    ),
                ),
                ("width", models.PositiveIntegerField(editable=False, null=True)),
                ("height", models.PositiveIntegerField(editable=False, null=True)),
            ],
            options={
                "verbose_name": "Product image",
                "verbose_name_plural": "Product images",
                "ordering": ["display_order"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ProductRecommendation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "ranking",
                    models.PositiveSmallIntegerField(
                        db_index=True,
                        default=0,
                        help_text="Determines order of the products. A product with a higher value will appear before one with a lower ranking.",
                        verbose_name="Ranking",
                    ),
                ),
            ],
            options={
                "verbose_name": "Product recommendation",
                "verbose_name_plural": "Product recomendations",
                "ordering": ["primary", "-ranking"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="AttributeOption",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("option", models.CharField(max_length=255, verbose_name="Option")),
                (
                    "code",
                    oscar.models.fields.NullCharField(max_length=255, unique=True, verbose_name="Unique identifier"),
                ),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="options",
                        to="catalogue.attributeoptiongroup",
                        verbose_name="Group",
                    ),
                ),
            ],
            options={
                "verbose_name": "Attribute option",
                "verbose_name_plural": "Attribute options",
                "abstract": False,
            },
        ),
    ]

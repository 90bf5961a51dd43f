import django.db.models.deletion
import marketplace.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("catalogue", "0001_initial"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("cooperatives", "0001_initial"),
        ("places", "0001_places"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="certificate",
            name="areas",
            field=models.ManyToManyField(
                blank=True, related_name="certificates", to="cooperatives.growingarea", verbose_name="growing areas"
            ),
        ),
        migrations.AddField(
            model_name="certificate",
            name="holder",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="certificates",
                to="cooperatives.cooperative",
                verbose_name="holder",
            ),
        ),
        migrations.AddField(
            model_name="certificate",
            name="verified_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="listingrevision",
            name="decided_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="listingrevision",
            name="proposed_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="product",
            name="parent",
            field=models.ForeignKey(
                blank=True,
                help_text="Only choose a parent product if you're creating a child product.  For example if this is a size 4 of a particular t-shirt.  Leave blank if this is a stand-alone product (i.e. there is only one version of this product).",
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="children",
                to="catalogue.product",
                verbose_name="Parent product",
            ),
        ),
        migrations.AddField(
            model_name="product",
            name="producer",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="products",
                to="cooperatives.cooperative",
                verbose_name="producer",
            ),
        ),
        migrations.AddField(
            model_name="listingrevision",
            name="product",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="revisions", to="catalogue.product"
            ),
        ),
        migrations.AddField(
            model_name="certificate",
            name="products",
            field=models.ManyToManyField(
                blank=True, related_name="certificates", to="catalogue.product", verbose_name="products"
            ),
        ),
        migrations.AddField(
            model_name="ocoprecognition",
            name="product",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="recognitions", to="catalogue.product"
            ),
        ),
        migrations.AddField(
            model_name="product",
            name="product_options",
            field=models.ManyToManyField(
                blank=True,
                help_text="Options are values that can be associated with a item when it is added to a customer's basket.  This could be something like a personalised message to be printed on a T-shirt.",
                to="catalogue.option",
                verbose_name="Product options",
            ),
        ),
        migrations.AddField(
            model_name="option",
            name="option_group",
            field=models.ForeignKey(
                blank=True,
                help_text='Select an option group if using type "Option" or "Multi Option"',
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="product_options",
                to="catalogue.attributeoptiongroup",
                verbose_name="Option Group",
            ),
        ),
        migrations.AddField(
            model_name="productattribute",
            name="option_group",
            field=models.ForeignKey(
                blank=True,
                help_text='Select an option group if using type "Option" or "Multi Option"',
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="product_attributes",
                to="catalogue.attributeoptiongroup",
                verbose_name="Option Group",
            ),
        ),
        migrations.AddField(
            model_name="productattributevalue",
            name="attribute",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, to="catalogue.productattribute", verbose_name="Attribute"
            ),
        ),
        migrations.AddField(
            model_name="productattributevalue",
            name="entity_content_type",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                to="contenttypes.contenttype",
            ),
        ),
        migrations.AddField(
            model_name="productattributevalue",
            name="product",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="attribute_values",
                to="catalogue.product",
                verbose_name="Product",
            ),
        ),
        migrations.AddField(
            model_name="productattributevalue",
            name="value_multi_option",
            field=models.ManyToManyField(
                blank=True,
                related_name="multi_valued_attribute_values",
                to="catalogue.attributeoption",
                verbose_name="Value multi option",
            ),
        ),
        migrations.AddField(
            model_name="productattributevalue",
            name="value_option",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                to="catalogue.attributeoption",
                verbose_name="Value option",
            ),
        ),
        migrations.AddField(
            model_name="product",
            name="attributes",
            field=models.ManyToManyField(
                help_text="A product attribute is something that this product may have, such as a size, as specified by its class",
                through="catalogue.ProductAttributeValue",
                to="catalogue.productattribute",
                verbose_name="Attributes",
            ),
        ),
        migrations.AddField(
            model_name="productcategory",
            name="category",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, to="catalogue.category", verbose_name="Category"
            ),
        ),
        migrations.AddField(
            model_name="productcategory",
            name="product",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, to="catalogue.product", verbose_name="Product"
            ),
        ),
        migrations.AddField(
            model_name="product",
            name="categories",
            field=models.ManyToManyField(
                through="catalogue.ProductCategory", to="catalogue.category", verbose_name="Categories"
            ),
        ),
        migrations.AddField(
            model_name="productclass",
            name="options",
            field=models.ManyToManyField(blank=True, to="catalogue.option", verbose_name="Options"),
        ),
        migrations.AddField(
            model_name="productattribute",
            name="product_class",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="attributes",
                to="catalogue.productclass",
                verbose_name="Product type",
            ),
        ),
        migrations.AddField(
            model_name="product",
            name="product_class",
            field=models.ForeignKey(
                blank=True,
                help_text="Choose what type of product this is",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="products",
                to="catalogue.productclass",
                verbose_name="Product type",
            ),
        ),
        migrations.AddField(
            model_name="productimage",
            name="product",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="images",
                to="catalogue.product",
                verbose_name="Product",
            ),
        ),
        migrations.AddField(
            model_name="productrecommendation",
            name="primary",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="primary_recommendations",
                to="catalogue.product",
                verbose_name="Primary product",
            ),
        ),
        migrations.AddField(
            model_name="productrecommendation",
            name="recommendation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, to="catalogue.product", verbose_name="Recommended product"
            ),
        ),
        migrations.AddField(
            model_name="product",
            name="recommended_products",
            field=models.ManyToManyField(
                blank=True,
                help_text="These are products that are recommended to accompany the main product.",
                through="catalogue.ProductRecommendation",
                to="catalogue.product",
                verbose_name="Recommended products",
            ),
        ),
        migrations.AlterUniqueTogether(
            name="attributeoption",
            unique_together={("group", "option")},
        ),
        migrations.CreateModel(
            name="ListingRow",
            fields=[
                (
                    "product",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="listing",
                        serialize=False,
                        to="catalogue.product",
                    ),
                ),
                ("is_listed", models.BooleanField(default=False)),
                ("title", models.CharField(max_length=255)),
                ("slug", models.CharField(max_length=255)),
                (
                    "title_text",
                    models.TextField(default=" ", help_text="folded words of the title, see `catalogue.wording`"),
                ),
                (
                    "text",
                    models.TextField(
                        help_text="folded words of title, kinds, producer, province, see `catalogue.wording`"
                    ),
                ),
                ("sort_key", models.CharField(max_length=255)),
                (
                    "picture",
                    models.CharField(blank=True, help_text="storage name of the first picture", max_length=255),
                ),
                (
                    "pictures",
                    models.JSONField(default=list, help_text="storage names of all pictures, for the product's page"),
                ),
                ("unit", models.CharField(max_length=30)),
                ("net_quantity", models.DecimalField(decimal_places=3, max_digits=10, null=True)),
                ("net_unit", models.CharField(blank=True, max_length=6)),
                ("season_from", models.PositiveSmallIntegerField(null=True)),
                ("season_to", models.PositiveSmallIntegerField(null=True)),
                (
                    "ocop_stars",
                    models.PositiveSmallIntegerField(help_text="shown through `stars`, which lapse", null=True),
                ),
                ("stars_until", models.DateField(null=True)),
                (
                    "stars_decision",
                    models.CharField(blank=True, help_text="the decision behind the stars", max_length=80),
                ),
                ("stars_issuer", models.CharField(blank=True, max_length=160)),
                ("listed_at", models.DateTimeField(null=True)),
                ("price", marketplace.fields.DongField(null=True)),
                ("old_price", marketplace.fields.DongField(null=True)),
                ("available", models.PositiveIntegerField(default=0)),
                ("unlimited", models.BooleanField(default=False)),
                ("sold", models.PositiveIntegerField(default=0)),
                ("rating", models.DecimalField(decimal_places=2, max_digits=3, null=True)),
                ("reviews", models.PositiveIntegerField(default=0)),
                (
                    "cooperative",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="listing_rows",
                        to="cooperatives.cooperative",
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="catalogue.category",
                    ),
                ),
                (
                    "province",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="places.province"
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="listingrevision",
            constraint=models.UniqueConstraint(
                condition=models.Q(("status", "waiting")), fields=("product",), name="one_waiting_revision_a_product"
            ),
        ),
        migrations.AddConstraint(
            model_name="ocoprecognition",
            constraint=models.CheckConstraint(
                condition=models.Q(("stars__gte", 3), ("stars__lte", 5)), name="ocop_three_to_five_stars"
            ),
        ),
        migrations.AddConstraint(
            model_name="ocoprecognition",
            constraint=models.CheckConstraint(
                condition=models.Q(("expires_on__gt", models.F("issued_on"))), name="ocop_expires_after_issue"
            ),
        ),
        migrations.AlterUniqueTogether(
            name="productattributevalue",
            unique_together={("attribute", "product")},
        ),
        migrations.AlterUniqueTogether(
            name="productcategory",
            unique_together={("product", "category")},
        ),
        migrations.AlterUniqueTogether(
            name="productattribute",
            unique_together={("code", "product_class")},
        ),
        migrations.AlterUniqueTogether(
            name="productrecommendation",
            unique_together={("primary", "recommendation")},
        ),
        migrations.AddIndex(
            model_name="listingrow",
            index=models.Index(
                condition=models.Q(("is_listed", True)), fields=["-listed_at", "product"], name="listing_newest"
            ),
        ),
        migrations.AddIndex(
            model_name="listingrow",
            index=models.Index(
                condition=models.Q(("is_listed", True)), fields=["-sold", "product"], name="listing_sold"
            ),
        ),
        migrations.AddIndex(
            model_name="listingrow",
            index=models.Index(
                condition=models.Q(("is_listed", True)), fields=["price", "product"], name="listing_price"
            ),
        ),
        migrations.AddIndex(
            model_name="listingrow",
            index=models.Index(
                condition=models.Q(("is_listed", True)), fields=["-price", "product"], name="listing_price_down"
            ),
        ),
        migrations.AddIndex(
            model_name="listingrow",
            index=models.Index(
                condition=models.Q(("is_listed", True)), fields=["sort_key", "product"], name="listing_a_to_z"
            ),
        ),
        migrations.AddIndex(
            model_name="listingrow",
            index=models.Index(
                condition=models.Q(("is_listed", True)), fields=["group", "-listed_at"], name="listing_group"
            ),
        ),
        migrations.AddIndex(
            model_name="listingrow",
            index=models.Index(
                condition=models.Q(("is_listed", True)), fields=["cooperative", "-sold"], name="listing_cooperative"
            ),
        ),
        migrations.AddIndex(
            model_name="listingrow",
            index=models.Index(
                condition=models.Q(("is_listed", True)),
                fields=[
                    "price",
                    "group",
                    "province",
                    "cooperative",
                    "ocop_stars",
                    "stars_until",
                    "available",
                    "unlimited",
                    "season_from",
                    "season_to",
                    "product",
                    "is_listed",
                ],
                name="listing_facets",
            ),
        ),
    ]

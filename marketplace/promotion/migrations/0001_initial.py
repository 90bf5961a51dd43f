import django.db.models.deletion
import modelcluster.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("catalogue", "0002_links"),
        ("cooperatives", "0001_initial"),
        ("places", "0001_places"),
        migrations.swappable_dependency(settings.WAGTAIL_PAGE_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Campaign",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "name",
                    models.CharField(
                        help_text="For the editors; the page carries the public title.",
                        max_length=120,
                        verbose_name="name",
                    ),
                ),
                ("starts_on", models.DateField(verbose_name="begins on")),
                ("ends_on", models.DateField(help_text="The last day of the campaign.", verbose_name="ends on")),
                (
                    "page",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.WAGTAIL_PAGE_MODEL,
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
                "verbose_name": "campaign",
                "verbose_name_plural": "campaigns",
                "ordering": ["-starts_on"],
            },
        ),
        migrations.CreateModel(
            name="CampaignCooperative",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.PositiveSmallIntegerField(default=0, editable=False)),
                (
                    "campaign",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="participants",
                        to="promotion.campaign",
                    ),
                ),
                (
                    "cooperative",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="cooperatives.cooperative",
                        verbose_name="cooperative",
                    ),
                ),
            ],
            options={
                "verbose_name": "participating cooperative",
                "verbose_name_plural": "participating cooperatives",
                "ordering": ["position", "pk"],
            },
        ),
        migrations.AddField(
            model_name="campaign",
            name="cooperatives",
            field=models.ManyToManyField(
                related_name="campaigns",
                through="promotion.CampaignCooperative",
                to="cooperatives.cooperative",
                verbose_name="cooperatives",
            ),
        ),
        migrations.CreateModel(
            name="CampaignProduct",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.PositiveSmallIntegerField(default=0, editable=False)),
                (
                    "campaign",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="chosen", to="promotion.campaign"
                    ),
                ),
                (
                    "product",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="catalogue.product",
                        verbose_name="product",
                    ),
                ),
            ],
            options={
                "verbose_name": "chosen product",
                "verbose_name_plural": "chosen products",
                "ordering": ["position", "pk"],
            },
        ),
        migrations.AddField(
            model_name="campaign",
            name="products",
            field=models.ManyToManyField(
                related_name="campaigns", through="promotion.CampaignProduct", to="catalogue.product"
            ),
        ),
        migrations.AddConstraint(
            model_name="campaigncooperative",
            constraint=models.UniqueConstraint(fields=("campaign", "cooperative"), name="campaign_cooperative_once"),
        ),
        migrations.AddConstraint(
            model_name="campaignproduct",
            constraint=models.UniqueConstraint(fields=("campaign", "product"), name="campaign_product_once"),
        ),
        migrations.AddConstraint(
            model_name="campaign",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_on__gte", models.F("starts_on"))), name="campaign_ends_after_it_begins"
            ),
        ),
    ]

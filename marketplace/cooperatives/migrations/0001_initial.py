import datetime
import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import marketplace.cooperatives.validators
import pictures.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("places", "0001_places"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Field",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.SlugField(unique=True, verbose_name="code")),
                ("name", models.CharField(max_length=80, verbose_name="name")),
            ],
            options={
                "verbose_name": "field of work",
                "verbose_name_plural": "fields of work",
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="Cooperative",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("htx", "Cooperative"),
                            ("union", "Union of cooperatives"),
                            ("group", "Cooperative group"),
                            ("credit_fund", "People's credit fund"),
                        ],
                        default="htx",
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("pending", "Waiting for verification"),
                            ("active", "Active"),
                            ("suspended", "Suspended"),
                        ],
                        default="pending",
                        max_length=12,
                        verbose_name="status",
                    ),
                ),
                ("name", models.CharField(max_length=160, verbose_name="name")),
                ("slug", models.SlugField(max_length=160, unique=True, verbose_name="slug")),
                (
                    "code",
                    models.CharField(
                        help_text="Begins the codes of its lots, for example DTL.",
                        max_length=8,
                        unique=True,
                        validators=[django.core.validators.RegexValidator("^[A-Z0-9]{2,8}$")],
                        verbose_name="short code",
                    ),
                ),
                (
                    "tax_code",
                    models.CharField(
                        blank=True,
                        max_length=14,
                        validators=[marketplace.cooperatives.validators.valid_tax_code],
                        verbose_name="tax code",
                    ),
                ),
                (
                    "registration_number",
                    models.CharField(blank=True, max_length=40, verbose_name="registration number"),
                ),
                ("registered_on", models.DateField(blank=True, null=True, verbose_name="registered on")),
                ("registered_by", models.CharField(blank=True, max_length=160, verbose_name="registered by")),
                ("representative", models.CharField(blank=True, max_length=120, verbose_name="legal representative")),
                (
                    "size",
                    models.CharField(
                        blank=True,
                        choices=[("micro", "Micro"), ("small", "Small"), ("medium", "Medium"), ("large", "Large")],
                        max_length=8,
                        verbose_name="size",
                    ),
                ),
                ("members_count", models.PositiveIntegerField(blank=True, null=True, verbose_name="members")),
                ("founded_year", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="founded")),
                ("street", models.CharField(blank=True, max_length=255, verbose_name="house number, street, hamlet")),
                ("phone", models.CharField(blank=True, help_text="E.164", max_length=16, verbose_name="phone")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
                ("website", models.URLField(blank=True, verbose_name="website")),
                ("summary", models.CharField(blank=True, max_length=240, verbose_name="summary")),
                ("story", models.TextField(blank=True, verbose_name="story")),
                (
                    "picture",
                    pictures.models.PictureField(
                        aspect_ratios=["1/1", "8/5"],
                        blank=True,
                        breakpoints={"m": 960, "s": 480},
                        container_width=960,
                        file_types=["AVIF", "WEBP"],
                        grid_columns=2,
                        height_field="picture_height",
                        pixel_densities=[1],
                        upload_to="cooperatives/",
                        verbose_name="picture",
                        width_field="picture_width",
                    ),
                ),
                ("picture_width", models.PositiveIntegerField(editable=False, null=True)),
                ("picture_height", models.PositiveIntegerField(editable=False, null=True)),
                ("gs1_prefix", models.CharField(blank=True, max_length=12, verbose_name="GS1 company prefix")),
                ("bank_bin", models.CharField(blank=True, max_length=6, verbose_name="bank")),
                (
                    "bank_account",
                    models.CharField(
                        blank=True,
                        max_length=19,
                        validators=[marketplace.cooperatives.validators.valid_bank_account],
                        verbose_name="bank account",
                    ),
                ),
                ("bank_holder", models.CharField(blank=True, max_length=120, verbose_name="account holder")),
                (
                    "joined_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name="joined"),
                ),
                ("is_demo", models.BooleanField(default=False, verbose_name="invented for the demonstration")),
                (
                    "commune",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="places.commune",
                        verbose_name="commune",
                    ),
                ),
                (
                    "province",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cooperatives",
                        to="places.province",
                        verbose_name="province",
                    ),
                ),
                (
                    "fields",
                    models.ManyToManyField(
                        blank=True, related_name="cooperatives", to="cooperatives.field", verbose_name="fields of work"
                    ),
                ),
            ],
            options={
                "verbose_name": "cooperative",
                "verbose_name_plural": "cooperatives",
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="Award",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=160, verbose_name="title")),
                ("issuer", models.CharField(blank=True, max_length=160, verbose_name="given by")),
                ("year", models.PositiveSmallIntegerField(verbose_name="year")),
                (
                    "cooperative",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="awards",
                        to="cooperatives.cooperative",
                    ),
                ),
            ],
            options={
                "verbose_name": "award",
                "verbose_name_plural": "awards",
                "ordering": ["-year", "title"],
            },
        ),
        migrations.CreateModel(
            name="Facility",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("farm", "Farm"),
                            ("mill", "Mill or processing house"),
                            ("packhouse", "Packhouse"),
                            ("store", "Store"),
                            ("shop", "Shop"),
                        ],
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                ("street", models.CharField(blank=True, max_length=255, verbose_name="house number, street, hamlet")),
                (
                    "gln",
                    models.CharField(
                        blank=True,
                        max_length=13,
                        validators=[django.core.validators.RegexValidator("^\\d{13}$", "A GLN has 13 digits.")],
                        verbose_name="GLN",
                    ),
                ),
                (
                    "commune",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="places.commune",
                        verbose_name="commune",
                    ),
                ),
                (
                    "cooperative",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="facilities",
                        to="cooperatives.cooperative",
                    ),
                ),
                (
                    "province",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="places.province",
                        verbose_name="province",
                    ),
                ),
            ],
            options={
                "verbose_name": "facility",
                "verbose_name_plural": "facilities",
                "ordering": ["name"],
                "constraints": [models.UniqueConstraint(fields=("cooperative", "name"), name="facility_name_once")],
            },
        ),
        migrations.CreateModel(
            name="GrowingArea",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.CharField(max_length=60, verbose_name="code")),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                ("crop", models.CharField(max_length=80, verbose_name="crop")),
                ("area_ha", models.DecimalField(decimal_places=2, max_digits=9, verbose_name="area (hectares)")),
                (
                    "yearly_cap_kg",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=12,
                        null=True,
                        verbose_name="greatest yearly yield (kg)",
                    ),
                ),
                (
                    "commune",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="places.commune",
                        verbose_name="commune",
                    ),
                ),
                (
                    "cooperative",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="growing_areas",
                        to="cooperatives.cooperative",
                    ),
                ),
            ],
            options={
                "verbose_name": "growing area",
                "verbose_name_plural": "growing areas",
                "ordering": ["code"],
                "constraints": [models.UniqueConstraint(fields=("cooperative", "code"), name="growing_area_code_once")],
            },
        ),
        migrations.CreateModel(
            name="Membership",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "role",
                    models.CharField(
                        choices=[("manager", "Manager"), ("bookkeeper", "Bookkeeper"), ("packer", "Packer")],
                        default="manager",
                        max_length=12,
                        verbose_name="role",
                    ),
                ),
                ("joined_on", models.DateField(default=datetime.date.today, verbose_name="since")),
                (
                    "cooperative",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="memberships",
                        to="cooperatives.cooperative",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="memberships",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "person of a cooperative",
                "verbose_name_plural": "people of cooperatives",
                "constraints": [models.UniqueConstraint(fields=("cooperative", "user"), name="membership_once")],
            },
        ),
    ]

"""Papers go through states: declared, verified or refused, revoked, renewed; a right to use a geographical indication
names its registration.

Stars that are there were written down by the alliance: they stay verified. A certificate of a geographical indication
shows again once its registration is written down and named. Columns have defaults in the database, for running code.
"""

import catalogue.models.papers
import django.core.validators
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


def check(apps, schema_editor):
    """What stands stays verified; numbers are written as they are compared."""
    apps.get_model("catalogue", "OcopRecognition").objects.update(verification="verified")
    certificates = apps.get_model("catalogue", "Certificate").objects
    for pk, number in certificates.values_list("pk", "number"):
        certificates.filter(pk=pk).update(number_key=catalogue.models.papers.number_key(number))


class Migration(migrations.Migration):
    dependencies = [
        ("catalogue", "0004_what_labels_need"),
        ("cooperatives", "0003_holiday"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="PaperRule",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("effective_from", models.DateField(unique=True, verbose_name="effective from")),
                (
                    "first_days",
                    models.PositiveSmallIntegerField(
                        default=180,
                        validators=[django.core.validators.MaxValueValidator(730)],
                        verbose_name="First reminder, days before the end",
                    ),
                ),
                ("second_days", models.PositiveSmallIntegerField(default=90, verbose_name="Second reminder")),
                (
                    "third_days",
                    models.PositiveSmallIntegerField(
                        default=30,
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="Third reminder",
                    ),
                ),
                (
                    "ocop_months",
                    models.PositiveSmallIntegerField(
                        default=36,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(120),
                        ],
                        verbose_name="Months for which OCOP stars last",
                    ),
                ),
                ("source", models.CharField(max_length=200, verbose_name="source")),
            ],
            options={
                "verbose_name": "rule for papers",
                "verbose_name_plural": "rules for papers",
                "ordering": ["-effective_from"],
            },
        ),
        migrations.AddField(
            model_name="certificate",
            name="declared_at",
            field=models.DateTimeField(
                default=django.utils.timezone.now, editable=False, null=True, verbose_name="declared at"
            ),
        ),
        migrations.AddField(
            model_name="certificate",
            name="declared_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="certificate",
            name="ended_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="certificate",
            name="ended_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="certificate",
            name="method",
            field=models.CharField(
                blank=True,
                choices=[
                    ("original", "the original was seen"),
                    ("issuer", "the issuer was asked"),
                    ("register", "found in the issuer's public register"),
                ],
                db_default="",
                default="",
                max_length=10,
                verbose_name="how it was verified",
            ),
        ),
        migrations.AddField(
            model_name="certificate",
            name="number_key",
            field=models.CharField(db_default="", default="", editable=False, max_length=80),
        ),
        migrations.AddField(
            model_name="certificate",
            name="reason",
            field=models.CharField(
                blank=True,
                db_default="",
                default="",
                help_text="why it was refused or revoked",
                max_length=240,
                verbose_name="reason",
            ),
        ),
        migrations.AddField(
            model_name="certificate",
            name="replaces",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="renewals",
                to="catalogue.certificate",
            ),
        ),
        migrations.AddField(
            model_name="ocoprecognition",
            name="declared_at",
            field=models.DateTimeField(
                default=django.utils.timezone.now, editable=False, null=True, verbose_name="declared at"
            ),
        ),
        migrations.AddField(
            model_name="ocoprecognition",
            name="declared_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="ocoprecognition",
            name="ended_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="ocoprecognition",
            name="ended_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="ocoprecognition",
            name="file",
            field=models.FileField(
                blank=True,
                db_default="",
                default="",
                max_length=200,
                storage=catalogue.models.papers.private_files,
                upload_to="",
                verbose_name="the paper",
            ),
        ),
        migrations.AddField(
            model_name="ocoprecognition",
            name="file_sha256",
            field=models.CharField(blank=True, db_default="", default="", editable=False, max_length=64),
        ),
        migrations.AddField(
            model_name="ocoprecognition",
            name="level",
            field=models.CharField(
                blank=True,
                choices=[("district", "District"), ("province", "Province or city"), ("ministry", "Ministry")],
                db_default="",
                default="",
                max_length=10,
                verbose_name="recognised by",
            ),
        ),
        migrations.AddField(
            model_name="ocoprecognition",
            name="method",
            field=models.CharField(
                blank=True,
                choices=[
                    ("original", "the original was seen"),
                    ("issuer", "the issuer was asked"),
                    ("register", "found in the issuer's public register"),
                ],
                db_default="",
                default="",
                max_length=10,
                verbose_name="how it was verified",
            ),
        ),
        migrations.AddField(
            model_name="ocoprecognition",
            name="reason",
            field=models.CharField(
                blank=True,
                db_default="",
                default="",
                help_text="why it was refused or revoked",
                max_length=240,
                verbose_name="reason",
            ),
        ),
        migrations.AddField(
            model_name="ocoprecognition",
            name="replaces",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="renewals",
                to="catalogue.ocoprecognition",
            ),
        ),
        migrations.AddField(
            model_name="ocoprecognition",
            name="verification",
            field=models.CharField(
                choices=[
                    ("declared", "Declared by the seller"),
                    ("verified", "Verified"),
                    ("refused", "Refused"),
                    ("withdrawn", "Withdrawn"),
                ],
                db_default="declared",
                default="declared",
                max_length=10,
                verbose_name="verification",
            ),
        ),
        migrations.AddField(
            model_name="ocoprecognition",
            name="verified_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="verified at"),
        ),
        migrations.AddField(
            model_name="ocoprecognition",
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
            model_name="ocoprecognition",
            name="verified_how",
            field=models.CharField(
                blank=True, db_default="", default="", max_length=240, verbose_name="in a few words"
            ),
        ),
        migrations.AlterField(
            model_name="certificate",
            name="file",
            field=models.FileField(
                blank=True,
                db_default="",
                default="",
                max_length=200,
                storage=catalogue.models.papers.private_files,
                upload_to="",
                verbose_name="the paper",
            ),
        ),
        migrations.AlterField(
            model_name="certificate",
            name="file_sha256",
            field=models.CharField(blank=True, db_default="", default="", editable=False, max_length=64),
        ),
        migrations.AlterField(
            model_name="certificate",
            name="verification",
            field=models.CharField(
                choices=[
                    ("declared", "Declared by the seller"),
                    ("verified", "Verified"),
                    ("refused", "Refused"),
                    ("withdrawn", "Withdrawn"),
                ],
                db_default="declared",
                default="declared",
                max_length=10,
                verbose_name="verification",
            ),
        ),
        migrations.AlterField(
            model_name="certificate",
            name="verified_how",
            field=models.CharField(
                blank=True, db_default="", default="", max_length=240, verbose_name="in a few words"
            ),
        ),
        migrations.AlterField(
            model_name="ocoprecognition",
            name="product",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="recognitions",
                to="catalogue.product",
                verbose_name="product",
            ),
        ),
        migrations.CreateModel(
            name="GeographicalIndication",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=160, verbose_name="name")),
                (
                    "registration_number",
                    models.CharField(
                        error_messages={"unique": "This registration number is written down already."},
                        max_length=40,
                        unique=True,
                        verbose_name="registration number",
                    ),
                ),
                (
                    "manager",
                    models.CharField(help_text="Who grants rights of use.", max_length=160, verbose_name="managed by"),
                ),
                ("registered_on", models.DateField(verbose_name="registered on")),
                ("cancelled_on", models.DateField(blank=True, null=True, verbose_name="cancelled on")),
                ("cancel_reason", models.CharField(blank=True, max_length=240, verbose_name="reason")),
                (
                    "added_by",
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
                "verbose_name": "geographical indication",
                "verbose_name_plural": "geographical indications",
                "ordering": ["name"],
            },
        ),
        migrations.AddField(
            model_name="certificate",
            name="indication",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="rights",
                to="catalogue.geographicalindication",
                verbose_name="geographical indication",
            ),
        ),
        migrations.AddIndex(
            model_name="certificate",
            index=models.Index(fields=["scheme", "number_key"], name="certificate_number"),
        ),
        migrations.AddIndex(
            model_name="certificate",
            index=models.Index(
                condition=models.Q(("file_sha256", ""), _negated=True), fields=["file_sha256"], name="certificate_file"
            ),
        ),
        migrations.AddConstraint(
            model_name="paperrule",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("first_days__gt", models.F("second_days")),
                    ("second_days__gt", models.F("third_days")),
                    ("third_days__gt", 0),
                ),
                name="paper_rule_reminds_ever_later",
                violation_error_message="Each reminder comes closer to the end than the one before.",
            ),
        ),
        migrations.RunPython(check, migrations.RunPython.noop, elidable=True),
    ]

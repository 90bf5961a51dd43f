"""Brand, standards and warnings, which a label's page must carry; and that goods need no warning or certificate."""

from django.db import migrations, models


def _text(name: str, length: int) -> models.CharField:
    return models.CharField(blank=True, db_default="", default="", max_length=length, verbose_name=name)


def _yes_or_no(name: str) -> models.BooleanField:
    return models.BooleanField(db_default=False, default=False, verbose_name=name)


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0003_picture_widths")]

    operations = [
        migrations.AddField("product", "brand", _text("brand", 80)),
        migrations.AddField("product", "standards", _text("standards applied", 240)),
        migrations.AddField("product", "warnings", _text("warnings", 400)),
        migrations.AddField("product", "no_warnings", _yes_or_no("needs no warning")),
        migrations.AddField("product", "no_certificates", _yes_or_no("needs no certificate")),
    ]

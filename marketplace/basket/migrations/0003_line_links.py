import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("basket", "0002_links"),
        ("catalogue", "0002_links"),
        ("partner", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="line",
            name="stockrecord",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="basket_lines", to="partner.stockrecord"
            ),
        ),
        migrations.AddField(
            model_name="lineattribute",
            name="line",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="attributes",
                to="basket.line",
                verbose_name="Line",
            ),
        ),
        migrations.AddField(
            model_name="lineattribute",
            name="option",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, to="catalogue.option", verbose_name="Option"
            ),
        ),
        migrations.AlterUniqueTogether(
            name="line",
            unique_together={("basket", "line_reference")},
        ),
    ]

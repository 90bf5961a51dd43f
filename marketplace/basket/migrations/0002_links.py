import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("basket", "0001_initial"),
        ("catalogue", "0002_links"),
        ("voucher", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="basket",
            name="vouchers",
            field=models.ManyToManyField(blank=True, to="voucher.voucher", verbose_name="Vouchers"),
        ),
        migrations.AddField(
            model_name="line",
            name="basket",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="lines",
                to="basket.basket",
                verbose_name="Basket",
            ),
        ),
        migrations.AddField(
            model_name="line",
            name="product",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="basket_lines",
                to="catalogue.product",
                verbose_name="Product",
            ),
        ),
    ]

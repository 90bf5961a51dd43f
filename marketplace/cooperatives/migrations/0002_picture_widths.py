"""Six widths of each picture of a cooperative, as of the goods' pictures; the former files stay."""

import pictures.models
from django.db import migrations

from marketplace.pictures import make_sizes


def make(apps, schema_editor):
    """Write the sizes of the pictures that are there."""
    make_sizes(apps.get_model("cooperatives", "Cooperative"), "picture")


class Migration(migrations.Migration):
    dependencies = [("cooperatives", "0001_initial")]

    operations = [
        migrations.AlterField(
            model_name="cooperative",
            name="picture",
            field=pictures.models.PictureField(
                aspect_ratios=["1/1", "8/5"],
                blank=True,
                breakpoints={"m": 960, "s": 480},
                container_width=960,
                file_types=["AVIF", "WEBP"],
                grid_columns=6,
                height_field="picture_height",
                pixel_densities=[1],
                upload_to="cooperatives/",
                verbose_name="picture",
                width_field="picture_width",
            ),
        ),
        migrations.RunPython(make, migrations.RunPython.noop, elidable=True),
    ]

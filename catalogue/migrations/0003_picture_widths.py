"""Six widths of each picture, so that no card and no thumbnail downloads more than it shows.

The files of the former two widths stay: running code may still ask for them.
"""

import pictures.models
from django.db import migrations

from marketplace.pictures import make_sizes


def make(apps, schema_editor):
    """Write the sizes of the pictures that are there."""
    make_sizes(apps.get_model("catalogue", "ProductImage"), "original")


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0002_links")]

    operations = [
        migrations.AlterField(
            model_name="productimage",
            name="original",
            field=pictures.models.PictureField(
                aspect_ratios=["1/1"],
                breakpoints={"m": 960, "s": 480},
                container_width=960,
                file_types=["AVIF", "WEBP"],
                grid_columns=6,
                height_field="height",
                max_length=255,
                pixel_densities=[1],
                upload_to="products/",
                verbose_name="picture",
                width_field="width",
            ),
        ),
        migrations.RunPython(make, migrations.RunPython.noop, elidable=True),
    ]

"""A file of labels remembers which marks its labels bear, so that it goes when one of them ends."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("traceability", "0009_parcels")]

    operations = [
        migrations.AddField(
            model_name="labelfile",
            name="marks",
            field=models.TextField(blank=True, db_default="", default="", editable=False),
        ),
    ]

"""The first page of a lot's journey is found by itself, however many steps the lot has."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cooperatives", "0004_places_and_suppliers"),
        ("traceability", "0007_diary"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddIndex(
            model_name="traceevent",
            index=models.Index(
                condition=models.Q(corrects=None), fields=["lot", "happened_at", "id"], name="traceevent_journey"
            ),
        ),
    ]

from django.db import migrations

from marketplace.ledger.triggers import install, remove


def put(apps, schema_editor):
    install(schema_editor.connection)


def take(apps, schema_editor):
    remove(schema_editor.connection)


class Migration(migrations.Migration):
    """The tables of the journal take no change; see marketplace/ledger/triggers.py."""

    dependencies = [("ledger", "0001_journal")]
    operations = [migrations.RunPython(put, take)]

"""Units that orders named of their lots become movements of those lots."""

from django.db import migrations
from django.db.models import Sum


def draw_units(apps, schema_editor):
    LineLot = apps.get_model("order", "LineLot")
    UnitMove = apps.get_model("traceability", "UnitMove")
    lines = LineLot.objects.order_by("line").values_list("line", flat=True).distinct()
    for line in lines.iterator(chunk_size=500):
        if not UnitMove.objects.filter(source_key=f"line:{line}").exists():
            _draw(apps, line)


def _draw(apps, key):
    Line, LineLot = apps.get_model("order", "Line"), apps.get_model("order", "LineLot")
    line = Line.objects.select_related("order").get(pk=key)
    left = line.shipped
    for part in LineLot.objects.filter(line=line).select_related("lot").order_by("pk"):
        _pack(apps, part.lot, part.quantity, f"line:{key}")
        _move(apps, part.lot, "drawn", f"line:{key}", shelf=-part.quantity, waiting=part.quantity)
        gone = min(left, part.quantity)
        left -= gone
        if gone:
            _move(apps, part.lot, "left", f"line:{key}", waiting=-gone)
        if part.back:
            _move(apps, part.lot, "came_back", f"line:{key}", shelf=part.back)
        if line.order.status == "cancelled" and part.quantity > gone:
            stays = part.quantity - gone
            _move(apps, part.lot, "put_back", f"line:{key}", shelf=stays, waiting=-stays)


def _pack(apps, lot, units, key):
    """A unit that lies in an order was packed, with a label of ours or without."""
    UnitMove, Movement = (apps.get_model("traceability", name) for name in ("UnitMove", "Movement"))
    shelf = UnitMove.objects.filter(lot=lot).aggregate(units=Sum("shelf"))["units"] or 0
    missing = units - max(shelf, 0)
    if missing > 0:
        Movement.objects.create(lot=lot, kind="packed", quantity=missing * lot.content, unit=lot.unit, source_key=key)
        _move(apps, lot, "packed", key, shelf=missing)


def _move(apps, lot, kind, key, **units):
    apps.get_model("traceability", "UnitMove").objects.create(lot=lot, kind=kind, source_key=key, **units)


class Migration(migrations.Migration):
    dependencies = [("order", "0008_lots_back"), ("traceability", "0003_balance")]
    operations = [migrations.RunPython(draw_units, migrations.RunPython.noop)]

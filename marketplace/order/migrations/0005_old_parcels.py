"""Orders that left before there were parcels: one parcel each, with all that was ordered in it."""

import datetime

from django.db import migrations
from django.db.models import F

SENT = [
    "shipped",
    "delivered",
    "completed",
    "refused",
    "return_requested",
    "return_received",
    "return_declined",
    "refunded",
]
CAME_BACK = ["refused"]
A_WEEK = datetime.timedelta(days=7)


def make_parcels(apps, schema_editor):
    Order, Line = apps.get_model("order", "Order"), apps.get_model("order", "Line")
    Parcel, ParcelLine = apps.get_model("order", "Parcel"), apps.get_model("order", "ParcelLine")
    Change = apps.get_model("order", "OrderStatusChange")
    for order in Order.objects.filter(status__in=SENT, parcels=None).iterator(chunk_size=500):
        when = dict(Change.objects.filter(order=order).order_by("pk").values_list("new_status", "date_created"))
        shipped = when.get("shipped", order.date_placed)
        arrived = when.get("delivered", shipped)
        parcel = Parcel.objects.create(
            order=order,
            carrier=order.carrier,
            tracking_number=order.tracking_number,
            shipped_at=shipped,
            expected_by=shipped + datetime.timedelta(days=order.days_max + 3),
            to_collect=order.total_incl_tax if order.purchase.method == "cod" else 0,
            delivered_at=None if order.status in ["shipped", *CAME_BACK] else arrived,
            refused_at=when.get("refused", shipped) if order.status in CAME_BACK else None,
        )
        lines = list(Line.objects.filter(order=order))
        ParcelLine.objects.bulk_create(ParcelLine(parcel=parcel, line=line, quantity=line.quantity) for line in lines)
        Line.objects.filter(order=order).update(shipped=F("quantity"))
        if order.status == "delivered":
            Order.objects.filter(pk=order.pk).update(complete_after=arrived + A_WEEK)


class Migration(migrations.Migration):
    dependencies = [("order", "0004_parcels")]
    operations = [migrations.RunPython(make_parcels, migrations.RunPython.noop)]

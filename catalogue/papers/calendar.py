"""What time does to stars: rows of listings in which a recognition began, or ended and left another one standing."""

from __future__ import annotations

import datetime

from django.db.models import F, Q
from django.utils import timezone

from catalogue.models import ListingRow, OcopRecognition, Product
from catalogue.services import refresh_stars


def follow_stars(*, now: datetime.datetime | None = None) -> int:
    """Write down stars that begin or that a lapsed recognition covered; answers how many rows changed.

    Pages never wait for it to hide stars: they look at the row's last day.
    """
    day = timezone.localdate(now)
    ended = ListingRow.objects.filter(ocop_stars__isnull=False, stars_until__lt=day).values("pk")
    better = Q(product__listing__ocop_stars__isnull=True) | Q(product__listing__ocop_stars__lt=F("stars"))
    begun = OcopRecognition.objects.valid_on(day).filter(better).order_by().values("product")
    return refresh_stars(products=Product.objects.filter(Q(pk__in=ended) | Q(pk__in=begun), producer__isnull=False))

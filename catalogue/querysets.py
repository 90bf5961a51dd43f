"""The catalogue's querysets speak the domain."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q
from oscar.apps.catalogue.managers import ProductQuerySet as OscarProductQuerySet

if TYPE_CHECKING:
    from .models import Certificate, ListingRow, OcopRecognition  # noqa: F401  named in quotes below


class ProductQuerySet(OscarProductQuerySet):
    """Oscar's, and who made it."""

    def made_by(self, cooperative: object) -> ProductQuerySet:
        """Products of this producer, listed or not."""
        return self.filter(producer=cooperative)


def _valid(day: datetime.date) -> Q:
    not_revoked = Q(revoked_on__isnull=True) | Q(revoked_on__gt=day)
    not_ended = Q(expires_on__isnull=True) | Q(expires_on__gte=day)
    return Q(issued_on__lte=day) & not_ended & not_revoked


class OcopRecognitionQuerySet(models.QuerySet["OcopRecognition"]):
    """Recognitions by their days."""

    def valid_on(self, day: datetime.date) -> OcopRecognitionQuerySet:
        """Those whose stars may be shown on `day`."""
        return self.filter(_valid(day))


class CertificateQuerySet(models.QuerySet["Certificate"]):
    """Certificates by their days."""

    def valid_on(self, day: datetime.date) -> CertificateQuerySet:
        """Those that may be shown as valid on `day`."""
        return self.filter(_valid(day))


class ListingRowQuerySet(models.QuerySet["ListingRow"]):
    """Rows as buyers may see them."""

    def on_sale(self) -> ListingRowQuerySet:
        """Approved, priced, of an active cooperative; sold out goods stay listed and say so."""
        return self.filter(is_listed=True, price__isnull=False, cooperative__status="active")

    def in_stock(self) -> ListingRowQuerySet:
        """Those that can be bought now."""
        return self.filter(Q(available__gt=0) | Q(unlimited=True))

"""The catalogue's querysets speak the domain."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Case, Exists, F, IntegerField, OuterRef, Q, Value, When
from django.utils import timezone
from oscar.apps.catalogue.managers import ProductQuerySet as OscarProductQuerySet

from marketplace.cooperatives.models import Cooperative

if TYPE_CHECKING:
    from .models import Certificate, ListingRow, OcopRecognition  # noqa: F401  named in quotes below


class ProductQuerySet(OscarProductQuerySet):
    """Oscar's, and who made it."""

    def made_by(self, cooperative: object) -> ProductQuerySet:
        """Products of this producer, listed or not."""
        return self.filter(producer=cooperative)


VERIFIED, DECLARED = "verified", "declared"  # of Paper.Verification; docs/papers.md


def _in_force(day: datetime.date) -> Q:
    not_revoked = Q(revoked_on__isnull=True) | Q(revoked_on__gt=day)
    not_ended = Q(expires_on__isnull=True) | Q(expires_on__gte=day)
    return Q(issued_on__lte=day) & not_ended & not_revoked


class OcopRecognitionQuerySet(models.QuerySet["OcopRecognition"]):
    """Recognitions by their days."""

    def valid_on(self, day: datetime.date) -> OcopRecognitionQuerySet:
        """Verified ones whose stars may be shown on `day`."""
        return self.filter(_in_force(day), verification=VERIFIED)


class CertificateQuerySet(models.QuerySet["Certificate"]):
    """Certificates by what may be said of them on a day."""

    def valid_on(self, day: datetime.date) -> CertificateQuerySet:
        """Verified ones whose mark may be shown on `day`; of geographical indications that are registered then."""
        return self.filter(_proves(day))

    def shown_on(self, day: datetime.date) -> CertificateQuerySet:
        """The same, and what sellers declared, as far as pages tell of it: no GI, no number that two claim."""
        return self.filter(_proves(day) | _declared(day))

    def told_on(self, day: datetime.date) -> CertificateQuerySet:
        """What a lot's page tells: verified ones, those that have ended as well, and what sellers declared."""
        return self.filter(Q(verification=VERIFIED) | _declared(day))

    def borrowed(self) -> CertificateQuerySet:
        """Those whose number or file another cooperative claims as well, unless that was refused or withdrawn."""
        return self.filter(_claimed_by_another(), verification__in=(VERIFIED, DECLARED))


def _proves(day: datetime.date) -> Q:
    stands = Q(indication__cancelled_on__isnull=True) | Q(indication__cancelled_on__gt=day)
    registered = ~Q(scheme="gi") | (Q(indication__registered_on__lte=day) & stands)
    return Q(verification=VERIFIED) & _in_force(day) & registered


def _declared(day: datetime.date) -> Q:
    return Q(verification=DECLARED) & _in_force(day) & ~Q(scheme="gi") & ~_claimed_by_another()


def _claimed_by_another() -> Exists:
    from .models import Certificate

    same_number = Q(scheme=OuterRef("scheme"), number_key=OuterRef("number_key"))
    same_file = Q(file_sha256=OuterRef("file_sha256")) & ~Q(file_sha256="")
    others = Certificate.objects.filter(same_number | same_file, verification__in=(VERIFIED, DECLARED))
    return Exists(others.exclude(holder=OuterRef("holder")).order_by())


def in_season_on(day: datetime.date) -> Q:
    """Goods whose season holds the month of `day`; a season may pass the new year. Goods of all seasons have none."""
    month = day.month
    inside = Q(season_from__lte=F("season_to")) & Q(season_from__lte=month, season_to__gte=month)
    over_new_year = Q(season_from__gt=F("season_to")) & (Q(season_from__lte=month) | Q(season_to__gte=month))
    return inside | over_new_year


def can_be_bought_on(day: datetime.date) -> Q:
    """Goods of which there are some, and whose cooperative is not on holiday."""
    closed = Cooperative.objects.on_holiday(day).values("pk")
    return (Q(available__gt=0) | Q(unlimited=True)) & ~Q(cooperative__in=closed)


class ListingRowQuerySet(models.QuerySet["ListingRow"]):
    """Rows as buyers may see them."""

    def on_sale(self) -> ListingRowQuerySet:
        """Approved, priced, of an active cooperative; sold out goods stay listed and say so."""
        # the few that may not sell are a set to look into; a join would have every row of a list look them up
        closed = Cooperative.objects.exclude(status=Cooperative.Status.ACTIVE).values("pk")
        return self.filter(is_listed=True, price__isnull=False).exclude(cooperative__in=closed)

    def for_cards(self) -> ListingRowQuerySet:
        """With what a card shows, and without the long texts that it does not."""
        return self.select_related("cooperative", "province").defer(
            "text", "title_text", "sort_key", "pictures", "cooperative__story", "cooperative__summary"
        )

    def in_season(self, day: datetime.date) -> ListingRowQuerySet:
        """Those whose season holds the month of `day`."""
        return self.filter(in_season_on(day))

    def kin_first(self, kin: object) -> ListingRowQuerySet:
        """With `kin`: 0 for the products that `kin` selects, 1 for the others, to sort by."""
        return self.annotate(kin=Case(When(pk__in=kin, then=Value(0)), default=Value(1), output_field=IntegerField()))

    def in_stock(self) -> ListingRowQuerySet:
        """Those that can be bought now."""
        return self.filter(can_be_bought_on(timezone.localdate()))

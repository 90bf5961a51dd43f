"""Readings about lots: for the public page, for a product's page, for a cooperative's own screens."""

import datetime
from typing import Any

from django.conf import settings
from django.db.models import Prefetch, QuerySet
from django.http import Http404
from django.utils import timezone

from catalogue.models import Certificate, OcopRecognition, Product
from marketplace.cooperatives.models import Cooperative

from .models import Lot, TraceEvent
from .verdict import Verdict, judge


def lot_by_code(code: str) -> Lot | None:
    """A published lot with everything that its page shows, or None; small letters are read as capitals."""
    today = timezone.localdate()
    recognitions = OcopRecognition.objects.valid_on(today).order_by("-stars")
    certificates = Certificate.objects.order_by("expires_on")
    return (
        Lot.objects.published()
        .filter(code=code.strip().upper())
        .select_related("product", "producer__province", "producer__commune", "facility__province", "facility__commune")
        .prefetch_related(
            Prefetch("product__recognitions", recognitions, to_attr="valid_recognitions"),
            Prefetch("product__certificates", certificates, to_attr="all_certificates"),
            "product__images",
            "areas",
        )
        .first()
    )


def lot_for_page(code: str) -> Lot:
    """As `lot_by_code`, or Http404."""
    lot = lot_by_code(code)
    if lot is None:
        raise Http404
    return lot


def journey(lot: Lot) -> QuerySet[TraceEvent]:
    """What happened to the lot, in order; corrections stand beside what they correct."""
    return lot.events.select_related("facility__commune", "facility__province", "corrects")


def verdict_of(lot: Lot, *, day: datetime.date) -> Verdict:
    """What the page says first, about a lot that `lot_by_code` fetched."""
    return judge(
        state=lot.state, use_by=lot.use_by, day=day,
        lapsed=[certificate for certificate in lot.product.all_certificates if not certificate.is_valid_on(day)],
    )  # fmt: skip


def lots_on_sale(product: Product) -> QuerySet[Lot]:
    """Lots of this product that may be sold today, the one that expires first standing first."""
    saleable = Lot.objects.saleable(on=timezone.localdate()).filter(product=product)
    return saleable.select_related("facility").prefetch_related("events").order_by("use_by", "made_on", "pk")


def lots_of(cooperative: Cooperative) -> QuerySet[Lot]:
    """A cooperative's own lots in every state, newest first."""
    return Lot.objects.filter(producer=cooperative).select_related("product", "producer__province")


def own_lot(cooperative: Cooperative, code: str) -> Lot:
    """One lot of this cooperative; Http404 for another's."""
    lot = lots_of(cooperative).filter(code=code.upper()).first()
    if lot is None:
        raise Http404
    return lot


def label_address(lot: Any) -> str:
    """What the label's code says: a Digital Link where the producer has a GS1 prefix of its own, our lot page otherwise.

    Capitals and digits keep the symbol small; an 893 number is never invented.
    """
    if lot.producer.gs1_prefix and lot.product.gtin:
        return f"{settings.GS1_RESOLVER_ROOT}/01/{lot.product.gtin}/10/{lot.code}"
    return f"{settings.SITE_URL}/l/{lot.code}"

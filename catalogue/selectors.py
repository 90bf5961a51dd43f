"""Readings of the catalogue: a product's page, shelves of goods, what proves a claim on a day."""

from __future__ import annotations

import datetime

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet
from django.http import Http404

from marketplace.accounts.models import User
from marketplace.cooperatives.models import Cooperative, Membership

from .models import Certificate, ListingRevision, ListingRow, Product, ProductCategory


def product_for_page(pk: int, user: User | AnonymousUser) -> Product:
    """The product with its row, producer and place. A draft only for staff and its own cooperative; Http404 otherwise.

    The same for goods of a suspended cooperative: the public sees neither.
    """
    related = ("listing__group", "producer__province", "producer__commune")
    product = Product.objects.select_related(*related).filter(pk=pk, producer__isnull=False).first()
    if product is None or not hasattr(product, "listing"):
        raise Http404
    _share(product)
    if not (product.is_public and product.producer.is_public) and not _may_see_draft(product, user):
        raise Http404
    return product


def _share(product: Product) -> None:
    """The row's cooperative and province are the producer's, which is read already."""
    row, producer = product.listing, product.producer
    if row.cooperative_id == producer.pk:
        row.cooperative = producer
    if row.province_id == producer.province_id:
        row.province = producer.province


def _may_see_draft(product: Product, user: User | AnonymousUser) -> bool:
    if not user.is_authenticated:
        return False
    return user.is_staff or Membership.objects.filter(cooperative=product.producer_id, user=user).exists()


def on_sale_rows() -> QuerySet[ListingRow]:
    """Everything that the public sees, ready for cards; sort and slice it."""
    return ListingRow.objects.on_sale().for_cards()


def popular_rows(count: int) -> list[ListingRow]:
    """The goods bought most, those in stock."""
    return list(on_sale_rows().in_stock().order_by("-sold", "-listed_at", "pk")[:count])


def rows_of(cooperative: Cooperative) -> QuerySet[ListingRow]:
    """A cooperative's goods on sale, those bought most first."""
    return on_sale_rows().filter(cooperative=cooperative).order_by("-sold", "sort_key", "pk")


def similar_rows(product: Product, count: int) -> list[ListingRow]:
    """Goods of the same kind, of anybody; filled up with others of the same group. Never the product itself."""
    kinds = ProductCategory.objects.filter(product=product).values("category")
    same_kind = ProductCategory.objects.filter(category__in=kinds).values("product")
    rows = on_sale_rows().filter(Q(pk__in=same_kind) | Q(group=product.listing.group_id)).exclude(pk=product.pk)
    return list(rows.in_stock().kin_first(same_kind).order_by("kin", "-sold", "pk")[:count])


def certificates_of(product: Product, day: datetime.date) -> QuerySet[Certificate]:
    """What its producer's certificates say of exactly this product on `day`: the verified first, then the declared."""
    own = Certificate.objects.shown_on(day).filter(products=product, holder=product.producer_id)
    return own.select_related("indication").order_by("-verification", "scheme", "-issued_on")


def waiting_revisions() -> QuerySet[ListingRevision]:
    """New and changed listings that wait for the alliance, the oldest first."""
    waiting = ListingRevision.objects.filter(status=ListingRevision.Status.WAITING)
    return waiting.select_related("product__producer", "proposed_by").order_by("proposed_at")

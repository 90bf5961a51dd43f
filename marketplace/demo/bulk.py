"""More of everything, for measuring: written in bulk, with the same columns as real acts write."""

import datetime
import random
from decimal import Decimal

from django.utils import timezone
from oscar.core.loading import get_model

from catalogue.models import ListingRow, Product
from catalogue.wording import indexed_words
from marketplace.cooperatives.models import Cooperative
from marketplace.partner.models import Partner, StockRecord
from marketplace.places.models import Province
from marketplace.text import slugify, sort_key
from traceability.models import Lot

BATCH = 1000


def fill(*, products: int, cooperatives: int, lots: int) -> None:
    """Bring each table up to at least so many rows."""
    _fill_cooperatives(cooperatives - Cooperative.objects.count())
    _fill_products(products - Product.objects.count())
    _fill_lots(lots - Lot.objects.count())


def _fill_cooperatives(missing: int) -> None:
    provinces = list(Province.objects.filter(valid_to=None))
    first = Cooperative.objects.count()
    rows = [
        Cooperative(
            code=f"X{number:06d}", kind="htx", status="active", name=f"HTX minh họa số {number}",
            slug=f"htx-minh-hoa-so-{number}", province=provinces[number % len(provinces)], is_demo=True,
        )
        for number in range(first, first + max(0, missing))
    ]  # fmt: skip
    Cooperative.objects.bulk_create(rows, batch_size=BATCH)


def _fill_products(missing: int) -> None:
    if missing <= 0:
        return
    partners = _partners()
    originals = list(ListingRow.objects.exclude(product__code=None).select_related("product", "group"))
    rng = random.Random(missing)
    first = Product.objects.count()
    for chunk in _chunks(first, missing):
        _write_products(chunk, originals, partners, rng)


def _chunks(first: int, count: int) -> list[range]:
    end = first + count
    return [range(start, min(start + BATCH, end)) for start in range(first, end, BATCH)]


def _partners() -> dict[int, Partner]:
    for cooperative in Cooperative.objects.filter(partner=None):
        Partner.objects.create(name=cooperative.name[:128], code=slugify(cooperative.code), cooperative=cooperative)
    return {partner.cooperative_id: partner for partner in Partner.objects.exclude(cooperative=None)}


def _write_products(
    numbers: range, originals: list[ListingRow], partners: dict[int, Partner], rng: random.Random
) -> None:
    sources = [originals[number % len(originals)] for number in numbers]
    sellers = rng.choices(list(Cooperative.objects.select_related("province")), k=len(sources))
    products = Product.objects.bulk_create(
        [_product(number, source, seller) for number, source, seller in zip(numbers, sources, sellers, strict=True)]
    )
    _categorise(products, sources)
    prices = [int(source.price or 50_000) + rng.randrange(-10, 40) * 1000 for source in sources]
    StockRecord.objects.bulk_create(
        StockRecord(
            product=product, partner=partners[seller.pk], partner_sku=product.code, price=max(5000, price),
            num_in_stock=100, num_allocated=0,
        )
        for product, seller, price in zip(products, sellers, prices, strict=True)
    )  # fmt: skip
    ListingRow.objects.bulk_create(
        _row(product, source, seller, max(5000, price))
        for product, source, seller, price in zip(products, sources, sellers, prices, strict=True)
    )


def _product(number: int, source: ListingRow, seller: Cooperative) -> Product:
    title = f"{source.title} · {number}"
    return Product(
        code=f"bulk-{number}", title=title, slug=f"{slugify(source.title)}-{number}", producer=seller,
        product_class_id=source.product.product_class_id, is_public=True, is_demo=True, unit=source.unit,
        net_quantity=source.net_quantity, net_unit=source.net_unit, weight_g=source.product.weight_g,
        structure=Product.STANDALONE, description=source.product.description,
    )  # fmt: skip


def _categorise(products: list[Product], sources: list[ListingRow]) -> None:
    through = get_model("catalogue", "ProductCategory")
    of = dict(through.objects.filter(product__in={source.pk for source in sources}).values_list("product", "category"))
    through.objects.bulk_create(
        through(product=product, category_id=of[source.pk]) for product, source in zip(products, sources, strict=True)
    )


def _row(product: Product, source: ListingRow, seller: Cooperative, price: int) -> ListingRow:
    return ListingRow(
        product=product, is_listed=True, title=product.title, slug=product.slug,
        title_text=indexed_words(product.title),
        text=indexed_words(product.title, source.group.name if source.group else "", seller.name, seller.province.name),
        sort_key=sort_key(product.title), picture=source.picture, cooperative=seller, province=seller.province,
        group_id=source.group_id, unit=source.unit, net_quantity=source.net_quantity, net_unit=source.net_unit,
        ocop_stars=source.ocop_stars, stars_until=source.stars_until,
        stars_decision=source.stars_decision, stars_issuer=source.stars_issuer,
        listed_at=timezone.now(), price=price, available=100,
    )  # fmt: skip


def _fill_lots(missing: int) -> None:
    products = list(Product.objects.exclude(producer=None).select_related("producer").order_by("-pk")[:5000])
    first = Lot.objects.count()
    today = timezone.localdate()
    for chunk in _chunks(first, max(0, missing)):
        Lot.objects.bulk_create(
            Lot(
                code=f"BULK-{number}", product=product, producer=product.producer,
                made_on=today - datetime.timedelta(days=number % 30),
                use_by=today + datetime.timedelta(days=180), quantity=Decimal(500), state=Lot.State.ACTIVE,
                opened_at=timezone.now(),
            )
            for number in chunk
            for product in [products[number % len(products)]]
        )  # fmt: skip

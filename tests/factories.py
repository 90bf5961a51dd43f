"""Things of the tests, made by the same services that the shop uses; no file of demonstration data is needed."""

from __future__ import annotations

import copy
import datetime
import io
import itertools
from decimal import Decimal
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models.base import ModelState
from django.utils import timezone
from oscar.core.loading import get_class
from PIL import Image

from catalogue.models import Certificate, GeographicalIndication, ListingRow, OcopRecognition, Product, ProductCategory
from catalogue.services import ensure_category, ensure_ocop_groups, goods_class, refresh_listing
from marketplace.accounts.models import User
from marketplace.basket.models import Basket
from marketplace.cooperatives.models import Cooperative
from marketplace.partner.models import StockRecord
from marketplace.partner.services import offer_product
from marketplace.places.keys import key
from marketplace.places.models import Commune, Province
from marketplace.text import fold, slugify, sort_key

PROVINCES = {
    "92": ("thành phố", "Cần Thơ", "mekong-delta"),
    "46": ("thành phố", "Huế", "north-central"),
    "19": ("tỉnh", "Thái Nguyên", "northern-midlands"),
    "52": ("tỉnh", "Gia Lai", "south-central-highlands"),
}
COMMUNES = {
    "92": ("31120", "phường", "Ninh Kiều"),
    "46": ("19777", "phường", "Thuận Hóa"),
    "19": ("05710", "xã", "Tân Cương"),
    "52": ("23575", "phường", "Pleiku"),
}
_numbers = itertools.count(1)


def _names(name: str) -> dict[str, str]:
    return {"name": name, "folded": fold(name), "key": key(name), "sort": sort_key(name)}


def province(code: str = "92") -> Province:
    """A province of today: 92 Cần Thơ, 46 Huế, 19 Thái Nguyên, 52 Gia Lai."""
    kind, name, region = PROVINCES[code]
    defaults = {"kind": kind, "region": region, **_names(name)}
    return Province.objects.get_or_create(code=code, valid_to=None, defaults=defaults)[0]


def commune(province_code: str = "92") -> Commune:
    """A commune of that province; where the whole table is loaded, one of those in it."""
    where = province(province_code)
    existing = where.communes.filter(valid_to=None).order_by("code").first()
    code, kind, name = COMMUNES[province_code]
    return existing or Commune.objects.create(code=code, kind=kind, province=where, **_names(name))


def cooperative(name: str = "", *, province_code: str = "92", **fields: Any) -> Cooperative:
    """An active cooperative; the same one for the same name."""
    number = next(_numbers)
    name = name or f"HTX minh họa số {number}"
    existing = Cooperative.objects.filter(name=name).first()
    if existing:
        return existing
    defaults = {"code": f"T{number}", "slug": slugify(name), "status": Cooperative.Status.ACTIVE, "is_demo": True}
    return Cooperative.objects.create(name=name, province=province(province_code), **{**defaults, **fields})


def dong_tom_lua() -> Cooperative:
    """Bình's: rice in Cần Thơ."""
    return cooperative("HTX minh họa Đồng Tôm Lúa", province_code="92", code="DTL", commune=commune("92"),
                       street="Ấp Hòa Phú", summary="Một vụ tôm, một vụ lúa.", members_count=72)  # fmt: skip


def doi_che_xuan() -> Cooperative:
    """Sen's: tea in Thái Nguyên."""
    return cooperative("HTX minh họa Đồi Chè Xuân", province_code="19", code="DCX", commune=commune("19"))


def product(
    title: str = "", *, by: Cooperative | None = None, price: int = 185_000, stock: int | None = 40,
    category: tuple[str, ...] = ("Thực phẩm", "Gạo"), public: bool = True, **fields: Any,
) -> Product:  # fmt: skip
    """A product on sale: a bag of rice of Bình's unless told; `stock` None: not counted; `public` False: a draft."""
    number = next(_numbers)
    ensure_ocop_groups()
    where = ensure_category(list(category))
    title = title or f"Gạo thơm số {number}, túi 5 kg"
    defaults: dict[str, Any] = {"unit": "túi", "net_quantity": Decimal(5), "net_unit": "kg", "weight_g": 5200}
    made = Product(
        title=title, slug=slugify(title), producer=by or dong_tom_lua(), product_class=goods_class(where),
        is_public=public, is_demo=True, **{**defaults, **fields},
    )  # fmt: skip
    made.save()
    made.categories.add(where)
    refresh_listing(product=made)
    offer_product(product=made, cooperative=made.producer, price=price, num_in_stock=stock, sku=f"SKU-{number}")
    return made


def products(count: int, **fields: Any) -> list[Product]:
    """So many products on sale, prices 10.000 đồng apart: the first by the shop's services, the others like it."""
    first = product(**fields)
    row, record, category = first.listing, first.stockrecords.get(), first.categories.get()
    row.refresh_from_db()
    copies = Product.objects.bulk_create(_copy(first, title=f"{first.title} ({n})") for n in range(1, count))
    ProductCategory.objects.bulk_create(ProductCategory(product=each, category=category) for each in copies)
    prices = [50_000 + 10_000 * (n % 60) for n in range(count)]
    StockRecord.objects.bulk_create(
        _copy(record, product=each, partner_sku=f"{record.partner_sku}-{n}", price=prices[n])
        for n, each in enumerate(copies)
    )
    ListingRow.objects.bulk_create(
        _copy(row, pk=each.pk, product=each, title=each.title, price=prices[n]) for n, each in enumerate(copies)
    )
    return [first, *copies]


def _copy(thing: Any, **changes: Any) -> Any:
    twin = copy.copy(thing)
    twin.pk, twin._state = None, ModelState()
    for name, value in changes.items():
        setattr(twin, name, value)
    return twin


def stars(of: Product, stars: int = 4, *, until: datetime.date | None = None, **fields: Any) -> OcopRecognition:
    """A verified OCOP recognition of exactly this product, valid for another year unless told."""
    expires = until or timezone.localdate() + datetime.timedelta(days=365)
    usual = {"issued_on": expires - datetime.timedelta(days=1095), "verification": "verified"}
    made = OcopRecognition.objects.create(
        product=of, stars=stars, decision=f"0000/QĐ-MH-{next(_numbers)}", issuer="UBND thành phố Cần Thơ (minh họa)",
        expires_on=expires, **{**usual, **fields},
    )  # fmt: skip
    refresh_listing(product=of)
    return made


def certificate(
    *of: Product, scheme: str = "vietgap", until: datetime.date | None = None, **fields: Any
) -> Certificate:
    """A verified certificate whose scope is exactly these products, valid for another year unless told."""
    expires = until or timezone.localdate() + datetime.timedelta(days=365)
    usual = {
        "name": "VietGAP trồng trọt", "number": f"MH-{next(_numbers):04d}", "verification": "verified",
        "issued_on": expires - datetime.timedelta(days=730), "indication": indication() if scheme == "gi" else None,
    }  # fmt: skip
    made = Certificate.objects.create(
        holder=of[0].producer, scheme=scheme, issuer="Tổ chức chứng nhận minh họa", expires_on=expires,
        **{**usual, **fields},
    )  # fmt: skip
    made.products.set(of)
    return made


def indication() -> GeographicalIndication:
    """The one registered origin of the tests."""
    defaults = {
        "name": "Chè minh họa", "manager": "Sở minh họa", "registered_on": datetime.date(2007, 9, 20),
    }  # fmt: skip
    return GeographicalIndication.objects.get_or_create(registration_number="MH-GI-0001", defaults=defaults)[0]


def picture(name: str = "gao.png", *, size: tuple[int, int] = (600, 600), kind: str = "PNG") -> SimpleUploadedFile:
    """An uploaded picture of one colour."""
    out = io.BytesIO()
    Image.new("RGB", size, "#1f5b36").save(out, kind)
    return SimpleUploadedFile(name, out.getvalue(), content_type=f"image/{kind.lower()}")


def basket(owner: User, *of: Product, quantity: int = 1) -> Basket:
    """The open basket of a signed-in buyer with these goods in it."""
    made = Basket.objects.get_or_create(owner=owner, status=Basket.OPEN)[0]
    made.strategy = get_class("partner.strategy", "Selector")().strategy()
    for product in of:
        made.add_product(product, quantity)
    return made

"""Invented goods: the 45 kinds with their variants, prices, pictures, stars and certificates."""

import datetime
import random
from decimal import Decimal

from django.core.files import File
from django.utils import timezone
from oscar.core.loading import get_model

from catalogue.models import Certificate, ListingRow, OcopRecognition, Product, ProductImage
from catalogue.services import ensure_category, refresh_listing
from marketplace.cooperatives.models import Cooperative
from marketplace.partner.services import offer_product, push_listings

from .label_facts import label_facts
from .tables import Variant, art, table, variants

CATEGORIES = {
    "thuc-pham": "Thực phẩm", "do-uong": "Đồ uống", "duoc-lieu": "Dược liệu", "thu-cong": "Thủ công mỹ nghệ",
    "sinh-vat-canh": "Sinh vật cảnh", "du-lich": "Du lịch cộng đồng",
    "gao": "Gạo", "trai-cay": "Trái cây", "gia-vi": "Gia vị, nước chấm", "mat-ong": "Mật ong", "rau-cu": "Rau, củ",
    "thuy-san": "Thủy sản", "che-bien": "Món chế biến", "che": "Chè", "ca-phe": "Cà phê",
    "tra-thao-moc": "Trà thảo mộc",
    "tinh-dau": "Tinh dầu", "cao": "Cao", "tra-duoc-lieu": "Trà dược liệu", "may-tre": "Mây tre", "non-la": "Nón lá",
    "hoa-kieng": "Hoa kiểng", "trai-nghiem": "Trải nghiệm trong ngày", "luu-tru": "Nghỉ lại",
}  # fmt: skip
SCHEMES = {
    "vietgap": "VietGAP trồng trọt", "globalgap": "GLOBALG.A.P.", "organic": "Hữu cơ TCVN 11041",
    "food_safety": "Đủ điều kiện an toàn thực phẩm", "haccp": "HACCP", "gi": "Quyền sử dụng chỉ dẫn địa lý",
    "mark": "Quyền sử dụng nhãn hiệu tập thể",
}  # fmt: skip
COMPANY = "9520000"  # GS1 keeps 952 for examples: nobody's goods carry it


def make_goods(cooperatives: dict[str, Cooperative], rng: random.Random) -> list[Product]:
    """Every kind with its variants; about 150 products."""
    products: list[Product] = []
    is_first_time = not Product.objects.exists()
    for row in table("goods"):
        made = [_product(row, variant, index, cooperatives, rng) for index, variant in enumerate(variants(row))]
        _certify(row, cooperatives[row["coop"]], made)
        for product in made:
            refresh_listing(product=product)
        products += made
    if is_first_time:
        _spread(products)
    return products


def _spread(products: list[Product]) -> None:
    """List them as if they had come one after another from everywhere, not kind by kind."""
    shuffled = random.Random(45).sample(products, len(products))
    for number, product in enumerate(shuffled):
        listed_at = timezone.now() - datetime.timedelta(hours=7 * number + 3)
        ListingRow.objects.filter(product=product).update(listed_at=listed_at)


def _product(
    row: dict[str, str], variant: Variant, index: int, cooperatives: dict[str, Cooperative], rng: random.Random
) -> Product:
    code = f"{row['slug']}-{index + 1}"
    existing = Product.objects.filter(code=code).first()
    if existing:
        return existing
    product = Product(
        code=code, title=f"{row['title']}, {variant.suffix}", slug=row["slug"] if index == 0 else code,
        description=row["description"], producer=cooperatives[row["coop"]],
        product_class=_product_class(row), is_public=True, is_demo=True,
        unit=variant.unit, net_quantity=Decimal(variant.net), net_unit=variant.net_unit, gtin=example_gtin(code),
        vat_class=row["vat"], shelf_life_days=int(row["shelf"]) or None, perishable=row["perishable"] == "1",
        date_kind="none" if row["profile"] in {"craft", "plant", "tour"} else "best_before",
        weight_g=variant.weight_g, **label_facts(row, cooperatives[row["coop"]]),
    )  # fmt: skip
    if row["season"]:
        product.season_from, product.season_to = (int(month) for month in row["season"].split("-"))
    if variant.box_cm:
        product.length_cm, product.width_cm, product.height_cm = variant.box_cm
    product.save()
    product.categories.add(ensure_category([CATEGORIES[slug] for slug in row["category"].split("/")]))
    _give_pictures(product, row["slug"])
    refresh_listing(product=product)  # the row into which the price is written
    record = offer_product(
        product=product, cooperative=product.producer, price=variant.price, num_in_stock=_stock(rng), sku=code
    )
    if rng.random() < 0.06:
        record.old_price = round(variant.price * 1.12, -3)
        record.save()
        push_listings(stockrecords=[record])
    _give_stars(row, product, rng)
    return product


def _stock(rng: random.Random) -> int:
    return rng.choice([0, 3, 6, *([46, 80, 120, 240, 400] * 4)])


def _product_class(row: dict[str, str]) -> object:
    name = "Dịch vụ" if row["profile"] == "tour" else "Hàng hóa"
    model = get_model("catalogue", "ProductClass")
    return model.objects.get_or_create(
        name=name, defaults={"requires_shipping": row["profile"] != "tour", "track_stock": True}
    )[0]


def example_gtin(code: str) -> str:
    """A GTIN-14 of GS1's example range 952, the same for the same code at every run."""
    number = int.from_bytes(code.encode(), "big") % 100_000
    while True:
        body = f"0{COMPANY}{number:05d}"
        total = sum(int(digit) * (3 if place % 2 == 0 else 1) for place, digit in enumerate(body))
        gtin = f"{body}{-total % 10}"
        if not Product.objects.filter(gtin=gtin).exists():
            return gtin
        number = (number + 1) % 100_000


def _give_pictures(product: Product, kind: str) -> None:
    """Variants share the drawing of their kind: it is encoded once and its stored name is used again."""
    for order, name in enumerate([kind, *(f"{kind}-{view}" for view in (2, 3, 4))]):
        path = art(name)
        if path is None:
            continue
        twin = ProductImage.objects.filter(original__contains=f"/{name}.").first()
        image = ProductImage(product=product, display_order=order, caption=product.title)
        if twin:
            image.original, image.width, image.height = twin.original.name, twin.width, twin.height
            image.save()
        else:
            with path.open("rb") as file:
                image.original.save(path.name, File(file), save=True)


def _give_stars(row: dict[str, str], product: Product, rng: random.Random) -> None:
    stars = int(row["stars"])
    if not stars:
        return
    today = timezone.localdate()
    issued = today - datetime.timedelta(days=rng.randint(60, 1000))
    lapsed = product.code.endswith("-3") and rng.random() < 0.25
    if lapsed:
        issued = today - datetime.timedelta(days=1130)
    issuer = (
        "Bộ Nông nghiệp và Môi trường (minh họa)"
        if stars == 5
        else f"UBND {product.producer.province.full_name} (minh họa)"
    )
    OcopRecognition.objects.create(
        product=product,
        stars=stars,
        score={3: "62.5", 4: "81.0", 5: "92.5"}[stars],
        decision=f"0000/QĐ-MH-{product.pk}",
        issuer=issuer,
        issued_on=issued,
        expires_on=issued + datetime.timedelta(days=1095),
    )


def _certify(row: dict[str, str], holder: Cooperative, products: list[Product]) -> None:
    today = timezone.localdate()
    for number, scheme in enumerate(filter(None, row["certs"].split(","))):
        issued = today - datetime.timedelta(days=300 + 40 * number)
        certificate, created = Certificate.objects.get_or_create(
            holder=holder, scheme=scheme, number=f"MH-{holder.code}-{row['slug'][:12].upper()}-{number + 1}",
            defaults={
                "name": SCHEMES[scheme], "issuer": "Tổ chức chứng nhận minh họa", "scope": row["title"],
                "issued_on": issued, "expires_on": issued + datetime.timedelta(days=730),
                "verification": Certificate.Verification.VERIFIED, "verified_how": "Đối chiếu bản gốc (minh họa)",
                "verified_at": timezone.now(),
            },
        )  # fmt: skip
        if created:
            certificate.products.set(products)

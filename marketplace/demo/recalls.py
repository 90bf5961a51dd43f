"""A gift box with goods of another cooperative, a recall's drill, one that was withdrawn: by the acts of desks."""

from __future__ import annotations

from decimal import Decimal

from django.utils import timezone

from catalogue.models import Product, ProductImage
from catalogue.services import refresh_listing
from marketplace.accounts.models import User
from marketplace.order.models import LineLot
from marketplace.order.recalls.services import go_on_with_recalls
from marketplace.partner.services import offer_product
from traceability.models import Lot, Recall, Transformation
from traceability.services import Into, Outof, ask_for_goods, confirm_override, open_recall, transform, withdraw_recall

from .goods import example_gtin

A_MINUTE = 60
BOXES, JARS = 40, 40


def make_recalls(people: dict[str, User]) -> None:
    """Each, where the goods for them stand; then every recall is brought to its end, as the worker would."""
    binh, lan = people["binh@example.vn"], people["lan@example.vn"]
    if not Transformation.objects.filter(process="gift_box").exists():
        _gift_box(binh, lan)
    sold = LineLot.objects.filter(lot__product__code="gao-st25-1").order_by("lot").first()
    if sold and not Recall.objects.filter(is_drill=True).exists():
        open_recall(lot=sold.lot, actor=binh, reason="Diễn tập thu hồi quý 4 (minh họa)", is_drill=True)
    go_on_with_recalls(seconds=A_MINUTE)
    if sold and not Recall.objects.exclude(withdrawn_at=None).exists():
        _withdraw_one(sold, binh, lan)


def _withdraw_one(beside: LineLot, binh: User, lan: User) -> None:
    """The wrong lot was chosen, which Lan takes back; its buyers hear of both."""
    others = LineLot.objects.filter(lot__producer=beside.lot.producer_id, lot__state=Lot.State.ACTIVE)
    wrong = others.exclude(lot__product=beside.lot.product_id).order_by("lot").first()
    if wrong is None:
        return
    recall = open_recall(lot=wrong.lot, actor=binh, reason="Bao bì hở ở một số túi (minh họa)", hazard="doubt")
    go_on_with_recalls(seconds=A_MINUTE)
    withdraw_recall(recall=recall, actor=lan, reason="Chọn nhầm lô; lỗi bao bì ở lô khác (minh họa)")
    go_on_with_recalls(seconds=A_MINUTE)


def _gift_box(binh: User, lan: User) -> None:
    """Rice of Bình's beside honey that its beekeepers' cooperative handed over."""
    rice, honey = _lot_of("gao-st25-1"), _lot_of("mat-ong-bac-ha-1")
    if rice is None or honey is None or honey.producer_id == rice.producer_id:
        return
    unit, each = honey.measure
    jars = Decimal(JARS) * (each or 1)
    kept = _product(rice.product, honey.product, "mat-ong-hop-qua", "Mật ong để đóng hộp quà", is_public=False)
    asked = ask_for_goods(
        code=honey.code, product=kept, quantity=jars, unit=unit, actor=binh, note="Nhận tại kho (minh họa)"
    )
    confirm_override(transformation=asked, actor=lan)
    taken = asked.parts.get(is_output=True).lot
    box = _product(rice.product, rice.product, "hop-qua-tet", "Hộp quà Tết: gạo ST25 và mật ong", is_public=True)
    transform(
        process="gift_box", inputs=[Outof(rice, Decimal(BOXES) * 5, "kg"), Outof(taken, jars, unit)], actor=binh,
        outputs=[Into(box, Decimal(BOXES), "piece")], happened_at=timezone.now(), note="Đóng hộp quà (minh họa)",
        facility=rice.facility,
    )  # fmt: skip
    offer_product(product=box, cooperative=box.producer, price=Decimal(520_000), num_in_stock=0, sku="HOP-QUA-TET")


def _lot_of(code: str) -> Lot | None:
    lots = Lot.objects.saleable(on=timezone.localdate()).filter(product__code=code)
    return lots.select_related("product", "producer", "facility").order_by("-use_by").first()


def _product(of: Product, like: Product, code: str, title: str, *, is_public: bool) -> Product:
    """A product of the cooperative that makes `of`, pictured like `like`."""
    box = Product.objects.create(
        title=title, slug=code, code=code, producer=of.producer, product_class=of.product_class, is_public=is_public,
        is_demo=True, unit="hộp" if is_public else like.unit, weight_g=6500, description=f"{title} (minh họa).",
        gtin=example_gtin(code), net_quantity=None if is_public else like.net_quantity,
        net_unit="" if is_public else like.net_unit,
    )  # fmt: skip
    box.categories.set(of.categories.all())
    for image in like.images.all()[:1]:
        ProductImage.objects.create(product=box, original=image.original.name, display_order=0)
    refresh_listing(product=box)
    return box

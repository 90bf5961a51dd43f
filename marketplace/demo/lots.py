"""Invented lots with their journeys: what happened to rice differs from what happened to tea or honey."""

import datetime
import random
from decimal import Decimal

from django.utils import timezone

from catalogue.models import Product
from marketplace.accounts.models import User
from traceability.models import Lot, TraceEvent
from traceability.services import open_lot, recall_lot, record_event

from .tables import table

S = TraceEvent.Step
# profile -> steps: (step, days before packing, what was done)
JOURNEYS: dict[str, list[tuple[str, int, str]]] = {
    "rice": [
        (S.SOWING, 130, "Sạ hàng, giống xác nhận"), (S.CARE, 80, "Bón thúc, rút nước phơi ruộng"),
        (S.HARVEST, 24, "Gặt máy, lúa tươi về kho trong ngày"), (S.DRYING, 21, "Sấy tháp 45 °C đến ẩm độ 14 %"),
        (S.MILLING, 3, "Xay xát, tách màu, tỷ lệ thu hồi 63 %"), (S.PACKING, 0, "Cân, hút khí, dán mã lô"),
    ],
    "tea": [
        (S.CARE, 45, "Đốn tỉa, bón phân ủ hoai"), (S.HARVEST, 4, "Hái tay lúc sáng sớm"),
        (S.PROCESSING, 3, "Héo nhẹ, diệt men"), (S.DRYING, 3, "Sao khô, độ ẩm dưới 6 %"),
        (S.INSPECTION, 1, "Thử nếm, đạt"), (S.PACKING, 0, "Đóng gói, dán mã lô"),
    ],
    "honey": [
        (S.CARE, 60, "Chuyển đàn lên vùng hoa"), (S.HARVEST, 9, "Quay mật khi đã vít nắp"),
        (S.PROCESSING, 6, "Lọc, hạ thủy phần"), (S.INSPECTION, 3, "Đo thủy phần 18,5 %, đạt"), (S.PACKING, 0, "Chiết chai, dán mã lô"),
    ],
    "fruit": [
        (S.CARE, 40, "Bón phân hữu cơ, bao trái"), (S.INSPECTION, 8, "Đủ thời gian cách ly, được phép hái"),
        (S.HARVEST, 1, "Cắt kéo lúc sáng sớm"), (S.PACKING, 0, "Phân cỡ, xếp thùng, dán mã lô"),
    ],
    "processed": [
        (S.RECEIVING, 6, "Nhận nguyên liệu của xã viên, cân và ghi sổ"), (S.PROCESSING, 4, "Chế biến theo mẻ"),
        (S.INSPECTION, 2, "Lấy mẫu lưu, đạt"), (S.PACKING, 0, "Đóng gói, dán mã lô"),
    ],
    "spice": [
        (S.HARVEST, 30, "Thu hái đúng độ già"), (S.DRYING, 20, "Phơi nắng, đảo ngày hai lượt"),
        (S.PROCESSING, 5, "Sàng, phân cỡ"), (S.PACKING, 0, "Đóng gói, dán mã lô"),
    ],
    "coffee": [
        (S.HARVEST, 60, "Hái quả chín"), (S.PROCESSING, 58, "Xát vỏ, ủ lên men"), (S.DRYING, 40, "Phơi giàn 16 ngày"),
        (S.PROCESSING, 3, "Rang mộc theo mẻ"), (S.PACKING, 0, "Đóng gói trong 24 giờ sau rang"),
    ],
    "craft": [
        (S.HARVEST, 90, "Chọn tre đúng tuổi, khai thác luân phiên"), (S.PROCESSING, 70, "Ngâm, hun khói chống mọt"),
        (S.PROCESSING, 12, "Đan tay"), (S.INSPECTION, 1, "Kiểm từng chiếc"), (S.PACKING, 0, "Bọc giấy, đóng thùng, dán mã lô"),
    ],
    "fishsauce": [
        (S.RECEIVING, 400, "Cá ướp muối trên thuyền, nhập thùng"), (S.CARE, 200, "Kéo rút, phơi nắng"),
        (S.INSPECTION, 10, "Đo độ đạm, đạt"), (S.PACKING, 0, "Chiết chai, dán mã lô"),
    ],
    "seafood": [
        (S.RECEIVING, 3, "Mực tươi từ thuyền, ướp đá"), (S.PROCESSING, 2, "Giã tay, nặn, hấp"),
        (S.STORING, 1, "Cấp đông −35 °C"), (S.PACKING, 0, "Đóng hộp, dán mã lô"),
    ],
    "plant": [(S.CARE, 200, "Vào chậu, uốn dáng"), (S.INSPECTION, 3, "Kiểm sâu bệnh, đạt"), (S.PACKING, 0, "Gắn thẻ cây và mã lô")],
}  # fmt: skip


def make_lots(products: list[Product], actor: User, rng: random.Random) -> list[Lot]:
    """One lot for each product that is goods, a second for the first variant; one lot of the demonstration is recalled."""
    profiles = {row["slug"]: row["profile"] for row in table("goods")}
    lots: list[Lot] = []
    for product in products:
        kind, _, number = product.code.rpartition("-")
        profile = profiles[kind]
        if profile == "tour" or product.lots.exists():
            continue
        for serial in range(2 if number == "1" else 1):
            lots.append(_lot(product, profile, serial, actor, rng))
    if lots:
        _recall_one(lots, actor)
    return lots


def _lot(product: Product, profile: str, serial: int, actor: User, rng: random.Random) -> Lot:
    made_on = _made_on(product, profile, serial, rng)
    facility = product.producer.facilities.filter(kind="packhouse").first()
    shelf = datetime.timedelta(days=product.shelf_life_days) if product.shelf_life_days else None
    lot = open_lot(
        product=product, actor=actor, made_on=made_on, use_by=made_on + shelf if shelf else None,
        quantity=Decimal(rng.choice([300, 600, 1200])), facility=facility, areas=list(product.producer.growing_areas.all()),
    )  # fmt: skip
    for step, days_before, note in JOURNEYS[profile]:
        moment = datetime.datetime.combine(made_on - datetime.timedelta(days=days_before), datetime.time(7 + days_before % 9, 30))
        record_event(
            lot=lot, actor=actor, step=step, happened_at=timezone.make_aware(moment), note=note,
            facility=None if step in {S.SOWING, S.CARE, S.HARVEST} else facility,
            place=product.producer.street if step in {S.SOWING, S.CARE, S.HARVEST} else "",
        )  # fmt: skip
    return lot


def _made_on(product: Product, profile: str, serial: int, rng: random.Random) -> datetime.date:
    """Recent enough that the lot on sale is still good; the second lot of a kind is the older one."""
    shelf = product.shelf_life_days or 200
    age = rng.randint(1, max(2, min(shelf // 4, 40))) + serial * max(1, shelf // 3)
    return timezone.localdate() - datetime.timedelta(days=age)


def _recall_one(lots: list[Lot], actor: User) -> None:
    """So that a visitor can see what a recalled label says."""
    candidates = [lot for lot in lots if lot.product.code == "mam-ruoc-hue-3"]
    for lot in candidates:
        recall_lot(lot=lot, actor=actor, reason="Nắp hũ không kín ở một số sản phẩm (tình huống minh họa)")

"""A season in two fields of rice, and a hub with three satellites whose paddy becomes one lot."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Any

from django.utils import timezone

from catalogue.models import Product
from marketplace.accounts.models import User
from marketplace.cooperatives.models import Cooperative, GrowingArea, Supplier
from traceability.diary.services import write_entry
from traceability.models import DiaryEntry
from traceability.services import Into, Outof, receive, transform

SEASON = "Hè Thu 2026"
SPRAYED = {"dose_unit": "l/ha", "active_ingredient": "azadirachtin"}
# days before today, what was done, further words
YEAR: list[tuple[int, str, dict[str, Any]]] = [
    (196, "sowing", {"note": "Sạ hàng, giống ST25, 80 kg/ha"}),
    (188, "watering", {"note": "Đưa nước vào ruộng, mực nước 3 cm"}),
    (182, "fertilising", {"product": "Phân hữu cơ vi sinh (minh họa)", "dose": Decimal(400), "dose_unit": "kg/ha"}),
    (171, "scouting", {"note": "Thăm đồng: ốc ít, lúa đều"}),
    (160, "fertilising", {"product": "NPK 20-20-15 (minh họa)", "dose": Decimal(120), "dose_unit": "kg/ha"}),
    (148, "scouting", {"note": "Sâu cuốn lá dưới ngưỡng, chưa phun"}),
    (139, "spraying", {**SPRAYED, "product": "Chế phẩm neem (minh họa)", "dose": Decimal("1.2"), "interval_days": 7}),
    (125, "watering", {"note": "Tưới ngập khô xen kẽ, rút nước 5 ngày"}),
    (112, "care", {"note": "Làm cỏ tay hai bờ"}),
    (101, "harvest", {"quantity": Decimal("18.4"), "unit": "t", "note": "Gặt máy, ẩm độ 24 %"}),
]
SATELLITES = [
    ("Hộ minh họa Năm Lúa", "household", "3.2", 300), ("Hộ minh họa Bảy Tôm", "household", "1.6", 150),
    ("Tổ hợp tác minh họa Ấp 4", "group", "5.5", 50),
]  # fmt: skip


def make_diaries(rice: Cooperative, actor: User) -> None:
    """A second area, and the same season in both; nothing where a diary stands already."""
    first = rice.growing_areas.order_by("code").first()
    if first is None or DiaryEntry.objects.exists():
        return
    second, _made = GrowingArea.objects.get_or_create(
        cooperative=rice, code="MH-DTL-02", defaults={
            "name": "Cánh đồng Kinh Xáng", "crop": first.crop, "area_ha": Decimal("8.5"), "commune": first.commune,
            "yearly_cap_kg": Decimal(120_000), "members_count": 11,
        },
    )  # fmt: skip
    today = timezone.localdate()
    for shift, area in enumerate((first, second)):
        for ago, kind, words in YEAR:
            day = today - datetime.timedelta(days=ago - 3 * shift)
            write_entry(area=area, actor=actor, kind=kind, happened_on=day, season=SEASON, **words)
    _correct_one(second, actor)


def _correct_one(area: GrowingArea, actor: User) -> None:
    """So that a visitor sees what a correction looks like."""
    wrong = DiaryEntry.objects.filter(area=area, kind="spraying").get()
    words = {"product": wrong.product, "dose": Decimal(1), "interval_days": 7, "season": SEASON, **SPRAYED}
    write_entry(
        area=area, actor=actor, kind="spraying", happened_on=wrong.happened_on, corrects=wrong,
        note="Ghi nhầm liều, đã xem lại bao bì", **words,
    )  # fmt: skip


def make_suppliers(rice: Cooperative, actor: User) -> None:
    """Three satellites of a hub, what each brought, and the lot that was mixed of it; nothing where they stand."""
    product = Product.objects.filter(code="gao-st25-4", producer=rice).first()
    if product is None or rice.commune is None or rice.suppliers.exists():
        return
    brought = []
    for name, kind, hectares, kilograms in SATELLITES:
        satellite = Supplier.objects.create(
            hub=rice, kind=kind, name=name, commune=rice.commune, crop="lúa", area_ha=Decimal(hectares),
            identifier=f"HĐ-MH-{kilograms:03d}",
        )  # fmt: skip
        day = timezone.localdate() - datetime.timedelta(days=2)
        lot = receive(
            product=product, quantity=Decimal(kilograms), unit="kg", received_on=day, actor=actor, satellite=satellite
        )
        brought.append(Outof(lot, Decimal(kilograms), "kg"))
    transform(
        process="mixing", inputs=brought, outputs=[Into(product, Decimal(495), "kg")], actor=actor,
        happened_at=timezone.now() - datetime.timedelta(hours=30), note="Phối ba nguồn, sàng lại (minh họa)",
    )  # fmt: skip

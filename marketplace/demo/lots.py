"""Invented lots with their journeys: what happened to rice differs from what happened to tea or honey."""

import datetime
import random
from decimal import Decimal

from django.utils import timezone

from catalogue.models import Product
from marketplace.accounts.models import User
from marketplace.cooperatives.models import Facility
from traceability.models import Lot, ProcessYield, TraceEvent
from traceability.services import (
    Into,
    Outof,
    open_lot,
    print_labels,
    recall_lot,
    record_event,
    spoil_labels,
    take_out,
    transform,
)

from .tables import table

S = TraceEvent.Step
IN_THE_FIELD = {S.SOWING, S.CARE, S.HARVEST}

YIELDS = {
    "milling": Decimal("0.7"), "drying": Decimal("0.95"), "roasting": Decimal("0.85"), "mixing": Decimal(1),
    "packing": Decimal(1),
}  # fmt: skip


def make_lots(products: list[Product], actor: User, rng: random.Random) -> list[Lot]:
    """One lot for each product that is goods, a second for the first variant; one of them all is recalled."""
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
        _set_yields()
        _print_and_divide(lots, actor)
    return lots


def _set_yields() -> None:
    since = timezone.localdate() - datetime.timedelta(days=365)
    for process, most in YIELDS.items():
        ProcessYield.objects.get_or_create(
            process=process,
            defaults={"greatest_yield": most, "effective_from": since, "legal_ref": "Định mức minh họa"},
        )


def _print_and_divide(lots: list[Lot], actor: User) -> None:
    """Labels of one lot of rice, a few of them spoilt; a sample; and some of it packed into smaller bags."""
    rice = next((lot for lot in lots if lot.product.code == "gao-st25-5"), None)
    if rice is None:
        return
    run = print_labels(lot=rice, quantity=120, actor=actor)
    spoil_labels(run=run, units=4, why="Kẹt giấy ở máy in (minh họa)", actor=actor)
    take_out(
        lot=rice, kind="sampled", quantity=Decimal("0.5"), unit="kg", why="Gửi kiểm nghiệm (minh họa)", actor=actor
    )
    whole = next(lot for lot in lots if lot.product.code == "gao-st25-2")
    transform(
        process="packing", inputs=[Outof(rice, Decimal(200), "kg")], actor=actor, note="Chia từ bao lớn (minh họa)",
        outputs=[Into(whole.product, Decimal(198), "kg", use_by=rice.use_by)], facility=rice.facility,
        happened_at=timezone.now() - datetime.timedelta(hours=20),
    )  # fmt: skip


def _lot(product: Product, profile: str, serial: int, actor: User, rng: random.Random) -> Lot:
    made_on = _made_on(product, profile, serial, rng)
    facility = product.producer.facilities.filter(kind="packhouse").first()
    shelf = datetime.timedelta(days=product.shelf_life_days) if product.shelf_life_days else None
    lot = open_lot(
        product=product,
        actor=actor,
        made_on=made_on,
        use_by=made_on + shelf if shelf else None,
        quantity=Decimal(rng.choice([300, 600, 1200])),
        facility=facility,
        areas=list(product.producer.growing_areas.all()),
    )
    for row in table("journeys"):
        if row["profile"] == profile:
            _step(lot, row, facility, actor)
    return lot


def _step(lot: Lot, row: dict[str, str], facility: Facility | None, actor: User) -> None:
    days_before = int(row["days_before"])
    in_the_field = row["step"] in IN_THE_FIELD and lot.areas.exists()
    day = lot.made_on - datetime.timedelta(days=days_before)
    record_event(
        lot=lot,
        actor=actor,
        step=row["step"],
        note=row["note"],
        happened_at=timezone.make_aware(datetime.datetime.combine(day, datetime.time(7 + days_before % 9, 30))),
        facility=None if in_the_field else facility,
        place=lot.producer.street if in_the_field else "",
    )


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

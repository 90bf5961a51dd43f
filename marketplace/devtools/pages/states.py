"""States that the demonstration lacks, so that every page can be seen in each: made once, by the shop's acts."""

from __future__ import annotations

import datetime
import io
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.utils import timezone, translation
from oscar.core.loading import get_class
from PIL import Image

from catalogue.models import Certificate, ListingRow, Product
from catalogue.services import change_product, create_product
from marketplace.accounts.models import User
from marketplace.address.models import UserAddress
from marketplace.basket.models import Basket
from marketplace.basket.services import add_to_basket
from marketplace.checkout.services import place_and_ask_for_money, remember_address
from marketplace.cooperatives.models import Cooperative, Membership
from marketplace.cooperatives.services import set_status
from marketplace.editorial.models import CampaignPage, Picture
from marketplace.editorial.services import add_page, ensure_site
from marketplace.order.models import Order, Purchase
from marketplace.order.services import Recipient, move_order, set_term
from marketplace.order.status import Actor, OrderStatus
from marketplace.order.terms import Term, TermKey
from marketplace.payment.bank.importing import stage_statement
from marketplace.payment.services import expire_unpaid, mark_received
from marketplace.places.models import Commune, Province
from marketplace.promotion.models import Campaign, CampaignProduct
from traceability.holdings import holdings
from traceability.models import Lot, Scan, Serial
from traceability.problems.services import report
from traceability.services import open_lot, print_labels, spoil_labels, take_out, write_units
from traceability.services.label_files import draw_labels

from .money import make_odd_money

SUSPENDED, PENDING, EMPTY = "TAMDUNG", "CHOXET", "MOIMO"
MIN_PIECE, ODD_PIECE = "0001", "0002"
HELD, PAST, LAPSED = "TRANGTHAI-GIU", "TRANGTHAI-QUAHAN", "TRANGTHAI-HETHIEULUC"
CAMPAIGNS = {"running": "thang-hanh-dong", "ended": "mua-vai-chin", "upcoming": "tet-sum-vay"}
DAY = datetime.timedelta(days=1)


@transaction.atomic
def make_states() -> None:
    """Add them to a loaded demonstration; a second call adds nothing."""
    if Cooperative.objects.filter(code=SUSPENDED).exists():
        return
    people = {user.email: user for user in User.objects.filter(email__endswith="@example.vn")}
    hoa, binh, sen, lan = (people[f"{name}@example.vn"] for name in ("hoa", "binh", "sen", "lan"))
    with translation.override("vi"):
        _cooperatives(sen, lan)
        _listings(binh)
        _lots(binh)
        _readers(binh)
        _purchases(hoa, lan)
        _campaign_to_come()
        _bank_statement(lan)
        _terms(lan)


def hoas_address() -> UserAddress:
    """The address in Hoa's book."""
    return UserAddress.objects.filter(user__email="hoa@example.vn").order_by("pk")[0]


def _cooperatives(sen: User, lan: User) -> None:
    """One that may not sell, one that nobody has looked at, and one of Sen's where nothing has happened yet."""
    province = Cooperative.objects.get(code="DTL").province
    names = {SUSPENDED: "HTX minh họa Tạm Dừng", PENDING: "HTX minh họa Chờ Xét", EMPTY: "HTX minh họa Mới Mở"}
    made = {}
    for code, name in names.items():
        status = Cooperative.Status.PENDING if code == PENDING else Cooperative.Status.ACTIVE
        made[code] = Cooperative.objects.create(
            code=code, name=name, slug=f"htx-{code.lower()}", kind="htx", status=status, province=province, is_demo=True
        )
    Membership.objects.create(cooperative=made[EMPTY], user=sen)
    goods = Product.objects.filter(code__startswith="my-chu").order_by("-pk")[0]
    goods.pk, goods.code, goods.gtin, goods.upc = None, "tam-dung-1", "", None
    goods.producer, goods._state.adding = made[SUSPENDED], True
    goods.save()
    ListingRow.objects.create(
        product=goods, cooperative=made[SUSPENDED], province=province, title=goods.title, slug=goods.slug,
        text=" ", sort_key=" ", unit=goods.unit,
    )  # fmt: skip
    set_status(cooperative=made[SUSPENDED], status="suspended", actor=lan, reason="Giấy chứng nhận chưa rõ (minh họa)")


def _listings(binh: User) -> None:
    """A new listing and a change that wait for the alliance, and goods that are sold out."""
    rice = Product.objects.get(code="gao-st25-1")
    data = {
        "title": "Gạo nếp cái hoa vàng, túi 2 kg", "description": "Dẻo, thơm, mới gặt.", "unit": "túi",
        "net_quantity": Decimal(2), "net_unit": "kg", "weight_g": 2100, "storage": "Nơi khô ráo",
        "date_kind": "best_before", "shelf_life_days": 180, "vat_class": "not_subject",
    }  # fmt: skip
    kind = rice.categories.get()
    create_product(producer=rice.producer, actor=binh, category=kind, data=data, images=[_photograph()])
    words = {"title": "Gạo ST25 vụ mới, túi 5 kg", "description": f"{rice.description} Vụ mới đã về kho."}
    change_product(product=rice, actor=binh, changes=words)
    last = Product.objects.get(code="gao-st25-5").stockrecords.get()
    for lot in last.product.lots.saleable(on=timezone.localdate()):
        free = holdings([lot])[lot.pk].units
        take_out(lot=lot, kind="sold_loose", quantity=Decimal(free), why="Bán tại kho (minh họa)", actor=binh)


def _photograph() -> SimpleUploadedFile:
    buffer = io.BytesIO()
    Image.linear_gradient("L").resize((1200, 900)).convert("RGB").save(buffer, "JPEG")
    return SimpleUploadedFile("nep.jpg", buffer.getvalue(), "image/jpeg")


def _lots(binh: User) -> None:
    """Labels that are on hold, past their date, and of goods whose certificate has lapsed."""
    today = timezone.localdate()
    rice = Product.objects.get(code="gao-st25-2")
    made = today - 40 * DAY
    open_lot(product=rice, actor=binh, code=HELD, made_on=made, use_by=today + 90 * DAY, quantity=Decimal(100))
    Lot.objects.filter(code=HELD).update(state=Lot.State.ON_HOLD)
    write_units(products=[rice.pk])
    open_lot(product=rice, actor=binh, code=PAST, made_on=made, use_by=today - DAY, quantity=Decimal(100))
    other = Product.objects.filter(producer=rice.producer).exclude(code__startswith="gao-st25-1").order_by("-pk")[0]
    open_lot(product=other, actor=binh, code=LAPSED, made_on=made, use_by=today + 90 * DAY, quantity=Decimal(100))
    lapsed = Certificate.objects.create(
        holder=rice.producer, scheme=Certificate.Scheme.VIETGAP, name="VietGAP trồng trọt", number="MH-HET-HIEU-LUC",
        issuer="Tổ chức chứng nhận minh họa", issued_on=today - 800 * DAY, expires_on=today - 70 * DAY,
        verification=Certificate.Verification.VERIFIED, method="original", verified_at=timezone.now(),
    )  # fmt: skip
    lapsed.products.add(other)


def _readers(binh: User) -> None:
    """Two labelled pieces of a lot of rice, one of them in doubt; readings of two days; a report."""
    rice = Lot.objects.filter(product__code="gao-st25-1", state=Lot.State.ACTIVE).order_by("pk")[0]
    moment = timezone.now()
    Serial.objects.create(lot=rice, number=MIN_PIECE)
    Serial.objects.create(
        lot=rice, number=ODD_PIECE, scans=31, first_scanned_at=moment - DAY, unusual="often", unusual_since=moment
    )
    labels: dict[str, Any] = {"lot": rice, "actor": binh, "numbered": True, "checks": "label"}
    run = print_labels(quantity=30, **labels)
    spoil_labels(run=run, places=[3], why="Kẹt giấy (minh họa)", actor=binh)
    while draw_labels(seconds=60):
        pass
    print_labels(quantity=24, **labels)
    for number in range(12):
        at = moment - (number % 2) * DAY
        place = ("92", "79", "01")[number % 3]
        Scan.objects.create(lot=rice, at=at, day=timezone.localdate(at), province=place, device=f"{number:016x}")
    report(lot=rice, what="quality", words="Túi bị rách một góc, gạo có mùi ẩm (minh họa).", device="minh-hoa")


def _purchases(hoa: User, lan: User) -> None:
    """One that was never paid, one whose transfer was short, one to be paid back, one accepted too late; an address."""
    commune = Commune.objects.filter(province__code="46", valid_to=None).order_by("code")[0]
    street = "12 đường Minh Họa, tổ 5"
    recipient = Recipient(name=hoa.get_full_name(), phone=str(hoa.phone), email="", street=street, commune=commune)
    remember_address(user=hoa, recipient=recipient)
    unpaid, short, owed = (_bought(hoa, recipient, Purchase.Method.VIETQR) for _ in range(3))
    Purchase.objects.filter(pk=unpaid.pk).update(pay_before=timezone.now() - DAY)
    expire_unpaid()
    _pay(short, lan, less=10_000)
    _pay(owed, lan)
    for order in owed.orders.all():
        move_order(order=order, to=OrderStatus.CANCELLED, actor_kind=Actor.SELLER, reason="Hết hàng (minh họa)")
    late = _bought(hoa, recipient, Purchase.Method.COD)
    Order.objects.filter(purchase=late).update(accept_before=timezone.now() - DAY)
    by_card = _bought(hoa, recipient, Purchase.Method.CARD)
    make_odd_money(by_card, Cooperative.objects.get(code="DTL"), lan)


def _bought(hoa: User, recipient: Recipient, method: str) -> Purchase:
    basket: Any = Basket.objects.create(owner=hoa)
    basket.strategy = get_class("partner.strategy", "Selector")().strategy(user=hoa)
    add_to_basket(basket=basket, product=Product.objects.get(code="gao-st25-1"), quantity=1)
    return place_and_ask_for_money(basket=basket, recipient=recipient, method=method, user=hoa, consent="Đồng ý")


def _pay(purchase: Purchase, lan: User, *, less: int = 0) -> None:
    amount, reference = int(purchase.total) - less, f"TT{purchase.pk:08d}"
    mark_received(purchase=purchase, amount=amount, reference=reference, actor=lan, received_at=timezone.now())


def _bank_statement(lan: User) -> None:
    """One that waits to be imported, with a row that nobody can read."""
    rows = "Ngày;Nội dung;Ghi có;Số bút toán\n22/11/2026;CHT CHUYEN KHOAN;150.000;FT2632600001\n22/11/2026;?;abc;FT2\n"
    account = settings.PLATFORM_BANK_ACCOUNT
    stage_statement(file=io.BytesIO(rows.encode()), name="sao-ke-thang-11.csv", account=account, actor=lan)


def _terms(lan: User) -> None:
    """A deadline that has been, one that holds and one to come; a ceiling for two provinces."""
    today, rule = timezone.localdate(), "Quyết định 15/QĐ-LM (minh họa)"
    for value, begins in ((48, -90), (24, -30)):
        Term.objects.create(key=TermKey.ACCEPT_HOURS, value=value, effective_from=today + begins * DAY, legal_ref=rule)
    set_term(key=TermKey.ACCEPT_HOURS, value=36, effective_from=today + 30 * DAY, legal_ref=rule, actor=lan)
    places = list(Province.objects.current().filter(code__in=("46", "92")))
    set_term(
        key=TermKey.COD_CEILING, value=3_000_000, effective_from=today + 30 * DAY, legal_ref=rule, actor=lan,
        provinces=places,
    )  # fmt: skip


def _campaign_to_come() -> None:
    today = timezone.localdate()
    campaign = Campaign.objects.create(name="Tết sum vầy", starts_on=today + 20 * DAY, ends_on=today + 50 * DAY)
    for position, product in enumerate(Product.objects.filter(code__startswith="gao-st25").order_by("pk")):
        CampaignProduct.objects.create(campaign=campaign, product=product, position=position)
    page = CampaignPage(
        title="Tết sum vầy", slug=CAMPAIGNS["upcoming"], campaign=campaign, hero_image=Picture.objects.first(),
        summary="Giỏ quà của các hợp tác xã, mở bán trước Tết hai mươi ngày.",
    )  # fmt: skip
    add_page(parent=ensure_site().campaigns["vi"], page=page)

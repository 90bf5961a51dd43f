"""The bank of the tests: what it sends, and how Hoa's transfers look."""

from __future__ import annotations

import json
import time
from typing import Any

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from marketplace.order.models import Purchase
from marketplace.payment.models import Receipt
from tests.buying import basket_of, on_sale, place
from tests.factories import doi_che_xuan, dong_tom_lua
from tests.simulators.bank import notice, sign

SECRET, ACCOUNT = "secret-of-the-tests", "1500000000952"


def to_pay(*, stock: int = 10) -> Purchase:
    """Hoa bought from two cooperatives and is to transfer."""
    goods = {on_sale("Gạo ST25", stock=stock): 2, on_sale(by=doi_che_xuan()): 1}
    return place(basket_of(goods), method=Purchase.Method.VIETQR)


def to_pay_directly(settings: Any) -> Purchase:
    """The same where each cooperative has its own account; both banks tell."""
    settings.SETTLEMENT = "direct"
    for number, seller in enumerate((dong_tom_lua(), doi_che_xuan())):
        seller.bank_bin, seller.bank_account = "970436", f"10000000{number}"
        seller.save()
    settings.BANK_WEBHOOK_SECRETS = {"100000000": "of-binh", "100000001": "of-sen"}
    return to_pay()


def tells(
    *, content: str = "", amount: int = 0, account: str = ACCOUNT, secret: str = SECRET, ago: int = 0,
    signature: str = "", body: bytes | None = None, **changes: Any,
) -> Any:  # fmt: skip
    """The bank posts a notice; the shop's answer."""
    fields = notice(account, amount, content, **changes)
    body = json.dumps(fields).encode() if body is None else body
    stamp = str(int(time.time()) - ago)
    headers = {"X-SePay-Timestamp": stamp, "X-SePay-Signature": signature or sign(body, stamp, secret)}
    return Client().post(reverse("webhooks:bank"), body, content_type="application/json", headers=headers)


def short(purchase: Purchase, amount: int = 1_000) -> Receipt:
    """Too little comes for it."""
    assert tells(content=str(purchase.memo), amount=amount).status_code == 200
    return Receipt.objects.latest("pk")


def nobodys(amount: int = 55_000, **more: Any) -> Receipt:
    """Money comes of which nobody knows whose it is."""
    assert tells(content="NGUYEN VAN A chuyen tien", amount=amount, **more).status_code == 200
    return Receipt.objects.latest("pk")


def now() -> str:
    """The moment as the bank writes it."""
    return timezone.localtime().strftime("%Y-%m-%d %H:%M:%S")

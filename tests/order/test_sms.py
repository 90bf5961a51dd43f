"""Hoa has no e-mail address: what must not be missed reaches her telephone, once, in her language."""

from __future__ import annotations

import datetime

import pytest
from django.utils import timezone

from marketplace.environment import Environment
from marketplace.order.models import Purchase
from marketplace.order.services import (
    cancel_by_buyer,
    deliver_parcel,
    move_order,
    pack_order,
    refuse_parcel,
    ship_parcel,
)
from marketplace.order.sms import LONGEST
from marketplace.order.status import Actor, OrderStatus
from marketplace.outbox.models import Message
from marketplace.outbox.services import post, send_waiting
from marketplace.outbox.sms import send_sms
from marketplace.payment.refunds import ask_refund, refund_by_hand
from marketplace.payment.services import expire_unpaid, mark_received
from marketplace.text import without_marks
from tests.buying import PHONE, basket_of, hoa_at_home, on_sale, place
from tests.people import lan

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    """Where SMS lie."""
    settings.SMS_GATEWAY = ("marketplace.outbox.sms.FileGateway", str(tmp_path / "sms"))
    return tmp_path / "sms"


def _buys(*, email: str = "", method: str = Purchase.Method.COD, language: str = "vi") -> Purchase:
    purchase = place(basket_of({on_sale(): 2}), method=method, recipient=hoa_at_home(email=email), language=language)
    return Purchase.objects.get(pk=purchase.pk)


def _ships(purchase: Purchase):
    order = purchase.orders.get()
    if order.status == OrderStatus.AWAITING_ACCEPTANCE:
        order = move_order(order=order, to=OrderStatus.CONFIRMED, actor_kind=Actor.SELLER)
    return ship_parcel(order=pack_order(order=order, lots={}), carrier="GHN", tracking_number="GHN777")


def _sms() -> list[str]:
    return list(Message.objects.filter(channel="sms", recipient=PHONE).order_by("pk").values_list("text", flat=True))


def _last() -> str:
    return _sms()[-1]


def test_who_has_an_address_gets_letters_and_no_sms():
    _ships(_buys(email="hoa@example.vn"))
    assert not _sms() and Message.objects.filter(recipient="hoa@example.vn").count() == 3


def test_who_has_none_is_told_of_an_order_from_placing_to_the_door():
    purchase = _buys()
    deliver_parcel(parcel=_ships(purchase))
    placed, shipped, arrived = _sms()
    assert purchase.number in placed and "/don-hang/" in placed
    assert "GHN777" in shipped and "tien mat" in shipped
    assert arrived != shipped
    assert not Message.objects.filter(channel="email", recipient="").exists()


def test_of_money_that_came_and_went_back():
    purchase = _buys(method=Purchase.Method.VIETQR)
    total = int(purchase.total)
    mark_received(purchase=purchase, amount=total, reference="FT1", received_at=timezone.now())
    assert len(_sms()) == 2
    attempt, order = purchase.attempts.get(), purchase.orders.get()
    refund = ask_refund(attempt=attempt, amount=20_000, key="r1", order=order, actor=lan(), reason="dập")
    refund_by_hand(refund=refund, reference="FT2", actor=lan())
    refund_by_hand(refund=refund, reference="FT2", actor=lan())
    assert len(_sms()) == 3 and "20.000 d" in _last()


@pytest.mark.parametrize("how", ["cancelled", "expired", "refused"])
def test_of_an_order_that_ends(how):
    purchase = _buys(method=Purchase.Method.VIETQR if how == "expired" else Purchase.Method.COD)
    if how == "cancelled":
        cancel_by_buyer(order=purchase.orders.get())
    elif how == "expired":
        expire_unpaid(now=timezone.now() + datetime.timedelta(hours=9))
    else:
        refuse_parcel(parcel=_ships(purchase))
    assert purchase.number in _last() and len(_sms()) == (3 if how == "refused" else 2)


def test_that_an_order_is_accepted_is_not_worth_an_sms():
    order = _buys().orders.get()
    move_order(order=order, to=OrderStatus.CONFIRMED, actor_kind=Actor.SELLER)
    assert len(_sms()) == 1


@pytest.mark.parametrize(("language", "word", "path"), [("vi", "dat", "/don-hang/"), ("en", "placed", "/en/don-hang/")])
def test_in_the_language_of_the_purchase_in_plain_letters(language, word, path):
    _buys(language=language)
    text = _last()
    assert word in text and path in text
    assert text.isascii() and len(text) <= 160


def test_a_long_one_keeps_its_address_and_ends_in_two_parts(settings):
    settings.SHOP_NAME = "Chợ " * 200
    _buys()
    assert len(_last()) <= LONGEST and _last().endswith("/don-hang/")


def test_it_is_sent_once_to_the_folder(folder):
    _buys()
    assert send_waiting() >= 1
    send_waiting()
    (written,) = folder.iterdir()
    assert written.read_text().startswith(f"{PHONE}\n")


@pytest.mark.parametrize("to", ["0912345678", "+84 912 345 678", "+0912345678", "hoa@example.vn", ""])
def test_only_a_number_in_e164_is_dialled(folder, to):
    with pytest.raises(OSError, match=r"E\.164"):
        send_sms(to, "xin chao")
    assert not folder.exists()


class Away:
    """A gateway that cannot be reached."""

    def __init__(self, location: str) -> None:
        self.location = location

    def send(self, to: str, text: str) -> None:
        """In vain."""
        raise ConnectionRefusedError(self.location)


def test_a_gateway_of_the_operators_own_that_is_away_loses_nothing(settings):
    settings.SMS_GATEWAY = (f"{__name__}.Away", "key@host")
    post([Message(event="e1", channel="sms", recipient=PHONE, text="xin chao")])
    assert send_waiting() == 0
    message = Message.objects.get(event="e1")
    assert (message.sent_at, message.last_error, message.attempts) == (None, "key@host", 1)


def test_none_and_console(settings, capsys):
    for name, said in (("NoGateway", ""), ("ConsoleGateway", f"SMS {PHONE}: xin chao\n")):
        settings.SMS_GATEWAY = (f"marketplace.outbox.sms.{name}", "")
        send_sms(PHONE, "xin chao")
        assert capsys.readouterr().out == said


@pytest.mark.parametrize(
    ("url", "gateway", "location"),
    [
        ("file:///srv/sms", "marketplace.outbox.sms.FileGateway", "/srv/sms"),
        ("none://", "marketplace.outbox.sms.NoGateway", ""),
        ("our.gateway.Gateway://key@host", "our.gateway.Gateway", "key@host"),
    ],
)
def test_the_address_says_who_sends(monkeypatch, url, gateway, location):
    monkeypatch.setenv("SMS_URL", url)
    assert Environment().sms("SMS_URL", default="none://") == (gateway, location)


@pytest.mark.parametrize("url", ["pigeon://roof", "file://", "file://folder", "console", "Gateway://x"])
def test_an_address_that_is_none_stops_the_start(monkeypatch, url):
    monkeypatch.setenv("SMS_URL", url)
    with pytest.raises(SystemExit, match="SMS_URL"):
        Environment().sms("SMS_URL", default="none://")


def test_marks_are_taken_off_and_nothing_else():
    assert without_marks("Đã gửi “Gạo”: 330.000\u00a0₫ – ok?") == 'Da gui "Gao": 330.000 d - ok?'

"""The same form arrives twice, or the last unit's form from twenty browsers: each from a process of its own."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from marketplace.order.models import Order, Purchase
from tests.buying import on_sale, put_in, review_form, say_how, say_where
from tests.support.race import race

pytestmark = pytest.mark.django_db(transaction=True)
BUYERS = 20


def press(cookies: dict[str, str], form: dict[str, str]) -> dict[str, Any]:
    """One press of "order" in a browser with these cookies: where it leads, and what the page says."""
    from django.test import override_settings

    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    with override_settings(ALLOWED_HOSTS=["testserver"], STORAGES=_storages() | {"staticfiles": plain}):
        browser = Client(raise_request_exception=False)
        for name, value in cookies.items():
            browser.cookies[name] = value
        answer = browser.post("/thanh-toan/xem-lai/", form)
        where = answer.get("Location", "")
        page = browser.get(where) if where.endswith("/gio-hang/") else answer
        return {"status": answer.status_code, "where": where, "says": page.text}


def _storages() -> dict[str, Any]:
    from django.conf import settings

    return dict(settings.STORAGES)


def _about_to_order(*goods: Any) -> dict[str, Any]:
    browser = Client()
    for product in goods:
        put_in(browser, product)
    say_where(browser)
    say_how(browser)
    form = review_form(browser)
    return {"cookies": {name: morsel.value for name, morsel in browser.cookies.items()}, "form": form}


def test_a_double_click_is_one_purchase():
    outcomes = race("tests.order.test_double_click:press", [_about_to_order(on_sale(stock=40))] * 2)
    assert [outcome.error for outcome in outcomes] == ["", ""], outcomes
    purchase = Purchase.objects.get()
    assert {outcome.value["where"] for outcome in outcomes} == {purchase.get_absolute_url()}
    assert purchase.orders.get().lines.get().stockrecord.num_allocated == 1


def test_of_twenty_browsers_one_gets_the_last_lamp_and_nineteen_are_told_so():
    lamp = on_sale("Đèn mây tre", stock=1)
    outcomes = race("tests.order.test_double_click:press", [_about_to_order(lamp) for _buyer in range(BUYERS)])
    assert all(outcome.won for outcome in outcomes), outcomes
    answers = [outcome.value for outcome in outcomes]
    lucky = [answer for answer in answers if answer["where"].startswith("/don-hang/")]
    refused = [answer for answer in answers if answer not in lucky]
    assert len(lucky) == 1 and len(refused) == BUYERS - 1
    assert {answer["status"] for answer in refused} <= {302, 422}
    assert all("Đèn mây tre" in answer["says"] for answer in refused)
    assert Purchase.objects.count() == Order.objects.count() == 1
    record = lamp.stockrecords.get()
    assert (record.num_in_stock, record.num_allocated) == (1, 1)
    lamp.listing.refresh_from_db()
    assert lamp.listing.available == 0

"""The demonstration is whole, repeatable and honest about itself; the forty searches find its goods."""

from __future__ import annotations

import csv
from collections import Counter

import pytest
from django.test import Client
from django.utils import timezone

from catalogue.models import ListingRow, OcopRecognition, Product
from marketplace.accounts.models import User
from marketplace.cooperatives.models import Cooperative
from marketplace.demo import goods, organisations, pages
from marketplace.demo.accounts import ACCOUNTS, PASSWORD
from marketplace.demo.load import load_demo
from marketplace.ledger.checking import faults
from marketplace.order.models import Order, Purchase
from marketplace.order.status import PaymentState
from marketplace.partner.models import StockRecord
from marketplace.promotion.selectors import running_campaigns
from tests.support.pages import one_drawing
from tests.traceability.reporting import gs1, listed, mill
from traceability.models import DailyRoot, EpcisEvent, Lot, TraceEvent
from traceability.selectors import journey

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def counts(module_data) -> dict[str, int]:
    """The demonstration with one of its pictures, whose sizes take most of the time to make."""
    with pytest.MonkeyPatch.context() as patch:
        for module in (goods, organisations, pages):
            patch.setattr(module, "art", one_drawing)
        return load_demo()


def test_it_is_as_large_as_promised(counts):
    assert counts["cooperatives"] >= 24
    assert Cooperative.objects.public().values("province").distinct().count() >= 20
    assert 140 <= counts["products"] <= 200
    assert counts["lots"] >= 100 and counts["purchases"] >= 10


def test_a_second_run_adds_nothing(counts):
    with pytest.MonkeyPatch.context() as patch:
        for module in (goods, organisations, pages):
            patch.setattr(module, "art", one_drawing)
        assert load_demo() == counts


def test_every_kind_of_goods_is_there(counts, shared_data):
    with (shared_data / "demo-products.csv").open(encoding="utf-8") as file:
        wanted = {row["slug"] for row in csv.DictReader(file)}
    made = Counter(code.rpartition("-")[0] for code in Product.objects.values_list("code", flat=True))
    assert wanted - set(made) == set()
    assert ListingRow.objects.on_sale().values("group").distinct().count() == 6


def test_it_says_that_it_is_invented(counts, client):
    assert not Product.objects.filter(is_demo=False).exists()
    assert not Cooperative.objects.filter(is_demo=False).exists()
    assert not Cooperative.objects.exclude(name__contains="minh họa").exists()
    assert not OcopRecognition.objects.exclude(decision__startswith="0000/").exists()
    assert not Product.objects.exclude(gtin__startswith="0952").exists()
    page = client.get("/san-pham/").text
    assert 'name="robots" content="noindex"' in page and 'class="demo"' in page


def test_every_event_is_told_as_gs1_has_it_and_every_chain_is_whole(counts, client):
    events = EpcisEvent.objects
    assert _told_as_gs1_has_it(client) == events.public().count() >= TraceEvent.objects.count() > 500
    packages = events.exclude(package=None)
    assert packages.filter(action="ADD").count() > 5 and packages.filter(action="DELETE").exists()
    alliance = mill("Liên minh", reads_packages=True)
    assert _told_as_gs1_has_it(alliance) == events.public().count() + packages.count()
    assert [fault for fault in faults() if fault.startswith("chain")] == []
    assert DailyRoot.objects.get().size == len({lot.producer_id for lot in Lot.objects.all()})


def _told_as_gs1_has_it(reader: Client) -> int:
    """How many events somebody reads, page after page, each of them valid."""
    where, told = "/epcis/events?perPage=200", 0
    while where:
        answer = reader.get(where)
        assert [fault.message for fault in gs1().iter_errors(answer.json())] == []
        told += len(listed(answer))
        where = answer.get("Link", "").partition(">")[0].removeprefix("<")
    return told


def test_every_lot_has_a_journey_and_a_page(counts, client):
    assert not Lot.objects.filter(events=None).exists()
    # what was made of others, or was brought by others, has their journeys before its own
    grown = Lot.objects.exclude(parts__is_output=True).exclude(events__step="receiving")
    for lot in grown.order_by("?")[:5]:
        assert journey(lot).count() >= 3
        assert client.get(lot.get_absolute_url()).status_code == 200


def test_a_campaign_runs_today_and_sells(counts, client):
    campaign = running_campaigns(timezone.localdate()).get()
    page = client.get(campaign.page.url)
    assert page.status_code == 200
    assert len(page.context["rows"]) >= 10


def test_orders_stand_in_many_states_and_their_sums_agree(counts):
    assert Order.objects.values("status").distinct().count() >= 7
    for purchase in Purchase.objects.prefetch_related("orders__lines"):
        orders = purchase.orders.all()
        assert purchase.total == sum(order.total_incl_tax for order in orders)
        for order in orders:
            lines = sum(line.line_price_incl_tax for line in order.lines.all())
            assert order.total_incl_tax == lines + order.shipping_incl_tax
    assert Purchase.objects.filter(payment_state=PaymentState.PAID).exists()


def test_stock_is_what_the_lists_say(counts):
    records = {record.product_id: record for record in StockRecord.objects.all()}
    for row in ListingRow.objects.on_sale():
        record = records[row.product_id]
        assert row.available == record.num_in_stock - (record.num_allocated or 0) >= 0
        assert row.price == record.price > 0


@pytest.mark.parametrize("account", ACCOUNTS, ids=lambda account: account.email)
def test_everybody_signs_in_by_phone_and_by_email(counts, client, account):
    for name in (account.email, account.phone):
        answer = client.post("/tai-khoan/dang-nhap/", {"username": name, "password": PASSWORD})
        assert answer.status_code == 302, name
        client.logout()


def test_only_lan_is_staff_and_nobody_is_almighty(counts):
    assert set(User.objects.filter(is_staff=True).values_list("email", flat=True)) == {"lan@example.vn"}
    assert not User.objects.filter(is_superuser=True).exists()


def test_forty_searches_find_their_goods_among_the_first_three(counts, client, shared_data):
    codes = dict(Product.objects.values_list("pk", "code"))
    with (shared_data / "text" / "search-queries.csv").open(encoding="utf-8") as file:
        queries = list(csv.DictReader(file))
    assert len(queries) == 40
    missed = {}
    for row in queries:
        shown = client.get("/tim-kiem/", {"q": row["query"]}).context["rows"][:3]
        found = {codes[each.pk].rpartition("-")[0] for each in shown}
        if not found & set(row["wanted"].split(";")):
            missed[row["query"]] = sorted(found)
    assert missed == {}

"""A product's page: what Hoa reads before she buys, and what Khách may not."""

import datetime
import json
import re

import pytest
from django.utils import timezone

from marketplace.partner.services import set_price
from marketplace.shipping.models import ShippingChoice, ShippingZone
from tests import factories, people
from traceability.services import open_lot, record_event

pytestmark = pytest.mark.django_db


@pytest.fixture
def rice():
    return factories.product("Gạo ST25, túi 5 kg", description="Hạt dài </script><b>trắng</b>.", storage="Nơi khô mát")


def page(client, product, query=""):
    return client.get(product.get_absolute_url() + query)


def test_it_shows_price_unit_price_stock_and_who_made_it(client, rice):
    html = page(client, rice).content.decode()
    for part in ("185.000\u00a0₫", "37.000\u00a0₫/kg", "HTX minh họa Đồng Tôm Lúa", "Nơi khô mát", "Cần Thơ"):
        assert part in html
    assert f'action="/gio-hang/them/{rice.pk}/"' in html


def test_stars_stand_with_their_decision_and_go_with_it(client, rice):
    stars = factories.stars(rice, 5)
    assert stars.decision in page(client, rice).content.decode()
    rice.listing.refresh_from_db()
    rice.listing.stars_until = timezone.localdate() - datetime.timedelta(days=1)
    rice.listing.save()
    html = page(client, rice).content.decode()
    assert stars.decision not in html
    assert "OCOP 5" not in html


def test_only_certificates_of_these_goods_that_are_valid_today(client, rice):
    own = factories.certificate(rice)
    lapsed = factories.certificate(rice, until=timezone.localdate() - datetime.timedelta(days=1))
    borrowed = factories.certificate(factories.product("Gạo khác"))
    html = page(client, rice).content.decode()
    assert own.number in html
    assert lapsed.number not in html
    assert borrowed.number not in html


def test_the_lot_on_sale_with_its_journey_and_code(client, rice):
    lot = open_lot(product=rice, actor=people.binh(), made_on=timezone.localdate(), quantity=50)
    record_event(lot=lot, actor=people.binh(), step="harvest", happened_at=timezone.now(), note="58 tấn lúa tươi")
    html = page(client, rice).content.decode()
    assert f'href="/l/{lot.code}"' in html
    assert f'src="/l/{lot.code}/qr.svg"' in html
    assert "58 tấn lúa tươi" in html


def test_delivery_to_the_province_that_hoa_chose(client, rice):
    choice = ShippingChoice.objects.create(cooperative=rice.producer, name="Xe của HTX")
    zone = ShippingZone.objects.create(choice=choice, name="Miền Trung", base_charge=32_000, days_min=2, days_max=4)
    zone.provinces.add(factories.province("46"))
    factories.province("52")
    assert "32.000\u00a0₫" in page(client, rice, "?tinh=46").content.decode()
    assert page(client, rice, "?tinh=52").context["delivery"] is None
    assert page(client, rice, "?tinh=khong-co").context["province"] is None


def test_what_machines_read_is_valid_and_cannot_break_out(client, rice):
    html = page(client, rice).content.decode()
    (script,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.S)
    product, crumbs = json.loads(script)["@graph"]
    assert product["name"] == rice.title
    assert product["offers"]["price"] == "185000"
    assert product["offers"]["availability"] == "https://schema.org/InStock"
    assert crumbs["itemListElement"][0]["name"]
    assert "<b>trắng" not in html


def test_sold_out_goods_stay_and_say_so(client):
    rice = factories.product("Gạo hết", stock=0)
    html = page(client, rice).content.decode()
    assert "OutOfStock" in html
    assert 'name="quantity"' not in html
    assert 'class="buybar"' not in html  # a button that buys nothing would follow the reader down the page
    assert 'class="buybar"' in page(client, factories.product("Gạo còn", stock=1)).content.decode()


def test_a_changed_price_stands_beside_the_old_one(client, rice):
    set_price(stockrecord=rice.stockrecords.get(), price=150_000, old_price=185_000, actor=people.binh())
    assert "<s>185.000\u00a0₫</s>" in page(client, rice).content.decode()


def test_an_old_address_leads_to_the_new_one(client, rice):
    answer = client.get(f"/san-pham/ten-cu_{rice.pk}/")
    assert (answer.status_code, answer.url) == (301, rice.get_absolute_url())


@pytest.mark.parametrize("path", ["khong-co_99999/", "x_99999999999999999999/", "chon-loc/a/", "1/", "category/a_1/"])
def test_what_is_not_there_is_404(client, path):
    assert client.get(f"/san-pham/{path}").status_code == 404


@pytest.mark.parametrize("method", ["get", "post"])
def test_khach_cannot_open_a_draft_nor_review_nor_buy_it(client, method):
    draft = factories.product("Gạo nháp", public=False)
    client.force_login(people.khach())
    ask = getattr(client, method)
    assert ask(draft.get_absolute_url()).status_code in {404, 405}
    assert ask(draft.get_absolute_url() + "danh-gia/").status_code == 404
    assert client.post(f"/gio-hang/them/{draft.pk}/").status_code == 404


def test_the_english_page_stands_below_en(client, rice):
    html = client.get("/en" + rice.get_absolute_url()).content.decode()
    assert "Delivery is agreed with the cooperative" in html
    assert 'lang="en"' in html

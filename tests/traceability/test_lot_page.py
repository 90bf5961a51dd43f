"""The page that a label opens."""

import base64
import datetime
import gzip
import hashlib
import html
import io
import re
from decimal import Decimal

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone
from PIL import Image

from catalogue.models import ProductImage
from tests import factories, people
from traceability import selectors
from traceability.models import Lot, TraceEvent
from traceability.services import recall_lot

from .things import DAY, GTIN, lot, step

pytestmark = pytest.mark.django_db
BACKEND = "marketplace.accounts.backends.PhoneOrEmailBackend"
HTML_LIMIT = 12_000
NOON = datetime.datetime(2026, 11, 15, 5, tzinfo=datetime.UTC)
LANGUAGES = pytest.mark.parametrize("prefix", ["", "/en"])


def _page(client, code="DTL-261115-01", prefix="/en", **query):
    return client.get(f"{prefix}/l/{code}", query).content.decode()


def _verdict(page):
    return re.search(r"<h1[^>]*>(.*?)</h1>", page, re.S)[1]


def _many_steps(of, count):
    moment = timezone.now() - 9 * DAY
    TraceEvent.objects.bulk_create(
        TraceEvent(lot=of, step="care", happened_at=moment + datetime.timedelta(hours=n), note=f"Thăm ruộng {n}.")
        for n in range(count)
    )


@LANGUAGES
def test_a_good_lot_is_valid_and_shows_where_it_comes_from(client, prefix):
    product = factories.product("Gạo ST25, túi 5 kg")
    factories.stars(product)
    factories.certificate(product)
    made = lot(product)
    step(made, note="Gặt máy, lúa tươi về kho trong ngày", place="Ấp Hòa Phú")
    page = _page(client, prefix=prefix)
    crops = "VietGAP for crops" if prefix else "VietGAP trồng trọt"
    for text in (product.title, made.code, "HTX minh họa Đồng Tôm Lúa", "Gặt máy", "Ấp Hòa Phú", crops):
        assert text in page
    assert 'class="v"' in page and f'lang="{"en" if prefix else "vi"}"' in page


@pytest.mark.parametrize(
    ("fields", "verdict"),
    [
        ({"state": Lot.State.RECALLED, "recall_reason": "Nấm mốc", "recalled_at": NOON}, "Recalled"),
        ({"state": Lot.State.ON_HOLD}, "On hold"),
        ({"state": Lot.State.CLOSED}, "Valid"),
        ({"use_by": None}, "Valid"),
    ],
)
def test_the_verdict_stands_first(client, fields, verdict):
    made = lot()
    Lot.objects.filter(pk=made.pk).update(**fields)
    page = _page(client)
    assert _verdict(page) == verdict and f"<title>{verdict}" in page


@pytest.mark.parametrize(("days", "verdict"), [(-1, "Past its date"), (0, "Valid"), (1, "Valid")])
def test_goods_are_good_through_their_last_day(client, days, verdict):
    made = lot()
    Lot.objects.filter(pk=made.pk).update(use_by=timezone.localdate() + days * DAY)
    assert _verdict(_page(client)) == verdict


def test_a_certificate_that_lapsed_is_said_and_one_that_was_renewed_is_not(client):
    product = factories.product()
    old = factories.certificate(product, until=timezone.localdate() - DAY)
    lot(product)
    page = _page(client)
    assert _verdict(page) == "A certificate has lapsed" and "after this lot was made" in page
    factories.certificate(product)
    page = _page(client)
    assert _verdict(page) == "Valid" and old.number not in page


def test_a_certificate_revoked_before_the_lot_was_made_is_said_so(client):
    product = factories.product()
    factories.certificate(product, revoked_on=timezone.localdate() - 40 * DAY)
    lot(product)
    assert "before this lot was made" in _page(client)


def test_a_certificate_that_begins_tomorrow_is_not_there_yet(client):
    product = factories.product()
    late = factories.certificate(product, issued_on=timezone.localdate() + DAY)
    lot(product)
    page = _page(client)
    assert _verdict(page) == "Valid" and late.number not in page


def test_stars_that_lapsed_are_gone(client):
    product = factories.product()
    factories.stars(product, until=timezone.localdate() - DAY)
    lot(product)
    assert "OCOP" not in _page(client)


@pytest.mark.parametrize(("language", "reads"), [("", "(40\xa0cái)"), ("/en", "(40\xa0pieces)")])
def test_a_step_says_its_quantity_in_the_readers_words(client, language, reads):
    step(lot(), quantity=Decimal(40), quantity_unit="piece")
    assert reads in client.get(f"{language}/l/DTL-261115-01").content.decode()


def test_a_correction_stands_beside_what_it_corrects(client):
    made = lot()
    harvest = step(made, note="Gặt 21 tấn")
    step(made, "packing", days_ago=3, note="Đóng túi")
    step(made, "correction", days_ago=1, corrects=harvest, note="12 tấn, không phải 21 tấn")
    page = _page(client)
    assert page.index("Gặt 21 tấn") < page.index("12 tấn, không phải 21 tấn") < page.index("Đóng túi")


def test_a_long_journey_is_paged(client):
    made = lot()
    _many_steps(made, 120)
    first, last = _page(client), _page(client, page=10)
    assert "Thăm ruộng 11." in first and "Thăm ruộng 12." not in first and "?page=2#h-j" in first
    assert "Thăm ruộng 119." in last and "Thăm ruộng 107." not in last
    assert _page(client, page="x") == first or "Thăm ruộng 0." in _page(client, page="x")


def test_buy_again_leads_to_the_product_while_it_is_on_sale(client):
    made = lot()
    assert f"/en/san-pham/{made.product.slug}_{made.product.pk}/" in _page(client)
    made.product.listing.is_listed = False
    made.product.listing.save()
    page = _page(client)
    assert "/en/san-pham/" not in page and f"/en/htx/{made.producer.slug}/" in page


def test_nobody_is_sent_to_the_page_of_a_suspended_cooperative(client):
    made = lot()
    made.producer.status = "suspended"
    made.producer.save()
    page = _page(client)
    assert "/htx/" not in page and "/san-pham/" not in page


def test_nothing_is_bought_again_from_a_recalled_lot(client):
    made = recall_lot(lot=lot(), actor=None, reason="Nấm mốc")
    page = _page(client)
    assert "/san-pham/" not in page and "Nấm mốc" in page and made.producer.slug in page


@LANGUAGES
def test_it_weighs_little_and_carries_no_script_and_no_font(client, prefix):
    product = factories.product()
    factories.stars(product)
    factories.certificate(product)
    _many_steps(lot(product), 50)
    answer = client.get(f"{prefix}/l/DTL-261115-01")
    page = answer.content.decode()
    assert len(gzip.compress(answer.content)) <= HTML_LIMIT
    assert "<script" not in page and "@font-face" not in page and 'rel="stylesheet"' not in page


def test_the_policy_allows_exactly_the_style_that_is_served(client):
    lot()
    answer = client.get("/l/DTL-261115-01")
    (style,) = re.findall(r"<style>(.*?)</style>", answer.content.decode(), re.S)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = answer.headers["Content-Security-Policy"]
    assert f"'sha256-{digest}'" in policy and "unsafe-inline" not in policy


def test_nobody_keeps_a_page_on_which_a_recall_must_be_read(client):
    lot()
    assert "no-cache" in client.get("/l/DTL-261115-01").headers["Cache-Control"]


@LANGUAGES
def test_everything_that_the_law_asks_for_stands_there(client, prefix):
    """Circular 02/2024/TT-BKHCN and the passport of Decree 37/2026/NĐ-CP, article 32, item by item."""
    maker = factories.dong_tom_lua()
    maker.tax_code, maker.phone = "0101243150", "+842923812345"
    maker.save()
    product = factories.product(
        "Gạo ST25, túi 5 kg", by=maker, gtin=GTIN, storage="Nơi khô ráo", usage="Vo nhẹ", shelf_life_days=180
    )
    buffer = io.BytesIO()
    Image.linear_gradient("L").resize((320, 320)).convert("RGB").save(buffer, "WEBP")
    ProductImage.objects.create(product=product, original=ContentFile(buffer.getvalue(), name="gao.webp"))
    paper = factories.certificate(product)
    mill = maker.facilities.create(
        kind="mill", name="Nhà máy xay", province=maker.province, commune=maker.commune, gln="9520123456788"
    )
    made = lot(product, facility=mill)
    harvest = step(made, "milling", facility=mill, note="Xay xát")
    page = html.unescape(_page(client, prefix=prefix))
    moment = timezone.localtime(harvest.happened_at)
    for item in (
        product.title, GTIN, "gao", maker.name, maker.street, str(maker.commune), str(maker.province), "0101243150",
        "0292", made.code, "Xay xát", "Nhà máy xay", "9520123456788", f"{moment:%H:%M}",
        f"{made.made_on.day}/{made.made_on.month}/{made.made_on.year}", paper.number, paper.issuer, "5 kg",
        "Nơi khô ráo", "Vo nhẹ", "180",
    ):  # fmt: skip
        assert item in page, item


@pytest.mark.parametrize("count", [10, 1_000])
def test_hoas_page_asks_as_often_for_ten_steps_as_for_a_thousand(client, count, django_assert_max_num_queries):
    hoa = people.hoa()
    factories.basket(hoa, *(factories.product() for _ in range(5)))
    product = factories.product()
    for _ in range(3):
        factories.certificate(product)
    made = lot(product)
    step(made, "correction", corrects=step(made), note="Sửa")
    _many_steps(made, count)
    client.force_login(hoa, backend=BACKEND)
    client.get("/l/DTL-261115-01")
    with django_assert_max_num_queries(3):  # her session, herself, the lot
        client.get("/l/DTL-261115-01")


def test_khachs_page_is_one_question(client, django_assert_num_queries):
    product = factories.product()
    factories.stars(product)
    factories.certificate(product)
    made = lot(product)
    step(made, "correction", corrects=step(made), note="Sửa")
    client.get("/l/DTL-261115-01", {"page": 1})
    with django_assert_num_queries(1):
        page = client.get("/l/DTL-261115-01", {"page": 1}).content.decode()
    assert "Gặt máy" in page and "Sửa" in page and "VietGAP" in page


def test_a_page_of_the_journey_that_is_not_there_is_the_nearest(client):
    made = lot()
    _many_steps(made, 13)
    for number in ("2", "9", "99999"):
        page = _page(client, page=number)
        assert "Thăm ruộng 12." in page and "Thăm ruộng 11." not in page
    for number in ("0", "-3", "²", "1" * 5000):
        assert "Thăm ruộng 11." in _page(client, page=number)
    assert "Nothing is recorded" in _page(client, code=lot(code="DTL-0").code, page=2)


def test_lots_on_sale_are_the_ones_that_may_be_sold_the_first_to_expire_first(django_assert_num_queries):
    product = factories.product()
    today = timezone.localdate()
    late, soon, never = (
        lot(product, code="A"),
        lot(product, code="B", use_by=today + DAY),
        lot(product, code="C", use_by=None),
    )
    lot(product, code="D", use_by=today - DAY)
    recall_lot(lot=lot(product, code="E"), actor=None, reason="Nấm mốc")
    for each in (late, soon):
        _many_steps(each, 30)
    with django_assert_num_queries(2):
        shown = {each.code: selectors.short_journey(each) for each in selectors.lots_on_sale(product)}
    assert list(shown) == ["B", "A", "C"] == [soon.code, late.code, never.code]
    assert [event.note for event in shown["A"]] == [f"Thăm ruộng {n}." for n in range(25, 30)]

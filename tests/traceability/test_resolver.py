"""GS1 Digital Links as a reader's telephone opens them."""

import pytest

from tests import factories
from tests.support.zbar import decode_bytes

from .things import GTIN, draft, lot

pytestmark = pytest.mark.django_db
LINK = f"/01/{GTIN}/10/DTL-261115-01"


@pytest.fixture
def rice(db):
    return factories.product(gtin=GTIN)


@pytest.mark.parametrize(("tail", "end"), [
    ("", ""), ("/21/0007", "/0007"), ("?17=270515", ""), ("?utm_source=tem", ""), ("?linkType=gs1:defaultLink", ""),
])  # fmt: skip
def test_a_label_leads_to_the_lots_page_and_nobody_keeps_the_answer(client, rice, tail, end):
    lot(rice)
    for ask in (client.get, client.head):
        answer = ask(LINK + tail)
        assert (answer.status_code, answer.url) == (307, f"/l/DTL-261115-01{end}")


def test_a_gtin_alone_leads_to_the_product(client, rice):
    assert client.get(f"/01/{GTIN}").url == f"/san-pham/{rice.slug}_{rice.pk}/"


def test_the_reader_is_led_to_a_page_in_their_language(client, rice):
    lot(rice)
    answer = client.get(LINK, headers={"accept-language": "en-GB,en;q=0.9"})
    assert answer.url == "/en/l/DTL-261115-01" and "Accept-Language" in answer.headers["Vary"]


@pytest.mark.parametrize(
    "path",
    ["/01/123", "/01/09520123456789", f"/01/{GTIN}/10/", f"/01/{GTIN}/10/%00", f"/01/{GTIN}/21/1/10/A",
     f"/01/{GTIN}?10=DTL-261115-01", f"/01/{GTIN}/10/G%E1%BA%A1o", f"{LINK}?99999=1", "/01/x/y/z",
     "/00/123", "/414/9520123456780", "/8004/%00"],
)  # fmt: skip
def test_a_broken_link_is_400_with_a_sentence(client, rice, path):
    answer = client.get(path)
    assert answer.status_code == 400 and b'name="ma"' in answer.content


@pytest.mark.parametrize(
    "path",
    [f"/01/{GTIN}/10/KHONG-CO", "/01/09520000000004", "/01/09520000000004/10/DTL-261115-01", f"/01/{GTIN}/10/NHAP",
     "/414/9520123456788", "/00/952012345678912345", f"{LINK}/21/nho"],
)  # fmt: skip
def test_an_unknown_item_is_404(client, rice, path):
    lot(rice)
    draft(product=rice, code="NHAP")
    assert client.get(path).status_code == 404


def test_another_site_may_ask(client):
    answer = client.options(LINK)
    assert answer.status_code == 204 and answer.headers["Access-Control-Allow-Origin"] == "*"
    assert "HEAD" in answer.headers["Allow"] and client.post(LINK).status_code == 405


def test_a_percent_sign_is_read_as_it_was_sent(client, rice):
    answer = client.get(f"/01/{GTIN}/10/A/B", RAW_URI=f"/01/{GTIN}/10/A%2FB")
    assert answer.status_code == 404  # a lot that nobody has, not a broken link


@pytest.mark.parametrize(("prefix", "gtin", "path"), [
    ("", GTIN, "/l/DTL-261115-01"), ("952012345", GTIN, LINK), ("952012345", None, "/l/DTL-261115-01"),
])  # fmt: skip
def test_the_label_says_a_gs1_address_only_where_the_cooperative_has_a_prefix(client, prefix, gtin, path):
    maker = factories.dong_tom_lua()
    maker.gs1_prefix = prefix
    maker.save()
    lot(factories.product(by=maker, gtin=gtin))
    (read,) = decode_bytes(client.get("/l/DTL-261115-01/qr.png").content)
    assert read.endswith(path)
    assert client.get(path).status_code in (200, 307)

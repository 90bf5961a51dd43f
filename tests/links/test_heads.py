"""Where a page stands for the world: one address, its other language, a card for messengers, facts for machines."""

import re

import pytest

from marketplace.cooperatives.models import Cooperative
from tests import factories, people
from tests.links.schema import faults, thing_of

pytestmark = pytest.mark.django_db
HOME = "http://127.0.0.1:8000"
KINDS = ["home", "stories", "campaigns", "story", "campaign", "rules", "listing", "category", "product", "cooperatives",
         "cooperative", "trace", "lot"]  # fmt: skip


def _canonical(html: str) -> str:
    (found,) = re.findall(r'<link rel="canonical" href="([^"]+)"', html)
    return found


def _alternates(html: str) -> dict[str, str]:
    return dict(re.findall(r'hreflang="(vi|en|x-default)" href="(http[^"]+)"', html.partition("</head>")[0]))


def _meta(html: str) -> dict[str, str]:
    return dict(re.findall(r'<meta (?:property|name)="([^"]+)" content="([^"]*)"', html))


@pytest.fixture(autouse=True)
def at_home(settings):
    settings.SITE_URL = HOME


@pytest.mark.parametrize("kind", KINDS)
def test_every_public_page_has_one_address_and_both_languages_point_at_each_other(client, world, kind):
    page = client.get(world.public()[kind] + "?utm_source=zalo&fbclid=x").text
    assert _canonical(page) == HOME + world.public()[kind]
    languages = _alternates(page)
    assert languages["vi"] == languages["x-default"] == _canonical(page)
    assert "noindex" not in page
    if kind == "campaign":  # told in Vietnamese only
        assert set(languages) == {"vi", "x-default"}
        return
    answer = client.get(languages["en"].removeprefix(HOME))
    assert answer.status_code == 200 and '<html lang="en">' in answer.text
    assert _alternates(answer.text) == languages and _canonical(answer.text) == languages["en"]


@pytest.mark.parametrize("kind", KINDS)
def test_a_messenger_can_show_every_public_page(client, world, kind):
    for path, locale in ((world.public()[kind], "vi_VN"), (_english(client, world, kind), "en_US")):
        meta = _meta(client.get(path).text)
        assert meta["og:title"] and meta["og:url"] == HOME + path and meta["og:locale"] == locale
        assert meta["twitter:card"] == "summary_large_image"
        assert (meta["og:image:width"], meta["og:image:height"]) == ("1200", "630")
        answer = client.get(meta["og:image"].removeprefix(HOME))
        assert answer.status_code == 200 and answer.headers["Content-Type"] == "image/jpeg"


def _english(client, world, kind: str) -> str:
    there = _alternates(client.get(world.public()[kind]).text)
    return (there["en"] if "en" in there else HOME + "/en/truy-xuat/").removeprefix(HOME)


@pytest.mark.parametrize("kind", KINDS)
def test_what_machines_read_of_a_page_is_well_formed(client, world, kind):
    for path in (world.public()[kind], _english(client, world, kind)):
        assert faults(client.get(path).text) == []


def test_page_two_of_a_list_is_a_page_of_its_own_and_order_is_not(client, world):
    factories.products(30)
    page = client.get("/san-pham/?xep=gia-tang&page=2&utm_medium=x").text
    assert _canonical(page) == f"{HOME}/san-pham/?page=2"
    assert _alternates(page)["en"] == f"{HOME}/en/san-pham/?page=2"
    assert _canonical(client.get("/san-pham/?page=1").text) == f"{HOME}/san-pham/"
    assert _canonical(client.get("/san-pham/?page=999").text) in {f"{HOME}/san-pham/", f"{HOME}/san-pham/?page=2"}


@pytest.mark.parametrize(
    "path",
    ["/san-pham/?sao=4", "/tim-kiem/?q=gao", "/htx/?tinh=92", "/gio-hang/", "/don-hang/", "/tai-khoan/dang-nhap/",
     "/khong-co-trang-nay/", "/san-pham/x_999999/", "/l/KHONG-CO"],
)  # fmt: skip
def test_what_is_not_a_page_of_its_own_is_not_indexed(client, world, path):
    page = client.get(path).text
    assert '<meta name="robots" content="noindex">' in page


def test_a_missing_page_names_no_address_of_its_own(client, world):
    page = client.get("/khong-co-trang-nay/")
    assert page.status_code == 404 and "canonical" not in page.text and "og:" not in page.text


def test_a_draft_is_nothing_for_the_world(client, world):
    draft = factories.product("Nếp nháp", public=False)
    client.force_login(people.binh())
    page = client.get(draft.get_absolute_url())
    assert page.status_code == 200 and "noindex" in page.text and "ld+json" not in page.text


def test_goods_are_offered_with_price_stock_seller_and_gtin(client, world):
    thing = thing_of(client.get(world.rice.get_absolute_url()).text, "Product")
    assert thing["gtin"] == "09520000424817" and "aggregateRating" not in thing
    offer = thing["offers"]
    assert (offer["price"], offer["priceCurrency"]) == ("185000", "VND")
    assert offer["availability"] == "https://schema.org/InStock"
    assert offer["seller"]["taxID"] == "0100109106" and offer["seller"]["identifier"]["value"] == "MH-0001"


def test_only_real_reviews_make_a_rating(client, world):
    hoa = people.hoa()
    world.rice.reviews.create(user=hoa, title="Dẻo", body="Cơm dẻo, thơm.", score=4, status=1)
    world.rice.update_rating()
    rating = thing_of(client.get(world.rice.get_absolute_url()).text, "Product")["aggregateRating"]
    assert (float(rating["ratingValue"]), rating["reviewCount"]) == (4.0, 1)


def test_a_campaign_is_a_sale_with_its_days(client, world):
    event = thing_of(client.get(world.campaign.url).text, "SaleEvent")
    assert event["startDate"] == world.campaign.campaign.starts_on.isoformat()
    assert event["organizer"] == {"@id": f"{HOME}/#shop"}


def test_home_tells_how_the_shop_is_searched(client, world):
    action = thing_of(client.get("/").text, "WebSite")["potentialAction"]
    path = action["target"]["urlTemplate"].removeprefix(HOME).replace("{search_term_string}", "gao")
    assert client.get(path).status_code == 200


def test_the_checker_finds_what_is_missing_misspelt_or_of_the_wrong_shape(client, world):
    page = client.get(world.rice.get_absolute_url()).text
    assert faults(page.replace('"priceCurrency":"VND"', '"priceCurrency":"đ"'))
    assert faults(page.replace('"price":"185000",', ""))
    assert faults(page.replace('"brand"', '"brant"'))
    assert faults(page.replace('"position":2', '"position":5'))


def test_a_suspended_cooperative_leaves_the_world(client, world):
    Cooperative.objects.update(status=Cooperative.Status.SUSPENDED)
    card = _meta(client.get("/").text)["og:image"]
    assert client.get(world.rice.get_absolute_url()).status_code == 404
    assert client.get(f"/chia-se/san-pham/{world.rice.pk}-000000000000.jpg").status_code == 404
    assert client.get(f"/chia-se/htx/{world.rice.producer_id}-000000000000.jpg").status_code == 404
    assert client.get(card.removeprefix(HOME)).status_code == 200


def test_where_a_page_has_no_translation_the_switch_leads_to_the_other_home(client, world):
    assert 'href="/en/" lang="en" hreflang="en"' in client.get(world.campaign.url).text

"""The sitemap: what the public may read, in both languages, in pages of the same cost however large the shop is."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from marketplace.cooperatives.models import Cooperative
from marketplace.links.sitemaps import Section
from tests import factories, people
from traceability.services import recall_lot

pytestmark = pytest.mark.django_db
HOME = "http://127.0.0.1:8000"


def _locations(xml: str) -> list[str]:
    return re.findall(r"<loc>([^<]+)</loc>", xml)


def _parts(client) -> list[str]:
    return [address.removeprefix(HOME).replace("&amp;", "&") for address in _locations(client.get("/sitemap.xml").text)]


def _everything(client) -> list[str]:
    return [path.removeprefix(HOME) for part in _parts(client) for path in _locations(client.get(part).text)]


def test_everything_in_the_sitemap_answers_and_nothing_stands_there_twice(client, world):
    paths = _everything(client)
    assert len(paths) == len(set(paths)) and set(world.public().values()) <= set(paths)
    for path in paths:
        page = client.get(path)
        assert page.status_code == 200 and f'rel="canonical" href="{HOME}{path}"' in page.text, path


def test_each_entry_names_its_other_language(client, world):
    xml = client.get("/sitemap-san-pham.xml").text
    path = world.rice.get_absolute_url()
    for code, address in (("vi", path), ("en", f"/en{path}"), ("x-default", path)):
        assert f'hreflang="{code}" href="{HOME}{address}"' in xml
    stories = client.get("/sitemap-trang.xml").text
    assert f'hreflang="en" href="{HOME}{world.story_in_english.url}"' in stories
    assert re.search(r"<lastmod>\d{4}-\d{2}-\d{2}", xml) and "<lastmod>" in stories


def test_what_is_suspended_recalled_withdrawn_or_private_leaves_the_sitemap(client, world):
    lot, rice, maker = world.lot.get_absolute_url(), world.rice.get_absolute_url(), world.rice.producer
    draft = factories.product("Nếp nháp", public=False, by=factories.doi_che_xuan())
    assert {lot, rice, maker.get_absolute_url()} <= set(_everything(client))
    recall_lot(lot=world.lot, actor=people.lan(), reason="Thử thu hồi")
    world.story.unpublish()
    left = _everything(client)
    assert lot not in left and world.story.url not in left and draft.get_absolute_url() not in left
    assert world.story_in_english.url in left and not [path for path in left if path.startswith(("/gio-", "/ban-"))]
    Cooperative.objects.filter(pk=maker.pk).update(status=Cooperative.Status.SUSPENDED)
    left = _everything(client)
    assert rice not in left and maker.get_absolute_url() not in left


def test_a_large_shop_is_paged_and_each_page_costs_the_same(client, world, monkeypatch):
    monkeypatch.setattr(Section, "limit", 20)
    few = [_asked(client, path) for path in ("/sitemap.xml", "/sitemap-san-pham.xml")]
    factories.products(44, by=factories.doi_che_xuan())
    pages = [part for part in _parts(client) if "san-pham" in part]
    assert pages == ["/sitemap-san-pham.xml", *(f"/sitemap-san-pham.xml?p={n}" for n in range(2, 6))]
    counts = [len(_locations(client.get(page).text)) for page in pages]
    assert counts == [20, 20, 20, 20, 10]
    assert [_asked(client, path) for path in ("/sitemap.xml", "/sitemap-san-pham.xml")] == few
    assert _asked(client, pages[-1]) == few[1] and max(few) <= 12


def _asked(client, path: str) -> int:
    client.get(path)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(path).status_code == 200
    return len(asked)


@pytest.mark.parametrize("path", ["/sitemap-khac.xml", "/sitemap-htx.xml?p=99", "/sitemap-htx.xml?p=x"])
def test_a_part_that_is_not_there_is_404(client, world, path):
    assert client.get(path).status_code == 404


def test_a_real_shop_tells_where_its_sitemap_is(client, settings):
    settings.DEMONSTRATION = False
    text = client.get("/robots.txt").text
    assert f"\nSitemap: {HOME}/sitemap.xml\n" in text and "Disallow: /dieu-hanh/" in text
    assert "Disallow: /*?*xep=" in text

"""The frame of every page, the pages for what goes wrong, and the component page."""

import re

import pytest
from django.template.backends.django import DjangoTemplates
from django.template.loader import render_to_string
from django.utils import translation

from marketplace.editorial.templatetags import editorial_tags
from marketplace.links import page_links

NAV = [{"title": "Thực phẩm", "url": "/danh-muc/thuc-pham_1/", "current": True}]
FOOT = [{"title": "Mua hàng", "items": [{"title": "Tra cứu đơn hàng", "url": "/don-hang/"}]}]


@pytest.fixture
def page(rf, settings, monkeypatch):
    """Render a template as a visitor of `path` gets it, without a database: the context is given, not processed."""
    monkeypatch.setattr(editorial_tags, "menus", lambda code: {"header": [], "footer": []})
    options = {**settings.TEMPLATES[0]["OPTIONS"], "context_processors": []}
    engine = DjangoTemplates(
        {"NAME": "bare", "DIRS": settings.TEMPLATES[0]["DIRS"], "APP_DIRS": True, "OPTIONS": options}
    )

    def render(template, path="/", code="vi", **context):
        request = rf.get(path)
        values = {"nav_items": NAV, "footer_columns": FOOT, "shop_name": "Chợ Hợp Tác", "request": request, **context}
        with translation.override(code):
            return engine.get_template(template).render(values)

    return render


def test_the_page_says_its_language_and_leads_to_the_other(page):
    html = page("base.html", "/htx/?trang=2")
    assert '<html lang="vi">' in html and 'href="/en/htx/?trang=2"' in html
    html = page("base.html", "/en/htx/", "en")
    assert '<html lang="en">' in html and 'href="/htx/"' in html


def test_the_demonstration_says_so_and_is_not_indexed(page, rf):
    links = page_links(rf.get("/htx/"), title="Hợp tác xã")
    html = page("base.html", demonstration=True, links=links)
    assert 'class="demo"' in html and 'content="noindex"' in html
    html = page("base.html", links=links)
    assert 'class="demo"' not in html and "noindex" not in html


def test_a_page_that_says_nothing_of_itself_is_not_indexed(page):
    assert 'content="noindex"' in page("base.html")


def test_the_keyboard_finds_the_content_first(page):
    html = page("base.html")
    assert html.index('href="#main"') < html.index("<header") and 'id="main"' in html


def test_the_basket_tells_its_count_to_those_who_cannot_see_it(page):
    html = page("base.html", code="en", basket_count=3)
    assert re.search(r"data-basket-count>.*3.* items", html, re.S)
    assert "data-basket-count hidden" in page("base.html", basket_count=0)


def test_only_what_the_first_view_needs_is_preloaded(page):
    assert page("base.html").count('rel="preload"') == 4


@pytest.mark.parametrize("code", ["400", "403", "404"])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_page_that_fails_says_what_to_do_next(page, code, language):
    html = page(f"{code}.html", "/x/", language)
    assert "<h1>" in html and 'class="btn' in html and 'content="noindex"' in html


@pytest.mark.parametrize("code", ["500", "503"])
def test_the_last_resort_needs_no_context_at_all(code):
    html = render_to_string(f"{code}.html")
    assert "<h1>" in html and 'lang="en"' in html and "{{" not in html


def test_the_component_page_shows_each_component_twice(page):
    html = page("dashboard/components.html")
    assert html.count('class="verdict') == 10 and html.count('class="card') == 8
    ids = re.findall(r'\bid="([^"]+)"', html)
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("kind", ["html", "txt"])
def test_a_letter_carries_its_act_and_says_that_it_is_a_demonstration(kind):
    with translation.override("en"):
        text = render_to_string(
            f"email/base.{kind}",
            {
                "action": {"url": "https://x.vn/a", "label": "Xem đơn"},
                "demonstration": True,
                "site_url": "https://x.vn",
            },
        )
    assert "https://x.vn/a" in text and "Xem đơn" in text and "Demonstration" in text

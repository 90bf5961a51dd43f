"""The site's pages: what stands from the start, both languages, drafts, slugs, menus."""

from __future__ import annotations

import pytest
from django.core.checks import run_checks
from django.core.exceptions import ValidationError
from django.core.management import call_command
from wagtail.models import Page, PageViewRestriction

from marketplace.checks import OWN_PATHS
from marketplace.editorial.models import ContentPage, HomePage, Menu, MenuItem
from marketplace.editorial.models.media import CARD_SPECS, SCENE_SPECS
from marketplace.editorial.services import add_page, ensure_site
from tests import factories, people

from . import things

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("path", ["/", "/en/", "/chien-dich/", "/en/campaigns/", "/chuyen-lang-nghe/", "/en/stories/"])
def test_a_fresh_site_answers_at(client, site, path):
    answer = client.get(path)

    assert answer.status_code == 200
    assert f'<html lang="{"en" if path.startswith("/en/") else "vi"}">' in answer.content.decode()


def test_every_plain_page_stands_in_both_languages(client, site):
    for by_code in site.plain.values():
        for page in by_code.values():
            answer = client.get(page.url)
            assert answer.status_code == 200
            assert page.title in answer.content.decode()
            assert '<div class="text"><' in answer.content.decode()


def test_setting_up_twice_changes_nothing(site, capsys):
    before = list(Page.objects.values_list("pk", "title", "url_path"))
    HomePage.objects.filter(pk=site.homes["vi"].pk).update(title="Tên do Mai đặt")

    call_command("setup_site")

    assert Page.objects.get(pk=site.homes["vi"].pk).title == "Tên do Mai đặt"
    assert len(before) == Page.objects.count()
    assert Menu.objects.count() == 8
    assert "en: /en/" in capsys.readouterr().out


def test_each_page_knows_its_other_language(client, site):
    text = client.get(site.plain["ranking"]["vi"].url).content.decode()

    assert f'hreflang="en" href="http://127.0.0.1:8000{site.plain["ranking"]["en"].url}"' in text


def test_an_english_page_is_not_found_without_its_prefix(client, site):
    assert client.get("/campaigns/").status_code == 404
    assert client.get("/en/chien-dich/").status_code == 404


def test_the_trail_leads_back(client, site):
    page = things.story(site)

    text = client.get(page.url).content.decode()

    assert f'<a href="{site.stories["vi"].url}">Chuyện làng nghề</a>' in text


def test_a_draft_is_not_found_by_strangers_nor_by_editors(client, site, mai):
    story = things.story(site, publish=False)
    campaign = things.campaign_page(site, things.campaign(), publish=False)

    for visitor in (None, people.khach(), people.lan(), mai):
        if visitor:
            client.force_login(visitor)
        assert client.get(story.url).status_code == 404
        assert client.get(campaign.url).status_code == 404
    assert story.title not in client.get("/").content.decode()
    assert story.title not in client.get(site.stories["vi"].url).content.decode()


def test_a_page_that_mai_restricts_asks_to_sign_in(client, site):
    page = things.story(site)
    PageViewRestriction.objects.create(page=site.stories["vi"], restriction_type=PageViewRestriction.LOGIN)

    assert client.get(page.url).status_code == 302
    client.force_login(people.hoa())
    assert client.get(page.url).status_code == 200


def test_a_story_shows_its_blocks_with_live_goods(client, site):
    good = factories.product("Gạo ST25", price=185_000)
    gone = factories.product("Không còn bán", public=False)
    body = [
        ("text", "<p>Ruộng ở cuối sông.</p>"),
        ("quote", {"text": "Nước mặn thì nuôi tôm.", "who": "Anh Bình"}),
        ("picture", {"image": things.picture(), "alt": "", "caption": "Sáng sớm"}),
        ("products", {"heading": "Hàng trong bài", "products": [good, gone]}),
        ("cooperatives", {"heading": "Người làm ra", "cooperatives": [good.producer]}),
        ("call", {"label": "Tra cứu đơn hàng", "page": None, "address": "/don-hang/"}),
    ]
    page = things.story(site, body=body)

    text = client.get(page.url).content.decode()

    for words in ("Ruộng ở cuối sông.", "Anh Bình", "Sáng sớm", "185.000\u00a0₫", good.producer.name):
        assert words in text
    assert 'class="btn" href="/don-hang/"' in text
    assert 'alt="Bến sông buổi sớm"' in text
    assert "image/avif" in text
    assert gone.title not in text


def test_a_button_leads_to_the_shop_in_the_readers_language(client, site):
    body = [("call", {"label": "Find an order", "page": None, "address": "/don-hang/"})]
    page = things.story(site, "A story", language="en", body=body)

    assert 'class="btn" href="/en/don-hang/"' in client.get(page.url).content.decode()


def test_pictures_have_their_sizes_before_anyone_looks(site):
    picture = things.picture()

    assert {one.filter_spec for one in picture.renditions.all()} == {*SCENE_SPECS, *CARD_SPECS}


def test_a_picture_is_read_aloud_in_the_readers_language(client, site):
    riverside = things.picture()
    riverside.description_en = "A riverside in the early morning"
    riverside.save()
    page = things.story(
        site, "A story", language="en", body=[("picture", {"image": riverside, "alt": "", "caption": ""})]
    )
    text = client.get(page.url).content.decode()

    assert 'alt="A riverside in the early morning"' in text
    assert "Bến sông" not in text


def test_slugs_are_folded(site):
    page = things.story(site, "Đường về bản Mường")

    assert page.slug == "duong-ve-ban-muong"


@pytest.mark.parametrize("slug", ["gio-hang", "en", "01"])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_no_page_may_take_a_path_of_the_shop(site, slug, language):
    with pytest.raises(ValidationError) as refused:
        add_page(parent=site.homes[language], page=ContentPage(title="Giỏ hàng", slug=slug))
    assert "slug" in refused.value.message_dict


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_page_that_slipped_past_is_found_by_the_check(site, language):
    page = site.plain["rules"][language]
    Page.objects.filter(pk=page.pk).update(slug="gio-hang")

    assert "shop.E002" in {fault.id for fault in run_checks(databases=["default"])}


def test_a_fresh_site_passes_the_check(site):
    assert "shop.E002" not in {fault.id for fault in run_checks(databases=["default"])}
    assert not {page.slug for page in Page.objects.filter(depth=3)} & OWN_PATHS


def test_menus_say_what_mai_writes_in_each_language(client, site):
    footer = Menu.objects.filter(place="footer", locale__language_code="vi").first()
    MenuItem.objects.create(menu=footer, title="Câu hỏi thường gặp", address="/tim-kiem/")
    footer.save()

    assert "Câu hỏi thường gặp" in client.get("/").content.decode()
    english = client.get("/en/").content.decode()
    assert "Câu hỏi thường gặp" not in english
    assert 'href="/en/don-hang/"' in english
    assert 'href="/en/ranking/"' in english


def test_an_unpublished_page_leaves_the_menu(client, site):
    page = site.plain["ranking"]["vi"]
    assert page.url in client.get("/").content.decode()

    page.unpublish()
    Menu.objects.first().save()

    assert page.url not in client.get("/").content.decode()


@pytest.mark.parametrize("address", ["javascript:alert(1)", "//evil.example", "gio-hang/", "http://plain.example/"])
def test_a_menu_refuses_an_address_that_leads_astray(site, address):
    with pytest.raises(ValidationError):
        MenuItem(menu=Menu.objects.first(), title="Đi đâu", address=address).full_clean()


def test_a_menu_entry_needs_one_target(site):
    menu = Menu.objects.first()
    for wrong in ({"title": "Không đâu"}, {"address": "/don-hang/"}, {"address": "/", "page": site.homes["vi"]}):
        with pytest.raises(ValidationError):
            MenuItem(menu=menu, **wrong).full_clean()


def test_ensure_site_keeps_menus_that_editors_emptied(site):
    Menu.objects.filter(locale__language_code="vi").exclude(title="Mua hàng").delete()

    ensure_site()

    assert Menu.objects.filter(locale__language_code="vi").count() == 1

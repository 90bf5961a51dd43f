"""Mai edits the site, and nothing else."""

from __future__ import annotations

import pytest
from django.urls import reverse

from marketplace.editorial.models import StoryPage
from marketplace.promotion.models import Campaign
from tests import factories, people

from . import things

pytestmark = pytest.mark.django_db


def opens(client, path: str) -> bool:
    return client.get(path).status_code == 200


def test_mai_signs_in_to_the_editor(client, mai):
    answer = client.post("/cms/login/", {"username": mai.email, "password": people.PASSWORD})

    assert answer.status_code == 302
    assert opens(client, "/cms/")


def test_hoa_and_a_stranger_do_not(client, site):
    assert client.get("/cms/").status_code == 302
    client.force_login(people.hoa())
    assert client.get("/cms/").status_code == 302


def test_mai_writes_a_story_and_publishes_it(client, site, mai):
    client.force_login(mai)
    index = site.stories["vi"]
    address = reverse("wagtailadmin_pages:add", args=("editorial", "storypage", index.pk))
    assert opens(client, address)

    answer = client.post(address, {
        "title": "Tháng ba mùa mật", "slug": "tháng-ba-mùa-mật", "kicker": "", "summary": "Ong về bản.",
        "told_on": "2027-03-08", "hero_image": "", "body-count": "1", "body-0-deleted": "", "body-0-order": "0",
        "body-0-type": "quote", "body-0-id": "", "body-0-value-text": "Ong về.", "body-0-value-who": "",
        "action-publish": "1", "comments-TOTAL_FORMS": "0", "comments-INITIAL_FORMS": "0",
    })  # fmt: skip

    assert answer.status_code == 302
    story = StoryPage.objects.get(slug="thang-ba-mua-mat")
    assert story.live
    assert opens(client, "/chuyen-lang-nghe/thang-ba-mua-mat/")


def test_a_slug_of_the_shop_is_refused_in_the_form(client, site, mai):
    client.force_login(mai)
    address = reverse("wagtailadmin_pages:add", args=("editorial", "contentpage", site.homes["vi"].pk))

    answer = client.post(address, {
        "title": "Giỏ hàng", "slug": "gio-hang", "intro": "", "body-count": "0", "action-publish": "1",
        "comments-TOTAL_FORMS": "0", "comments-INITIAL_FORMS": "0",
    })  # fmt: skip

    assert answer.status_code == 200
    assert "slug" in answer.context["form"].errors


def test_mai_opens_a_campaign(client, site, mai):
    client.force_login(mai)
    good = factories.product()
    address = reverse("wagtailsnippets_promotion_campaign:add")
    assert opens(client, address)

    answer = client.post(address, {
        "name": "Tết", "starts_on": "2027-01-10", "ends_on": "2027-02-05",
        "provinces": [str(good.producer.province_id)],
        "chosen-TOTAL_FORMS": "1", "chosen-INITIAL_FORMS": "0", "chosen-MIN_NUM_FORMS": "0",
        "chosen-MAX_NUM_FORMS": "1000",
        "chosen-0-product": str(good.pk), "chosen-0-id": "", "chosen-0-ORDER": "1", "chosen-0-DELETE": "",
        "participants-TOTAL_FORMS": "1", "participants-INITIAL_FORMS": "0", "participants-MIN_NUM_FORMS": "0",
        "participants-MAX_NUM_FORMS": "1000", "participants-0-cooperative": str(good.producer_id),
        "participants-0-id": "", "participants-0-ORDER": "1", "participants-0-DELETE": "",
    })  # fmt: skip

    assert answer.status_code == 302
    made = Campaign.objects.get(name="Tết")
    assert list(made.products.all()) == [good]
    assert list(made.cooperatives.all()) == [good.producer]
    assert [province.pk for province in made.provinces.all()] == [good.producer.province_id]


@pytest.mark.parametrize("typed", ["gạo st25", "GAO ST25", "gao"])
def test_the_chooser_finds_goods_with_or_without_marks(client, mai, typed):
    good = factories.product("Gạo ST25")
    other = factories.product("Mật ong", category=("Thực phẩm", "Mật ong"))
    client.force_login(mai)

    text = client.get(reverse("product_chooser:choose_results"), {"q": typed}).content.decode()

    assert good.title in text
    assert other.title not in text


def test_the_chooser_offers_neither_drafts_nor_suspended_sellers(client, mai):
    draft = factories.product("Chưa duyệt", public=False)
    closed = factories.cooperative("HTX minh họa Đã Dừng", status="suspended")
    client.force_login(mai)

    assert draft.title not in client.get(reverse("product_chooser:choose_results")).content.decode()
    assert closed.name not in client.get(reverse("cooperative_chooser:choose_results")).content.decode()
    assert opens(client, reverse("campaign_chooser:choose_results"))


def test_choosers_are_closed_to_buyers(client, site):
    client.force_login(people.hoa())

    for name in ("product_chooser", "cooperative_chooser", "campaign_chooser"):
        assert client.get(reverse(f"{name}:choose")).status_code in (302, 403)


def test_mai_does_not_see_the_operators_dashboard_nor_people(client, mai):
    client.force_login(mai)

    for path in ("/dieu-hanh/", "/dieu-hanh/orders/", "/cms/users/", "/cms/sites/"):
        assert client.get(path).status_code in (302, 403, 404)


@pytest.mark.parametrize("path", ["", "images/", "pages/", "snippets/promotion/campaign/", "snippets/editorial/menu/"])
def test_mai_opens(client, mai, path):
    client.force_login(mai)

    assert client.get(f"/cms/{path}", follow=True).status_code == 200


def test_mai_previews_what_she_types_inside_the_editor(client, site, mai):
    story = things.story(site, "Bản đầu", publish=False)
    client.force_login(mai)
    address = reverse("wagtailadmin_pages:preview_on_edit", args=(story.pk,))
    typed = {
        "title": "Bản thảo của Mai", "slug": story.slug, "kicker": "", "summary": "Ong về bản.",
        "told_on": "2027-03-08", "hero_image": "", "body-count": "0",
        "comments-TOTAL_FORMS": "0", "comments-INITIAL_FORMS": "0",
    }  # fmt: skip
    assert client.post(address, typed).json()["is_valid"]

    answer = client.get(address, {"in_preview_panel": "true"})

    assert "Bản thảo của Mai</h1>" in answer.content.decode()
    assert_framed_by_the_editor_alone(answer)


@pytest.mark.parametrize("kind", ["homes", "campaigns", "stories", "plain"])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_kind_of_page_can_be_previewed(client, site, mai, kind, language):
    pages = site.plain["rules"] if kind == "plain" else getattr(site, kind)
    client.force_login(mai)

    answer = client.get(reverse("wagtailadmin_pages:view_draft", args=(pages[language].pk,)))

    assert answer.status_code == 200
    assert '<main id="main"' in answer.content.decode()
    assert f'<html lang="{language}">' in answer.content.decode()


def assert_framed_by_the_editor_alone(answer) -> None:
    assert answer.headers["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in answer.headers["Content-Security-Policy"]
    assert "'unsafe-inline'" not in answer.headers["Content-Security-Policy"]


def test_nobody_else_may_frame_a_page(client, site):
    answer = client.get("/")

    assert answer.headers["X-Frame-Options"] == "DENY"
    assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]

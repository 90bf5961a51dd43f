"""The frame of every page: menus that lead somewhere, the number at the basket, what the shop does not offer."""

import pytest
from django.core.cache import cache

from catalogue.services import ensure_ocop_groups
from tests import factories, people

pytestmark = pytest.mark.django_db


def test_the_menu_names_the_groups_and_marks_where_hoa_is(client):
    group = ensure_ocop_groups()["do-uong"]
    menu = client.get(group.get_absolute_url()).context["nav_items"]
    assert [item["title"] for item in menu if item["current"]] == ["Đồ uống"]


def test_a_hidden_group_is_in_no_menu(client):
    group = ensure_ocop_groups()["du-lich"]
    group.is_public = False
    group.save()
    cache.clear()
    assert group.get_absolute_url() not in [item["url"] for item in client.get("/san-pham/").context["nav_items"]]
    assert client.get(group.get_absolute_url()).status_code == 404


def test_every_link_of_menu_and_footer_leads_somewhere(client):
    ensure_ocop_groups()
    page = client.get("/san-pham/").context
    links = [item["url"] for item in page["nav_items"]]
    links += [item["url"] for column in page["footer_columns"] for item in column["items"]]
    for link in links:
        assert client.get(link).status_code in {200, 302}, link


def test_the_number_at_the_basket_is_hoas_own(client):
    hoa = people.hoa()
    factories.basket(hoa, *factories.products(3))
    assert client.get("/htx/").context["basket_count"] == 0
    client.force_login(hoa)
    assert client.get("/htx/").context["basket_count"] == 3
    client.force_login(people.khach())
    assert client.get("/htx/").context["basket_count"] == 0


def test_a_guest_without_a_basket_costs_no_question_about_one(client, django_assert_max_num_queries):
    client.get("/htx/")
    with django_assert_max_num_queries(5):
        client.get("/htx/")


@pytest.mark.parametrize(
    "path",
    ["/khuyen-mai/", "/khuyen-mai/tet/", "/yeu-thich/abc/", "/san-pham/ranges/tet/", "/catalogue/", "/search/",
     "/san-pham/gao_1/reviews/", "/san-pham/gao_1/reviews/add/"],
)  # fmt: skip
def test_what_oscar_has_and_the_shop_does_not_offer_is_404(client, path):
    assert client.get(path).status_code == 404


def test_no_haystack_view_can_be_reached():
    from django.urls import get_resolver

    def views(resolver):
        for each in resolver.url_patterns:
            yield from views(each) if hasattr(each, "url_patterns") else [each.callback]

    modules = {getattr(view, "view_class", view).__module__ for view in views(get_resolver())}
    assert not [module for module in modules if module.startswith(("oscar.apps.search", "oscar.apps.catalogue.views"))]

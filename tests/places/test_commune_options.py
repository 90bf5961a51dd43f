"""The list of communes behind the second field of a delivery address."""

import pytest
from django.urls import reverse

pytestmark = pytest.mark.django_db


@pytest.fixture
def url():
    return reverse("places:communes")


def test_hoa_chooses_hue_and_gets_its_forty_communes(client, url):
    answer = client.get(url, {"tinh": "46"})

    assert url == "/dia-chi/xa-phuong/"
    assert answer.content.decode().count("<option") == 41
    assert '<option value="19789">Phường Thuận Hóa</option>' in answer.content.decode()


def test_the_commune_chosen_before_stays_chosen(client, url):
    answer = client.get(url, {"tinh": "46", "chon": "19789"})

    assert answer.content.decode().count(" selected") == 1
    assert '<option value="19789" selected>' in answer.content.decode()


@pytest.mark.parametrize("ask", [{"query": {"dang": "json"}}, {"headers": {"accept": "application/json"}}])
def test_a_program_gets_json(client, url, ask):
    answer = client.get(url, {"tinh": "46", **ask.get("query", {})}, headers=ask.get("headers", {}))

    assert answer.json()["province"] == {"code": "46", "name": "Thành phố Huế"}
    assert {"code": "19789", "name": "Phường Thuận Hóa"} in answer.json()["communes"]


def test_any_cache_may_keep_it_for_a_day(client, url):
    answer = client.get(url, {"tinh": "46"})

    assert answer["Cache-Control"] == "public, max-age=86400"
    assert {"Accept", "Accept-Language"} <= {part.strip() for part in answer["Vary"].split(",")}
    assert "Cookie" not in answer["Vary"]
    assert not answer.cookies


@pytest.mark.parametrize("query", [{}, {"tinh": ""}, {"tinh": "99"}, {"tinh": "46'"}, {"tinh": "4" * 500}])
def test_an_unknown_province_is_not_found(client, url, query):
    assert client.get(url, query).status_code == 404


def test_nothing_can_be_written_there(client, url):
    assert client.post(url, {"tinh": "46"}).status_code == 405


def test_it_costs_two_queries_for_the_smallest_and_the_largest_province(client, url, django_assert_num_queries):
    for code in ("12", "79"):
        with django_assert_num_queries(2):
            client.get(url, {"tinh": code})

"""What browsers, crawlers and watchmen ask for by fixed names."""

import pytest


def test_a_demonstration_is_not_read_by_crawlers(client, settings):
    settings.DEMONSTRATION = True
    assert "Disallow: /\n" in client.get("/robots.txt").text


def test_a_real_shop_keeps_only_peoples_own_pages_out(client, settings):
    settings.DEMONSTRATION = False
    lines = client.get("/robots.txt").text.splitlines()
    assert "Disallow: /gio-hang/" in lines
    assert "Disallow: /en/tai-khoan/" in lines
    assert "Disallow: /" not in lines


def test_the_manifest_names_the_shop_and_pictures_that_exist(client, settings):
    manifest = client.get("/manifest.webmanifest").json()
    assert manifest["name"] == settings.SHOP_NAME
    names = [icon["src"].rpartition("/")[2] for icon in manifest["icons"]]
    assert all((settings.BASE_DIR / "static" / "img" / name).exists() for name in names)


def test_the_process_says_that_it_lives_without_asking_the_database(client):
    assert client.get("/healthz").text == "ok"


@pytest.mark.django_db
def test_the_watchman_hears_when_the_cache_forgets(client, settings):
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert "cache" in answer.text or "migrations" in answer.text

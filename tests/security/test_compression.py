"""Text travels compressed to whoever can read it so; pictures, small already, as they are."""

import gzip

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from marketplace.middleware import CompressedText

pytestmark = pytest.mark.django_db
LONG = "Gạo ST25 của hợp tác xã. " * 40


def _answer(kind: str) -> HttpResponse:
    middleware = CompressedText(lambda request: HttpResponse(LONG, content_type=kind))
    return middleware(RequestFactory().get("/", headers={"accept-encoding": "gzip"}))


def test_a_page_travels_compressed(client):
    page = client.get("/gio-hang/", headers={"accept-encoding": "gzip"})
    assert page["Content-Encoding"] == "gzip" and "Accept-Encoding" in page["Vary"]
    assert "<html" in gzip.decompress(page.content).decode()


def test_whoever_cannot_read_it_gets_plain_text(client):
    assert "Content-Encoding" not in client.get("/gio-hang/")


@pytest.mark.parametrize("kind", ["text/html; charset=utf-8", "application/json", "image/svg+xml"])
def test_text_is_compressed(kind):
    assert gzip.decompress(_answer(kind).content).decode() == LONG


@pytest.mark.parametrize("kind", ["image/avif", "application/pdf"])
def test_what_is_small_already_is_not(kind):
    assert _answer(kind).content.decode() == LONG

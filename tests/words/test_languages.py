"""How a sentence of the other language is found: in pages see tests/pages, in letters and papers the files beside."""

from __future__ import annotations

import pytest

from tests.words.languages import english_of_ours, is_vietnamese, ours, strangers, theirs
from tests.words.reading import pieces

pytestmark = pytest.mark.django_db


def _strange(html: str, language: str) -> bool:
    return bool(strangers(pieces(html, language), language))


@pytest.mark.parametrize(
    ("html", "language"),
    [
        ("<button>Add to basket</button>", "vi"),
        ('<input type="submit" value="Save">', "vi"),
        ('<img alt="See the whole journey">', "vi"),
        ("<p>This is somebody else's sentence, and ours is not.</p>", "vi"),
        ("<h2>Write a review</h2>", "vi"),  # Oscar's
        ("<p>Only 3 hũ left</p>", "vi"),
        ("<button>Thêm vào giỏ</button>", "en"),
        ('<a title="Giỏ hàng">Basket</a>', "en"),
        ("<p>Gạo ST25, túi 5 kg</p>", "en"),
        ('<p lang="vi">Giỏ hàng đang trống</p>', "en"),
        ('<p lang="vi">HTX Đồi Chè has not answered your order in time.</p>', "en"),
        ('<meta name="description" content="Giỏ hàng đang trống">', "en"),
        ("<title>Giỏ hàng đang trống · Chợ</title>", "en"),
    ],
)
def test_the_reader_finds(html, language):
    assert _strange(html, language)


@pytest.mark.parametrize(
    ("html", "language"),
    [
        ('<p lang="vi">Gạo ST25, túi 5 kg</p>', "en"),
        ("<p>Basket</p><script>Giỏ hàng</script>", "en"),
        ("<title>Gạo ST25 · Chợ Hợp Tác</title>", "en"),
        ('<a lang="en">The English pages</a><p>Giỏ hàng</p>', "vi"),
        ("<p>VietGAP, OCOP 4 sao, GTIN 09521234567028</p>", "vi"),
    ],
)
def test_the_reader_lets_be(html, language):
    assert not _strange(html, language)


def test_the_catalogues_are_read():
    assert len(ours()) > 1_000
    assert len(theirs()) > 1_000
    assert english_of_ours("Only 3 jars left") and is_vietnamese("Huế") and not is_vietnamese("Hue")

"""No letter shows a sentence of the other language; of pages see tests/pages. Names stay what they are, marked."""

from __future__ import annotations

import pytest
from django.template.loader import render_to_string
from django.utils import translation

from marketplace.order.messages import tell_buyer_expired, tell_buyer_moved, tell_buyer_paid, tell_placed
from marketplace.order.models import Order, Purchase
from marketplace.outbox.models import Message
from tests.words.languages import english_of_ours, is_vietnamese, ours, strangers, theirs
from tests.words.reading import Piece, pieces

pytestmark = pytest.mark.django_db


@pytest.fixture
def letters(every_state):
    """Every letter of a purchase, written anew in a language."""

    def write(language: str) -> list[Message]:
        purchase = Purchase.objects.filter(user__email="hoa@example.vn", buyer_email__gt="").order_by("pk")[0]
        purchase.language = language
        purchase.save(update_fields=["language"])
        Message.objects.all().delete()
        tell_placed(purchase)
        tell_buyer_paid(purchase)
        tell_buyer_expired(purchase)
        order = Order.objects.filter(purchase=purchase).select_related("purchase", "cooperative")[0]
        order.status = "cancelled"
        tell_buyer_moved(order, change_pk=1, reason="Mưa to")
        return list(Message.objects.filter(recipient=purchase.buyer_email))

    return write


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_letter_speaks_the_language_of_its_purchase(letters, language):
    written = letters(language)
    assert len(written) == 4
    for letter in written:
        assert strangers(pieces(letter.html), language) == []
        assert strangers([Piece(letter.subject, language, "title")], language) == []
        lines = [Piece(line, language, "text@mail") for line in letter.text.splitlines()]
        assert strangers(lines, language) == []


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_letter_for_a_new_password_speaks_one_language(language):
    with translation.override(language):
        context = {"email": "hoa@example.vn", "protocol": "https", "domain": "example.vn", "uid": "a", "token": "b"}
        text = render_to_string("registration/password_reset_email.html", context | {"site_name": "Chợ"})
    lines = [Piece(line, language, "text@mail") for line in text.splitlines()]
    assert strangers(lines, language) == []


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

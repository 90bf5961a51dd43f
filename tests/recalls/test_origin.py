"""The certificate of origin of an order: for its buyer, by account, by link, and for nobody else."""

from __future__ import annotations

import re
import shutil
import subprocess
import unicodedata

import pytest
from django.urls import reverse
from django.utils import translation

from marketplace.order.access import link_to_origin
from marketplace.order.models import LineLot, Order
from marketplace.order.services import ship_parcel
from marketplace.outbox.models import Message
from tests import people
from tests.buying import bought
from tests.dashboard.conftest import browser_of
from tests.support.zbar import decode_pdf
from traceability.selectors import label_address

from .things import filled, harvest, packed_from, rice

pytestmark = pytest.mark.django_db


@pytest.fixture
def order() -> Order:
    """Hoa's bag of rice, packed of a lot that was packed of another."""
    bag = rice()
    return filled(bag, packed_from(harvest(bag), bag))


def _page(order: Order) -> str:
    return reverse("storefront:origin", args=[order.purchase.number, order.number])


def _file(order: Order) -> str:
    return reverse("storefront:origin-file", args=[order.purchase.number, order.number])


def test_whoever_holds_the_link_of_the_letter_reads_each_lot_with_its_maker_and_code(order, client):
    ship_parcel(order=order, carrier="GHN")
    text = Message.objects.get(event__endswith="-shipped").text
    (link,) = re.findall(rf"http\S+/thu/\S+/{order.number}/", text)
    assert link == link_to_origin(order)
    answer = client.get(link, follow=True)
    page = answer.content.decode()
    assert answer.request["PATH_INFO"] == _page(order)
    for words in ("/l/DTL-CON-1", "/l/DTL-CON-1/qr.svg", "/l/DTL-GOC", order.cooperative.name, "Cần Thơ"):
        assert words in page
    assert _page(order) in client.get(order.purchase.get_absolute_url()).content.decode()


def test_a_stranger_finds_nothing_whatever_he_tries(order, client):
    khach = browser_of(people.khach())
    wrong = reverse("storefront:origin-link", args=[order.purchase.number, "geheim", order.number])
    for browser in (client, khach, browser_of(people.sen())):
        assert [browser.get(url).status_code for url in (_page(order), _file(order), wrong)] == [404] * 3


def test_the_order_of_another_purchase_is_not_reached_through_ones_own(order):
    own = bought(user=people.khach())
    khach = browser_of(people.khach())
    assert khach.get(_page(own)).status_code == 200
    for name in ("origin", "origin-file"):
        mixed = reverse(f"storefront:{name}", args=[own.purchase.number, order.number])
        assert khach.get(mixed).status_code == 404


def test_an_order_without_lots_offers_no_certificate():
    own = bought(user=people.khach())
    khach = browser_of(people.khach())
    assert "nguon-goc" not in khach.get(own.purchase.get_absolute_url()).content.decode()


def _pdf_for(order: Order, client, language: str = "vi") -> bytes:
    client.get(link_to_origin(order), follow=True)
    with translation.override(language):
        answer = client.get(_file(order))
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == f'attachment; filename="nguon-goc-{order.number}.pdf"'
    return b"".join(answer.streaming_content)


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext (poppler-utils) is not installed")
@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_file_says_in_writing_what_the_page_says(order, client, language):
    pdf = _pdf_for(order, client, language)
    written = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True).stdout.decode()
    text = " ".join(unicodedata.normalize("NFC", written).split())
    title = {"vi": "Giấy chứng nhận nguồn gốc", "en": "Certificate of origin"}[language]
    for words in (title, order.number, "DTL-CON-1 × 2", "DTL-GOC", order.cooperative.name, "Cần Thơ", "/l/DTL-CON-1"):
        assert words in text, words
    assert b"/URI (http" in pdf  # the addresses are links


@pytest.mark.skipif(not (shutil.which("zbarimg") and shutil.which("pdftoppm")), reason="zbar or poppler is missing")
def test_each_code_in_the_file_leads_to_its_lot(order, client):
    line, bag = order.lines.get(), order.lines.get().product
    for number in range(9):  # so that the lots go over to a second page
        LineLot.objects.create(line=line, lot=harvest(bag, code=f"DTL-THEM-{number}"), quantity=1)
    pages = decode_pdf(_pdf_for(order, client), dpi=203)
    found = sorted(text for page in pages for text in page)
    assert len(pages) > 1 and found == sorted(label_address(part.lot) for part in line.lots.all())


def test_the_page_offers_the_file(order, client):
    page = client.get(link_to_origin(order), follow=True).content.decode()
    assert _file(order) in page

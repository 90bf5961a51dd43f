"""What people scan, type and paste."""

import pytest
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests import factories
from traceability import codes
from traceability.services import recall_lot

from .things import GTIN, draft, lot

pytestmark = pytest.mark.django_db
ENTRY = "/en/truy-xuat/"


def _typed(client, text):
    return client.get(ENTRY, {"ma": text})


@pytest.mark.parametrize(
    "typed",
    [
        "DTL-261115-01", "dtl-261115-01", "  DTL-261115-01\n", "DTL 261115 01", "DTL - 261115 - 01", "DTL–261115–01",
        "DTL-261115-01\u200b", "ＤＴＬ－261115－01",
        "https://cho.example.vn/l/DTL-261115-01", "cho.example.vn/l/dtl-261115-01",
        "/l/DTL-261115-01", "http://127.0.0.1:8000/en/l/DTL-261115-01?page=2#h-j", "https://x.vn/l/DTL%2D261115-01/qr.svg",
        f"https://id.gs1.org/01/{GTIN}/10/DTL-261115-01", f"https://x.vn/a/b/01/{GTIN}/10/DTL-261115-01/21/7?17=270101",
        f"id.gs1.org/01/{GTIN}/10/dtl-261115-01", f"(01){GTIN}(10)DTL-261115-01", f"(01) {GTIN} (10) dtl-261115-01",
    ],
)  # fmt: skip
def test_hoa_types_a_code_as_she_reads_it_and_is_led_to_its_page(client, typed):
    lot(factories.product(gtin=GTIN))
    piece = "/7" if "/21/" in typed else ""
    assert _typed(client, typed).url == f"/en/l/DTL-261115-01{piece}"


@pytest.mark.parametrize("typed", [GTIN, GTIN[1:], f"(01){GTIN}", f"https://id.gs1.org/01/{GTIN}", "9 520123 456788"])
def test_a_gtin_leads_to_the_product(client, typed):
    product = factories.product(gtin=GTIN)
    assert _typed(client, typed).url == f"/en/san-pham/{product.slug}_{product.pk}/"


@pytest.mark.parametrize(
    ("typed", "status", "sentence"),
    [
        ("DTL-999999-01", 404, "No cooperative here has recorded this code."),
        ("20261115", 404, "No cooperative here has recorded this code."),
        ("09520123456788", 404, "No cooperative here sells a product with this GTIN."),
        ("09520123456789", 400, "The last digit of this GTIN does not fit"),
        ("gạo ST25", 400, "A lot code has only letters, digits and hyphens"),
        ("X" * 21, 400, "20 at most"),
        ("X" * 2001, 400, "too long"),
        ("\x00", 400, "only letters"),
        ("DTL\x00-1", 400, "only letters"),
        ("http://[", 400, "cannot be read"),
        ("https://cho.example.vn/san-pham/", 400, "cannot be read"),
        ("https://id.gs1.org/01/09520123456789", 400, "cannot be read"),
        ("https://id.gs1.org/414/9520123456788", 404, "only goods"),
        (f"https://id.gs1.org/01/{GTIN}/10/A%2FB", 404, "this lot of this product"),
        ("https://x.vn/l/%00", 400, "only letters"),
    ],
)
def test_what_leads_nowhere_is_said_in_one_sentence_and_stays_in_the_field(client, typed, status, sentence):
    answer = _typed(client, typed)
    page = answer.content.decode()
    assert answer.status_code == status and sentence in page and "\x00" not in page
    assert 'aria-invalid="true"' in page


def test_an_empty_field_shows_the_page_as_it_was(client):
    assert client.get(ENTRY, {"ma": "  "}).status_code == client.get(ENTRY).status_code == 200


def test_a_recalled_lot_still_has_its_page_and_a_draft_has_none(client):
    recall_lot(lot=lot(), actor=None, reason="Nấm mốc")
    draft(code="DTL-NHAP")
    assert _typed(client, "DTL-261115-01").status_code == 302
    assert _typed(client, "DTL-NHAP").status_code == 404


@given(
    text=st.text(max_size=80) | st.from_regex(r"(https?://)?[a-z./]*/(l|01|10)/[^/]{0,20}(/10/.{0,9})?", fullmatch=True)
)
@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
def test_whatever_is_typed_raises_a_fault_with_a_sentence_or_nothing(text):
    try:
        target = codes.target_of_typed(text)
    except codes.CodeFault as fault:
        assert fault.status in (400, 404) and fault.sentence and fault.typed.isprintable()
    else:
        assert target.startswith("/")


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/l/DTL-999999-01", 404), ("/l/%00", 400), ("/l/G%E1%BA%A1o", 400), ("/l/A%2FB", 404), ("/l/DTL-1/7/8", 400),
        ("/l/" + "A" * 400, 400), ("/l/DTL_1", 400), ("/en/l/DTL-999999-01", 404), ("/l/DTL-9/qr.svg", 404),
        ("/l/%00/qr.svg", 400), ("/l/%00/qr.png", 400), ("/l/DTL-1%0A", 404),
    ],
)  # fmt: skip
def test_a_lots_address_answers_404_for_unknown_and_400_for_malformed(client, path, status):
    answer = client.get(path)
    assert answer.status_code == status
    assert answer.headers["Content-Type"].startswith("text/html") and b'name="ma"' in answer.content


@pytest.mark.parametrize("path", ["/l/dtl-261115-01", "/l/DTL-261115-01/", "/en/l/Dtl-261115-01"])
def test_small_letters_and_a_slash_too_many_open_the_page(client, path):
    lot()
    answer = client.get(path)
    assert answer.status_code == 200
    assert b"/l/DTL-261115-01" in answer.content.split(b'rel="canonical"')[1].split(b">")[0]


def test_the_codes_picture_is_an_svg_and_a_png(client):
    made = lot()
    svg = client.get(reverse("traceability:lot-qr-svg", args=[made.code]))
    png = client.get(reverse("traceability:lot-qr-png", args=[made.code]))
    assert svg.headers["Content-Type"] == "image/svg+xml" and svg.content.startswith(b"<svg")
    assert png.headers["Content-Type"] == "image/png" and png.content.startswith(b"\x89PNG")


@pytest.mark.parametrize("path", ["/l/DTL-NHAP", "/en/l/DTL-NHAP", "/l/DTL-NHAP/qr.svg", "/l/DTL-NHAP/qr.png"])
def test_a_draft_is_404_everywhere(client, path):
    draft(code="DTL-NHAP")
    assert client.get(path).status_code == 404

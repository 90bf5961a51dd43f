"""What a program reads at a label's address: all links in one set, and each type by itself."""

import json
from urllib.parse import quote, quote_from_bytes

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from catalogue.models import Product
from tests import factories
from traceability.models import OldCode, Serial
from traceability.services import open_lot

from .things import GTIN, draft, lot

pytestmark = pytest.mark.django_db
LINK = f"/01/{GTIN}/10/DTL-261115-01"
VOC = "https://ref.gs1.org/voc/"
LINKSET = "application/linkset+json"
TYPES = {"defaultLink", "pip", "traceability", "certificationInfo", "recallStatus", "epcis"}
SITE = "http://127.0.0.1:8000"


@pytest.fixture
def made(db):
    return lot(factories.product("Gạo ST25, túi 5 kg", gtin=GTIN))


def _old(**fields):
    old = OldCode(reason="Tem in trước khi có mã GS1", **fields)
    old.full_clean()
    old.save()


@pytest.mark.parametrize(
    ("query", "headers"),
    [("?linkType=all", {}), ("?linkType=linkset", {}), ("", {"accept": LINKSET}), ("?17=270515&linkType=all", {})],
)
@pytest.mark.parametrize("path", [LINK, f"/01/{GTIN}", "/l/DTL-261115-01"])
def test_all_links_stand_in_one_set_that_gs1s_schema_accepts(client, made, shared_data, path, query, headers):
    answer = client.get(path + query, headers=headers)
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, LINKSET)
    schema = json.loads((shared_data / "resolver" / "gs1-linkset-schema.json").read_text(encoding="utf-8"))
    assert list(Draft7Validator(schema).iter_errors(answer.json())) == []
    assert "linkset-context" in answer.headers["Link"] and answer.headers["Access-Control-Allow-Origin"] == "*"


def test_a_lots_set_has_every_type_and_behind_it_the_product(client, made):
    entry, product = client.get(f"{LINK}?linkType=all").json()["linkset"]
    assert {key.removeprefix(VOC) for key in entry} - {"anchor", "itemDescription"} == TYPES
    assert entry["anchor"] == SITE + LINK and product["anchor"] == f"{SITE}/01/{GTIN}"
    pages = {one["hreflang"][0]: one["href"] for one in entry[f"{VOC}traceability"] if "hreflang" in one}
    assert pages == {"vi": f"{SITE}/l/DTL-261115-01", "en": f"{SITE}/en/l/DTL-261115-01"}
    assert set(product) == {"anchor", "itemDescription", f"{VOC}defaultLink", f"{VOC}pip"}


def test_each_link_of_the_set_opens(client, made):
    entries = client.get(f"{LINK}?linkType=all").json()["linkset"]
    hrefs = {one["href"] for entry in entries for key in entry if key.startswith(VOC) for one in entry[key]}
    assert len(hrefs) > 8
    for href in hrefs:
        assert client.get(href.removeprefix(SITE).partition("#")[0]).status_code == 200, href


@pytest.mark.parametrize(
    ("kind", "language", "target"),
    [
        ("gs1:traceability", "vi", "/l/DTL-261115-01"),
        ("gs1:traceability", "en", "/en/l/DTL-261115-01"),
        ("gs1:traceability", "fr", "/l/DTL-261115-01"),
        (f"{VOC}traceability", "en;q=0.5, vi", "/l/DTL-261115-01"),
        ("certificationInfo", "vi", "/l/DTL-261115-01#h-c"),
        ("gs1:recallStatus", "en", "/en/l/DTL-261115-01#h-v"),
        ("gs1:traceability&context=inspection", "vi", "/l/DTL-261115-01/proof.json"),
        ("gs1:traceability&context=mars", "vi", "/l/DTL-261115-01"),
    ],
)
def test_one_type_is_answered_in_the_readers_language_and_context(client, made, kind, language, target):
    answer = client.get(f"{LINK}?linkType={kind}", headers={"accept-language": language})
    assert (answer.status_code, answer.url) == (307, target)
    assert {"Accept", "Accept-Language"} <= set(answer.headers["Vary"].split(", "))


def test_events_and_the_shop_have_their_types(client, made):
    events = client.get(f"{LINK}?linkType=gs1:epcis").url
    assert events.startswith("/epcis/epcs/") and events.endswith("/events")
    assert client.get(f"{LINK}?linkType=gs1:pip").url == made.product.listing.get_absolute_url()


@pytest.mark.parametrize("kind", ["gs1:instructions", "xyz", "gs1:", "ALL%20", "%3Cscript%3E"])
def test_a_type_that_is_not_there_is_404_and_repeats_nothing_dangerous(client, made, kind):
    for path in (LINK, f"/01/{GTIN}", "/l/DTL-261115-01"):
        answer = client.get(f"{path}?linkType={kind}")
        assert answer.status_code == (307 if kind == "gs1:" else 404) and b"<script>" not in answer.content
    assert client.get(f"/01/{GTIN}?linkType=gs1:epcis").status_code == 404


@pytest.mark.parametrize(("path", "status"), [
    ("/01/123", 400), (f"/01/{GTIN}/10/%00", 400), (f"/01/{GTIN}/10/KHONG-CO", 404), ("/01/09520000000004", 404),
    (f"{LINK}/21/0007", 404),
])  # fmt: skip
def test_a_program_is_told_in_json_what_is_wrong(client, made, path, status):
    answer = client.get(path, headers={"accept": LINKSET})
    assert answer.status_code == status == answer.json()["status"] and answer.json()["title"]
    assert answer.headers["Content-Type"] == "application/problem+json"


def test_the_place_of_what_is_wrong_is_named(client):
    title = client.get(f"/01/{GTIN}/10/A%20B", headers={"accept": LINKSET, "accept-language": "en"}).json()["title"]
    assert f"(Character {len(f'http://testserver/01/{GTIN}/10/') + 1}.)" in title


def test_a_piece_that_was_labelled_has_a_set_of_its_own(client, made):
    Serial.objects.create(lot=made, number="0007")
    entry = client.get(f"{LINK}/21/0007?linkType=all").json()["linkset"][0]
    assert entry["anchor"] == f"{SITE}{LINK}/21/0007"
    assert entry[f"{VOC}defaultLink"][0]["href"] == f"{SITE}/l/DTL-261115-01/0007"


@pytest.mark.parametrize("odd", ["%00", "a%20b", "%F0%9F%98%80", "A" * 3000, "Đ"])
@pytest.mark.parametrize("query", ["linkType=all", "linkType=gs1:traceability", "linkType=gs1:pip"])
def test_what_is_no_number_of_a_piece_has_no_links(client, made, odd, query):
    for start in ("/l/DTL-261115-01", f"{LINK}/21"):
        assert client.get(f"{start}/{odd}?{query}").status_code == (400 if start != "/l/DTL-261115-01" else 404)


def test_a_label_says_where_its_links_stand_by_get_and_by_head(client, made):
    for ask in (client.get, client.head):
        assert "linkset-context" in ask(f"{LINK}?linkType=all").headers["Link"]
        link = ask(f"{LINK}?17=270515").headers["Link"]
        assert f'<{SITE}{LINK}?linkType=all>; rel="linkset"; type="{LINKSET}"' in link
        assert f'<https://id.gs1.org{LINK}>; rel="owl:sameAs"' in link


def test_a_lot_without_a_gtin_has_its_set_at_its_own_address(client):
    lot(factories.product())
    entry = client.get("/l/DTL-261115-01?linkType=all").json()["linkset"]
    assert len(entry) == 1 and entry[0]["anchor"] == f"{SITE}/l/DTL-261115-01"
    assert "sameAs" not in client.get("/l/DTL-261115-01?linkType=all").headers["Link"]


def test_options_and_other_methods(client, made):
    for path in (LINK, "/l/DTL-261115-01"):
        asked = client.options(path)
        assert asked.status_code == 204 and asked.headers["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
        assert client.post(path).status_code == 405 and "GET" in client.put(path).headers["Allow"]


@pytest.mark.parametrize("path", [
    LINK, f"{LINK}?linkType=all", f"{LINK}?linkType=gs1:pip", f"/01/{GTIN}?linkType=xyz", "/01/123",
    "/01/09520000000004?linkType=all", "/l/DTL-261115-01?linkType=all",
])  # fmt: skip
def test_a_head_is_answered_as_a_get_without_its_body(client, made, path):
    head, full = client.head(path), client.get(path)
    assert head.status_code == full.status_code and head.content == b""
    for name in ("Content-Type", "Link", "Location", "Access-Control-Allow-Origin", "Vary"):
        assert head.headers.get(name) == full.headers.get(name), name
    assert full.headers["Access-Control-Allow-Origin"] == "*"


def test_the_resolver_describes_itself_as_the_example_does(client, shared_data):
    answer = client.get("/.well-known/gs1resolver")
    example = json.loads((shared_data / "resolver" / "vn-example-gs1resolver.json").read_text(encoding="utf-8"))
    own = answer.json()
    assert {key: type(value) for key, value in own.items()} == {key: type(value) for key, value in example.items()}
    assert own["supportedLinkType"] == example["supportedLinkType"] and own["supportedPrimaryKeys"] == ["01"]
    assert answer.headers["Access-Control-Allow-Origin"] == "*"


@given(
    tail=st.binary(max_size=60).map(quote_from_bytes) | st.text(max_size=40).map(lambda text: quote(text, safe="/?&=")),
    headers=st.sampled_from([{}, {"accept": LINKSET}, {"accept-language": "en"}, {"accept": "\x7f"}]),
)
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
def test_whatever_is_asked_is_answered(tail, headers):
    for path in (f"/01/{tail}", f"{LINK}{tail}", f"{LINK}?linkType={tail}", f"/414/{tail}", f"/l/DTL-261115-01/{tail}"):
        assert Client().get(path, headers=headers).status_code in (200, 307, 400, 404)


def test_a_label_from_before_the_gs1_prefix_keeps_working(client):
    made = lot(factories.product())
    before = client.get("/l/DTL-261115-01").status_code
    Product.objects.filter(pk=made.product_id).update(gtin=GTIN)
    assert before == client.get("/l/DTL-261115-01").status_code == 200
    assert client.get(LINK).url == "/l/DTL-261115-01"


def test_labels_of_an_older_book_of_codes_lead_to_todays_lot(client, made):
    _old(code="SO-CU-7", lot=made)
    _old(gtin="09520000000004", code="LO7", lot=made)
    assert "DTL-261115-01" in client.get("/l/so-cu-7").content.decode()
    assert client.get("/01/09520000000004/10/LO7").url == client.get("/truy-xuat/?ma=SO-CU-7").url == "/l/DTL-261115-01"


def test_a_gtin_that_was_replaced_leads_to_the_same_goods(client, made):
    assert client.get("/01/09520000000004/10/DTL-261115-01").status_code == 404
    _old(gtin="09520000000004", product=made.product)
    assert client.get("/01/09520000000004/10/DTL-261115-01").url == "/l/DTL-261115-01"
    assert client.get("/01/09520000000004").url == made.product.listing.get_absolute_url()


def test_an_old_code_of_a_draft_leads_nowhere(client, made):
    _old(code="SO-CU-8", lot=draft(product=made.product, code="NHAP"))
    for end in ("", "/proof.json", "/qr.svg", "/nhat-ky", "/bao-van-de", "?linkType=all"):
        assert client.get(f"/l/SO-CU-8{end}").status_code == 404, end
    assert client.get("/truy-xuat/?ma=SO-CU-8").status_code == 404


@pytest.mark.parametrize("code", ["SO-CU-7", "DTL-261115-02"])
def test_an_old_code_is_never_given_to_another_lot(made, code):
    _old(code=code, lot=made)
    with pytest.raises(ValidationError, match="một lần"):
        open_lot(product=made.product, actor=None, code=code, quantity=1, made_on=made.made_on)


def test_a_code_made_by_the_shop_steps_over_old_ones(made):
    day = f"{made.made_on:%y%m%d}"
    _old(code=f"DTL-{day}-01", lot=made)
    assert open_lot(product=made.product, actor=None, quantity=1, made_on=made.made_on).code == f"DTL-{day}-02"


@pytest.mark.parametrize("fields", [
    {"code": "DTL-261115-01"}, {"code": "thường"},
    {"gtin": GTIN}, {"gtin": "09520000000005"}, {"gtin": "9520000000004"},
])  # fmt: skip
def test_what_is_in_use_or_broken_is_no_old_code(made, fields):
    leads = {"lot": made} if "code" in fields else {"product": made.product}
    with pytest.raises(ValidationError):
        _old(**fields, **leads)

"""Each component in its states, rendered without a database."""

import re
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.paginator import Paginator
from django.template.loader import render_to_string
from django.utils import translation

from marketplace.templatetags.specimen import address_form, specimen


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


def show(name: str, request: Any = None, **context: Any) -> str:
    """A component's HTML, its white space folded."""
    return re.sub(r"\s+", " ", render_to_string(f"components/{name}.html", context, request=request))


def card(**changes: Any) -> SimpleNamespace:
    """The first card of the component page, changed."""
    return SimpleNamespace(**{**vars(specimen()["cards"][0]), **changes})


def test_stars_are_never_shown_without_words():
    assert "OCOP 4 stars" in show("stars", stars=4)
    assert show("stars", stars=None).strip() == ""


def test_a_card_without_a_valid_recognition_shows_no_star():
    assert "stars" not in show("card_product", row=card(stars=None))


def test_a_card_names_the_good_its_maker_and_both_prices():
    html = show("card_product", row=card())
    assert "Gạo ST25" in html and "HTX minh họa" in html and "185.000\u00a0₫".replace("\u00a0", " ") in html
    assert "37.000 ₫/kg" in html


def test_a_price_that_changed_says_which_is_new():
    html = show("price", price=145_000, old_price=165_000)
    assert "New price" in html and "<s>165.000" in html


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ({"in_stock": False}, "Out of stock"),
        ({"in_stock": True, "stock_left": 6, "unit": "hũ"}, "Only 6 jars left"),
        ({"in_stock": True, "stock_left": 46}, ""),
    ],
)
def test_stock_is_told_where_it_matters(state, words):
    html = show("stock", **state)
    assert words in html and (words or not html.strip())


def test_an_error_stands_beside_its_field_and_is_tied_to_it():
    html = show("field", field=address_form("t")["phone"])
    assert 'aria-invalid="true"' in html
    assert 'aria-describedby="id_t-phone-e id_t-phone-h"' in html
    assert 'id="id_t-phone-e"' in html and 'id="id_t-phone-h"' in html


def test_what_was_typed_is_kept():
    assert 'value="0912 34 567"' in show("field", field=address_form("t")["phone"])


def test_the_summary_links_to_the_field_that_is_wrong():
    html = show("form_errors", form=address_form("t"))
    assert 'href="#id_t-phone"' in html and 'role="alert"' in html and "There is one thing to correct" in html


def test_the_summary_names_a_field_once():
    html = show("form_errors", form=address_form("t"))
    assert "Điện thoại: Thiếu một chữ số" in html
    form = address_form("t")
    form.errors["phone"] = form.error_class(["Nhập điện thoại của người nhận."])
    assert ">Nhập điện thoại của người nhận.<" in show("form_errors", form=form)


def test_the_summary_takes_several_forms():
    assert "There are 2 things to correct" in show("form_errors", forms=[address_form("a"), address_form("b")])


def test_no_summary_while_all_is_well():
    assert show("form_errors", form=SimpleNamespace(errors={})).strip() == ""


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ("valid", "Valid"),
        ("lapsed", "Certificate has lapsed"),
        ("recalled", "Recalled"),
        ("unusual", "Scanned unusually often"),
        ("unknown", "We do not know this code"),
    ],
)
def test_a_verdict_is_a_sentence_and_a_shape(state, words):
    html = show("verdict", state=state)
    assert f"<b>{words}</b>" in html and "<svg" in html


def test_pages_keep_the_query(rf):
    html = show("pagination", rf.get("/tim-kiem/", {"q": "gạo", "page": 2}), page=Paginator(range(99), 10).page(2))
    assert "q=g%E1%BA%A1o" in html and 'aria-current="page">2<' in html and "page=3" in html


def test_a_single_page_shows_no_paging(rf):
    assert show("pagination", rf.get("/"), page=Paginator(range(3), 10).page(1)).strip() == ""


def test_a_quantity_can_be_typed_and_its_buttons_wait_for_a_script():
    html = show("quantity", value=2, max=5)
    assert 'type="number"' in html and 'max="5"' in html and html.count('class="js"') == 2


def test_one_picture_needs_no_choice():
    assert "radio" not in show("gallery", images=[{"image": "/a.svg", "alt": "A"}])
    assert (
        show("gallery", images=[{"image": "/a.svg", "alt": "A"}, {"image": "/b.svg", "alt": "B"}]).count("radio") == 2
    )


def test_names_from_people_are_escaped_everywhere():
    evil = "<script>alert(1)</script>"
    for name, context in {
        "card_product": {"row": card(title=evil, cooperative_name=evil, unit_price_text=evil, season=evil)},
        "alert": {"title": evil, "text": evil},
        "copy": {"label": evil, "text": evil},
        "review": {"review": {"title": evil, "body": evil, "author": evil, "reply": evil, "reply_by": evil}},
        "journey": {"steps": [{"title": evil, "text": evil, "date": evil}]},
        "chips": {"chips": [{"label": evil, "url": evil}]},
        "table": {"caption": evil, "columns": [{"label": evil}], "rows": [[evil]]},
    }.items():
        assert "<script>" not in show(name, **context), name

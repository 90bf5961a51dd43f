"""What Hoa types on any phone finds what Bình wrote on his."""

import json
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marketplace.text import fold, nfc, slugify, sort_key, tokens

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"


def vectors() -> dict[str, Any]:
    path = DATA / "text" / "vectors.json"
    if not path.exists():
        pytest.skip("shared/data/text/vectors.json is not beside the project")
    return json.loads(path.read_text(encoding="utf-8"))  # type: ignore[no-any-return]


def test_composed_and_decomposed_names_fold_and_slug_as_the_vectors_say() -> None:
    for case in vectors()["fold"]:
        for typed in (case["in"], case["nfd"], unicodedata.normalize("NFD", case["in"])):
            assert fold(typed) == case["fold"]
            assert slugify(typed) == case["slug"]


def test_old_and_new_tone_placement_meet() -> None:
    for one, other, folded in vectors()["same_after_fold"]:
        assert fold(one) == fold(other) == folded


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("Gạo ST25", "gao st25"),
        ("GAO  st25 ", "gao st25"),
        ("gạo-ST25", "gao st25"),
        ("Trà «Shan tuyết» (200 g)", "tra shan tuyet 200 g"),
        ("ĐƯỜNG", "duong"),
        ("gạo\u00a0nếp\tcái\nhoa vàng", "gao nep cai hoa vang"),
        ("gạ\u00ado\ufeff n\u200dếp", "gao nep"),
        ("gạo\u200bnếp", "gao nep"),
        ("Crème brûlée", "creme brulee"),
        ("", ""),
        ("—·—", ""),
    ],
)
def test_fold_leaves_only_what_a_search_compares(typed: str, folded: str) -> None:
    assert fold(typed) == folded


def test_tokens_are_folded_words_in_order() -> None:
    assert tokens("Mật ong, bạc hà; mật ong") == ["mat", "ong", "bac", "ha", "mat", "ong"]


def test_a_slug_is_empty_when_nothing_latin_is_left() -> None:
    assert slugify("米") == ""
    assert slugify("米 gạo") == "gao"


def test_slugify_can_stand_as_oscars_slug_function() -> None:
    assert slugify("Đường phèn", allow_unicode=True) == "duong-phen"


def test_names_sort_as_in_a_vietnamese_dictionary() -> None:
    ordered = [
        "3 miền", "An", "An Giang", "Anh", "Ăn", "Ấn", "Bà", "Bả", "Bã", "Bá", "Bạ", "Dừa",
        "Đà Nẵng", "Gạo", "Kẹo", "Kê", "Ma", "Mà", "Mả", "Mã", "Má", "Mạ", "O", "Ô", "Ơ",
        "Tu", "Tư", "Xoài",
    ]  # fmt: skip
    shuffled = sorted(ordered, key=lambda name: name[::-1])
    assert sorted(shuffled, key=sort_key) == ordered


def test_sort_key_ignores_case_and_composition() -> None:
    assert sort_key("ĐÀ NẴNG") == sort_key(unicodedata.normalize("NFD", "Đà Nẵng"))


@given(st.text())
def test_folding_twice_changes_nothing(value: str) -> None:
    assert fold(fold(value)) == fold(value)


@given(st.text())
def test_fold_and_sort_key_do_not_depend_on_composition(value: str) -> None:
    decomposed = unicodedata.normalize("NFD", value)
    assert fold(nfc(value)) == fold(decomposed)
    assert sort_key(nfc(value)) == sort_key(decomposed)


@given(st.text())
def test_a_slug_holds_only_letters_digits_and_single_hyphens(value: str) -> None:
    slug = slugify(value)
    assert all(part.isascii() and part.isalnum() for part in slug.split("-")) or slug == ""
    assert slug == slug.lower()

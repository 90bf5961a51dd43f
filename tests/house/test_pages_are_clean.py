"""What the content security policy forbids, and what would tell a third party who visits, stands in no template."""

import re
from pathlib import Path

import pytest

from tests.house.tree import files, text

# mail programs read nothing but style attributes; Oscar's dashboard answers for itself
EXEMPT = re.compile(r"^templates/(oscar/(dashboard|communication)|([a-z_]+/)?(email|mail)s?)/")
PAGES = [path for path in files("templates/*.html") if not EXEMPT.match(str(path))]

INLINE = {
    "a style attribute": re.compile(r"<[^>]*\sstyle\s*=", re.I),
    "a script attribute": re.compile(r"<[^>]*\son[a-z]+\s*=", re.I),
    "an inline script": re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*type=\"application/(ld\+)?json\")[^>]*>", re.I),
    "a javascript: address": re.compile(r"[\"']javascript:", re.I),
}
FETCHED = re.compile(
    r"<(script|link|img|iframe|source|video|audio|embed|object|form|use)\b[^>]*"
    r"\b(src|href|srcset|action|data)\s*=\s*[\"'](https?:)?//[^\"']+",
    re.I,
)
STYLED = re.compile(r"(url\(\s*[\"']?(https?:)?//|@import\s+[\"'](https?:)?//)", re.I)
CALLED = re.compile(r"[\"'`](https?:)?//(?!www\.w3\.org/)[a-z0-9.-]+\.[a-z]{2,}", re.I)


@pytest.mark.parametrize("fault", INLINE)
def test_no_page_carries(fault):
    assert [str(path) for path in PAGES if INLINE[fault].search(_without_comments(path))] == []


def test_no_page_fetches_from_a_third_party():
    assert [str(path) for path in PAGES if FETCHED.search(_without_comments(path))] == []


def test_no_style_sheet_fetches_from_a_third_party():
    assert [str(path) for path in files("static/*.css", "static/*.svg") if STYLED.search(text(path))] == []


def test_no_script_calls_a_third_party():
    assert [str(path) for path in files("static/*.js") if CALLED.search(text(path))] == []


@pytest.mark.parametrize(
    ("fault", "markup"),
    [
        ("a style attribute", '<p class="x" style="color: red">'),
        ("a script attribute", "<body onload='go()'>"),
        ("an inline script", "<script>go()</script>"),
        ("an inline script", '<script type="module">go()</script>'),
        ("a javascript: address", '<a href="javascript:go()">'),
    ],
)
def test_the_patterns_find_what_they_are_for(fault, markup):
    assert INLINE[fault].search(markup)


@pytest.mark.parametrize(
    "markup", ['<script src="https://cdn.example/x.js">', '<link rel="stylesheet" href="//cdn.example/x.css">']
)
def test_the_pattern_finds_a_third_party(markup):
    assert FETCHED.search(markup)


def _without_comments(path: Path) -> str:
    return re.sub(r"{#.*?#}|{% comment.*?endcomment %}|<!--.*?-->", "", text(path), flags=re.S)

"""The eye that looks for third parties on every page (see test_table) sees them; the policy forbids the rest."""

from __future__ import annotations

import pytest

from tests.support.strangers import strangers

pytestmark = pytest.mark.django_db


def test_nothing_foreign_may_run_where_a_page_would_ask_for_it(client):
    policy = dict(
        part.strip().partition(" ")[::2] for part in client.get("/robots.txt")["Content-Security-Policy"].split(";")
    )
    assert policy["default-src"] == "'self'" and "http" not in str(policy) and "*" not in str(policy)


@pytest.mark.parametrize(
    "markup",
    ['<img src="https://cdn.example/x.png">', '<link rel="preload" href="//fonts.example/x.woff2">',
     '<source srcset="/a.webp 1x, https://cdn.example/a.webp 2x">', "<script src='http://x.example/a.js'></script>",
     '<style>@import "https://x.example/a.css"</style>', '<style>a{background:url(//x.example/a.png)}</style>',
     '<meta http-equiv="refresh" content="0; url=https://x.example/">'],
)  # fmt: skip
def test_the_eye_sees_a_stranger(markup):
    assert list(strangers(markup))


def test_the_eye_lets_a_link_to_elsewhere_pass():
    assert (
        list(strangers('<a href="https://ocop.example/">x</a><link rel="canonical" href="https://cho.example/">')) == []
    )

"""Shops and newspapers follow recalls by a feed, in both languages."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from marketplace.order.recalls.services import go_on_with_recalls
from tests import people
from traceability.services import close_recall, open_recall, withdraw_recall

from .things import REASON, harvest, rice, sent

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
BOTH = pytest.mark.parametrize("language", ["", "/en"])


def _feed(client, language: str = "", **headers) -> ET.Element:
    answer = client.get(f"{language}/thu-hoi/tin.atom", headers=headers)
    assert answer.status_code == 200 and answer["Content-Type"].startswith("application/atom+xml")
    return ET.fromstring(answer.content)


def _entry(feed: ET.Element, name: str) -> str:
    return feed.findtext(f"{ATOM}entry/{ATOM}{name}") or ""


@BOTH
def test_the_public_page_leads_to_a_feed_that_holds_what_it_says(client, language):
    whole = harvest(rice())
    order = sent(whole.product, whole)
    open_recall(lot=whole, actor=people.binh(), reason=REASON, instructions="Trả lại < tại kho & báo")
    open_recall(lot=harvest(whole.product, code="DTL-TAP"), actor=None, reason="Diễn tập", is_drill=True)
    page = client.get(f"{language}/thu-hoi/").content.decode()
    assert 'type="application/atom+xml" title=' in page and f'href="{language}/thu-hoi/tin.atom"' in page
    feed = _feed(client, language)
    assert len(feed.findall(f"{ATOM}entry")) == 1
    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == (language.strip("/") or "vi")
    for name in ("id", "title", "updated"):  # RFC 4287: each feed and each entry has them
        assert feed.findtext(f"{ATOM}{name}") and _entry(feed, name)
    assert whole.code in _entry(feed, "title") and "Trả lại < tại kho & báo" in _entry(feed, "summary")
    assert feed.find(f"{ATOM}entry/{ATOM}link").get("href").endswith(f"{language}/l/{whole.code}")
    text = ET.tostring(feed, encoding="unicode")
    for private in (order.number, order.purchase.buyer_name, people.binh().email):
        assert private not in text


def test_a_withdrawal_is_the_same_entry_updated_and_what_is_closed_is_gone(client):
    whole = harvest(rice())
    recall = open_recall(lot=whole, actor=people.binh(), reason=REASON)
    before = _feed(client, "/en")
    withdraw_recall(recall=recall, actor=people.lan(), reason="Nhầm lô")
    after = _feed(client, "/en")
    assert _entry(before, "id") == _entry(after, "id") and _entry(before, "updated") < _entry(after, "updated")
    assert "withdrawn" in _entry(after, "title") and "Nhầm lô" in _entry(after, "summary")
    again = open_recall(lot=whole, actor=people.binh(), reason=REASON)
    go_on_with_recalls()
    close_recall(recall=again, actor=people.lan(), reason="Đã thu về")
    assert [one.text for one in _feed(client).findall(f"{ATOM}entry/{ATOM}id")] == [_entry(_feed(client), "id")]


def test_who_asks_again_is_told_that_nothing_changed(client, django_assert_max_num_queries):
    whole = harvest(rice())
    recall = open_recall(lot=whole, actor=people.binh(), reason=REASON)
    first = client.get("/thu-hoi/tin.atom")
    assert "max-age=300" in first["Cache-Control"]
    asked = {"if-modified-since": first["Last-Modified"]}
    with django_assert_max_num_queries(2):
        assert client.get("/thu-hoi/tin.atom", headers=asked).status_code == 304
    type(recall).objects.filter(pk=recall.pk).update(opened_at=recall.opened_at.replace(year=2020))
    withdraw_recall(recall=recall, actor=people.lan(), reason="Nhầm lô")
    old = {"if-modified-since": "Wed, 01 Jan 2020 00:00:00 GMT"}
    assert client.get("/thu-hoi/tin.atom", headers=old).status_code == 200


def test_without_any_recall_it_is_a_feed_without_entries(client):
    assert not _feed(client).findall(f"{ATOM}entry")

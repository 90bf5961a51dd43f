"""A statement adds up by hand: page, PDF and XLSX tell the same."""

from __future__ import annotations

import datetime

import openpyxl
import pypdf
import pytest
from django.urls import reverse
from django.utils import timezone

from marketplace.ledger import rules
from marketplace.ledger.chart import Event
from marketplace.ledger.commission import Commission
from marketplace.ledger.models import Entry, Posting
from marketplace.ledger.papers import statement_pdf, statement_xlsx
from marketplace.ledger.rules import Sale
from marketplace.ledger.services import accounts_of, post
from marketplace.ledger.statements import COLUMNS, Statement, month_of, statement
from tests import people
from tests.dashboard.conftest import browser_of
from tests.factories import doi_che_xuan, dong_tom_lua
from tests.support.memory import measured

pytestmark = pytest.mark.django_db
NOVEMBER = (datetime.date(2026, 11, 1), datetime.date(2026, 11, 30))
TAKEN = Commission(17_500, 1_750)
EXAMPLE = Sale(goods=370_000, shipping=30_000, discount=20_000, alliance=50_000)


def _on(day: int, month: int, event: Event, key: str, legs: list[rules.Leg], *, of: str = "") -> None:
    moment = datetime.datetime(2026, month, day, tzinfo=timezone.get_default_timezone())
    post(event=event, key=key, source="order", source_key=of or key, legs=legs, occurred_at=moment)


@pytest.fixture
def binh():
    """October: 100.000 earned. November: the example earned, paid out with October's, then wholly given back."""
    pk = dong_tom_lua().pk
    _on(31, 10, Event.EARNED, "A-1", rules.earned(pk, Sale(goods=100_000), Commission()))
    _on(1, 11, Event.EARNED, "A-2", rules.earned(pk, EXAMPLE, TAKEN))
    _on(2, 11, Event.REMITTED, "A-3", rules.remitted(pk, 0, 22_000))
    _on(3, 11, Event.PAYOUT_SENT, "P-1", rules.payout_sent(pk, 400_000))
    _on(30, 11, Event.REFUND_DUE, "A-2b", rules.refund_earned(pk, EXAMPLE, TAKEN))
    _on(1, 12, Event.EARNED, "A-4", rules.earned(pk, Sale(goods=7), Commission()))
    other = doi_che_xuan().pk
    _on(5, 11, Event.EARNED, "B-1", rules.earned(other, Sale(goods=9_999), Commission(1, 1)))
    return dong_tom_lua()


def _november(cooperative) -> Statement:
    return statement(cooperative, *NOVEMBER)


def test_opening_and_all_columns_make_the_closing(binh):
    paper = _november(binh)
    assert paper.opening == 100_000
    assert paper.totals == {
        "goods": 370_000, "discount": -20_000, "shipping": 30_000, "commission": 0, "vat": 0, "refunds": -380_000,
        "fees": -22_000, "paid": -400_000,
    }  # fmt: skip
    assert paper.closing == -322_000 == 100_000 + sum(paper.totals.values())
    assert statement(binh, datetime.date(2026, 12, 1), datetime.date(2026, 12, 31)).opening == paper.closing


def test_the_rows_are_the_totals_and_none_is_of_somebody_else(binh):
    paper = _november(binh)
    rows = list(paper.rows())
    assert [row.entry.source_key for row in rows] == ["A-2", "A-3", "P-1", "A-2b"]
    assert [row.total for row in rows] == [360_750, -22_000, -400_000, -360_750]
    assert [sum(column) for column in zip(*(row.cells for row in rows), strict=True)] == paper.cells
    assert paper.entries.count() == 4


def test_a_row_says_what_had_gone_back_before_it_counted(binh):
    """An accountant compares the row with the order: 370.000 of goods, of which one bag went back before."""
    _on(9, 11, Event.REFUND_DUE, "A-9b", rules.refund_held(binh.pk, Sale(goods=185_000)), of="A-9")
    _on(9, 11, Event.EARNED, "A-9", rules.earned(binh.pk, Sale(goods=185_000), Commission()))
    _on(10, 11, Event.REFUND_DUE, "A-9c", rules.refund_earned(binh.pk, Sale(goods=1_000), Commission()), of="A-9")
    rows = {row.entry.key: row for row in _november(binh).rows()}
    assert "185.000" in rows["A-9"].note
    assert {key for key, row in rows.items() if row.note} == {"A-9"}


def test_a_month_ends_on_its_last_day():
    assert month_of(datetime.date(2028, 2, 7)) == (datetime.date(2028, 2, 1), datetime.date(2028, 2, 29))
    assert month_of(datetime.date(2026, 12, 31)) == (datetime.date(2026, 12, 1), datetime.date(2026, 12, 31))


def test_the_sheet_adds_up_by_hand(binh):
    with statement_xlsx(_november(binh)) as file:
        rows = list(openpyxl.load_workbook(file).active.iter_rows(values_only=True))
    opening, entries, total, closing = rows[3], rows[4:-2], rows[-2], rows[-1]
    assert (opening[-1], closing[-1]) == (100_000, -322_000)
    for number in range(len(COLUMNS) + 1):
        assert total[2 + number] == sum(row[2 + number] for row in entries)
    assert [row[-1] for row in entries] == [460_750, 438_750, 38_750, -322_000]


def test_the_pdf_tells_the_same(binh):
    with statement_pdf(_november(binh)) as file:
        text = "".join(page.extract_text() for page in pypdf.PdfReader(file).pages)
    for told in ("Đồng Tôm Lúa", "01/11/2026", "100.000", "370.000", "-380.000", "-322.000"):
        assert told in text


def test_every_column_of_the_pdf_is_on_the_paper(binh):
    reached: list[float] = []
    with statement_pdf(_november(binh)) as file:
        page = pypdf.PdfReader(file).pages[0]
        page.extract_text(visitor_text=lambda text, cm, tm, font, size: reached.append(tm[4]) if text.strip() else None)
        assert 760 < max(reached) < float(page.mediabox.width) - 30


def _many(cooperative, count: int) -> None:
    moment = datetime.datetime(2026, 11, 10, tzinfo=timezone.get_default_timezone())
    entries = Entry.objects.bulk_create(
        Entry(kind=Event.EARNED, key=f"m{n}", source="order", source_key=f"M-{n}", occurred_at=moment)
        for n in range(count)
    )
    legs = rules.earned(cooperative.pk, Sale(goods=10_000), Commission(500, 50))
    accounts = accounts_of({leg.account for leg in legs})
    Posting.objects.bulk_create(
        (
            Posting(entry=entry, account=accounts[leg.account], amount=leg.amount, part=leg.part)
            for entry in entries
            for leg in legs
        ),
        batch_size=5000,
    )


def test_a_long_statement_streams(binh, django_assert_max_num_queries):
    _many(binh, 1200)
    with measured() as peak, django_assert_max_num_queries(4), statement_xlsx(_november(binh)) as file:
        assert peak() < 12_000_000
        assert sum(1 for _row in openpyxl.load_workbook(file, read_only=True).active.rows) == 1200 + 4 + 6
    with statement_pdf(_november(binh)) as file:
        assert len(pypdf.PdfReader(file).pages) > 20


def _desk(name: str = "statement", *more: str) -> str:
    return reverse(f"desk:{name}", args=[dong_tom_lua().slug, *more])


PERIOD = {"first": "2026-11-01", "last": "2026-11-30"}


def test_binh_reads_his_statement_and_takes_it_with_him(binh):
    browser = browser_of(people.binh())
    page = browser.get(_desk(), PERIOD)
    assert page.status_code == 200 and "-322.000" in page.content.decode()
    for kind, begins in (("xlsx", b"PK"), ("pdf", b"%PDF")):
        answer = browser.get(_desk("statement-file", kind), PERIOD)
        assert b"".join(answer.streaming_content).startswith(begins)
        assert f"20261130.{kind}" in answer["Content-Disposition"]
    assert browser.get(_desk("statement-file", "exe"), PERIOD).status_code == 404


def test_this_month_is_shown_unless_told(binh):
    assert browser_of(people.binh()).get(_desk()).context["statement"].first == timezone.localdate().replace(day=1)


@pytest.mark.parametrize(
    ("days", "field"),
    [
        ({"first": "x", "last": "2026-11-30"}, "first"),
        ({"first": "2026-11-01"}, "last"),
        ({"first": "2026-11-02", "last": "2026-11-01"}, "last"),
        ({"first": "2024-11-02", "last": "2026-11-01"}, "last"),
        ({"first": "0001-01-01", "last": "2026-11-01"}, "first"),
    ],
)
def test_a_period_that_is_none_is_told_beside_its_field(binh, days, field):
    browser = browser_of(people.binh())
    page = browser.get(_desk(), days)
    assert page.status_code == 422 and list(page.context["period"].errors) == [field]
    assert browser.get(_desk("statement-file", "pdf"), days).status_code == 404


@pytest.mark.parametrize("stranger", [people.sen, people.tam, people.hoa])
def test_nobody_else_sees_binhs_statement(binh, stranger):
    browser = browser_of(stranger())
    assert browser.get(_desk()).status_code == 404
    assert browser.get(_desk("statement-file", "xlsx"), PERIOD).status_code == 404


def test_the_page_takes_the_same_queries_for_many_rows(binh, django_assert_max_num_queries):
    browser = browser_of(people.binh())
    browser.get(_desk(), PERIOD)
    _many(binh, 300)
    with django_assert_max_num_queries(16):
        assert len(browser.get(_desk(), PERIOD).context["entries"]) == 50

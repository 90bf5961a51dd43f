"""Papers speak one language as well: statements and the bank's sheet the reader's, labels the law's.

The packing slip is a page of the desk and stands in the table of pages.
"""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterator

import openpyxl
import pypdf
import pytest
from django.utils import timezone, translation

from marketplace.ledger import rules, settlement
from marketplace.ledger.chart import Event
from marketplace.ledger.commission import Commission
from marketplace.ledger.papers import bank_xlsx, statement_pdf, statement_xlsx
from marketplace.ledger.rules import Leg, Sale
from marketplace.ledger.services import post
from marketplace.ledger.statements import Statement, statement
from tests.factories import dong_tom_lua
from tests.people import lan
from tests.traceability.things import lot as opened
from tests.words.languages import english_of_ours, strangers
from tests.words.reading import Piece
from traceability.labels.sheet import sheet
from traceability.labels.texts import label_of

pytestmark = pytest.mark.django_db
SALE = Sale(goods=500_000, shipping=30_000, discount=20_000, alliance=10_000)
TAKEN = Commission(20_000, 2_000)


def _things(pk: int) -> Iterator[tuple[Event, str, list[Leg]]]:
    """Whatever a statement can have a row about."""
    yield Event.REFUND_DUE, "A-1", rules.refund_held(pk, Sale(goods=100_000))
    yield Event.EARNED, "A-1", rules.earned(pk, SALE, TAKEN)
    yield Event.REMITTED, "A-2", rules.remitted(pk, 0, 22_000)
    yield Event.REFUND_DUE, "A-2", rules.refund_earned(pk, Sale(goods=50_000), Commission(2_500, 250))
    yield Event.DISPUTE_LOST, "A-3", rules.refund_earned(pk, Sale(goods=1_000), Commission())
    yield Event.PAYOUT_SENT, "P-1", rules.payout_sent(pk, 100_000)
    yield Event.PAYOUT_RETURNED, "P-1", rules.payout_returned(pk, 100_000, was_paid=False)
    yield Event.COOPERATIVE_PAID, "P-2", rules.cooperative_paid(pk, 10_000)


@pytest.fixture
def november() -> Statement:
    cooperative = dong_tom_lua()
    for number, (event, of, legs) in enumerate(_things(cooperative.pk)):
        moment = datetime.datetime(2026, 11, 2 + number, tzinfo=timezone.get_default_timezone())
        post(event=event, key=f"k{number}", source="order", source_key=of, legs=legs, occurred_at=moment)
    return statement(cooperative, datetime.date(2026, 11, 1), datetime.date(2026, 11, 30))


def _said(texts: list[str], language: str) -> list[str]:
    return strangers([Piece(text, language, "cell@sheet") for text in texts], language)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_statement_speaks_its_readers_language(november, language):
    with translation.override(language):
        with statement_xlsx(november) as file:
            sheet_of = openpyxl.load_workbook(file).active
        cells = [cell for row in sheet_of.iter_rows(values_only=True) for cell in row if isinstance(cell, str)]
        with statement_pdf(november) as file:
            reader = pypdf.PdfReader(file)
            lines = reader.pages[0].extract_text().splitlines()
            title = reader.metadata.title
    assert len([cell for cell in cells if "A-1" in cell or "P-2" in cell]) == 2
    assert _said([sheet_of.title, *cells, *lines, title], language) == []


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_banks_sheet_speaks_its_readers_language(november, language):
    cooperative = dong_tom_lua()
    cooperative.bank_bin, cooperative.bank_account, cooperative.bank_holder = "970436", "0012345678", "HTX DONG TOM LUA"
    cooperative.save()
    batch = settlement.propose_batch(actor=lan())
    with translation.override(language), bank_xlsx(batch) as file:
        rows = list(openpyxl.load_workbook(file).active.iter_rows(values_only=True))
    assert len(rows) == 2
    assert _said([cell for row in rows for cell in row if isinstance(cell, str)], language) == []


@pytest.mark.parametrize("reads", ["vi", "en"])
def test_a_label_is_vietnamese_whoever_prints_it(reads):
    """Decree 43/2017: goods in Vietnam are labelled in Vietnamese."""
    lot = opened()
    with translation.override(reads):
        label = label_of(lot)
        reader = pypdf.PdfReader(io.BytesIO(sheet(label, quantity=1)))
    said = [label.name, *label.lines, label.code_line]
    assert strangers([Piece(text, "vi", "label") for text in said], "vi") == []
    assert not english_of_ours(" ".join(said))
    assert "Lô" in reader.pages[0].extract_text()

"""The journal: once for each key, balanced, for ever."""

from __future__ import annotations

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from marketplace.ledger import rules
from marketplace.ledger.chart import Event, Kind, Ref
from marketplace.ledger.models import Account, Entry, Posting
from marketplace.ledger.rules import Leg, Sale
from marketplace.ledger.selectors import balance, balances, payable, payables, trial_balance
from marketplace.ledger.services import BooksRefused, post
from marketplace.ledger.terms import Agreed, Sold, freeze
from marketplace.ledger.triggers import TABLES, install, remove
from tests.factories import doi_che_xuan, dong_tom_lua

pytestmark = pytest.mark.django_db


def _post(key: str = "k1", legs: list[Leg] | None = None, **fields) -> Entry | None:
    legs = rules.received("vietqr", 100_000) if legs is None else legs
    known = {"event": Event.RECEIVED, "source": "receipt", "source_key": "FT1", **fields}
    return post(key=key, legs=legs, **known)


def test_the_same_key_again_is_the_same_entry():
    assert _post() == _post()
    assert (Entry.objects.count(), Posting.objects.count()) == (1, 2)


@pytest.mark.parametrize(
    "other",
    [
        {"legs": rules.received("vietqr", 100_001)},
        {"legs": rules.received("card", 100_000)},
        {"event": Event.FEE},
        {"source_key": "FT2"},
    ],
)
def test_the_same_key_for_something_else_is_refused(other):
    _post()
    with pytest.raises(BooksRefused):
        _post(**other)
    assert balance(Ref(Kind.SUSPENSE)) == -100_000


@pytest.mark.parametrize("legs", [[Leg(Ref(Kind.SUSPENSE), 1)], [Leg(Ref(Kind.SUSPENSE), 0)]])
def test_what_does_not_sum_to_zero_is_refused(legs):
    with pytest.raises(BooksRefused):
        _post(legs=legs)
    assert not Entry.objects.exists()


def test_where_nothing_moves_nothing_is_written():
    assert _post(legs=[]) is None
    assert not Entry.objects.exists()


@pytest.mark.parametrize("model", [Account, Entry, Posting])
def test_nobody_changes_or_takes_away_what_stands(model):
    _post()
    thing = model.objects.first()
    for act in (thing.save, thing.delete, model.objects.all().delete, lambda: model.objects.update(pk=99)):
        with pytest.raises(ValidationError):
            act()
    assert model.objects.filter(pk=thing.pk).exists()


@pytest.fixture
def triggers():
    """As the migration puts them there; the suite on PostgreSQL has migrated already."""
    if connection.vendor == "postgresql":
        remove(connection)
    install(connection)


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("act", ["UPDATE {} SET id = id", "DELETE FROM {}"])
def test_nor_does_a_hand_at_the_database(triggers, table, act):
    _post()
    freeze([Agreed("A-1", dong_tom_lua().pk, [Sold(1000)])])
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(act.format(table))


def test_on_postgresql_a_hand_cannot_write_half_an_entry_either(triggers, on_postgresql):
    if not on_postgresql:
        pytest.skip("SQLite has no deferred triggers; check_books finds it there")
    entry = _post()
    account = Account.objects.first()
    with pytest.raises(DatabaseError, match="sum to zero"), transaction.atomic():
        Posting.objects.create(entry=entry, account=account, amount=1)
        connection.check_constraints()


def test_balances_of_an_account_until_a_moment():
    now = timezone.now()
    _post("k1", occurred_at=now - datetime.timedelta(days=40))
    _post("k2", rules.sent_back("vietqr", 30_000), event=Event.SENT_BACK, occurred_at=now)
    assert balance(Ref(Kind.CASH, provider="vietqr")) == 70_000
    assert balance(Ref(Kind.CASH, provider="vietqr"), before=now - datetime.timedelta(days=30)) == 100_000
    assert balance(Ref(Kind.CASH, provider="vietqr"), before=now - datetime.timedelta(days=50)) == 0
    assert trial_balance() == [("cash:vietqr", 70_000), ("suspense", -70_000)]


def test_what_is_owed_to_binh_is_not_owed_to_sen(django_assert_num_queries):
    binh, sen = dong_tom_lua(), doi_che_xuan()
    for number in range(20):
        sale = Sale(goods=10_000)
        _post(f"p{number}", rules.paid(binh.pk, sale), event=Event.PAID)
        _post(f"e{number}", rules.earned(binh.pk, sale, rules.Commission(500, 50)), event=Event.EARNED)
    with django_assert_num_queries(3):
        assert payables() == {binh.pk: 20 * 9_450}
        assert payable(sen.pk) == 0
        assert balances([Ref(Kind.HELD, binh.pk), Ref(Kind.COMMISSION)]) == {
            Ref(Kind.HELD, binh.pk): 0, Ref(Kind.COMMISSION): -10_000,
        }  # fmt: skip


def test_an_entry_takes_the_same_few_queries_however_many_accounts(django_assert_max_num_queries):
    binh = dong_tom_lua().pk
    sale = Sale(10_000, 3_000, 1_000, 500)
    _post("k1", rules.paid(binh, sale), event=Event.PAID)
    _post("k2", rules.earned(binh, sale, rules.Commission(5, 1)), event=Event.EARNED)
    with django_assert_max_num_queries(8):  # four, and the marks of the two blocks around them
        _post("k3", rules.earned(binh, sale, rules.Commission(5, 1)), event=Event.EARNED)

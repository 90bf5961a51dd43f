"""A carrier passes on cash: what fits is booked once, what does not waits for Lan, and the books agree throughout."""

from __future__ import annotations

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone, translation
from oscar.apps.offer.models import Benefit, Condition, Range

from marketplace.audit.models import AuditEntry
from marketplace.ledger.chart import Kind, Ref
from marketplace.ledger.checking import faults
from marketplace.ledger.selectors import balance, payable
from marketplace.offer.models import ConditionalOffer
from marketplace.order.models import Order, Parcel, Purchase
from marketplace.order.services import deliver_parcel, refuse_parcel, ship_parcel
from marketplace.order.status import OrderStatus
from marketplace.payment.models import Receipt, Remittance, RemittedRow
from marketplace.payment.remittance import deciding
from marketplace.payment.remittance.booking import act_on_remitted
from marketplace.payment.remittance.importing import drop_remittance, import_remittance, stage_remittance
from marketplace.payment.remittance.selectors import cash_to_settle, unremitted
from tests.payment.carriers import delivered, file_of, packed, remits, sent
from tests.people import lan
from tests.support.race import race

pytestmark = pytest.mark.django_db
Problem, Decision = RemittedRow.Problem, RemittedRow.Decision
CARRIER, CASH, SUSPENSE = Ref(Kind.CARRIER), Ref(Kind.CASH, provider="vietqr"), Ref(Kind.SUSPENSE)


@pytest.fixture(autouse=True)
def _books_agree():
    with translation.override("en"):
        yield
        assert list(faults()) == []


def work() -> int:
    """A round of one worker."""
    return act_on_remitted()


def _said(row: RemittedRow) -> dict:
    return {"row": row, "note": "asked the carrier", "actor": lan()}


def _of(parcel: Parcel, amount: int | None = None, fee: int = 22_000) -> tuple:
    return parcel.tracking_number, int(parcel.to_collect) if amount is None else amount, fee


def test_what_the_carrier_passes_on_leaves_its_account_and_the_cooperative_bears_the_fee():
    parcel = delivered()
    assert balance(CARRIER) == parcel.to_collect
    (row,) = remits(_of(parcel))
    assert (row.problem, row.booked) == ("", parcel.to_collect)
    assert balance(CARRIER) == 0 and balance(CASH) == parcel.to_collect - 22_000
    assert payable(parcel.order.cooperative_id) == -22_000


def test_the_same_file_twice_changes_nothing():
    parcel = delivered()
    remits(_of(parcel))
    before = balance(CASH)
    assert remits(_of(parcel), name="lai-lan-nua.csv") == []
    assert Remittance.objects.latest("pk").known == 1 and balance(CASH) == before
    assert act_on_remitted() == 0


def test_a_row_that_stands_twice_in_one_file_is_named_by_its_number():
    parcel = delivered()
    (row,) = remits(_of(parcel), _of(parcel))
    fault = row.remittance.faults.get()
    assert (fault.row, fault.code, balance(CARRIER)) == (3, "twice", 0)


def test_nothing_is_booked_before_lan_says_so():
    parcel = delivered()
    remittance = stage_remittance(file=file_of(_of(parcel)), name="a.csv", actor=lan())
    assert act_on_remitted() == 0 and balance(CARRIER) == parcel.to_collect
    drop_remittance(remittance=remittance, actor=lan())
    assert not RemittedRow.objects.exists()
    remits(_of(parcel))
    with pytest.raises(ValidationError):
        import_remittance(remittance=Remittance.objects.get(), actor=lan())


def test_a_refused_parcel_is_in_the_store_again_and_only_its_fee_is_booked():
    parcel = sent()
    stock = parcel.order.lines.get().stockrecord
    refuse_parcel(parcel=parcel)
    (row,) = remits(_of(parcel, 0))
    stock.refresh_from_db()
    assert (row.problem, row.booked, stock.num_in_stock) == ("", 0, 10)
    assert balance(CARRIER) == 0 and balance(CASH) == -22_000


@pytest.mark.parametrize("typed", ["ghn 001", "GHN-001", "ghn001"])
def test_a_tracking_number_is_known_however_it_is_spelled(typed):
    parcel = delivered("GHN001")
    (row,) = remits((typed, int(parcel.to_collect), 0))
    assert row.parcel == parcel and row.booked == parcel.to_collect


def _different(kind: str) -> RemittedRow:
    """A row with this problem."""
    if kind == Problem.UNKNOWN:
        return remits(("ABC", 50_000, 0))[0]
    if kind == Problem.OPEN:
        return remits(_of(sent()))[0]
    if kind == Problem.REFUSED:
        return remits(_of(refuse_parcel(parcel=sent())))[0]
    parcel = delivered()
    if kind == Problem.SEVERAL:
        delivered()
    if kind == Problem.TWICE:
        remits(_of(parcel))
        return remits((parcel.tracking_number, int(parcel.to_collect), 0, "22/11/2026"))[0]
    return remits(_of(parcel, int(parcel.to_collect) - 1 if kind == Problem.AMOUNT else None))[0]


@pytest.mark.parametrize(
    "kind", [Problem.UNKNOWN, Problem.SEVERAL, Problem.OPEN, Problem.REFUSED, Problem.AMOUNT, Problem.TWICE]
)
def test_what_does_not_fit_is_not_booked_and_waits_with_its_reason(kind):
    row = _different(kind)
    assert (row.problem, row.booked) == (kind, None)
    assert list(cash_to_settle()) == [row]


def test_cash_of_the_cooperatives_own_rider_is_no_carriers(settings):
    settings.SETTLEMENT = "direct"
    (row,) = remits(_of(delivered()))
    assert row.problem == Problem.OWN and Decision.BOOK not in deciding.choices_for(row)


def test_a_parcel_paid_by_transfer_has_no_cash():
    parcel = delivered()
    Purchase.objects.filter(pk=parcel.order.purchase_id).update(method=Purchase.Method.VIETQR)
    (row,) = remits(_of(parcel))
    assert row.problem == Problem.OWN
    Purchase.objects.filter(pk=parcel.order.purchase_id).update(method=Purchase.Method.COD)


@pytest.mark.parametrize(("more", "booked", "left", "aside"), [(-30_000, -30_000, 30_000, 0), (5_000, 0, 0, 5_000)])
def test_lan_books_another_amount_what_is_missing_stays_owed_and_what_is_more_waits(more, booked, left, aside):
    parcel = delivered()
    (row,) = remits(_of(parcel, int(parcel.to_collect) + more))
    row = deciding.book_as_told(**_said(row))
    assert row.booked == parcel.to_collect + booked
    assert balance(CARRIER) == left and -balance(SUSPENSE) == aside
    assert AuditEntry.objects.filter(act="payment.remitted_book").count() == 1


def test_the_rest_that_comes_later_is_booked_up_to_what_was_missing():
    parcel = delivered()
    deciding.book_as_told(**_said(remits(_of(parcel, 100_000))[0]))
    (rest,) = remits((parcel.tracking_number, int(parcel.to_collect), 0, "25/11/2026"))
    assert rest.problem == Problem.TWICE
    assert deciding.book_as_told(**_said(rest)).booked == parcel.to_collect - 100_000
    assert balance(CARRIER) == 0 and -balance(SUSPENSE) == 100_000


def test_what_was_remitted_twice_is_nobodys_and_waits_under_bank_money():
    row = deciding.book_as_told(**_said(_different(Problem.TWICE)))
    receipt = Receipt.objects.get()
    assert row.booked == 0 and receipt.problem == Receipt.Problem.UNMATCHED and receipt.amount == row.amount


def test_the_carrier_was_right_the_parcel_has_arrived():
    row = deciding.has_arrived(**_said(_different(Problem.OPEN)))
    assert row.parcel.order.status == OrderStatus.DELIVERED and row.booked == row.amount
    assert balance(CARRIER) == 0


def test_the_parcel_came_back_its_goods_are_for_sale_and_the_fee_alone_is_booked():
    parcel = sent()
    (row,) = remits(_of(parcel, 0))
    assert row.problem == Problem.OPEN
    row = deciding.came_back(**_said(row))
    stock = parcel.order.lines.get().stockrecord
    assert (row.booked, stock.num_in_stock) == (0, 10) and balance(CASH) == -22_000
    assert Order.objects.get(pk=parcel.order_id).status == OrderStatus.REFUSED


def test_a_row_that_came_before_the_parcel_arrived_is_booked_once_it_has():
    row = _different(Problem.OPEN)
    assert act_on_remitted() == 0
    deliver_parcel(parcel=row.parcel)
    assert act_on_remitted() == 1
    row.refresh_from_db()
    assert (row.problem, row.booked) == ("", row.amount)
    assert act_on_remitted() == 0


def test_lan_names_the_parcel_of_an_unknown_number():
    parcel = delivered()
    (row,) = remits(("MISTYPED", int(parcel.to_collect), 22_000))
    row = deciding.match(parcel=parcel, **_said(row))
    assert (row.decision, row.booked) == (Decision.MATCH, parcel.to_collect)


def test_a_parcel_that_was_named_and_does_not_fit_waits_for_the_next_decision():
    parcel = delivered()
    row = deciding.match(parcel=parcel, **_said(remits(("MISTYPED", 1_000, 0))[0]))
    assert (row.problem, row.decision, row.booked) == (Problem.AMOUNT, "", None)


def test_money_of_no_parcel_goes_to_bank_money():
    row = deciding.to_suspense(**_said(_different(Problem.UNKNOWN)))
    assert row.decision == Decision.SUSPENSE and -balance(SUSPENSE) == 50_000


def test_what_the_carrier_was_mistaken_in_is_left_out():
    deciding.ignore(**_said(_different(Problem.REFUSED)))
    assert balance(CASH) == 0 and not cash_to_settle().exists()


def test_of_two_people_only_the_first_decides():
    row = _different(Problem.UNKNOWN)
    deciding.ignore(**_said(row))
    with pytest.raises(ValidationError, match="before you"):
        deciding.to_suspense(**_said(row))
    assert balance(SUSPENSE) == 0


def test_a_decision_needs_its_reason():
    with pytest.raises(ValidationError):
        deciding.ignore(row=_different(Problem.UNKNOWN), note=" ", actor=lan())
    assert cash_to_settle().exists()


def test_cash_that_no_carrier_passed_on_in_time_is_seen():
    parcel, day = delivered(), datetime.timedelta(days=1)
    assert not unremitted().exists()
    late = timezone.now() + 8 * day
    assert list(unremitted(late)) == [parcel]
    deciding.book_as_told(**_said(remits(_of(parcel, int(parcel.to_collect) - 1))[0]))
    assert unremitted(late).get().missing == 1


def test_a_parcel_with_its_cash_is_awaited_no_more():
    remits(_of(delivered()))
    assert not unremitted(timezone.now() + datetime.timedelta(days=99)).exists()


@pytest.mark.parametrize("refused", [0, 1, 2])
def test_of_an_odd_discount_exactly_what_each_taken_parcel_asked_for_is_collected(refused):
    everything = Range.objects.create(name="Mọi thứ", includes_all_products=True)
    ConditionalOffer.objects.create(
        name="Bớt một nghìn", offer_type=ConditionalOffer.SITE, max_basket_applications=1,
        condition=Condition.objects.create(range=everything, type=Condition.COUNT, value=1),
        benefit=Benefit.objects.create(range=everything, type=Benefit.FIXED, value=1_000),
    )  # fmt: skip
    order = packed(rice=3, price=10_000)
    line = order.lines.get()
    assert line.line_price_incl_tax == 30_000 - 1_000  # no third of it is whole
    parcels = [ship_parcel(order=order, units={line.pk: 1}, carrier="GHN", tracking_number=f"N{n}") for n in range(3)]
    for number, parcel in enumerate(parcels):
        (refuse_parcel if number == refused else deliver_parcel)(parcel=parcel)
    asked = sum(int(one.to_collect) for number, one in enumerate(parcels) if number != refused)
    assert balance(CARRIER) == asked


@pytest.mark.django_db(transaction=True)
def test_two_workers_book_a_row_once():
    parcel = delivered()
    remittance = stage_remittance(file=file_of(_of(parcel)), name="a.csv", actor=lan())
    import_remittance(remittance=remittance, actor=lan())
    outcomes = race("tests.payment.test_remittances:work", [{}, {}])
    assert all(outcome.won for outcome in outcomes) and balance(CARRIER) == 0

"""What Bình packs is an AggregationEvent of his cooperative, of which nobody reads without an account."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction

from marketplace.ledger.checking import faults
from marketplace.order.models import Order
from marketplace.order.returns.stock import send_replacement
from marketplace.order.services import (
    cancel_rest,
    deliver_parcel,
    move_order,
    pack_order,
    refuse_parcel,
    ship_parcel,
    swap_lots,
)
from marketplace.order.status import Actor, OrderStatus
from marketplace.payment.claims import accept, receive
from tests import factories
from tests.buying import basket_of, on_sale, place
from tests.desk.things import accepted
from tests.people import binh
from tests.returns.returning import Kind, hoa_asks
from traceability.event_hash import event_id
from traceability.exchange.writing import NAMESPACE, lot_uri
from traceability.models import EpcisEvent, Lot, Package, Stream
from traceability.services import hold_lot, write_package

from .reporting import gs1, listed, mill
from .things import GTIN, lot, step

pytestmark = pytest.mark.django_db
QUERIES = 16  # with the savepoints of three acts in one another
Told = list[tuple[str, dict[str, int]]]


@pytest.fixture
def order() -> Order:
    """Three bags that Hoa bought, and two lots to fill them from."""
    order = accepted(place(basket_of({on_sale(stock=20): 3})).orders.get())
    product = order.lines.get().product
    lot(product, code="DTL-1", units=4)
    lot(product, code="DTL-2", units=4)
    return order


def packed(order: Order, first: int = 1, second: int = 2, act: Any = pack_order) -> Order:
    """From so many of the first lot and so many of the second."""
    taken = {Lot.objects.get(code="DTL-1").pk: first, Lot.objects.get(code="DTL-2").pk: second}
    done: Order = act(order=order, lots={order.lines.get().pk: taken})
    return done


def told() -> Told:
    """What stands in the chains: each action with the units of each lot."""
    rows = [json.loads(row.body) for row in EpcisEvent.objects.exclude(package=None).order_by("pk")]
    return [
        (row["action"], {each["epcClass"].rpartition("/")[2]: each["quantity"] for each in row["childQuantityList"]})
        for row in rows
    ]


def in_the_chains() -> list[str]:
    return [fault for fault in faults() if fault.startswith("chain")]


WHOLE = ("ADD", {"DTL-1": 1, "DTL-2": 2})


def test_a_packed_order_is_told_once_as_gs1_has_it(order):
    packhouse = factories.dong_tom_lua().facilities.create(
        kind="packhouse", name="Xưởng gạo", province=factories.dong_tom_lua().province
    )
    packed(order)
    row = EpcisEvent.objects.get()
    body = json.loads(row.body)
    assert (row.kind, row.action, row.biz_step, row.disposition) == (
        "AggregationEvent", "ADD", "packing", "in_progress",
    )  # fmt: skip
    assert row.read_point == row.biz_location and row.read_point.endswith(f"#place-{packhouse.pk}")
    assert told() == [WHOLE] and "uom" not in body["childQuantityList"][0]
    assert row.event_id == event_id(body, [{"htx": NAMESPACE}])
    assert dict(Stream.objects.values_list("name", "length")) == {f"parcels:{order.cooperative_id}": 1}
    answer = mill(cooperative=order.cooperative).get("/epcis/events")
    assert len(listed(answer)) == 1 and [fault.message for fault in gs1().iter_errors(answer.json())] == []
    assert in_the_chains() == []


def test_its_name_says_nothing_of_hoa_or_her_order(order):
    packed(order)
    row = EpcisEvent.objects.get()
    uri = json.loads(row.body)["parentID"]
    assert uri == Package.objects.get().uri and len(uri.rpartition("/")[2]) == 32
    for secret in (order.number, order.purchase.number, f"order:{order.pk}", "Hoa"):
        assert secret and secret not in row.body


def test_two_places_are_none_and_a_shop_of_one_place_is_that(order):
    home = factories.dong_tom_lua()
    first = home.facilities.create(kind="store", name="Kho", province=home.province)
    packed(order)
    home.facilities.create(kind="shop", name="Cửa hàng", province=home.province)
    packed(order, 2, 1, swap_lots)
    places = list(EpcisEvent.objects.order_by("pk").values_list("biz_location", flat=True))
    assert places[0].endswith(f"#place-{first.pk}") and places[1:] == ["", ""]


def test_packed_again_the_same_way_it_tells_nothing_more(order):
    packed(packed(order))
    write_package(source_key=f"order:{order.pk}", units={one.pk: n for n, one in enumerate(_lots(), 1)})
    assert told() == [WHOLE] and Package.objects.count() == 1


def _lots() -> list[Lot]:
    return list(Lot.objects.order_by("code"))


def test_a_package_asks_as_often_for_six_lots_as_for_two(order, django_assert_num_queries):
    product = order.lines.get().product
    more = [lot(product, code=f"DTL-{number}") for number in range(3, 7)]
    step(more[0])  # a key has been taken
    few, many = {one.pk: 1 for one in _lots()[:2]}, {one.pk: 1 for one in _lots()}
    write_package(source_key="order:0", units=few, packed_by=order.cooperative)
    for key, units in (("order:-1", few), ("order:-2", many)):
        with django_assert_num_queries(QUERIES):
            write_package(source_key=key, units=units, packed_by=order.cooperative)


def test_packed_anew_with_other_lots_only_what_changed_goes_out_and_in(order):
    packed(packed(order), 0, 3, swap_lots)
    assert told() == [WHOLE, ("DELETE", {"DTL-1": 1}), ("ADD", {"DTL-2": 1})]
    assert {row.names.get(role="parent").uri for row in EpcisEvent.objects.all()} == {Package.objects.get().uri}
    assert EpcisEvent.objects.get(action="DELETE").biz_step == "unpacking" and in_the_chains() == []


def test_an_order_that_is_cancelled_after_packing_comes_out_whole(order):
    move_order(order=packed(order), to=OrderStatus.CANCELLED, actor_kind=Actor.SELLER, reason="Hỏng")
    assert told() == [WHOLE, ("DELETE", WHOLE[1])] and in_the_chains() == []


def test_an_order_that_nobody_takes_comes_out_whole_in_one_event(order):
    order = packed(order)
    ship_parcel(order=order, units={order.lines.get().pk: 1}, carrier="GHN")
    ship_parcel(order=order, carrier="GHN")
    order.refresh_from_db()
    move_order(order=order, to=OrderStatus.REFUSED, actor_kind=Actor.SELLER)
    assert told() == [WHOLE, ("DELETE", WHOLE[1])] and in_the_chains() == []


def test_of_one_refused_parcel_only_its_units_come_out(order):
    order = packed(order)
    first = ship_parcel(order=order, units={order.lines.get().pk: 1}, carrier="GHN")
    ship_parcel(order=order, carrier="GHN")
    refuse_parcel(parcel=first)
    refuse_parcel(parcel=first)
    assert told() == [WHOLE, ("DELETE", {"DTL-2": 1})] and in_the_chains() == []


def test_what_is_not_sent_after_all_comes_out(order):
    order = packed(order)
    ship_parcel(order=order, units={order.lines.get().pk: 1}, carrier="GHN")
    cancel_rest(order=order, reason="Hết hàng")
    assert told() == [WHOLE, ("DELETE", {"DTL-2": 2})] and in_the_chains() == []


@pytest.mark.parametrize(("fate", "more"), [("restock", [("DELETE", {"DTL-2": 1})]), ("discard", [])])
def test_returned_goods_come_out_only_if_they_are_in_their_lot_again(order, fate, more):
    deliver_parcel(parcel=ship_parcel(order=packed(order), carrier="GHN"))
    claim = accept(
        claim=hoa_asks(order, 1, kind=Kind.RETURN), actor_kind=Actor.SELLER, actor=binh(), goods_back=True
    )  # fmt: skip
    receive(claim=claim, fates={claim.lines.get().line_id: fate}, actor_kind=Actor.SELLER, actor=binh())
    assert told() == [WHOLE, *more] and in_the_chains() == []


def test_goods_sent_in_the_place_of_others_are_a_package_of_their_own(order):
    deliver_parcel(parcel=ship_parcel(order=packed(order), carrier="GHN"))
    send_replacement(hoa_asks(order, 1, kind=Kind.RETURN, wish="replacement"))
    assert told() == [WHOLE, ("ADD", {"DTL-1": 1})]
    assert EpcisEvent.objects.values("package").distinct().count() == 2 and in_the_chains() == []


def test_a_packing_that_is_refused_leaves_nothing(order):
    hold_lot(lot=Lot.objects.get(code="DTL-2"), actor=None, reason="Chờ kiểm nghiệm")
    with pytest.raises(ValidationError):
        packed(order)
    assert told() == [] and not Package.objects.exists()


def test_a_crash_behind_the_packing_takes_it_back(order):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        packed(order)
        raise ZeroDivisionError
    assert told() == [] and not Package.objects.exists() and not Stream.objects.exists()


def test_goods_without_lots_are_no_package():
    pack_order(order=accepted(place(basket_of({on_sale(): 1})).orders.get()), lots={})
    assert not Package.objects.exists()


def test_of_what_was_packed_before_there_were_packages_nothing_is_told(order, monkeypatch):
    monkeypatch.setattr("marketplace.order.services.packing.write_package", lambda *_order, **_how: None)
    order = packed(order)
    first = ship_parcel(order=order, units={order.lines.get().pk: 1}, carrier="GHN")
    ship_parcel(order=order, carrier="GHN")
    refuse_parcel(parcel=first)
    assert told() == [] and in_the_chains() == []


def test_a_lot_keeps_the_name_under_which_it_was_put_in(order):
    product = packed(order).lines.get().product
    product.gtin = GTIN
    product.save(update_fields=["gtin"])
    packed(order, 2, 1, swap_lots)
    assert told() == [WHOLE, ("DELETE", {"DTL-2": 1}), ("ADD", {"DTL-1": 1})] and in_the_chains() == []
    assert GTIN not in "".join(EpcisEvent.objects.values_list("body", flat=True))


def test_khach_and_sen_read_nothing_of_it_binh_and_the_alliance_do(order, client):
    packed(order)
    row, first = EpcisEvent.objects.get(), Lot.objects.get(code="DTL-1")
    questions = [
        "/epcis/events", "/epcis/events?eventType=AggregationEvent", "/epcis/events?EQ_bizStep=packing",
        f"/epcis/events?MATCH_parentID={quote(row.package.uri, safe='')}",
        f"/epcis/events?MATCH_anyEPCClass={quote(lot_uri(first), safe='')}",
        f"/epcis/events?EQ_eventID={quote(row.event_id, safe='')}",
        f"/epcis/epcs/{quote(lot_uri(first), safe='')}/events",
        f"/epcis/epcs/{quote(row.package.uri, safe='')}/events",
    ]  # fmt: skip
    sen, other = mill("Của Sen", cooperative=factories.doi_che_xuan()), mill("Máy xay của ai đó")
    for reader in (client, sen, other):
        assert [listed(reader.get(question)) for question in questions] == [[]] * len(questions)
        assert reader.get(f"/epcis/events/{quote(row.event_id, safe='')}").status_code == 404
        for column in ("eventTypes", "bizSteps", "bizLocations"):
            assert reader.get(f"/epcis/{column}").json()["member"] == []
    own, alliance = mill("Của Bình", cooperative=order.cooperative), mill("Liên minh", reads_packages=True)
    for reader in (own, alliance):
        assert [len(listed(reader.get(question))) for question in questions] == [1] * len(questions)
        assert reader.get(f"/epcis/events/{quote(row.event_id, safe='')}").status_code == 200


def test_a_lots_page_and_its_proof_stay_as_they_are_however_many_parcels_leave(client, django_assert_num_queries):
    product = on_sale(stock=40)
    first = lot(product, code="DTL-1", units=40)
    step(first)
    for _order in range(5):
        sold = accepted(place(basket_of({product: 1})).orders.get())
        pack_order(order=sold, lots={sold.lines.get().pk: {first.pk: 1}})
    step(first, "storing", days_ago=1)
    proof = client.get("/l/DTL-1/proof.json").json()
    assert [len(chain["records"]) for chain in proof["chains"]] == [len(proof["events"])] == [2]
    client.get("/l/DTL-1", {"page": 1})
    with django_assert_num_queries(1):
        page = client.get("/l/DTL-1", {"page": 1}).text
    for word in ("parcels:", "/obj/", "unpacking", "AggregationEvent"):
        assert word not in page and word not in json.dumps(proof)
    assert list(EpcisEvent.objects.filter(lots=first).values_list("package", flat=True)) == [None, None]


def test_who_writes_over_what_an_order_names_is_found(order):
    packed(order)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE order_linelot SET quantity = quantity + 1 WHERE quantity = 2")
    (fault,) = in_the_chains()
    assert Package.objects.get().uri in fault


def test_the_database_holds_that_an_event_is_one_things_alone(order):
    packed(order)
    made = step(Lot.objects.get(code="DTL-1"))
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE traceability_epcisevent SET trace_event_id = %s WHERE package_id IS NOT NULL", [made.pk])

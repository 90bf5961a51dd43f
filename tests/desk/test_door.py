"""Who comes in: the people of the cooperative, each to what is theirs; nobody else finds so much as a page."""

import pytest
from django.urls import reverse

from marketplace.cooperatives.models import Membership
from marketplace.desk.urls import urlpatterns
from tests import factories, people
from tests.buying import bought
from tests.desk.things import at, dried, field, household, lot, mill, sent_order
from traceability.problems.services import report
from traceability.services import open_recall

pytestmark = pytest.mark.django_db

PLAIN = ["today", "goods", "goods-add", "orders", "lots", "lot-open", "lot-receive", "holiday", "statement", "claims",
         "queue", "systems", "scans", "problems", "places", "facility-add", "area-add", "suppliers", "supplier-add",
         "diaries", "files", "printer", "details", "recalls", "lot-take", "papers", "paper-add",
         "stars-add"]  # fmt: skip
OF_A_PLACE = ["facility", "area", "supplier"]
OF_A_DIARY = ["diary", "diary-add"]
OF_AN_ENTRY = {"diary-confirm", "diary-picture", "file", "file-template"}  # tried in test_diary
OF_A_PAPER = ["statement-file"]
OF_A_PRODUCT = ["goods-change", "price-stock"]
OF_AN_ORDER = [
    "order", "order-accept", "order-decline", "order-pack", "order-ship", "order-rest", "packing-slip",
]  # fmt: skip
OF_A_CLAIM = {"claim", "claim-picture"}  # tried in tests/returns, where there is one
OF_MONEY = {"case"}  # tried in test_money
OF_A_CERTIFICATE = {"paper-file", "stars-file"}  # tried in tests/papers, where there is one
OF_A_PARCEL = ["parcel-delivered", "parcel-refused", "parcel-slip"]
OF_A_LOT = [
    "lot", "lot-event", "lot-labels", "lot-complete", "lot-spoilt", "lot-balance", "lot-out", "lot-transform",
    "lot-recall", "lot-close",
]  # fmt: skip
OF_A_RUN = ["label-run", "run-spoilt"]
OF_A_FILE = {"label-file", "printer-page"}  # tried in test_labels
OF_A_PROCESS = ["transformation-confirm"]
OF_A_PROBLEM = ["problem", "problem-picture"]
OF_A_RECALL = ["recall", "recall-file"]
OF_A_FIELD = OF_A_PLACE + OF_A_DIARY
EVERY_PAGE = PLAIN + OF_A_PRODUCT + OF_AN_ORDER + OF_A_PARCEL + OF_A_LOT + OF_A_PROCESS + OF_A_PROBLEM + OF_A_PAPER
EVERY_PAGE += OF_A_FIELD + OF_A_RUN + OF_A_RECALL
OFFICE = {
    "goods", "goods-add", "goods-change", "price-stock", "order-decline", "order-rest", "holiday", "statement",
    "statement-file", "queue", "systems", "places", "facility-add", "area-add", "suppliers", "supplier-add",
    *OF_A_PLACE, "files", "details", "lot-recall", "recalls", "recall", "recall-file", "papers", "paper-add",
    "stars-add",
}  # fmt: skip
ACTS = {"order-accept", "order-decline", "order-pack", "order-ship", "order-rest", "parcel-delivered",
        "parcel-refused", "lot-event", "lot-complete", "lot-spoilt", "run-spoilt", "lot-out", "lot-close",
        "transformation-confirm"}  # fmt: skip


@pytest.fixture(scope="module")
def address(module_data):
    """The address of any of Bình's pages, about things that exist, where he works."""
    people.binh()
    order = bought()
    product = order.lines.get().product
    things = {**dict.fromkeys(OF_A_PRODUCT, product.pk), **dict.fromkeys(OF_AN_ORDER, order.number)}
    things.update(dict.fromkeys(OF_A_PAPER, "pdf"))
    rice = lot(product, "DTL-1")
    things.update(dict.fromkeys(OF_A_LOT, rice.code))
    run = rice.label_runs.create(quantity=1)
    things.update(dict.fromkeys(OF_A_PROCESS, dried(rice).pk))
    torn = report(lot=rice, what="other", words="Rách túi.", device="a", picture=factories.picture())
    things.update(dict.fromkeys(OF_A_PROBLEM, torn.pk))
    things |= {"facility": mill().pk, "supplier": household().pk, **dict.fromkeys(["area", *OF_A_DIARY], field().pk)}
    drill = open_recall(lot=rice, actor=None, reason="Diễn tập", is_drill=True)
    things.update(dict.fromkeys(OF_A_RECALL, drill.pk))
    sent = sent_order()
    parcel = (sent.number, sent.parcels.get().pk)

    def of(name):
        if name in OF_A_RUN:
            return at(name, rice.code, run.pk)
        if name in OF_A_PARCEL:
            return at(name, *parcel)
        return at(name, *([things[name]] if name in things else []))

    return of


def test_every_page_of_the_desk_is_tried_here():
    tried = {*EVERY_PAGE, *OF_A_CLAIM, *OF_MONEY, *OF_AN_ENTRY, *OF_A_FILE, *OF_A_CERTIFICATE, "home"}
    assert {pattern.name for pattern in urlpatterns} == tried


@pytest.mark.parametrize("name", EVERY_PAGE)
def test_a_stranger_finds_nothing(name, address, signed_in):
    for stranger in (people.sen(), people.khach(), people.lan()):
        browser = signed_in(stranger)
        assert browser.get(address(name)).status_code == 404
        assert browser.post(address(name)).status_code == 404


@pytest.mark.parametrize("name", EVERY_PAGE)
def test_who_is_not_signed_in_is_asked_to(name, address, client):
    for answer in (client.get(address(name)), client.post(address(name))):
        assert answer.status_code == 302
        assert reverse("customer:login") in answer.url


@pytest.mark.parametrize("name", sorted(set(EVERY_PAGE) - ACTS))
def test_binh_opens_every_page(name, address, binh):
    answer = binh.get(address(name))
    assert answer.status_code == 200
    assert answer.getvalue()  # a file that is sent from the disk is closed behind its last byte


@pytest.mark.parametrize("name", sorted(ACTS))
def test_an_act_is_never_done_by_opening_a_page(name, address, binh):
    assert binh.get(address(name)).status_code == 405


@pytest.mark.parametrize("name", EVERY_PAGE)
def test_tam_who_packs_works_on_orders_and_lots_but_not_on_goods_and_prices(name, address, signed_in):
    browser, url = signed_in(people.tam()), address(name)
    if name in OFFICE:
        assert browser.get(url).status_code == 404
        assert browser.post(url).status_code == 404
    elif name not in ACTS:
        assert browser.get(url).status_code == 200


def test_the_bookkeeper_may_do_what_the_manager_may(address, signed_in):
    mai = people.hoa()
    Membership.objects.create(cooperative=factories.dong_tom_lua(), user=mai, role=Membership.Role.BOOKKEEPER)
    assert signed_in(mai).get(address("price-stock")).status_code == 200


def test_sens_own_desk_shows_nothing_of_binhs(address, signed_in):
    address("today")
    sen, slug = signed_in(people.sen()), factories.doi_che_xuan().slug
    for name in ("today", "goods", "orders", "lots"):
        page = sen.get(at(name, slug=slug)).content.decode()
        assert "Gạo thơm" not in page and "DTL-1" not in page


def test_sen_cannot_put_binhs_order_lot_or_product_behind_her_own_name(address, signed_in):
    sen, slug = signed_in(people.sen()), factories.doi_che_xuan().slug
    order, code = address("order").split("/")[-2], "DTL-1"
    product = factories.dong_tom_lua().products.earliest("pk")
    for url in (at("order", order, slug=slug), at("packing-slip", order, slug=slug), at("lot", code, slug=slug)):
        assert sen.get(url).status_code == 404
    assert sen.post(at("order-accept", order, slug=slug)).status_code == 404
    assert sen.get(at("goods-change", product.pk, slug=slug)).status_code == 404
    form = {"price": "1", "num_in_stock": "1"}
    assert sen.post(at("price-stock", product.pk, slug=slug), form).status_code == 404


def test_binh_with_one_cooperative_goes_straight_to_it(binh):
    assert binh.get(reverse("desk:home")).url == at("today", english=False)


def test_whoever_works_for_two_chooses(binh):
    Membership.objects.create(cooperative=factories.doi_che_xuan(), user=people.binh())
    page = binh.get(reverse("desk:home")).content.decode()
    assert "HTX minh họa Đồng Tôm Lúa" in page and "HTX minh họa Đồi Chè Xuân" in page


def test_khach_who_works_for_nobody_reads_a_plain_word(signed_in):
    answer = signed_in(people.khach()).get("/en" + reverse("desk:home"))
    assert answer.status_code == 200
    assert "Your account does not belong to one" in answer.content.decode()


def test_no_page_of_the_desk_is_kept_by_a_cache(binh):
    assert "no-store" in binh.get(at("today"))["Cache-Control"]

"""Rows of the table: the cooperative's desk, and what the alliance's screens add to Oscar's."""

from __future__ import annotations

from . import places, recalled
from .page import Form, Page, Who
from .states import EMPTY, HELD, PENDING, SUSPENDED

BINH, SEN, LAN = Who.BINH, Who.SEN, Who.LAN
NO_GOODS = {"title": "", "weight_g": "nặng", "price": "0", "num_in_stock": "-1"}
NO_REASON = {"act": "recall", "reason": ""}
TOO_MUCH = {"quantity": "999999", "why": "", "supplier": ""}
BACKWARDS = {"first": "2026-12-10", "last": "2026-12-01"}  # a holiday that ends before it begins
NO_OFFER = {"act": "offer", "offer-amount": "x", "offer-words": ""}

DESK = (
    Page("desk-choose", "/ban-hang/", SEN),
    Page("desk-nobodys", "/ban-hang/", Who.HOA),
    Page("desk-of-somebody-else", places.desk("today"), SEN, status=404),
    Page("desk-today", places.desk("today"), BINH, main=True),
    Page("desk-today-empty", places.desk("today", EMPTY), SEN),
    Page("desk-goods", places.desk("goods"), BINH, main=True),
    Page("desk-goods-empty", places.desk("goods", EMPTY), SEN),
    Page("desk-goods-add", places.desk("goods-add"), BINH),
    Page("desk-goods-add-errors", Form(places.desk("goods-add"), NO_GOODS), BINH, status=422, main=True),
    Page("desk-goods-change", places.desk_product("goods-change"), BINH),
    Page("desk-goods-change-errors", Form(places.desk_product("goods-change"), NO_GOODS), BINH, status=422),
    Page("desk-goods-waiting", places.desk_draft, BINH),
    Page("desk-price-stock", places.desk_product("price-stock"), BINH),
    Page("desk-price-stock-errors", Form(places.desk_product("price-stock"), {"price": "x"}), BINH, status=422),
    Page("desk-orders", places.desk("orders"), BINH, main=True),
    Page("desk-orders-empty", places.desk("orders", EMPTY), SEN),
    Page("desk-statement", places.desk("statement"), BINH),
    Page("desk-statement-empty", places.desk("statement", EMPTY), SEN),
    Page("desk-bank-money", places.desk("queue"), BINH),
    Page("desk-order-waiting", places.desk_order("awaiting_acceptance"), BINH),
    Page("desk-order-to-pack", places.desk_order("confirmed"), BINH, main=True),
    Page(
        "desk-order-decline-errors",
        Form(places.desk_order("confirmed"), {"reason": ""}, to=places.desk_order("confirmed", "order-decline")),
        BINH, status=422,
    ),
    Page("desk-order-to-ship", places.desk_order("packed"), BINH),
    Page("desk-order-shipped", places.desk_order("shipped"), BINH),
    Page("desk-order-delivered", places.desk_order("delivered"), BINH),
    Page("desk-order-cancelled", places.desk_order("cancelled"), BINH),
    Page("desk-order-partly-shipped", places.desk_order("partly_shipped"), BINH),
    Page("desk-claims", places.desk("claims"), BINH, main=True),
    Page("desk-claims-empty", places.desk("claims", EMPTY), SEN),
    Page("desk-claim-asked", places.desk_claim("asked"), BINH, main=True),
    Page("desk-claim-errors", Form(places.desk_claim("asked"), NO_OFFER), BINH, status=422),
    Page("desk-claim-offered", places.desk_claim("offered"), BINH),
    Page("desk-claim-awaiting-goods", places.desk_claim("awaiting_goods"), BINH),
    Page("desk-claim-replacing", places.desk_claim("replacing"), BINH),
    Page("desk-claim-with-alliance", places.desk_claim("escalated"), BINH),
    Page("desk-claim-settled", places.desk_claim("settled"), BINH),
    Page("desk-slip", places.desk_order("confirmed", "packing-slip"), BINH),
    Page("desk-holiday", places.desk("holiday"), BINH),
    Page("desk-holiday-errors", Form(places.desk("holiday"), BACKWARDS), BINH, status=422),
    Page("desk-systems", places.desk("systems"), BINH),
    Page("desk-systems-errors", Form(places.desk("systems"), {"name": ""}), BINH, status=422),
    Page("desk-scans", places.desk("scans"), BINH),
    Page("desk-scans-empty", places.desk("scans", EMPTY), SEN),
    Page("desk-problems", places.desk("problems"), BINH),
    Page("desk-problems-empty", places.desk("problems", EMPTY), SEN),
    Page("desk-problem", places.problem("desk"), BINH),
    Page("desk-problem-errors", Form(places.problem("desk"), {"answer": "", "act": "answer"}), BINH, status=422),
    Page("desk-lots", places.desk("lots"), BINH),
    Page("desk-lots-empty", places.desk("lots", EMPTY), SEN),
    Page("desk-lot-open", places.desk("lot-open"), BINH),
    Page("desk-lot-open-errors", Form(places.desk("lot-open"), {"quantity": "0"}), BINH, status=422),
    Page("desk-lot", places.desk_lot(), BINH, main=True),
    Page(
        "desk-lot-event-errors", Form(places.desk_lot(), {"step": "", "note": ""}, to=places.desk_lot("lot-event")),
        BINH, status=422,
    ),
    Page(
        "desk-labels-errors", Form(places.desk_lot(), {"quantity": "9999"}, to=places.desk_lot("lot-labels")),
        BINH, status=422,
    ),
    Page("desk-lot-balance", places.desk_lot("lot-balance"), BINH),
    Page(
        "desk-lot-out-errors", Form(places.desk_lot("lot-balance"), TOO_MUCH, to=places.desk_lot("lot-out")),
        BINH, status=422,
    ),
    Page("desk-lot-transform", places.desk_lot("lot-transform"), BINH),
    Page("desk-lot-transform-errors", Form(places.desk_lot("lot-transform"), TOO_MUCH), BINH, status=422),
    Page("desk-lot-receive", places.desk("lot-receive"), BINH),
    Page("desk-lot-receive-errors", Form(places.desk("lot-receive"), TOO_MUCH), BINH, status=422),
    Page("desk-lot-recall", places.desk_lot("lot-recall"), BINH),
    Page("desk-lot-recall-errors", Form(places.desk_lot("lot-recall"), NO_REASON), BINH, status=422),
    Page("desk-lot-take", places.desk("lot-take"), BINH),
    Page("desk-lot-take-errors", Form(places.desk("lot-take"), TOO_MUCH), BINH, status=422),
    Page("desk-recalls", places.desk("recalls"), BINH),
    Page("desk-recalls-empty", places.desk("recalls", EMPTY), SEN),
    Page("desk-recall-drill", recalled.drill("desk"), BINH, main=True),
    Page("desk-lot-on-hold", places.desk_lot(code=HELD), BINH),
)  # fmt: skip

YIELDS = "/dieu-hanh/dinh-muc/"
SYSTEMS = "/dieu-hanh/he-thong-khac/"
NO_AWARD = {"act": "award", "award-amount": "0", "award-words": ""}

ALLIANCE = (
    Page("alliance-today", "/dieu-hanh/", LAN, main=True),
    Page("alliance-approvals", "/dieu-hanh/hang-cho-duyet/", LAN),
    Page("alliance-approval-new", places.revision(is_new=True), LAN),
    Page("alliance-approval-change", places.revision(is_new=False), LAN),
    Page(
        "alliance-approval-errors", Form(places.revision(is_new=True), {"reject": "1", "reason": ""}), LAN, status=422
    ),
    Page("alliance-purchases", "/dieu-hanh/don-mua/", LAN),
    Page("alliance-purchases-empty", "/dieu-hanh/don-mua/?q=khong+co+ai", LAN),
    Page("alliance-purchase-unpaid", places.staff_purchase("awaiting_payment"), LAN),
    Page(
        "alliance-purchase-errors", Form(places.staff_purchase("awaiting_payment"), {"amount": "x"}), LAN, status=422
    ),
    Page("alliance-purchase-delivered", places.staff_purchase("delivered", "vietqr"), LAN),
    Page("alliance-attention", "/dieu-hanh/don-can-xem/", LAN),
    Page("alliance-money", "/dieu-hanh/tien/", LAN),
    Page("alliance-bank-money", "/dieu-hanh/doi-soat/", LAN),
    Page("alliance-bank-case", places.bank_case, LAN),
    Page("alliance-bank-case-errors", Form(places.bank_case, {"act": "match", "purchase": "x"}), LAN, status=422),
    Page("alliance-bank-statements", "/dieu-hanh/sao-ke-ngan-hang/", LAN),
    Page("alliance-remittances", "/dieu-hanh/tien-thu-ho/", LAN),
    Page("alliance-remittances-errors", Form("/dieu-hanh/tien-thu-ho/", without=("file",)), LAN, status=422),
    Page("alliance-differences", "/dieu-hanh/tien-thu-ho/lech/", LAN),
    Page("alliance-unremitted", "/dieu-hanh/tien-thu-ho/chua-nop/", LAN),
    Page("alliance-bank-statement", places.bank_statement, LAN),
    Page("alliance-claims", "/dieu-hanh/doi-tra/", LAN),
    Page("alliance-claims-all", "/dieu-hanh/doi-tra/?state=all", LAN),
    Page("alliance-claim", places.staff_claim("escalated"), LAN, main=True),
    Page("alliance-claim-errors", Form(places.staff_claim("escalated"), NO_AWARD), LAN, status=422),
    Page("alliance-claim-refunded", places.staff_claim("refunded"), LAN),
    Page("alliance-settlement", "/dieu-hanh/quyet-toan/", LAN),
    Page("alliance-settlement-errors", Form("/dieu-hanh/quyet-toan/", {"minimum": "x"}), LAN, status=422),
    Page("alliance-statement", places.staff_statement("DTL"), LAN),
    Page("alliance-commission", "/dieu-hanh/hoa-hong/", LAN),
    Page("alliance-terms", "/dieu-hanh/thoi-han/", LAN, main=True),
    Page("alliance-terms-errors", Form("/dieu-hanh/thoi-han/", {"key": "cod_ceiling", "value": "x"}), LAN, status=422),
    Page("alliance-cooperatives", "/dieu-hanh/hop-tac-xa/", LAN),
    Page("alliance-cooperative", places.staff_cooperative("DTL"), LAN),
    Page("alliance-cooperative-pending", places.staff_cooperative(PENDING), LAN),
    Page("alliance-cooperative-suspended", places.staff_cooperative(SUSPENDED), LAN),
    Page("alliance-lots", "/dieu-hanh/lo-hang/", LAN),
    Page("alliance-yields", YIELDS, LAN),
    Page("alliance-yields-errors", Form(YIELDS, {"greatest_yield": "0", "legal_ref": ""}), LAN, status=422),
    Page("alliance-lot", places.staff_lot(), LAN),
    Page("alliance-lot-errors", Form(places.staff_lot(), NO_REASON), LAN, status=422),
    Page("alliance-lot-recalled", recalled.recalled_lot, LAN),
    Page("alliance-recalls", "/dieu-hanh/thu-hoi/", LAN),
    Page("alliance-recall", recalled.recall, LAN, main=True),
    Page("alliance-recall-errors", Form(recalled.recall, {"closed_reason": ""}), LAN, status=422),
    Page("alliance-scans", "/dieu-hanh/luot-quet/", LAN),
    Page("alliance-scans-errors", Form("/dieu-hanh/luot-quet/", {"source": ""}), LAN, status=422),
    Page("alliance-problems", "/dieu-hanh/phan-anh/", LAN),
    Page("alliance-problem", places.problem("dashboard"), LAN),
    Page("alliance-old-codes", "/dieu-hanh/ma-cu/", LAN),
    Page("alliance-old-codes-errors", Form("/dieu-hanh/ma-cu/", {"code": "x y", "reason": ""}), LAN, status=422),
    Page("alliance-systems", SYSTEMS, LAN),
    Page("alliance-systems-errors", Form(SYSTEMS, {"name": ""}), LAN, status=422),
    Page("components", "/dieu-hanh/components/", LAN, main=True),
)  # fmt: skip

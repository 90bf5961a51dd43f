"""Rows of the table: what a buyer sees."""

from __future__ import annotations

from . import label_places, places, recalled
from .page import Form, Page, Text, Who
from .states import EMPTY, HELD, LAPSED, MIN_PIECE, ODD_PIECE, PAST, SUSPENDED

LOCKED_NAME = "khong-co-ai@example.vn"

SHOP = (
    Page("home", "/", main=True),
    Page("listing", "/san-pham/", main=True),
    Page("listing-filtered", "/san-pham/?nhom=thuc-pham&sao=4&con=1&tu=50.000"),
    Page("listing-page-2", "/san-pham/?page=2"),
    Page("listing-filtered-empty", "/san-pham/?tu=99.000.000"),
    Page("category", places.category("Gạo")),
    Page("search", "/tim-kiem/?q=gao"),
    Page("search-empty", "/tim-kiem/?q=may+bay+2704", main=True),
    Page("product", places.product("gao-st25-1"), main=True),
    Page("product-delivery", places.product("gao-st25-1", "?tinh=46")),
    Page("product-basket", places.product("den-may-tre-bao-la-1")),
    Page("product-sold-out", places.sold_out, main=True),
    Page("product-draft-own", places.draft, Who.BINH),
    Page("product-draft-stranger", places.draft, status=404),
    Page("product-suspended", places.suspended_product, status=404),
    Page("review-form", places.review_form, Who.HOA),
    Page("review-errors", Form(places.review_form, {"score": "", "title": "", "body": ""}), Who.HOA, status=422),
    Page("review-refused", places.product("toi-ly-son-2", "danh-gia/"), Who.MAI, status=403),
    Page("cooperatives", "/htx/"),
    Page("cooperatives-empty", "/htx/?tinh=46&nganh=ca-phe"),
    Page("cooperative", places.cooperative("DTL"), main=True),
    Page("cooperative-no-goods", places.cooperative(EMPTY)),
    Page("cooperative-suspended", places.cooperative(SUSPENDED), status=404),
    Page("campaigns", places.index_page("chien-dich")),
    Page("campaign-running", places.campaign("running"), main=True),
    Page("campaign-upcoming", places.campaign("upcoming"), languages=("vi",)),
    Page("campaign-ended", places.campaign("ended"), languages=("vi",)),
    Page("stories", places.index_page("chuyen-lang-nghe")),
    Page("story", places.story),
    Page("policy", places.plain_page("doi-tra-hoan-tien")),
)

TRACING = (
    Page("trace", "/truy-xuat/"),
    Page("trace-malformed", "/truy-xuat/?ma=***", status=400),
    Page("trace-unknown", "/truy-xuat/?ma=KHONG-CO-01", status=404),
    Page("lot-valid", places.lot(), main=True),
    Page("lot-diary", places.lot_end("lot-diary")),
    Page("lot-of-a-hub", places.hub_lot),
    Page("lot-lapsed", places.lot(LAPSED)),
    Page("lot-past-date", places.lot(PAST)),
    Page("lot-on-hold", places.lot(HELD)),
    Page("lot-gift-box", recalled.gift_box),
    Page("recalls", "/thu-hoi/", main=True),
    Page("lot-recalled", places.recalled, main=True),
    Page("lot-piece-first", places.piece(MIN_PIECE)),
    Page("lot-piece-unusual", places.piece(ODD_PIECE)),
    Page("lot-piece-voided", label_places.voided_piece),
    Page("hidden-code", label_places.hidden_code, main=True),
    Page("hidden-code-errors", Form(label_places.hidden_code, {"hidden": ""}), status=422),
    Page("lot-piece-unknown", places.piece("KHONG-CO"), status=404),
    Page("problem-report", places.lot_end("problem-report"), main=True),
    Page("problem-report-errors", Form(places.lot_end("problem-report"), {"words": "", "phone": "12"}), status=422),
    Page("problem-told", places.problem_told),
    Page("lot-unknown", "/l/KHONG-CO-01", status=404),
    Page("lot-malformed", "/l/a b*c", status=400),
    Page("check-it-yourself", "/truy-xuat/kiem-chung/", main=True),
    Page("check-a-lot", places.check_lot),
    Page("roots", "/truy-xuat/goc/"),
    Page("link-malformed", "/01/123", status=400, languages=("vi",)),
)

FILLED = (
    Form(places.product("gao-st25-1"), {"quantity": "2"}, to=places.basket_add("gao-st25-1")),
    Form(places.product("den-may-tre-bao-la-1"), to=places.basket_add("den-may-tre-bao-la-1")),
)
ADDRESS: dict[str, Text] = {
    "full_name": "Trần Văn Khách", "phone": "0912 345 678", "province": places.HUE, "commune": places.commune,
    "street": "12 đường Minh Họa, tổ 5",
}  # fmt: skip
WHERE = Form("/thanh-toan/", ADDRESS)
NOWHERE = {"full_name": "", "phone": "12", "email": "hoa", "province": "", "street": ""}
HOW_COD = Form("/thanh-toan/giao-hang/", {"method": "cod"})
HOW_VIETQR = Form("/thanh-toan/giao-hang/", {"method": "vietqr"})
INVOICE = {"method": "cod", "wants_invoice": "on", "invoice_tax_code": "123", "invoice_email": "hoa"}
REVIEW = Form("/thanh-toan/xem-lai/", {"consent": "on"})

BUYING = (
    Page("basket-empty", "/gio-hang/"),
    Page("basket-filled", "/gio-hang/", before=FILLED, main=True),
    Page("basket-bad-code", Form("/gio-hang/", {"code": "KHONGCO"}, to="/gio-hang/ma-giam-gia/"), before=FILLED),
    Page("checkout-where", "/thanh-toan/", before=FILLED, main=True),
    Page("checkout-where-known", "/thanh-toan/", Who.HOA, before=FILLED),
    Page("checkout-where-errors", Form("/thanh-toan/", NOWHERE), before=FILLED, status=422, main=True),
    Page("checkout-how", "/thanh-toan/giao-hang/", before=(*FILLED, WHERE)),
    Page("checkout-how-errors", Form("/thanh-toan/giao-hang/", INVOICE), before=(*FILLED, WHERE), status=422),
    Page("checkout-review", "/thanh-toan/xem-lai/", before=(*FILLED, WHERE, HOW_COD)),
    Page(
        "checkout-review-errors", Form("/thanh-toan/xem-lai/", without=("consent",)),
        before=(*FILLED, WHERE, HOW_COD), status=422,
    ),
    Page("order-placed-vietqr", REVIEW, before=(*FILLED, WHERE, HOW_VIETQR), main=True),
    Page("order-placed-cod", REVIEW, before=(*FILLED, WHERE, HOW_COD)),
    Page("order-unpaid", places.purchase("awaiting_payment"), Who.HOA),
    Page("order-waiting", places.purchase("awaiting_acceptance"), Who.HOA),
    Page("order-shipped", places.purchase("shipped"), Who.HOA),
    Page("order-delivered", places.purchase("delivered", "vietqr"), Who.HOA),
    Page("order-origin", recalled.origin("shipped"), Who.HOA, main=True),
    Page("order-cancelled", places.purchase("cancelled", "cod"), Who.HOA),
    Page("order-refused", places.purchase("refused"), Who.HOA),
    Page("order-expired", places.expired_purchase, Who.HOA),
    Page("order-partly-shipped", places.purchase("partly_shipped"), Who.HOA),
    Page("order-partly-refunded", places.refunded_purchase, Who.HOA),
    Page("claim-ask", places.claim_ask(), Who.HOA, main=True),
    Page("claim-ask-errors", Form(places.claim_ask(), {"words": ""}), Who.HOA, status=422),
    Page("claim-ask-too-late", places.claim_ask("cancelled"), Who.HOA),
    Page("claim-asked", places.claim("asked"), Who.HOA),
    Page("claim-offered", places.claim("offered"), Who.HOA, main=True),
    Page("claim-declined", places.claim("declined"), Who.HOA),
    Page("claim-with-alliance", places.claim("escalated"), Who.HOA),
    Page("claim-awaiting-goods", places.claim("awaiting_goods"), Who.HOA),
    Page("claim-refunded", places.claim("refunded"), Who.HOA),
    Page("claim-of-somebody-else", places.claim("asked"), status=404),
    Page("order-of-somebody-else", places.purchase("shipped"), status=404),
    Page("order-find", "/don-hang/"),
    Page("order-find-errors", Form("/don-hang/", {"number": "", "phone": "12"}), status=422),
    Page("order-find-unknown", Form("/don-hang/", {"number": "AAAA-BBBB", "phone": "0912345678"}), status=422),
)  # fmt: skip

WRONG = Form("/tai-khoan/dang-nhap/", {"username": LOCKED_NAME, "password": "khong-phai"})
BLANK_ADDRESS: dict[str, Text] = {"full_name": "", "phone": "12", "street": ""}

ACCOUNT = (
    Page("sign-in", "/tai-khoan/dang-nhap/", main=True),
    Page("sign-in-errors", Form("/tai-khoan/dang-nhap/", {"username": "", "password": ""})),
    Page("sign-in-locked", WRONG, before=(WRONG,) * 5, status=429),
    Page("register", "/tai-khoan/dang-ky/"),
    Page("register-errors", Form("/tai-khoan/dang-ky/", {"phone": "12"})),
    Page("password-forgotten", "/tai-khoan/quen-mat-khau/"),
    Page("password-forgotten-errors", Form("/tai-khoan/quen-mat-khau/", {"email": "hoa"})),
    Page("password-sent", "/tai-khoan/quen-mat-khau/da-gui/"),
    Page("password-link-spent", "/tai-khoan/mat-khau-moi/MQ/bad-token/"),
    Page("password-done", "/tai-khoan/da-doi-mat-khau/"),
    Page("account", "/tai-khoan/", Who.HOA, main=True),
    Page("account-empty", "/tai-khoan/", Who.MAI),
    Page("account-orders", "/tai-khoan/don-hang/", Who.HOA),
    Page("account-orders-empty", "/tai-khoan/don-hang/", Who.MAI),
    Page("account-profile", "/tai-khoan/ho-so/", Who.HOA),
    Page("account-profile-errors", Form("/tai-khoan/ho-so/", {"phone": "12"}), Who.HOA),
    Page("account-password", "/tai-khoan/mat-khau/", Who.HOA),
    Page("account-password-errors", Form("/tai-khoan/mat-khau/", {"old_password": "sai"}), Who.HOA),
    Page("account-addresses", "/tai-khoan/dia-chi/", Who.HOA),
    Page("account-addresses-empty", "/tai-khoan/dia-chi/", Who.MAI),
    Page("account-address-add", "/tai-khoan/dia-chi/them/", Who.HOA),
    Page("account-address-errors", Form("/tai-khoan/dia-chi/them/", BLANK_ADDRESS), Who.HOA),
    Page("account-address-change", places.hoas_address, Who.HOA),
    Page("account-address-delete", places.hoas_address_delete, Who.HOA),
)

# the last four stand in `devtools.pages.faults`, for no visitor brings them about at will
FAULTS = (
    Page("fault-404", "/khong-co-trang-nay/", status=404, main=True),
    Page("fault-400", "/_loi/400/", status=400),
    Page("fault-403", "/_loi/403/", status=403),
    Page("fault-csrf", "/_loi/csrf/", status=403),
    Page("fault-500", "/_loi/500/", status=500, main=True, languages=("vi",)),
    Page("fault-503", "/_loi/503/", status=503, languages=("vi",)),
)

"""Invented values for the component page and its tests: every component in each of its states."""

from types import SimpleNamespace
from typing import Any

from django import forms, template
from django.core.paginator import Page, Paginator
from django.templatetags.static import static

register = template.Library()

SELLER = "HTX minh họa Đồng Tôm Lúa"
COLOURS = (
    ("paper", "ink"), ("surface", "ink"), ("sunken", "ink-2"), ("ink", "paper"), ("ink-2", "paper"), ("leaf", "paper"),
    ("leaf-fill", "on-leaf"), ("leaf-soft", "leaf"), ("lacquer", "paper"), ("lacquer-soft", "lacquer"),
    ("turmeric", "paper"), ("turmeric-ink", "turmeric-soft"), ("turmeric-soft", "turmeric-ink"),
    ("indigo", "indigo-soft"), ("field", "surface"), ("line", "ink"),
)  # fmt: skip


class AddressForm(forms.Form):
    """A form as the checkout has it, with one of each control."""

    name = forms.CharField(label="Họ và tên người nhận")
    phone = forms.CharField(label="Điện thoại", help_text="Ví dụ 0912 345 678. Người giao hàng gọi số này.")
    province = forms.ChoiceField(label="Tỉnh, thành phố", choices=[("46", "Thành phố Huế"), ("92", "Thành phố Cần Thơ")])
    note = forms.CharField(label="Lời nhắn cho người giao", required=False, widget=forms.Textarea({"rows": 2}))
    when = forms.ChoiceField(label="Giờ nhận", choices=[("a", "Buổi sáng"), ("b", "Buổi chiều")], widget=forms.RadioSelect)
    invoice = forms.BooleanField(label="Xuất hóa đơn cho công ty hoặc hộ kinh doanh", required=False)

    def clean_phone(self) -> str:
        """Refuse what is too short, as the shop does."""
        if len(self.cleaned_data["phone"].replace(" ", "")) != 10:
            raise forms.ValidationError("Thiếu một chữ số: số di động có 10 chữ số.")
        return str(self.cleaned_data["phone"])


def address_form(side: str) -> AddressForm:
    """Give the form with one field wrong; `side` keeps the ids of two copies apart."""
    data = {"name": "Nguyễn Thị Hoa", "phone": "0912 34 567", "province": "46", "when": "a"}
    return AddressForm({f"{side}-{key}": value for key, value in data.items()}, prefix=side)


def card(title: str, image: str, **changes: Any) -> SimpleNamespace:
    """Give a listing row as a card reads it."""
    row = {
        "title": title, "url": "#", "image": static(image), "cooperative_name": SELLER, "province_name": "Cần Thơ",
        "stars": 4, "price": 185_000, "old_price": None, "unit_price_text": "37.000 ₫/kg", "in_stock": True,
        "stock_left": 46, "season": "", "season_from": None, "season_to": None, "unit": "túi",
    }  # fmt: skip
    return SimpleNamespace(**{**row, **changes})


def cards() -> list[SimpleNamespace]:
    """Give a card in each state: plain, price changed, few left in season, sold out without stars."""
    drawn = "img/tray.svg"
    return [
        card("Gạo ST25 vụ Đông Xuân, túi 5 kg", drawn),
        card("Cà phê Robusta rang mộc, túi 500 g", drawn, price=145_000, old_price=165_000, stars=5),
        card("Mật ong bạc hà Mèo Vạc, hũ 500 ml", drawn, stock_left=6, unit="hũ", season="Mùa tháng 11–1",
             season_from=11, season_to=1, stars=3),
        card("Mai vàng trồng chậu, cao 60 cm", drawn, in_stock=False, stars=None, unit_price_text="Một chậu"),
    ]  # fmt: skip


def journey() -> list[dict[str, Any]]:
    """Give the stages of a lot of rice."""
    return [
        {"title": "Gieo sạ", "date": "28/11/2026", "text": "Vùng trồng CT-07, xã Hòa Tú", "icon": "sprout"},
        {"title": "Thu hoạch", "date": "6/3/2027", "text": "58 tấn lúa tươi", "icon": "wheat"},
        {"title": "Sấy, xay xát", "date": "12/3/2027", "text": "Ra 31 tấn gạo", "icon": "mill"},
        {"title": "Đóng gói", "date": "5/4/2027", "text": "1.200 túi 5 kg", "icon": "box", "now": True},
    ]


def basket_group() -> dict[str, Any]:
    """Give what one cooperative sends, with a line whose price changed and one that is nearly gone."""
    rice = {"title": "Gạo ST25 vụ Đông Xuân, túi 5 kg", "url": "#", "image": static("img/tray.svg"), "price": 185_000,
            "unit_price_text": "37.000 ₫/kg", "total": 370_000, "quantity": 2, "remove_name": "remove", "remove_value": "1"}  # fmt: skip
    lamp = {**rice, "title": "Đèn mây tre đan thả trần", "price": 420_000, "unit_price_text": "", "total": 420_000,
            "quantity": 1, "old_price": 390_000, "stock_note": "Chỉ còn 1 chiếc", "remove_value": "2"}  # fmt: skip
    return {"name": SELLER, "url": "#", "place": "Cần Thơ", "lines": [rice, lamp], "goods_total": 370_000,
            "free_from": 500_000, "free_left": 130_000, "shipping": 48_000, "shipping_text": "Giao 14–16/4, kiện 10 kg"}  # fmt: skip


def page() -> Page:
    """Give the second of thirteen pages."""
    return Paginator(range(13 * 24), 24).page(2)


@register.simple_tag
def specimen(side: str = "l") -> dict[str, Any]:
    """Give everything the component page shows; `side` ("l" or "d") keeps the ids of two copies apart."""
    return {
        "colours": COLOURS, "form": address_form(side), "cards": cards(), "journey": journey(),
        "group": {**basket_group(), "name": f"{SELLER} {'1' if side == 'l' else '2'}"},
        "page": page(), "chips": [{"label": "Từ 3 sao OCOP", "url": "#"}, {"label": "Đến 500.000 ₫", "url": "#"}],
        "provinces": [{"label": "Huế", "url": "#", "current": True}, {"label": "Cần Thơ", "url": "#"}],
        "facet": [{"value": 5, "label": "5 sao", "count": 9, "stars": 5, "selected": True},
                  {"value": 4, "label": "4 sao", "count": 71, "stars": 4}, {"value": 3, "label": "3 sao", "count": 68, "stars": 3}],
        "sums": [{"label": "Tiền hàng", "amount": 1_000_000}, {"label": "Phí giao, 2 kiện", "amount": 73_000},
                 {"label": "Mã THANGHTX", "amount": -50_000, "note": "Liên minh HTX tài trợ"}],
        "steps": [{"label": "Nơi nhận", "url": "#"}, {"label": "Giao hàng và thanh toán"}, {"label": "Xem lại và đặt"}],
        "states": [{"label": "Đã đặt", "time": "9:05, 12/4/2027", "done": True},
                   {"label": "Hợp tác xã đã nhận đơn", "time": "9:40, 12/4/2027", "done": True},
                   {"label": "Đang đóng gói", "now": True, "text": "Lấy từ lô ST25-2704-02"}, {"label": "Đang giao"},
                   {"label": "Đã giao"}],
        "columns": [{"label": "Đơn"}, {"label": "Trạng thái"}, {"label": "Tiền hàng", "end": True}],
        "rows": [[{"text": "HTX-10441", "url": "#"}, {"text": "Đã giao", "badge": "ok"}, "370.000 ₫"],
                 [{"text": "HTX-10437", "url": "#"}, {"text": "Trả một phần", "badge": "warn"}, "185.000 ₫"]],
        "facts": [{"term": "Hạn dùng", "text": "6 tháng từ ngày đóng gói"}, {"term": "Bảo quản", "text": "Nơi khô mát"}],
        "shots": [{"image": static("img/tray.svg"), "alt": "Túi gạo"}, {"image": static("img/lost.svg"), "alt": "Rổ tre"}],
        "bars": [{"label": "5 điểm", "value": 66}, {"label": "4 điểm", "value": 15}, {"label": "1–3 điểm", "value": 5}],
        "review": {"title": "Cơm dẻo, thơm, hạt đều", "score": 5, "body": "Vụ này hạt trong hơn, quét mã thấy gặt tháng Ba.",
                   "author": "Chị Thu", "place": "Huế", "lot": "ST25-2704-02", "reply": "Cảm ơn chị.", "reply_by": SELLER},
        "task": {"title": "Đơn HTX-10482", "url": "#", "badge": "Còn 2 giờ 10 phút", "badge_kind": "warn",
                 "image": static("img/tray.svg"), "line": "2 × Gạo ST25, túi 5 kg", "detail": "Chị Hoa, phường Thuận Hóa, Huế",
                 "amount": 418_000, "amount_note": "đã trả, VietQR", "aside": "Đặt lúc 7:30"},
        "tiles": [{"number": 3, "label": "Chờ nhận", "url": "#"}, {"number": 5, "label": "Chờ đóng gói", "url": "#"},
                  {"number": 2, "label": "Chờ bàn giao", "url": "#"}],
        "tabs": [{"label": "Hôm nay", "url": "#", "icon": "home", "current": True}, {"label": "Đơn hàng", "url": "#", "icon": "list"},
                 {"label": "Hàng, lô", "url": "#", "icon": "box"}],
        "coop": {"name": SELLER, "url": "#", "place": "Xã Hòa Tú, Cần Thơ", "tagline": "Một vụ tôm, một vụ lúa.",
                 "image": static("img/tray.svg"), "products": 9, "members": 72},
        "thumbs": [static("img/tray.svg"), static("img/lost.svg")],
        "certificates": [{"name": "VietGAP trồng trọt", "state": "valid", "state_text": "Còn hiệu lực", "detail": "Số MH-0127, hết hạn 20/11/2027"},
                         {"name": "An toàn thực phẩm", "state": "soon", "state_text": "Còn 38 ngày", "detail": "Số MH-0455, hết hạn 20/5/2027"},
                         {"name": "Hữu cơ", "state": "lapsed", "state_text": "Đã hết hạn", "detail": "Số MH-0201, hết hạn 31/3/2027"}],
        "actions": [{"label": "Bỏ lọc 5 sao", "url": "#"}, {"label": "Xem 14 loại chè", "url": "#"}],
    }  # fmt: skip

"""Invented values for the component page and its tests: every component in each of its states."""

import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from django import forms, template
from django.core.paginator import Page, Paginator
from django.templatetags.static import static

register = template.Library()

VALUES = Path(__file__).with_suffix(".json")
COLOURS = (
    ("paper", "ink"), ("surface", "ink"), ("sunken", "ink-2"), ("ink", "paper"), ("ink-2", "paper"), ("leaf", "paper"),
    ("leaf-fill", "on-leaf"), ("leaf-soft", "leaf"), ("lacquer", "paper"), ("lacquer-soft", "lacquer"),
    ("turmeric", "paper"), ("turmeric-ink", "turmeric-soft"), ("turmeric-soft", "turmeric-ink"),
    ("indigo", "indigo-soft"), ("field", "surface"), ("line", "ink"),
)  # fmt: skip
PROVINCES = [("46", "Thành phố Huế"), ("92", "Thành phố Cần Thơ")]
HOURS = [("a", "Buổi sáng"), ("b", "Buổi chiều")]


class AddressForm(forms.Form):
    """A form as the checkout has it, with one of each control."""

    name = forms.CharField(label="Họ và tên người nhận")
    phone = forms.CharField(label="Điện thoại", help_text="Ví dụ 0912 345 678. Người giao hàng gọi số này.")
    province = forms.ChoiceField(label="Tỉnh, thành phố", choices=PROVINCES)
    note = forms.CharField(label="Lời nhắn cho người giao", required=False, widget=forms.Textarea({"rows": 2}))
    when = forms.ChoiceField(label="Giờ nhận", choices=HOURS, widget=forms.RadioSelect)
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


def page() -> "Page[int]":
    """Give the second of thirteen pages."""
    return Paginator(range(13 * 24), 24).page(2)


def _pictured(value: dict[str, Any]) -> dict[str, Any]:
    image = value.get("image")
    return {**value, "image": static(image)} if image else value


@register.simple_tag
def specimen(side: str = "l") -> dict[str, Any]:
    """Give everything the component page shows; `side` ("l" or "d") keeps the ids of two copies apart."""
    values = json.loads(VALUES.read_text(encoding="utf-8"), object_hook=_pictured)
    values["cards"] = [SimpleNamespace(**card) for card in values["cards"]]
    values["thumbs"] = [static(name) for name in values["thumbs"]]
    values["group"]["name"] += " 1" if side == "l" else " 2"
    return {**values, "colours": COLOURS, "form": address_form(side), "page": page()}

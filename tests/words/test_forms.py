"""What a form answers to nothing and to nonsense is Vietnamese of ours, also where Django says it."""

from __future__ import annotations

import importlib
import inspect

import pytest
from django import forms
from django.contrib.auth.forms import PasswordChangeForm, PasswordResetForm, SetPasswordForm
from django.contrib.auth.password_validation import get_default_password_validators
from django.core.exceptions import ValidationError
from django.utils import translation

from tests.words.languages import is_vietnamese

ROOMS = (
    "marketplace.address.forms", "marketplace.checkout.forms", "marketplace.customer.forms",
    "marketplace.dashboard.forms", "marketplace.desk.forms.goods", "marketplace.desk.forms.lots",
    "marketplace.desk.forms.orders", "marketplace.storefront.purchases", "marketplace.storefront.reviews",
)  # fmt: skip
DJANGOS = (PasswordChangeForm, PasswordResetForm, SetPasswordForm)
VALUES = {"value": "x", "pk": "x", "limit_value": 3, "show_value": 9, "max": 3, "length": 9}


def _ours() -> list[type[forms.BaseForm]]:
    found = {
        each
        for room in ROOMS
        for _name, each in inspect.getmembers(importlib.import_module(room), inspect.isclass)
        if issubclass(each, forms.BaseForm) and each.__module__.startswith("marketplace.")
    }
    return [*sorted(found, key=lambda each: each.__qualname__), *DJANGOS]


FIELDS = [(form, name) for form in _ours() for name in form.base_fields]


@pytest.mark.parametrize(("form", "name"), FIELDS, ids=[f"{form.__name__}-{name}" for form, name in FIELDS])
def test_a_field_is_asked_for_and_refused_in_vietnamese(form, name):
    field = form.base_fields[name]
    with translation.override("vi"):
        messages = [*field.error_messages.values(), *(getattr(each, "message", "") for each in field.validators)]
        told = [str(message % VALUES) for message in messages] + [str(field.label or ""), str(field.help_text or "")]
        assert [text for text in told if text not in SAME and not is_vietnamese(text)] == []


# the same word in both languages
SAME = {"", "Email"}


def _refusals(field: forms.Field, typed: object) -> list[str]:
    try:
        field.clean(typed)
    except ValidationError as fault:
        return fault.messages
    return []


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        (forms.CharField(), "", "Bạn chưa điền mục này."),
        (forms.CharField(max_length=3), "gạo ST25", "Tối đa 3 ký tự (đang có 8)."),
        (forms.CharField(min_length=5), "gạo", "Cần ít nhất 5 ký tự (đang có 3)."),
        (forms.CharField(), "gạo\x00", "Trong này có ký tự không đọc được; bạn gõ lại nhé."),
        (forms.EmailField(), "hoa", "Email chưa đúng; viết như hoa@example.vn."),
        (forms.IntegerField(), "ba", "Bạn nhập một số nguyên, ví dụ 12."),
        (forms.IntegerField(max_value=8), "9", "Giá trị lớn nhất là 8."),
        (forms.DecimalField(decimal_places=1), "0,25", "Tối đa 1 chữ số sau dấu phẩy."),
        (forms.DateField(), "hôm qua", "Ngày chưa đúng; viết như 20/11/2026."),
        (forms.ChoiceField(choices=[("a", "A")]), "b", "Không có lựa chọn “b”; bạn chọn lại trong danh sách."),
        (forms.FileField(), None, "Bạn chưa điền mục này."),
    ],
)
def test_what_django_refuses_it_refuses_in_our_words(field, typed, sentence):
    field.localize = True
    with translation.override("vi"):
        assert _refusals(field, typed) == [sentence]


def test_a_weak_password_is_refused_in_our_words():
    told = []
    with translation.override("vi"):
        for validator in get_default_password_validators():
            try:
                validator.validate("12345")
            except ValidationError as fault:
                told += fault.messages
    assert told == [
        "Mật khẩu quá ngắn: cần ít nhất 9 ký tự.",
        "Mật khẩu này quá phổ biến, dễ bị đoán ra.",
        "Mật khẩu không được chỉ gồm chữ số.",
    ]

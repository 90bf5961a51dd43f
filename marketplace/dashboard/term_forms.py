"""What Lan fills in to set a deadline or a limit."""

from __future__ import annotations

import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from marketplace.fields import KeysField, NamesSelect
from marketplace.money import MoneyError, parse_vnd
from marketplace.order.terms import TermKey, Unit, unit_of
from marketplace.places.models import Province


class ProvinceNames(NamesSelect, forms.SelectMultiple):
    """Several names of provinces."""

    allow_multiple_selected = True


def _day(label: Any, **more: Any) -> forms.DateField:
    return forms.DateField(label=label, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **more)


class TermForm(forms.Form):
    """One value from a day on."""

    key = forms.ChoiceField(label=_("Deadline or limit"), choices=[("", "–"), *TermKey.choices])
    value = forms.CharField(
        label=_("New value"), max_length=20, help_text=_("In the unit that its name says."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )  # fmt: skip
    effective_from = _day(_("Effective from"), help_text=_("Orders placed before keep what held on their day."))
    effective_to = _day(_("Effective to"), required=False, help_text=_("Nothing: until a newer value begins."))
    provinces = KeysField(
        label=_("Cash on delivery only in"), required=False, queryset=Province.objects.none(),
        widget=ProvinceNames(attrs={"size": 6}), help_text=_("None chosen: everywhere."),
    )  # fmt: skip
    legal_ref = forms.CharField(
        label=_("Source"), max_length=200, help_text=_("The law, decision or rule of the shop that says so."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["provinces"].queryset = Province.objects.current().order_by("sort")  # type: ignore[attr-defined]
        self.fields["effective_from"].initial = timezone.localdate() + datetime.timedelta(days=1)

    def clean_key(self) -> TermKey:
        """As the code names it."""
        return TermKey(self.cleaned_data["key"])

    def clean(self) -> dict[str, Any]:
        """The value in the unit of its key: đồng in any usual spelling, else a whole number."""
        given: dict[str, Any] = super().clean() or {}
        if "key" in given and "value" in given:
            try:
                given["value"] = _read(given["key"], given["value"])
            except ValidationError as fault:
                self.add_error("value", fault)
        return given


def _read(key: TermKey, typed: str) -> int:
    if unit_of(key) != Unit.DONG:
        if not typed.isascii() or not typed.isdecimal():
            raise ValidationError(gettext("Enter a whole number, such as 30."))
        return int(typed)
    try:
        return parse_vnd(typed)
    except MoneyError as fault:
        raise ValidationError(gettext(fault.message), code=fault.code, params=fault.params) from fault

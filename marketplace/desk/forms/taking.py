"""Goods of another cooperative that were brought here: which lot, as which product of ours, how much."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from catalogue.models import Product
from marketplace.cooperatives.models import Cooperative
from traceability.models import Unit

from .balance import KeyField, QuantityField


class TakeForm(forms.Form):
    """The giver confirms it at its own desk."""

    code = forms.CharField(
        label=_("Lot code on their label"), max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
    )  # fmt: skip
    product = KeyField(
        label=_("As which of our products"), queryset=Product.objects.none(), empty_label=_("Choose one"),
        help_text=_("One that you resell, or one that you keep for gift boxes alone and never list."),
    )  # fmt: skip
    quantity = QuantityField(label=_("How much"))
    unit = forms.ChoiceField(label=_("Unit"), choices=Unit.choices, initial=Unit.KG)
    note = forms.CharField(label=_("In a few words"), max_length=200, required=False, help_text=_("Buyers read it."))

    def __init__(self, cooperative: Cooperative, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own: Any = self.fields["product"]
        own.queryset = Product.objects.made_by(cooperative).order_by("title")

"""What the alliance fills in about readings of labels, and about old codes."""

from __future__ import annotations

import datetime
from dataclasses import asdict, fields
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from catalogue.models import Product
from traceability import gs1
from traceability.models import Lot
from traceability.scans.unusual import Limits

MOST = 100_000


class RuleForm(forms.Form):
    """From a day on: when readings of one piece are unusual, and how long single readings are kept."""

    often_devices = forms.IntegerField(
        label=_("Unusually often: read by so many telephones"), min_value=2, max_value=MOST
    )
    often_days = forms.IntegerField(label=_("within so many days"), min_value=1, max_value=365)
    far_regions = forms.IntegerField(
        label=_("Far apart: so many regions of the country between two readings"), min_value=1, max_value=5
    )
    far_hours = forms.IntegerField(label=_("within so many hours"), min_value=1, max_value=168)
    keep_days = forms.IntegerField(label=_("Days for which single readings are kept"), min_value=1, max_value=730)
    effective_from = forms.DateField(
        label=_("From"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )  # fmt: skip
    source = forms.CharField(label=_("By which decision"), max_length=200)

    @staticmethod
    def of(limits: Limits, day: datetime.date) -> dict[str, Any]:
        """What the fields show of the rule in force."""
        return asdict(limits) | {"effective_from": day}

    def clean(self) -> dict[str, Any]:
        """Readings are kept at least as long as they are looked at."""
        given = super().clean() or {}
        if given.get("keep_days", MOST) < given.get("often_days", 0):
            self.add_error("keep_days", gettext("Keep readings at least as long as they are looked at."))
        return given

    def rule(self) -> dict[str, Any]:
        """As `set_rule` takes it."""
        given = self.cleaned_data
        limits = Limits(**{one.name: given[one.name] for one in fields(Limits)})
        return {"limits": limits, "effective_from": given["effective_from"], "source": given["source"]}


class OldCodeForm(forms.Form):
    """An old code and what it leads to; targets are written as their codes of today."""

    gtin = forms.CharField(
        label=_("Old GTIN"), max_length=20, required=False, help_text=_("If the label has one; 14 digits."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )  # fmt: skip
    code = forms.CharField(
        label=_("Old lot code"), max_length=20, required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
    )  # fmt: skip
    lot = forms.CharField(
        label=_("Leads to the lot"), max_length=20, required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
    )  # fmt: skip
    product = forms.CharField(
        label=_("or to the product with the GTIN"), max_length=20, required=False,
        help_text=_("For an old GTIN by itself: all its lots then keep working."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )  # fmt: skip
    reason = forms.CharField(label=_("Why"), max_length=200)

    def clean_gtin(self) -> str:
        """In 14 digits."""
        return _gtin(self.cleaned_data["gtin"])

    def clean_code(self) -> str:
        """In capitals."""
        return _code(self.cleaned_data["code"])

    def clean_lot(self) -> Lot | None:
        """The lot of this code."""
        code = _code(self.cleaned_data["lot"])
        lot = Lot.objects.filter(code=code).first() if code else None
        if code and lot is None:
            raise ValidationError(gettext("No lot has this code."))
        return lot

    def clean_product(self) -> Product | None:
        """The product of this GTIN."""
        gtin = _gtin(self.cleaned_data["product"])
        product = Product.objects.filter(gtin=gtin).first() if gtin else None
        if gtin and product is None:
            raise ValidationError(gettext("No product has this GTIN."))
        return product


def _gtin(text: str) -> str:
    try:
        return gs1.normalise_gtin(text) if text.strip() else ""
    except gs1.GS1Error as fault:
        raise ValidationError(gettext(fault.message) % fault.params) from fault


def _code(text: str) -> str:
    try:
        return gs1.normalise_lot_code(text) if text.strip() else ""
    except gs1.GS1Error as fault:
        raise ValidationError(gettext(fault.message) % fault.params) from fault

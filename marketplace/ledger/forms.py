"""Forms about the books: a period, a batch, a payout that came back, a rule of commission."""

from __future__ import annotations

import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from marketplace.cooperatives.models import Cooperative
from marketplace.fields import NamesSelect
from marketplace.money import MoneyError, parse_vnd

from .models import CommissionRule
from .statements import month_of

EARLIEST, LATEST, LONGEST = datetime.date(2020, 1, 1), datetime.date(2100, 1, 1), datetime.timedelta(days=366)


def _day_field(label: Any, **more: Any) -> forms.DateField:
    return forms.DateField(label=label, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **more)


def _money_field(label: Any, **more: Any) -> forms.CharField:
    attrs = {"inputmode": "decimal", "autocomplete": "off"}
    return forms.CharField(label=label, max_length=40, widget=forms.TextInput(attrs=attrs), **more)


def _whole(form: forms.Form, name: str) -> int:
    """Whole đồng, in any usual spelling."""
    try:
        return parse_vnd(form.cleaned_data[name])
    except MoneyError as fault:
        raise ValidationError(gettext(fault.message), code=fault.code, params=fault.params) from fault


class PeriodForm(forms.Form):
    """From a day until a day; this month unless told."""

    first = _day_field(_("From"))
    last = _day_field(_("Until"))

    def __init__(self, data: Any = None) -> None:
        first, last = month_of(timezone.localdate())
        data = data if data and ("first" in data or "last" in data) else {"first": first, "last": last}
        super().__init__(data)

    def clean(self) -> dict[str, Any]:
        """In order, and no longer than a year."""
        days: dict[str, Any] = super().clean() or {}
        first, last = days.get("first"), days.get("last")
        if first and not EARLIEST <= first < LATEST:
            self.add_error("first", gettext("Check the year."))
        elif first and last and last < first:
            self.add_error("last", gettext("The last day comes after the first."))
        elif first and last and last - first > LONGEST:
            self.add_error("last", gettext("A statement covers a year at most."))
        return days


class ProposeForm(forms.Form):
    """From which balance on cooperatives are paid."""

    minimum = _money_field(_("From a balance of"), initial="100.000")

    def clean_minimum(self) -> int:
        """Whole đồng."""
        return _whole(self, "minimum")


class PaidForm(forms.Form):
    """The bank made a payout."""

    reference = forms.CharField(label=_("Bank reference"), max_length=80)


class ReturnedForm(forms.Form):
    """A payout came back."""

    reason = forms.CharField(label=_("Why, as the bank says it"), max_length=240)


class CooperativePaidForm(forms.Form):
    """A cooperative paid what it owes."""

    amount = _money_field(_("Amount received"))
    reference = forms.CharField(
        label=_("Bank reference"), max_length=80, help_text=_("From the bank statement; each is recorded once.")
    )

    def clean_amount(self) -> int:
        """Whole đồng."""
        return _whole(self, "amount")


class CommissionRuleForm(forms.ModelForm[CommissionRule]):
    """One more rule; a newer one takes the place of an older, from its day on."""

    effective_from = _day_field(_("Effective from"))
    effective_to = _day_field(_("Effective to"), required=False)

    class Meta:
        model = CommissionRule
        widgets = {"cooperative": NamesSelect}
        fields = ["rate", "vat_rate", "cooperative", "category", "effective_from", "effective_to", "legal_ref"]

    def __init__(self, categories: list[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["cooperative"].queryset = Cooperative.objects.order_by("name")  # type: ignore[attr-defined]
        self.fields["category"] = forms.ChoiceField(
            label=_("Only this category"), required=False, choices=[("", gettext("Every category")), *categories]
        )
        self.order_fields(self.Meta.fields)

    def clean(self) -> dict[str, Any]:
        """The last day is not before the first."""
        values: dict[str, Any] = super().clean() or {}
        begin, end = values.get("effective_from"), values.get("effective_to")
        if begin and end and end < begin:
            self.add_error("effective_to", gettext("The last day comes after the first."))
        return values

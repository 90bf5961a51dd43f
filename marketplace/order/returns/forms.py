"""Forms about returns and complaints, for the desk and for the alliance."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from marketplace.money import MoneyError, parse_vnd
from marketplace.templatetags.words import with_names

from .models import Claim, ClaimLine


def _words(label: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))


class WordsForm(forms.Form):
    """A sentence that the other side reads."""

    words = _words(_("What you say; the other side reads it"))


class AmountForm(forms.Form):
    """A part of the money, and why."""

    amount = forms.CharField(
        label=_("How much goes back"), max_length=40,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
    )  # fmt: skip
    words = _words(_("What you say; the other side reads it"))

    def clean_amount(self) -> int:
        """Whole đồng, in any usual spelling."""
        try:
            return parse_vnd(self.cleaned_data["amount"])
        except MoneyError as fault:
            raise ValidationError(gettext(fault.message), code=fault.code, params=fault.params) from fault


class PaidForm(forms.Form):
    """Under which reference the bank made the transfer back."""

    reference = forms.CharField(
        label=_("Bank reference of the transfer back"), max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip


class FatesForm(forms.Form):
    """Goods that came back: for each line, for sale again or thrown away."""

    def __init__(self, claim: Claim, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fates = [choice for choice in ClaimLine.Fate.choices if choice[0]]
        for one in claim.lines.all():
            self.fields[f"fate-{one.line_id}"] = forms.ChoiceField(
                label=with_names("%(title)s × %(units)s", title=one.line.title, units=one.quantity),
                choices=fates, widget=forms.RadioSelect,
                error_messages={"required": _("Choose for each product: for sale again, or thrown away.")},
            )  # fmt: skip

    def chosen(self) -> dict[int, str]:
        """`{line pk: fate}`."""
        return {int(name.removeprefix("fate-")): fate for name, fate in self.cleaned_data.items()}


def add_faults(form: forms.Form, fault: ValidationError) -> None:
    """Put each sentence of a refusal beside its field, or over the form."""
    if not hasattr(fault, "error_dict"):
        form.add_error(None, fault)
        return
    for name, faults in fault.error_dict.items():
        form.add_error(name if name in form.fields else None, faults)

"""Forms of the alliance's screens."""

import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from marketplace.money import MoneyError, parse_vnd


class RejectForm(forms.Form):
    """Sending a listing back needs a reason that the cooperative can act on."""

    reason = forms.CharField(
        label=_("What should be changed?"), max_length=240, widget=forms.Textarea(attrs={"rows": 3})
    )


class ReceivedForm(forms.Form):
    """Money that arrived: as the bank statement says it."""

    amount = forms.CharField(label=_("Amount received"), max_length=30, widget=forms.TextInput(attrs={"inputmode": "numeric"}))
    reference = forms.CharField(
        label=_("Bank reference"), max_length=80, help_text=_("From the bank statement; each is recorded once.")
    )
    received_at = forms.DateTimeField(
        label=_("Received at"), widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
    )

    def clean_amount(self) -> int:
        """Whole đồng, in any usual spelling."""
        try:
            return parse_vnd(self.cleaned_data["amount"])
        except MoneyError as fault:
            raise ValidationError(_t(fault.message), code=fault.code, params=fault.params) from fault

    def clean_received_at(self) -> datetime.datetime:
        """Not in the future."""
        moment: datetime.datetime = self.cleaned_data["received_at"]
        if moment > timezone.now() + datetime.timedelta(minutes=5):
            raise ValidationError(_("This moment is still to come; check the date and hour."))
        return moment


class ReasonForm(forms.Form):
    """An act that must say why."""

    reason = forms.CharField(label=_("Reason"), max_length=240)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].widget.attrs["autocomplete"] = "off"

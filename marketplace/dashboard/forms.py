"""Forms of the alliance's screens."""

import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from marketplace.money import MoneyError, parse_vnd
from marketplace.order.models import Order, Purchase

CLOCKS_APART = datetime.timedelta(minutes=5)
EARLIEST_YEAR = 2000


class RejectForm(forms.Form):
    """Sending a listing back needs a reason that the cooperative can act on."""

    reason = forms.CharField(
        label=_("What should be changed?"), max_length=240, widget=forms.Textarea(attrs={"rows": 3})
    )


class ReceivedForm(forms.Form):
    """Money that arrived: as the bank statement says it."""

    amount = forms.CharField(
        label=_("Amount received"), max_length=40,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
    )  # fmt: skip
    reference = forms.CharField(
        label=_("Bank reference"), max_length=80, help_text=_("From the bank statement; each is recorded once."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip
    received_at = forms.DateTimeField(
        label=_("Received at"), widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
    )

    def __init__(self, purchase: Purchase, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        paid_apart = [attempt.order_id for attempt in purchase.attempts.all() if attempt.order_id]
        if paid_apart:  # each cooperative has an account of its own
            self.fields["order"] = forms.ModelChoiceField(
                label=_("For which order"), queryset=Order.objects.filter(pk__in=paid_apart).order_by("pk")
            )
            self.order_fields(["order", "amount", "reference", "received_at"])

    def clean_amount(self) -> int:
        """Whole đồng, in any usual spelling."""
        try:
            return parse_vnd(self.cleaned_data["amount"])
        except MoneyError as fault:
            raise ValidationError(gettext(fault.message), code=fault.code, params=fault.params) from fault

    def clean_received_at(self) -> datetime.datetime:
        """Not in the future, nor in a year that is mistyped."""
        moment: datetime.datetime = self.cleaned_data["received_at"]
        if moment.year < EARLIEST_YEAR:
            raise ValidationError(_("Check the year."))
        if moment > timezone.now() + CLOCKS_APART:
            raise ValidationError(_("This moment is still to come; check the date and hour."))
        return moment


class ReasonForm(forms.Form):
    """An act that must say why."""

    reason = forms.CharField(label=_("Reason"), max_length=240, widget=forms.TextInput(attrs={"autocomplete": "off"}))

"""The form of a holiday."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from .fields import in_our_time


class HolidayForm(forms.Form):
    """The first and the last day on which nothing is sold, and a word about it."""

    first = forms.DateField(
        label=_("First day"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        validators=[in_our_time],
    )  # fmt: skip
    last = forms.DateField(
        label=_("Last day"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        validators=[in_our_time], help_text=_("Buyers can order again from the day after."),
    )  # fmt: skip
    note = forms.CharField(
        label=_("A word to buyers"), max_length=160, required=False,
        help_text=_("For example: we are harvesting; we send again after Tết."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """The days in their order."""
        cleaned = super().clean() or {}
        first, last = cleaned.get("first"), cleaned.get("last")
        if first and last and last < first:
            raise ValidationError({"last": gettext("The last day comes before the first.")})
        return cleaned

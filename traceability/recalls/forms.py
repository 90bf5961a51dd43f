"""What somebody fills in to hold, recall or drill, and to close or withdraw a recall."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ..models import Recall


class RecallForm(forms.Form):
    """Why, how dangerous, what buyers should do."""

    reason = forms.CharField(
        label=_("Why it is recalled"), max_length=240, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Everybody reads it: what was found, in which goods."),
        error_messages={"required": _("Say why; everybody who has the goods reads it.")},
    )  # fmt: skip
    hazard = forms.ChoiceField(
        label=_("How dangerous it is"), choices=Recall.Hazard.choices, initial=Recall.Hazard.DANGER
    )
    instructions = forms.CharField(
        label=_("What buyers should do"), max_length=400, required=False, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Beside keeping the goods apart and asking for their money back, which they are told anyway."),
    )  # fmt: skip


class HoldForm(forms.Form):
    """Why a lot is held, or released."""

    prefix = "hold"
    with_made = forms.BooleanField(label=_("Hold also what was made of it"), required=False, initial=True)
    reason = forms.CharField(
        label=_("Reason"), max_length=240, widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": _("Say why; readers of the label see it.")},
    )  # fmt: skip


class EndForm(forms.Form):
    """Why a recall ends: one field, under the name that the recall has for it."""

    @property
    def reason(self) -> str:
        """What was filled in, once it is valid."""
        return str(next(iter(self.cleaned_data.values())))


class CloseForm(EndForm):
    """Why a recall is over."""

    closed_reason = forms.CharField(
        label=_("Why it is over"), max_length=240, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("For example: 118 of 120 units came back and were destroyed."),
        error_messages={"required": _("Say why it is over; everybody reads it.")},
    )  # fmt: skip


class WithdrawForm(EndForm):
    """Why a recall was a mistake."""

    withdrawn_reason = forms.CharField(
        label=_("Why it was a mistake"), max_length=240, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("For example: the wrong lot was chosen, the mould was found in another one."),
        error_messages={"required": _("Say why it was a mistake; buyers and everybody else read it.")},
    )  # fmt: skip


def put(form: forms.Form, fault: Any) -> None:
    """Each sentence beside its field; one without a field above them all."""
    said = fault.error_dict if hasattr(fault, "error_dict") else {"": fault.error_list}
    for name, faults in said.items():
        form.add_error(name if name in form.fields else None, faults)

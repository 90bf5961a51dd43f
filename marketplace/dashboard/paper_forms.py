"""What the alliance fills in about papers."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from catalogue.models import GeographicalIndication, Paper, PaperRule


def _day() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class VerifyForm(forms.Form):
    """How it was checked."""

    method = forms.ChoiceField(
        label=_("How did you check it?"), choices=Paper.Method.choices, widget=forms.RadioSelect,
        error_messages={"required": _("Say how you checked it.")},
    )  # fmt: skip
    words = forms.CharField(
        label=_("In a few words"), max_length=240, required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text=_("With whom you spoke, in which register: for the alliance alone."),
    )  # fmt: skip


class ReasonForm(forms.Form):
    """Why; the cooperative reads it."""

    reason = forms.CharField(
        label=_("Why? The cooperative reads it."), max_length=240,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": _("Say why; the cooperative reads it.")},
    )  # fmt: skip


class IndicationForm(forms.ModelForm[GeographicalIndication]):
    """A registered origin."""

    class Meta:
        model = GeographicalIndication
        fields = ["name", "registration_number", "manager", "registered_on"]
        widgets = {"registered_on": _day()}


class PaperRuleForm(forms.ModelForm[PaperRule]):
    """From a day on: the days of the reminders, and how long stars last."""

    class Meta:
        model = PaperRule
        fields = ["first_days", "second_days", "third_days", "ocop_months", "effective_from", "source"]
        widgets = {"effective_from": _day()}

    def _post_clean(self) -> None:
        """The act checks the row; here each field is read alone."""

    @classmethod
    def of(cls, rule: PaperRule, **more: Any) -> PaperRuleForm:
        """A form that begins with what holds."""
        kept = ("first_days", "second_days", "third_days", "ocop_months")
        return cls(initial={name: getattr(rule, name) for name in kept} | more)

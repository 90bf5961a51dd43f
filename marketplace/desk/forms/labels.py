"""Forms about labels: a run of them, spoilt ones, the printer, and what a lot's page still lacks."""

import datetime
import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from marketplace.cooperatives.models import Cooperative, Facility
from traceability.labels.outputs import OUTPUTS, TEMPLATES
from traceability.models import LabelRun, Lot, PrinterOffset
from traceability.services import LABELS_AT_ONCE

from .balance import KeyField
from .fields import UnitsField, in_our_age

RANGE = re.compile(r"([0-9]{1,6})(?:[-–]([0-9]{1,6}))?\Z")


def _outputs() -> list[tuple[str, str]]:
    return [(key, str(output)) for key, output in OUTPUTS.items()]


def _checks() -> list[tuple[str, str]]:
    return [(value, capfirst(str(label))) for value, label in LabelRun.Checks.choices]


def _templates() -> list[tuple[str, str]]:
    return [(key, str(template)) for key, template in TEMPLATES.items()]


class LabelsForm(forms.Form):
    """How many labels, on what, and whether each has a number of its own."""

    quantity = UnitsField(label=_("How many labels"), min_value=1, max_value=LABELS_AT_ONCE, initial=24)
    template = forms.ChoiceField(label=_("Printed on"), choices=_outputs)
    numbered = forms.BooleanField(
        label=_("A number of its own on each label"), required=False,
        help_text=_("Whoever scans it sees whether it was scanned before. The file is made in the background."),
    )  # fmt: skip
    checks = forms.ChoiceField(
        label=_("Hidden code, for goods of high value"), choices=_checks, required=False,
        help_text=_("Buyers type it on the label’s page: it is confirmed once."),
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """A hidden code belongs to a number."""
        cleaned = super().clean() or {}
        if cleaned.get("checks") and not cleaned.get("numbered"):
            self.add_error("numbered", gettext("A hidden code belongs to a number: tick this as well."))
        return cleaned


class SpoiltRunForm(forms.Form):
    """Labels of one run that were spoilt: so many, or, where they are numbered, which."""

    units = UnitsField(label=_("How many were spoilt"), min_value=1)
    places = forms.CharField(
        label=_("Which ones were spoilt"), max_length=240,
        help_text=_("The first digits of their numbers: 12, or 40-44, or several with commas between."),
    )  # fmt: skip
    why = forms.CharField(label=_("Why"), max_length=240, help_text=_("For example: paper jam, smeared."))

    def __init__(self, run: LabelRun, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": "spoilt_%s", **kwargs})
        del self.fields["units" if run.numbered else "places"]

    def clean_places(self) -> list[int]:
        """The numbers that were typed, each once."""
        places: set[int] = set()
        for typed in filter(None, (part.replace(" ", "") for part in self.cleaned_data["places"].split(","))):
            found = RANGE.match(typed)
            first, last = (int(found[1]), int(found[2] or found[1])) if found else (1, 0)
            if not 0 <= last - first < LABELS_AT_ONCE:
                raise ValidationError(gettext("Write numbers with commas between, for example 12, 40-44."))
            places.update(range(first, last + 1))
        return sorted(places)


class PrinterForm(forms.ModelForm[PrinterOffset]):
    """How far the printer puts labels off."""

    template = forms.ChoiceField(label=_("Printed on"), choices=_templates)

    class Meta:
        model = PrinterOffset
        fields = ["template", "right_mm", "down_mm"]
        labels = {"right_mm": _("Move to the right by, in mm"), "down_mm": _("Move down by, in mm")}
        help_texts = {"right_mm": _("With a minus: to the left."), "down_mm": _("With a minus: up.")}


class CompleteForm(forms.Form):
    """What was left open when the lot was opened."""

    facility = KeyField(label=_("Made at"), queryset=Facility.objects.none(), empty_label=_("Choose one"))
    use_by = forms.DateField(
        label=_("Good until"), validators=[in_our_age],
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )  # fmt: skip

    def __init__(self, lot: Lot, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": "open_%s", **kwargs})
        facilities: Any = self.fields["facility"]
        facilities.queryset = lot.producer.facilities.all()
        if lot.facility_id:
            del self.fields["facility"]
        if lot.use_by or lot.product.date_kind == "none":
            del self.fields["use_by"]
        elif lot.product.shelf_life_days:
            self.fields["use_by"].initial = lot.made_on + datetime.timedelta(days=lot.product.shelf_life_days)


class DetailsForm(forms.ModelForm[Cooperative]):
    """Where the cooperative is and how offices know it."""

    class Meta:
        model = Cooperative
        fields = ["street", "tax_code", "registration_number"]

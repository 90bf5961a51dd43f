"""Forms about lots: open one, record what happened."""

import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from catalogue.models import Product
from marketplace.cooperatives.models import Cooperative, Facility, GrowingArea
from marketplace.fields import KeysField
from traceability.models import LOT_CODE, Lot, TraceEvent

from .fields import UnitsField, in_our_age

CORRECTION = TraceEvent.Step.CORRECTION
OF_ACTS = {TraceEvent.Step.HOLD, TraceEvent.Step.RELEASE, TraceEvent.Step.RECALL}  # their acts write them


def _day() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class LotForm(forms.Form):
    """A new lot: of what, made when and where, how many."""

    product = forms.ModelChoiceField(label=_("Product"), queryset=Product.objects.none(), empty_label=_("Choose one"))
    made_on = forms.DateField(label=_("Made or packed on"), widget=_day(), validators=[in_our_age])
    use_by = forms.DateField(
        label=_("Good until"), required=False, widget=_day(),
        help_text=_("Left open, the product's shelf life is added to the day above."),
    )  # fmt: skip
    quantity = UnitsField(
        label=_("How many are for sale"), min_value=1, help_text=_("Bags, boxes or bottles of this lot.")
    )
    facility = forms.ModelChoiceField(
        label=_("Made at"), queryset=Facility.objects.none(), required=False, empty_label=_("Not stated")
    )
    areas = KeysField(
        label=_("Grown in"), queryset=GrowingArea.objects.none(), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("Tick only the areas that this lot really comes from."),
    )  # fmt: skip
    code = forms.CharField(
        label=_("Your own lot code"), max_length=20, required=False,
        help_text=_("Left open, one is made. Capital letters, digits, hyphens; a code is used once for ever."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
    )  # fmt: skip

    def __init__(self, cooperative: Cooperative, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        products: Any = self.fields["product"]
        products.queryset = Product.objects.made_by(cooperative).order_by("title")
        facilities: Any = self.fields["facility"]
        facilities.queryset = cooperative.facilities.all()
        areas: Any = self.fields["areas"]
        areas.queryset = cooperative.growing_areas.all()
        self.fields["made_on"].initial = timezone.localdate

    def clean_code(self) -> str:
        """In capitals, and only what a code may hold."""
        code: str = self.cleaned_data["code"].strip().upper()
        if code:
            LOT_CODE(code)
        return code

    def clean(self) -> dict[str, Any]:
        """The shelf life gives the date that was left open."""
        cleaned = super().clean() or {}
        product, made_on = cleaned.get("product"), cleaned.get("made_on")
        left_open = "use_by" in cleaned and not cleaned["use_by"]
        is_past = made_on is not None and made_on <= timezone.localdate()  # what is still to come, the act refuses
        if product and is_past and left_open and product.shelf_life_days:
            cleaned["use_by"] = made_on + datetime.timedelta(days=product.shelf_life_days)
        return cleaned


class EventForm(forms.Form):
    """One step of the journey, or the correction of an earlier one."""

    step = forms.ChoiceField(label=_("What was done"))
    happened_at = forms.DateTimeField(
        label=_("When"), widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        validators=[in_our_age],
    )  # fmt: skip
    facility = forms.ModelChoiceField(
        label=_("Where"), queryset=Facility.objects.none(), required=False, empty_label=_("In the field or elsewhere")
    )
    place = forms.CharField(
        label=_("Name of the other place"),
        max_length=160,
        required=False,
        help_text=_("Only for a place that is not in the list."),
    )
    note = forms.CharField(
        label=_("In a few words"), max_length=400, required=False, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("For example: dried for two days, moisture 14 %. Buyers read it."),
    )  # fmt: skip
    corrects = forms.ModelChoiceField(
        label=_("Which step was wrong?"), queryset=TraceEvent.objects.none(), required=False, empty_label=_("None"),
        help_text=_("Only for a correction: the old step stays and shows that it was corrected."),
    )  # fmt: skip

    def __init__(self, lot: Lot, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        steps: Any = self.fields["step"]
        # no step is chosen beforehand: what is recorded by mistake stands for ever
        steps.choices = [
            ("", _("Choose one")),
            *(choice for choice in TraceEvent.Step.choices if choice[0] not in OF_ACTS),
        ]
        facilities: Any = self.fields["facility"]
        facilities.queryset = lot.producer.facilities.all()
        events: Any = self.fields["corrects"]
        events.queryset = lot.events.exclude(step__in=OF_ACTS)
        events.label_from_instance = _in_a_line
        self.fields["happened_at"].initial = timezone.localtime

    def clean(self) -> dict[str, Any]:
        """A correction names what it corrects and says what is right; nothing else corrects."""
        cleaned = super().clean() or {}
        is_correction = cleaned.get("step") == CORRECTION
        if is_correction and not cleaned.get("corrects"):
            self.add_error("corrects", ValidationError(gettext("Choose the step that was wrong.")))
        if is_correction and not cleaned.get("note"):
            self.add_error("note", ValidationError(gettext("Say in a few words what is right.")))
        if cleaned.get("corrects") and cleaned.get("step") and not is_correction:
            self.add_error(
                "step", ValidationError(gettext("Choose “Correction” here, or “None” at the step that was wrong."))
            )
        return cleaned


def _in_a_line(event: TraceEvent) -> str:
    return f"{event.get_step_display()}, {timezone.localtime(event.happened_at):%d/%m/%Y %H:%M}"

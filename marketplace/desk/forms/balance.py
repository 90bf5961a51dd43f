"""Forms about what a lot holds: take out, spoilt labels, process, receive."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from catalogue.models import Product
from marketplace.cooperatives.models import Cooperative, Facility, Supplier
from marketplace.fields import NamesSelect
from traceability.models import LOT_CODE, Lot, Movement, Process, Unit
from traceability.services import Into, Outof

from .fields import MeasureField, UnitsField, in_our_age

OUT = [(kind.value, kind.label) for kind in (Movement.Kind.SOLD_LOOSE, Movement.Kind.SAMPLED, Movement.Kind.DESTROYED)]
IN_UNITS = "units"
OUTPUTS = 2
MORE_INPUTS = 4
# what another cooperative hands over has a screen of its own
PROCESSES = [choice for choice in Process.choices if choice[0] != Process.HANDING_OVER]


class QuantityField(MeasureField):
    """A quantity as people write it: 1000, 0,5. More than nothing."""

    def clean(self, value: Any) -> Any:
        """A Decimal; None where it is empty and not required."""
        try:
            return super().clean(value)
        except ValidationError as fault:
            if getattr(fault, "code", "") != "zero":  # several faults have no code of their own
                raise
            raise ValidationError(gettext("A quantity is more than zero."), code="zero") from fault


class KeyField(forms.ModelChoiceField):
    """One of a cooperative's own; a key with more digits than any has is no choice."""

    def to_python(self, value: Any) -> Any:
        """The thing."""
        is_key = self.to_field_name is None
        return super().to_python("x" if is_key and len(str(value or "")) > 18 else value)


def _code() -> forms.CharField:
    return forms.CharField(
        label=_("Lot code"), max_length=20, required=False, help_text=_("Left open, one is made."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
    )  # fmt: skip


def _tidy(code: str) -> str:
    code = code.strip().upper()
    if code:
        LOT_CODE(code)
    return code


class TakeOutForm(forms.Form):
    """What left the lot without an order: in its own unit, or in units for sale."""

    kind = forms.ChoiceField(label=_("What happened to it"), choices=OUT)
    quantity = QuantityField(label=_("How much"))
    unit = forms.ChoiceField(label=_("Unit"))
    why = forms.CharField(
        label=_("Why"), max_length=240, help_text=_("For example: weevils, fair in Cần Thơ, analysis.")
    )

    def __init__(self, lot: Lot, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": "out_%s", **kwargs})
        unit, content = lot.measure
        choices: list[tuple[str, Any]] = [(unit, Unit(unit).label)]
        choices += [(IN_UNITS, _("units for sale"))] if content else []
        self.fields["unit"].choices = choices  # type: ignore[attr-defined]

    def clean_unit(self) -> str:
        """As the act takes it: no unit means units for sale."""
        typed: str = self.cleaned_data["unit"]
        return "" if typed == IN_UNITS else typed


class SpoiltForm(forms.Form):
    """Labels of one run that were spoilt before they were used."""

    run = KeyField(label=_("Printed"), queryset=Lot.objects.none(), empty_label=None)
    units = UnitsField(label=_("How many were spoilt"), min_value=1)
    why = forms.CharField(label=_("Why"), max_length=240, help_text=_("For example: paper jam, smeared."))

    def __init__(self, lot: Lot, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": "spoilt_%s", **kwargs})
        runs: Any = self.fields["run"]
        runs.queryset = lot.label_runs.filter(numbered=False).order_by("-printed_at")
        runs.label_from_instance = lambda run: f"{timezone.localtime(run.printed_at):%d/%m/%Y %H:%M} × {run.quantity}"


class ReceiveForm(forms.Form):
    """Goods that somebody brought."""

    product = KeyField(label=_("Product"), queryset=Product.objects.none(), empty_label=_("Choose one"))
    quantity = QuantityField(label=_("How much"))
    unit = forms.ChoiceField(label=_("Unit"), choices=Unit.choices, initial=Unit.KG)
    satellite = KeyField(
        label=_("Who brought it"), queryset=Supplier.objects.none(), required=False, empty_label=_("Somebody else"),
        widget=NamesSelect,
    )  # fmt: skip
    supplier = forms.CharField(
        label=_("Who brought it"), max_length=160, required=False,
        help_text=_("Buyers read it: a member, a hamlet, another cooperative."),
    )  # fmt: skip
    received_on = forms.DateField(
        label=_("Received on"), validators=[in_our_age],
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), initial=timezone.localdate,
    )  # fmt: skip
    facility = KeyField(label=_("Where"), queryset=Facility.objects.none(), required=False, empty_label=_("Not stated"))
    code = _code()

    def __init__(self, cooperative: Cooperative, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own: Any = self.fields["product"], self.fields["facility"]
        own[0].queryset = Product.objects.made_by(cooperative).order_by("title")
        own[1].queryset = cooperative.facilities.all()
        satellites: Any = self.fields["satellite"]
        satellites.queryset = cooperative.suppliers.filter(is_active=True)
        if satellites.queryset.exists():
            self.fields["supplier"].label = _("Or in words")
        else:
            del self.fields["satellite"]
            self.fields["supplier"].required = True

    def clean(self) -> dict[str, Any]:
        """From the list or in words: one of both."""
        cleaned = super().clean() or {}
        chosen, typed = bool(cleaned.get("satellite")), bool((cleaned.get("supplier") or "").strip())
        if chosen == typed and not {"supplier", "satellite"} & set(self.errors):
            self.add_error("supplier", gettext("Choose who brought it from the list, or write it here."))
        return cleaned

    def clean_code(self) -> str:
        """In capitals, and only what a code may hold."""
        return _tidy(self.cleaned_data["code"])


class TransformForm(forms.Form):
    """This lot, and others with it, become new lots."""

    process = forms.ChoiceField(label=_("What was done"), choices=PROCESSES)
    happened_at = forms.DateTimeField(
        label=_("When"), validators=[in_our_age], initial=timezone.localtime,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )  # fmt: skip
    facility = KeyField(label=_("Where"), queryset=Facility.objects.none(), required=False, empty_label=_("Not stated"))
    quantity = QuantityField(label=_("How much of this lot"))
    note = forms.CharField(label=_("In a few words"), max_length=200, required=False, help_text=_("Buyers read it."))
    override_reason = forms.CharField(
        label=_("Why did it give more than usual?"), max_length=160, required=False,
        help_text=_("Only past the greatest yield. A second person then confirms it, and buyers read it."),
    )  # fmt: skip

    def __init__(self, lot: Lot, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lot = lot
        facilities: Any = self.fields["facility"]
        facilities.queryset = lot.producer.facilities.all()
        others = Lot.objects.saleable(on=timezone.localdate()).filter(producer=lot.producer).exclude(pk=lot.pk)
        products = Product.objects.made_by(lot.producer).order_by("title")
        for n in range(1, MORE_INPUTS + 1):
            self.fields[f"lot-{n}"] = KeyField(
                label=_("Another lot"), queryset=others, required=False, empty_label=_("None"), to_field_name="code"
            )
            self.fields[f"in-{n}"] = QuantityField(label=_("How much of it"), required=False)
        for n in range(1, OUTPUTS + 1):
            is_first = n == 1
            self.fields[f"product-{n}"] = KeyField(
                label=_("Product"), queryset=products, required=is_first, empty_label=_("Choose one")
            )
            self.fields[f"out-{n}"] = QuantityField(label=_("How much came out"), required=is_first)
            self.fields[f"unit-{n}"] = forms.ChoiceField(
                label=_("Unit"), choices=Unit.choices, initial=lot.measure[0], required=is_first
            )
            self.fields[f"code-{n}"] = _code()

    @property
    def more(self) -> list[dict[str, Any]]:
        """Fields of the other lots that go in."""
        return [{"lot": self[f"lot-{n}"], "quantity": self[f"in-{n}"]} for n in range(1, MORE_INPUTS + 1)]

    @property
    def more_typed(self) -> bool:
        """Whether something stands in them, so that they are shown."""
        return any(each["lot"].data or each["quantity"].data for each in self.more)

    @property
    def made(self) -> list[dict[str, Any]]:
        """Fields of what comes out."""
        names = ("product", "out", "unit", "code")
        return [{name: self[f"{name}-{n}"] for name in names} for n in range(1, OUTPUTS + 1)]

    def clean(self) -> dict[str, Any]:
        """A lot has its quantity, what comes out its product; codes are codes."""
        cleaned = super().clean() or {}
        for one, other in [*((f"lot-{n}", f"in-{n}") for n in range(1, MORE_INPUTS + 1)), ("product-2", "out-2")]:
            for first, second in ((one, other), (other, one)):
                if cleaned.get(first) and not cleaned.get(second) and second not in self.errors:
                    self.add_error(second, gettext("Fill in both, or leave both empty."))
        for n in range(1, OUTPUTS + 1):
            try:
                cleaned[f"code-{n}"] = _tidy(cleaned.get(f"code-{n}") or "")
            except ValidationError as fault:
                self.add_error(f"code-{n}", fault)
        return cleaned

    def sides(self) -> dict[str, Any]:
        """What goes in and what comes out, as the act takes them."""
        typed = self.cleaned_data
        inputs = [Outof(self.lot, typed["quantity"], self.lot.measure[0])]
        for n in range(1, MORE_INPUTS + 1):
            if other := typed[f"lot-{n}"]:
                inputs.append(Outof(other, typed[f"in-{n}"], other.measure[0]))
        outputs = [
            Into(typed[f"product-{n}"], typed[f"out-{n}"], typed[f"unit-{n}"], typed[f"code-{n}"])
            for n in range(1, OUTPUTS + 1) if typed[f"product-{n}"]
        ]  # fmt: skip
        return {"inputs": inputs, "outputs": outputs}

"""Forms about an order: refuse it, pack it from lots, hand it over."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from marketplace.order.models import Line, Order
from traceability.models import Lot

from .fields import UnitsField

# offered while typing; any other name may be written
CARRIERS = ("Bưu điện Việt Nam", "Viettel Post", "GHN", "GHTK", "J&T Express", "HTX tự giao")


class ParcelForm(forms.Form):
    """A parcel: what is in it (all that is left is filled in), who carries it, under which number.

    `seen` is how many parcels stood on the page, so that a double press makes one.
    """

    carriers = CARRIERS
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)
    carrier = forms.CharField(
        label=_("Carrier"), max_length=60, widget=forms.TextInput(attrs={"list": "carriers", "autocomplete": "off"})
    )
    tracking_number = forms.CharField(
        label=_("Tracking number"), max_length=60, required=False, help_text=_("The buyer follows the parcel with it."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
    )  # fmt: skip

    def __init__(self, order: Order, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"seen": len(order.parcels.all())})
        super().__init__(*args, **kwargs)
        self.lines = [line for line in order.lines.all() if line.left_to_send]
        for line in self.lines:
            self.fields[f"units-{line.pk}"] = UnitsField(
                label=line.title, max_value=line.left_to_send, initial=line.left_to_send, required=False
            )

    @property
    def rows(self) -> list[dict[str, Any]]:
        """Each line that can still be sent, with its field."""
        return [{"line": line, "field": self[f"units-{line.pk}"]} for line in self.lines]

    @property
    def divides(self) -> bool:
        """Whether there is anything to divide."""
        return sum(line.left_to_send for line in self.lines) > 1

    def units(self) -> dict[int, int] | None:
        """`{line pk: units}`; None, all that is left, where no number was asked for."""
        if not any(f"units-{line.pk}" in self.data for line in self.lines):
            return None
        return {line.pk: self.cleaned_data[f"units-{line.pk}"] or 0 for line in self.lines}


class DeclineForm(forms.Form):
    """A refusal says why; the buyer reads it."""

    reason = forms.CharField(
        label=_("Why can it not be sent?"), max_length=240, help_text=_("The buyer reads this sentence."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip


@dataclass(frozen=True)
class Supply:
    """What one line can be filled from. `left` units of each lot; `tracked` goods must name lots."""

    line: Line
    lots: list[tuple[Lot, int]]
    tracked: bool

    @property
    def enough(self) -> bool:
        """Whether the lots on sale hold what was ordered."""
        return not self.tracked or sum(left for _lot, left in self.lots) >= self.line.quantity


class PackForm(forms.Form):
    """For each line, how many units from which lot; the first to expire is filled in already."""

    def __init__(self, order: Order, supplies: list[Supply], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.order, self.supplies = order, supplies
        taken: dict[int, int] = {}
        for supply in supplies:
            wanted = supply.line.quantity
            for lot, left in supply.lots:
                units = max(0, min(wanted, left - taken.get(lot.pk, 0)))
                taken[lot.pk], wanted = taken.get(lot.pk, 0) + units, wanted - units
                self.fields[_name(supply.line, lot)] = UnitsField(
                    label=lot.code, required=False, max_value=max(left, 0), initial=units or None
                )

    @property
    def groups(self) -> list[dict[str, Any]]:
        """Each line with a field for every lot that it can be filled from."""
        return [{"line": supply.line, "supply": supply, "fields": self._fields_of(supply)} for supply in self.supplies]

    def _fields_of(self, supply: Supply) -> list[dict[str, Any]]:
        return [{"lot": lot, "left": left, "field": self[_name(supply.line, lot)]} for lot, left in supply.lots]

    @property
    def has_lots(self) -> bool:
        """Whether there is anything to choose."""
        return bool(self.fields)

    def clean(self) -> dict[str, Any]:
        """The units of a line's lots add up to what was ordered."""
        cleaned = super().clean() or {}
        for supply in self.supplies:
            names = [_name(supply.line, lot) for lot, _left in supply.lots]
            if not names or any(name in self.errors for name in names):
                continue
            taken = sum(cleaned.get(name) or 0 for name in names)
            if taken != supply.line.quantity:
                sentence = gettext("“%(title)s”: the lots add up to %(taken)d, the order asks for %(wanted)d.")
                params = {"title": supply.line.title, "taken": taken, "wanted": supply.line.quantity}
                self.add_error(names[0], sentence % params)
        return cleaned

    def chosen(self) -> Mapping[int, Mapping[int, int]]:
        """`{line pk: {lot pk: units}}`, as packing asks for it."""
        return {
            supply.line.pk: {lot.pk: self.cleaned_data.get(_name(supply.line, lot)) or 0 for lot, _left in supply.lots}
            for supply in self.supplies
        }


def _name(line: Line, lot: Lot) -> str:
    return f"lot-{line.pk}-{lot.pk}"

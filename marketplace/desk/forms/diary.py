"""The form of one entry of a diary: only what this kind of work needs, filled in as far as it can be known."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from marketplace.cooperatives.models import GrowingArea
from traceability.diary.services import MOST_PICTURES
from traceability.models import DiaryEntry
from traceability.models.diary import LONGEST_INTERVAL

from .balance import QuantityField
from .fields import PicturesField, UnitsField, in_our_age

K = DiaryEntry.Kind
INPUT = ("product", "active_ingredient", "dose", "dose_unit", "interval_days")
OF_KIND: dict[str, tuple[str, ...]] = {
    K.SPRAYING: INPUT, K.FERTILISING: INPUT, K.HARVEST: ("quantity", "unit", "override_reason"),
}  # fmt: skip
ONLY_SOMEWHERE = frozenset(name for names in OF_KIND.values() for name in names)
REMEMBERED = 20
INPUTS = {K.SPRAYING: _("Name of the pesticide"), K.FERTILISING: _("Name of the fertiliser")}


class EntryForm(forms.Form):
    """One day's work in an area, or the correction of an earlier entry."""

    happened_on = forms.DateField(
        label=_("Day"), validators=[in_our_age], initial=timezone.localdate,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )  # fmt: skip
    product = forms.CharField(
        label=_("Product"), max_length=120, widget=forms.TextInput(attrs={"list": "inputs", "autocomplete": "off"})
    )
    active_ingredient = forms.CharField(
        label=_("Active ingredient"), max_length=120, widget=forms.TextInput(attrs={"list": "ingredients"})
    )
    dose = QuantityField(label=_("Dose"))
    dose_unit = forms.ChoiceField(label=_("Unit"), choices=DiaryEntry.DoseUnit.choices)
    interval_days = UnitsField(
        label=_("Days until harvest"), max_value=LONGEST_INTERVAL,
        help_text=_("As the package says: so long nothing is harvested here. 0 if there is no wait."),
    )  # fmt: skip
    quantity = QuantityField(label=_("How much was harvested"))
    unit = forms.ChoiceField(label=_("Unit"), choices=DiaryEntry.Unit.choices)
    override_reason = forms.CharField(
        label=_("Why was it harvested so early?"), max_length=160, required=False,
        help_text=_("A second person then confirms it, and buyers are warned."),
    )  # fmt: skip
    note = forms.CharField(
        label=_("In a few words"), max_length=400, required=False, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Buyers read it."),
    )  # fmt: skip
    season = forms.CharField(
        label=_("Season"), max_length=40, required=False, help_text=_("For example: winter–spring 2026.")
    )
    done_by = forms.CharField(
        label=_("Who did it"), max_length=80, required=False, help_text=_("Seen at your desk alone.")
    )
    pictures = PicturesField(label=_("Photographs"), required=False, most=MOST_PICTURES * 2)
    never_happened = forms.BooleanField(label=_("It never happened: take the entry out"), required=False)

    def __init__(
        self, area: GrowingArea, kind: str, *args: Any, corrects: DiaryEntry | None = None, **kwargs: Any
    ) -> None:
        self.area, self.kind, self.corrects = area, kind, corrects
        super().__init__(*args, initial=_known(area, kind, corrects), **kwargs)
        wanted = OF_KIND.get(kind, ())
        for name in ONLY_SOMEWHERE.difference(wanted):
            del self.fields[name]
        if kind in INPUTS:
            self.fields["product"].label = INPUTS[kind]
        if kind == K.FERTILISING:
            self.fields["active_ingredient"].required = self.fields["interval_days"].required = False
        if corrects is None:
            del self.fields["never_happened"]
        elif self.data.get("never_happened"):
            for name in wanted:
                self.fields[name].required = False

    def add_error(self, field: str | None, error: Any) -> None:
        """Keep the error; a reason that was asked for is no longer called optional."""
        super().add_error(field, error)
        if "override_reason" in self.fields and self.has_error("override_reason"):
            self.fields["override_reason"].required = True

    @property
    def remembered(self) -> list[tuple[str, str]]:
        """Inputs of this area before, to be picked instead of typed."""
        rows = DiaryEntry.objects.filter(area=self.area).exclude(product="").order_by("-pk")
        pairs = rows.values_list("product", "active_ingredient")[: REMEMBERED * 3]
        return list(dict.fromkeys(pairs))[:REMEMBERED]


def _known(area: GrowingArea, kind: str, corrects: DiaryEntry | None) -> dict[str, Any]:
    """What stands in the form at first: the entry that was wrong; else what the last entry like it had."""
    if corrects is not None:
        names = ("happened_on", "season", "note", "done_by", *OF_KIND.get(kind, ()))
        return {name: getattr(corrects, name) for name in names if name != "override_reason"}
    last = DiaryEntry.objects.filter(area=area).order_by("-pk")
    known = {"season": last.values_list("season", flat=True).first() or ""}
    alike = last.filter(kind=kind).first()
    if alike is not None:
        known |= {name: getattr(alike, name) for name in ("dose_unit", "unit") if getattr(alike, name)}
    return known

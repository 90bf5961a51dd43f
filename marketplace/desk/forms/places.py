"""Forms of a cooperative's places, growing areas and suppliers."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from marketplace.accounts.phones import PhoneField
from marketplace.address.forms import AddressForm
from marketplace.cooperatives.models import Cooperative, Facility, GrowingArea, Supplier

from .balance import QuantityField
from .fields import UnitsField


def _quiet(**attrs: str) -> forms.TextInput:
    return forms.TextInput(attrs={"autocomplete": "off", **attrs})


def _street() -> forms.CharField:
    return forms.CharField(label=_("House number, street, hamlet"), max_length=255, required=False)


class KeptForm(AddressForm):
    """Something at a place: the lists of the address form, and the columns of the thing itself."""

    full_name = phone = None  # type: ignore[assignment]
    columns: tuple[str, ...] = ()

    def __init__(self, thing: Any, *args: Any, **kwargs: Any) -> None:
        self.thing = thing
        where = thing.commune if thing.commune_id else None
        known = thing.province if getattr(thing, "province_id", None) else self.owner_of(thing).province
        province = where.province if where else known
        initial = {name: getattr(thing, name) for name in (*self.columns, *(("street",) if self.has_street else ()))}
        initial |= {"commune": where.code if where else "", "province": province.code}
        super().__init__(*args, initial=initial, **kwargs)
        for name in ("province", "commune"):
            self.fields[name].required = True
            self.fields[name].error_messages["required"] = _("Choose the commune or ward.")

    @staticmethod
    def owner_of(thing: Any) -> Cooperative:
        """Whose it is: most things lie in its own province."""
        owner: Cooperative = thing.hub if isinstance(thing, Supplier) else thing.cooperative
        return owner

    @property
    def has_street(self) -> bool:
        """Whether it stands at an address, not only in a commune."""
        return "street" in self.base_fields

    def typed(self) -> Any:
        """The thing with what was typed, not yet kept."""
        for name in (*self.columns, *(("street",) if self.has_street else ())):
            setattr(self.thing, name, self.cleaned_data[name])
        self.thing.commune = self.cleaned_data["commune"]
        if hasattr(self.thing, "province_id"):
            self.thing.province = self.thing.commune.province
        return self.thing


class FacilityForm(KeptForm):
    """A farm, mill, packhouse, store or shop."""

    kind = forms.ChoiceField(label=_("Kind"), choices=Facility.Kind.choices)
    name = forms.CharField(label=_("Name"), max_length=120, widget=_quiet())
    street = _street()
    gln = forms.CharField(
        label="GLN", max_length=13, required=False, widget=_quiet(inputmode="numeric"),
        help_text=_("13 digits, only if GS1 has given one to this place."),
    )  # fmt: skip
    columns = ("kind", "name", "gln")
    field_order = ("kind", "name", "province", "commune", "street", "gln")


class AreaForm(KeptForm):
    """A growing area."""

    street = None  # type: ignore[assignment]
    code = forms.CharField(
        label=_("Code of the area"), max_length=60, widget=_quiet(),
        help_text=_("Exactly as it was given, for example VN-CTOR-0042."),
    )  # fmt: skip
    name = forms.CharField(label=_("Name"), max_length=120, widget=_quiet())
    crop = forms.CharField(label=_("Crop"), max_length=80, help_text=_("For example: rice, tea, pomelo."))
    area_ha = QuantityField(label=_("Area (hectares)"))
    yearly_cap_kg = QuantityField(
        label=_("Greatest yearly yield (kg)"), required=False,
        help_text=_("Lots of a year never come to more than this."),
    )  # fmt: skip
    members_count = UnitsField(label=_("Households that work it"), required=False, max_value=100_000)
    columns = ("code", "name", "crop", "area_ha", "yearly_cap_kg", "members_count")
    field_order = (*columns, "province", "commune")


class SupplierForm(KeptForm):
    """A household, group or cooperative that supplies a hub."""

    kind = forms.ChoiceField(label=_("Kind"), choices=Supplier.Kind.choices)
    name = forms.CharField(
        label=_("Name"), max_length=120, widget=_quiet(), help_text=_("Buyers read it on the lots that they supplied.")
    )
    phone = PhoneField(label=_("Phone"), required=False)
    street = _street()
    identifier = forms.CharField(
        label=_("Tax code, contract or member number"), max_length=40, required=False, widget=_quiet(),
        help_text=_("Seen at your desk alone, as the phone and the street are."),
    )  # fmt: skip
    area_code = forms.CharField(label=_("Code of its growing area"), max_length=60, required=False, widget=_quiet())
    crop = forms.CharField(label=_("Crop"), max_length=80, required=False)
    area_ha = QuantityField(label=_("Area (hectares)"), required=False)
    is_active = forms.BooleanField(label=_("It supplies us today"), required=False)
    columns = ("kind", "name", "phone", "identifier", "area_code", "crop", "area_ha", "is_active")
    field_order = ("kind", "name", "phone", "province", "commune", "street", *columns[3:])


FORMS: dict[type[Facility | GrowingArea | Supplier], type[KeptForm]] = {
    Facility: FacilityForm, GrowingArea: AreaForm, Supplier: SupplierForm,
}  # fmt: skip

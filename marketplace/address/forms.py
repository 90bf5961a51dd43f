"""Differs from Oscar: one form for a Vietnamese address, used by the checkout and the address book.

Province and commune are lists; whoever still writes the address of before July 2025 (with its district) puts the whole
line into the street field and leaves the commune open: it is read, converted, and kept as it was typed.
"""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from marketplace.accounts.names import split_name
from marketplace.accounts.phones import PhoneField
from marketplace.places.models import Commune
from marketplace.places.selectors import Resolution, commune_by_code, communes_of, parse_address, provinces

CHOOSE_PROVINCE = "choose_province"  # the button that reloads the communes where there is no JavaScript


class AddressForm(forms.Form):
    """Receiver and place. Cleans to `commune` (a Commune), `street`, `as_typed`."""

    full_name = forms.CharField(
        label=_("Recipient's full name"),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("Write the recipient's name.")},
    )
    phone = PhoneField(
        label=_("Phone"),
        help_text=_("For example 0912 345 678. The carrier calls this number."),
        error_messages={"required": _("Write a phone number for the delivery.")},
    )
    province = forms.ChoiceField(
        label=_("Province or city"),
        required=False,
        error_messages={"invalid_choice": _("Choose the province or city from the list.")},
    )
    commune = forms.ChoiceField(
        label=_("Commune, ward or special zone"),
        required=False,
        error_messages={"invalid_choice": _("Choose a commune or ward of this province from the list.")},
    )
    street = forms.CharField(
        label=_("House number, street, hamlet"), max_length=255,
        widget=forms.TextInput(attrs={"autocomplete": "address-line1"}),
        error_messages={"required": _("Write the house number, street or hamlet.")},
        help_text=_(
            "Used to writing the old address with its district? Put the whole line here and leave the lists open: "
            "we convert it to the new one and keep what you wrote."
        ),
    )  # fmt: skip
    resolution: Resolution | None = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        for name in ("province", "commune"):
            fields[name].one_of_several = True  # the lists, or the whole address in one line
        listed = [(province.code, province.full_name) for province in provinces()]
        fields["province"].choices = [("", _("Choose a province or city")), *listed]
        fields["province"].widget.attrs |= {
            "data-communes": "/dia-chi/xa-phuong/",
            "data-into": self["commune"].id_for_label,
        }
        fields["commune"].choices = [("", _("Choose a commune or ward")), *self._communes()]

    def _communes(self) -> list[tuple[str, str]]:
        chosen = str(self["province"].value() or "")
        if not chosen and (offered := commune_by_code(str(self["commune"].value() or ""))):
            chosen = offered.province.code  # one of the communes that we offered for a line without a province
        return [(commune.code, commune.full_name) for commune in communes_of(chosen)] if chosen else []

    @property
    def only_chooses_province(self) -> bool:
        """Whether the person pressed the button beside the province: show the form again, complain about nothing."""
        return self.is_bound and CHOOSE_PROVINCE in self.data

    def clean(self) -> dict[str, Any]:
        """Find the commune: from the list, or from the line that was typed."""
        cleaned = super().clean() or {}
        code, street = cleaned.get("commune"), cleaned.get("street")
        if code:
            cleaned["commune"], cleaned["as_typed"] = commune_by_code(code), ""
        elif self.errors.keys() & {"province", "commune"}:
            pass  # what is wrong with the lists is said already
        elif street:
            self._read_line(cleaned, street)
        elif cleaned.get("province"):
            self.add_error("commune", _("Choose the commune or ward."))
        else:
            self.add_error("province", _("Choose the province or city."))
        return cleaned

    def _read_line(self, cleaned: dict[str, Any], line: str) -> None:
        province = dict(self.fields["province"].choices).get(cleaned.get("province") or "")  # type: ignore[attr-defined]
        found = parse_address(f"{line}, {province}" if cleaned.get("province") else line)
        if not found.is_resolved and cleaned.get("province"):
            found = parse_address(line)
        self.resolution = found
        if found.commune is None:
            self._offer(found)
            where = "province" if not cleaned.get("province") and found.province is None else "commune"
            self.add_error(where, found.problem.sentence)
            return
        cleaned |= {"commune": found.commune, "street": found.street or line, "as_typed": found.converted_from or line}

    def _offer(self, found: Resolution) -> None:
        """Put the likely communes into the list, so that one press mends the address."""
        fields: Any = self.fields
        if found.candidates:
            listed = [(commune.code, f"{commune.full_name}, {commune.province}") for commune in found.candidates]
            fields["commune"].choices = [("", _("Choose a commune or ward")), *listed]

    def address_fields(self) -> dict[str, Any]:
        """Columns of an address model (`VietnameseAddress`), after a clean form."""
        last_name, first_name = split_name(self.cleaned_data["full_name"])
        return {
            "first_name": first_name, "last_name": last_name, "phone_number": self.cleaned_data["phone"],
            "street": self.cleaned_data["street"], "commune": self.cleaned_data["commune"],
            "as_typed": self.cleaned_data["as_typed"],
        }  # fmt: skip


def initial_of(address: Any) -> dict[str, Any]:
    """The form's first values for an address that stands."""
    commune: Commune | None = address.commune
    return {
        "full_name": address.name, "phone": str(address.phone_number or ""), "street": address.street,
        "commune": commune.code if commune else "", "province": commune.province.code if commune else "",
    }  # fmt: skip

"""The forms of the checkout's three steps; the address itself is the house's form."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from stdnum.exceptions import ValidationError as BadTaxCode
from stdnum.vn import mst

from marketplace.address.forms import AddressForm
from marketplace.order.models import Purchase
from marketplace.order.pricing import Proposal
from marketplace.payment.selectors import WayToPay
from marketplace.text import nfc


class WhereForm(AddressForm):
    """Who receives the goods, and where; an e-mail only for those who want the letters."""

    email = forms.EmailField(
        label=_("E-mail"),
        required=False,
        help_text=_("For the confirmation. You can also find the order by its number and your phone."),
        error_messages={
            "invalid": _("This is not an e-mail address; write it like hoa@example.vn, or leave it empty.")
        },
    )
    remember = forms.BooleanField(label=_("Keep this address in my address book"), required=False)

    field_order = ["full_name", "phone", "email", "province", "commune", "street", "remember"]

    def __init__(self, *args: Any, signed_in: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not signed_in:
            del self.fields["remember"]


class HowForm(forms.Form):
    """A way of sending for each cooperative, a way of paying, a note, and whom to invoice."""

    note = forms.CharField(
        label=_("Note to the carrier"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    wants_invoice = forms.BooleanField(label=_("Invoice to a company or household business"), required=False)
    invoice_name = forms.CharField(label=_("Buyer's name on the invoice"), required=False, max_length=160)
    invoice_tax_code = forms.CharField(
        label=_("Tax code"), required=False, max_length=14, widget=forms.TextInput(attrs={"inputmode": "numeric"})
    )
    invoice_address = forms.CharField(label=_("Address on the invoice"), required=False, max_length=240)
    invoice_email = forms.EmailField(label=_("E-mail for the invoice"), required=False)

    INVOICE = ("invoice_name", "invoice_tax_code", "invoice_address")

    def __init__(self, proposal: Proposal, ways_to_pay: list[WayToPay], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.proposal, self.ways_to_pay = proposal, ways_to_pay
        for part in proposal.parts:
            self.fields[self.way_name(part.cooperative.pk)] = forms.ChoiceField(
                label=_("Delivery by %(name)s") % {"name": part.cooperative.name},
                choices=[(str(way.choice.pk), way.choice.name) for way in part.ways],
                error_messages={"invalid_choice": _("Choose one of the ways of delivery.")},
            )
        offered = [(way.method, Purchase.Method(way.method).label) for way in ways_to_pay if not way.why_not]
        self.fields["method"] = forms.ChoiceField(
            label=_("Payment"),
            choices=offered,
            error_messages={
                "required": _("Choose how you want to pay."),
                "invalid_choice": _("This way of paying is not offered for this order; choose another."),
            },
        )

    @staticmethod
    def way_name(cooperative_pk: int) -> str:
        """The name of the field in which a cooperative's way is chosen."""
        return f"way-{cooperative_pk}"

    def clean_note(self) -> str:
        """As it was typed, composed."""
        return nfc(self.cleaned_data["note"])

    def clean_invoice_tax_code(self) -> str:
        """Ten digits with their check digit (10-3 for a branch), or a person's twelve."""
        code = self.cleaned_data["invoice_tax_code"].replace(" ", "")
        if not code or (len(code) == 12 and code.isascii() and code.isdigit()):
            return code
        try:
            mst.validate(code)
        except BadTaxCode:
            raise forms.ValidationError(
                _("This is no tax code: it has 10 digits (0123456789), 13 for a branch, or 12 for a person.")
            ) from None
        return str(mst.format(code))

    def clean(self) -> dict[str, Any]:
        """Who wants an invoice says for whom; who does not leaves no trace of it."""
        cleaned = super().clean() or {}
        if not cleaned.get("wants_invoice"):
            # a field that is not wanted cannot be wrong
            for name in (*self.INVOICE, "invoice_email"):
                self.errors.pop(name, None)
                cleaned[name] = ""
            return cleaned
        for name in self.INVOICE:
            if not cleaned.get(name) and name not in self.errors:
                self.add_error(name, _("Needed for the invoice."))
        return cleaned

    @property
    def choices(self) -> dict[int, int]:
        """The chosen ways by cooperative, both as pk; of what was typed, where it can be read."""
        names = {part.cooperative.pk: self[self.way_name(part.cooperative.pk)].value() for part in self.proposal.parts}
        return {pk: int(value) for pk, value in names.items() if str(value or "").isdecimal()}


class ConsentForm(forms.Form):
    """The explicit yes to the contract, never ticked beforehand."""

    consent = forms.BooleanField(
        label=_(
            "I have looked at the goods, the prices and the delivery, and agree to the operating regulations and to "
            "the use of my name, phone and address for this order."
        ),
        error_messages={"required": _("Tick the box to agree; the order cannot be placed without it.")},
    )

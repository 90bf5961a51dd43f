"""What a buyer fills in to send goods back, to complain, and to be paid back."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from catalogue.images import clean_uploads
from marketplace.order.models import Claim
from marketplace.order.returns.selectors import Claimable
from marketplace.order.returns.services import MOST_PICTURES
from marketplace.payment.sealing import LONGEST_HOLDER, Account
from marketplace.vietqr import BANKS


class PhotographsInput(forms.ClearableFileInput):
    """Several files in one field."""

    allow_multiple_selected = True


class PhotographsField(forms.FileField):
    """At most five photographs; its value is a list of fresh WebP files without metadata."""

    def clean(self, data: Any, initial: Any = None) -> list[ContentFile[bytes]]:
        """Each read and written anew; one sentence names the file that is none."""
        files = [one for one in (data if isinstance(data, list) else [data]) if one]
        if len(files) > MOST_PICTURES:
            raise ValidationError(_("At most %(most)d photographs.") % {"most": MOST_PICTURES})
        return clean_uploads(files)


def _choice(label: Any, choices: Any, widget: Any = forms.RadioSelect) -> forms.ChoiceField:
    required = {"required": gettext_lazy("Choose one.")}
    return forms.ChoiceField(label=label, choices=choices, widget=widget, error_messages=required)


class AskForm(forms.Form):
    """What it is about, what happened, what is wanted."""

    reason = _choice(gettext_lazy("What is wrong?"), Claim.Reason.choices)
    words = forms.CharField(
        label=gettext_lazy("Tell us what happened"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": gettext_lazy("Tell in a sentence or two what happened.")},
    )  # fmt: skip
    pictures = PhotographsField(
        label=gettext_lazy("Photographs"), required=False,
        help_text=gettext_lazy(
            "Up to 5, of the goods and of the parcel. Only you, the cooperative and the alliance see them."
        ),
        widget=PhotographsInput(attrs={"accept": "image/jpeg,image/png,image/webp,image/avif", "multiple": True}),
    )  # fmt: skip
    kind = _choice(gettext_lazy("What do you want to do with the goods?"), Claim.Kind.choices)
    wish = _choice(gettext_lazy("What would you like?"), Claim.Wish.choices)

    def __init__(self, left: list[Claimable], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.left = left
        for one in left:
            self.fields[f"units-{one.line.pk}"] = forms.IntegerField(
                label=one.line.title, required=False, min_value=0, max_value=one.units,
                initial=one.units if len(left) == 1 and one.units == 1 else None,
                widget=forms.NumberInput(attrs={"inputmode": "numeric", "placeholder": "0"}),
                error_messages={"max_value": _("You can ask about %(most)d at most.") % {"most": one.units}},
            )  # fmt: skip
        self.order_fields([f"units-{one.line.pk}" for one in left])

    @property
    def rows(self) -> list[dict[str, Any]]:
        """Each line with its field and how long it can be asked about."""
        return [{"left": one, "field": self[f"units-{one.line.pk}"]} for one in self.left]

    @property
    def rest(self) -> list[forms.BoundField]:
        """The other fields, in order."""
        return [self[name] for name in ("reason", "words", "pictures", "kind", "wish")]

    def wanted(self) -> dict[str, Any]:
        """As `order.returns.services.ask` takes it, but for the photographs."""
        given = self.cleaned_data
        units = {one.line.pk: given.get(f"units-{one.line.pk}") or 0 for one in self.left}
        return {"units": units, **{name: given[name] for name in ("reason", "words", "kind", "wish")}}


class AccountForm(forms.Form):
    """To which bank account money goes back."""

    bank_bin = _choice(
        gettext_lazy("Bank"),
        [("", gettext_lazy("Choose a bank")), *sorted(BANKS.items(), key=lambda bank: bank[1])],
        forms.Select,
    )
    number = forms.CharField(
        label=gettext_lazy("Account number"), max_length=24,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "spellcheck": "false"}),
    )  # fmt: skip
    holder = forms.CharField(
        label=gettext_lazy("Account holder"), max_length=LONGEST_HOLDER,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )  # fmt: skip

    def account(self) -> Account:
        """As it is kept: a number typed in groups is joined."""
        given = self.cleaned_data
        return Account(given["bank_bin"], given["number"].replace(" ", ""), given["holder"].strip())

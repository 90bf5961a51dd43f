"""The form of an account, for the alliance's screen and for a cooperative's."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from marketplace.cooperatives.models import Cooperative
from marketplace.fields import NamesSelect


class AccountForm(forms.Form):
    """Whose system it is, and whether it may report; a cooperative opens accounts for itself alone."""

    name = forms.CharField(
        label=_("Name of the other system"), max_length=80,
        help_text=_("Everybody reads it beside what it reports: “reported by …”."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip
    cooperative = forms.ModelChoiceField(
        label=_("Cooperative"), queryset=Cooperative.objects.order_by("name"), required=False,
        widget=NamesSelect, empty_label=_("None"),
        help_text=_("It then reads the drafts and packages of this cooperative too."),
    )  # fmt: skip
    may_report = forms.BooleanField(label=_("It may report events, not only read"), required=False, initial=True)
    reads_packages = forms.BooleanField(
        label=_("It reads what every cooperative packed"), required=False,
        help_text=_("For the alliance's own systems: it says how much of each lot is sold, and when."),
    )  # fmt: skip

    def __init__(self, *args: Any, own: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if own:
            del self.fields["cooperative"], self.fields["reads_packages"]

"""What a person types to decide about bank money: the alliance, or a cooperative about its own account."""

from __future__ import annotations

import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from marketplace.accounts.models import User
from marketplace.cooperatives.models import Cooperative
from marketplace.order.models import Order, Purchase
from marketplace.order.numbers import tidy_number

from ..models import Receipt, Refund
from . import deciding

D = Receipt.Decision
QUIET = {"autocomplete": "off"}


class DecisionForm(forms.Form):
    """What is decided, and why. `seen` is the moment of the last decision that the person saw.

    With `cooperative` only its own orders are found, and others are not told from numbers that do not exist.
    """

    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40)
    purchase = forms.CharField(
        label=gettext_lazy("Number of the purchase or of its order"), max_length=24, required=False,
        widget=forms.TextInput(attrs=QUIET),
    )  # fmt: skip
    hours = forms.IntegerField(
        label=gettext_lazy("Hold the goods for so many hours more"), required=False, min_value=1,
        max_value=deciding.LONGEST_HOURS, initial=12,
    )  # fmt: skip
    note = forms.CharField(
        label=gettext_lazy("Why"), max_length=240, widget=forms.TextInput(attrs=QUIET),
        help_text=gettext_lazy("Kept with your name and the time."),
    )  # fmt: skip

    def __init__(self, receipt: Receipt, *args: Any, cooperative: Cooperative | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.receipt, self.cooperative, self.choices = receipt, cooperative, deciding.choices_for(receipt)
        for field, choice in (("purchase", D.MATCH), ("hours", D.ASK)):
            if choice not in self.choices:
                del self.fields[field]

    def found(self) -> tuple[Purchase, Order | None]:
        """The purchase by its own number or an order's. Raises ValidationError."""
        typed = self.cleaned_data.get("purchase", "").strip()
        orders = Order.objects.select_related("purchase")
        if self.cooperative is not None:
            orders = orders.filter(cooperative=self.cooperative)
        order = orders.filter(number__iexact=typed).first() if typed else None
        purchase = order.purchase if order else Purchase.objects.filter(number=tidy_number(typed)).first()
        if purchase is not None and self.cooperative is not None and order is None:
            order = orders.filter(purchase=purchase).first()
            purchase = order.purchase if order else None
        if purchase is None:
            raise ValidationError({"purchase": _("There is no purchase with this number.")})
        return purchase, order if order and purchase.attempts.filter(order=order).exists() else None

    def decide(self, act: str, actor: User) -> Refund | None:
        """Do what was pressed (a Receipt.Decision); the refund where one follows. Raises ValidationError."""
        said: dict[str, Any] = {
            "receipt": self.receipt, "seen": self._seen(), "note": self.cleaned_data["note"], "actor": actor,
        }  # fmt: skip
        if act == D.SEND_BACK:
            return deciding.send_back_now(**said)
        if act == D.MATCH:
            purchase, order = self.found()
            deciding.match(purchase=purchase, order=order, **said)
        elif act == D.ASK:
            deciding.ask_for_rest(hours=self.cleaned_data.get("hours") or 0, **said)
        else:
            {D.KEEP: deciding.keep, D.PROVIDER: deciding.paid_out, D.IGNORE: deciding.ignore}[D(act)](**said)
        return None

    def _seen(self) -> datetime.datetime | None:
        typed = self.cleaned_data["seen"]
        try:
            return parse_datetime(typed) if typed else None
        except ValueError:
            return datetime.datetime.min.replace(tzinfo=datetime.UTC)


ACTS = frozenset(str(one) for one in D if one != D.NONE)


def fresh_form(receipt: Receipt, purchase: str = "", cooperative: Cooperative | None = None) -> DecisionForm:
    """The form as the page first shows it."""
    decided = receipt.decided_at.isoformat() if receipt.decided_at else ""
    return DecisionForm(receipt, cooperative=cooperative, initial={"seen": decided, "purchase": purchase})


def say(form: forms.Form, fault: ValidationError) -> None:
    """Each sentence beside its field where there is one."""
    named = getattr(fault, "error_dict", {})
    for name, faults in named.items():
        form.add_error(name if name in form.fields else None, faults)
    if not named:
        form.add_error(None, fault.messages[0])

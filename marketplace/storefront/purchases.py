"""/don-hang/: find a purchase by number and phone, see it, pay it, give an order up. Strangers get 404."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import View

from marketplace.accounts.phones import PhoneField
from marketplace.accounts.visitors import address_of, too_often
from marketplace.order.access import grant, granted, is_token
from marketplace.order.models import Order, Purchase
from marketplace.order.numbers import tidy_number
from marketplace.order.selectors import find_purchase, purchase_for
from marketplace.order.services import cancel_by_buyer, deliver_parcel, move_order
from marketplace.order.status import Actor, OrderStatus

from .purchase_page import purchase_page

TRIES = 10
WINDOW_S = 15 * 60


class FindForm(forms.Form):
    """The number of an order and the phone that it was ordered with."""

    number = forms.CharField(
        label=gettext_lazy("Order number"),
        max_length=24,
        error_messages={"required": gettext_lazy("Write the order number.")},
        help_text=gettext_lazy("Eight letters and digits, for example K7QM-4XPD."),
        widget=forms.TextInput(attrs={"autocapitalize": "characters", "autocomplete": "off", "spellcheck": "false"}),
    )
    phone = PhoneField(
        label=gettext_lazy("Phone"),
        help_text=gettext_lazy("The phone you ordered with."),
        error_messages={"required": gettext_lazy("Write the phone you ordered with.")},
    )


class FindView(View):
    """Find an order without an account; ten tries a quarter of an hour from one address."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """The form."""
        return self._show(FindForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        """Look it up; the same sentence whether the number or the phone is wrong."""
        form = FindForm(request.POST)
        if not form.is_valid():
            return self._show(form, 422)
        if too_often("find-order", address_of(request), most=TRIES, seconds=WINDOW_S):
            form.add_error(None, _("Too many tries. Wait a quarter of an hour, or use the link in your e-mail."))
            return self._show(form, 429)
        purchase = find_purchase(number=form.cleaned_data["number"], phone=form.cleaned_data["phone"])
        if purchase is None:
            form.add_error(None, _("No order has this number together with this phone. Check both."))
            return self._show(form, 422)
        grant(request.session, purchase)
        return redirect(purchase)

    def _show(self, form: FindForm, status: int = 200) -> HttpResponse:
        held = Purchase.objects.filter(number__in=granted(self.request.session)).order_by("-placed_at")[:5]
        return render(self.request, "order/find.html", {"form": form, "held": held}, status=status)


class PurchaseLinkView(View):
    """The link of a letter: whoever holds it may open the purchase in this visit."""

    def get(self, request: HttpRequest, number: str, token: str, order: str = "") -> HttpResponse:
        """Grant and go to the address without the token, so that it is not passed on by accident.

        With the number of an `order` on to its certificate of origin.
        """
        # only a number that we have signed ourselves reaches the database
        purchase = Purchase.objects.filter(number=number).first() if is_token(number, token) else None
        if purchase is None:
            raise Http404
        grant(request.session, purchase)
        return redirect("storefront:origin", number, order) if order else redirect(purchase)


def mine(request: HttpRequest, number: str) -> Purchase:
    """The purchase, for whom this visit is allowed to open it; Http404 for everybody else."""
    return purchase_for(number, user=request.user, granted=granted(request.session))


class PurchaseView(View):
    """One purchase: how to pay now, where each cooperative's order stands."""

    def get(self, request: HttpRequest, number: str) -> HttpResponse:
        """Show it; a number typed otherwise is sent to its own address."""
        purchase = mine(request, number)
        if number != tidy_number(number):
            return redirect(purchase)
        return render(request, "order/purchase.html", purchase_page(purchase))


class OrderAct(View):
    """What a buyer does with one order of the purchase."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, number: str, order: str) -> HttpResponse:
        """Do it, or say in one sentence why not."""
        purchase = mine(request, number)
        found = next((one for one in purchase.orders.all() if one.number == order), None)
        if found is None:
            raise Http404
        try:
            self.act(found)
        except ValidationError as refusal:
            messages.error(request, refusal.messages[0])
        return redirect(purchase)

    def act(self, order: Order) -> None:
        """The act itself; raises ValidationError."""
        raise NotImplementedError

    @property
    def actor(self) -> object:
        """Who acts: the account, or nobody known."""
        return self.request.user if self.request.user.is_authenticated else None


class CancelView(OrderAct):
    """The buyer gives an order up, until it is packed."""

    def act(self, order: Order) -> None:
        """Cancel it."""
        cancelled = cancel_by_buyer(order=order, actor=self.actor)
        for one in cancelled:
            messages.success(self.request, _("Order %(number)s is cancelled.") % {"number": one.number})


class ParcelReceivedView(View):
    """The buyer has one of several parcels."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, number: str, pk: int) -> HttpResponse:
        """It has arrived; with the last of them the order has."""
        purchase = mine(request, number)
        parcels = [parcel for order in purchase.orders.all() for parcel in order.parcels.all() if parcel.pk == pk]
        if not parcels:
            raise Http404
        actor = request.user if request.user.is_authenticated else None
        try:
            deliver_parcel(parcel=parcels[0], actor=actor, actor_kind=Actor.BUYER)
        except ValidationError as refusal:
            messages.error(request, refusal.messages[0])
        else:
            messages.success(request, _("Thank you. The parcel has arrived."))
        return redirect(purchase)


class ReceivedView(OrderAct):
    """The buyer has all of it."""

    def act(self, order: Order) -> None:
        """It is delivered."""
        move_order(order=order, to=OrderStatus.DELIVERED, actor_kind=Actor.BUYER, actor=self.actor)
        messages.success(self.request, _("Thank you. Order %(number)s has arrived.") % {"number": order.number})

"""Parcels of an order: hand one over, say what became of it, give up what cannot be sent."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from marketplace.cooperatives.models import Cooperative
from marketplace.order.models import Parcel
from marketplace.order.selectors import order_of, parcel_of
from marketplace.order.services import MoveRefused, cancel_rest, deliver_parcel, refuse_parcel, ship_parcel
from marketplace.order.status import Actor, OrderStatus, moves_for

from ..door import OFFICE, desk
from ..faults import add_faults
from ..forms import DeclineForm, ParcelForm
from .orders import show


@desk
@require_POST
def ship(request: HttpRequest, cooperative: Cooperative, number: str) -> HttpResponse:
    """A parcel was handed to a carrier."""
    order = order_of(cooperative, number)
    form = ParcelForm(order, request.POST)
    if OrderStatus.SHIPPED in moves_for(order.status, Actor.SELLER) and not form.is_valid():
        return show(request, cooperative, order, ship_form=form)
    try:
        given = form.cleaned_data if form.is_valid() else {}
        ship_parcel(
            order=order, units=form.units() if given else None, carrier=given.get("carrier", ""), actor=request.user,
            tracking_number=given.get("tracking_number", ""), seen=given.get("seen"),
        )  # fmt: skip
    except MoveRefused as refusal:
        messages.error(request, refusal.messages[0])
    except ValidationError as fault:
        add_faults(form, fault)
        return show(request, cooperative, order, ship_form=form)
    else:
        messages.success(request, _("The parcel is on its way; the buyer has a letter about it."))
    return redirect("desk:order", cooperative.slug, number)


@desk
@require_POST
def delivered(request: HttpRequest, cooperative: Cooperative, number: str, pk: int) -> HttpResponse:
    """The buyer has it."""
    return _close(request, cooperative, number, pk, deliver_parcel, _("The parcel has arrived."))


@desk
@require_POST
def refused(request: HttpRequest, cooperative: Cooperative, number: str, pk: int) -> HttpResponse:
    """The buyer did not take it at the door; its goods come back."""
    return _close(request, cooperative, number, pk, refuse_parcel, _("The goods are counted into your stock again."))


def _close(
    request: HttpRequest, cooperative: Cooperative, number: str, pk: int, act: Callable[..., Parcel], said: str
) -> HttpResponse:
    parcel: Any = parcel_of(order_of(cooperative, number), pk)
    try:
        act(parcel=parcel, actor=request.user)
    except ValidationError as refusal:
        messages.error(request, refusal.messages[0])
    else:
        messages.success(request, said)
    return redirect("desk:order", cooperative.slug, number)


@desk(roles=OFFICE)
@require_POST
def give_up_rest(request: HttpRequest, cooperative: Cooperative, number: str) -> HttpResponse:
    """What is left cannot be sent, and why."""
    order, form = order_of(cooperative, number), DeclineForm(request.POST, prefix="rest")
    if not form.is_valid():
        return show(request, cooperative, order, rest_form=form)
    try:
        cancel_rest(order=order, reason=form.cleaned_data["reason"], actor=request.user)
    except ValidationError as refusal:
        messages.error(request, refusal.messages[0])
    else:
        messages.success(request, _("The rest is cancelled; the buyer does not pay for it."))
    return redirect("desk:order", cooperative.slug, number)

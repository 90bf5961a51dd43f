"""Orders: list, one order, and each move a cooperative may make."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from marketplace.cooperatives.models import Cooperative
from marketplace.order.models import Order
from marketplace.order.selectors import must_be_packed_anew, order_of, parcel_of
from marketplace.order.services import move_order, pack_order, swap_lots
from marketplace.order.status import Actor, OrderStatus, moves_for
from marketplace.payment.selectors import refunds_of

from .. import presenting, selectors
from ..door import OFFICE, desk
from ..faults import add_faults
from ..forms import DeclineForm, PackForm, ParcelForm
from ..slips import slip_of
from .page import page

PER_PAGE = 20


@desk
@require_safe
def order_list(request: HttpRequest, cooperative: Cooperative) -> HttpResponse:
    """The cooperative's orders, all or those that wait for the same thing."""
    group, now = request.GET.get("group", ""), timezone.now()
    shown = Paginator(selectors.orders_in(cooperative, group), PER_PAGE).get_page(request.GET.get("page"))
    counts, names = selectors.order_counts(cooperative), presenting.group_names()
    chips = [{"label": _("All"), "url": "?", "current": group not in counts}]
    chips += [
        {"label": f"{names[key]} ({count})", "url": f"?group={key}", "current": key == group}
        for key, count in counts.items()
        if count or key == group
    ]
    cards = [presenting.order_card(order, cooperative, now=now) for order in shown.object_list]
    return page(request, "desk/orders.html", {"page": shown, "cards": cards, "chips": chips})


@desk
@require_safe
def order_detail(request: HttpRequest, cooperative: Cooperative, number: str) -> HttpResponse:
    """One order and what can be done with it now."""
    return show(request, cooperative, order_of(cooperative, number))


def show(request: HttpRequest, cooperative: Cooperative, order: Order, **forms: Any) -> HttpResponse:
    """The page of an order; `forms` are those that could not be accepted."""
    moves = moves_for(order.status, Actor.SELLER)
    context = {
        "order": order, "purchase": order.purchase, "moves": [str(move) for move in moves],
        "card": presenting.order_card(order, cooperative, now=timezone.now()),
        "changes": [
            {"label": OrderStatus(change.new_status).label, "time": change.date_created, "done": True}
            for change in sorted(order.status_changes.all(), key=lambda change: change.pk)
        ],
        "parcels": order.parcels.all(), "decline_form": DeclineForm(), "rest_form": DeclineForm(prefix="rest"),
        "refunds": refunds_of(order),
    }  # fmt: skip
    context["swaps"] = swaps = must_be_packed_anew(order)
    if OrderStatus.SHIPPED in moves and "ship_form" not in forms and not swaps:
        context["ship_form"] = ParcelForm(order)
    if (OrderStatus.PACKED in moves or swaps) and "pack_form" not in forms:
        context["pack_form"] = PackForm(order, selectors.supplies_of(order))
    context["problem_forms"] = list(forms.values())
    return page(request, "desk/order.html", context | forms, status=422 if forms else 200)


def _move(request: HttpRequest, cooperative: Cooperative, number: str, to: str, **details: str) -> HttpResponse:
    order = order_of(cooperative, number)
    try:
        moved = move_order(order=order, to=to, actor_kind=Actor.SELLER, actor=request.user, **details)
    except ValidationError as fault:
        messages.error(request, fault.messages[0])
    else:
        sentence = _("Order %(number)s: %(state)s.")
        messages.success(request, sentence % {"number": moved.number, "state": moved.get_status_display().lower()})
    return redirect("desk:order", cooperative.slug, number)


@desk
@require_POST
def accept(request: HttpRequest, cooperative: Cooperative, number: str) -> HttpResponse:
    """The cooperative will send it."""
    return _move(request, cooperative, number, OrderStatus.CONFIRMED)


@desk(roles=OFFICE)
@require_POST
def decline(request: HttpRequest, cooperative: Cooperative, number: str) -> HttpResponse:
    """The cooperative cannot send it, and says why."""
    form = DeclineForm(request.POST)
    if not form.is_valid():
        return show(request, cooperative, order_of(cooperative, number), decline_form=form)
    return _move(request, cooperative, number, OrderStatus.CANCELLED, reason=form.cleaned_data["reason"])


@desk
@require_POST
def pack(request: HttpRequest, cooperative: Cooperative, number: str) -> HttpResponse:
    """Packed: each line says from which lots it was filled; again, where one of them was recalled since."""
    order = order_of(cooperative, number)
    swaps = must_be_packed_anew(order)
    if OrderStatus.PACKED not in moves_for(order.status, Actor.SELLER) and not swaps:
        return _move(request, cooperative, number, OrderStatus.PACKED)  # pressed twice, or too late: it says which
    form = PackForm(order, selectors.supplies_of(order), request.POST)
    if form.is_valid():
        try:
            (swap_lots if swaps else pack_order)(order=order, lots=form.chosen(), actor=request.user)
        except ValidationError as fault:
            add_faults(form, fault)
        else:
            messages.success(request, _("%(number)s is packed. Print the slip and hand it over.") % {"number": number})
            return redirect("desk:order", cooperative.slug, number)
    return show(request, cooperative, order, pack_form=form)


@desk
@require_safe
def packing_slip(request: HttpRequest, cooperative: Cooperative, number: str, pk: int | None = None) -> HttpResponse:
    """The slip that goes into a parcel, to print: one that was handed over, or what is still to be sent."""
    order = order_of(cooperative, number)
    parcel = parcel_of(order, pk) if pk else None
    slip = slip_of(order, parcel)
    lots = {part.lot.code: part.lot for line, _units in slip.lines for part in line.lots.all()}
    context = {
        "order": order, "purchase": order.purchase, "address": order.purchase.shipping_address, "slip": slip,
        "slip_lots": list(lots.values()),
    }  # fmt: skip
    return page(request, "desk/slip.html", context)

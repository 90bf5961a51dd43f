"""Orders: list, one order, and each move a cooperative may make."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from marketplace.cooperatives.models import Cooperative
from marketplace.order.models import Order
from marketplace.order.selectors import lots_for, order_of, orders_of
from marketplace.order.services import move_order, pack_order
from marketplace.order.status import Actor, OrderStatus, moves_for

from ..door import desk
from ..forms import DeclineForm, ShipForm

PER_PAGE = 20


@desk
def order_list(request: HttpRequest, cooperative: Cooperative) -> HttpResponse:
    """The cooperative's orders, all or of one state."""
    state = request.GET.get("state", "")
    orders = orders_of(cooperative)
    if state in OrderStatus.values:
        orders = orders.filter(status=state)
    page = Paginator(orders, PER_PAGE).get_page(request.GET.get("page"))
    context = {"cooperative": cooperative, "page": page, "state": state, "states": OrderStatus.choices}
    return render(request, "desk/orders.html", context)


@desk
def order_detail(request: HttpRequest, cooperative: Cooperative, number: str) -> HttpResponse:
    """One order and what can be done with it now."""
    return _show(request, cooperative, order_of(cooperative, number))


def _show(request: HttpRequest, cooperative: Cooperative, order: Order, **forms: Any) -> HttpResponse:
    moves = moves_for(order.status, Actor.SELLER)
    context = {
        "cooperative": cooperative, "order": order, "moves": [str(move) for move in moves],
        "lines": [_line(line) for line in order.lines.all()] if OrderStatus.PACKED in moves else [],
        "ship_form": ShipForm(), "decline_form": DeclineForm(),
    }  # fmt: skip
    return render(request, "desk/order.html", context | forms, status=422 if forms else 200)


def _line(line: Any) -> dict[str, Any]:
    """A line with the lots it can be filled from; the first to expire is suggested for all of it."""
    lots = list(lots_for(line))
    return {"line": line, "lots": lots, "suggested": lots[0].pk if lots else None}


def _move(request: HttpRequest, cooperative: Cooperative, number: str, to: str, **details: str) -> HttpResponse:
    order = order_of(cooperative, number)
    try:
        moved = move_order(order=order, to=to, actor_kind=Actor.SELLER, actor=request.user, **details)
    except ValidationError as fault:
        messages.error(request, fault.messages[0])
    else:
        messages.success(request, f"{moved.number}: {moved.get_status_display()}")
    return redirect("desk:order", cooperative.slug, number)


@desk
@require_POST
def accept(request: HttpRequest, cooperative: Cooperative, number: str) -> HttpResponse:
    """The cooperative will send it."""
    return _move(request, cooperative, number, OrderStatus.CONFIRMED)


@desk
@require_POST
def decline(request: HttpRequest, cooperative: Cooperative, number: str) -> HttpResponse:
    """The cooperative cannot send it, and says why."""
    form = DeclineForm(request.POST)
    if not form.is_valid():
        return _show(request, cooperative, order_of(cooperative, number), decline_form=form)
    return _move(request, cooperative, number, OrderStatus.CANCELLED, reason=form.cleaned_data["reason"])


@desk
@require_POST
def pack(request: HttpRequest, cooperative: Cooperative, number: str) -> HttpResponse:
    """Packed: each line says from which lot it was filled."""
    order = order_of(cooperative, number)
    try:
        pack_order(order=order, lots=_chosen_lots(request, order), actor=request.user)
    except ValidationError as fault:
        messages.error(request, fault.messages[0])
    else:
        messages.success(request, _("%(number)s is packed. Print the slip and hand it over.") % {"number": number})
    return redirect("desk:order", cooperative.slug, number)


def _chosen_lots(request: HttpRequest, order: Order) -> dict[int, dict[int, int]]:
    """`lot-<line>-<lot>` = units, as the form sends them; nonsense counts as nothing."""
    chosen: dict[int, dict[int, int]] = {}
    for line in order.lines.all():
        for lot in lots_for(line):
            units = request.POST.get(f"lot-{line.pk}-{lot.pk}", "")
            if units.isdigit() and int(units):
                chosen.setdefault(line.pk, {})[lot.pk] = int(units)
    return chosen


@desk
@require_POST
def ship(request: HttpRequest, cooperative: Cooperative, number: str) -> HttpResponse:
    """Handed to a carrier."""
    form = ShipForm(request.POST)
    if not form.is_valid():
        return _show(request, cooperative, order_of(cooperative, number), ship_form=form)
    return _move(request, cooperative, number, OrderStatus.SHIPPED, **form.cleaned_data)


@desk
@require_POST
def delivered(request: HttpRequest, cooperative: Cooperative, number: str) -> HttpResponse:
    """The buyer has it."""
    return _move(request, cooperative, number, OrderStatus.DELIVERED)


@desk
@require_POST
def refused(request: HttpRequest, cooperative: Cooperative, number: str) -> HttpResponse:
    """The buyer did not take it at the door; the goods come back."""
    return _move(request, cooperative, number, OrderStatus.REFUSED)


@desk
def packing_slip(request: HttpRequest, cooperative: Cooperative, number: str) -> HttpResponse:
    """The slip that goes into the parcel, to print."""
    return render(request, "desk/slip.html", {"cooperative": cooperative, "order": order_of(cooperative, number)})

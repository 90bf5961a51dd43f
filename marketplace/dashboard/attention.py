"""Orders that need the alliance: cooperatives that did not answer, parcels of which nobody has heard."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View

from catalogue.papers.selectors import ending
from marketplace.order.models import Order, Parcel
from marketplace.order.selectors import late_parcels, silent_orders
from marketplace.order.services import deliver_parcel, extend_acceptance, move_order, refuse_parcel
from marketplace.order.status import Actor, OrderStatus

SHOWN = 50


class DecisionForm(forms.Form):
    """What was decided, and why; `hours` for more time."""

    reason = forms.CharField(
        max_length=240, error_messages={"required": gettext_lazy("Say why; the buyer and the cooperative read it.")}
    )
    hours = forms.IntegerField(required=False, min_value=1, max_value=168)


class AttentionView(View):
    """Both queues, the longest waiting first, each row with what can be decided about it."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show them."""
        context = {
            "silent": silent_orders()[:SHOWN], "late": late_parcels().prefetch_related("lines__line")[:SHOWN],
            "papers": ending(timezone.localdate())[:SHOWN],
        }  # fmt: skip
        return render(request, "dashboard/attention.html", context)

    def post(self, request: HttpRequest) -> HttpResponse:
        """Decide about one; it leaves the queue."""
        act, form = request.POST.get("act", ""), DecisionForm(request.POST)
        if act not in ACTS:
            raise Http404
        subject = _subject(act, request.POST.get("on", ""))
        if not form.is_valid():
            messages.error(request, next(iter(form.errors.values()))[0])
            return redirect("dashboard:attention")
        try:
            ACTS[act](subject, request.user, form.cleaned_data)
        except ValidationError as fault:
            messages.error(request, fault.messages[0])
        else:
            messages.success(request, _("Done; the buyer is told."))
        return redirect("dashboard:attention")


def _subject(act: str, key: str) -> Order | Parcel:
    """The order by its number or the parcel by its key; Http404 where there is none."""
    found: Order | Parcel | None
    if act in PARCEL_ACTS:
        parcels = Parcel.objects.select_related("order")
        found = parcels.filter(pk=int(key)).first() if key.isdecimal() and len(key) < 18 else None
    else:
        found = Order.objects.filter(number=key.replace("\x00", "")).first()
    if found is None:
        raise Http404
    return found


def _confirm(order: Any, actor: Any, given: dict[str, Any]) -> None:
    move_order(order=order, to=OrderStatus.CONFIRMED, actor_kind=Actor.STAFF, actor=actor, reason=given["reason"])


def _cancel(order: Any, actor: Any, given: dict[str, Any]) -> None:
    move_order(order=order, to=OrderStatus.CANCELLED, actor_kind=Actor.STAFF, actor=actor, reason=given["reason"])


def _extend(order: Any, actor: Any, given: dict[str, Any]) -> None:
    extend_acceptance(order=order, hours=given["hours"] or 24, reason=given["reason"], actor=actor)


def _delivered(parcel: Any, actor: Any, given: dict[str, Any]) -> None:
    deliver_parcel(parcel=parcel, actor=actor, actor_kind=Actor.STAFF)


def _came_back(parcel: Any, actor: Any, given: dict[str, Any]) -> None:
    refuse_parcel(parcel=parcel, actor=actor, actor_kind=Actor.STAFF, reason=given["reason"])


PARCEL_ACTS = {"delivered": _delivered, "came-back": _came_back}
ACTS = {"confirm": _confirm, "cancel": _cancel, "extend": _extend, **PARCEL_ACTS}


URLS = [path("don-can-xem/", AttentionView.as_view(), name="attention")]

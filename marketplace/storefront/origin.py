"""The certificate of origin of an order, to read and to print; strangers get 404."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.generic import View

from marketplace.order.origin import origin_of

from .purchases import mine


class OriginView(View):
    """Which lots were sent, from whom, each with its link and its code."""

    def get(self, request: HttpRequest, number: str, order: str) -> HttpResponse:
        """Show it to whoever may see the purchase."""
        purchase = mine(request, number)
        found = next((one for one in purchase.orders.all() if one.number == order), None)
        if found is None:
            raise Http404
        context = {"purchase": purchase, "order": found, "rows": origin_of(found), "now": timezone.now()}
        return render(request, "order/origin.html", context)

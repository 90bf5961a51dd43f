"""The certificate of origin of an order, to read, to print and as a file; strangers get 404."""

from __future__ import annotations

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe
from django.views.generic import View

from marketplace.order.models import Order, Purchase
from marketplace.order.origin import origin_of
from marketplace.order.origin_pdf import origin_pdf

from .purchases import mine


class OriginView(View):
    """Which lots were sent, from whom, each with its link and its code."""

    def get(self, request: HttpRequest, number: str, order: str) -> HttpResponse:
        """Show it to whoever may see the purchase."""
        purchase, found = _my_order(request, number, order)
        context = {"purchase": purchase, "order": found, "rows": origin_of(found), "now": timezone.now()}
        return render(request, "order/origin.html", context)


@require_safe
def origin_file(request: HttpRequest, number: str, order: str) -> FileResponse:
    """The same as a PDF."""
    _purchase, found = _my_order(request, number, order)
    file, name = origin_pdf(found, now=timezone.now()), f"nguon-goc-{found.number}.pdf"
    return FileResponse(file, as_attachment=True, filename=name, content_type="application/pdf")


def _my_order(request: HttpRequest, number: str, order: str) -> tuple[Purchase, Order]:
    """One of the cooperatives' orders in a purchase that this person may see. Raises Http404."""
    purchase = mine(request, number)
    found = next((one for one in purchase.orders.all() if one.number == order), None)
    if found is None:
        raise Http404
    return purchase, found

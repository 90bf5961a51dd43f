"""Differs from Oscar: only what is on sale is added; one sentence for each refusal; a stranger's voucher is 404.

The basket's own page is the checkout's: it needs the shipping room as well.
"""

from __future__ import annotations

import json
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from oscar.apps.basket import views as oscar_views
from oscar.core.utils import safe_referrer

from catalogue.models import ListingRow, Product
from marketplace.links.addresses import own_page

from . import services
from .typed import quantity

# where the visit remembers the province (its code) that delivery is estimated for
PROVINCE_KEY = "ship_to_province"


class BasketAddView(oscar_views.BasketAddView):
    """Differs from Oscar: only what is on sale, one sentence for each refusal, an answer for htmx."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Put goods in; answers with a redirect back, or 204 and the new count for htmx."""
        on_sale = ListingRow.objects.on_sale().values("product_id")
        product = get_object_or_404(Product.objects.select_related("product_class"), pk=kwargs["pk"], pk__in=on_sale)
        try:
            services.add_to_basket(
                basket=request.basket, product=product, quantity=quantity(request.POST.get("quantity", ""), empty=1)
            )
        except ValidationError as refusal:
            messages.error(request, refusal.messages[0])
        else:
            # apply offers to the new lines before they are shown or counted
            self.add_signal.send(sender=self, product=product, user=request.user, request=request)
            sentence = _("“%(title)s” is in your basket.") % {"title": product.get_title()}
            messages.success(request, sentence)
        if request.htmx and not request.htmx.boosted:
            return self._count(request)
        return HttpResponseRedirect(self._next(request))

    def _count(self, request: HttpRequest) -> HttpResponse:
        answer = render(request, "components/messages.html")
        answer["HX-Trigger"] = json.dumps({"basket-count": len(request.basket.all_lines())})
        return answer

    def _next(self, request: HttpRequest) -> str:
        return own_page(request, request.POST.get("next", "")) or safe_referrer(request, "basket:summary")


class VoucherRemoveView(oscar_views.VoucherRemoveView):
    """As Oscar's; a voucher that is not in this basket is 404."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Take a voucher off the basket."""
        if not request.basket.id or not request.basket.vouchers.filter(pk=kwargs["pk"]).exists():
            raise Http404
        return super().post(request, *args, **kwargs)

"""Differs from Oscar: one plain form for the whole basket, grouped by cooperative; a stranger's line is 404."""

from __future__ import annotations

import json
import re
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.generic import View
from oscar.apps.basket import views as oscar_views
from oscar.core.utils import safe_referrer

from catalogue.models import ListingRow, Product
from marketplace.places.models import Province

from . import services

PROVINCE_KEY = "ship_to_province"
QUANTITY = re.compile(r"^q-(\d+)$")


class BasketView(View):
    """The basket: shown by GET; POST changes quantities (`q-<line>`) or takes a line out (`remove=<line>`)."""

    template_name = "basket/basket.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show it."""
        return self._show(request, {})

    def post(self, request: HttpRequest) -> HttpResponse:
        """Change it; what could not be had is said beside its line."""
        wanted = self._wanted(request)
        try:
            refused = services.change_quantities(basket=request.basket, quantities=wanted)
        except KeyError:
            raise Http404 from None  # no line of this basket
        if refused:
            return self._show(request, refused, wanted)
        if "checkout" in request.POST:
            services.accept_prices(basket=request.basket)  # they stood on the page
            return redirect("checkout:index")
        return redirect("basket:summary")

    def _wanted(self, request: HttpRequest) -> dict[int, int]:
        removed = request.POST.get("remove", "")
        if removed:
            return {_whole(removed): 0}
        typed = {match[1]: value for key, value in request.POST.items() if (match := QUANTITY.match(key))}
        return {int(pk): _whole(value, empty=0) for pk, value in typed.items()}

    def _show(self, request: HttpRequest, refused: dict[int, str], wanted: dict[int, int] | None = None) -> HttpResponse:
        from .presenting import basket_page

        province = province_for(request)
        context = basket_page(request.basket, province, refused, wanted or {})
        context["provinces"] = Province.objects.current()
        return render(request, self.template_name, context, status=422 if refused else 200)


class BasketAddView(oscar_views.BasketAddView):
    """Differs from Oscar: only what is on sale, one sentence for each refusal, an answer for htmx."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Put goods in; answers with a redirect back, or 204 and the new count for htmx."""
        on_sale = ListingRow.objects.on_sale().values("product_id")
        product = get_object_or_404(Product.objects.select_related("product_class"), pk=kwargs["pk"], pk__in=on_sale)
        try:
            services.add_to_basket(
                basket=request.basket, product=product, quantity=_whole(request.POST.get("quantity", "1"), empty=1)
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
        target = request.POST.get("next", "")
        if target and url_has_allowed_host_and_scheme(target, request.get_host(), require_https=request.is_secure()):
            return target
        return safe_referrer(request, "basket:summary")


class VoucherAddView(oscar_views.VoucherAddView):
    """As Oscar's."""


class VoucherRemoveView(oscar_views.VoucherRemoveView):
    """As Oscar's; a voucher that is not in this basket is 404."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Take a voucher off the basket."""
        if not request.basket.id or not request.basket.vouchers.filter(pk=kwargs["pk"]).exists():
            raise Http404
        return super().post(request, *args, **kwargs)


class ProvinceView(View):
    """Where to: remembers the province for which shipping is estimated."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        """Remember it for the visit."""
        province = Province.objects.current().filter(code=request.POST.get("province", "")).first()
        if province is None:
            messages.error(request, _("Choose the province or city from the list."))
        else:
            request.session[PROVINCE_KEY] = province.code
        return redirect("basket:summary")


def province_for(request: HttpRequest) -> Province | None:
    """The province that this visitor ships to: said in this visit, else the default of the address book."""
    code = request.session.get(PROVINCE_KEY)
    if code:
        return Province.objects.current().filter(code=code).first()
    if request.user.is_authenticated:
        book = request.user.addresses.select_related("commune__province").order_by("-is_default_for_shipping", "-pk")
        address = book.first()
        if address is not None and address.commune is not None:
            return address.commune.province
    return None


def _whole(text: str, *, empty: int | None = None) -> int:
    """A whole number that a person typed; 404 for a line that is none, -1 for a quantity that is none."""
    text = text.strip()
    if not text and empty is not None:
        return empty
    if text.isascii() and text.isdigit() and len(text) < 10:
        return int(text)
    if empty is None:
        raise Http404
    return -1


__all__ = ["BasketAddView", "BasketView", "ProvinceView", "VoucherAddView", "VoucherRemoveView"]

"""The basket's page: what is in it by cooperative, what each delivery costs, where to."""

from __future__ import annotations

import re

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.generic import View

from marketplace.basket import services
from marketplace.basket.typed import line_key, quantity
from marketplace.basket.views import PROVINCE_KEY
from marketplace.places.models import Province
from marketplace.places.selectors import province_by_code

from .basket_page import basket_page

QUANTITY = re.compile(r"^q-(\d{1,9})$")


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
            return {line_key(removed): 0}
        typed = {match[1]: value for key, value in request.POST.items() if (match := QUANTITY.match(key))}
        return {int(pk): quantity(value, empty=0) for pk, value in typed.items()}

    def _show(
        self, request: HttpRequest, refused: dict[int, str], wanted: dict[int, int] | None = None
    ) -> HttpResponse:
        province = province_for(request)
        context = basket_page(request.basket, province, refused, wanted or {})
        context["provinces"] = Province.objects.current()
        return render(request, self.template_name, context, status=422 if refused else 200)


class ProvinceView(View):
    """Where to: remembers the province for which shipping is estimated."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        """Remember it for the visit."""
        province = province_by_code(request.POST.get("province", ""))
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

"""Goods: list, add, change, price and stock. The office's alone."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views import View
from django.views.decorators.http import require_http_methods, require_safe

from catalogue.services import change_product
from marketplace.cooperatives.models import Cooperative

from .. import presenting, selectors, services
from ..door import OFFICE, desk
from ..faults import add_faults
from ..forms import ChangeGoodsForm, NewGoodsForm, PriceStockForm
from .page import page

PER_PAGE = 20


@desk(roles=OFFICE)
@require_safe
def goods_list(request: HttpRequest, cooperative: Cooperative) -> HttpResponse:
    """All goods of the cooperative, a page at a time."""
    shown = Paginator(selectors.goods_of(cooperative), PER_PAGE).get_page(request.GET.get("page"))
    cards = [presenting.goods_card(product) for product in shown.object_list]
    return page(request, "desk/goods.html", {"page": shown, "cards": cards})


@method_decorator(desk(roles=OFFICE), name="dispatch")
class GoodsAdd(View):
    """A new listing with pictures, price and stock; it waits for the alliance."""

    def get(self, request: HttpRequest, cooperative: Cooperative, form: NewGoodsForm | None = None) -> HttpResponse:
        """Show the form."""
        form_or_new = form or NewGoodsForm()
        return page(request, "desk/goods_form.html", {"form": form_or_new}, status=422 if form else 200)

    def post(self, request: HttpRequest, cooperative: Cooperative) -> HttpResponse:
        """Propose it."""
        form = NewGoodsForm(request.POST, request.FILES)
        if not form.is_valid():
            return self.get(request, cooperative, form)
        cleaned = form.cleaned_data
        try:
            services.list_goods(
                cooperative=cooperative, actor=request.user, category=cleaned["category"], data=form.proposed(),
                images=cleaned["pictures"], price=cleaned["price"], num_in_stock=cleaned["num_in_stock"],
            )  # fmt: skip
        except ValidationError as fault:
            add_faults(form, fault, otherwise="pictures")
            return self.get(request, cooperative, form)
        messages.success(request, _("Saved. The alliance looks at it, then buyers see it."))
        return redirect("desk:goods", cooperative.slug)


@method_decorator(desk(roles=OFFICE), name="dispatch")
class GoodsChange(View):
    """A listing as it stands; a change waits for the alliance, the old one stays on sale."""

    def get(self, request: HttpRequest, cooperative: Cooperative, pk: int) -> HttpResponse:
        """Show it, with what was proposed last where that was not approved."""
        product: Any = selectors.own_product(cooperative, pk)
        return self._show(request, product, self._form(product))

    def post(self, request: HttpRequest, cooperative: Cooperative, pk: int) -> HttpResponse:
        """Propose what changed."""
        product: Any = selectors.own_product(cooperative, pk)
        form = self._form(product, request.POST, request.FILES)
        if not form.is_valid():
            return self._show(request, product, form, status=422)
        if product.is_public and form.nothing_new():
            messages.info(request, _("Nothing was changed."))
            return redirect("desk:goods", cooperative.slug)
        try:
            change_product(
                product=product, actor=request.user, changes=form.proposed(), images=form.cleaned_data["pictures"],
                category=form.proposed_category(),
            )  # fmt: skip
        except ValidationError as fault:
            add_faults(form, fault, otherwise="pictures")
            return self._show(request, product, form, status=422)
        messages.success(request, self._saved(product))
        return redirect("desk:goods", cooperative.slug)

    def _form(self, product: Any, *data: Any) -> ChangeGoodsForm:
        return ChangeGoodsForm(*data, instance=product, revision=next(iter(product.proposals), None))

    def _show(self, request: HttpRequest, product: Any, form: ChangeGoodsForm, status: int = 200) -> HttpResponse:
        context = {
            "product": product,
            "card": presenting.goods_card(product),
            "form": form,
            "images": product.images.all(),
        }
        return page(request, "desk/goods_form.html", context, status=status)

    def _saved(self, product: Any) -> str:
        if product.is_public:
            return _("Saved. Until the alliance has looked at it, buyers see it as it was.")
        return _("Saved. The alliance looks at it, then buyers see it.")


@desk(roles=OFFICE)
@require_http_methods(["GET", "HEAD", "POST"])
def price_and_stock(request: HttpRequest, cooperative: Cooperative, pk: int) -> HttpResponse:
    """Price and stock; they change at once."""
    product = selectors.own_product(cooperative, pk)
    stock = selectors.stock_of(cooperative, product)
    initial = {"price": stock.price, "num_in_stock": stock.num_in_stock} if stock else {}
    from_lots = bool(stock and stock.from_lots)
    form = PriceStockForm(request.POST if request.method == "POST" else None, initial=initial, from_lots=from_lots)
    if request.method == "POST" and form.is_valid():
        try:
            services.reprice(cooperative=cooperative, product=product, actor=request.user, **form.cleaned_data)
        except ValidationError as fault:
            add_faults(form, fault, otherwise="num_in_stock")
        else:
            messages.success(request, _saved_price(product))
            return redirect("desk:goods", cooperative.slug)
    context = {"card": presenting.goods_card(product), "product": product, "form": form, "stock": stock}
    return page(request, "desk/price_stock.html", context, status=422 if form.errors else 200)


def _saved_price(product: Any) -> str:
    if product.is_public:
        return _("“%(title)s”: saved, buyers see it now.") % {"title": product.title}
    return _("“%(title)s”: saved; buyers see it once the alliance has approved the listing.") % {"title": product.title}

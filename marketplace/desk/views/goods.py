"""Goods: list, add, change, price and stock."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views import View
from django.views.decorators.http import require_http_methods

from catalogue.services import change_product
from marketplace.cooperatives.models import Cooperative

from .. import selectors, services
from ..door import desk
from ..forms import ChangeGoodsForm, NewGoodsForm, PriceStockForm
from ..faults import add_faults

PER_PAGE = 20


@desk
def goods_list(request: HttpRequest, cooperative: Cooperative) -> HttpResponse:
    """All goods of the cooperative, a page at a time."""
    page = Paginator(selectors.goods_of(cooperative), PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "desk/goods.html", {"cooperative": cooperative, "page": page})


@method_decorator(desk, name="dispatch")
class GoodsAdd(View):
    """A new listing with pictures, price and stock; it waits for the alliance."""

    def get(self, request: HttpRequest, cooperative: Cooperative, form: NewGoodsForm | None = None) -> HttpResponse:
        """Show the form."""
        return render(request, "desk/goods_form.html", {"cooperative": cooperative, "form": form or NewGoodsForm()})

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


@method_decorator(desk, name="dispatch")
class GoodsChange(View):
    """A listing as it stands; a change waits for the alliance, the old one stays on sale."""

    def get(
        self, request: HttpRequest, cooperative: Cooperative, pk: int, form: ChangeGoodsForm | None = None
    ) -> HttpResponse:
        """Show it."""
        product: Any = selectors.own_product(cooperative, pk)
        context = {"cooperative": cooperative, "product": product, "form": form or ChangeGoodsForm(instance=product)}
        return render(request, "desk/goods_form.html", context | {"revision": next(iter(product.latest), None)})

    def post(self, request: HttpRequest, cooperative: Cooperative, pk: int) -> HttpResponse:
        """Propose what changed."""
        product = selectors.own_product(cooperative, pk)
        form = ChangeGoodsForm(request.POST, request.FILES, instance=product)
        if not form.is_valid():
            return self.get(request, cooperative, pk, form)
        category = form.cleaned_data["category"] if "category" in form.changed_data else None
        try:
            change_product(
                product=product, actor=request.user, changes=form.proposed(), images=form.cleaned_data["pictures"],
                category=category,
            )  # fmt: skip
        except ValidationError as fault:
            add_faults(form, fault, otherwise="pictures")
            return self.get(request, cooperative, pk, form)
        messages.success(request, _("Saved. Until the alliance has looked at it, buyers see it as it was."))
        return redirect("desk:goods", cooperative.slug)


@desk
@require_http_methods(["GET", "POST"])
def price_and_stock(request: HttpRequest, cooperative: Cooperative, pk: int) -> HttpResponse:
    """Price and stock; they change at once."""
    product = selectors.own_product(cooperative, pk)
    stock = selectors.stock_of(cooperative, product)
    initial = {"price": int(stock.price or 0), "num_in_stock": stock.num_in_stock} if stock else {}
    form = PriceStockForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            services.reprice(cooperative=cooperative, product=product, actor=request.user, **form.cleaned_data)
        except ValidationError as fault:
            add_faults(form, fault, otherwise="num_in_stock")
        else:
            messages.success(request, _("Saved; buyers see it now."))
            return redirect("desk:goods", cooperative.slug)
    context = {"cooperative": cooperative, "product": product, "stock": stock, "form": form}
    return render(request, "desk/price_stock.html", context)

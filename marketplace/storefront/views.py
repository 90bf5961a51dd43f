"""The buyer's composed pages: a product, its reviews, cooperatives."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from catalogue.models import Product
from catalogue.selectors import product_for_page
from marketplace.checkout.basket_views import PROVINCE_KEY
from marketplace.cooperatives.selectors import public_cooperative

from . import reviews, structured
from .cooperative_page import cooperative_list, cooperative_page
from .product_page import product_page


@require_safe
def product(request: HttpRequest, product_slug: str, pk: str) -> HttpResponse:
    """A product; a draft only for its own cooperative and staff. `?tinh=<code>` estimates the delivery to there."""
    found = product_for_page(int(pk), request.user)
    if product_slug != found.slug:
        return redirect(found.get_absolute_url(), permanent=True)
    province_code = request.GET.get("tinh") or request.session.get(PROVINCE_KEY, "")
    context = product_page(found, province_code=province_code, day=timezone.localdate())
    context["is_draft"] = not found.is_public
    # only what everybody may see is shown to the world
    if found.is_public and found.producer.is_public:
        context["links"] = structured.product_links(request, context)
    return render(request, "storefront/product.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def write_review(request: HttpRequest, product_slug: str, product_pk: str) -> HttpResponse:
    """The form by which somebody who has received the goods says what they are like."""
    found = product_for_page(int(product_pk), request.user)
    if not reviews.has_received(request.user, found):
        return render(request, "storefront/review_refused.html", {"product": found}, status=403)
    if reviews.has_reviewed(request.user, found):
        messages.info(request, _("You have already written about this product. Thank you."))
        return redirect(found)
    form = reviews.review_form(product=found, user=request.user, data=request.POST or None)
    if request.method == "POST" and form.is_valid():
        reviews.write_review(product=found, user=request.user, **form.cleaned_data)
        messages.success(request, _("Thank you. Your words show here once the alliance has read them."))
        return redirect(found)
    context = {"product": found, "form": form, "forms": [form]}
    return render(request, "storefront/review_form.html", context, status=422 if form.is_bound else 200)


@require_safe
def review(request: HttpRequest, product_slug: str, product_pk: str, pk: str) -> HttpResponse:
    """Oscar links to a single review: it stands on the product's page."""
    found: Product = product_for_page(int(product_pk), request.user)
    return redirect(f"{found.get_absolute_url()}#reviews")


@require_safe
def cooperatives(request: HttpRequest) -> HttpResponse:
    """All cooperatives, by province (`?tinh=`) and field of work (`?nganh=`)."""
    context = cooperative_list(request.GET)
    context["links"] = structured.cooperatives_links(request, context)
    return render(request, "storefront/cooperatives.html", context)


@require_safe
def cooperative(request: HttpRequest, slug: str) -> HttpResponse:
    """One cooperative: story, people, places, papers, goods; a suspended one is 404."""
    found = public_cooperative(slug)
    context = cooperative_page(found, day=timezone.localdate(), page=request.GET.get("page", "1"))
    context["links"] = structured.cooperative_links(request, context)
    return render(request, "storefront/cooperative.html", context)


def nothing_here(request: HttpRequest, **kwargs: str) -> HttpResponse:
    """An address that Oscar names and this shop does not offer."""
    raise Http404

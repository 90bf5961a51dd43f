"""/don-hang/<number>/the/: to the card's hosted page, and back from it."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.generic import View

from marketplace.order.models import Purchase
from marketplace.payment.cards import ask_if_quiet, open_page
from marketplace.payment.models import Attempt
from marketplace.payment.providers.stripe import is_simulated
from marketplace.payment.services import UNPAID

from .purchases import mine


class CardView(View):
    """Off to the provider's page; a link, for a form may not lead to another site. The same page each time."""

    http_method_names = ["get"]

    def get(self, request: HttpRequest, number: str) -> HttpResponse:
        """Send the buyer there, or say in one sentence why not."""
        purchase = mine(request, number)
        try:
            return redirect(open_page(attempt=_by_card(purchase)))
        except ValidationError as refusal:
            messages.error(request, refusal.messages[0])
            return redirect(purchase)


class CardBackView(View):
    """Back from the provider's page. That the buyer comes back proves nothing: the provider is asked."""

    http_method_names = ["get"]

    def get(self, request: HttpRequest, number: str) -> HttpResponse:
        """To the purchase once it is decided; until then "we are checking", by itself every few seconds."""
        purchase = mine(request, number)
        attempt = ask_if_quiet(attempt=_by_card(purchase))
        purchase.refresh_from_db()
        if purchase.payment_state not in UNPAID:
            return redirect(purchase)
        context = {"purchase": purchase, "attempt": attempt, "simulated": is_simulated()}
        return render(request, "order/checking.html", context)


def _by_card(purchase: Purchase) -> Attempt:
    attempt = Attempt.objects.filter(purchase=purchase, method=Purchase.Method.CARD).first()
    if attempt is None:
        raise Http404
    return attempt

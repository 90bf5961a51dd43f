"""/webhooks/stripe/: a doorbell. Verify, keep once, answer; what it means is read where it is known, by the worker."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.decorators import method_decorator
from django.views.decorators.csrf import csrf_exempt
from django.views.generic import View

from .cards import keep_notice
from .providers import stripe


@method_decorator(csrf_exempt, name="dispatch")
class StripeView(View):
    """Signed by Stripe, within five minutes; everything else is 400 and changes nothing."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        """Keep the notice; 200 also for one that came before or tells us nothing."""
        if not stripe.is_known():
            return HttpResponse("Cards are not taken here.", status=404, content_type="text/plain")
        try:
            word = stripe.word_of(request.body, request.headers.get("Stripe-Signature", ""))
        except ValueError:
            return HttpResponse("The signature is not right.", status=400, content_type="text/plain")
        keep_notice(word=word)
        return HttpResponse(status=200)

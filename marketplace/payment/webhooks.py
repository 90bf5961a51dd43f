"""/webhooks/: a doorbell. Verify, keep once, answer; what it means is read where it is known, by the worker."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.decorators import method_decorator
from django.views.decorators.csrf import csrf_exempt
from django.views.generic import View

from .bank import incoming, notices
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


@method_decorator(csrf_exempt, name="dispatch")
class BankView(View):
    """Signed with the secret of the account that it tells of; everything else is 400 and changes nothing."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        """Keep the notice and answer; what came late, or cannot be acted on in this moment, is the worker's."""
        length = request.headers.get("Content-Length") or "0"
        if not length.isdecimal() or int(length) > notices.LONGEST:
            return HttpResponse("The notice is too long.", status=413, content_type="text/plain")
        signature, timestamp = (request.headers.get(f"X-SePay-{name}", "") for name in ("Signature", "Timestamp"))
        try:
            word = notices.word_of(request.body, signature, timestamp)
        except (ValueError, KeyError, RecursionError):
            return HttpResponse("The notice is not right.", status=400, content_type="text/plain")
        notice = incoming.keep_notice(word=word)
        if notice is not None and notice.answered_at is None and not word.is_late:
            incoming.try_to_act(notice=notice)
        return JsonResponse({"success": True})

"""Differs from Oscar: the number of goods is kept in a cookie, so that no other page needs the basket for it."""

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject, empty
from oscar.apps.basket.middleware import BasketMiddleware as OscarBasketMiddleware

COUNT_COOKIE = "basket_count"


def cookie_basket(request: HttpRequest) -> int:
    """The key of the basket that this browser was given as a guest, whatever became of it; 0 where there is none."""
    try:
        return int(Signer().unsign(request.COOKIES.get(settings.OSCAR_BASKET_COOKIE_OPEN, "")))
    except (BadSignature, ValueError):
        return 0


class BasketMiddleware(OscarBasketMiddleware):
    """A page that never looks into the basket asks the database nothing about it."""

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        """Oscar's cookie for a guest's basket, and the count where the basket was looked at."""
        response = super().process_response(request, response)
        basket = getattr(request, "basket", None)
        if basket is None or (isinstance(basket, SimpleLazyObject) and basket._wrapped is empty):
            return response
        self._keep_count(request, response, basket)
        return response

    def _keep_count(self, request: HttpRequest, response: HttpResponse, basket: object) -> None:
        count = str(len(basket.all_lines())) if basket.id and basket.can_be_edited else "0"
        if request.COOKIES.get(COUNT_COOKIE, "0") == count:
            return
        # read by the page's script, hence not HttpOnly; it is a number and nothing more
        response.set_cookie(
            COUNT_COOKIE, count, max_age=settings.OSCAR_BASKET_COOKIE_LIFETIME, samesite="Lax",
            secure=settings.OSCAR_BASKET_COOKIE_SECURE,
        )  # fmt: skip

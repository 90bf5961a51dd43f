"""The picture of a shared link over HTTP."""

from collections.abc import Callable, Mapping

from django.core.files.storage import default_storage
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from .card import Card

Find = Callable[[int], Card | None]
ONE_YEAR = 31_536_000


@require_safe
def share(request: HttpRequest, *, cards: Mapping[str, Find], kind: str, key: int, digest: str) -> HttpResponse:
    """The picture; 404 for what the public does not see. An address from before a change leads to today's."""
    find = cards.get(kind)
    card = find(key) if find else None
    if card is None:
        raise Http404
    if digest != card.digest:
        return redirect(card.path)
    with default_storage.open(card.stored()) as file:
        response = HttpResponse(file.read(), content_type="image/jpeg")
    patch_cache_control(response, public=True, max_age=ONE_YEAR, immutable=True)
    return response

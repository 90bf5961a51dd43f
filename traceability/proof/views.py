"""HTTP of the proof: a lot's proof, the program and the keys that check it, the roots of the days, and plain words."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import feedgenerator
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from marketplace.links import page_links

from .. import codes
from ..models import DailyRoot, Lot
from .bundle import proof_of, published_keys

VERIFIER = Path(__file__).with_name("verify.py")
ROOTS_ON_A_PAGE, LATEST = 60, 7
FIVE_MINUTES, ONE_HOUR = 300, 3_600


@require_safe
@cache_control(public=True, max_age=FIVE_MINUTES)
def proof_json(request: HttpRequest, code: str) -> HttpResponse:
    """The proof of a published lot, as a file."""
    try:
        lot = codes.lot_named(code)
    except codes.CodeFault as fault:
        return JsonResponse({"title": fault.sentence, "status": fault.status}, status=fault.status)
    response = HttpResponse(proof_of(lot), content_type="application/json")
    response["Content-Disposition"] = f'attachment; filename="{lot.code}-proof.json"'
    response["Access-Control-Allow-Origin"] = "*"
    return response


@require_safe
@cache_control(public=True, max_age=ONE_HOUR)
def verifier(request: HttpRequest) -> HttpResponse:
    """The program that checks a proof, to be read before it is run."""
    return HttpResponse(VERIFIER.read_bytes(), content_type="text/x-python; charset=utf-8")


@require_safe
@cache_control(public=True, max_age=ONE_HOUR)
def jwks(request: HttpRequest) -> JsonResponse:
    """Every key that ever signed a record, with its time (RFC 7517, RFC 8037)."""
    response = JsonResponse({"keys": published_keys()}, content_type="application/jwk-set+json")
    response["Access-Control-Allow-Origin"] = "*"
    return response


@require_safe
def check_it_yourself(request: HttpRequest) -> HttpResponse:
    """What a proof is, in plain words, and how to check one; with `?ma=` for one lot."""
    lot = _lot(request.GET.get("ma", ""))
    words = _("How you check, with your own computer, that nothing recorded of a lot was changed afterwards.")
    context = {
        "lot": lot,
        "keys": published_keys()[::-1],
        "roots": DailyRoot.objects.defer("heads")[:LATEST],
        "links": page_links(request, title=_("Check it yourself"), description=words),
    }
    return render(request, "traceability/check.html", context)


def _lot(code: str) -> Lot | None:
    try:
        return codes.lot_named(code) if code.strip() else None
    except codes.CodeFault:
        return None


@require_safe
def root_list(request: HttpRequest) -> HttpResponse:
    """The root of each day, the newest first."""
    page = Paginator(DailyRoot.objects.defer("heads"), ROOTS_ON_A_PAGE).get_page(request.GET.get("page"))
    words = _("One number for each day over everything that was recorded until then.")
    links = page_links(request, title=_("Daily roots"), description=words)
    return render(request, "traceability/roots.html", {"page": page, "links": links})


@require_safe
@cache_control(public=True, max_age=ONE_HOUR)
def root_feed(request: HttpRequest) -> HttpResponse:
    """The same as an Atom feed, for whoever keeps them elsewhere."""
    here = f"{settings.SITE_URL}{reverse('traceability:roots')}"
    feed = feedgenerator.Atom1Feed(
        title=f"{settings.SHOP_NAME}: {_('Daily roots')}", link=here, description=None,
        feed_url=f"{settings.SITE_URL}{reverse('root-feed')}", language=settings.LANGUAGE_CODE,
    )  # fmt: skip
    for root in DailyRoot.objects.defer("heads")[:ROOTS_ON_A_PAGE]:
        feed.add_item(
            title=root.day.isoformat(), link=f"{here}#{root.day.isoformat()}", description=root.root,
            unique_id=f"urn:sha256:{root.entry_hash}", pubdate=root.made_at, updateddate=root.made_at,
        )  # fmt: skip
    return HttpResponse(feed.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")

"""What the lot page shows, in the order in which it shows it."""

import datetime
from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from catalogue.measures import content_text
from marketplace.everyday import everyday
from marketplace.links import PageLinks, page_links
from marketplace.pictures import square_url

from .models import Lot, TraceEvent
from .papers import papers_on
from .scans.page import Piece
from .selectors import journey_page, page_to_buy, reports_on
from .verdict import Kind, judge

ICONS = {
    "sowing": "sprout", "care": "sprout", "harvest": "wheat", "receiving": "box", "processing": "mill",
    "drying": "sun", "milling": "mill", "inspection": "check", "packing": "box", "storing": "box",
    "shipping": "truck", "on_sale": "shop", "recall": "flag",
}  # fmt: skip
# what others report, in our words where we have them
WORDS = {
    "creating_class_instance": _("Harvest"), "receiving": _("Receiving"), "accepting": _("Receiving"),
    "commissioning": _("Processing"), "inspecting": _("Inspection"), "packing": _("Packing"),
    "storing": _("Storing"), "shipping": _("Shipping"), "departing": _("Shipping"), "transporting": _("Shipping"),
    "stocking": _("On sale"), "retail_selling": _("On sale"),
}  # fmt: skip
TITLES = {
    Kind.VALID: _("Valid"),
    Kind.LAPSED: _("A certificate has lapsed"),
    Kind.OFTEN: _("Scanned unusually often"),
    Kind.FAR: _("Scanned far apart"),
    Kind.UNKNOWN: _("Not a label of ours"),
    Kind.EXPIRED: _("Past its date"),
    Kind.ON_HOLD: _("On hold"),
    Kind.RECALLED: _("Recalled"),
}


def present(
    lot: Lot, *, now: datetime.datetime, step_page: str | None = None, piece: Piece | None = None
) -> dict[str, Any]:
    """Context of `traceability/lot.html` for a lot fetched by `selectors.lot_by_code`, at the moment `now`."""
    day = now.date()
    product: Any = lot.product
    papers = papers_on(day, product.all_certificates)
    steps = journey_page(lot, step_page)
    images = list(product.images.all())
    lapsed = [paper for paper in papers if not paper.valid]
    doubt = piece.trouble if piece else ""
    verdict = judge(state=lot.state, use_by=lot.use_by, day=day, lapsed=lapsed, piece=doubt)
    return {
        "lot": lot,
        "piece": piece,
        "product": product,
        "verdict": verdict,
        "verdict_title": TITLES[verdict.kind],
        "now": now,
        "days_left": (lot.use_by - day).days if lot.use_by else None,
        "page": steps,
        "steps": [_step(event) for event in steps],
        "reports": [{"event": row, "step": WORDS.get(row.biz_step, _("Event"))} for row in reports_on(lot)],
        "recognition": next(iter(product.valid_recognitions), None),
        "papers": papers,
        "standards": list(dict.fromkeys(everyday(paper.name) for paper in papers if paper.valid)),
        "picture": square_url(images[0].original.name, width=320, kind="webp") if images else "",
        "content": content_text(product.net_quantity, product.net_unit),
        "buy_url": page_to_buy(lot),
        "problem_url": problem_address(lot, piece),
        "addresses": {code: _address(lot, piece, code) for code, name in settings.LANGUAGES},
    }


def problem_address(lot: Lot, piece: Piece | None) -> str:
    """Where a reader says that something is wrong."""
    path = reverse("traceability:problem-report", kwargs={"code": lot.code})
    return f"{path}?so={quote(piece.number)}" if piece else path


def lot_links(request: HttpRequest, page: dict[str, Any]) -> PageLinks:
    """The head of a lot's page, from its context; the verdict is not in it, for messengers keep what they read.

    A piece's page is its lot's to search engines.
    """
    lot, product = page["lot"], page["product"]
    paths = {code: _address(lot, None, code) for code, name in settings.LANGUAGES}
    words = gettext("What is recorded of lot %(code)s.") % {"code": lot.code}
    return page_links(request, title=f"{product.title}, {lot.code}", description=words, paths=paths)


def entry_links(request: HttpRequest) -> PageLinks:
    """The head of the page where a code is typed."""
    words = gettext("The lot code beside the QR, a GTIN, or the whole address that the QR opens.")
    return page_links(request, title=gettext("Where does it come from?"), description=words)


def _step(event: TraceEvent) -> dict[str, Any]:
    corrections: Any = event.corrections
    code = event.facility.gln if event.facility else ""
    return {
        "icon": ICONS[event.step], "event": event, "place": _place(event), "place_code": code,
        "corrections": list(corrections.all()),
    }  # fmt: skip


def _place(event: TraceEvent) -> str:
    if event.facility is None:
        return event.place
    return f"{event.facility.name}, {event.facility.commune or event.facility.province}"


def _address(lot: Lot, piece: Piece | None, language: str) -> str:
    with translation.override(language):
        if piece:
            return reverse("traceability:piece", kwargs={"code": lot.code, "piece": piece.number})
        return reverse("traceability:lot", kwargs={"code": lot.code})

"""What the lot page shows, in the order in which it shows it."""

import datetime
from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import conditional_escape, escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from catalogue.measures import amount_text
from catalogue.models import ListingRow
from marketplace.everyday import everyday
from marketplace.links import PageLinks, other_path, page_links
from marketplace.pictures import square_url
from marketplace.templatetags.shop import moment_text
from marketplace.templatetags.words import vi

from .diary.page import Grown, field_of
from .models import Lot, TraceEvent
from .papers import papers_on
from .scans.page import Piece
from .selectors import net_content
from .sheet import Sheet, Step
from .verdict import Kind, judge

ICONS = {
    "sowing": "sprout", "care": "sprout", "harvest": "wheat", "receiving": "box", "processing": "mill",
    "drying": "sun", "milling": "mill", "inspection": "check", "packing": "box", "storing": "box",
    "shipping": "truck", "on_sale": "shop", "hold": "flag", "release": "check", "recall": "flag",
}  # fmt: skip
# what others report, in our words where we have them
WORDS = {
    "creating_class_instance": _("Harvest"), "receiving": _("Receiving"), "accepting": _("Receiving"),
    "commissioning": _("Processing"), "inspecting": _("Inspection"), "packing": _("Packing"),
    "storing": _("Storing"), "shipping": _("Shipping"), "departing": _("Shipping"), "transporting": _("Shipping"),
    "stocking": _("On sale"), "retail_selling": _("On sale"),
}  # fmt: skip
STEPS = dict(TraceEvent.Step.choices)
TITLES = {
    Kind.VALID: _("Valid"),
    Kind.LAPSED: _("A certificate has lapsed"),
    Kind.EARLY: _("Harvested too early"),
    Kind.OFTEN: _("Scanned unusually often"),
    Kind.FAR: _("Scanned far apart"),
    Kind.UNKNOWN: _("Not a label of ours"),
    Kind.VOIDED: _("This label was voided"),
    Kind.EXPIRED: _("Past its date"),
    Kind.ON_HOLD: _("On hold"),
    Kind.RECALLED: _("Recalled"),
}


def present(sheet: Sheet, *, now: datetime.datetime, piece: Piece | None = None) -> dict[str, Any]:
    """Context of `traceability/lot.html`, at the moment `now`: words and numbers that the page only sets down."""
    lot: Any = sheet.lot
    day = now.date()
    product: Any = lot.product
    papers = papers_on(day, sheet)
    lapsed = [paper for paper in papers if paper.ended_on]
    doubt = piece.trouble if piece else ""
    grown = field_of(lot, is_mixed=lot.is_mixed) if lot.is_mixed or lot.has_diary else Grown()
    verdict = judge(state=lot.state, use_by=lot.use_by, day=day, lapsed=lapsed, piece=doubt, early=bool(grown.early))
    return {
        "lot": lot,
        "piece": piece,
        "product": product,
        "verdict": verdict,
        "verdict_title": str(TITLES[verdict.kind]),
        "now": now,
        "days_left": (lot.use_by - day).days if lot.use_by else None,
        "grown": grown,
        "journey": sheet.journey,
        "steps": [_shown(step) for step in sheet.journey.steps],
        "components": sheet.components,
        "reports": [{"event": row, "step": str(WORDS.get(row.biz_step, _("Event")))} for row in sheet.reports],
        "recognition": next(iter(sheet.recognitions), None),
        "papers": papers,
        "proven": any(paper.valid for paper in papers),
        "standards": list(dict.fromkeys(everyday(paper.name) for paper in papers if paper.valid)),
        "areas": sheet.areas,
        "picture": square_url(lot.picture, width=320, kind="webp") if lot.picture else "",
        "content": net_content(lot),
        "buy_url": ListingRow(product_id=product.pk, slug=lot.listed).get_absolute_url() if lot.listed else "",
        "problem_url": problem_address(lot, piece),
        "addresses": _addresses(lot, piece),
    }


def _shown(step: Step) -> dict[str, Any]:
    """A step in the words of its row; what is Vietnamese by nature is marked."""
    where = conditional_escape(vi(step.place)) if step.place else ""
    amount = amount_text(step.quantity, step.unit) if step.quantity else step.unit
    gln = f" (GLN {escape(step.place_code)})" if step.place_code else ""
    words = [
        f"{where}{gln}. " if where else "",
        conditional_escape(vi(step.note)),
        f" ({escape(amount)})" if amount else "",
    ]
    return {
        "icon": ICONS[step.kind], "name": str(STEPS[step.kind]), "iso": step.moment.isoformat(timespec="seconds"),
        "moment": moment_text(step.moment), "words": SafeString("".join(words)), "corrections": step.corrections,
    }  # fmt: skip


def problem_address(lot: Lot, piece: Piece | None) -> str:
    """Where a reader says that something is wrong."""
    path = reverse("traceability:problem-report", kwargs={"code": lot.code})
    return f"{path}?so={quote(piece.number)}" if piece else path


def lot_links(request: HttpRequest, page: dict[str, Any]) -> PageLinks:
    """The head of a lot's page, from its context; the verdict is not in it, for messengers keep what they read.

    A piece's page is its lot's to search engines.
    """
    lot, product = page["lot"], page["product"]
    paths = _addresses(lot, None) if page["piece"] else page["addresses"]
    words = gettext("What is recorded of lot %(code)s.") % {"code": lot.code}
    return page_links(request, title=f"{product.title}, {lot.code}", description=words, paths=paths)


def entry_links(request: HttpRequest) -> PageLinks:
    """The head of the page where a code is typed."""
    words = gettext("The lot code beside the QR, a GTIN, or the whole address that the QR opens.")
    return page_links(request, title=gettext("Where does it come from?"), description=words)


def _addresses(lot: Lot, piece: Piece | None) -> dict[str, str]:
    """Language -> path of the page."""
    if piece:
        path = reverse("traceability:piece", kwargs={"code": lot.code, "piece": piece.number})
    else:
        path = reverse("traceability:lot", kwargs={"code": lot.code})
    return {code: other_path(path, code) for code, _name in settings.LANGUAGES}

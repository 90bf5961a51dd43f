"""From what somebody scanned, typed or pasted to the page it leads to, or to one sentence that says what is wrong."""

import re
from urllib.parse import unquote, urlsplit

from django.urls import reverse
from django.utils.translation import gettext as _

from catalogue.models import ListingRow

from . import digital_link
from .models import LOT_CODE, Lot
from .selectors import lot_by_code

LONGEST = 2000


class CodeFault(Exception):
    """A code that leads nowhere: `status` 400 (malformed) or 404 (unknown), a sentence, and what was typed."""

    def __init__(self, status: int, sentence: str, typed: str) -> None:
        super().__init__(sentence)
        self.status, self.sentence, self.typed = status, sentence, typed[:80]


def lot_named(code: str) -> Lot:
    """The published lot of this code; raises CodeFault."""
    code = code.strip().upper()
    if not LOT_CODE.regex.match(code):
        raise CodeFault(400, _("A lot code has only letters, digits and hyphens, 20 at most. Type it as it stands beside the QR."), code)  # fmt: skip
    lot = lot_by_code(code)
    if lot is None:
        raise CodeFault(404, _("No cooperative here has recorded this code. Check each character against the label."), code)
    return lot


def target_of_link(uri: str) -> str:
    """The page of a GS1 Digital Link; raises CodeFault."""
    try:
        link = digital_link.parse(uri)
    except digital_link.DigitalLinkError as fault:
        raise CodeFault(400, _("This is not a valid GS1 Digital Link: %(why)s") % {"why": fault}, uri) from fault
    gtin, code = link.get("01"), link.get("10")
    if gtin is None:
        raise CodeFault(404, _("Only goods (GTIN) are known here."), uri)
    if code is None:
        return _product_page(gtin, uri)
    lot = Lot.objects.published().filter(code=code.upper(), product__gtin=gtin).first()
    if lot is None:
        raise CodeFault(404, _("No cooperative here has recorded this lot of this product."), code)
    return lot.get_absolute_url()


def _product_page(gtin: str, uri: str) -> str:
    row = ListingRow.objects.on_sale().filter(product__gtin=gtin).first()
    if row is None:
        raise CodeFault(404, _("No cooperative here sells a product with this GTIN."), uri)
    return reverse("catalogue:detail", kwargs={"product_slug": row.slug, "pk": row.product_id})


def target_of_typed(typed: str) -> str:
    """The page of a lot code, a GTIN or a pasted address; raises CodeFault."""
    if len(typed) > LONGEST:
        raise CodeFault(400, _("This is too long for a code."), typed)
    path = urlsplit(typed).path if "://" in typed else ""
    own = re.search(r"/l/([^/]+)", path)
    if own:
        return lot_named(unquote(own.group(1))).get_absolute_url()
    if "/01/" in path:
        return target_of_link(typed)
    if re.fullmatch(r"\d{14}|\d{13}", typed):
        return _product_page(typed.zfill(14), typed)
    return lot_named(typed).get_absolute_url()

"""From what somebody scanned, typed or pasted to the page it leads to, or to one sentence that says what is wrong."""

import re
import unicodedata
from urllib.parse import unquote

from django.utils.translation import gettext_lazy as _

from . import digital_link, gs1
from .faults import CodeFault, printable
from .items import code_behind, item_at, item_of, item_of_lot
from .models import Lot
from .selectors import lot_by_code

__all__ = ["CodeFault", "lot_named", "printable", "target_of_typed"]
LONGEST = digital_link.LONGEST
# what keyboards and messengers make of a hyphen
HYPHENS = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"), "-")
GTIN = re.compile(r"[0-9]{8}|[0-9]{12,14}")
LONG_GTIN = re.compile(r"[0-9]{13,14}")
# what stands in plain text below a GS1 symbol
ELEMENTS = re.compile(r"\(01\) ?([0-9]{14})(?: ?\(10\) ?([A-Za-z0-9-]{1,20})(?: ?\(21\) ?([A-Za-z0-9-]{1,20}))?)?")
LOT_PATH = re.compile(r"(?:^|/)l/+([^/]+)(?:/+([A-Za-z0-9-]{1,20})/?$)?")

MALFORMED = _("A lot code has only letters, digits and hyphens, 20 at most. Type it as it stands beside the QR.")
UNKNOWN = _("No cooperative here has recorded this code. Check each character against the label.")
CHECK_DIGIT = _("The last digit of this GTIN does not fit the others: one of them is mistyped.")


def lot_named(code: str) -> Lot:
    """The published lot of this code, with all that its page shows; raises CodeFault.

    Spaces are taken for nothing, or for the hyphens that somebody read them as.
    """
    parts = _tidied(code).split()
    candidates = dict.fromkeys(("".join(parts), "-".join(parts)))
    readable = [candidate for candidate in candidates if gs1.LOT_CODE.fullmatch(candidate.upper())]
    if not readable:
        raise CodeFault(400, MALFORMED, code)
    for candidate in readable:
        lot = lot_by_code(candidate) or lot_by_code(code_behind(candidate.upper()))
        if lot is not None:
            return lot
    raise CodeFault(404, UNKNOWN, code)


def target_of_typed(typed: str) -> str:
    """The page of a lot code, a GTIN, the text below a GS1 symbol, or a pasted address; raises CodeFault."""
    if len(typed) > LONGEST:
        raise CodeFault(400, _("This is too long for a code."), typed)
    tidy = _tidied(typed)
    if elements := ELEMENTS.fullmatch(tidy):
        return item_of(elements[1], elements[2], (elements[3] or "").upper(), typed).path
    if "/" in tidy:
        return _target_of_address("".join(tidy.split()))
    try:
        return lot_named(tidy).get_absolute_url()
    except CodeFault:
        digits = re.sub(r"[ -]", "", tidy)
        if GTIN.fullmatch(digits) is None:
            raise
        return _page_of_gtin(digits)


def _tidied(typed: str) -> str:
    """In one normal form, with plain hyphens and single spaces, without what cannot be seen."""
    text = unicodedata.normalize("NFKC", typed).translate(HYPHENS)
    return " ".join("".join(char for char in text if unicodedata.category(char) != "Cf").split())


def _target_of_address(address: str) -> str:
    """The page of a pasted address, with or without its https://, of whichever host."""
    if "://" not in address:
        address = f"https://{'localhost' if address.startswith('/') else ''}{address}"
    path = re.split("[?#]", address.partition("://")[2], maxsplit=1)[0].partition("/")[2]
    own = LOT_PATH.search(path)
    return item_of_lot(lot_named(unquote(own[1])), (own[2] or "").upper()).path if own else item_at(address).path


def _page_of_gtin(digits: str) -> str:
    """The product's page; 8 or 12 digits that are no product's are taken for a lot code that nobody knows."""
    long = LONG_GTIN.fullmatch(digits)
    try:
        return item_of(gs1.normalise_gtin(digits), None, typed=digits).path
    except gs1.GS1Error as fault:
        raise CodeFault(*((400, CHECK_DIGIT) if long else (404, UNKNOWN)), digits) from fault
    except CodeFault as fault:
        raise CodeFault(404, fault.sentence if long else UNKNOWN, digits) from fault

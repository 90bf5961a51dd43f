"""Identifiers of organisations in Vietnam, each refused with one sentence that says how to mend it."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from stdnum import ean
from stdnum.exceptions import ValidationError as StdnumError
from stdnum.vn import mst

BANK_ACCOUNT = re.compile(r"[0-9A-Za-z]{6,19}")
PERSONAL_NUMBER = re.compile(r"\d{12}")
GLN = re.compile(r"[0-9]{13}")


def valid_tax_code(value: str) -> None:
    """An MST of 10 digits with its check digit, or 10-3 (python-stdnum `vn.mst`); a person's number has 12 digits."""
    if PERSONAL_NUMBER.fullmatch(value):
        return
    try:
        mst.validate(value)
    except StdnumError as fault:
        sentence = _(
            "This is not a tax code: it has 10 digits (or 10-3), and its last digit must agree with the others."
        )
        raise ValidationError(sentence, code="invalid_tax_code") from fault


def valid_bank_account(value: str) -> None:
    """6 to 19 letters or digits (NAPAS 247)."""
    if not BANK_ACCOUNT.fullmatch(value):
        raise ValidationError(
            _("A bank account has 6 to 19 letters or digits, without spaces."), code="invalid_account"
        )


def valid_gln(value: str) -> None:
    """13 digits, the last of which is GS1's check digit (python-stdnum `ean`)."""
    if not GLN.fullmatch(value):
        raise ValidationError(_("A GLN has 13 digits."), code="invalid_gln")
    if not ean.is_valid(value):
        raise ValidationError(
            _("The last digit of this GLN does not fit the others: one of them is mistyped."), code="invalid_gln"
        )

"""VietQR (NAPAS 247): what stands in the picture a banking app scans, and the memo that comes back.

Pure: no Django, no database. The layout is EMVCo's Merchant-Presented QR: two-digit id, two-digit
length in bytes, value; the last field is a CRC-16/CCITT-FALSE over everything before its value.

The memo. ``CHT``, seven characters of body, one check character; all from 32 letters and digits
without 0, O, 1 and I, which people and banks confuse. Each character stands for an element of
GF(32) (polynomial x⁵ + x² + 1). Weighted from the right with 1, g, g², … (g = x, whose powers
differ up to the 31st), the whole memo sums to zero. A single wrong character changes the sum by
gⁱ·(a − b) and an exchange of two by (gⁱ − gʲ)·(a − b), neither of which can be zero: every single
wrong character and every exchange of two characters, neighbours or not, is noticed.
"""

import re
from typing import Final

from marketplace.money import gettext_noop
from marketplace.text import fold

BANKS: Final = {
    "970403": "Sacombank",
    "970405": "Agribank",
    "970407": "Techcombank",
    "970415": "VietinBank",
    "970416": "ACB",
    "970418": "BIDV",
    "970422": "MB",
    "970423": "TPBank",
    "970432": "VPBank",
    "970436": "Vietcombank",
    "970446": "Co-opBank",
}
"""Bank identification number -> name. Other banks exist: a BIN outside it is still payable."""

MEMO_ALPHABET: Final = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
MEMO_PREFIX: Final = "CHT"
MEMO_BODY: Final = 7
MEMO_KEYS: Final = len(MEMO_ALPHABET) ** MEMO_BODY
"""How many memos there are (34 milliard); keys are 0 ≤ key < MEMO_KEYS."""
MEMO_LENGTH: Final = len(MEMO_PREFIX) + MEMO_BODY + 1

_LONGEST_MEMO: Final = 25
_LONGEST_AMOUNT: Final = 13  # EMVCo field 54, in characters
_GUID_NAPAS: Final = "A000000727"
_TRANSFER_TO_ACCOUNT: Final = "QRIBFTTA"
_FIELD_POLYNOMIAL: Final = 0b100101

_SENTENCES: Final = {
    "bin": gettext_noop("The bank's code (BIN) has six digits."),
    "account": gettext_noop("A bank account has 6 to 19 letters or digits, without spaces."),
    "amount": gettext_noop("The amount must be a whole number of đồng greater than zero."),
    "too_big": gettext_noop("The amount is too large for a bank transfer."),
    "memo": gettext_noop("A transfer memo has 1 to 25 letters, digits or spaces, without accents."),
    "key": gettext_noop("This number cannot be written as a transfer memo."),
}


class VietQRError(ValueError):
    """A transfer that cannot be written: ``code`` for machines, ``message`` the English sentence."""

    def __init__(self, code: str) -> None:
        self.code = code
        self.message = _SENTENCES[code]
        super().__init__(self.message)


def payload(bin: str, account: str, amount: int | None = None, memo: str | None = None) -> str:
    """Return the text of a VietQR picture for a transfer to a bank account.

    ``bin`` the bank's six digits (see BANKS), ``account`` 6-19 ASCII letters or digits, ``amount``
    whole đồng (without it the payer types it), ``memo`` at most 25 ASCII letters, digits, spaces.
    Raises VietQRError: ``bin``, ``account``, ``amount``, ``too_big``, ``memo``.
    """
    if not re.fullmatch(r"[0-9]{6}", bin):
        raise VietQRError("bin")
    if not re.fullmatch(r"[0-9A-Za-z]{6,19}", account):
        raise VietQRError("account")
    receiver = _field("00", bin) + _field("01", account)
    merchant = _field("00", _GUID_NAPAS) + _field("01", receiver) + _field("02", _TRANSFER_TO_ACCOUNT)
    text = _field("00", "01") + _field("01", "11" if amount is None else "12")
    text += _field("38", merchant) + _field("53", "704")
    if amount is not None:
        text += _field("54", _amount(amount))
    text += _field("58", "VN")
    if memo is not None:
        text += _field("62", _field("08", _memo(memo)))
    text += "6304"
    return f"{text}{crc16(text.encode('ascii')):04X}"


def _field(number: str, value: str) -> str:
    """Return one EMVCo field; its length counts bytes."""
    return f"{number}{len(value.encode()):02d}{value}"


def _amount(amount: int) -> str:
    if isinstance(amount, bool) or not isinstance(amount, int) or amount <= 0:
        raise VietQRError("amount")
    if amount >= 10**_LONGEST_AMOUNT:
        raise VietQRError("too_big")
    return str(amount)


def _memo(memo: str) -> str:
    if not re.fullmatch(rf"[0-9A-Za-z](?:[0-9A-Za-z ]{{0,{_LONGEST_MEMO - 2}}}[0-9A-Za-z])?", memo):
        raise VietQRError("memo")
    return memo


def crc16(data: bytes) -> int:
    """Return CRC-16/CCITT-FALSE (polynomial 0x1021, start 0xFFFF); ``b"123456789"`` gives 0x29B1."""
    crc = 0xFFFF
    for byte in data:
        crc ^= byte << 8
        for _ in range(8):
            crc = (crc << 1 ^ 0x1021 if crc & 0x8000 else crc << 1) & 0xFFFF
    return crc


def memo_for(key: int) -> str:
    """Return the memo of a purchase, eleven characters such as ``CHTAAAAAB2K``.

    ``key`` is its sequence number, or better ``secrets.randbelow(MEMO_KEYS)`` kept with it, so
    that nobody counts the orders. Different keys give different memos. Raises VietQRError ``key``
    outside 0 ≤ key < MEMO_KEYS.
    """
    if isinstance(key, bool) or not isinstance(key, int) or not 0 <= key < MEMO_KEYS:
        raise VietQRError("key")
    body = ""
    for _ in range(MEMO_BODY):
        key, digit = divmod(key, len(MEMO_ALPHABET))
        body = MEMO_ALPHABET[digit] + body
    unchecked = MEMO_PREFIX + body
    return unchecked + MEMO_ALPHABET[_times_g(_weighted_sum(unchecked))]


def is_memo(text: str) -> bool:
    """Tell whether a text is exactly one of our memos, its check character right."""
    if len(text) != MEMO_LENGTH or not text.startswith(MEMO_PREFIX):
        return False
    return all(char in MEMO_ALPHABET for char in text) and _weighted_sum(text) == 0


def find_memos(bank_text: str) -> list[str]:
    """Return our memos in a bank's transfer text, each once, in order.

    Banks put prefixes before them, drop or add spaces and punctuation, and change case; the
    check character tells a memo from a chance likeness (one in 32), so look the memo up as well.
    """
    squeezed = fold(bank_text).replace(" ", "").upper()
    starts = (match.start() for match in re.finditer(f"(?={MEMO_PREFIX})", squeezed))
    candidates = (squeezed[start : start + MEMO_LENGTH] for start in starts)
    return list(dict.fromkeys(memo for memo in candidates if is_memo(memo)))


def _weighted_sum(text: str) -> int:
    """Return the sum over GF(32), by Horner's rule, the last character weighing 1."""
    total = 0
    for char in text:
        total = _times_g(total) ^ MEMO_ALPHABET.index(char)
    return total


def _times_g(element: int) -> int:
    """Multiply an element of GF(32) by g = x."""
    doubled = element << 1
    return doubled ^ _FIELD_POLYNOMIAL if doubled & 0b100000 else doubled

"""Vietnamese telephone numbers: stored as E.164, shown as "0912 345 678"."""

import re
from typing import Any

import phonenumbers
from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

MOBILE_DIGITS = 10
STORED_MOBILE = re.compile(r"\+84(\d{3})(\d{3})(\d{3})")


def phone_e164(text: str) -> str | None:
    """ "0912 345 678", "+84912345678" or "84 912.345.678" -> "+84912345678"; None where it is no Vietnamese number."""
    try:
        number = phonenumbers.parse(text, "VN")
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_valid_number(number):
        return None
    return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))


def _what_is_wrong(text: str) -> str:
    digits = [char for char in text if char.isdigit()]
    mobile = text.strip().startswith("0") and not text.strip().startswith("02")
    short = MOBILE_DIGITS - len(digits)
    if mobile and 0 < short <= 4:
        return ngettext(
            "One digit is missing: a mobile number has 10 digits.",
            "%(count)d digits are missing: a mobile number has 10 digits.",
            short,
        ) % {"count": short}
    if mobile and short < 0:
        return str(_("Too many digits: a mobile number has 10 digits."))
    return str(_("This is not a Vietnamese phone number; write it like 0912 345 678."))


class PhoneField(forms.CharField):
    """A form field that cleans to E.164 and says what is wrong with a number in one sentence."""

    widget = forms.TextInput(attrs={"type": "tel", "inputmode": "tel", "autocomplete": "tel"})

    def prepare_value(self, value: Any) -> Any:
        """A stored number as people write it: "+84912345678" stands in the field as "0912 345 678"."""
        stored = STORED_MOBILE.fullmatch(str(value or ""))
        return f"0{' '.join(stored.groups())}" if stored else value

    def clean(self, value: object) -> str:
        """E.164, or "" where the field is not required and empty."""
        text = str(super().clean(value) or "")
        if not text:
            return ""
        phone = phone_e164(text)
        if phone is None:
            raise ValidationError(_what_is_wrong(text), code="invalid_phone")
        return phone


def one_name(request: HttpRequest, credentials: dict[str, str] | None) -> str:
    """One spelling of a login for counting wrong passwords, so that "0912…" and "+84912…" are one door."""
    typed = (credentials or {}).get("username") or request.POST.get("username", "")
    return phone_e164(typed) or typed.strip().lower()

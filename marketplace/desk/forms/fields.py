"""Fields that read numbers as people in Vietnam write them.

A browser's number field and Django's own read "1.000" as one and "150.000" as one hundred and fifty: here the dot
groups thousands, as it does on every invoice.
"""

import re
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext

from marketplace.money import MoneyError, parse_vnd

MOST_VND = 999_999_999
EARLIEST_YEAR, LATEST_YEAR = 1950, 2100
_UNITS = re.compile(r"[0-9]{1,9}|[1-9][0-9]{0,2}(?:([., ])[0-9]{3})(?:\1[0-9]{3})*")
_THOUSANDS = re.compile(r"[1-9][0-9]{0,2}[.,][0-9]{3}")
_MEASURE = re.compile(r"[0-9]{1,7}(?:[.,][0-9]{1,3})?")


def _typed(**attrs: str) -> forms.TextInput:
    return forms.TextInput(attrs={"autocomplete": "off", **attrs})


class MoneyField(forms.CharField):
    """Whole đồng as people write it: 150.000, 150,000, 150 000 đ, 150k. More than nothing, less than a billion."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 40)
        kwargs.setdefault("widget", _typed(inputmode="decimal"))
        super().__init__(**kwargs)

    def clean(self, value: Any) -> int | None:
        """An int of đồng; None where it is empty and not required."""
        text = super().clean(value)
        if not text:
            return None
        try:
            amount = parse_vnd(text, maximum=MOST_VND)
        except MoneyError as fault:
            raise ValidationError(gettext(fault.message), code=fault.code, params=fault.params) from fault
        if amount == 0:
            raise ValidationError(gettext("The price must be greater than zero."), code="zero")
        return amount

    def prepare_value(self, value: Any) -> Any:
        """Show a stored amount in groups of three; what was typed stays as typed."""
        return value if isinstance(value, str) or value is None else f"{int(value):,}".replace(",", ".")


class UnitsField(forms.CharField):
    """A whole number of things: 1200, 1.200, 1,200 or 1 200."""

    def __init__(self, *, min_value: int = 0, max_value: int = 1_000_000, **kwargs: Any) -> None:
        self.min_value, self.max_value = min_value, max_value
        kwargs.setdefault("max_length", 20)
        kwargs.setdefault("widget", _typed(inputmode="numeric"))
        super().__init__(**kwargs)

    def clean(self, value: Any) -> int | None:
        """An int; None where it is empty and not required."""
        text = super().clean(value)
        if not text:
            return None
        tidy = re.sub(r"\s+", " ", text.strip())
        if not _UNITS.fullmatch(tidy):
            raise ValidationError(
                gettext("Write a whole number in digits, for example 120 or 1.200."), code="not_a_number"
            )
        number = int(re.sub(r"[., ]", "", tidy))
        if not self.min_value <= number <= self.max_value:
            sentence = gettext("Write a number from %(least)s to %(most)s.")
            params = {"least": _grouped(self.min_value), "most": _grouped(self.max_value)}
            raise ValidationError(sentence, code="out_of_range", params=params)
        return number

    def prepare_value(self, value: Any) -> Any:
        """Show a stored number in groups of three; what was typed stays as typed."""
        return value if isinstance(value, str) or value is None else _grouped(int(value))


class MeasureField(forms.CharField):
    """A quantity with at most three decimals: 5, 0,5 or 0.5. What could be thousands or a fraction is asked again."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 20)
        kwargs.setdefault("widget", _typed(inputmode="decimal"))
        super().__init__(**kwargs)

    def clean(self, value: Any) -> Decimal | None:
        """A Decimal greater than zero; None where it is empty and not required."""
        text = super().clean(value)
        if not text:
            return None
        tidy = text.strip()
        if _THOUSANDS.fullmatch(tidy):
            plain = re.sub(r"[.,]", "", tidy)
            sentence = gettext("%(typed)s can be read in two ways: write %(whole)s, or fewer digits after the comma.")
            raise ValidationError(sentence, code="ambiguous", params={"typed": tidy, "whole": plain})
        if not _MEASURE.fullmatch(tidy):
            raise ValidationError(gettext("Write a number, for example 5 or 0,5."), code="not_a_number")
        number = Decimal(tidy.replace(",", "."))
        if number <= 0:
            raise ValidationError(gettext("The net content must be greater than zero."), code="zero")
        return number

    def prepare_value(self, value: Any) -> Any:
        """Show a stored quantity without idle zeros, with a comma; what was typed stays as typed."""
        return f"{value.normalize():f}".replace(".", ",") if isinstance(value, Decimal) else value


def in_our_age(value: Any) -> None:
    """A year such as 0206 is mistyped; the first centuries cannot even be stored."""
    if value.year < EARLIEST_YEAR:
        raise ValidationError(gettext("Check the year."), code="year")


def in_our_time(value: Any) -> None:
    """Nor is anything planned for a year such as 9999: no calendar has the day after its last."""
    if not EARLIEST_YEAR <= value.year <= LATEST_YEAR:
        raise ValidationError(gettext("Check the year."), code="year")


class PicturesInput(forms.ClearableFileInput):
    """Several files in one field."""

    allow_multiple_selected = True


class PicturesField(forms.FileField):
    """A list of uploaded files; the act itself opens and re-encodes each."""

    def __init__(self, *, most: int, **kwargs: Any) -> None:
        self.most = most
        attrs = {"accept": "image/jpeg,image/png,image/webp,image/avif", "multiple": True}
        super().__init__(widget=PicturesInput(attrs=attrs), **kwargs)

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        """Every file, each checked as a file, at most `most` of them."""
        files = data if isinstance(data, list) else [data] if data else []
        if not files and self.required:
            raise ValidationError(gettext("Choose at least one picture."), code="required")
        if len(files) > self.most:
            raise ValidationError(gettext("A listing shows at most 8 pictures."), code="too_many_pictures")
        return files


def _grouped(number: int) -> str:
    return f"{number:,}".replace(",", ".")

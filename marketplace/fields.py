"""Fields of the house: money in whole đồng, names that stay Vietnamese."""

from typing import Any

from django import forms
from django.core.validators import MinValueValidator
from django.db import models


class DongField(models.DecimalField):
    """Whole đồng, up to 999 trillion. Oscar's own columns hold two decimals and end near 10 billion."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["max_digits"], kwargs["decimal_places"] = 15, 0
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        """Leave the fixed digits out of migrations."""
        name, path, args, kwargs = super().deconstruct()
        del kwargs["max_digits"], kwargs["decimal_places"]
        return name, path, args, kwargs


NOT_NEGATIVE = [MinValueValidator(0)]


class NamesSelect(forms.Select):
    """Names that stay Vietnamese on an English page, and say so."""

    def create_option(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Each name is marked; the empty choice is a sentence of the page."""
        option = super().create_option(*args, **kwargs)
        if option["value"]:
            option["attrs"]["lang"] = "vi"
        return option

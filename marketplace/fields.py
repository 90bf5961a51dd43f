"""Fields of the house: money in whole đồng, names that stay Vietnamese."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
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


class KeysField(forms.ModelMultipleChoiceField):
    """Several things; a key with more digits than any has is no choice (SQLite cannot even compare it)."""

    def clean(self, value: Any) -> Any:
        """The things."""
        too_long = next((key for key in value or () if len(str(key)) > 18), None)
        if too_long is not None:
            raise ValidationError(
                self.error_messages["invalid_choice"], code="invalid_choice", params={"value": too_long}
            )
        return super().clean(value)

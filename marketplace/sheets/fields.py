"""The field through which a table comes."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

LARGEST = 25 * 1024 * 1024  # bytes; help texts say so


class SheetField(forms.FileField):
    """An XLSX or CSV file of a size that can be read; `too_large` is the sentence for a larger one."""

    default_error_messages = {"too_large": _("The file is larger than 25 MB: divide it.")}
    widget = forms.ClearableFileInput(attrs={"accept": ".xlsx,.csv,.txt"})

    def clean(self, data: Any, initial: Any = None) -> Any:
        """The file. Raises ValidationError."""
        file = super().clean(data, initial)
        if file and file.size > LARGEST:
            raise ValidationError(self.error_messages["too_large"], code="too_large")
        return file

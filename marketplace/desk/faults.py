"""An act's refusal, put beside the field that it is about."""

from django import forms
from django.core.exceptions import ValidationError


def add_faults(form: forms.BaseForm, fault: ValidationError, *, otherwise: str | None = None) -> None:
    """Add each sentence to its field, to the field `otherwise` where it names none, or to the form as a whole."""
    if not hasattr(fault, "error_dict"):
        form.add_error(otherwise if otherwise in form.fields else None, fault)
        return
    for name, faults in fault.error_dict.items():
        form.add_error(name if name in form.fields else None, faults)

"""What a reader fills in, and what is answered."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from catalogue.images import PictureUpload
from marketplace.accounts.phones import PhoneField

from ..models import ProblemReport


class ReportForm(forms.Form):
    """What is wrong, in words; a photograph and a way to answer where somebody wants one."""

    what = forms.ChoiceField(
        label=_("What is wrong?"), choices=ProblemReport.What.choices, widget=forms.RadioSelect,
        error_messages={"required": _("Choose one.")},
    )  # fmt: skip
    words = forms.CharField(
        label=_("Tell us what you saw"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Tell in a sentence or two what you saw.")},
    )  # fmt: skip
    picture = PictureUpload(
        label=_("A photograph of the package"), required=False,
        help_text=_("Only the cooperative and the alliance see it."),
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp,image/avif"}),
    )  # fmt: skip
    phone = PhoneField(label=_("Your phone"), required=False, help_text=_("Only if you want to be called."))
    email = forms.EmailField(
        label=_("Your e-mail"), required=False, help_text=_("Only if you want the answer by e-mail."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )  # fmt: skip


class AnswerForm(forms.Form):
    """What whoever reported reads."""

    answer = forms.CharField(
        label=_("Your answer; whoever reported reads it"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Write what you found and what you do about it.")},
    )  # fmt: skip

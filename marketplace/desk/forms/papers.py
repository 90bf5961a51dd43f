"""Forms of papers: what a cooperative declares; the alliance checks it afterwards."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from catalogue.models import Certificate, GeographicalIndication, OcopRecognition, Product
from catalogue.papers.files import PaperUpload
from marketplace.cooperatives.models import Cooperative, GrowingArea
from marketplace.fields import KeysField

from .fields import MeasureField, UnitsField, in_our_age


def _day(label: Any, **more: Any) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=widget, validators=[in_our_age], **more)


def _paper() -> PaperUpload:
    return PaperUpload(
        label=_("The paper itself"),
        help_text=_("A PDF or a sharp photograph, at most 10 MB. Only the alliance sees it."),
        widget=forms.FileInput(attrs={"accept": "application/pdf,image/jpeg,image/png,image/webp,image/avif"}),
    )  # fmt: skip


class CertificateForm(forms.Form):
    """A certificate, or a right to use a geographical indication."""

    scheme = forms.ChoiceField(label=_("Kind"), choices=[("", _("Choose one")), *Certificate.Scheme.choices])
    name = forms.CharField(label=_("Name"), max_length=160, help_text=_("For example: VietGAP for crops."))
    number = forms.CharField(
        label=_("Number on the paper"), max_length=80, help_text=_("Exactly as it stands on the paper.")
    )
    issuer = forms.CharField(label=_("Issued by"), max_length=160)
    indication = forms.ModelChoiceField(
        label=_("Registered indication"), queryset=GeographicalIndication.objects.none(), required=False,
        empty_label=_("None"),
        help_text=_("Only for a right to use a geographical indication: the decision is the number."),
    )  # fmt: skip
    issued_on = _day(_("Valid from"))
    expires_on = _day(_("Valid until"), required=False, help_text=_("Leave it open only where the paper names no end."))
    products = KeysField(
        label=_("For these goods"), queryset=Product.objects.none(), widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Tick the goods that the certificate names.")},
    )  # fmt: skip
    areas = KeysField(
        label=_("Grown in"), queryset=GrowingArea.objects.none(), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("Where it names fields: lots from elsewhere do not show it."),
    )  # fmt: skip
    quantity_kg = UnitsField(
        label=_("Quantity a year (kg)"), required=False, min_value=1, max_value=1_000_000_000,
        help_text=_("Where it names one: more cannot be recorded as made."),
    )  # fmt: skip
    scope = forms.CharField(label=_("Scope in words"), max_length=240, required=False)
    file = _paper()

    def __init__(self, cooperative: Cooperative, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices: dict[str, Any] = self.fields
        choices["products"].queryset = Product.objects.made_by(cooperative).order_by("title")
        choices["areas"].queryset = cooperative.growing_areas.all()
        choices["indication"].queryset = GeographicalIndication.objects.filter(cancelled_on=None)

    @staticmethod
    def of(paper: Certificate) -> dict[str, Any]:
        """What a renewal begins with."""
        same = ("scheme", "name", "number", "issuer", "indication", "quantity_kg", "scope")
        kept = {name: getattr(paper, name) for name in same}
        return kept | {"products": paper.products.all(), "areas": paper.areas.all()}


class StarsForm(forms.Form):
    """Stars of OCOP for one product."""

    product = forms.ModelChoiceField(label=_("Product"), queryset=Product.objects.none(), empty_label=_("Choose one"))
    stars = forms.TypedChoiceField(
        label=_("Stars"), coerce=int, choices=[(count, _("%d stars") % count) for count in (3, 4, 5)]
    )
    score = MeasureField(label=_("Score"), required=False)
    decision = forms.CharField(label=_("Decision number"), max_length=80)
    level = forms.ChoiceField(label=_("Recognised by"), choices=OcopRecognition.Level.choices)
    issuer = forms.CharField(label=_("Issued by"), max_length=160)
    issued_on = _day(_("Decided on"))
    expires_on = _day(_("Valid until"), required=False, help_text=_("Left open, it is reckoned: 36 months as a rule."))
    file = _paper()

    def __init__(self, cooperative: Cooperative, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        products: Any = self.fields["product"]
        products.queryset = Product.objects.made_by(cooperative).order_by("title")

    @staticmethod
    def of(paper: OcopRecognition) -> dict[str, Any]:
        """What a renewal begins with."""
        return {name: getattr(paper, name) for name in ("product", "stars", "issuer")}

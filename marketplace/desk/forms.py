"""Forms of the desk: written for somebody who has never sold online, on a phone."""

import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from catalogue.models import Category, Product
from marketplace.cooperatives.models import Cooperative
from marketplace.money import MoneyError, parse_vnd
from traceability.models import LOT_CODE, TraceEvent


class MoneyField(forms.CharField):
    """Whole đồng as people write it: 150.000, 150,000, 150 000 đ, 150k."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 40)
        kwargs.setdefault("widget", forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}))
        super().__init__(**kwargs)

    def clean(self, value: Any) -> int | None:
        """An int of đồng; None where it is empty and not required."""
        text = super().clean(value)
        if not text:
            return None
        try:
            return parse_vnd(text)
        except MoneyError as fault:
            raise ValidationError(_t(fault.message), code=fault.code, params=fault.params) from fault


class PicturesInput(forms.ClearableFileInput):
    """Several files in one field."""

    allow_multiple_selected = True


class PicturesField(forms.FileField):
    """A list of uploaded files; the act itself opens and re-encodes each."""

    widget = PicturesInput(attrs={"accept": "image/jpeg,image/png,image/webp", "multiple": True})

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        """Every file, each checked as a file."""
        files = data if isinstance(data, list) else [data] if data else []
        if not files and self.required:
            raise ValidationError(_t("Choose at least one picture."), code="required")
        return [forms.FileField.clean(self, file) for file in files]


class GoodsForm(forms.ModelForm[Product]):
    """A listing: what it is, what is in it, how it is kept. Price and stock stand apart."""

    category = forms.ModelChoiceField(label=_("Group"), queryset=Category.objects.none())

    class Meta:
        model = Product
        fields = [
            "title", "description", "unit", "net_quantity", "net_unit", "storage", "usage", "date_kind",
            "shelf_life_days", "perishable", "season_from", "season_to", "weight_g", "vat_class",
        ]  # fmt: skip
        labels = {"title": _("Name on the shelf"), "description": _("What makes it good")}
        help_texts = {
            "title": _("As a buyer would say it, with the size: Gạo ST25, túi 5 kg."),
            "weight_g": _("With its box, in grams; the carriage is reckoned from it."),
            "season_from": _("Only for goods with a season: 1 is January."),
        }
        widgets = {"description": forms.Textarea(attrs={"rows": 5})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["title"].required = True
        categories: Any = self.fields["category"]
        categories.queryset = Category.objects.filter(numchild=0).order_by("path")
        categories.label_from_instance = lambda category: category.full_name
        if self.instance.pk:
            self.fields["category"].initial = self.instance.categories.first()

    def _post_clean(self) -> None:
        """Leave the instance as it stands: only the act writes, after approval where that is needed."""

    def proposed(self) -> dict[str, Any]:
        """What differs from the listing as it stands, by field name; the category apart."""
        names = [name for name in self.fields if name in self._meta.fields]  # type: ignore[operator]
        return {name: self.cleaned_data[name] for name in names if name in self.changed_data or not self.instance.pk}


class NewGoodsForm(GoodsForm):
    """A new listing with its first price, stock and pictures."""

    price = MoneyField(label=_("Price, VAT included"), help_text=_("For example 150.000 or 150k."))
    num_in_stock = forms.IntegerField(label=_("Units in stock"), min_value=0, max_value=1_000_000)
    pictures = PicturesField(label=_("Pictures"), help_text=_("JPEG, PNG or WebP, 10 MB each; the first one is shown in lists."))


class ChangeGoodsForm(GoodsForm):
    """A change of a listing; more pictures may be added."""

    pictures = PicturesField(label=_("More pictures"), required=False)


class PriceStockForm(forms.Form):
    """Price and stock: they change at once, nobody has to approve them."""

    price = MoneyField(label=_("Price, VAT included"))
    num_in_stock = forms.IntegerField(label=_("Units in stock"), min_value=0, max_value=1_000_000)


class ShipForm(forms.Form):
    """Who carries it, and under which number."""

    carrier = forms.CharField(label=_("Carrier"), max_length=60)
    tracking_number = forms.CharField(label=_("Tracking number"), max_length=60, required=False)


class DeclineForm(forms.Form):
    """A refusal says why; the buyer reads it."""

    reason = forms.CharField(label=_("Why can it not be sent?"), max_length=240)


class LotForm(forms.Form):
    """A new lot: of what, made when, how many."""

    product = forms.ModelChoiceField(label=_("Product"), queryset=Product.objects.none())
    made_on = forms.DateField(label=_("Made or packed on"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    use_by = forms.DateField(
        label=_("Good until"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("Leave it open: the product's shelf life is added to the day above."),
    )  # fmt: skip
    quantity = forms.IntegerField(label=_("Units for sale"), min_value=1, max_value=1_000_000)
    code = forms.CharField(
        label=_("Your own lot code"), max_length=20, required=False, validators=[],
        help_text=_("Leave it open and one is made. Capital letters, digits, hyphens; used once for ever."),
    )  # fmt: skip

    def __init__(self, cooperative: Cooperative, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        products: Any = self.fields["product"]
        products.queryset = Product.objects.made_by(cooperative).order_by("title")
        self.fields["made_on"].initial = timezone.localdate

    def clean_code(self) -> str:
        """In capitals, and only what a code may hold."""
        code: str = self.cleaned_data["code"].strip().upper()
        if code:
            LOT_CODE(code)
        return code

    def clean(self) -> dict[str, Any]:
        """The shelf life gives the date that was left open."""
        cleaned = super().clean() or {}
        product, made_on = cleaned.get("product"), cleaned.get("made_on")
        if product and made_on and not cleaned.get("use_by") and product.shelf_life_days:
            cleaned["use_by"] = made_on + datetime.timedelta(days=product.shelf_life_days)
        return cleaned


class EventForm(forms.Form):
    """One step of the journey."""

    STEPS = [step for step in TraceEvent.Step.choices if step[0] not in {"recall", "correction"}]
    step = forms.ChoiceField(label=_("What was done"), choices=STEPS)
    happened_at = forms.DateTimeField(
        label=_("When"), widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
    )
    facility = forms.ModelChoiceField(label=_("Where"), queryset=None, required=False)
    place = forms.CharField(label=_("Or another place"), max_length=160, required=False)
    note = forms.CharField(label=_("In a few words"), max_length=400, required=False)

    def __init__(self, cooperative: Cooperative, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        facilities: Any = self.fields["facility"]
        facilities.queryset = cooperative.facilities.all()
        self.fields["happened_at"].initial = timezone.localtime


class LabelsForm(forms.Form):
    """How many labels, on which sheet."""

    quantity = forms.IntegerField(label=_("Labels"), min_value=1, max_value=2400, initial=24)
    template = forms.ChoiceField(label=_("Sheet"), choices=[("24", _("A4, 24 labels of 70 × 36 mm")), ("12", _("A4, 12 labels of 99 × 46 mm"))])

"""Forms about goods: what a listing says, and, apart from it, price and stock."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from catalogue.models import Category, ListingRevision, Product
from catalogue.services.revisions import MOST_PICTURES

from .fields import MeasureField, MoneyField, PicturesField, UnitsField


class MonthField(forms.TypedChoiceField):
    """A month of the year, or none."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(choices=_months, coerce=int, empty_value=None, required=False, **kwargs)


def _months() -> list[tuple[Any, str]]:
    return [("", "–"), *((number, gettext("month %(number)d") % {"number": number}) for number in range(1, 13))]


class GoodsForm(forms.ModelForm[Product]):
    """A listing: what it is, what is in it, how it is kept. Price and stock stand apart."""

    category = forms.ModelChoiceField(label=_("Kind of goods"), queryset=Category.objects.none())
    net_quantity = MeasureField(label=_("Net content"), required=False, help_text=_("For example 5 or 0,5."))
    weight_g = UnitsField(
        label=_("Weight when sent, in grams"), min_value=1, max_value=200_000,
        help_text=_("With its box; the delivery charge is reckoned from it. 5 kg is 5.000."),
    )  # fmt: skip
    shelf_life_days = UnitsField(
        label=_("Keeps for how many days"), required=False, min_value=1, max_value=36_500,
        help_text=_("The date on the label is reckoned from it when you open a lot."),
    )  # fmt: skip
    season_from = MonthField(label=_("Season begins"))
    season_to = MonthField(label=_("Season ends"))

    # as the page shows them, so that the summary of errors follows the eye
    field_order = [
        "title", "category", "description", "pictures", "price", "num_in_stock", "unit", "weight_g", "net_quantity",
        "net_unit", "date_kind", "shelf_life_days", "storage", "usage", "perishable", "brand", "standards", "warnings",
        "no_warnings", "no_certificates", "season_from", "season_to", "vat_class",
    ]  # fmt: skip

    class Meta:
        model = Product
        fields = [
            "title", "description", "unit", "net_quantity", "net_unit", "storage", "usage", "date_kind",
            "shelf_life_days", "perishable", "brand", "standards", "warnings", "no_warnings", "no_certificates",
            "season_from", "season_to", "weight_g", "vat_class",
        ]  # fmt: skip
        labels = {
            "title": _("Name on the shelf"), "description": _("What makes it good"), "unit": _("Sold by the"),
            "net_unit": _("Unit of the net content"), "storage": _("How to keep it"), "usage": _("How to use it"),
            "date_kind": _("Date on the label"), "perishable": _("It spoils quickly"), "vat_class": _("VAT"),
            "brand": _("Brand"), "standards": _("Standards applied"), "warnings": _("Warnings"),
            "no_warnings": _("It needs no warning"), "no_certificates": _("The law asks no certificate for it"),
        }  # fmt: skip
        help_texts = {
            "title": _("As a buyer would say it, with the size: Gạo ST25, túi 5 kg."),
            "description": _("Two or three sentences: where it grows, how it tastes, how you make it."),
            "unit": _("Bag, box, bottle …"),
            "brand": _("Without one of its own: your cooperative’s name."),
            "standards": _("For example TCVN 11888:2017, or your own standard TCCS 01:2026."),
            "warnings": _("For example: contains soya; not for children under one year."),
        }
        widgets = {"description": forms.Textarea(attrs={"rows": 5})}

    def __init__(self, *args: Any, revision: ListingRevision | None = None, **kwargs: Any) -> None:
        self.waiting = _stored(revision) if revision and revision.status == ListingRevision.Status.WAITING else {}
        proposed = _stored(revision) if revision and revision.status != ListingRevision.Status.APPROVED else {}
        kwargs["initial"] = {**proposed, **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)
        self.fields["title"].required = True
        self.fields["title"].max_length = self.fields["title"].widget.attrs["maxlength"] = 120
        self._offer_kinds()

    def _offer_kinds(self) -> None:
        """The leaves of the tree, each with its group: one query, whatever their number."""
        names = {category.path: category.label for category in Category.objects.order_by("path")}
        kinds: Any = self.fields["category"]
        kinds.queryset = Category.objects.filter(numchild=0, depth__gt=1).order_by("path")
        kinds.label_from_instance = lambda kind: " › ".join(
            names[kind.path[:end]] for end in range(Category.steplen, len(kind.path) + 1, Category.steplen)
        )
        kinds.empty_label = _("Choose one")
        if self.instance.pk and "category" not in self.initial:
            self.initial["category"] = self.instance.categories.values_list("pk", flat=True).first()

    def clean(self) -> dict[str, Any]:
        """A quantity has its unit, a season its two ends; what needs no warning has none."""
        cleaned = super().clean() or {}
        if cleaned.get("net_quantity") and not cleaned.get("net_unit") and "net_unit" not in self.errors:
            self.add_error("net_unit", gettext("Choose the unit of the net content: g, kg, ml …"))
        if cleaned.get("net_unit") and not cleaned.get("net_quantity") and "net_quantity" not in self.errors:
            self.add_error("net_quantity", gettext("Write how much is in it, or leave the unit empty."))
        if cleaned.get("warnings") and cleaned.get("no_warnings"):
            self.add_error("no_warnings", gettext("A warning is written above: take it out, or untick this."))
        for one, other in (("season_from", "season_to"), ("season_to", "season_from")):
            if cleaned.get(one) and not cleaned.get(other) and other not in self.errors:
                self.add_error(other, gettext("A season has a first and a last month."))
        return cleaned

    def _post_clean(self) -> None:
        """Leave the instance as it stands: only the act writes, after approval where that is needed."""

    def proposed(self) -> dict[str, Any]:
        """What differs from the listing as it stands or already waits, by field name; the category apart."""
        names: list[str] = list(self._meta.fields or ())
        if not self.instance.pk:
            return {name: self.cleaned_data[name] for name in names}
        standing = {name: self.waiting.get(name, getattr(self.instance, name)) for name in names}
        return {name: self.cleaned_data[name] for name in names if self.cleaned_data[name] != standing[name]}

    def proposed_category(self) -> Category | None:
        """The kind of goods, where it would change."""
        chosen: Category = self.cleaned_data["category"]
        standing = self.waiting.get("category") or self.instance.categories.values_list("pk", flat=True).first()
        return chosen if chosen.pk != standing else None


def _stored(revision: ListingRevision) -> dict[str, Any]:
    """What a revision proposes, as values of the fields; its pictures apart."""
    values: dict[str, Any] = {}
    for name, value in revision.changes.items():
        if name != "pictures":
            values[name] = value if name == "category" else Product._meta.get_field(name).to_python(value)
    return values


class NewGoodsForm(GoodsForm):
    """A new listing with its first price, stock and pictures."""

    price = MoneyField(label=_("Price, VAT included"), help_text=_("For example 150.000 or 150k."))
    num_in_stock = UnitsField(label=_("How many are there"), help_text=_("Bags, boxes or bottles ready to be sent."))
    pictures = PicturesField(
        label=_("Pictures"), most=MOST_PICTURES,
        help_text=_("Up to 8: JPEG, PNG, WebP or AVIF, 10 MB each. The first one is shown in lists."),
    )  # fmt: skip


class ChangeGoodsForm(GoodsForm):
    """A change of a listing; more pictures may be added."""

    pictures = PicturesField(label=_("More pictures"), required=False, most=MOST_PICTURES)

    def clean_pictures(self) -> list[Any]:
        """No more than a listing shows, those that wait counted."""
        files: list[Any] = self.cleaned_data["pictures"]
        present = self.instance.images.count() if files else 0
        if present + len(files) > MOST_PICTURES:
            room = max(0, MOST_PICTURES - present)
            sentence = gettext("A listing shows at most 8 pictures: there is room for %(room)d more.")
            raise ValidationError(sentence, code="too_many_pictures", params={"room": room})
        return files

    def nothing_new(self) -> bool:
        """Whether a listing on sale would stay exactly as it is."""
        return not (self.proposed() or self.proposed_category() or self.cleaned_data["pictures"])


class PriceStockForm(forms.Form):
    """Price and stock: they change at once, nobody has to approve them."""

    price = MoneyField(label=_("Price, VAT included"), help_text=_("For example 150.000 or 150k."))
    num_in_stock = UnitsField(label=_("How many are there"))

    def __init__(self, *args: Any, from_lots: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.from_lots = from_lots
        if from_lots:  # a form from before the first lot still sends them, and is told
            self.fields["num_in_stock"].required = False

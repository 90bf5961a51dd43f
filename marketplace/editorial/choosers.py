"""How an editor picks a product, a cooperative or a campaign: a list that understands "gao st25"."""

from typing import Any

from django import forms
from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic.chooser import ChooseResultsView, ChooseView
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.blocks import ChooserBlock

from catalogue.models import Product
from catalogue.wording import query_tokens
from marketplace.cooperatives.models import Cooperative
from marketplace.promotion.models import Campaign
from marketplace.text import fold


class WordsForm(BaseFilterForm):
    """One field in which a name is typed, with or without marks."""

    q = forms.CharField(label=_("Name"), required=False, widget=forms.TextInput(attrs={"placeholder": _("Name")}))

    def filter(self, objects: Any) -> Any:
        """Those that hold every word."""
        objects = super().filter(objects)
        self.search_query = self.cleaned_data.get("q", "").strip()
        self.is_searching = bool(self.search_query)
        return self.matching(objects, self.search_query) if self.is_searching else objects

    def matching(self, objects: Any, words: str) -> Any:
        """By name as it is written."""
        return objects.filter(name__icontains=words)


class ProductWordsForm(WordsForm):
    """Searches what the shop's own search reads."""

    def matching(self, objects: Any, words: str) -> Any:
        """Products in which every word begins one of theirs."""
        for word in query_tokens(words):
            objects = objects.filter(listing__text__contains=f" {word}")
        return objects


class CooperativeWordsForm(WordsForm):
    """Slugs are folded names: they are what is compared."""

    def matching(self, objects: Any, words: str) -> Any:
        """Cooperatives whose name holds every word."""
        for word in fold(words).split():
            objects = objects.filter(Q(slug__contains=word) | Q(name__icontains=word))
        return objects


class _ProductList:
    filter_form_class = ProductWordsForm
    ordering = ["title", "pk"]

    def get_object_list(self) -> QuerySet[Product]:
        return Product.objects.filter(listing__is_listed=True).select_related("producer")

    @property
    def columns(self) -> list[Column]:
        return [*super().columns, Column("producer", label=_("Producer"), accessor="producer")]  # type: ignore[misc]


class ChooseProduct(_ProductList, ChooseView):
    """The window in which a product is chosen."""


class ChooseProductResults(_ProductList, ChooseResultsView):
    """Its list."""


class _CooperativeList:
    filter_form_class = CooperativeWordsForm

    def get_object_list(self) -> QuerySet[Cooperative]:
        return Cooperative.objects.public().select_related("province").order_by("name")

    @property
    def columns(self) -> list[Column]:
        return [*super().columns, Column("province", label=_("Province"), accessor="province.name")]  # type: ignore[misc]


class ChooseCooperative(_CooperativeList, ChooseView):
    """The window in which a cooperative is chosen."""


class ChooseCooperativeResults(_CooperativeList, ChooseResultsView):
    """Its list."""


class _CampaignList:
    filter_form_class = WordsForm

    @property
    def columns(self) -> list[Column]:
        dates = [Column("starts_on", label=_("Begins on")), Column("ends_on", label=_("Ends on"))]
        return [*super().columns, *dates]  # type: ignore[misc]


class ChooseCampaign(_CampaignList, ChooseView):
    """The window in which a campaign is chosen."""


class ChooseCampaignResults(_CampaignList, ChooseResultsView):
    """Its list."""


class ListedProductBlock(ChooserBlock):
    """Products of a text: read with what their cards show, all blocks of a page in one query."""

    def bulk_to_python(self, values: list[int | None]) -> list[Product | None]:
        """The products with their listing rows, in the editor's order."""
        found = Product.objects.select_related("listing__cooperative", "listing__province").in_bulk(
            [value for value in values if value]
        )
        return [found.get(value) for value in values]


class PublicCooperativeBlock(ChooserBlock):
    """Cooperatives of a text, with their place and how many goods they sell, in one query."""

    def bulk_to_python(self, values: list[int | None]) -> list[Cooperative | None]:
        """The cooperatives, in the editor's order."""
        listed = Count("listing_rows", filter=Q(listing_rows__is_listed=True))
        query = Cooperative.objects.select_related("province", "commune").annotate(goods_count=listed)
        found = query.in_bulk([value for value in values if value])
        return [found.get(value) for value in values]


class ProductChooserViewSet(ChooserViewSet):
    """Chooses products."""

    model = Product
    icon = "tag"
    choose_one_text = _("Choose a product")
    choose_another_text = _("Choose another product")
    choose_view_class = ChooseProduct
    choose_results_view_class = ChooseProductResults
    base_block_class = ListedProductBlock


class CooperativeChooserViewSet(ChooserViewSet):
    """Chooses cooperatives."""

    model = Cooperative
    icon = "group"
    choose_one_text = _("Choose a cooperative")
    choose_another_text = _("Choose another cooperative")
    choose_view_class = ChooseCooperative
    choose_results_view_class = ChooseCooperativeResults
    base_block_class = PublicCooperativeBlock


class CampaignChooserViewSet(ChooserViewSet):
    """Chooses campaigns."""

    model = Campaign
    icon = "date"
    choose_one_text = _("Choose a campaign")
    choose_another_text = _("Choose another campaign")
    choose_view_class = ChooseCampaign
    choose_results_view_class = ChooseCampaignResults


product_chooser = ProductChooserViewSet("product_chooser")
cooperative_chooser = CooperativeChooserViewSet("cooperative_chooser")
campaign_chooser = CampaignChooserViewSet("campaign_chooser")

# named here, so that migrations find them
ProductChooserBlock = product_chooser.get_block_class("ProductChooserBlock", "marketplace.editorial.choosers")
CooperativeChooserBlock = cooperative_chooser.get_block_class(
    "CooperativeChooserBlock", "marketplace.editorial.choosers"
)

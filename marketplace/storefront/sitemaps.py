"""What of the shop stands in the sitemap: goods on sale, their kinds, cooperatives, lots that may be sold."""

from django.db.models import F, QuerySet
from django.utils import timezone

from catalogue.models import Category, ListingRow
from marketplace.cooperatives.models import Cooperative
from marketplace.links.sitemaps import Section
from traceability.models import Lot


class Goods(Section):
    """Everything on sale; what is withdrawn or of a suspended cooperative is not."""

    dated = "changed_at"

    def rows(self) -> QuerySet[ListingRow]:
        """By their number, so that pages of the map do not shift."""
        rows = ListingRow.objects.on_sale().annotate(changed_at=F("product__date_updated"))
        return rows.only("product_id", "slug").order_by("pk")


class Kinds(Section):
    """Groups and kinds of goods that are public all the way up."""

    def rows(self) -> QuerySet[Category]:
        """In the order of the tree."""
        return Category.objects.browsable().order_by("path")


class Cooperatives(Section):
    """Those that the public sees."""

    def rows(self) -> QuerySet[Cooperative]:
        """By their number."""
        return Cooperative.objects.public().only("slug").order_by("pk")


class Lots(Section):
    """Lots that may be sold today, of cooperatives that the public sees; a recall takes a lot out at once."""

    dated = "opened_at"

    def rows(self) -> QuerySet[Lot]:
        """By their number."""
        lots = Lot.objects.saleable(on=timezone.localdate()).filter(producer__in=Cooperative.objects.public())
        return lots.only("code", self.dated).order_by("pk")

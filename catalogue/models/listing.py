"""What listings and search read, and what waits to be listed."""

import datetime

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from catalogue.measures import season_text, unit_price_text
from catalogue.querysets import ListingRowQuerySet
from marketplace.cooperatives.models import Cooperative
from marketplace.fields import DongField
from marketplace.places.models import Province

from .product import Product

LISTED = models.Q(is_listed=True)


class ListingRow(models.Model):
    """What a card shows and a search reads, one row a product. Each owner's service writes its own columns down.

    Its properties carry the names that `components/card_product.html` reads.
    """

    product = models.OneToOneField(Product, models.CASCADE, primary_key=True, related_name="listing")
    # -- catalogue's
    is_listed = models.BooleanField(default=False)
    title = models.CharField(max_length=255)
    slug = models.CharField(max_length=255)
    title_text = models.TextField(default=" ", help_text="folded words of the title, see `catalogue.wording`")
    text = models.TextField(help_text="folded words of title, kinds, producer, province, see `catalogue.wording`")
    sort_key = models.CharField(max_length=255)
    picture = models.CharField(max_length=255, blank=True, help_text="storage name of the first picture")
    pictures = models.JSONField(default=list, help_text="storage names of all pictures, for the product's page")
    cooperative = models.ForeignKey(Cooperative, models.CASCADE, related_name="listing_rows")
    province = models.ForeignKey(Province, models.PROTECT, related_name="+")
    group = models.ForeignKey("catalogue.Category", models.PROTECT, related_name="+", null=True)
    unit = models.CharField(max_length=30)
    net_quantity = models.DecimalField(max_digits=10, decimal_places=3, null=True)
    net_unit = models.CharField(max_length=6, blank=True)
    season_from = models.PositiveSmallIntegerField(null=True)
    season_to = models.PositiveSmallIntegerField(null=True)
    ocop_stars = models.PositiveSmallIntegerField(null=True, help_text="shown through `stars`, which lapse")
    stars_until = models.DateField(null=True)
    stars_decision = models.CharField(max_length=80, blank=True, help_text="the decision behind the stars")
    stars_issuer = models.CharField(max_length=160, blank=True)
    listed_at = models.DateTimeField(null=True)
    # -- partner's
    price = DongField(null=True)
    old_price = DongField(null=True)
    available = models.PositiveIntegerField(default=0)
    unlimited = models.BooleanField(default=False)
    # -- order's
    sold = models.PositiveIntegerField(default=0)
    # -- reviews'
    rating = models.DecimalField(max_digits=3, decimal_places=2, null=True)
    reviews = models.PositiveIntegerField(default=0)

    objects = ListingRowQuerySet.as_manager()

    class Meta:
        # partial: a list shows listed goods alone, and SQLite finds nothing by a bare boolean column
        indexes = [
            models.Index(fields=["-listed_at", "product"], name="listing_newest", condition=LISTED),
            models.Index(fields=["-sold", "product"], name="listing_sold", condition=LISTED),
            models.Index(fields=["price", "product"], name="listing_price", condition=LISTED),
            models.Index(fields=["-price", "product"], name="listing_price_down", condition=LISTED),
            models.Index(fields=["sort_key", "product"], name="listing_a_to_z", condition=LISTED),
            models.Index(fields=["group", "-listed_at"], name="listing_group", condition=LISTED),
            models.Index(fields=["cooperative", "-sold"], name="listing_cooperative", condition=LISTED),
            # every column that a facet counts by: counting never opens the wide rows
            models.Index(
                fields=[
                    "price",
                    "group",
                    "province",
                    "cooperative",
                    "ocop_stars",
                    "stars_until",
                    "available",
                    "unlimited",
                    "season_from",
                    "season_to",
                    "product",
                    "is_listed",
                ],
                name="listing_facets",
                condition=LISTED,
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """The product's page."""
        return reverse("catalogue:detail", kwargs={"product_slug": self.slug, "pk": self.pk})

    @property
    def url(self) -> str:
        """The product's page, as a card asks for it."""
        return self.get_absolute_url()

    @property
    def image(self) -> str:
        """Stored name of the first picture, as a card asks for it; empty without one."""
        return self.picture

    @property
    def shots(self) -> list[str]:
        """Stored names of all pictures; the first alone where nothing more was written down."""
        return self.pictures or ([self.picture] if self.picture else [])

    @property
    def stars(self) -> int | None:
        """The OCOP stars that may be shown today; None once they have lapsed."""
        valid = self.ocop_stars and self.stars_until and self.stars_until >= timezone.localdate()
        return self.ocop_stars if valid else None

    @property
    def cooperative_name(self) -> str:
        """Who made it. Fetch rows with `cooperative` joined."""
        return self.cooperative.name

    @property
    def province_name(self) -> str:
        """Where the producer is. Fetch rows with `province` joined."""
        return self.province.name

    @property
    def in_stock(self) -> bool:
        """Whether at least one can be bought now. Fetch rows with `cooperative` joined."""
        return (self.unlimited or self.available > 0) and self.back_on is None

    @property
    def back_on(self) -> datetime.date | None:
        """The day on which its cooperative is back from a holiday; None where it sells."""
        return self.cooperative.back_on()

    @property
    def stock_left(self) -> int | None:
        """Units that can be bought now; None where they are not counted."""
        return None if self.unlimited else self.available

    @property
    def unit_price_text(self) -> str:
        """ "37.000 ₫/kg"; empty for goods without a net content or a price."""
        return unit_price_text(self.price, self.net_quantity, self.net_unit)

    @property
    def season(self) -> str:
        """ "Season: months 3–5"; empty for goods of all seasons."""
        return season_text(self.season_from, self.season_to)


class ListingRevision(models.Model):
    """A new or changed listing that waits for the alliance: what is proposed, by whom, and what was decided."""

    class Status(models.TextChoices):
        WAITING = "waiting", _("Waiting for approval")
        APPROVED = "approved", _("Approved")
        REJECTED = "rejected", _("Sent back")

    product = models.ForeignKey(Product, models.CASCADE, related_name="revisions")
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.WAITING)
    is_new = models.BooleanField(default=False)
    changes = models.JSONField(default=dict, blank=True, help_text="field name -> proposed value")
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    proposed_at = models.DateTimeField(auto_now_add=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    reason = models.CharField(_("reason"), max_length=240, blank=True)

    class Meta:
        ordering = ["-proposed_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["product"], condition=models.Q(status="waiting"), name="one_waiting_revision_a_product"
            )
        ]

    def __str__(self) -> str:
        return f"{self.product} ({self.get_status_display()})"

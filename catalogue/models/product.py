"""A product and its pictures."""

from collections.abc import Collection

from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from oscar.apps.catalogue.abstract_models import AbstractCategory, AbstractProduct, AbstractProductImage
from oscar.models.fields import NullCharField
from pictures.models import PictureField

from catalogue.querysets import ProductQuerySet
from marketplace.cooperatives.models import Cooperative
from marketplace.everyday import everyday


class Category(AbstractCategory):
    """Differs from Oscar: an address names the category alone, so that a menu asks for no ancestors."""

    def get_full_slug(self, parent_slug: str | None = None) -> str:
        """The slug without its ancestors'; addresses are told apart by the key."""
        return str(self.slug)

    @property
    def label(self) -> str:
        """The name in the reader's language: that of a usual kind of goods in English too."""
        return everyday(self.name)


class NetUnit(models.TextChoices):
    """What `net_quantity` counts."""

    GRAM = "g", "g"
    KILOGRAM = "kg", "kg"
    MILLILITRE = "ml", "ml"
    LITRE = "l", _("litre")
    PIECE = "piece", _("piece")


class VatClass(models.TextChoices):
    """VAT classes; prices are always gross. Rates are dated configuration of the operator, never written here."""

    NOT_SUBJECT = "not_subject", _("Not subject to VAT")
    NOT_DECLARED = "not_declared", _("Not declared")
    ZERO = "0", "0 %"
    FIVE = "5", "5 %"
    EIGHT = "8", "8 %"
    TEN = "10", "10 %"


class DateKind(models.TextChoices):
    """What the date on the label means."""

    USE_BY = "use_by", _("Use by")
    BEST_BEFORE = "best_before", _("Best before")
    NONE = "none", _("No date")


class Product(AbstractProduct):
    """A good with its producer (who made it; the seller is its StockRecord's Partner)."""

    producer = models.ForeignKey(
        Cooperative, models.PROTECT, verbose_name=_("producer"), related_name="products", null=True
    )
    unit = models.CharField(_("unit of sale"), max_length=30, default="gói", help_text=_("Bag, box, bottle …"))
    net_quantity = models.DecimalField(_("net content"), max_digits=10, decimal_places=3, null=True, blank=True)
    net_unit = models.CharField(_("unit of content"), max_length=6, choices=NetUnit.choices, blank=True)
    gtin = NullCharField(
        "GTIN", max_length=14, null=True, blank=True, unique=True,
        validators=[RegexValidator(r"^\d{14}$", _("A GTIN here has 14 digits."))],
    )  # fmt: skip
    vat_class = models.CharField(_("VAT class"), max_length=12, choices=VatClass.choices, default=VatClass.NOT_SUBJECT)
    storage = models.CharField(_("storage"), max_length=240, blank=True)
    usage = models.CharField(_("how to use"), max_length=240, blank=True)
    date_kind = models.CharField(
        _("date on the label"), max_length=12, choices=DateKind.choices, default=DateKind.BEST_BEFORE
    )
    shelf_life_days = models.PositiveIntegerField(_("shelf life (days)"), null=True, blank=True)
    perishable = models.BooleanField(_("perishable"), default=False)
    season_from = models.PositiveSmallIntegerField(
        _("season from (month)"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(12)]
    )
    season_to = models.PositiveSmallIntegerField(
        _("season to (month)"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(12)]
    )
    brand = models.CharField(_("brand"), max_length=80, blank=True, default="", db_default="")
    standards = models.CharField(_("standards applied"), max_length=240, blank=True, default="", db_default="")
    warnings = models.CharField(_("warnings"), max_length=400, blank=True, default="", db_default="")
    no_warnings = models.BooleanField(_("needs no warning"), default=False, db_default=False)
    no_certificates = models.BooleanField(_("needs no certificate"), default=False, db_default=False)
    weight_g = models.PositiveIntegerField(_("shipping weight (g)"), default=500)
    length_cm = models.PositiveIntegerField(_("length (cm)"), null=True, blank=True)
    width_cm = models.PositiveIntegerField(_("width (cm)"), null=True, blank=True)
    height_cm = models.PositiveIntegerField(_("height (cm)"), null=True, blank=True)
    is_demo = models.BooleanField(_("invented for the demonstration"), default=False)

    objects = ProductQuerySet.as_manager()

    def validate_unique(self, exclude: Collection[str] | None = None) -> None:
        """As Django's, but two goods without a UPC or GTIN do not clash: Oscar reads a missing one as ""."""
        missing = {name for name in ("upc", "gtin") if not getattr(self, name)}
        super().validate_unique(exclude={*(exclude or ()), *missing})

    def update_rating(self) -> None:
        """Recompute the average of approved reviews, as Oscar does after each, and write it into the listing row."""
        super().update_rating()
        from catalogue.services import write_rating

        write_rating(product_id=self.pk, rating=self.rating, reviews=self.reviews.approved().count())


class ProductImage(AbstractProductImage):
    """Differs from Oscar: fixed modern sizes are written at upload, and its size is known without opening it."""

    original = PictureField(
        _("picture"), upload_to="products/", max_length=255, aspect_ratios=["1/1"],
        width_field="width", height_field="height",
    )  # fmt: skip
    width = models.PositiveIntegerField(editable=False, null=True)
    height = models.PositiveIntegerField(editable=False, null=True)

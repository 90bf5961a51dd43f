"""Differs from Oscar: a product knows its producer, unit and net content; stars and certificates have dates;
`ListingRow` is the one table that listings and search read."""

import datetime

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from oscar.apps.catalogue.abstract_models import AbstractProduct, AbstractProductImage
from oscar.models.fields import NullCharField
from pictures.models import PictureField

from marketplace.cooperatives.models import Cooperative, GrowingArea
from marketplace.fields import DongField
from marketplace.places.models import Province

from .querysets import CertificateQuerySet, ListingRowQuerySet, OcopRecognitionQuerySet, ProductQuerySet

OCOP_MONTHS = 36


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
    date_kind = models.CharField(_("date on the label"), max_length=12, choices=DateKind.choices, default=DateKind.BEST_BEFORE)
    shelf_life_days = models.PositiveIntegerField(_("shelf life (days)"), null=True, blank=True)
    perishable = models.BooleanField(_("perishable"), default=False)
    season_from = models.PositiveSmallIntegerField(
        _("season from (month)"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(12)]
    )
    season_to = models.PositiveSmallIntegerField(
        _("season to (month)"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(12)]
    )
    weight_g = models.PositiveIntegerField(_("shipping weight (g)"), default=500)
    length_cm = models.PositiveIntegerField(_("length (cm)"), null=True, blank=True)
    width_cm = models.PositiveIntegerField(_("width (cm)"), null=True, blank=True)
    height_cm = models.PositiveIntegerField(_("height (cm)"), null=True, blank=True)
    is_demo = models.BooleanField(_("invented for the demonstration"), default=False)

    objects = ProductQuerySet.as_manager()


class ProductImage(AbstractProductImage):
    """Differs from Oscar: fixed modern sizes are written at upload, and the picture's size is known without opening it."""

    original = PictureField(
        _("picture"), upload_to="products/", max_length=255, aspect_ratios=["1/1"],
        width_field="width", height_field="height",
    )  # fmt: skip
    width = models.PositiveIntegerField(editable=False, null=True)
    height = models.PositiveIntegerField(editable=False, null=True)


class OcopRecognition(models.Model):
    """Stars for exactly this product, by a decision, until a day. Decision 148/QĐ-TTg: 36 months, three to five stars."""

    product = models.ForeignKey(Product, models.CASCADE, related_name="recognitions")
    stars = models.PositiveSmallIntegerField(_("stars"), validators=[MinValueValidator(3), MaxValueValidator(5)])
    score = models.DecimalField(_("score"), max_digits=4, decimal_places=1, null=True, blank=True)
    decision = models.CharField(_("decision number"), max_length=80)
    issuer = models.CharField(_("issuer"), max_length=160)
    issued_on = models.DateField(_("issued on"))
    expires_on = models.DateField(_("valid until"))
    revoked_on = models.DateField(_("revoked on"), null=True, blank=True)

    objects = OcopRecognitionQuerySet.as_manager()

    class Meta:
        ordering = ["-issued_on"]
        verbose_name = _("OCOP recognition")
        verbose_name_plural = _("OCOP recognitions")
        constraints = [
            models.CheckConstraint(condition=models.Q(stars__gte=3, stars__lte=5), name="ocop_three_to_five_stars"),
            models.CheckConstraint(
                condition=models.Q(expires_on__gt=models.F("issued_on")), name="ocop_expires_after_issue"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.product}: {self.stars} ({self.decision})"

    def is_valid_on(self, day: datetime.date) -> bool:
        """Whether the stars may be shown on `day`."""
        return self.issued_on <= day <= self.expires_on and (self.revoked_on is None or day < self.revoked_on)


class Certificate(models.Model):
    """A certificate with its scope: for which products and areas, how much, from when until when."""

    class Scheme(models.TextChoices):
        VIETGAP = "vietgap", "VietGAP"
        GLOBALGAP = "globalgap", "GLOBALG.A.P."
        ORGANIC = "organic", _("Organic")
        FOOD_SAFETY = "food_safety", _("Food safety")
        HACCP = "haccp", "HACCP"
        ISO22000 = "iso22000", "ISO 22000"
        GI = "gi", _("Geographical indication")
        COLLECTIVE_MARK = "mark", _("Collective or certification mark")
        OTHER = "other", _("Other")

    class Verification(models.TextChoices):
        DECLARED = "declared", _("Declared by the seller")
        VERIFIED = "verified", _("Verified")

    holder = models.ForeignKey(Cooperative, models.CASCADE, related_name="certificates", verbose_name=_("holder"))
    scheme = models.CharField(_("scheme"), max_length=12, choices=Scheme.choices)
    name = models.CharField(_("name"), max_length=160)
    number = models.CharField(_("number"), max_length=80)
    issuer = models.CharField(_("issuer"), max_length=160)
    scope = models.CharField(_("scope"), max_length=240, blank=True)
    products = models.ManyToManyField(Product, related_name="certificates", blank=True, verbose_name=_("products"))
    areas = models.ManyToManyField(GrowingArea, related_name="certificates", blank=True, verbose_name=_("growing areas"))
    quantity_kg = models.DecimalField(_("quantity (kg)"), max_digits=12, decimal_places=1, null=True, blank=True)
    issued_on = models.DateField(_("issued on"))
    expires_on = models.DateField(_("valid until"), null=True, blank=True)
    revoked_on = models.DateField(_("revoked on"), null=True, blank=True)
    file = models.FileField(_("scan"), upload_to="certificates/", blank=True)
    file_sha256 = models.CharField(max_length=64, blank=True, editable=False)
    verification = models.CharField(
        _("verification"), max_length=10, choices=Verification.choices, default=Verification.DECLARED
    )
    verified_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    verified_at = models.DateTimeField(_("verified at"), null=True, blank=True)
    verified_how = models.CharField(_("how it was verified"), max_length=240, blank=True)

    objects = CertificateQuerySet.as_manager()

    class Meta:
        ordering = ["-issued_on"]
        verbose_name = _("certificate")
        verbose_name_plural = _("certificates")

    def __str__(self) -> str:
        return f"{self.name} {self.number}"

    def is_valid_on(self, day: datetime.date) -> bool:
        """Whether it may be shown as valid on `day`."""
        ended = self.expires_on is not None and day > self.expires_on
        revoked = self.revoked_on is not None and day >= self.revoked_on
        return self.issued_on <= day and not ended and not revoked


class ListingRow(models.Model):
    """What a card shows and a search reads, one row a product. Each owner's service writes its own columns down."""

    product = models.OneToOneField(Product, models.CASCADE, primary_key=True, related_name="listing")
    # -- catalogue's
    is_listed = models.BooleanField(default=False)
    title = models.CharField(max_length=255)
    slug = models.CharField(max_length=255)
    text = models.TextField(help_text="folded: title, kinds, producer, province")
    sort_key = models.CharField(max_length=255)
    picture = models.CharField(max_length=255, blank=True, help_text="storage name of the first picture")
    cooperative = models.ForeignKey(Cooperative, models.CASCADE, related_name="listing_rows")
    province = models.ForeignKey(Province, models.PROTECT, related_name="+")
    group = models.ForeignKey("catalogue.Category", models.PROTECT, related_name="+", null=True)
    unit = models.CharField(max_length=30)
    net_quantity = models.DecimalField(max_digits=10, decimal_places=3, null=True)
    net_unit = models.CharField(max_length=6, blank=True)
    season_from = models.PositiveSmallIntegerField(null=True)
    season_to = models.PositiveSmallIntegerField(null=True)
    stars = models.PositiveSmallIntegerField(null=True)
    stars_until = models.DateField(null=True)
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
        indexes = [
            models.Index(fields=["is_listed", "-listed_at"], name="listing_newest"),
            models.Index(fields=["is_listed", "group", "price"], name="listing_group_price"),
            models.Index(fields=["is_listed", "price"], name="listing_price"),
            models.Index(fields=["is_listed", "-sold"], name="listing_sold"),
            models.Index(fields=["cooperative", "is_listed"], name="listing_cooperative"),
            models.Index(fields=["province", "is_listed"], name="listing_province"),
        ]

    def __str__(self) -> str:
        return self.title


class ListingRevision(models.Model):
    """A new or changed listing that waits for the alliance: what is proposed, by whom, and what was decided."""

    class Status(models.TextChoices):
        WAITING = "waiting", _("Waiting for approval")
        APPROVED = "approved", _("Approved")
        REJECTED = "rejected", _("Sent back")

    product = models.ForeignKey(Product, models.CASCADE, related_name="revisions")
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.WAITING)
    is_new = models.BooleanField(default=False)
    changes = models.JSONField(default=dict, help_text="field name -> proposed value")
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


from oscar.apps.catalogue.models import *  # noqa: E402,F403  Oscar's remaining models, after ours

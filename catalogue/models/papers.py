"""What proves a claim about goods: recognitions of OCOP and certificates, each with its scope and its days."""

import datetime

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from catalogue.querysets import CertificateQuerySet, OcopRecognitionQuerySet
from marketplace.cooperatives.models import Cooperative, GrowingArea

from .product import Product


class OcopRecognition(models.Model):
    """Stars for exactly this product, by a decision, until a day. Decision 148/QĐ-TTg: 36 months, 3 to 5 stars."""

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
    areas = models.ManyToManyField(
        GrowingArea, related_name="certificates", blank=True, verbose_name=_("growing areas")
    )
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

"""What proves a claim about goods: recognitions of OCOP and certificates, each with its scope and its days."""

from __future__ import annotations

import datetime
from typing import Any

from django.conf import settings
from django.core.files.storage import storages
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from catalogue.querysets import CertificateQuerySet, OcopRecognitionQuerySet
from marketplace.cooperatives.models import Cooperative, GrowingArea

from .indications import GeographicalIndication
from .product import Product


def private_files() -> Any:
    """Where papers are kept: no address of the site leads there."""
    return storages["private"]


def number_key(number: str) -> str:
    """A number as it is compared: letters and digits alone, in capitals."""
    return "".join(char for char in number.upper() if char.isalnum())[:80]


class Paper(models.Model):
    """What every paper goes through: declared, then verified or refused; revoked; renewed. docs/papers.md"""

    class Verification(models.TextChoices):
        DECLARED = "declared", _("Declared by the seller")
        VERIFIED = "verified", _("Verified")
        REFUSED = "refused", _("Refused")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    class Method(models.TextChoices):
        ORIGINAL = "original", _("the original was seen")
        ISSUER = "issuer", _("the issuer was asked")
        REGISTER = "register", _("found in the issuer's public register")

    issued_on = models.DateField(_("issued on"))
    revoked_on = models.DateField(_("revoked on"), null=True, blank=True)
    verification = models.CharField(
        _("verification"), max_length=10, choices=Verification.choices, default=Verification.DECLARED,
        db_default=Verification.DECLARED,
    )  # fmt: skip
    method = models.CharField(
        _("how it was verified"), max_length=10, choices=Method.choices, blank=True, default="", db_default=""
    )
    verified_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    verified_at = models.DateTimeField(_("verified at"), null=True, blank=True)
    verified_how = models.CharField(_("in a few words"), max_length=240, blank=True, default="", db_default="")
    reason = models.CharField(
        _("reason"), max_length=240, blank=True, default="", db_default="", help_text="why it was refused or revoked"
    )
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)
    declared_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    declared_at = models.DateTimeField(_("declared at"), default=timezone.now, null=True, editable=False)
    replaces = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="renewals")
    file = models.FileField(
        _("the paper"), storage=private_files, max_length=200, blank=True, default="", db_default=""
    )
    file_sha256 = models.CharField(max_length=64, blank=True, editable=False, default="", db_default="")

    class Meta:
        abstract = True

    def is_valid_on(self, day: datetime.date) -> bool:
        """Whether its mark may be shown on `day`. A certificate of a geographical indication asks for that row."""
        ends: datetime.date | None = self.expires_on  # type: ignore[attr-defined]
        ended = ends is not None and day > ends
        revoked = self.revoked_on is not None and day >= self.revoked_on
        return self.verification == self.Verification.VERIFIED and self.issued_on <= day and not ended and not revoked


class OcopRecognition(Paper):
    """Stars for exactly this product, by a decision, until a day. Decision 148/QĐ-TTg: 36 months, 3 to 5 stars."""

    class Level(models.TextChoices):
        DISTRICT = "district", _("District")
        PROVINCE = "province", _("Province or city")
        MINISTRY = "ministry", _("Ministry")

    product = models.ForeignKey(Product, models.CASCADE, related_name="recognitions", verbose_name=_("product"))
    stars = models.PositiveSmallIntegerField(_("stars"), validators=[MinValueValidator(3), MaxValueValidator(5)])
    score = models.DecimalField(_("score"), max_digits=4, decimal_places=1, null=True, blank=True)
    decision = models.CharField(_("decision number"), max_length=80)
    issuer = models.CharField(_("issuer"), max_length=160)
    level = models.CharField(
        _("recognised by"), max_length=10, choices=Level.choices, blank=True, default="", db_default=""
    )
    expires_on = models.DateField(_("valid until"))

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

    @property
    def holder(self) -> Cooperative:
        """Whose goods they are."""
        return self.product.producer

    @property
    def name(self) -> str:
        """What it is called, in the reader's language."""
        return gettext("OCOP %(stars)s stars") % {"stars": self.stars}

    @property
    def number(self) -> str:
        """The decision's."""
        return self.decision

    @property
    def last_day(self) -> datetime.date:
        """The last day on which the stars may be shown, as far as is known today."""
        if self.revoked_on is None:
            return self.expires_on
        return min(self.expires_on, self.revoked_on - datetime.timedelta(days=1))


class Certificate(Paper):
    """A certificate with its scope: for which products and areas, how much, from when until when.

    A right to use a geographical indication is one of scheme `gi`: granted by its issuer, by the decision that is its
    number.
    """

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

    holder = models.ForeignKey(Cooperative, models.CASCADE, related_name="certificates", verbose_name=_("holder"))
    scheme = models.CharField(_("scheme"), max_length=12, choices=Scheme.choices)
    name = models.CharField(_("name"), max_length=160)
    number = models.CharField(_("number"), max_length=80)
    number_key = models.CharField(max_length=80, editable=False, default="", db_default="")
    indication = models.ForeignKey(
        GeographicalIndication, models.PROTECT, null=True, blank=True, related_name="rights",
        verbose_name=_("geographical indication"),
    )  # fmt: skip
    issuer = models.CharField(_("issuer"), max_length=160)
    scope = models.CharField(_("scope"), max_length=240, blank=True)
    products = models.ManyToManyField(Product, related_name="certificates", blank=True, verbose_name=_("products"))
    areas = models.ManyToManyField(
        GrowingArea, related_name="certificates", blank=True, verbose_name=_("growing areas")
    )
    quantity_kg = models.DecimalField(_("quantity (kg)"), max_digits=12, decimal_places=1, null=True, blank=True)
    expires_on = models.DateField(_("valid until"), null=True, blank=True)

    objects = CertificateQuerySet.as_manager()

    class Meta:
        ordering = ["-issued_on"]
        verbose_name = _("certificate")
        verbose_name_plural = _("certificates")
        indexes = [
            models.Index(fields=["scheme", "number_key"], name="certificate_number"),
            models.Index(fields=["file_sha256"], name="certificate_file", condition=~models.Q(file_sha256="")),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.number}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write it, with its number as it is compared."""
        self.number_key = number_key(self.number)
        super().save(*args, **kwargs)

    def is_valid_on(self, day: datetime.date) -> bool:
        """As every paper; a geographical indication is also registered on that day. Fetch with `indication` joined."""
        if self.scheme == self.Scheme.GI and not (self.indication and self.indication.holds_on(day)):
            return False
        return super().is_valid_on(day)

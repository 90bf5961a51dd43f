"""What stands on labels printed earlier, and where it leads now. For ever: a code is never another's."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from catalogue.models import Product
from marketplace.append_only import AppendOnly

from .. import gs1
from .lots import LOT_CODE, Lot


class OldCode(AppendOnly):
    """A lot code, a GTIN, or both, as an old label has them; it leads to a lot, or (a GTIN alone) to a product."""

    gtin = models.CharField(
        "GTIN", max_length=14, blank=True,
        validators=[RegexValidator(r"\A[0-9]{14}\Z", _("A GTIN has 14 digits here: put zeros in front."))],
    )  # fmt: skip
    code = models.CharField(_("lot code"), max_length=20, blank=True, validators=[LOT_CODE])
    lot = models.ForeignKey(Lot, models.PROTECT, related_name="old_codes", null=True, blank=True)
    product = models.ForeignKey(Product, models.PROTECT, related_name="old_codes", null=True, blank=True)
    reason = models.CharField(_("why"), max_length=200)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    added_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("old code")
        verbose_name_plural = _("old codes")
        constraints = [
            models.UniqueConstraint(fields=["gtin", "code"], name="old_code_once"),
            models.CheckConstraint(
                condition=(~Q(code="") & Q(lot__isnull=False, product__isnull=True))
                | (~Q(gtin="") & Q(code="", lot__isnull=True, product__isnull=False)),
                name="old_code_leads_to_one_thing",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.gtin or '–'}/{self.code or '–'}"

    def clean(self) -> None:
        """What is in use today is no old code; a GTIN has its check digit."""
        faults: dict[str, Any] = {}
        if self.gtin and not gs1.has_check_digit(self.gtin):
            faults["gtin"] = _("The last digit of this GTIN does not fit the others: one of them is mistyped.")
        elif self.gtin and not self.code and Product.objects.filter(gtin=self.gtin).exists():
            faults["gtin"] = _("This GTIN is a product's today.")
        if self.code and not self.gtin and Lot.objects.filter(code=self.code).exists():
            faults["code"] = _("This is a lot's code today.")
        if not faults and type(self).objects.filter(gtin=self.gtin, code=self.code).exists():
            faults["code" if self.code else "gtin"] = _("This old code leads somewhere already, and for ever.")
        if faults:
            raise ValidationError(faults)

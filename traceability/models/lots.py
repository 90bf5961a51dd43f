"""Lots and what happened to them. Events are appended, never edited; a correction is a further event."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator, RegexValidator
from django.db import models
from django.db.models.functions import Upper
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from catalogue.models import Product
from marketplace.append_only import REFUSAL, AppendOnly
from marketplace.cooperatives.models import Cooperative, Facility, GrowingArea

LOT_CODE = RegexValidator(
    r"\A[A-Z0-9-]{1,20}\Z", _("A lot code has 1 to 20 characters: capital letters, digits and hyphens.")
)


def measure_of(product: Product) -> tuple[str, Decimal]:
    """The unit and the net content of one unit for sale; goods without net content are counted."""
    if product.net_quantity and product.net_unit:
        return product.net_unit, product.net_quantity
    return "piece", Decimal(1)


class LotQuerySet(models.QuerySet["Lot"]):
    """Lots by what may be done with them."""

    def published(self) -> LotQuerySet:
        """Those whose page the public may read: everything that was ever opened."""
        return self.exclude(state=Lot.State.DRAFT)

    def saleable(self, *, on: datetime.date) -> LotQuerySet:
        """Those that may be sold on `on`: active and not past their date."""
        return self.filter(state=Lot.State.ACTIVE).exclude(use_by__lt=on)

    def update(self, **kwargs: Any) -> int:
        """As Django's, but never of the code, which stands on printed labels."""
        if "code" in kwargs:
            raise ValidationError(REFUSAL)
        return super().update(**kwargs)

    update.alters_data = True  # type: ignore[attr-defined]

    def delete(self) -> tuple[int, dict[str, int]]:
        """Refuse: a code that was given is never free again."""
        raise ValidationError(REFUSAL)

    delete.alters_data = True  # type: ignore[attr-defined]
    delete.queryset_only = True  # type: ignore[attr-defined]


class Lot(models.Model):
    """Goods of one product made together: code (unique for ever), dates, quantity in units for sale."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        ACTIVE = "active", _("Active")
        ON_HOLD = "on_hold", _("On hold")
        RECALLED = "recalled", _("Recalled")
        CLOSED = "closed", _("Closed")

    code = models.CharField(
        _("lot code"), max_length=20, unique=True, validators=[LOT_CODE],
        error_messages={"unique": _("This lot code is taken; codes are never used twice.")},
    )  # fmt: skip
    product = models.ForeignKey(Product, models.PROTECT, related_name="lots", verbose_name=_("product"))
    producer = models.ForeignKey(Cooperative, models.PROTECT, related_name="lots", verbose_name=_("producer"))
    facility = models.ForeignKey(
        Facility, models.PROTECT, related_name="lots", null=True, blank=True, verbose_name=_("made at")
    )
    areas = models.ManyToManyField(GrowingArea, related_name="lots", blank=True, verbose_name=_("growing areas"))
    made_on = models.DateField(_("made on"))
    use_by = models.DateField(_("use by"), null=True, blank=True)
    quantity = models.DecimalField(
        _("quantity (units for sale)"), max_digits=12, decimal_places=3, validators=[MinValueValidator(0)]
    )
    # in what its balance is kept, and how much of it one unit for sale holds; none: loose goods, not for sale in units
    unit = models.CharField(max_length=6, blank=True, default="", db_default="")
    content = models.DecimalField(max_digits=10, decimal_places=3, null=True, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.DRAFT)
    recall_reason = models.CharField(_("reason of the recall"), max_length=240, blank=True)
    recalled_at = models.DateTimeField(_("recalled at"), null=True, blank=True)
    opened_at = models.DateTimeField(_("opened at"), null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = LotQuerySet.as_manager()

    class Meta:
        ordering = ["-made_on", "-pk"]
        verbose_name = _("lot")
        verbose_name_plural = _("lots")
        constraints = [
            # with `unique` it follows that "dtl-1" is taken where "DTL-1" is
            models.CheckConstraint(condition=models.Q(code=Upper("code")), name="lot_code_in_capitals"),
            models.CheckConstraint(condition=models.Q(quantity__gte=0), name="lot_quantity_not_negative"),
            models.CheckConstraint(
                condition=models.Q(use_by__isnull=True) | models.Q(use_by__gte=models.F("made_on")),
                name="lot_used_by_after_made",
            ),
        ]

    def __str__(self) -> str:
        return self.code

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write it; the code, once given, is never another one."""
        if not self._state.adding and type(self)._base_manager.filter(pk=self.pk).exclude(code=self.code).exists():
            raise ValidationError({"code": _("A lot keeps its code: it stands on printed labels.")})
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        """The public lot page."""
        return reverse("traceability:lot", kwargs={"code": self.code})

    @property
    def measure(self) -> tuple[str, Decimal | None]:
        """The unit of its balance and what one unit for sale holds of it, as they were when it was opened."""
        return (self.unit, self.content) if self.unit else measure_of(self.product)

    def clean(self) -> None:
        """The date by which to use it is not before the day it was made."""
        if self.use_by and self.made_on and self.use_by < self.made_on:
            raise ValidationError({"use_by": _("The use-by date must not be before the day it was made.")})

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        """Refuse: a code that was given is never free again."""
        raise ValidationError(REFUSAL)


class TraceEvent(AppendOnly):
    """One step of a lot's journey, for ever. A correction is a further event that names the step it corrects."""

    class Step(models.TextChoices):
        SOWING = "sowing", _("Sowing or planting")
        CARE = "care", _("Care")
        HARVEST = "harvest", _("Harvest")
        RECEIVING = "receiving", _("Receiving")
        PROCESSING = "processing", _("Processing")
        DRYING = "drying", _("Drying")
        MILLING = "milling", _("Milling")
        INSPECTION = "inspection", _("Inspection")
        PACKING = "packing", _("Packing")
        STORING = "storing", _("Storing")
        SHIPPING = "shipping", _("Shipping")
        ON_SALE = "on_sale", _("On sale")
        HOLD = "hold", _("Put on hold")
        RELEASE = "release", _("Released")
        RECALL = "recall", _("Recall")
        CORRECTION = "correction", _("Correction")

    lot = models.ForeignKey(Lot, models.PROTECT, related_name="events")
    step = models.CharField(_("step"), max_length=12, choices=Step.choices)
    happened_at = models.DateTimeField(_("when"))
    facility = models.ForeignKey(
        Facility, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("where")
    )
    place = models.CharField(_("place"), max_length=160, blank=True)
    note = models.CharField(_("what was done"), max_length=400, blank=True)
    quantity = models.DecimalField(_("quantity"), max_digits=12, decimal_places=3, null=True, blank=True)
    quantity_unit = models.CharField(_("unit"), max_length=12, blank=True)
    corrects = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="corrections")
    transformation = models.ForeignKey(
        "traceability.Transformation", models.PROTECT, null=True, blank=True, related_name="steps"
    )
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    recorded_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["happened_at", "pk"]
        verbose_name = _("event")
        verbose_name_plural = _("events")
        indexes = [
            # the first page of a lot's journey, however long it is
            models.Index(
                fields=["lot", "happened_at", "id"], condition=models.Q(corrects=None), name="traceevent_journey"
            )
        ]

    def __str__(self) -> str:
        return f"{self.lot} {self.get_step_display()}"

    def clean(self) -> None:
        """A correction names a step of the same lot; nothing else corrects."""
        if (self.step == self.Step.CORRECTION) != (self.corrects is not None):
            raise ValidationError({"corrects": _("A correction names the step that was wrong, and nothing else does.")})
        if self.corrects and self.corrects.lot_id != self.lot_id:
            raise ValidationError({"corrects": _("This step belongs to another lot.")})
        if self.corrects and self.corrects.corrects_id:
            raise ValidationError({"corrects": _("A correction is not corrected; correct the step itself once more.")})

"""A return or complaint about an order: what, why, what is wanted, what was said and done."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.files.storage import storages
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from marketplace.fields import DongField

from ..status import Actor
from .status import OPEN, ClaimState


def private_files() -> Any:
    """Where photographs of buyers are kept: no address of the site leads there."""
    return storages["private"]


class Claim(models.Model):
    """What one buyer asks about some lines of one order.

    `offered` in đồng; `answer_before` is the deadline of whoever is asked next.
    """

    class Kind(models.TextChoices):
        RETURN = "return", _("Send goods back")
        COMPLAINT = "complaint", _("Complain and keep the goods")

    class Reason(models.TextChoices):
        DAMAGED = "damaged", _("Arrived broken or spoiled")
        QUALITY = "quality", _("Not as good as described")
        WEIGHT = "weight", _("Weighs less than stated")
        WRONG = "wrong", _("Not what I ordered")
        MISSING = "missing", _("Something is missing")
        LATE = "late", _("Arrived too late")
        MIND = "mind", _("I do not need it any more")

    class Wish(models.TextChoices):
        MONEY = "money", _("Money back")
        REPLACEMENT = "replacement", _("A replacement")
        ANSWER = "answer", _("Only an answer")

    order = models.ForeignKey("order.Order", models.PROTECT, related_name="claims", verbose_name=_("order"))
    kind = models.CharField(_("what should happen"), max_length=10, choices=Kind.choices)
    reason = models.CharField(_("reason"), max_length=10, choices=Reason.choices)
    wish = models.CharField(_("wanted"), max_length=12, choices=Wish.choices)
    words = models.TextField(_("what happened"), max_length=2000)
    state = models.CharField(_("state"), max_length=16, choices=ClaimState.choices, default=ClaimState.ASKED)
    answer_before = models.DateTimeField(_("answer before"), null=True, blank=True)
    offered = DongField(_("offered"), default=0)
    asked_at = models.DateTimeField(_("asked at"), auto_now_add=True)

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("return or complaint")
        verbose_name_plural = _("returns and complaints")
        constraints = [models.CheckConstraint(condition=Q(offered__gte=0), name="claim_offer_not_negative")]
        indexes = [
            models.Index(fields=["answer_before"], name="claim_waiting", condition=Q(state__in=sorted(map(str, OPEN))))
        ]

    def __str__(self) -> str:
        return f"{self.order.number}/{self.pk}"

    @property
    def is_open(self) -> bool:
        """Whether somebody has still to do something."""
        return self.state in OPEN


class ClaimLine(models.Model):
    """Units of one order line that a claim is about, and what became of those that came back."""

    class Fate(models.TextChoices):
        NONE = "", _("Not decided")
        RESTOCK = "restock", _("For sale again")
        DISCARD = "discard", _("Thrown away")

    claim = models.ForeignKey(Claim, models.CASCADE, related_name="lines")
    line = models.ForeignKey("order.Line", models.PROTECT, related_name="claimed")
    quantity = models.PositiveIntegerField(_("how many"))
    fate = models.CharField(_("what became of it"), max_length=8, choices=Fate.choices, blank=True, default=Fate.NONE)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["claim", "line"], name="claim_line_once"),
            models.CheckConstraint(condition=Q(quantity__gt=0), name="claim_line_quantity_positive"),
        ]

    def __str__(self) -> str:
        return f"{self.line.title} × {self.quantity}"


class ClaimPicture(models.Model):
    """A photograph of the buyer's, written anew without its metadata."""

    claim = models.ForeignKey(Claim, models.CASCADE, related_name="pictures")
    file = models.FileField(storage=private_files, max_length=200)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.file.name


class ClaimStep(models.Model):
    """One move of a claim: who said what. Only ever added to."""

    claim = models.ForeignKey(Claim, models.CASCADE, related_name="steps")
    state = models.CharField(max_length=16, choices=ClaimState.choices)
    by = models.CharField(max_length=8, choices=Actor.choices)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    words = models.TextField(blank=True, max_length=2000)
    amount = DongField(default=0)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.claim_id}: {self.state}"

    @property
    def said(self) -> str:
        """What was said; of a deadline in the reader's language, for nobody has written it."""
        return gettext("Nobody answered in time.") if self.by == Actor.CLOCK else self.words

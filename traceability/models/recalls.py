"""Recalls and drills of them: which lots, why, how far; `docs/recall.md` is the paper."""

from __future__ import annotations

import datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .lots import Lot, TraceEvent


class RecallQuerySet(models.QuerySet["Recall"]):
    """Recalls by where they stand."""

    def real(self) -> RecallQuerySet:
        """Those that are no drill."""
        return self.filter(is_drill=False)

    def binding(self) -> RecallQuerySet:
        """Real ones that were not withdrawn: their lots stay recalled."""
        return self.real().exclude(state=Recall.State.WITHDRAWN)

    def standing(self) -> RecallQuerySet:
        """Those of them that are not closed: what nobody may use."""
        return self.binding().exclude(state=Recall.State.CLOSED)

    def unfinished(self) -> RecallQuerySet:
        """Those with which the worker goes on: drills too, and what was withdrawn and is not taken back everywhere."""
        return self.filter(Q(state=Recall.State.RUNNING) | Q(state=Recall.State.WITHDRAWN, taken_back_at=None))


class Recall(models.Model):
    """A lot and all that was made of it taken off sale; as a drill, the same search without any effect."""

    class State(models.TextChoices):
        RUNNING = "running", _("Running")
        OPEN = "open", _("Everybody was told")
        CLOSED = "closed", _("Closed")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    class Hazard(models.TextChoices):
        DANGER = "danger", _("May harm health")
        DOUBT = "doubt", _("May be spoilt or unclean")
        FAULT = "fault", _("Not as labelled; no danger")

    lot = models.ForeignKey(Lot, models.PROTECT, related_name="recalls", verbose_name=_("lot"))
    is_drill = models.BooleanField(_("drill"), default=False)
    reason = models.CharField(_("reason"), max_length=240)
    hazard = models.CharField(_("danger"), max_length=8, choices=Hazard.choices, default=Hazard.DANGER)
    instructions = models.CharField(_("what buyers should do"), max_length=400, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.RUNNING)
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    opened_at = models.DateTimeField(_("opened at"), default=timezone.now)
    off_sale_at = models.DateTimeField(_("off sale at"), null=True, blank=True)
    finished_at = models.DateTimeField(_("everybody told at"), null=True, blank=True)
    orders_found = models.PositiveIntegerField(_("orders"), default=0)
    orders_in_hand = models.PositiveIntegerField(_("orders to stop"), default=0)
    buyers_told = models.PositiveIntegerField(_("buyers written to"), default=0)
    units_sent = models.PositiveIntegerField(_("units with buyers"), default=0)
    closed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    closed_at = models.DateTimeField(_("closed at"), null=True, blank=True)
    closed_reason = models.CharField(_("why it was closed"), max_length=240, blank=True)
    withdrawn_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, blank=True)
    withdrawn_reason = models.CharField(
        _("why it was withdrawn"), max_length=240, blank=True, default="", db_default=""
    )
    taken_back_at = models.DateTimeField(_("everybody told of the withdrawal at"), null=True, blank=True)

    objects = RecallQuerySet.as_manager()

    class Meta:
        ordering = ["-opened_at", "-pk"]
        verbose_name = _("recall")
        verbose_name_plural = _("recalls")
        constraints = [
            models.UniqueConstraint(
                fields=["lot"],
                condition=Q(is_drill=False) & ~Q(state__in=["closed", "withdrawn"]),
                name="one_recall_of_a_lot_at_a_time",
            ),  # fmt: skip
            models.CheckConstraint(
                condition=~Q(state="closed") | ~Q(closed_reason="") | Q(is_drill=True),
                name="recall_closed_with_a_reason",
            ),
            models.CheckConstraint(
                condition=~Q(state="withdrawn") | (~Q(withdrawn_reason="") & Q(withdrawn_at__isnull=False)),
                name="recall_withdrawn_with_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_by=None) | Q(opened_by=None) | ~Q(withdrawn_by=F("opened_by")),
                name="recall_withdrawn_by_another",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.lot} {self.get_state_display()}"

    @property
    def goes_on(self) -> bool:
        """Whether the worker still writes to buyers or into journeys."""
        return self.state == self.State.RUNNING or (self.state == self.State.WITHDRAWN and not self.taken_back_at)

    @property
    def took(self) -> datetime.timedelta | None:
        """From the press on the button until everybody was found and written to; None while it runs."""
        return self.finished_at - self.opened_at if self.finished_at else None


class RecallLot(models.Model):
    """A lot that a recall reaches: the lot itself (`depth` 0) and what was made of it.

    `is_told` where an earlier recall had it already, so that its buyers and its journey were told by that one.
    `correction`: the step that takes `event` back, where the recall was withdrawn.
    """

    recall = models.ForeignKey(Recall, models.PROTECT, related_name="reached")
    lot = models.ForeignKey(Lot, models.PROTECT, related_name="+")
    depth = models.PositiveSmallIntegerField()
    is_told = models.BooleanField(default=False)
    event = models.ForeignKey(TraceEvent, models.PROTECT, null=True, blank=True, related_name="+")
    correction = models.ForeignKey(TraceEvent, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["pk"]
        verbose_name = _("lot of a recall")
        verbose_name_plural = _("lots of recalls")
        constraints = [models.UniqueConstraint(fields=["recall", "lot"], name="recall_reaches_a_lot_once")]

    def __str__(self) -> str:
        return f"{self.recall_id}: {self.lot}"


class HoldQuerySet(models.QuerySet["Hold"]):
    """Holds by whether they still keep their lot."""

    def standing(self) -> HoldQuerySet:
        """Those that nobody has lifted: their lot is on hold, or would be were it not recalled."""
        return self.filter(lifted_at=None)


class Hold(models.Model):
    """A lot that is kept while something is checked: held itself (`root` is the lot), or made of one that is.

    A lot stays on hold for as long as one of its holds stands.
    """

    root = models.ForeignKey(Lot, models.PROTECT, related_name="+")
    lot = models.ForeignKey(Lot, models.PROTECT, related_name="holds")
    held_at = models.DateTimeField(default=timezone.now, editable=False)
    lifted_at = models.DateTimeField(null=True, blank=True)

    objects = HoldQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("hold")
        verbose_name_plural = _("holds")
        constraints = [
            models.UniqueConstraint(fields=["root", "lot"], condition=Q(lifted_at=None), name="lot_held_once_for_a_lot")
        ]

    def __str__(self) -> str:
        return f"{self.root_id}: {self.lot}"

"""Scans of labels by day, and the rules by which scans are unusual."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from .labels import Serial
from .lots import Lot


class Scan(models.Model):
    """One reading of a lot's page. No address of the reader; `device` means something on its own day alone."""

    lot = models.ForeignKey(Lot, models.PROTECT, related_name="scans", db_index=False)
    serial = models.ForeignKey(Serial, models.PROTECT, related_name="+", null=True, db_index=False)
    at = models.DateTimeField()
    day = models.DateField(db_index=True)
    province = models.CharField(max_length=5, blank=True)
    device = models.CharField(max_length=16)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("scan")
        verbose_name_plural = _("scans")
        indexes = [
            models.Index(fields=["lot", "day"], name="scan_by_lot_and_day"),
            models.Index(fields=["serial", "at"], name="scan_by_serial", condition=Q(serial__isnull=False)),
        ]

    def __str__(self) -> str:
        return f"{self.lot_id} {self.at:%Y-%m-%d %H:%M}"


class ScanDay(models.Model):
    """What is kept of a day's scans for good: how many, from how many telephones, by province ("" where unknown)."""

    lot = models.ForeignKey(Lot, models.PROTECT, related_name="scan_days", db_index=False)
    day = models.DateField(_("day"), db_index=True)
    province = models.CharField(_("province"), max_length=5, blank=True)
    scans = models.PositiveIntegerField(_("scans"))
    devices = models.PositiveIntegerField(_("telephones"))

    class Meta:
        ordering = ["-day", "province"]
        verbose_name = _("scans of a day")
        verbose_name_plural = _("scans of days")
        constraints = [models.UniqueConstraint(fields=["lot", "day", "province"], name="scan_day_once")]

    def __str__(self) -> str:
        return f"{self.lot_id} {self.day}: {self.scans}"


class ScanRule(models.Model):
    """From a day on: when the scans of one piece are unusual, and how long single scans are kept."""

    effective_from = models.DateField(_("effective from"), unique=True)
    often_devices = models.PositiveIntegerField(_("telephones at which a piece is scanned unusually often"), default=20)
    often_days = models.PositiveIntegerField(_("within so many days"), default=30)
    far_hours = models.PositiveIntegerField(_("hours within which two scans may be far apart"), default=12)
    far_regions = models.PositiveSmallIntegerField(_("regions of the country between two scans far apart"), default=3)
    keep_days = models.PositiveIntegerField(_("days for which single scans are kept"), default=90)
    source = models.CharField(_("source"), max_length=200)

    class Meta:
        ordering = ["-effective_from"]
        verbose_name = _("rule for scans")
        verbose_name_plural = _("rules for scans")
        constraints = [
            models.CheckConstraint(
                condition=Q(often_devices__gte=2) & Q(often_days__gte=1) & Q(keep_days__gte=F("often_days")),
                name="scan_rule_makes_sense",
            )
        ]

    def __str__(self) -> str:
        return f"{self.effective_from}: {self.often_devices}"

"""Registered geographical indications, and the rule by which papers are followed."""

from __future__ import annotations

import datetime

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class GeographicalIndication(models.Model):
    """A registered origin. It belongs to nobody who sells: each user has a right of their own (`Certificate`)."""

    name = models.CharField(_("name"), max_length=160)
    registration_number = models.CharField(
        _("registration number"), max_length=40, unique=True,
        error_messages={"unique": _("This registration number is written down already.")},
    )  # fmt: skip
    manager = models.CharField(_("managed by"), max_length=160, help_text=_("Who grants rights of use."))
    registered_on = models.DateField(_("registered on"))
    cancelled_on = models.DateField(_("cancelled on"), null=True, blank=True)
    cancel_reason = models.CharField(_("reason"), max_length=240, blank=True)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["name"]
        verbose_name = _("geographical indication")
        verbose_name_plural = _("geographical indications")

    def __str__(self) -> str:
        return f"{self.name} ({self.registration_number})"

    def holds_on(self, day: datetime.date) -> bool:
        """Whether the registration stands on `day`."""
        return self.registered_on <= day and (self.cancelled_on is None or day < self.cancelled_on)


class PaperRule(models.Model):
    """From a day on: how many days before its end a cooperative is reminded of a paper; how long stars last."""

    effective_from = models.DateField(_("effective from"), unique=True)
    first_days = models.PositiveSmallIntegerField(
        _("First reminder, days before the end"), default=180, validators=[MaxValueValidator(730)]
    )
    second_days = models.PositiveSmallIntegerField(_("Second reminder"), default=90)
    third_days = models.PositiveSmallIntegerField(_("Third reminder"), default=30, validators=[MinValueValidator(1)])
    ocop_months = models.PositiveSmallIntegerField(
        _("Months for which OCOP stars last"), default=36, validators=[MinValueValidator(1), MaxValueValidator(120)]
    )
    source = models.CharField(_("source"), max_length=200)

    class Meta:
        ordering = ["-effective_from"]
        verbose_name = _("rule for papers")
        verbose_name_plural = _("rules for papers")
        constraints = [
            models.CheckConstraint(
                condition=Q(first_days__gt=F("second_days")) & Q(second_days__gt=F("third_days")) & Q(third_days__gt=0),
                name="paper_rule_reminds_ever_later",
                violation_error_message=_("Each reminder comes closer to the end than the one before."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.effective_from}: {self.first_days}, {self.second_days}, {self.third_days}"

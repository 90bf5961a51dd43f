"""Other systems that read and report events: their accounts, and what they sent, word for word."""

from __future__ import annotations

import uuid
from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from marketplace.append_only import AppendOnly
from marketplace.cooperatives.models import Cooperative


class Correspondent(models.Model):
    """A foreign system with its token, of which only the hash is kept; its reports bear its name for ever."""

    name = models.CharField(
        _("name"), max_length=80, unique=True, error_messages={"unique": _("Another account has this name.")},
        help_text=_("Stands beside what it reports: reported by …"),
    )  # fmt: skip
    cooperative = models.ForeignKey(
        Cooperative, models.PROTECT, null=True, blank=True, related_name="correspondents",
        verbose_name=_("cooperative"), help_text=_("It then reads the drafts and packages of this cooperative too."),
    )  # fmt: skip
    may_report = models.BooleanField(_("may report events"), default=True)
    reads_packages = models.BooleanField(_("reads the packages of all cooperatives"), default=False, db_default=False)
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    token_end = models.CharField(max_length=4, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    revoked_at = models.DateTimeField(_("revoked"), null=True, blank=True)

    class Meta:
        ordering = ["name"]
        verbose_name = _("account of another system")
        verbose_name_plural = _("accounts of other systems")

    def __str__(self) -> str:
        return self.name


class CaptureJob(AppendOnly):
    """One document that an account sent, word for word, and what became of it: all of it, or nothing."""

    number = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    correspondent = models.ForeignKey(Correspondent, models.PROTECT, related_name="jobs")
    document = models.TextField()
    created_at = models.DateTimeField(default=timezone.now)
    finished_at = models.DateTimeField(default=timezone.now)
    success = models.BooleanField()
    stored = models.PositiveIntegerField(default=0)
    known = models.PositiveIntegerField(default=0)
    errors: models.JSONField[Any, Any] = models.JSONField(default=list, blank=True)

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("captured document")
        verbose_name_plural = _("captured documents")

    def __str__(self) -> str:
        return str(self.number)

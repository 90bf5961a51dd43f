"""Who did what, when, to which thing: append-only."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class AuditEntry(models.Model):
    """One act by one person (or by the clock, where `actor` is empty)."""

    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    act = models.CharField(_("act"), max_length=60)
    subject = models.CharField(_("what"), max_length=160)
    details = models.JSONField(default=dict)
    happened_at = models.DateTimeField(auto_now_add=True, db_index=True)

    class Meta:
        ordering = ["-happened_at"]
        verbose_name = _("audit entry")
        verbose_name_plural = _("audit entries")

    def __str__(self) -> str:
        return f"{self.act} {self.subject}"

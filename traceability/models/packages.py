"""What of lots lies packed together, under a name that others may read."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from marketplace.append_only import AppendOnly
from marketplace.cooperatives.models import Cooperative


class Package(AppendOnly):
    """Goods that were packed together; what lies in it, its events alone say (`docs/provenance.md`).

    `uri` is random and says nothing. `source_key` is what it was packed for, and stands in no event.
    """

    uri = models.CharField(max_length=200, unique=True)
    source_key = models.CharField(max_length=40, unique=True)
    cooperative = models.ForeignKey(Cooperative, models.PROTECT, related_name="packages")
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("package")
        verbose_name_plural = _("packages")

    def __str__(self) -> str:
        return self.uri

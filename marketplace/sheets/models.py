"""What every room keeps of a file that it reads."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class ReadFile(models.Model):
    """A file that somebody gave: read first, acted on when a person says so."""

    name = models.CharField(_("file"), max_length=120)
    layout = models.CharField(_("columns"), max_length=240, blank=True)
    known = models.PositiveIntegerField(_("known already"), default=0)
    bad = models.PositiveIntegerField(_("rows that cannot be read"), default=0)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    uploaded_at = models.DateTimeField(auto_now_add=True)
    imported_at = models.DateTimeField(_("imported at"), null=True, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name

"""Who asked for the letter of each day's root."""

from __future__ import annotations

import secrets

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


def new_token() -> str:
    """The secret of the link that ends the letters."""
    return secrets.token_urlsafe(18)


class RootReader(models.Model):
    """Somebody with an account who gets one letter a day with the root, in the language in which they asked."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="root_reader")
    language = models.CharField(max_length=2, default="vi")
    token = models.CharField(max_length=24, unique=True, default=new_token, editable=False)
    since = models.DateTimeField(_("since"), default=timezone.now, editable=False)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("reader of daily roots")
        verbose_name_plural = _("readers of daily roots")

    def __str__(self) -> str:
        return str(self.user)

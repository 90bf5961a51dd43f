"""What somebody who scanned a label found wrong with the goods, and what was answered."""

from __future__ import annotations

import secrets

from django.conf import settings
from django.core.files.storage import Storage, storages
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .lots import Lot


def private_files() -> Storage:
    """Where photographs of readers are kept: no address of the site leads there."""
    return storages["private"]


def new_token() -> str:
    """The secret part of the address at which whoever reported reads the answer."""
    return secrets.token_urlsafe(18)


class ProblemReport(models.Model):
    """One report from a lot's page. `device` means something on its own day alone, and only slows floods."""

    class What(models.TextChoices):
        FAKE = "fake", _("I doubt that the goods are genuine")
        QUALITY = "quality", _("The goods are spoiled or not as described")
        HEALTH = "health", _("Somebody felt unwell after using them")
        LABEL = "label", _("The label or this page is wrong")
        OTHER = "other", _("Something else")

    class State(models.TextChoices):
        NEW = "new", _("New")
        SEEN = "seen", _("Being looked into")
        ANSWERED = "answered", _("Answered")
        CLOSED = "closed", _("Closed without an answer")

    lot = models.ForeignKey(Lot, models.PROTECT, related_name="problems", verbose_name=_("lot"))
    piece = models.CharField(_("number of the piece"), max_length=20, blank=True)
    what = models.CharField(_("What is wrong?"), max_length=8, choices=What.choices)
    words = models.TextField(_("Tell us what you saw"), max_length=2000)
    picture = models.FileField(storage=private_files, upload_to="problems/%Y/%m/", max_length=200, blank=True)
    phone = models.CharField(_("phone"), max_length=16, blank=True, help_text="E.164")
    email = models.EmailField(_("e-mail"), blank=True)
    language = models.CharField(max_length=2, default="vi")
    device = models.CharField(max_length=16, db_index=True)
    token = models.CharField(max_length=24, unique=True, default=new_token, editable=False)
    state = models.CharField(_("state"), max_length=8, choices=State.choices, default=State.NEW)
    answer = models.TextField(_("answer"), max_length=2000, blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    answered_at = models.DateTimeField(_("answered at"), null=True, blank=True)
    created_at = models.DateTimeField(_("reported at"), default=timezone.now, editable=False)

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("reported problem")
        verbose_name_plural = _("reported problems")
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="answered") | (~Q(answer="") & Q(answered_at__isnull=False)),
                name="problem_answered_with_words",
            )
        ]

    def __str__(self) -> str:
        return f"{self.lot} {self.pk}"

    @property
    def is_open(self) -> bool:
        """Whether somebody has still to answer."""
        return self.state in (self.State.NEW, self.State.SEEN)

"""Diaries and lots that a cooperative brings as a file: read first, written when a person says so."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from marketplace.cooperatives.models import Cooperative
from marketplace.sheets.models import ReadFile


class RecordFile(ReadFile):
    """One file of a cooperative."""

    class Kind(models.TextChoices):
        DIARY = "diary", _("Diary of the fields")
        LOTS = "lots", _("Lots")

    cooperative = models.ForeignKey(Cooperative, models.PROTECT, related_name="record_files")
    kind = models.CharField(_("what is in it"), max_length=5, choices=Kind.choices)

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("file of records")
        verbose_name_plural = _("files of records")


class RecordRow(models.Model):
    """A row that can be written, or was. `identity` is what it says: once written it is known in every later file."""

    file = models.ForeignKey(RecordFile, models.CASCADE, related_name="rows")
    row = models.PositiveIntegerField(_("row"))
    identity = models.CharField(max_length=64)
    said: models.JSONField[Any, Any] = models.JSONField()
    is_staged = models.BooleanField(default=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("row of a file")
        verbose_name_plural = _("rows of files")
        constraints = [
            models.UniqueConstraint(fields=["identity"], condition=Q(is_staged=False), name="a_row_is_written_once"),
            models.UniqueConstraint(fields=["file", "identity"], name="a_row_stands_once_in_its_file"),
        ]

    def __str__(self) -> str:
        return f"{self.file} {self.row}"


class RecordFault(models.Model):
    """A row that cannot be written, by its number in the file, with the sentence that says why."""

    file = models.ForeignKey(RecordFile, models.CASCADE, related_name="faults")
    row = models.PositiveIntegerField(_("row"))
    sentence = models.CharField(_("what is wrong"), max_length=300)
    text = models.CharField(_("as it stands"), max_length=120, blank=True)

    class Meta:
        ordering = ["row", "pk"]
        verbose_name = _("row that cannot be read")
        verbose_name_plural = _("rows that cannot be read")

    def __str__(self) -> str:
        return f"{self.file}: {self.row}"

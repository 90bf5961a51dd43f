"""What is written of each event for others to read and to check: its document, its place in a chain, the day's root."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from marketplace.append_only import AppendOnly, AppendOnlyQuerySet
from marketplace.cooperatives.models import Cooperative

from .diary import DiaryEntry
from .exchange import CaptureJob, Correspondent
from .lots import Lot, TraceEvent

HASH = 64  # hexadecimal digits of SHA-256
LONGEST_NAME = 400


class SigningKey(models.Model):
    """The public half of a key that signs records, and when it did; the private half is never in the database."""

    kid = models.CharField(max_length=43, unique=True)  # RFC 7638: the key's own fingerprint
    public = models.CharField(max_length=64)  # 32 bytes, hexadecimal
    not_before = models.DateTimeField(_("in use from"))
    not_after = models.DateTimeField(_("in use until"), null=True, blank=True)

    class Meta:
        ordering = ["not_before", "pk"]
        verbose_name = _("signing key")
        verbose_name_plural = _("signing keys")

    def __str__(self) -> str:
        return self.kid


class Stream(models.Model):
    """One chain: a cooperative's events, or what one account reported. Its row is the lock under which it grows."""

    name = models.CharField(max_length=64, unique=True)
    cooperative = models.OneToOneField(Cooperative, models.PROTECT, null=True, blank=True, related_name="stream")
    correspondent = models.OneToOneField(Correspondent, models.PROTECT, null=True, blank=True, related_name="stream")
    length = models.PositiveBigIntegerField(default=0)
    head = models.CharField(max_length=HASH, blank=True)

    class Meta:
        ordering = ["name"]
        verbose_name = _("chain")
        verbose_name_plural = _("chains")

    def __str__(self) -> str:
        return self.name


class EpcisEventQuerySet(AppendOnlyQuerySet):
    """Events by who may read them."""

    def public(self) -> EpcisEventQuerySet:
        """Those of published lots, and of the fields before them; one that names a draft beside them waits for it."""
        return self.filter(_public())

    def readable_by(self, reader: Correspondent | None) -> EpcisEventQuerySet:
        """The public ones, what an account reported itself, and drafts of its own cooperative."""
        if reader is None:
            return self.public()
        own = models.Q(correspondent=reader)
        if reader.cooperative_id:
            foreign = Lot.objects.filter(state=Lot.State.DRAFT).exclude(producer=reader.cooperative_id)
            own |= models.Q(diary_entry__area__cooperative=reader.cooperative_id)
            own |= models.Q(_of(Lot.objects.filter(producer=reader.cooperative_id))) & ~models.Q(_of(foreign))
        return self.filter(_public() | own)


def _public() -> models.Q:
    of_lots = models.Q(_of(Lot.objects.published())) & ~models.Q(_of(Lot.objects.filter(state=Lot.State.DRAFT)))
    grown = Lot.objects.published().filter(
        areas__diary__told=models.OuterRef("pk"), made_on__gte=models.OuterRef("diary_entry__happened_on")
    )
    return of_lots | models.Q(models.Exists(grown), diary_entry__isnull=False)


def _of(lots: models.QuerySet[Lot]) -> models.Exists:
    return models.Exists(lots.filter(told=models.OuterRef("pk")))


class EpcisEvent(AppendOnly):
    """One event as EPCIS 2.0 says it, and its record in the chain: of a step, of a diary, or reported by an account.

    `body` is the RFC 8785 form that is hashed: the event without its eventID and recordTime. The columns below it are
    for questions alone, and are read from it.
    """

    stream = models.ForeignKey(Stream, models.PROTECT, related_name="events")
    seq = models.PositiveBigIntegerField()
    event_id = models.CharField(max_length=LONGEST_NAME, db_index=True)
    record_time = models.DateTimeField(db_index=True)
    body_sha256 = models.CharField(max_length=HASH)
    prev = models.CharField(max_length=HASH)
    entry_hash = models.CharField(max_length=HASH, unique=True)
    signature = models.CharField(max_length=88)
    key = models.ForeignKey(SigningKey, models.PROTECT, related_name="+")
    body = models.TextField()

    kind = models.CharField(max_length=120, db_index=True)
    event_time = models.DateTimeField(db_index=True)
    action = models.CharField(max_length=8, blank=True)
    biz_step = models.CharField(max_length=LONGEST_NAME, blank=True, db_index=True)
    disposition = models.CharField(max_length=LONGEST_NAME, blank=True, db_index=True)
    read_point = models.CharField(max_length=LONGEST_NAME, blank=True, db_index=True)
    biz_location = models.CharField(max_length=LONGEST_NAME, blank=True, db_index=True)
    transformation_id = models.CharField(max_length=LONGEST_NAME, blank=True, db_index=True)
    is_declared_wrong = models.BooleanField(default=False)

    trace_event = models.OneToOneField(TraceEvent, models.PROTECT, null=True, blank=True, related_name="told")
    diary_entry = models.ForeignKey(DiaryEntry, models.PROTECT, null=True, blank=True, related_name="told")
    job = models.ForeignKey(CaptureJob, models.PROTECT, null=True, blank=True, related_name="events")
    correspondent = models.ForeignKey(Correspondent, models.PROTECT, null=True, blank=True, related_name="events")
    lots = models.ManyToManyField(Lot, related_name="told")

    objects: ClassVar[Any] = EpcisEventQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("EPCIS event")
        verbose_name_plural = _("EPCIS events")
        constraints = [
            models.UniqueConstraint(fields=["stream", "seq"], name="epcis_event_one_place_in_its_chain"),
            models.CheckConstraint(
                condition=models.Q(trace_event__isnull=False, diary_entry__isnull=True, correspondent__isnull=True)
                | models.Q(trace_event__isnull=True, diary_entry__isnull=False, correspondent__isnull=True)
                | models.Q(trace_event__isnull=True, diary_entry__isnull=True, correspondent__isnull=False),
                name="epcis_event_ours_or_reported",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.event_id}"


class EpcisName(AppendOnly):
    """A thing that an event names, in the one form by which it is found, and the part that it plays there."""

    class Role(models.TextChoices):
        EPC = "epc", "epc"
        PARENT = "parent", "parent"
        INPUT = "input", "input"
        OUTPUT = "output", "output"
        CLASS = "class", "class"
        INPUT_CLASS = "in_class", "input class"
        OUTPUT_CLASS = "out_class", "output class"

    event = models.ForeignKey(EpcisEvent, models.PROTECT, related_name="names")
    role = models.CharField(max_length=10, choices=Role.choices)
    uri = models.CharField(max_length=LONGEST_NAME)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("name in an event")
        verbose_name_plural = _("names in events")
        indexes = [models.Index(fields=["uri", "role"], name="epcis_name_by_uri")]

    def __str__(self) -> str:
        return self.uri


class DailyRoot(AppendOnly):
    """One number over all chains as they stood on a day (RFC 9162), published: nobody rewrites behind it unseen.

    `heads` are [stream, seq, entryHash] of each chain, in order: the leaves of the tree.
    """

    day = models.DateField(_("day"), unique=True)
    made_at = models.DateTimeField(_("made at"), default=timezone.now)
    size = models.PositiveIntegerField(_("chains"))
    root = models.CharField(max_length=HASH)
    prev = models.CharField(max_length=HASH)
    entry_hash = models.CharField(max_length=HASH, unique=True)
    signature = models.CharField(max_length=88)
    key = models.ForeignKey(SigningKey, models.PROTECT, related_name="+")
    heads: models.JSONField[Any, Any] = models.JSONField()

    class Meta:
        ordering = ["-day"]
        verbose_name = _("daily root")
        verbose_name_plural = _("daily roots")

    def __str__(self) -> str:
        return f"{self.day} {self.root}"

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
from .packages import Package

HASH = 64  # hexadecimal digits of SHA-256
LONGEST_NAME = 400
TOLD_BY = ("trace_event", "diary_entry", "package", "correspondent")


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
        """Those of published lots, and of the fields before them; one that names a draft beside them waits for it.

        Never what was packed together: it would say what is sold, and when.
        """
        return self.filter(_public())

    def readable_by(self, reader: Correspondent | None) -> EpcisEventQuerySet:
        """The public ones, what an account reported itself, and drafts and packages of its own cooperative."""
        if reader is None:
            return self.public()
        own = models.Q(correspondent=reader)
        if reader.cooperative_id:
            foreign = Lot.objects.filter(state=Lot.State.DRAFT).exclude(producer=reader.cooperative_id)
            own |= models.Q(package__cooperative=reader.cooperative_id)
            own |= models.Q(diary_entry__area__cooperative=reader.cooperative_id)
            own |= models.Q(_of(Lot.objects.filter(producer=reader.cooperative_id))) & ~models.Q(_of(foreign))
        if reader.reads_packages:
            own |= models.Q(package__isnull=False)
        return self.filter(_public() | own)


def _public() -> models.Q:
    of_lots = models.Q(_of(Lot.objects.published())) & ~models.Q(_of(Lot.objects.filter(state=Lot.State.DRAFT)))
    grown = Lot.objects.published().filter(
        areas__diary__told=models.OuterRef("pk"), made_on__gte=models.OuterRef("diary_entry__happened_on")
    )
    return models.Q(package=None) & (of_lots | models.Q(models.Exists(grown), diary_entry__isnull=False))


def _of(lots: models.QuerySet[Lot]) -> models.Exists:
    return models.Exists(lots.filter(told=models.OuterRef("pk")))


def _told_by(one: str) -> models.Q:
    return models.Q(**{f"{each}__isnull": each != one for each in TOLD_BY})


class EpcisEvent(AppendOnly):
    """One event as EPCIS 2.0 says it, and its record in a chain: of a step, a diary, a package, or reported.

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
    package = models.ForeignKey(Package, models.PROTECT, null=True, blank=True, related_name="told")
    job = models.ForeignKey(CaptureJob, models.PROTECT, null=True, blank=True, related_name="events")
    correspondent = models.ForeignKey(Correspondent, models.PROTECT, null=True, blank=True, related_name="events")
    lots = models.ManyToManyField(Lot, related_name="told")  # none of a package's: their journeys would never end

    objects: ClassVar[Any] = EpcisEventQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("EPCIS event")
        verbose_name_plural = _("EPCIS events")
        constraints = [
            models.UniqueConstraint(fields=["stream", "seq"], name="epcis_event_one_place_in_its_chain"),
            models.CheckConstraint(
                condition=_told_by("trace_event")
                | _told_by("diary_entry")
                | _told_by("package")
                | _told_by("correspondent"),
                name="epcis_event_ours_or_reported",
            ),
        ]
        indexes = [
            # who reads without an account does not wait for the packages in between
            models.Index(fields=["id"], condition=models.Q(package=None), name="epcis_event_of_no_package"),
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

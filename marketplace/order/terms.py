"""Deadlines and ceilings as dated configuration: what holds on a day, and by which rule."""

from __future__ import annotations

import datetime
from collections.abc import Collection
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from marketplace.money import MAX_VND
from marketplace.places.models import Province


class TermKey(models.TextChoices):
    """What is configured."""

    VIETQR_MINUTES = "vietqr_minutes", _("Minutes to pay by VietQR")
    CARD_MINUTES = "card_minutes", _("Minutes to pay by card")
    ACCEPT_HOURS = "accept_hours", _("Hours for a cooperative to accept an order")
    COD_CEILING = "cod_ceiling", _("Highest order paid on delivery (đồng)")
    REMIND_PAY_MINUTES = "remind_pay_minutes", _("Minutes before the deadline at which a buyer is reminded to pay")
    REMIND_HOURS = "remind_hours", _("Hours before the deadline at which a cooperative is reminded")
    LATE_DAYS = "late_days", _("Days after the last promised day at which a parcel is late")
    RETURN_HOURS_FRESH = "return_hours_fresh", _("Hours to return or complain about fresh goods")
    RETURN_DAYS = "return_days", _("Days to return or complain about other goods")
    CLAIM_ANSWER_HOURS = "claim_answer_hours", _("Hours for a cooperative to answer a return or complaint")
    CLAIM_AGREE_HOURS = "claim_agree_hours", _("Hours for a buyer to disagree with that answer")
    RETURN_GOODS_DAYS = "return_goods_days", _("Days for goods to come back, or a replacement to go")
    REMIT_DAYS = "remit_days", _("Days after delivery in which a carrier passes on the cash")


class Unit(models.TextChoices):
    """In what a value counts."""

    MINUTES = "minutes", _("minutes")
    HOURS = "hours", _("hours")
    DAYS = "days", _("days")
    DONG = "dong", "₫"


MOST: Final = {Unit.MINUTES: 24 * 60, Unit.HOURS: 30 * 24, Unit.DAYS: 366, Unit.DONG: MAX_VND}
CARD_LEAST: Final = 30  # minutes: the card provider keeps its page open no shorter


def unit_of(key: TermKey) -> Unit:
    """The unit that stands in the name of `key`; đồng where none does."""
    return next((unit for unit in Unit if unit in key.split("_")), Unit.DONG)


def limits_of(key: TermKey) -> tuple[int, int]:
    """The least and the greatest value that make sense. A ceiling of 0 đồng means: not at all."""
    unit = unit_of(key)
    least = CARD_LEAST if key == TermKey.CARD_MINUTES else int(unit != Unit.DONG)
    return least, MOST[unit]


class Term(models.Model):
    """One value from a day until a day (both included), for every province or for those named."""

    key = models.CharField(_("what"), max_length=20, choices=TermKey.choices)
    value = models.PositiveBigIntegerField(_("value"))
    provinces = models.ManyToManyField(
        Province, related_name="+", blank=True, verbose_name=_("only in these provinces")
    )
    effective_from = models.DateField(_("effective from"))
    effective_to = models.DateField(_("effective to"), null=True, blank=True)
    legal_ref = models.CharField(_("source"), max_length=200)

    class Meta:
        ordering = ["key", "-effective_from"]
        verbose_name = _("term")
        verbose_name_plural = _("terms")
        constraints = [
            models.UniqueConstraint(fields=["key", "effective_from"], name="term_one_a_day"),
            models.CheckConstraint(
                condition=Q(effective_to__isnull=True) | Q(effective_to__gte=F("effective_from")),
                name="term_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_key_display()}: {self.value}"

    def holds_on(self, day: datetime.date) -> bool:
        """Whether `day` lies in it."""
        return self.effective_from <= day and (self.effective_to is None or self.effective_to >= day)


@dataclass(frozen=True, slots=True)
class InForce:
    """A term as it holds on a day; `provinces` are codes, None for everywhere."""

    value: int
    provinces: frozenset[str] | None
    legal_ref: str

    def covers(self, province: Province) -> bool:
        """Whether it holds in `province`."""
        return self.provinces is None or province.code in self.provinces


# what holds while the operator has set nothing: the demonstration's own rules, no law
_UNSET: Final = {
    TermKey.VIETQR_MINUTES: InForce(30, None, "Quy chế hoạt động của sàn, mục thanh toán"),
    TermKey.CARD_MINUTES: InForce(60, None, "Quy chế hoạt động của sàn, mục thanh toán"),
    TermKey.ACCEPT_HOURS: InForce(24, None, "Quy chế hoạt động của sàn, mục xác nhận đơn"),
    TermKey.COD_CEILING: InForce(5_000_000, None, "Quy chế hoạt động của sàn, mục thanh toán"),
    TermKey.REMIND_PAY_MINUTES: InForce(10, None, "Quy chế hoạt động của sàn, mục thanh toán"),
    TermKey.REMIND_HOURS: InForce(4, None, "Quy chế hoạt động của sàn, mục xác nhận đơn"),
    TermKey.LATE_DAYS: InForce(3, None, "Quy chế hoạt động của sàn, mục giao hàng"),
    TermKey.RETURN_HOURS_FRESH: InForce(24, None, "Quy chế hoạt động của sàn, mục đổi trả"),
    TermKey.RETURN_DAYS: InForce(7, None, "Quy chế hoạt động của sàn, mục đổi trả"),
    TermKey.CLAIM_ANSWER_HOURS: InForce(48, None, "Quy chế hoạt động của sàn, mục khiếu nại"),
    TermKey.CLAIM_AGREE_HOURS: InForce(72, None, "Quy chế hoạt động của sàn, mục khiếu nại"),
    TermKey.RETURN_GOODS_DAYS: InForce(10, None, "Quy chế hoạt động của sàn, mục đổi trả"),
    TermKey.REMIT_DAYS: InForce(7, None, "Quy chế hoạt động của sàn, mục thu hộ"),
}


@dataclass(frozen=True, slots=True)
class Course:
    """A key over time: what holds (`since` None: the shop's own rule), what is to come and what has been."""

    key: TermKey
    now: InForce
    since: Term | None
    coming: list[Term]
    past: list[Term]


def courses(day: datetime.date | None = None) -> list[Course]:
    """Every key as it stands on `day` (today), in two queries."""
    day = day or timezone.localdate()
    rows = Term.objects.order_by("key", "-effective_from").prefetch_related("provinces")
    by_key = {key: list(terms) for key, terms in groupby(rows, key=lambda term: term.key)}
    return [_course(key, by_key.get(key, []), day) for key in TermKey]


def _course(key: TermKey, terms: list[Term], day: datetime.date) -> Course:
    since = next((term for term in terms if term.holds_on(day)), None)
    coming = [term for term in reversed(terms) if term.effective_from > day]
    past = [term for term in terms if term != since and term not in coming]
    return Course(key, _as_it_holds(since) if since else _UNSET[key], since, coming, past)


def _as_it_holds(term: Term) -> InForce:
    codes = frozenset(province.code for province in term.provinces.all())
    return InForce(term.value, codes or None, term.legal_ref)


def term_on(key: TermKey, day: datetime.date | None = None) -> InForce:
    """The value of `key` on `day` (today); the newest that has begun and not ended."""
    return terms_on([key], day)[key]


def terms_on(keys: Collection[TermKey], day: datetime.date | None = None) -> dict[TermKey, InForce]:
    """The same of several, in one query while none is set."""
    day = day or timezone.localdate()
    begun = Term.objects.filter(key__in=keys, effective_from__lte=day).prefetch_related("provinces")
    standing = begun.filter(Q(effective_to=None) | Q(effective_to__gte=day)).order_by("effective_from")
    held = {TermKey(term.key): _as_it_holds(term) for term in standing}  # the newest stands last
    return {key: held.get(key, _UNSET[key]) for key in keys}

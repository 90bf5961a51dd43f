"""Readings of carriers' cash: files, rows that did not fit, and parcels whose cash has not come."""

from __future__ import annotations

import datetime

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Sum
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from marketplace.fields import DongField
from marketplace.ledger.models import SaleTerms
from marketplace.order.models import Parcel, Purchase
from marketplace.order.terms import TermKey, term_on

from ..models import Remittance, RemittedRow, WriteOff

State = WriteOff.State
STATES = {"waiting": _("To be decided"), "done": _("Decided")}


def remittances() -> QuerySet[Remittance]:
    """Files, the newest first, with how many rows each brought."""
    return Remittance.objects.select_related("uploaded_by").annotate(brought=Count("rows")).order_by("-pk")


def rows_of(remittance: Remittance) -> QuerySet[RemittedRow]:
    """What a file brought, in its order."""
    return remittance.rows.select_related("parcel__order__purchase").order_by("row")


def sums_of(remittance: Remittance) -> dict[str, int]:
    """What its new rows come to, in đồng: collected, fees, and what the carrier passes on."""
    found = remittance.rows.aggregate(amount=Sum("amount"), fee=Sum("fee"))
    amount, fee = int(found["amount"] or 0), int(found["fee"] or 0)
    return {"amount": amount, "fee": fee, "rest": amount - fee}


def cash_to_settle() -> QuerySet[RemittedRow]:
    """Rows about which a person must decide, the oldest first."""
    none = RemittedRow.Problem.NONE
    waiting = RemittedRow.objects.filter(decision=RemittedRow.Decision.NONE).exclude(problem=none)
    return waiting.select_related("parcel__order", "remittance").order_by("pk")


def differences(problem: str = "", state: str = "waiting") -> QuerySet[RemittedRow]:
    """Rows that did not fit, of one problem or all, decided or not."""
    if state == "done":
        decided = RemittedRow.objects.exclude(decision=RemittedRow.Decision.NONE)
        found = decided.select_related("parcel__order", "remittance", "decided_by").order_by("-decided_at")
    else:
        found = cash_to_settle()
    return found.filter(problem=problem) if problem in RemittedRow.Problem.values and problem else found


def difference(pk: int) -> RemittedRow | None:
    """One row with all that its page shows."""
    related = ("parcel__order__purchase", "parcel__order__cooperative", "remittance", "decided_by")
    return RemittedRow.objects.select_related(*related).filter(pk=pk).first()


def unremitted(now: datetime.datetime | None = None) -> QuerySet[Parcel]:
    """Delivered parcels whose cash no carrier has passed on in time, or not all of it; the longest first.

    What is written off, or is proposed to be, is not among them.
    """
    until = (now or timezone.now()) - datetime.timedelta(days=term_on(TermKey.REMIT_DAYS).value)
    kept = SaleTerms.objects.filter(kept=True).values("source_key")
    by_carrier = Parcel.objects.filter(order__purchase__method=Purchase.Method.COD, to_collect__gt=0)
    given_up = Exists(WriteOff.objects.filter(parcel=OuterRef("pk"), state__in=(State.PROPOSED, State.APPROVED)))
    waiting = by_carrier.filter(~given_up, delivered_at__lt=until).exclude(order__number__in=kept)
    come = Coalesce(Sum("remitted__booked"), 0, output_field=DongField())
    waiting = waiting.annotate(come=come, missing=F("to_collect") - F("come")).filter(missing__gt=0)
    return waiting.select_related("order__purchase", "order__cooperative").order_by("delivered_at", "pk")


def parcels_named(typed: str) -> list[Parcel]:
    """Parcels that a person may mean: of this order, or of this tracking number; cash parcels alone."""
    typed = typed.strip()
    named = Q(order__number__iexact=typed) | Q(tracking_number__iexact=typed)
    cash = Parcel.objects.filter(named, order__purchase__method=Purchase.Method.COD)
    return list(cash.select_related("order").order_by("pk")[:20]) if typed else []


def write_offs(state: str) -> QuerySet[WriteOff]:
    """Write-offs that stand there, the newest first."""
    found = WriteOff.objects.filter(state=state).select_related("proposed_by", "decided_by")
    return found.select_related("parcel__order__purchase", "parcel__order__cooperative").order_by("-pk")


def write_off(pk: int) -> WriteOff | None:
    """One of them."""
    return WriteOff.objects.filter(pk=pk).first()

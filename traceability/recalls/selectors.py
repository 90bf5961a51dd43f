"""Readings of recalls; each `…_for` fetches and authorises at once, and is 404 for a stranger."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from django.http import Http404

from marketplace.cooperatives.models import Cooperative

from ..models import Hold, Lot, Recall, RecallLot
from ..selectors import descendants


def recalls_for(cooperative: Cooperative | None) -> QuerySet[Recall]:
    """Recalls and drills that reach lots of this cooperative (None: the alliance sees all), newest first."""
    found = Recall.objects.select_related("lot__product", "lot__producer", "opened_by", "closed_by")
    if cooperative is None:
        return found
    reaches = Exists(RecallLot.objects.filter(recall=OuterRef("pk"), lot__producer=cooperative))
    return found.filter(Q(lot__producer=cooperative) | Q(is_drill=False) & reaches)


def recall_for(cooperative: Cooperative | None, pk: int) -> Recall:
    """One of them; Http404 otherwise."""
    recall = recalls_for(cooperative).filter(pk=pk).first()
    if recall is None:
        raise Http404
    return recall


def recall_of(lot: Lot) -> Recall | None:
    """The recall that keeps this lot: the one that stands, or else the last."""
    found = Recall.objects.binding().filter(reached__lot=lot).select_related("lot").order_by("-pk")
    standing: Recall | None = found.exclude(state=Recall.State.CLOSED).first() or found.first()
    return standing


def public_recalls() -> QuerySet[Recall]:
    """What everybody reads: those that stand, then those that were withdrawn, the newest first, with their lots."""
    told = (
        Recall.objects.real()
        .exclude(state=Recall.State.CLOSED)
        .select_related("lot__product", "lot__producer__province")
    )
    return told.annotate(lots=Count("reached")).order_by(F("withdrawn_at").desc(nulls_first=True), "-opened_at", "-pk")


@dataclass(frozen=True, slots=True)
class Made:
    """How many lots were made of one, and how many of them are other cooperatives'."""

    lots: int
    others: int


def made_of(lot: Lot) -> Made:
    """What a hold would keep beside the lot itself: what was made of it and is on sale."""
    found = Lot.objects.filter(pk__in=descendants(lot), state=Lot.State.ACTIVE)
    return Made(found.count(), found.exclude(producer=lot.producer_id).count())


def held_with(lot: Lot) -> Made:
    """What releasing it would put on sale beside the lot itself: what its own hold keeps, and no other one."""
    own = Hold.objects.standing().filter(root=lot).values("lot")
    other = Hold.objects.standing().filter(lot=OuterRef("pk")).exclude(root=lot)
    found = Lot.objects.filter(~Exists(other), pk__in=own, state=Lot.State.ON_HOLD).exclude(pk=lot.pk)
    return Made(found.count(), found.exclude(producer=lot.producer_id).count())


def held_for(lot: Lot) -> list[str]:
    """The codes of other lots because of which this one is on hold: it was made of them."""
    standing = Hold.objects.standing().filter(lot=lot).exclude(root=lot)
    return list(standing.order_by("root__code").values_list("root__code", flat=True))

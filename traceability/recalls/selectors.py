"""Readings of recalls; each `…_for` fetches and authorises at once, and is 404 for a stranger."""

from __future__ import annotations

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.http import Http404

from marketplace.cooperatives.models import Cooperative

from ..models import Lot, Recall, RecallLot


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
    """The recall that reaches this lot: the one that stands, or else the last."""
    found = Recall.objects.real().filter(reached__lot=lot).select_related("lot").order_by("-pk")
    standing: Recall | None = found.exclude(state=Recall.State.CLOSED).first() or found.first()
    return standing


def public_recalls() -> QuerySet[Recall]:
    """What everybody reads: those that stand, the newest first, with how many lots each reaches."""
    standing = Recall.objects.standing().select_related("lot__product", "lot__producer__province")
    return standing.annotate(lots=Count("reached")).order_by("-opened_at", "-pk")

"""Readings of returns and complaints; each `…_for` fetches and authorises at once, and is 404 for a stranger."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.db.models import F, QuerySet, Sum
from django.http import Http404
from django.utils import timezone

from marketplace.cooperatives.models import Cooperative
from marketplace.ledger.rules import Sale
from marketplace.ledger.sales import SOURCE
from marketplace.ledger.selectors import standing
from traceability.models import Lot

from ..journal import delivery_paid, terms_of
from ..models import Claim, ClaimLine, ClaimPicture, Line, Order, Purchase
from ..reckoning import within
from ..status import OrderStatus
from ..windows import window_of
from ..worth import worth_of as order_worth
from .status import COUNTED, ClaimState

S = OrderStatus
CLAIMABLE = frozenset({S.DELIVERED, S.COMPLETED, S.RETURN_REQUESTED, S.RETURN_DECLINED})


@dataclass(frozen=True, slots=True)
class Claimable:
    """Units of a line that can still be asked about, and until when; None: recalled goods have no deadline."""

    line: Line
    units: int
    until: datetime.datetime | None
    is_fresh: bool


def delivered_at(order: Order) -> datetime.datetime | None:
    """When it arrived for the first time; a claim that ended brings it back to “delivered”, which counts nothing."""
    times = [one.date_created for one in order.status_changes.all() if one.new_status == S.DELIVERED]
    return min(times, default=None)


def claimable(order: Order, *, now: datetime.datetime | None = None) -> list[Claimable]:
    """The lines of a delivered order whose time has not passed and of which units were not asked about before."""
    arrived = delivered_at(order)
    if order.status not in CLAIMABLE or arrived is None:
        return []
    now, day = now or timezone.now(), timezone.localdate(arrived)
    fresh, other = window_of(True, day), window_of(False, day)
    counted = ClaimLine.objects.filter(line__order=order, claim__state__in=COUNTED).order_by()
    asked = dict(counted.values_list("line").annotate(Sum("quantity")))
    found = []
    for line in order.lines.all():
        is_fresh = bool(line.product and line.product.perishable)
        until = None if _is_recalled(line) else arrived + (fresh if is_fresh else other)
        units = line.quantity - line.given_back - asked.get(line.pk, 0)
        if units > 0 and (until is None or now <= until):
            found.append(Claimable(line, units, until, is_fresh))
    return found


def _is_recalled(line: Line) -> bool:
    """Whether some of it came from a lot that is recalled; no query where the page fetched the lots."""
    return any(part.lot.state == Lot.State.RECALLED for part in line.lots.all())


def worth_of(claim: Claim) -> Sale:
    """What the units of a claim are worth now, with their share of discounts and of the delivery charge.

    Never more than what is left of the order in the books.
    """
    left = standing(SOURCE, terms_of(claim.order).source_key).left
    return within(_whole_worth(claim), left)


def whole_worth(claim: Claim) -> int:
    """What they were paid with, in đồng, whatever was given back otherwise."""
    return _whole_worth(claim).total


def is_wholly_back(order: Order) -> bool:
    """Whether nothing of an order that cost something is left."""
    terms = terms_of(order)
    return terms.sale.total > 0 and standing(SOURCE, terms.source_key).left.total == 0


def _whole_worth(claim: Claim) -> Sale:
    terms = terms_of(claim.order)
    lines = list(claim.order.lines.order_by("pk"))
    refunded = ClaimLine.objects.filter(claim__order=claim.order, claim__state=ClaimState.REFUNDED).exclude(claim=claim)
    claimed = dict(refunded.order_by().values_list("line").annotate(Sum("quantity")))
    back = dict(claim.lines.values_list("line", "quantity"))
    gone = {line: line.given_back + claimed.get(line.pk, 0) for line in lines}
    units = {line: min(back.get(line.pk, 0), line.quantity - gone[line]) for line in lines}
    return order_worth(units, after=gone, shipping=delivery_paid(claim.order), own=int(terms.discount))


def whole_claims() -> QuerySet[Claim]:
    """Claims with what their pages show."""
    claims = Claim.objects.select_related("order__purchase", "order__cooperative")
    return claims.prefetch_related("lines__line__product__listing", "pictures", "steps")


def claim_for(purchase: Purchase, order: str, pk: int) -> Claim:
    """A claim of this purchase, which the caller was let in to; Http404 for another's."""
    return _or_404(whole_claims().filter(pk=pk, order__purchase=purchase, order__number=order).first())


def claim_of(cooperative: Cooperative, pk: int) -> Claim:
    """A claim about an order of this cooperative; Http404 for another's."""
    return _or_404(whole_claims().filter(pk=pk, order__cooperative=cooperative).first())


def claim_for_staff(pk: int) -> Claim:
    """Any claim, for the alliance's screens, behind their door."""
    return _or_404(whole_claims().filter(pk=pk).first())


def picture_of(claim: Claim, pk: int) -> ClaimPicture:
    """One of its photographs; Http404 for one of another claim."""
    found = next((picture for picture in claim.pictures.all() if picture.pk == pk), None)
    if found is None:
        raise Http404
    return found


def claims_of(cooperative: Cooperative) -> QuerySet[Claim]:
    """Claims about a cooperative's orders: those that wait for it first, then the newest."""
    return _listed().filter(order__cooperative=cooperative)


def waiting_for_seller(cooperative: Cooperative) -> QuerySet[Claim]:
    """Claims on which the cooperative has to act, the most urgent first."""
    waits = (ClaimState.ASKED, ClaimState.AWAITING_GOODS, ClaimState.REPLACING)
    return claims_of(cooperative).filter(state__in=waits).order_by("answer_before", "pk")


def claims_in(state: str) -> QuerySet[Claim]:
    """Every claim that stands there, the longest waiting first; all, the newest first, for any other word."""
    if state not in ClaimState.values:
        return _listed().order_by("-pk")
    return _listed().filter(state=state).order_by("pk")


def escalated() -> QuerySet[Claim]:
    """Claims that the alliance has to decide."""
    return claims_in(ClaimState.ESCALATED)


def overdue(now: datetime.datetime) -> QuerySet[Claim]:
    """Claims whose next answer is late, the latest first."""
    waiting = (
        ClaimState.ASKED, ClaimState.OFFERED, ClaimState.DECLINED, ClaimState.AWAITING_GOODS, ClaimState.REPLACING,
    )  # fmt: skip
    return Claim.objects.filter(state__in=waiting, answer_before__lt=now).order_by("answer_before", "pk")


def claims_of_purchase(purchase: Purchase) -> dict[int, list[Claim]]:
    """The claims about a purchase by order (pk), the newest first, in one query."""
    found: dict[int, list[Claim]] = {}
    for claim in Claim.objects.filter(order__purchase=purchase).order_by("-pk"):
        found.setdefault(claim.order_id, []).append(claim)
    return found


def _listed() -> QuerySet[Claim]:
    claims = Claim.objects.select_related("order__purchase", "order__cooperative")
    return claims.prefetch_related("lines__line__product__listing").order_by(F("answer_before").asc(nulls_last=True))


def _or_404(claim: Claim | None) -> Claim:
    if claim is None:
        raise Http404
    return claim

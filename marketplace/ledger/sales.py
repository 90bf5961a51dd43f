"""What happens to the money of one sale, by the number of its order. Each act once; the ledger itself is its memory."""

from __future__ import annotations

import datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from . import rules
from .chart import Event, Kind, Part
from .commission import remaining
from .models import Entry, SaleTerms
from .rules import Leg, Sale
from .selectors import standing
from .services import BooksRefused, post

SOURCE = "order"


def book_paid(terms: SaleTerms) -> Entry | None:
    """Money that arrived pays the sale; where the cooperative receives it, it has."""
    if terms.kept:
        return book_collected(terms)
    return _post(terms, Event.PAID, "paid", rules.paid(terms.cooperative_id, terms.sale))


def book_collected(terms: SaleTerms, *, sale: Sale | None = None) -> Entry | None:
    """The buyer paid in cash at the door, or straight to the cooperative; `sale` where not all of it arrived."""
    legs = rules.collected(terms.cooperative_id, sale or terms.sale, by_carrier=not terms.kept)
    return _post(terms, Event.COLLECTED, "paid", legs)


def book_remitted(
    terms: SaleTerms, *, amount: int, fee: int, reference: str, occurred_at: datetime.datetime | None = None
) -> Entry | None:
    """A carrier's line about the sale: `amount` it collected (0 for a refused parcel) and the `fee` it kept."""
    legs = rules.remitted(terms.cooperative_id, amount, fee)
    return _post(terms, Event.REMITTED, f"remitted-{reference}", legs, occurred_at)


def book_written_off(terms: SaleTerms, *, amount: int, reference: str) -> Entry | None:
    """Cash that a carrier collected for the sale and will not pass on; `amount` below zero takes that back."""
    return _post(terms, Event.WRITTEN_OFF, f"written-off-{reference}", rules.written_off(amount))


def book_earned(terms: SaleTerms) -> Entry | None:
    """The sale is completed: what is left of it becomes due, less the commission on what is left."""
    now = standing(SOURCE, terms.source_key)
    if now.earned:
        return _written(_key(terms, "earned"))
    taken = remaining(terms.taken, terms.base, now.left.sold)
    legs = rules.earned(terms.cooperative_id, now.left, taken, kept=now.left.total if terms.kept else 0)
    return _post(terms, Event.EARNED, "earned", legs)


def book_owed_back(terms: SaleTerms) -> Entry | None:
    """All that is left of the sale is owed back: cancelled after payment, refused, wholly returned."""
    known = _written(_key(terms, "back-all"))
    return known or book_refund(terms, back=standing(SOURCE, terms.source_key).left, key="all")


def book_refund(terms: SaleTerms, *, back: Sale, key: str, by_dispute: bool = False) -> Entry | None:
    """`back` of the sale is owed back to the buyer, or lost to a dispute that the cooperative bears; once per `key`.

    Raises ValidationError where more would be given back than is left.
    """
    known = _written(_key(terms, f"back-{key}"))
    if known is not None:
        if _given(known) != back.total:
            raise BooksRefused(f"{known.key} already stands for another amount")
        return known
    now = standing(SOURCE, terms.source_key)
    _check(now.left, back)
    to = Kind.DISPUTE if by_dispute else (Kind.KEPT if terms.kept else Kind.REFUNDS)
    if not now.earned:
        legs = rules.refund_held(terms.cooperative_id, back, to=to)
    else:
        taken = now.taken.minus(remaining(terms.taken, terms.base, now.left.sold - back.sold))
        to = Kind.PAYABLE if to == Kind.KEPT else to
        legs = rules.refund_earned(terms.cooperative_id, back, taken, to=to)
    return _post(terms, Event.DISPUTE_LOST if by_dispute else Event.REFUND_DUE, f"back-{key}", legs)


def book_refund_paid(
    terms: SaleTerms, *, provider: str, amount: int, key: str, occurred_at: datetime.datetime | None = None
) -> Entry | None:
    """What was owed back has left the account at `provider`. Not for money that the cooperative gives back itself."""
    return _post(terms, Event.REFUND_PAID, f"refunded-{key}", rules.refund_paid(provider, amount), occurred_at)


def book_refund_taken(terms: SaleTerms, *, amount: int, key: str) -> Entry | None:
    """What was owed back has been taken by the buyer's bank, in a dispute that is lost."""
    return _post(terms, Event.REFUND_PAID, f"refunded-{key}", rules.refund_taken(amount))


def worth(left: Sale, amount: int) -> Sale:
    """What `amount` đồng back is of what is left of a sale, where nobody says: its goods first, then its delivery."""
    goods = left.sold - left.alliance
    if amount < goods:
        return Sale(goods=amount)
    return Sale(left.goods, amount - goods, left.discount, left.alliance)


def _written(key: str) -> Entry | None:
    entry: Entry | None = Entry.objects.filter(key=key).first()
    return entry


def _given(entry: Entry) -> int:
    """What an entry gives back to the buyer."""
    postings = list(entry.postings.select_related("account"))
    back = (Kind.REFUNDS, Kind.KEPT, Kind.DISPUTE)
    return sum(-int(each.amount) for each in postings if each.account.kind in back or each.part == Part.KEPT)


def _check(left: Sale, back: Sale) -> None:
    parts = [
        (back.goods, left.goods), (back.shipping, left.shipping), (back.discount, left.discount),
        (back.alliance, left.alliance), (back.sold, left.sold), (back.total, left.total),
    ]  # fmt: skip
    if any(not 0 <= given <= most for given, most in parts):
        raise ValidationError(_("No more can be given back than was paid and is not given back yet."))


def _key(terms: SaleTerms, what: str) -> str:
    return f"order-{terms.source_key}-{what}"


def _post(
    terms: SaleTerms, event: Event, what: str, legs: list[Leg], occurred_at: datetime.datetime | None = None
) -> Entry | None:
    return post(
        event=event, key=_key(terms, what), source=SOURCE, source_key=terms.source_key, legs=legs,
        occurred_at=occurred_at,
    )  # fmt: skip

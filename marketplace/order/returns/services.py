"""The acts on returns and complaints that move no money; `payment.claims` holds those that do."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from marketplace.accounts.models import User
from marketplace.audit.services import record
from marketplace.money import format_vnd

from ..models import Claim, ClaimLine, Order
from ..services.moving import locked, move_order
from ..services.packages import write_package
from ..status import Actor, OrderStatus
from ..terms import TermKey, term_on
from .messages import tell
from .photographs import keep_photograph
from .selectors import claimable, is_wholly_back, overdue, worth_of
from .status import OPEN, ClaimState, may_move
from .stock import send_replacement, take_back

S = ClaimState
MOST_PICTURES = 5
HOURS = {
    S.ASKED: TermKey.CLAIM_ANSWER_HOURS, S.OFFERED: TermKey.CLAIM_AGREE_HOURS, S.DECLINED: TermKey.CLAIM_AGREE_HOURS,
}  # fmt: skip
DAYS = {S.AWAITING_GOODS: TermKey.RETURN_GOODS_DAYS, S.REPLACING: TermKey.RETURN_GOODS_DAYS}
# where a claim goes when nobody has answered in time; everything else goes to the alliance
SILENCE = {S.DECLINED: S.REJECTED}


class ClaimRefused(ValidationError):
    """The claim cannot be made, or does not go from here to there by this person."""


@transaction.atomic
def ask(
    *, order: Order, units: Mapping[int, int], kind: str, reason: str, wish: str, words: str,
    pictures: Iterable[ContentFile[bytes]] = (), actor: User | None = None,
) -> Claim:  # fmt: skip
    """The buyer asks about `units` (`{line pk: how many}`) of a delivered order. `pictures` are cleaned uploads.

    Raises ClaimRefused with one sentence: nothing chosen, too late, more than was bought, asked about before, fresh
    goods that are no longer wanted, too many photographs.
    """
    order, pictures = locked(order), list(pictures)
    chosen = {pk: many for pk, many in units.items() if many}
    _check(order, chosen, reason, kind, len(pictures))
    claim = Claim(order=order, kind=kind, reason=reason, wish=wish, words=words.strip())
    claim.answer_before = _deadline(S.ASKED)
    claim.full_clean()
    claim.save()
    ClaimLine.objects.bulk_create(ClaimLine(claim=claim, line_id=pk, quantity=many) for pk, many in chosen.items())
    for picture in pictures:
        keep_photograph(claim, picture)
    _write_down(claim, Actor.BUYER, actor, claim.words)
    _stand(order)
    return claim


@transaction.atomic
def step(
    *, claim: Claim, to: str, actor_kind: str, actor: User | None = None, words: str = "", amount: int = 0
) -> Claim:
    """Move a claim, once: the one mover. Locks its order. `amount` in đồng. Raises ClaimRefused with one sentence.

    For moves that give money back see `payment.claims`: they call this and pay in the same transaction.
    """
    order = locked(claim.order)
    claim = Claim.objects.select_for_update(of=("self",)).select_related("order").get(pk=claim.pk)
    claim.order = order
    before, after = S(claim.state), S(to)
    if not may_move(before, after, Actor(actor_kind)):
        raise ClaimRefused(
            _("This has been answered already: “%(state)s”. Look at it again.") % {"state": before.label}
        )
    claim.state, claim.answer_before = after, _deadline(after)
    claim.offered = amount if after == S.OFFERED else claim.offered
    claim.full_clean()
    claim.save()
    _write_down(claim, Actor(actor_kind), actor, words.strip(), amount)
    return claim


@transaction.atomic
def withdraw(*, claim: Claim, actor: User | None = None) -> Claim:
    """The buyer gives it up; the units may be asked about again while there is time."""
    return _ended(step(claim=claim, to=S.WITHDRAWN, actor_kind=Actor.BUYER, actor=actor))


@transaction.atomic
def decline(*, claim: Claim, words: str, actor_kind: str, actor: User) -> Claim:
    """The cooperative says no, and why; the alliance's no is the last word."""
    _need(words, _("Say why, in a sentence that the buyer can understand."))
    last = Actor(actor_kind) == Actor.STAFF
    to = S.REJECTED if last else S.DECLINED
    return _ended(step(claim=claim, to=to, actor_kind=actor_kind, actor=actor, words=words))


@transaction.atomic
def offer(*, claim: Claim, amount: int, words: str, actor: User) -> Claim:
    """The cooperative offers `amount` đồng, less than what the goods cost; the buyer keeps them."""
    most = worth_of(claim).total
    if not 0 < amount < most:
        raise ClaimRefused(
            {"amount": _("Offer more than 0 and less than %(most)s, which is all of it.") % {"most": format_vnd(most)}}
        )
    return step(claim=claim, to=S.OFFERED, actor_kind=Actor.SELLER, actor=actor, words=words, amount=amount)


@transaction.atomic
def escalate(*, claim: Claim, words: str, actor_kind: str, actor: User | None = None) -> Claim:
    """One side does not agree: the alliance decides."""
    _need(words, _("Say what you do not agree with; the alliance reads it."))
    return step(claim=claim, to=S.ESCALATED, actor_kind=actor_kind, actor=actor, words=words)


@transaction.atomic
def settle(*, claim: Claim, words: str, actor_kind: str, actor: User) -> Claim:
    """The cooperative or the alliance answers a complaint that asks for no money; or a replacement is on its way.

    Units of a replacement leave the stock. Raises ClaimRefused where there are not enough.
    """
    _need(words, _("Write an answer to the buyer."))
    replacing = claim.state == S.REPLACING
    claim = step(claim=claim, to=S.SETTLED, actor_kind=actor_kind, actor=actor, words=words)
    if replacing:
        send_replacement(claim)
    return _ended(claim)


@transaction.atomic
def take_in(*, claim: Claim, fates: Mapping[int, str]) -> None:
    """Goods have come back: for each line (pk) they go for sale again or are thrown away. Part of a larger act.

    Raises ClaimRefused where a line has no such decision.
    """
    lines = list(claim.lines.select_related("line__product__product_class", "line__stockrecord"))
    for one in lines:
        fate = fates.get(one.line_id, "")
        if fate not in (ClaimLine.Fate.RESTOCK, ClaimLine.Fate.DISCARD):
            raise ClaimRefused(_("Choose for each product: for sale again, or thrown away."))
        one.fate = fate
        one.save(update_fields=["fate"])
    take_back(lines)
    write_package(claim.order)
    if claim.order.status == OrderStatus.RETURN_REQUESTED:
        move_order(order=claim.order, to=OrderStatus.RETURN_RECEIVED, actor_kind=Actor.CLAIM)


def keep_claim_deadlines(*, now: datetime.datetime | None = None) -> int:
    """Silence has its end too: the worker moves what nobody answered. Answers how many; each is its own act."""
    now = now or timezone.now()
    return sum(_lapse(claim, now) for claim in overdue(now).select_related("order")[:200])


@transaction.atomic
def _lapse(claim: Claim, now: datetime.datetime) -> bool:
    locked(claim.order)
    late = overdue(now).filter(pk=claim.pk, state=claim.state).first()
    if late is None:  # answered meanwhile
        return False
    to = SILENCE.get(S(late.state), S.ESCALATED)
    _ended(step(claim=late, to=to, actor_kind=Actor.CLOCK))
    return True


def _ended(claim: Claim) -> Claim:
    stand(order=claim.order)
    return claim


def stand(*, order: Order) -> Order:
    """The order stands where its claims have left it; part of the act that moved one of them."""
    return _stand(locked(order))


def _stand(order: Order) -> Order:
    states = list(Claim.objects.filter(order=order).order_by("-pk").values_list("state", flat=True))
    if any(state in OPEN for state in states):
        to = OrderStatus.RETURN_REQUESTED
    elif is_wholly_back(order):
        to = OrderStatus.REFUNDED
    else:
        to = OrderStatus.RETURN_DECLINED if states[:1] == [S.REJECTED] else OrderStatus.DELIVERED
    # a completed order has been reckoned: only giving all of it back still changes where it stands
    if order.status == OrderStatus.COMPLETED and to != OrderStatus.REFUNDED:
        return order
    return move_order(order=order, to=to, actor_kind=Actor.CLAIM)


def _check(order: Order, units: Mapping[int, int], reason: str, kind: str, pictures: int) -> None:
    left = {one.line.pk: one for one in claimable(order)}
    if not left:
        raise ClaimRefused(_("The time to return or complain about this order has passed."))
    if not units:
        raise ClaimRefused(_("Choose what it is about: write how many of at least one product."))
    if any(pk not in left or not 0 < many <= left[pk].units for pk, many in units.items()):
        raise ClaimRefused(_("You can ask about no more than you bought and have not asked about before."))
    if reason == Claim.Reason.MIND and kind != Claim.Kind.RETURN:
        raise ClaimRefused({"kind": _("Goods that you no longer need can only be sent back.")})
    if reason == Claim.Reason.MIND and any(left[pk].is_fresh for pk in units):
        raise ClaimRefused({"reason": _("Fresh goods cannot be sent back because they are no longer needed.")})
    if pictures > MOST_PICTURES:
        raise ClaimRefused({"pictures": _("At most %(most)d photographs.") % {"most": MOST_PICTURES}})


def _need(words: str, sentence: str) -> None:
    if not words.strip():
        raise ClaimRefused({"words": sentence})


def _deadline(state: ClaimState) -> datetime.datetime | None:
    if state in HOURS:
        return timezone.now() + datetime.timedelta(hours=term_on(HOURS[state]).value)
    return timezone.now() + datetime.timedelta(days=term_on(DAYS[state]).value) if state in DAYS else None


def _write_down(claim: Claim, by: Actor, actor: Any, words: str, amount: int = 0) -> None:
    made = claim.steps.create(state=claim.state, by=by, actor=actor, words=words, amount=amount)
    record(
        actor=actor, act="claim.moved", subject=claim.order.number, claim=claim.pk, to=str(claim.state), by=str(by),
        words=words, amount=int(amount),
    )  # fmt: skip
    tell(claim, made)

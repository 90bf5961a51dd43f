"""The states of a return or complaint, and who may move it: the one table of it."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from ..status import Actor


class ClaimState(models.TextChoices):
    """Where a return or complaint stands."""

    ASKED = "asked", _("Waiting for the cooperative's answer")
    OFFERED = "offered", _("Part of the money is offered")
    DECLINED = "declined", _("Declined by the cooperative")
    ESCALATED = "escalated", _("With the alliance")
    AWAITING_GOODS = "awaiting_goods", _("Goods are to come back")
    REPLACING = "replacing", _("A replacement is to be sent")
    REFUNDED = "refunded", _("Money given back")
    SETTLED = "settled", _("Settled without money")
    REJECTED = "rejected", _("Declined for good")
    WITHDRAWN = "withdrawn", _("Withdrawn")


S, A = ClaimState, Actor

# from -> to -> who may
MOVES: dict[ClaimState, dict[ClaimState, frozenset[Actor]]] = {
    S.ASKED: {
        S.AWAITING_GOODS: frozenset({A.SELLER}),
        S.REPLACING: frozenset({A.SELLER}),
        S.REFUNDED: frozenset({A.SELLER}),
        S.SETTLED: frozenset({A.SELLER}),
        S.OFFERED: frozenset({A.SELLER}),
        S.DECLINED: frozenset({A.SELLER}),
        S.ESCALATED: frozenset({A.CLOCK}),
        S.WITHDRAWN: frozenset({A.BUYER}),
    },
    S.OFFERED: {
        S.REFUNDED: frozenset({A.BUYER}),
        # a buyer who says nothing has not agreed: a person looks at it
        S.ESCALATED: frozenset({A.BUYER, A.CLOCK}),
        S.WITHDRAWN: frozenset({A.BUYER}),
    },
    S.DECLINED: {S.ESCALATED: frozenset({A.BUYER}), S.REJECTED: frozenset({A.CLOCK})},
    S.ESCALATED: {
        S.AWAITING_GOODS: frozenset({A.STAFF}),
        S.REPLACING: frozenset({A.STAFF}),
        S.REFUNDED: frozenset({A.STAFF}),
        S.SETTLED: frozenset({A.STAFF}),
        S.REJECTED: frozenset({A.STAFF}),
        S.WITHDRAWN: frozenset({A.BUYER}),
    },
    S.AWAITING_GOODS: {
        S.REFUNDED: frozenset({A.SELLER, A.STAFF}),
        S.REPLACING: frozenset({A.SELLER, A.STAFF}),
        S.ESCALATED: frozenset({A.BUYER, A.SELLER, A.CLOCK}),
        S.WITHDRAWN: frozenset({A.BUYER}),
    },
    S.REPLACING: {
        S.SETTLED: frozenset({A.SELLER, A.STAFF}),
        S.ESCALATED: frozenset({A.BUYER, A.CLOCK}),
    },
    S.REFUNDED: {},
    S.SETTLED: {},
    S.REJECTED: {},
    S.WITHDRAWN: {},
}

# somebody has still to do something
OPEN = frozenset({state for state, moves in MOVES.items() if moves})
# the units of such a claim cannot be asked for again
COUNTED = frozenset(S) - {S.WITHDRAWN}


def may_move(before: str, after: str, actor: Actor) -> bool:
    """Whether `actor` may take a claim from `before` to `after`."""
    return actor in MOVES[ClaimState(before)].get(ClaimState(after), frozenset())


def moves_for(before: str, actor: Actor) -> list[ClaimState]:
    """The states to which `actor` may take a claim that stands at `before`."""
    return [after for after, actors in MOVES[ClaimState(before)].items() if actor in actors]

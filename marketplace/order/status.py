"""The states of an order and of a payment, and who may move them: the one table of it."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class OrderStatus(models.TextChoices):
    """Where one cooperative's order stands."""

    AWAITING_PAYMENT = "awaiting_payment", _("Waiting for payment")
    AWAITING_ACCEPTANCE = "awaiting_acceptance", _("Waiting for the cooperative")
    CONFIRMED = "confirmed", _("Accepted")
    PACKED = "packed", _("Packed")
    PARTLY_SHIPPED = "partly_shipped", _("Partly shipped")
    SHIPPED = "shipped", _("On its way")
    DELIVERED = "delivered", _("Delivered")
    COMPLETED = "completed", _("Completed")
    CANCELLED = "cancelled", _("Cancelled")
    REFUSED = "refused", _("Refused at the door")
    RETURN_REQUESTED = "return_requested", _("Return asked for")
    RETURN_RECEIVED = "return_received", _("Return received")
    REFUNDED = "refunded", _("Refunded")
    RETURN_DECLINED = "return_declined", _("Return declined")


class PaymentState(models.TextChoices):
    """Where the money of a purchase stands; it only moves forward."""

    CREATED = "created", _("Not paid yet")
    PENDING = "pending", _("Waiting for the money")
    PAID = "paid", _("Paid")
    PARTIALLY_REFUNDED = "partially_refunded", _("Partly refunded")
    REFUNDED = "refunded", _("Refunded")
    EXPIRED = "expired", _("Expired")


class Actor(models.TextChoices):
    """Who moves an order."""

    BUYER = "buyer", _("Buyer")
    SELLER = "seller", _("Cooperative")
    STAFF = "staff", _("Alliance")
    CLOCK = "clock", _("Deadline")
    MONEY = "money", _("Payment")
    CLAIM = "claim", _("Return or complaint")


S, A = OrderStatus, Actor

AFTER_A_CLAIM = (S.DELIVERED, S.RETURN_DECLINED, S.REFUNDED)

# from -> to -> who may
MOVES: dict[OrderStatus, dict[OrderStatus, frozenset[Actor]]] = {
    S.AWAITING_PAYMENT: {
        # only money confirms it: staff record the money (payment.services.mark_received), never the state
        S.CONFIRMED: frozenset({A.MONEY}),
        S.CANCELLED: frozenset({A.BUYER, A.STAFF, A.CLOCK}),
    },
    S.AWAITING_ACCEPTANCE: {
        S.CONFIRMED: frozenset({A.SELLER, A.STAFF}),
        # silence ends nothing: the deadline brings it before the alliance, which decides
        S.CANCELLED: frozenset({A.BUYER, A.SELLER, A.STAFF}),
    },
    S.CONFIRMED: {
        S.PACKED: frozenset({A.SELLER, A.STAFF}),
        S.CANCELLED: frozenset({A.BUYER, A.SELLER, A.STAFF}),
    },
    S.PACKED: {
        S.PARTLY_SHIPPED: frozenset({A.SELLER, A.STAFF}),
        S.SHIPPED: frozenset({A.SELLER, A.STAFF}),
        # its lot was recalled, or it broke in the store, and there is no other
        S.CANCELLED: frozenset({A.SELLER, A.STAFF}),
    },
    S.PARTLY_SHIPPED: {S.SHIPPED: frozenset({A.SELLER, A.STAFF})},
    S.SHIPPED: {
        S.DELIVERED: frozenset({A.SELLER, A.STAFF, A.BUYER}),
        S.REFUSED: frozenset({A.SELLER, A.STAFF}),
    },
    S.DELIVERED: {
        S.COMPLETED: frozenset({A.CLOCK, A.STAFF}),
        S.RETURN_REQUESTED: frozenset({A.CLAIM}),
    },
    # from here on only a claim moves it (returns.services), with its money and goods: who may stands in its own table
    S.RETURN_REQUESTED: {after: frozenset({A.CLAIM}) for after in (*AFTER_A_CLAIM, S.RETURN_RECEIVED)},
    S.RETURN_RECEIVED: {after: frozenset({A.CLAIM}) for after in (*AFTER_A_CLAIM, S.RETURN_REQUESTED)},
    S.RETURN_DECLINED: {S.COMPLETED: frozenset({A.CLOCK, A.STAFF}), S.RETURN_REQUESTED: frozenset({A.CLAIM})},
    S.COMPLETED: {S.REFUNDED: frozenset({A.CLAIM})},
    # money that came after the deadline revives what is still in stock
    S.CANCELLED: {S.CONFIRMED: frozenset({A.MONEY})},
    S.REFUSED: {},
    S.REFUNDED: {},
}


# states in which the order's units are held in stock but have not left it
HOLDING = frozenset({S.AWAITING_PAYMENT, S.AWAITING_ACCEPTANCE, S.CONFIRMED, S.PACKED, S.PARTLY_SHIPPED})
# states in which the buyer has it, or had it
ARRIVED = frozenset({S.DELIVERED, S.COMPLETED, S.RETURN_REQUESTED, S.RETURN_RECEIVED, S.RETURN_DECLINED})
# states after which nothing of the order is sent any more
ENDED = frozenset({S.CANCELLED, S.REFUSED, S.REFUNDED})


def may_move(before: str, after: str, actor: Actor) -> bool:
    """Whether `actor` may take an order from `before` to `after`."""
    return actor in MOVES[OrderStatus(before)].get(OrderStatus(after), frozenset())


def moves_for(before: str, actor: Actor) -> list[OrderStatus]:
    """The states to which `actor` may take an order that stands at `before`."""
    return [after for after, actors in MOVES[OrderStatus(before)].items() if actor in actors]

"""The acts on purchases and orders."""

from .deadlines import complete_delivered, escalate_silent, extend_acceptance, remind
from .holidays import go_on_holiday
from .moving import MoveRefused, cancel_by_buyer, move_order, owe_back, revive_order
from .packing import pack_order, swap_lots
from .parcels import cancel_rest, deliver_parcel, refuse_parcel, ship_parcel
from .placing import Invoice, PlacingRefused, Recipient, place_purchase
from .stock import lock_stock
from .terms import set_term, take_back_term

__all__ = [
    "Invoice",
    "MoveRefused",
    "PlacingRefused",
    "Recipient",
    "cancel_by_buyer",
    "cancel_rest",
    "complete_delivered",
    "deliver_parcel",
    "escalate_silent",
    "extend_acceptance",
    "go_on_holiday",
    "lock_stock",
    "move_order",
    "owe_back",
    "pack_order",
    "place_purchase",
    "refuse_parcel",
    "remind",
    "revive_order",
    "set_term",
    "ship_parcel",
    "swap_lots",
    "take_back_term",
]

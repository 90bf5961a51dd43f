"""The acts on purchases and orders."""

from .moving import MoveRefused, cancel_by_buyer, move_order, owe_back, revive_order
from .packing import pack_order
from .placing import Invoice, PlacingRefused, Recipient, place_purchase

__all__ = [
    "Invoice",
    "MoveRefused",
    "PlacingRefused",
    "Recipient",
    "cancel_by_buyer",
    "move_order",
    "owe_back",
    "pack_order",
    "place_purchase",
    "revive_order",
]

"""Acts on lots, their balances and their journeys."""

from .balances import lock, take_out
from .drawing import came_back, draw, hand_over, lock_drawn, put_back, send_any
from .for_sale import write_units
from .lots import CLOCKS_APART, LABELS_AT_ONCE, open_lot, print_labels, recall_lot, record_event, spoil_labels
from .receiving import receive
from .transforming import Into, Outof, confirm_override, transform
from .yields import set_yield

__all__ = [
    "CLOCKS_APART", "Into", "LABELS_AT_ONCE", "Outof", "came_back", "confirm_override", "draw", "hand_over", "lock",
    "lock_drawn", "open_lot", "print_labels", "put_back", "recall_lot", "receive", "record_event", "send_any",
    "set_yield", "spoil_labels", "take_out", "transform", "write_units",
]  # fmt: skip

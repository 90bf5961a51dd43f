"""Acts on lots, their balances and their journeys."""

from .balances import lock, take_out
from .drawing import came_back, draw, hand_over, lock_drawn, put_back, send_any
from .for_sale import write_units
from .lots import CLOCKS_APART, LABELS_AT_ONCE, open_lot, print_labels, recall_lot, record_event, spoil_labels

__all__ = [
    "CLOCKS_APART", "LABELS_AT_ONCE", "came_back", "draw", "hand_over", "lock", "lock_drawn", "open_lot",
    "print_labels", "put_back", "recall_lot", "record_event", "send_any", "spoil_labels", "take_out", "write_units",
]  # fmt: skip

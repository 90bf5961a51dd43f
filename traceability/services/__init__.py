"""Acts on lots, their balances and their journeys."""

from .balances import lock, take_out
from .closing import close_lot
from .drawing import came_back, draw, hand_over, lock_drawn, put_back, send_any
from .for_sale import write_units
from .handing import ask_for_goods
from .holding import hold_lot, release_lot
from .labels import LABELS_AT_ONCE, print_labels, refuse_labels, spoil_labels
from .lots import CLOCKS_APART, complete_lot, open_lot, record_event
from .packages import code_in, contents_of, write_package
from .recalling import close_recall, open_recall, recall_lot
from .receiving import receive
from .transforming import Into, Outof, confirm_override, transform
from .withdrawing import withdraw_recall
from .yields import set_yield

__all__ = [
    "CLOCKS_APART", "Into", "LABELS_AT_ONCE", "Outof", "ask_for_goods", "came_back", "close_lot", "close_recall",
    "code_in", "complete_lot", "confirm_override", "contents_of", "draw", "hand_over", "hold_lot", "lock", "lock_drawn",
    "open_lot", "open_recall", "print_labels", "put_back", "recall_lot", "receive", "record_event", "refuse_labels",
    "release_lot", "send_any", "set_yield", "spoil_labels", "take_out", "transform", "withdraw_recall",
    "write_package", "write_units",
]  # fmt: skip

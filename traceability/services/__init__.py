"""Acts on lots and their journeys."""

from .lots import CLOCKS_APART, LABELS_AT_ONCE, open_lot, print_labels, recall_lot, record_event

__all__ = ["CLOCKS_APART", "LABELS_AT_ONCE", "open_lot", "print_labels", "recall_lot", "record_event"]

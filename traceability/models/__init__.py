"""Lots and their journeys; what others are told of them, and the proof that nothing was rewritten."""

from .lots import LOT_CODE, LabelRun, Lot, LotQuerySet, TraceEvent

__all__ = ["LOT_CODE", "LabelRun", "Lot", "LotQuerySet", "TraceEvent"]

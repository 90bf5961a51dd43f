"""Lots and their journeys; what others are told of them, and the proof that nothing was rewritten."""

from .exchange import CaptureJob, Correspondent
from .lots import LOT_CODE, LabelRun, Lot, LotQuerySet, TraceEvent
from .proof import DailyRoot, EpcisEvent, EpcisName, SigningKey, Stream

__all__ = [
    "LOT_CODE", "CaptureJob", "Correspondent", "DailyRoot", "EpcisEvent", "EpcisName", "LabelRun", "Lot", "LotQuerySet",
    "SigningKey", "Stream", "TraceEvent",
]  # fmt: skip

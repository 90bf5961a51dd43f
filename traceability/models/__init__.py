"""Lots and their journeys; what others are told of them, and the proof that nothing was rewritten."""

from .balance import Movement, Process, ProcessYield, Transformation, TransformationPart, Unit, UnitMove
from .exchange import CaptureJob, Correspondent
from .lots import LOT_CODE, LabelRun, Lot, LotQuerySet, TraceEvent
from .proof import DailyRoot, EpcisEvent, EpcisName, SigningKey, Stream

__all__ = [
    "LOT_CODE", "CaptureJob", "Correspondent", "DailyRoot", "EpcisEvent", "EpcisName", "LabelRun", "Lot", "LotQuerySet",
    "Movement", "Process", "ProcessYield", "SigningKey", "Stream", "TraceEvent", "Transformation", "TransformationPart",
    "Unit", "UnitMove",
]  # fmt: skip

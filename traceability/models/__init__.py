"""Lots and their journeys; what others are told of them, the proof that nothing was rewritten, and who scanned them."""

from .balance import Movement, Process, ProcessYield, Transformation, TransformationPart, Unit, UnitMove
from .codes import OldCode
from .exchange import CaptureJob, Correspondent
from .lots import LOT_CODE, LabelRun, Lot, LotQuerySet, TraceEvent
from .problems import ProblemReport
from .proof import DailyRoot, EpcisEvent, EpcisName, SigningKey, Stream
from .recalls import Recall, RecallLot
from .scans import Scan, ScanDay, ScanRule, Serial

__all__ = [
    "LOT_CODE", "CaptureJob", "Correspondent", "DailyRoot", "EpcisEvent", "EpcisName", "LabelRun", "Lot", "LotQuerySet",
    "Movement", "OldCode", "ProblemReport", "Process", "ProcessYield", "Recall", "RecallLot", "Scan",
    "ScanDay", "ScanRule", "Serial", "SigningKey", "Stream", "TraceEvent", "Transformation", "TransformationPart",
    "Unit", "UnitMove",
]  # fmt: skip

"""Lots and their journeys; what others are told of them, the proof that nothing was rewritten, and who scanned them."""

from .balance import Movement, Process, ProcessYield, Transformation, TransformationPart, Unit, UnitMove
from .codes import OldCode
from .diary import DiaryConfirmation, DiaryEntry, DiaryPicture, DiaryQuerySet
from .exchange import CaptureJob, Correspondent
from .files import RecordFault, RecordFile, RecordRow
from .labels import CheckTry, LabelFile, LabelRun, PrinterOffset, Serial
from .letters import RootReader
from .lots import LOT_CODE, Lot, LotQuerySet, TraceEvent
from .packages import Package
from .problems import ProblemReport
from .proof import DailyRoot, EpcisEvent, EpcisName, SigningKey, Stream
from .recalls import Hold, Recall, RecallLot
from .scans import Scan, ScanDay, ScanRule

__all__ = [
    "LOT_CODE", "CaptureJob", "CheckTry", "Correspondent", "DailyRoot", "DiaryConfirmation", "DiaryEntry",
    "DiaryPicture", "DiaryQuerySet", "EpcisEvent", "EpcisName", "Hold", "LabelFile", "LabelRun", "Lot", "LotQuerySet",
    "Movement", "OldCode", "Package", "PrinterOffset", "ProblemReport", "Process", "ProcessYield", "Recall",
    "RecallLot", "RecordFault", "RecordFile", "RecordRow", "RootReader", "Scan", "ScanDay", "ScanRule", "Serial",
    "SigningKey", "Stream", "TraceEvent", "Transformation", "TransformationPart", "Unit", "UnitMove",
]  # fmt: skip

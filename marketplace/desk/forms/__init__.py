"""Forms of the desk: written for somebody who has never sold online, on a phone."""

from .balance import ReceiveForm, SpoiltForm, TakeOutForm, TransformForm
from .goods import ChangeGoodsForm, NewGoodsForm, PriceStockForm
from .holiday import HolidayForm
from .labels import CompleteForm, DetailsForm, LabelsForm, PrinterForm, SpoiltRunForm
from .lots import EventForm, LotForm
from .orders import DeclineForm, PackForm, ParcelForm

__all__ = [
    "ChangeGoodsForm",
    "CompleteForm",
    "DeclineForm",
    "DetailsForm",
    "EventForm",
    "HolidayForm",
    "LabelsForm",
    "LotForm",
    "NewGoodsForm",
    "PackForm",
    "ParcelForm",
    "PriceStockForm",
    "PrinterForm",
    "ReceiveForm",
    "SpoiltForm",
    "SpoiltRunForm",
    "TakeOutForm",
    "TransformForm",
]

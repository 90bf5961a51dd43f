"""Forms of the desk: written for somebody who has never sold online, on a phone."""

from .balance import ReceiveForm, SpoiltForm, TakeOutForm, TransformForm
from .goods import ChangeGoodsForm, NewGoodsForm, PriceStockForm
from .holiday import HolidayForm
from .lots import EventForm, LabelsForm, LotForm
from .orders import DeclineForm, PackForm, ParcelForm

__all__ = [
    "ChangeGoodsForm",
    "DeclineForm",
    "EventForm",
    "HolidayForm",
    "LabelsForm",
    "LotForm",
    "NewGoodsForm",
    "PackForm",
    "ParcelForm",
    "PriceStockForm",
    "ReceiveForm",
    "SpoiltForm",
    "TakeOutForm",
    "TransformForm",
]

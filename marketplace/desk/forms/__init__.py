"""Forms of the desk: written for somebody who has never sold online, on a phone."""

from .goods import ChangeGoodsForm, NewGoodsForm, PriceStockForm
from .lots import EventForm, LabelsForm, LotForm
from .orders import DeclineForm, PackForm, ShipForm

__all__ = [
    "ChangeGoodsForm",
    "DeclineForm",
    "EventForm",
    "LabelsForm",
    "LotForm",
    "NewGoodsForm",
    "PackForm",
    "PriceStockForm",
    "ShipForm",
]

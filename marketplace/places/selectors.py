"""Readings of the room: lists of provinces and communes, and what an address resolves to."""

from .models import Commune, Province, UnitQuerySet
from .resolution import Problem, Resolution
from .resolving import parse_address, resolve

__all__ = [
    "Problem",
    "Resolution",
    "commune_by_code",
    "communes_of",
    "parse_address",
    "province_by_code",
    "provinces",
    "resolve",
]


def provinces() -> UnitQuerySet[Province]:
    """Return the 34 provinces and cities of today, in the order of the Vietnamese alphabet."""
    return Province.objects.current().order_by("sort")


def province_by_code(code: str) -> Province | None:
    """Return the province of today with a code ("46"), or ``None``."""
    return Province.objects.current().filter(code=code).first()


def communes_of(province_code: str) -> UnitQuerySet[Commune]:
    """Return the communes of a province: special zones, wards, communes, each alphabetically."""
    return Commune.objects.current().filter(province__code=province_code, province__valid_to=None).order_by("sort")


def commune_by_code(code: str) -> Commune | None:
    """Return the commune of today with a code ("19789"), with its province, or ``None``."""
    return Commune.objects.current().select_related("province").filter(code=code).first()

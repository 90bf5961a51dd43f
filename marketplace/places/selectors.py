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
    return Province.objects.current().filter(code=code).first() if _is_code(code) else None


def communes_of(province_code: str) -> UnitQuerySet[Commune]:
    """Return the communes of a province: special zones, wards, communes, each alphabetically."""
    here = Commune.objects.current().filter(province__code=province_code, province__valid_to=None)
    return here.order_by("sort") if _is_code(province_code) else here.none()


def commune_by_code(code: str) -> Commune | None:
    """Return the commune of today with a code ("19789"), with its province, or ``None``."""
    if not _is_code(code):
        return None
    return Commune.objects.current().select_related("province").filter(code=code).first()


def _is_code(text: str) -> bool:
    """Whether it could be a code at all; PostgreSQL cannot even be asked for a NUL byte."""
    return text.isascii() and text.isdigit()

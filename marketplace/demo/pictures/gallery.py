"""Every picture by the name of its file."""

from collections.abc import Callable

from . import (
    kinds_citrus,
    kinds_craft,
    kinds_drinks,
    kinds_fruit,
    kinds_herbs,
    kinds_rice,
    kinds_spice,
    kinds_sweets,
)

Picture = Callable[[], str]

GOODS: dict[str, Picture] = {
    **kinds_rice.PICTURES,
    **kinds_citrus.PICTURES,
    **kinds_fruit.PICTURES,
    **kinds_drinks.PICTURES,
    **kinds_spice.PICTURES,
    **kinds_sweets.PICTURES,
    **kinds_herbs.PICTURES,
    **kinds_craft.PICTURES,
}
VIEWS: dict[str, Picture] = {}
COOPERATIVES: dict[str, Picture] = {}
SCENES: dict[str, Picture] = {}
PICTURES: dict[str, Picture] = {**GOODS, **VIEWS, **COOPERATIVES, **SCENES}


def goods_of(slug: str) -> list[str]:
    """Names of a good's pictures, the main one first, then its further views."""
    return [slug] + sorted(name for name in VIEWS if name.rpartition("-")[0] == slug)

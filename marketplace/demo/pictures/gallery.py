"""Every picture by the name of its file."""

from collections.abc import Callable

from . import (
    kinds_citrus,
    kinds_coffee,
    kinds_craft,
    kinds_drinks,
    kinds_fruit,
    kinds_garden,
    kinds_herbs,
    kinds_rice,
    kinds_sauces,
    kinds_snacks,
    kinds_spice,
    kinds_stays,
    kinds_sweets,
    scenes_basin,
    scenes_coop,
    scenes_hero,
    scenes_hills,
    scenes_orchard,
    scenes_river,
    scenes_shore,
    scenes_story,
    scenes_trace,
    scenes_village,
    scenes_work,
    views_craft,
    views_food,
    views_home,
    views_origin,
)

Picture = Callable[[], str]

GOODS: dict[str, Picture] = {
    **kinds_rice.PICTURES,
    **kinds_citrus.PICTURES,
    **kinds_fruit.PICTURES,
    **kinds_drinks.PICTURES,
    **kinds_coffee.PICTURES,
    **kinds_sauces.PICTURES,
    **kinds_spice.PICTURES,
    **kinds_sweets.PICTURES,
    **kinds_snacks.PICTURES,
    **kinds_herbs.PICTURES,
    **kinds_craft.PICTURES,
    **kinds_garden.PICTURES,
    **kinds_stays.PICTURES,
}
VIEWS: dict[str, Picture] = {
    **views_food.PICTURES,
    **views_home.PICTURES,
    **views_craft.PICTURES,
    **views_origin.PICTURES,
}
COOPERATIVES: dict[str, Picture] = {
    **scenes_coop.PICTURES,
    **scenes_work.PICTURES,
    **scenes_village.PICTURES,
    **scenes_hills.PICTURES,
    **scenes_basin.PICTURES,
    **scenes_orchard.PICTURES,
    **scenes_shore.PICTURES,
}
SCENES: dict[str, Picture] = {
    **scenes_hero.PICTURES,
    **scenes_river.PICTURES,
    **scenes_story.PICTURES,
    **scenes_trace.PICTURES,
}
PICTURES: dict[str, Picture] = {**GOODS, **VIEWS, **COOPERATIVES, **SCENES}


def goods_of(slug: str) -> list[str]:
    """Names of a good's pictures, the main one first, then its further views."""
    return [slug] + sorted(name for name in VIEWS if name.rpartition("-")[0] == slug)

"""Every picture by the name of its file."""

from collections.abc import Callable

from . import kinds_citrus, kinds_drinks, kinds_fruit, kinds_rice, kinds_spice

PICTURES: dict[str, Callable[[], str]] = {
    **kinds_rice.PICTURES,
    **kinds_citrus.PICTURES,
    **kinds_fruit.PICTURES,
    **kinds_drinks.PICTURES,
    **kinds_spice.PICTURES,
}

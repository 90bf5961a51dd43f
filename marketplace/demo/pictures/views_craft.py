"""Further views of hats, lamps and flowers."""

from collections.abc import Callable

from .kinds_craft import hat
from .motifs import blossom
from .parts import (
    BARK,
    LACQUER,
    LEAF,
    LEAF_MID,
    Place,
    at,
    disc,
    leaf,
    line,
    oval,
    shadow,
    stamps,
    tile,
)
from .yard import lamps


def hats() -> str:
    """A stack of hats, one leaning before it."""
    whole = hat()
    stack = "".join(at(214, y, at(-240 * 0.74, -396 * 0.74, whole, scale=0.74)) for y in (360, 344, 328))
    lean = at(376, 330, at(-240 * 0.44, -250 * 0.44, whole, scale=0.44), turn=18)
    ribbon = line("M330 396c20 34 60 30 84 6", LACQUER, 7)
    return tile("non-la-2", "mist", shadow(214, 376, 130), stack, shadow(372, 424, 70), ribbon, lean)


def three_lamps() -> str:
    """Three lamps of different size, lit."""
    return tile(
        "den-tre-2",
        "clay",
        lamps([(128, 214, 0, 1.15), (352, 180, 0, 0.95), (250, 318, 0, 1.6)], "#ffe9a8", 400),
        oval(250, 438, 120, 9, "#ffe9a8", 0.8),
    )


def mai_branch() -> str:
    """A branch of yellow apricot, close."""
    wood = line("M-10 350C80 330 140 290 210 240S360 150 500 120", BARK, 17) + line(
        "M210 240c-10-50-40-80-50-130M300 184c10 50 50 80 70 130M120 300c-30-20-50-50-60-80", BARK, 8
    )
    places: list[Place] = [
        (212, 236, 0, 1.6),
        (160, 112, 20, 1.3),
        (372, 316, 40, 1.4),
        (320, 170, 10, 1.5),
        (64, 218, 30, 1.1),
        (120, 306, 5, 1.25),
        (420, 132, 25, 1.2),
        (270, 300, 15, 1.0),
        (232, 140, 50, 0.95),
    ]
    buds = "".join(
        disc(x, y, 13, "#f4c430") + disc(x, y + 5, 8, LEAF_MID)
        for x, y in ((186, 176), (350, 250), (92, 262), (378, 372), (462, 110))
    )
    return tile(
        "mai-vang-2",
        "leaf",
        wood,
        leaf(262, 206, 74, -64, LEAF_MID),
        leaf(346, 160, 70, -80, LEAF),
        leaf(150, 280, 66, 120, LEAF_MID),
        leaf(366, 330, 60, 60, LEAF),
        buds,
        stamps(blossom("#f7d25a", "#f4c430"), places),
    )


PICTURES: dict[str, Callable[[], str]] = {
    "non-la-hue-2": hats,
    "den-may-tre-bao-la-2": three_lamps,
    "mai-vang-chau-2": mai_branch,
}

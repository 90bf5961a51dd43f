"""Flowers in pots for the new year."""

import random
from collections.abc import Callable

from .motifs import blossom
from .parts import (
    BARK,
    INDIGO,
    INK,
    LEAF,
    LEAF_DEEP,
    LEAF_MID,
    TURMERIC_DEEP,
    Place,
    at,
    disc,
    leaf,
    line,
    path,
    stamps,
    tile,
)
from .vessels import pot, woven

MAI = [
    (190, 142, 10, 0.95),
    (164, 206, 30, 0.9),
    (322, 150, 0, 1.05),
    (352, 112, 20, 0.8),
    (116, 174, 5, 0.72),
    (150, 250, 15, 0.92),
    (252, 206, 50, 0.78),
    (344, 238, 5, 0.95),
    (280, 190, 0, 0.72),
    (186, 268, 15, 0.6),
    (192, 88, 30, 0.95),
    (242, 240, 20, 0.85),
    (312, 196, 30, 0.7),
]


def mai_vang() -> str:
    """A yellow apricot tree of Tết in a blue pot."""
    trunk = line("M240 308c-4-38 22-56 6-94-10-28-40-38-56-72", BARK, 14)
    boughs = "M246 220c24-24 56-30 76-68m-70 98c-40-10-74-14-102-34m44-66c-6-24 2-42-2-58m128 64c16-16 20-32 18-52m-76 158c36-6 64-16 84-36m-188-6c-18-10-30-20-38-40"
    flowers = stamps(blossom("#f7d25a", "#f4c430"), MAI)
    buds = "".join(
        disc(x, y, 8, "#f4c430") + disc(x, y + 3, 5, LEAF_MID)
        for x, y in ((160, 128), (300, 110), (132, 238), (372, 206), (228, 112), (214, 246))
    )
    leaves = (
        leaf(300, 252, 44, -70, LEAF_MID, 0.4)
        + leaf(170, 176, 40, 210, LEAF_MID, 0.4)
        + leaf(330, 186, 38, 20, LEAF_MID, 0.4)
    )
    return tile("mai-vang", "rose", pot(INDIGO, "#4c657f"), trunk, line(boughs, BARK, 7), leaves, flowers, buds)


def daisy(petal: str, heart: str) -> str:
    """A small chrysanthemum seen from the front, 44 wide."""
    ring_out = "".join(
        f'<ellipse cx="15" rx="8" ry="5.4" fill="{petal}" transform="rotate({a})"/>' for a in range(0, 360, 36)
    )
    return ring_out + disc(0, 0, 12, petal) + disc(0, 0, 8, heart)


def cuc_mam_xoi() -> str:
    """A dome of yellow chrysanthemums in a woven pot."""
    dome = "M80 304c-14-130 64-206 160-206s174 76 160 206c-40 28-280 28-320 0"
    dice = random.Random(3)
    places: list[Place] = []
    for row in range(8):
        for column in range(12):
            x = 58 + column * 34 + row % 2 * 17 + dice.uniform(-5, 5)
            y = 112 + row * 25 + dice.uniform(-5, 5)
            if abs((x - 240) / 166) ** 2.5 + abs((y - 286) / 184) ** 2.5 < 0.97:
                places.append((round(x), round(y), dice.randint(0, 5) * 10, 1))
    places.sort(key=lambda place: place[1])
    flowers = "".join(
        stamps(daisy(*(("#f7d25a", "#e2a32c"), ("#f2b92f", TURMERIC_DEEP), ("#f9dd7c", "#e2a32c"))[i % 3]), [place])
        for i, place in enumerate(places)
    )
    fringe = "".join(
        leaf(x, 308, 44, t, c, 0.34)
        for x, t, c in (
            (104, 150, LEAF),
            (140, 110, LEAF_MID),
            (200, 96, LEAF),
            (264, 84, LEAF_MID),
            (330, 60, LEAF),
            (376, 30, LEAF_DEEP),
        )
    )
    shade = path("M344 132c30 44 64 96 60 150 0 14-4 20-8 24H316c36-62 46-118 28-174z", INK, 0.12)
    return tile(
        "cuc-mam-xoi",
        "mist",
        woven(148, 322, 184, 90, 0.1),
        path(dome, LEAF),
        fringe,
        flowers,
        shade,
        at(82, 424, daisy("#f7d25a", "#e2a32c")),
        at(404, 430, daisy("#f2b92f", TURMERIC_DEEP)),
    )


PICTURES: dict[str, Callable[[], str]] = {
    "mai-vang-chau": mai_vang,
    "hoa-cuc-mam-xoi": cuc_mam_xoi,
}

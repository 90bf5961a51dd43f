"""Where a good comes from: the field, garden, shore or workshop seen in the round of the tray, the raw thing before it."""

from collections.abc import Callable
from functools import partial

from .kinds_citrus import orange, pomelo_pear
from .kinds_coffee import cherries
from .kinds_fruit import grape_bunch, lychee, mango
from .kinds_snacks import cashew_apple
from .kinds_spice import bulb, pepper_spike, quill
from .kinds_sweets import coconut
from .landscape import BACK_BASKET, TRAY, birds, house, person, ridge, sun
from .motifs import blossom, ear, fish, sprig
from .parts import (
    BARK,
    CLAY,
    INDIGO,
    INK,
    LACQUER,
    LEAF,
    LEAF_DEEP,
    LEAF_MID,
    LEAF_PALE,
    STRAW,
    TURMERIC,
    TURMERIC_DEEP,
    at,
    clipped,
    disc,
    leaf,
    line,
    num,
    oval,
    path,
    shadow,
    stamps,
    tile,
)  # fmt: skip
from .planting import cashew_apples, crown, hills, meadow, planted
from .scenes_basin import pepper_garden, red_soil, vineyard
from .scenes_coop import WARM, orchard, place, tea
from .scenes_hills import cinnamon_hill
from .scenes_orchard import coconut_canals, litchi_dawn, mango_river
from .scenes_shore import garlic_island, hat_yard
from .scenes_village import flower_garden, rice_fields
from .scenes_work import bees, boats, weaving
from .yard import bee, lamps

Land = Callable[[], str]
ROUND = "M68 222a172 172 0 0 1 344 0 172 172 0 0 1-108 160H176A172 172 0 0 1 68 222"


def origin(name: str, ground: str, land_of: Land, middle: float, *near: str) -> str:
    """A land in the round of the tray, about its x = `middle` (345 to 855), and what lies on the table before it."""
    view = clipped(ROUND, at(240 - middle / 2, 22, land_of(), scale=0.5))
    return tile(name, ground, view, *near)


def nia(*load: str) -> str:
    """A flat bamboo basket on the table, 260 wide, and what lies in it, drawn about (240, 404)."""
    rim = "M110 404a130 26 0 0 0 260 0l-10 20q-120 24-240 0z"
    ticks = line("M122 418q118 30 236 0", TURMERIC_DEEP, 3, 0.7, "2 9")
    return shadow(240, 430, 124) + oval(240, 404, 130, 26, STRAW) + "".join(load) + path(rim, CLAY) + ticks


def heaped(part: str, *places: tuple[float, float, float, float]) -> str:
    """One raw thing several times, (x, y, degrees, scale) about the middle of the flat basket."""
    return stamps(part, [(240 + x, 404 + y, turn, scale) for x, y, turn, scale in places])


def balls(one: Callable[[float, float, float], str], r: float) -> str:
    """A heap of seven round fruits in the flat basket."""
    spots = ((-1.9, -0.5), (0, -0.9), (1.9, -0.5), (-1, -1.9), (1, -1.9), (-0.9, 0), (1, 0))
    return "".join(one(240 + x * r, 404 + y * r, r) for x, y in spots)


def cashews() -> str:
    """Cashew trees with red apples on the eastern uplands."""
    tree = crown("#5f9450", LEAF_DEEP, cashew_apples())
    return place(
        WARM,
        sun(420, 170, 56),
        birds(640, 140, 0.8),
        hills(401, 80, 420, 220),
        ridge(450, 30, LEAF_PALE, 409, 1200, 300),
        house(760, 470, 0.8, roof="#8c4a34"),
        planted(tree, [(520, 0.55, 120)]),
        meadow(530, "#c98f5e"),
        stamps(tree, [(380, 650, 0, 1.4), (820, 660, 0, 1.5)]),
        person(600, 650, 1.9, INDIGO, TRAY),
        person(520, 690, 1.9, LACQUER, BACK_BASKET, flip=True),
    )


def tea_leaves() -> str:
    """Fresh shoots in the flat basket."""
    return nia(
        heaped(sprig(0, 0), (-60, 2, -50, 0.9), (-20, 0, -12, 1), (24, 2, 18, 1), (70, 4, 56, 0.9), (0, 6, 80, 0.8))
    )


def mint_and_bees() -> str:
    """Stems of wild mint in flower, two bees."""
    petals = "".join(
        oval(x, -y, 9, 12, c)
        for x, y, c in zip(
            (0, -12, 12, -8, 10, 0, -14, 14),
            (118, 104, 102, 84, 82, 66, 70, 66),
            ("#8f7bb5", "#a593c6") * 4,
            strict=True,
        )
    )
    stem = line("M0 0V-110", LEAF_DEEP, 5) + leaf(0, -20, 52, 206, LEAF) + leaf(0, -28, 52, -28, LEAF_MID) + petals
    stems = stamps(stem, [(120, 430, -16, 1), (168, 436, 0, 1.15), (214, 434, 12, 0.95)])
    return shadow(180, 434, 90) + stems + bee(330, 360, 2.2, -10) + bee(392, 404, 1.8, 14)


def small_fish() -> str:
    """Anchovies in the flat basket."""
    rows = [
        (x, y, t, 0.8)
        for x, y, t in (
            (-78, 2, 8),
            (-20, -8, -6),
            (44, 0, 10),
            (84, 6, -4),
            (-48, -22, 4),
            (14, -28, -8),
            (62, -22, 6),
            (0, 8, 2),
        )
    ]
    return nia(heaped(fish("#6d8794"), *rows))


def bamboo_work() -> str:
    """Strips of bamboo in a coil and a small lamp just woven."""
    coil = "".join(
        line(f"M{84 - i * 3} {432 - i * 7}q90-26 176 0", c, 6)
        for i, c in enumerate((STRAW, "#d9b56c", STRAW, "#d9b56c"))
    )
    return shadow(170, 436, 92) + coil + shadow(352, 430, 60) + lamps([(352, 372, 0, 1.35)], cord=30)


def hat_and_leaves() -> str:
    """Dried palm leaves and a hat half sewn."""
    leaves = "".join(
        leaf(70, 436, 150, t, c, 0.13, False) for t, c in ((-34, "#dfe3b4"), (-18, LEAF_PALE), (-4, "#e8e6c4"))
    )
    cone = path("M340 282l92 128q-92 38-184 0z", "#f4e3ae") + path("M340 282l92 128q-40 18-72 19z", INK, 0.13)
    rings = "".join(
        line(
            f"M{num(340 - k * 92)} {num(282 + k * 128)}q{num(k * 92)} {num(k * 38)} {num(k * 184)} 0",
            TURMERIC_DEEP,
            2.4,
            0.6,
        )
        for k in (0.3, 0.5, 0.7, 0.88)
    )
    return shadow(340, 424, 92) + leaves + cone + rings


def pomelos() -> str:
    """Two pomelos just cut, still with their leaves."""
    one = pomelo_pear("#bfc95a", LEAF_MID)
    return at(36, 268, one, scale=0.4) + at(290, 260, one, scale=0.42, flip=False)


def coconuts() -> str:
    """Young coconuts and one that is split."""
    green = (
        disc(0, 0, 46, LEAF_MID)
        + oval(-16, -16, 7, 15, "#fff", 0.3, 32)
        + path("M14-44a46 46 0 0 1 0 88q24-44 0-88", INK, 0.13)
        + path("M-14-42q14-14 28 0-4 14-14 14t-14-14", STRAW)
    )
    return shadow(150, 430, 90) + stamps(green, [(112, 388, -20, 1), (200, 394, 16, 0.95)]) + coconut(344, 380, 58)


def blossoms() -> str:
    """A twig of mai in flower on the table."""
    flowers = stamps(
        blossom("#f7d25a", "#f2b92f"), [(120, 410, 0, 1), (206, 396, 30, 1.2), (300, 408, 12, 1), (372, 388, 48, 0.9)]
    )
    twig = line("M60 436C150 420 280 430 430 372", BARK, 9)
    return shadow(240, 440, 160) + twig + leaf(250, 420, 66, 24, LEAF) + leaf(160, 424, 58, 200, LEAF_MID) + flowers


def grapes() -> str:
    """Bunches of both colours in the flat basket."""
    bunches = grape_bunch(180, 336, 19, ("#7b2f52", "#8f3d61"), (3, 4, 3)) + grape_bunch(
        300, 340, 19, ("#a9c05a", "#bccd74"), (3, 4, 3)
    )
    return nia(bunches, leaf(240, 340, 60, -60, LEAF))


def bark() -> str:
    """Rolls of fresh bark and a leafy twig."""
    rolls = "".join(
        at(120 + i * 6, 428 - i * 22, quill(240, 26, c), turn=86) for i, c in enumerate((CLAY, "#a2593a", CLAY))
    )
    return shadow(240, 436, 140) + rolls + leaf(300, 420, 110, -30, LEAF, 0.24) + leaf(310, 426, 90, 4, LEAF_DEEP, 0.24)


def mangoes() -> str:
    """Mangoes in the flat basket."""
    return nia(at(78, 268, mango(), scale=0.42), at(184, 262, mango(), scale=0.44))


def rice_ears() -> str:
    """Cut ears of rice laid across the table."""
    return shadow(240, 432, 150) + "".join(
        at(x, y, ear(c, 6), turn=t, scale=1.3)
        for x, y, t, c in (
            (110, 440, 58, TURMERIC),
            (150, 446, 46, TURMERIC_DEEP),
            (210, 444, 62, TURMERIC),
            (262, 448, 50, TURMERIC_DEEP),
        )
    )


def cherry_tray() -> str:
    """Ripe coffee cherries in the flat basket."""
    return nia(cherries(190, 396, 0.9), cherries(296, 392, 0.9), cherries(240, 378, 0.8))


def pepper_tray() -> str:
    """Spikes of pepper, green and red."""
    return nia(
        at(-20, 64, pepper_spike(260, 296)), at(80, 66, pepper_spike(260, 300)), at(-108, 70, pepper_spike(260, 296))
    )


def garlic() -> str:
    """Heads of garlic with the sand still on them."""
    return nia(heaped(bulb("#fbf3e6"), (-76, -36, -14, 0.52), (0, -44, 4, 0.58), (78, -34, 14, 0.52)))


def cashew_pair() -> str:
    """Two cashew apples with their nuts."""
    return (
        shadow(220, 436, 120)
        + at(86, 340, cashew_apple(0, 0), scale=1.1)
        + at(214, 326, cashew_apple(0, 0), scale=1.2)
        + leaf(310, 424, 96, -10, LEAF)
    )


ORIGINS: dict[str, tuple[str, Land, float, Callable[[], str]]] = {
    "gao-st25-4": ("straw", rice_fields, 620, rice_ears),
    "che-tan-cuong-3": ("leaf", tea, 700, tea_leaves),
    "mat-ong-bac-ha-3": ("straw", bees, 520, mint_and_bees),
    "ca-phe-buon-ma-thuot-3": ("sage", red_soil, 640, cherry_tray),
    "buoi-nam-roi-3": ("mist", coconut_canals, 470, pomelos),
    "ho-tieu-chu-se-3": ("straw", pepper_garden, 600, pepper_tray),
    "nuoc-mam-phu-quoc-3": ("cream", boats, 400, small_fish),
    "den-may-tre-bao-la-3": ("sage", weaving, 560, bamboo_work),
    "non-la-hue-3": ("cream", hat_yard, 560, hat_and_leaves),
    "hat-dieu-binh-phuoc-3": ("sage", cashews, 600, cashew_pair),
    "xoai-cat-hoa-loc-3": ("cream", mango_river, 560, mangoes),
    "mai-vang-chau-3": ("mist", flower_garden, 560, blossoms),
    "keo-dua-ben-tre-3": ("straw", coconut_canals, 760, coconuts),
    "cam-cao-phong-3": ("rose", orchard, 800, lambda: nia(balls(orange, 32))),
    "vai-thieu-luc-ngan-3": (
        "leaf",
        litchi_dawn,
        640,
        lambda: nia(balls(lambda x, y, r: lychee(x, y, r, "#c8414a"), 32)),
    ),
    "nho-ninh-thuan-3": ("rose", vineyard, 500, grapes),
    "toi-ly-son-3": ("mist", garlic_island, 700, garlic),
    "que-van-yen-3": ("leaf", cinnamon_hill, 500, bark),
}


def _view(name: str) -> str:
    ground, land_of, middle, near = ORIGINS[name]
    return origin(name, ground, land_of, middle, near())


PICTURES: dict[str, Callable[[], str]] = {name: partial(_view, name) for name in ORIGINS}

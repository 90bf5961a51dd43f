"""Pictures of cooperatives among fruit trees and palms, 1200 by 750: litchi, longan, mango, coconut, sugar palm."""

from .landscape import (
    BACK_BASKET,
    PLUM,
    TRAY,
    YOKE,
    birds,
    grove,
    house,
    palm,
    person,
    ridge,
    sun,
)  # fmt: skip
from .parts import (
    BARK,
    CLAY,
    DARK,
    INDIGO,
    INK,
    LACQUER,
    LEAF,
    LEAF_DEEP,
    LEAF_MID,
    LEAF_PALE,
    RICE,
    STRAW,
    TURMERIC,
    TURMERIC_DEEP,
    at,
    bar,
    disc,
    line,
    oval,
    path,
    stamps,
)  # fmt: skip
from .planting import bagged, clusters, crown, hills, meadow, palmyra, planted, rows_of_water
from .scenes_coop import CLEAR, MORNING, WARM, pictures, place
from .yard import drying_bed, fruit_crate, heap

LITCHI, LONGAN = "#c23b43", "#c79a55"
ROSE_DAWN = ("#e9dfe6", "#f6dccb", "#f9d3a8")


def litchi_dawn() -> str:
    """Litchi picked before sunrise: round trees hung with red, lamps on hats, a low sun."""
    tree = crown(LEAF, LEAF_DEEP, clusters(LITCHI, 8))
    lamp = disc(6, -46, 9, "#fff3c4", 0.5) + disc(6, -46, 4, "#fff3c4")
    return place(
        ROSE_DAWN,
        sun(600, 400, 66),
        hills(233, 110, 430, 170),
        meadow(450, "#9dbb8a"),
        planted(tree, [(500, 0.42, 84), (548, 0.6, 122)]),
        meadow(560, "#86ad66"),
        stamps(tree, [(130, 690, 0, 1.55), (1060, 690, 0, 1.6), (600, 640, 0, 1.05)]),
        meadow(680, "#6f9f52"),
        person(330, 700, 2, LACQUER, lamp, BACK_BASKET),
        person(830, 706, 2.1, INDIGO, lamp, BACK_BASKET, flip=True),
        fruit_crate(470, 728, 1.2, LITCHI),
        fruit_crate(590, 734, 1.2, LITCHI),
        fruit_crate(710, 728, 1.1, LITCHI),
    )


def bell_house(x: float, y: float, scale: float) -> str:
    """The two-storeyed gate of an old river town."""
    lower = bar(-90, -90, 180, 90, "#d9a86c", 2) + path("M-26 0v-44q26-30 52 0V0z", DARK)
    roof = path("M-124-86q30-10 44-44H80q14 34 44 44l4-8q-20 18-44 18H-84q-24 0-44-18z", "#9a4b37")
    upper = (
        bar(-54, -176, 108, 48, "#e6c583", 2)
        + bar(-10, -168, 20, 38, DARK, 8)
        + path("M-84-170q24-10 34-36H50q10 26 34 36l4-8q-20 16-38 16H-50q-18 0-38-16z", "#9a4b37")
    )
    return at(x, y, lower, roof, upper, bar(40, -90, 50, 90, INK, 0, 0.12), scale=scale)


def longan_town() -> str:
    """Old longan trees before the gate of a river town; peeled fruit dries on trays."""
    tree = crown("#4d8348", LEAF_DEEP, clusters(LONGAN, 8))
    return place(
        MORNING,
        sun(960, 150, 54),
        birds(760, 130, 0.8),
        ridge(430, 50, "#d5e0ce", 251, 1200, 260),
        rows_of_water(430, 500),
        grove([(60, 470, 1.1), (1160, 470, 1.3), (1110, 474, 1)], False),
        meadow(490, "#a9c47e"),
        house(330, 540, 1),
        house(860, 536, 0.9, roof="#8c4a34"),
        bell_house(600, 560, 1.35),
        meadow(560, "#e3cfa0"),
        stamps(tree, [(130, 660, 0, 1.65), (1070, 664, 0, 1.7)]),
        drying_bed(420, 690, 270, "#a8703a", "#6d4424"),
        drying_bed(780, 696, 270, "#b98048", "#6d4424"),
        person(600, 712, 2.1, LACQUER, TRAY),
        person(260, 726, 2, INDIGO, YOKE),
        at(940, 728, heap(0, -18, LONGAN, 14)),
    )


def sampan(x: float, y: float, scale: float, *load: str) -> str:
    """A flat boat of the delta, 300 long, and what it carries."""
    hull = path("M-160-26q150 34 320-14-20 52-70 58H-96q-44-4-64-44", "#6f4a30") + path(
        "M-160-26q150 34 320-14l-6 14q-150 36-304 12z", CLAY
    )
    return at(x, y, oval(0, 20, 150, 8, INK, 0.14), *load, hull, scale=scale)


def mango_river() -> str:
    """Mango trees with each fruit in its paper bag, a boat is loaded on the river."""
    tree = crown("#4d8f4a", LEAF_DEEP, bagged())
    load = "".join(heap(x, -26, TURMERIC, 12) for x in (-70, 20))
    return place(
        WARM,
        sun(250, 150, 58),
        birds(460, 120, 0.8),
        ridge(420, 50, "#d5e0ce", 263, 1200, 250),
        meadow(430, LEAF_PALE),
        grove([(1000, 456, 1), (1050, 458, 1.2)], False),
        house(870, 460, 0.9),
        planted(tree, [(500, 0.55, 118)]),
        meadow(510, "#8fb062"),
        stamps(tree, [(150, 610, 0, 1.45), (480, 590, 0, 1.25), (820, 600, 0, 1.35)]),
        person(330, 604, 1.7, INDIGO, BACK_BASKET),
        person(640, 600, 1.7, LACQUER, TRAY),
        path("M-10 640q300-40 620-10t600-30v160H-10z", "#a9cfcb"),
        rows_of_water(676, 760, "#b9dad8"),
        path("M-10 640q300-40 620-10t600-30v30q-300 20-600 40T-10 690z", "#7c9c54"),
        sampan(640, 716, 1.15, load, person(110, -16, 1.7, PLUM, line("M10-30 60 44", BARK, 5))),
        palm(1110, 660, 330, -60),
    )


def coconut_canals() -> str:
    """Coconut palms along straight canals, boats heaped with nuts, a kitchen for sweets."""
    nuts = "".join(
        disc(x, -24 - (i % 2) * 18, 14, c)
        for i, (x, c) in enumerate(zip(range(-100, 90, 17), (BARK, LEAF_MID, "#8f6b45") * 4, strict=False))
    )
    smoke = line("M980 420c-16-26 16-44 0-78", RICE, 9, 0.9)
    return place(
        CLEAR,
        sun(560, 150, 52),
        ridge(430, 40, "#c6d6c4", 281, 1200, 200),
        meadow(440, "#9abb72"),
        "".join(
            palm(x, 470, 190, lean)
            for x, lean in ((60, 16), (150, -14), (260, 20), (380, -10), (500, 14), (620, -16), (740, 12))
        ),
        house(960, 500, 1.15, roof="#8a5a32"),
        smoke,
        path("M470 480h110l380 280H60z", "#a9cfcb"),
        line("M520 520h60M500 560h90M470 610h150M420 670h190M640 640h80", RICE, 5, 0.6),
        path("M580 480h640v280H960z", "#7fa85a"),
        path("M-10 480h480L60 760h-70z", "#8fb062"),
        palm(70, 660, 420, 60),
        palm(250, 600, 300, -36),
        palm(1130, 690, 440, -70),
        palm(890, 600, 300, 40),
        sampan(500, 690, 1.05, nuts, person(106, -18, 1.8, LACQUER, line("M10-30 50 60", BARK, 5))),
        sampan(524, 560, 0.5, nuts),
        person(860, 716, 2.1, INDIGO, YOKE),
        "".join(
            disc(x, y, 17, c)
            for x, y, c in ((1000, 724, LEAF_MID), (1036, 728, BARK), (1018, 702, "#8f6b45"), (1070, 726, LEAF_MID))
        ),
    )


def sugar_palms() -> str:
    """Sugar palms over green paddies below lone hills; a climber, and a pan of syrup on its fire."""
    climber = at(350, 420, person(0, 0, 1.3, INDIGO, path("M14-24h14v22H14z", STRAW)))
    pan = at(
        900,
        680,
        bar(-80, 0, 160, 46, "#8c6a52", 6),
        path("M-34 46V20q34-30 68 0v26z", DARK),
        path("M-16 46c-4-18 12-22 16-36 10 12 22 20 18 36z", TURMERIC),
        path("M-96-20H96q-10 34-96 34T-96-20", DARK),
        oval(0, -20, 96, 14, "#a8641e"),
        line("M-30-46c-14-22 14-36 0-60M24-44c14-20-10-34 6-56", RICE, 9, 0.9),
    )
    blades = line(
        "".join(f"M{x} {y}v-14" for y in range(560, 700, 26) for x in range(-10 + y % 23, 1210, 24)), LEAF, 4, 0.45
    )
    return place(
        WARM,
        sun(640, 190, 60),
        path("M-20 440q120-190 250-130 110-60 210 130z", "#b5cdb2")
        + path("M760 440q90-130 190-90 120-70 290 90z", "#c6d6c4"),
        meadow(440, LEAF_PALE),
        planted(palmyra(190), [(476, 0.5, 170)], 40),
        meadow(480, "#a9c47e"),
        meadow(540, "#8fb062"),
        blades,
        stamps(palmyra(360), [(370, 640, 0, 1), (120, 690, 0, 1.1), (1080, 650, 0, 1.15)]),
        climber,
        meadow(680, "#e0cda0"),
        pan,
        person(760, 716, 2.1, LACQUER, line("M8-30 60-24", BARK, 5)),
        person(560, 716, 2, PLUM, YOKE),
        "".join(oval(1050 + dx, 724 - dy, 26, 10, TURMERIC_DEEP) for dx, dy in ((0, 0), (40, 0), (20, 16))),
    )


PICTURES = pictures(
    {
        "coop-vuon-vai": litchi_dawn,
        "coop-vuon-nhan": longan_town,
        "coop-vuon-xoai": mango_river,
        "coop-vuon-dua": coconut_canals,
        "coop-thot-not": sugar_palms,
    }
)

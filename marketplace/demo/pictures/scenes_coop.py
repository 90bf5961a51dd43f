"""Pictures of cooperatives, 1200 by 750: a mill, tea, an orchard, coffee."""

from collections.abc import Callable
from functools import partial

from .landscape import (
    BACK_BASKET,
    HOE,
    PLUM,
    TRAY,
    birds,
    grove,
    house,
    land,
    mist,
    person,
    ridge,
    scene,
    sky,
    sun,
    tea_hill,
    tree,
)
from .parts import (
    BARK,
    CLAY,
    CREAM,
    INDIGO,
    INK,
    LACQUER,
    LEAF,
    LEAF_DEEP,
    LEAF_MID,
    LEAF_PALE,
    TURMERIC_DEEP,
    at,
    bar,
    disc,
    line,
    oval,
    path,
    stamps,
)
from .yard import (
    door,
    drying_bed,
    fruit_crate,
    hall,
    sack,
    sacks,
    silo,
    window,
)

MORNING = ("#fbf7ec", "#fbf3dc", "#f7e7be")
CLEAR = ("#eef3e4", "#f4f2dc", "#faefcf")
WARM = ("#f7efe0", "#fbebd0", "#f8dcb4")


def place(stops: tuple[str, str, str], *layers: str) -> str:
    """A cooperative's land below its sky, 1200 by 750: layers that a picture or a window can show."""
    return sky(1200, 750, stops) + "".join(layers)


def pictures(lands: dict[str, Callable[[], str]]) -> dict[str, Callable[[], str]]:
    """Each land as a picture of that name."""
    return {name: partial(_picture, name, land_of) for name, land_of in lands.items()}


def _picture(name: str, land_of: Callable[[], str]) -> str:
    return scene(name, land_of(), width=1200, height=750)


def paddy_mats() -> str:
    """Mats of paddy that dry on a yard."""
    return "".join(
        path(f"M{x} {y}l26-40h{w}l-10 40z", "#e6b94e")
        + line(f"M{x + 24} {y - 12}h{w - 26}M{x + 32} {y - 24}h{w - 34}", TURMERIC_DEEP, 3, 0.5)
        for x, y, w in ((60, 650, 240), (340, 700, 270), (90, 728, 230))
    )


def mill() -> str:
    """A rice mill: a hall, two silos, sacks, paddy drying on the yard."""
    fields = land([(-40, 470), (300, 452), (800, 462), (1240, 446)], "#cec169") + land(
        [(-40, 500), (400, 486), (900, 494), (1240, 482)], "#9abb72"
    )
    yard = land([(-40, 540), (600, 530), (1240, 540)], "#ecdcb2")
    return place(
        MORNING,
        sun(250, 170, 54),
        birds(420, 150, 0.7),
        ridge(430, 110, "#d5e0ce", 4, 1200),
        ridge(460, 60, "#b5cdb2", 9, 1200),
        fields,
        grove([(80, 520, 1.2), (132, 524, 0.9), (300, 516, 0.8)]),
        yard,
        silo(840, 560, 96, 270),
        silo(950, 566, 110, 310),
        hall(
            440,
            570,
            380,
            190,
            CREAM,
            "#8c4a34",
            door(570, 570, 120, 140),
            window(480, 440, 46),
            window(732, 440, 46),
            bar(614, 356, 32, 32, INDIGO, 16),
        ),
        paddy_mats(),
        sacks(860, 640, 1),
        person(740, 640, 1.5, INDIGO, sack(0, -60, 0.34)),
        person(330, 650, 1.5, LACQUER, HOE, flip=True),
        tree(1120, 590, 1.9),
        tree(1168, 604, 1.4, False),
    )


def tea() -> str:
    """A tea cooperative: hills, pickers, a drying house."""
    return place(
        CLEAR,
        sun(300, 160, 52),
        birds(560, 130, 0.7),
        ridge(360, 120, "#d5e0ce", 11, 1200),
        ridge(390, 80, "#b5cdb2", 5, 1200),
        mist(3, 372, 0, 1100, 5),
        tea_hill(520, 1420, 340, "#a9c47e", LEAF_MID, foot=800),
        house(960, 362, 0.9, roof="#8a5a32"),
        grove([(852, 370, 1), (1066, 368, 1.3), (1106, 378, 1)]),
        tea_hill(-260, 640, 390, "#9abb72", "#6d9f52", foot=800),
        tea_hill(160, 1060, 480, "#83ae60", "#5a9448", foot=800),
        person(470, 560, 1.4, LACQUER, BACK_BASKET),
        person(690, 548, 1.3, INDIGO, BACK_BASKET, flip=True),
        tea_hill(-420, 520, 590, "#568f4b", "#2b6a3c", 150, 800),
        tea_hill(640, 1500, 560, "#5e9550", "#347a44", 150, 800),
        person(936, 690, 1.9, PLUM, BACK_BASKET),
    )


def fruit_tree(x: float, y: float, scale: float, fruit: str) -> str:
    """A broad tree hung with round fruits."""
    crown = (
        disc(-40, -110, 50, LEAF)
        + disc(40, -112, 52, LEAF)
        + disc(0, -146, 56, LEAF)
        + disc(6, -100, 50, LEAF)
        + disc(52, -100, 40, LEAF_DEEP, 0.5)
        + disc(20, -84, 40, LEAF_DEEP, 0.5)
    )
    hung = "".join(
        disc(dx, dy, 8.5, fruit) + disc(dx - 3, dy - 3, 2.2, "#fff", 0.5)
        for dx, dy in (
            (-58, -104),
            (-30, -128),
            (4, -160),
            (34, -128),
            (62, -112),
            (-8, -104),
            (20, -92),
            (-38, -82),
            (46, -82),
            (-16, -146),
        )
    )
    return stamps(oval(8, 2, 62, 9, INK, 0.16) + bar(-9, -76, 18, 78, BARK, 4) + crown + hung, [(x, y, 0, scale)])


def orchard() -> str:
    """An orchard of oranges: rows of trees, a ladder, crates."""
    far = "".join(tree(x, 450 + (x * 7) % 11, 1.1) for x in range(30, 1200, 66))
    middle = "".join(fruit_tree(x, 545, 0.8, "#ef9a2d") for x in range(70, 1240, 150))
    ladder = line("M0 0 46-170M44 8 76-166M8-30H48M16-62H54M24-94H60M32-126H66", CLAY, 7)
    return place(
        MORNING,
        sun(210, 160, 54),
        birds(360, 140, 0.7),
        ridge(400, 140, "#d5e0ce", 23, 1200),
        ridge(430, 80, "#b5cdb2", 2, 1200),
        land([(-40, 430), (600, 414), (1240, 436)], LEAF_PALE),
        far,
        land([(-40, 500), (600, 486), (1240, 506)], "#9abb72"),
        middle,
        land([(-40, 610), (600, 592), (1240, 616)], "#7daa58"),
        fruit_tree(190, 690, 1.5, "#ef9a2d"),
        fruit_tree(1010, 690, 1.6, "#ef9a2d"),
        at(836, 690, ladder),
        person(420, 668, 1.9, LACQUER, TRAY),
        person(700, 690, 2, INDIGO, BACK_BASKET),
        fruit_crate(520, 706, 1.2, "#ef9a2d"),
        fruit_crate(380, 724, 1.1, "#ef9a2d"),
        fruit_crate(880, 722, 1.2, "#ef9a2d"),
    )


def coffee() -> str:
    """Coffee hills: dark bushes with red cherries, beds of cherries drying."""
    bush = (
        oval(6, 4, 46, 7, INK, 0.16)
        + disc(-20, -22, 26, LEAF_DEEP)
        + disc(20, -24, 27, LEAF_DEEP)
        + disc(0, -42, 28, LEAF)
        + disc(16, -20, 20, LEAF, 0.6)
    )
    bush += "".join(
        disc(dx, dy, 5, LACQUER)
        for dx, dy in ((-24, -24), (-10, -40), (6, -56), (14, -34), (28, -22), (-6, -18), (-32, -12), (22, -46))
    )
    rows = stamps(
        bush,
        [
            (x + (r % 2) * 50, 452 + r * 40, 0, 0.62 + r * 0.12)
            for r in range(4)
            for x in range(-20 - r * 10, 1240, 96 + r * 14)
        ],
    )
    return place(
        WARM,
        sun(280, 160, 54),
        birds(460, 130, 0.7),
        ridge(400, 150, "#d5e0ce", 33, 1200),
        ridge(420, 90, "#b5cdb2", 6, 1200),
        mist(8, 402, 100, 1100, 5),
        land([(-40, 436), (500, 400), (900, 420), (1240, 390)], "#a9b97a"),
        house(1020, 420, 0.8, roof="#8c4a34"),
        grove([(930, 424, 1), (1110, 420, 1.2)]),
        land([(-40, 470), (500, 440), (1240, 456)], "#b98a5e"),
        rows,
        land([(-40, 640), (600, 622), (1240, 640)], "#c99a6b"),
        drying_bed(300, 690, 320, LACQUER, "#d9822b"),
        drying_bed(860, 696, 340, "#a34a3a", LACQUER),
        person(560, 690, 2, INDIGO, HOE),
        person(1080, 700, 1.9, PLUM, BACK_BASKET, flip=True),
    )


PICTURES = pictures(
    {
        "coop-xay-xat": mill,
        "coop-doi-che": tea,
        "coop-vuon-cay": orchard,
        "coop-ca-phe": coffee,
    }
)

"""Further views of food: in the bowl, cut open, in a basket."""

from collections.abc import Callable

from .kinds_citrus import ORANGE, half, peeled_segment, wedge
from .kinds_fruit import grape, grape_bunch, lychee, mango_cheek, open_lychee, vine_leaf
from .kinds_rice import SPILT
from .kinds_snacks import cashew, cashew_apple
from .kinds_sweets import coconut
from .motifs import candy, chopsticks, ear, frond, grains, steam
from .parts import (
    BARK,
    CLAY,
    CREAM,
    GROUNDS,
    INDIGO,
    LACQUER,
    LEAF,
    LEAF_DEEP,
    LEAF_MID,
    PINK,
    RICE,
    STRAW,
    TURMERIC,
    Place,
    at,
    disc,
    leaf,
    line,
    mix,
    oval,
    path,
    scattered,
    shadow,
    solid,
    stamps,
    tile,
)
from .tableware import bowl, glass, plate
from .vessels import woven


def rice_bowl() -> str:
    """A great bowl of steaming rice."""
    outline = "M98 262c18-116 266-116 284 0z"
    spots = scattered(9, 38, (124, 184, 356, 258), 17)
    seeds = [(x, y, (i * 41) % 160, 1.2) for i, (x, y) in enumerate(spots) if abs(x - 240) < (y - 160) * 1.7]
    lying = stamps(oval(0, 0, 6, 2.6, mix(RICE, STRAW, 0.9)), seeds)
    heap = solid(outline, mix(RICE, CREAM, 0.5), lying, span=(98, 382), dark=0.1)
    return tile(
        "gao-st25-2",
        "straw",
        disc(240, 222, 172, mix(GROUNDS["straw"], CLAY, 0.32), 0.5),
        steam(206, 168, 8, 1.3),
        steam(276, 176, 8, 1.1),
        bowl(240, 262, 300, INDIGO, RICE, heap, 0.46),
        chopsticks(96, 436, 240, -7, BARK),
        grains(SPILT[:3]),
    )


def rice_ears() -> str:
    """A tied handful of ripe ears, and the grain they give."""
    one, other = (
        line("M0 0C4-60 6-110 10-150", TURMERIC, 4) + at(8, -146, ear(tone, 6), scale=1.3)
        for tone in (TURMERIC, "#d0922a")
    )
    stalks = "".join(stamps(one if i % 2 else other, [(226 + i * 5, 360, (i - 3) * 11 - 7, 1)]) for i in range(7))
    tails = "".join(line(f"M{226 + i * 5} 358l{(i - 3) * 9} 48", STRAW if i % 2 else TURMERIC, 5) for i in range(7))
    blades = leaf(226, 350, 190, 236, LEAF, 0.08) + leaf(250, 350, 200, -50, LEAF_MID, 0.08)
    heap = path("M300 424c20-48 110-48 132 0-30 14-104 14-132 0", RICE) + stamps(
        oval(0, 0, 8, 3.4, STRAW),
        [(x, y, (i * 47) % 170, 1) for i, (x, y) in enumerate(scattered(8, 22, (316, 394, 418, 424), 13))],
    )
    return tile(
        "gao-st25-3",
        "leaf",
        shadow(236, 408, 70),
        blades,
        tails,
        stalks,
        line("M216 352q26 10 52 0M216 362q26 10 52 0", LACQUER, 7),
        shadow(360, 430, 72),
        heap,
        grains(SPILT),
    )


def mango_plate() -> str:
    """Scored cheeks and slices of mango on a plate."""
    slices = "".join(
        path(f"M{x} {y}q40-34 92-16-30 38-92 16z", c)
        for x, y, c in ((96, 392, "#f6c545"), (150, 402, "#f0b63a"), (300, 400, "#f6c545"))
    )
    return tile(
        "xoai-2",
        "rose",
        plate(240, 376, 196),
        mango_cheek(66, 236, 0.96),
        at(424, 236, mango_cheek(0, 0, 0.92), flip=True),
        mango_cheek(150, 268, 0.98),
        slices,
        leaf(236, 250, 92, -64, LEAF),
        leaf(230, 252, 78, -116, LEAF_DEEP),
    )


def orange_juice() -> str:
    """A jug-like glass of juice, halves and wedges of orange."""
    rim = at(258, 136, half(0, 0, 44, ORANGE, "#f5b54a"))
    return tile(
        "cam-cao-phong-2",
        "leaf",
        rim,
        glass(210, 142, 150, 264, "#f3a32f", oval(180, 260, 20, 17, RICE, 0.35), oval(236, 310, 24, 20, RICE, 0.3)),
        line("M196 150 168 60", LACQUER, 9),
        shadow(352, 420, 80),
        half(352, 336, 82, ORANGE, "#f5b54a"),
        wedge(94, 392, 104, ORANGE, "#f5b54a", -6),
        leaf(300, 428, 56, 8, LEAF),
    )


def pomelo_plate() -> str:
    """Segments of pomelo on a plate, a quarter of the fruit behind."""
    flesh, rind = "#f3d06f", "#bfc95a"
    rows = [
        (150, 330, -12),
        (244, 322, 4),
        (330, 336, 14),
        (118, 368, -4),
        (208, 366, 6),
        (300, 372, -8),
        (372, 366, 10),
    ]
    return tile(
        "buoi-nam-roi-2",
        "clay",
        half(240, 214, 116, rind, flesh, 11),
        plate(240, 378, 196),
        "".join(peeled_segment(x, y, 100, t, flesh if i % 2 else "#f0c65a") for i, (x, y, t) in enumerate(rows)),
        leaf(60, 428, 60, -12, LEAF),
    )


def lychee_basket() -> str:
    """A basket heaped with lychees."""
    reds = ["#c8414a", "#b4323f", "#d2574f"]
    rows = [
        (170, 176),
        (236, 162),
        (302, 178),
        (128, 222),
        (196, 216),
        (268, 214),
        (338, 224),
        (160, 262),
        (232, 258),
        (306, 262),
    ]
    heap = "".join(lychee(x, y, 42, reds[i % 3]) for i, (x, y) in enumerate(rows))
    leaves = (
        leaf(120, 214, 110, 206, LEAF, 0.24)
        + leaf(344, 206, 116, -30, LEAF_DEEP, 0.24)
        + leaf(250, 140, 100, -70, LEAF_MID, 0.24)
    )
    return tile(
        "vai-2",
        "mist",
        leaves,
        heap,
        woven(96, 276, 288, 132),
        shadow(392, 434, 40),
        open_lychee(390, 398, 38, "#b4323f"),
        lychee(70, 420, 30, reds[0]),
    )


def grape_bowl() -> str:
    """Grapes over the edge of a blue bowl."""
    heap = grape_bunch(190, 190, 27, ("#7b2f52", "#8f3d61"), (3, 4, 5)) + grape_bunch(
        312, 210, 24, ("#a9c05a", "#bccd74"), (2, 3, 4)
    )
    spill = "".join(
        grape(x, y, 25, c)
        for x, y, c in ((112, 306, "#8f3d61"), (100, 346, "#7b2f52"), (132, 340, "#7b2f52"), (116, 384, "#8f3d61"))
    )
    return tile(
        "nho-2",
        "straw",
        line("M196 192c0-40 20-60 40-84", BARK, 7),
        heap,
        vine_leaf(256, 156, 70, 30),
        bowl(240, 286, 280, INDIGO, RICE, "", 0.42),
        spill,
        grape(384, 424, 20, "#a9c05a"),
        grape(424, 430, 18, "#bccd74"),
    )


def candy_heap() -> str:
    """A dish heaped with coconut sweets before two halves of coconut."""
    colours = [PINK, TURMERIC, "#c7d9a4", CLAY]
    places: list[Place] = [
        (150, 330, -12, 1.1),
        (222, 322, 14, 1.1),
        (300, 330, -20, 1.1),
        (352, 342, 10, 1.1),
        (112, 352, 20, 1.1),
        (186, 296, 24, 1.1),
        (262, 290, -10, 1.1),
        (322, 302, 30, 1.1),
        (224, 262, -4, 1.1),
        (240, 350, 4, 1.1),
    ]
    heap = "".join(stamps(candy(colours[i % 4]), [p]) for i, p in enumerate(places))
    return tile(
        "keo-dua-2",
        "mist",
        frond(240, 250, 200, -40, 8),
        frond(230, 250, 190, 222, 8),
        coconut(168, 214, 82),
        coconut(318, 206, 88),
        plate(240, 372, 190),
        heap,
        at(84, 430, candy(TURMERIC), turn=-10),
        at(392, 436, candy(PINK), turn=8, scale=0.9),
    )


def cashew_bowl() -> str:
    """A wooden bowl of roasted cashews and two cashew apples."""
    spots = [
        (x, y, (i * 67) % 360, 1.05)
        for i, (x, y) in enumerate(sorted(scattered(15, 40, (112, 228, 330, 290), 26), key=lambda p: p[1]))
        if abs(x - 222) < (y - 190) * 1.25
    ]
    heap = "".join(stamps(cashew("#ead3a0" if i % 2 else "#dcbf85"), [s]) for i, s in enumerate(spots))
    return tile(
        "hat-dieu-2",
        "mist",
        leaf(330, 250, 120, -40, LEAF),
        heap,
        bowl(222, 282, 268, CLAY, BARK, "", 0.44),
        shadow(376, 430, 50),
        cashew_apple(372, 348, 1.06),
        stamps(cashew(), [(78, 420, 0, 0.9), (122, 434, 70, 0.8), (300, 436, 30, 0.8)]),
    )


PICTURES: dict[str, Callable[[], str]] = {
    "gao-st25-2": rice_bowl,
    "gao-st25-3": rice_ears,
    "xoai-cat-hoa-loc-2": mango_plate,
    "cam-cao-phong-2": orange_juice,
    "buoi-nam-roi-2": pomelo_plate,
    "vai-thieu-luc-ngan-2": lychee_basket,
    "nho-ninh-thuan-2": grape_bowl,
    "keo-dua-ben-tre-2": candy_heap,
    "hat-dieu-binh-phuoc-2": cashew_bowl,
}

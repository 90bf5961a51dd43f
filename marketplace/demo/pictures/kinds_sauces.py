"""Honey, fish sauce, shrimp paste."""

from collections.abc import Callable

from .motifs import chili, fish, lemon_half, shrimp
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
    PINK,
    RICE,
    STRAW,
    TURMERIC,
    TURMERIC_DEEP,
    at,
    bar,
    line,
    mix,
    oval,
    path,
    shadow,
    solid,
    tile,
)
from .vessels import bottle, honey_jar

CLOTH = (
    "M128 132c12-40 48-48 100-48s88 8 100 48c4 16-6 20-16 14-12 10-26 10-38 2-16 10-32 10-46 2"
    "-16 8-32 8-46-2-12 8-26 8-38-2-10 6-20 2-16-14"
)


def cloth_lid(cloth: str, stripe: str, cord: str) -> str:
    """A checked cloth tied over a jar's lid."""
    across = "".join(bar(100, y, 260, 9, stripe, 0, 0.6) for y in (92, 114, 136))
    down = "".join(bar(x, 80, 9, 90, stripe, 0, 0.32) for x in range(136, 330, 26))
    return solid(CLOTH, cloth, across, down, span=(126, 330), light=0.14) + line("M142 148q86 18 172 0", cord, 6)


def dipper(x: float, y: float, turn: float) -> str:
    """A honey dipper, its head 96 long."""
    grooves = "".join(bar(-30, v, 60, 6, BARK, 0, 0.6) for v in (4, 22, 40, 58))
    head = solid("M-24 0q0-12 24-12T24 0v66q0 18-24 18t-24-18z", CLAY, grooves, span=(-24, 24))
    return at(x, y, bar(-5, -130, 10, 130, BARK, 5), head, turn=turn)


def comb(cells: str = "") -> str:
    """The label's honeycomb of six cells, about (228, 317)."""
    cell = "m15 7-15 9-15-9V-9l15-9 15 9z"
    colours = [
        (228, 307, TURMERIC),
        (197, 307, TURMERIC_DEEP),
        (259, 307, CLAY),
        (212, 333, CLAY),
        (243, 333, TURMERIC),
    ]
    return cells + "".join(at(x, y, path(cell, c)) for x, y, c in colours)


def mat_ong() -> str:
    """A jar of honey under a checked cloth, the dipper dripping."""
    label = path("M174 262h108q12 0 12 12v92q0 12-12 12H174q-12 0-12-12v-92q0-12 12-12", CREAM)
    return tile(
        "mat-ong",
        "clay",
        honey_jar("#f7e3b4", TURMERIC, "#f0c264", TURMERIC_DEEP, label, comb()),
        cloth_lid(RICE, LACQUER, LEAF_DEEP),
        dipper(401, 260, 16),
        path("M372 352c-8 20-12 26-12 36a13 13 0 0 0 26 0c0-10-6-16-14-36", TURMERIC),
        oval(376, 414, 38, 9, TURMERIC),
        oval(368, 411, 18, 3, "#fff", 0.4),
    )


def sauce_dish(x: float, y: float, sauce: str, *inside: str) -> str:
    """A flat dish of sauce, 160 wide."""
    return at(
        x,
        y,
        shadow(4, 20, 70),
        oval(0, 0, 80, 20, RICE),
        path("M-80 0q4 24 80 24T80 0z", "#d7e4dc"),
        oval(0, 0, 80, 19, RICE),
        oval(0, -2, 66, 14, sauce),
        oval(-14, -5, 30, 5, "#fff", 0.2),
        *inside,
    )


def chili_rings(*places: tuple[float, float]) -> str:
    """Slices of chili in a sauce."""
    return "".join(oval(x, y, 8, 4.4, RICE) + oval(x, y, 6.4, 3.2, LACQUER) for x, y in places)


def nuoc_mam() -> str:
    """The bottle with two fish, a dish of sauce with chili."""
    label = bar(150, 256, 170, 112, CREAM) + bar(150, 262, 170, 4, LACQUER) + bar(150, 358, 170, 4, LACQUER)
    two = at(234, 296, fish(INDIGO), scale=0.98) + at(238, 332, fish(LEAF), scale=0.72)
    return tile(
        "nuoc-mam",
        "rose",
        bottle(LACQUER, "#c98a4b", "#8e3f14", label, two),
        sauce_dish(360, 404, "#a4511c", chili_rings((-22, 0), (16, -5), (6, 4))),
        chili(72, 418),
    )


def crock(glaze: str, *painted: str) -> str:
    """A round-bellied earthen crock, its mouth tied with a leaf, centred on x = 216."""
    belly = "M158 170c-52 26-76 66-76 122 0 76 54 116 134 116s134-40 134-116c0-56-24-96-76-122z"
    run = path("M60 150h320v96c-22 16-34-14-58 4s-40 26-62 2-42-8-62 8-40-16-60-6-44 14-78-8z", mix(glaze, INK, 0.35))
    cap = "M148 172c-14-52 24-70 68-70s82 18 68 70q-12 12-24 2-22 14-44 0-22 14-44 0-12 10-24-2"
    ribs = line("M216 104v66M190 108l-14 62M242 108l14 62", LEAF_MID, 3, 0.6)
    body = solid(belly, glaze, run, *painted, span=(82, 350))
    return (
        shadow(222, 408, 126) + body + solid(cap, LEAF, ribs, span=(144, 288)) + line("M150 158q66 20 132 0", STRAW, 8)
    )


def mam_ruoc() -> str:
    """An earthen crock of shrimp paste tied with a leaf; a saucer of it, tiny shrimps, lime and chili."""
    paste = "#8a4a55"
    label = at(
        216, 318, path("M0-66 66 0 0 66-66 0z", LACQUER), path("M0-52 52 0 0 52-52 0z", CREAM), at(0, 2, shrimp(PINK))
    )
    spoonful = at(
        364,
        392,
        shadow(0, 30, 66),
        path("M-74 4q4 28 74 28T74 4z", "#d7e4dc"),
        oval(0, 4, 74, 20, RICE),
        path("M-50 0c8-40 92-40 100 0-20 14-80 14-100 0", paste),
        oval(-16, -18, 16, 5, "#fff", 0.22, -14),
    )
    return tile(
        "mam-ruoc",
        "mist",
        crock("#9a5a34", label),
        spoonful,
        lemon_half(430, 436, 22),
        chili(54, 424, 0.8),
        at(150, 434, shrimp(), scale=0.5),
        at(112, 442, shrimp(), scale=0.42, flip=True),
    )


PICTURES: dict[str, Callable[[], str]] = {
    "mat-ong-bac-ha": mat_ong,
    "nuoc-mam-phu-quoc": nuoc_mam,
    "mam-ruoc-hue": mam_ruoc,
}

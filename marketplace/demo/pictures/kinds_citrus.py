"""Oranges and pomelos."""

import math
from collections.abc import Callable

from .parts import (
    BARK,
    INK,
    LEAF,
    LEAF_DEEP,
    LEAF_MID,
    RICE,
    at,
    ball,
    disc,
    fan,
    leaf,
    line,
    mix,
    num,
    oval,
    path,
    pts,
    scattered,
    shadow,
    skin,
    solid,
    stamps,
    tile,
)
from .vessels import crate

ORANGE, ORANGE_DEEP, PITH = "#ef9a2d", "#d9761b", "#f8f0cc"
CAM_SANH = "#c3a93a"


def spots(seed: int, count: int, box: tuple[float, float, float, float], colour: str) -> str:
    """Pores of a rind."""
    return "".join(disc(x, y, 2.6, colour, 0.4) for x, y in scattered(seed, count, box, 12))


def half(x: float, y: float, r: float, rind: str, flesh: str, count: int = 10) -> str:
    """A citrus cut across, facing the viewer: rind, pith, segments and their pale fibres."""

    def p(along: float, degrees: float) -> tuple[float, float]:
        a = math.radians(degrees)
        return r * along * math.cos(a), r * along * math.sin(a)

    step = 360 / count
    one = path(
        f"M{pts(p(0.12, 0))}L{pts(p(0.69, -step * 0.42))}Q{pts(p(0.8, 0), p(0.69, step * 0.42))}z",
        flesh,
    ) + line(f"M{pts(p(0.34, -5))}L{pts(p(0.58, -8))}M{pts(p(0.34, 7))}L{pts(p(0.6, 5))}", RICE, r * 0.024, 0.7)
    sickle = f"M0 {num(-r)}a{num(r)} {num(r)} 0 0 1 0 {num(2 * r)} {num(1.3 * r)} {num(1.3 * r)} 0 0 0 0 {num(-2 * r)}"
    return at(
        x,
        y,
        disc(0, 0, r, rind),
        disc(0, 0, r * 0.93, PITH),
        stamps(one, [(0, 0, a, 1) for a in fan(-90, 270 - step, count)]),
        disc(0, 0, r * 0.09, PITH),
        path(sickle, INK, 0.13),
    )


def wedge(x: float, y: float, w: float, rind: str, flesh: str, turn: float = 0) -> str:
    """A slice of citrus lying on its rind, w wide."""
    h = w / 2
    outer = f"M{num(-h)} 0a{num(h)} {num(h * 0.92)} 0 0 0 {num(w)} 0z"
    inner = f"M{num(-h * 0.84)} 0a{num(h * 0.84)} {num(h * 0.76)} 0 0 0 {num(w * 0.84)} 0z"
    ribs = "".join(
        f"M0 2L{pts((h * 0.8 * math.cos(math.radians(a)), h * 0.72 * math.sin(math.radians(a))))}"
        for a in (45, 90, 135)
    )
    return at(
        x,
        y,
        path(outer, rind),
        path(f"M{num(-h * 0.93)} 0a{num(h * 0.93)} {num(h * 0.86)} 0 0 0 {num(w * 0.93)} 0z", PITH),
        path(inner, flesh),
        line(ribs, PITH, 3),
        turn=turn,
    )


def pomelo_pear(rind: str, blush: str) -> str:
    """The pear-shaped pomelo of the south, 264 wide, with its stalk and two leaves."""
    return (
        shadow(214, 408, 124)
        + solid(
            "M204 92c66 0 132 84 132 176 0 88-60 140-132 140S72 356 72 268c0-92 66-176 132-176",
            rind,
            path("M60 80h280v90c-40 30-100 20-150 60-40 32-80 10-130 60z", blush, 0.4),
            spots(4, 40, (96, 130, 316, 396), LEAF),
            span=(72, 336),
            light=0,
        )
        + oval(140, 200, 24, 58, "#fff", 0.25, 18)
        + line("M204 98c0-14 4-24 10-36", BARK, 8)
        + leaf(212, 72, 110, -8, LEAF)
        + leaf(208, 76, 78, 200, LEAF_DEEP)
    )


def buoi_nam_roi() -> str:
    """A pear-shaped green pomelo and its half."""
    return tile(
        "buoi",
        "leaf",
        pomelo_pear("#bfc95a", LEAF_MID),
        shadow(346, 420, 84),
        half(344, 322, 100, "#bfc95a", "#f3d06f"),
    )


def peeled_segment(x: float, y: float, length: float, turn: float, flesh: str) -> str:
    """One segment of pomelo out of its skin."""
    a, b = num(length / 2), num(length * 0.34)
    body = f"M-{a} 0C-{num(length * 0.3)}-{b} {num(length * 0.3)}-{b} {a} 0C{num(length * 0.26)} {num(length * 0.16)} {num(-length * 0.26)} {num(length * 0.16)}-{a} 0"
    fibres = "".join(
        line(f"M{num(i * length * 0.11)} {num(length * 0.04)}l{num(i * 3)} {num(-length * 0.15)}", "#fff", 2.4, 0.75)
        for i in range(-3, 4)
    )
    rim = line(
        f"M-{a} 0C{num(-length * 0.26)} {num(length * 0.16)} {num(length * 0.26)} {num(length * 0.16)} {a} 0", RICE, 5
    )
    return at(x, y, path(body, flesh), fibres, rim, turn=turn)


def buoi_doan_hung() -> str:
    """A yellow pomelo opened like a flower: petals of rind about the round of pale segments; a whole one behind."""
    yellow, flesh = "#e3c04c", "#f3e3a0"
    petals = "".join(
        leaf(212, 352, size, turn, yellow, 0.42, False) + leaf(212, 350, size * 0.86, turn, PITH, 0.36, False)
        for size, turn in ((196, 198), (196, -18), (176, 228), (176, -48), (172, 166), (172, 14))
    )
    ribs = "".join(f"M0-104Q{num(x)} 0 0 104" for x in (-176, -96, -30, 40, 110, 184))
    whole = ball(
        338, 196, 104, yellow, path("M-110-110h230v70c-60 10-70 40-120 40s-70-30-110-12z", LEAF_PALE_GREEN, 0.35)
    )
    stalk = line("M338 98c0-12 4-20 10-30", BARK, 8) + leaf(344, 76, 96, 8, LEAF_DEEP) + leaf(342, 78, 76, 200, LEAF)
    return tile(
        "buoi-doan-hung",
        "rose",
        whole,
        stalk,
        shadow(212, 404, 160),
        petals,
        ball(208, 288, 104, flesh, line(ribs, "#d9bd62", 4, 0.8), gleam=0.4),
        shadow(372, 432, 56),
        peeled_segment(366, 420, 100, 8, "#f1df98"),
    )


LEAF_PALE_GREEN = "#a9b84a"


def orange(x: float, y: float, r: float, fill: str = ORANGE, turn: float = 0) -> str:
    """One orange with the little star where its stalk was."""
    pores = spots(1, 13, (-34, -34, 40, 40), mix(fill, BARK, 0.5))
    star = line("M1-27 15-23M5-20 13-30M8-33v14", mix(fill, LEAF_DEEP, 0.7), 4)
    return disc(x, y, r, fill) + stamps(skin(50, pores) + star, [(x, y, turn, r / 50)])


def cam_sanh() -> str:
    """Green-skinned oranges of the north: bumpy rind, deep orange flesh."""
    green = mix(CAM_SANH, LEAF_MID, 0.55)
    blush = path("M-112 50c40-60 160-60 230-10v110h-230z", ORANGE, 0.55)
    big = ball(172, 280, 122, green, blush, spots(21, 60, (-108, -110, 112, 112), LEAF_DEEP))
    twig = branch_on(172, 166)
    small = ball(
        330,
        250,
        84,
        mix(CAM_SANH, LEAF_MID, 0.25),
        path("M-90 40c40-40 120-40 180 0v60H-90z", ORANGE, 0.6),
        spots(22, 34, (-68, -70, 68, 72), LEAF_DEEP),
    )
    return tile(
        "cam-sanh",
        "clay",
        shadow(330, 396, 70),
        small,
        shadow(182, 404, 112),
        big,
        twig,
        shadow(350, 430, 76),
        half(346, 362, 74, green, ORANGE_DEEP, 10),
        wedge(92, 418, 84, green, ORANGE_DEEP, -8),
    )


def branch_on(x: float, y: float) -> str:
    """A stalk with two leaves on a fruit's top."""
    return (
        line(f"M{num(x)} {num(y)}c-2-14 2-24 10-34", BARK, 8)
        + leaf(x + 8, y - 28, 108, -12, LEAF)
        + leaf(x + 6, y - 26, 84, 204, LEAF_DEEP)
    )


def cam_cao_phong() -> str:
    """A crate full of bright oranges, one cut before it."""
    back = "".join(
        orange(x, y, 46, c) for x, y, c in [(146, 206, ORANGE_DEEP), (228, 186, ORANGE), (308, 208, ORANGE_DEEP)]
    )
    front = "".join(
        orange(x, y, 50, c)
        for x, y, c in [(124, 262, ORANGE), (204, 254, "#f2a63c"), (284, 262, ORANGE), (346, 268, "#f2a63c")]
    )
    leaves = leaf(258, 156, 86, -46, LEAF) + leaf(250, 160, 70, -100, LEAF_DEEP) + leaf(110, 224, 64, 220, LEAF_MID)
    return tile(
        "cam-cao-phong",
        "mist",
        leaves,
        back,
        front,
        crate(74, 268, 316, 136),
        shadow(372, 432, 66),
        half(366, 366, 68, ORANGE, "#f5b54a", 10),
        shadow(100, 434, 40),
        orange(98, 398, 40),
    )


PICTURES: dict[str, Callable[[], str]] = {
    "buoi-nam-roi": buoi_nam_roi,
    "buoi-doan-hung": buoi_doan_hung,
    "cam-sanh-ha-giang": cam_sanh,
    "cam-cao-phong": cam_cao_phong,
}

"""Mango, plum, lychee, longan, grapes."""

import math
from collections.abc import Callable, Sequence

from .parts import (
    BARK,
    CLAY,
    DARK,
    INK,
    LEAF,
    LEAF_DEEP,
    LEAF_MID,
    RICE,
    TURMERIC_DEEP,
    at,
    ball,
    bar,
    clipped,
    disc,
    leaf,
    line,
    num,
    oval,
    path,
    shadow,
    skin,
    solid,
    stamps,
    tile,
)

MANGO = "M262 118c76-14 138 58 126 144-12 82-82 142-166 142-64 0-104-32-104-74 0-80 60-196 144-212"


def mango() -> str:
    """A ripe mango, 270 wide, with stalk and leaves."""
    return (
        shadow(240, 406, 124)
        + solid(
            MANGO,
            "#f2b93b",
            path("M262 100c98-20 168 70 138 180-28-30-100-50-150-130z", LEAF_MID, 0.8),
            oval(176, 330, 70, 84, "#e88d3a", 0.5, 30),
            path("M330 0h150v480H290z", INK, 0.13),
            span=(118, 388),
            dark=0,
            light=0,
        )
        + oval(206, 214, 20, 62, "#fff", 0.28, 36)
        + line("M262 120c-2-16 2-28 12-40", BARK, 8)
        + leaf(272, 86, 118, 14, LEAF)
        + leaf(268, 88, 92, -28, LEAF_DEEP)
    )


def mango_cheek(x: float, y: float, scale: float = 1) -> str:
    """A cheek of mango scored crosswise; its upper left corner at (x, y)."""
    skin = "M0 58c12-58 172-66 188-12 8 50-36 92-94 92S-6 108 0 58"
    flesh = "M8 52c12-48 158-54 171-10 5 40-31 76-87 76S2 92 8 52"
    cuts = "".join(f"M{i * 30 - 84} 20l36 120M{i * 30 - 84} 140l48-120" for i in range(11))
    return at(
        x,
        y,
        path(skin, LEAF_MID),
        clipped(skin, path("M136-40h300v300H136z", INK, 0.13)),
        solid(flesh, "#f6c545", line(cuts, TURMERIC_DEEP, 4, 0.7), span=(8, 179)),
        scale=scale,
    )


def xoai() -> str:
    """A mango and its scored cheek."""
    return tile("xoai", "mist", mango(), shadow(150, 428, 84), mango_cheek(54, 300))


def plum(x: float, y: float, r: float, fill: str) -> str:
    """A plum: a furrow, a bloom of wax, a short stalk."""
    wax = oval(-6, -27, 48, 30, "#fff", 0.2, -12)
    furrow = line("M6-60q-30 60 0 120", INK, 3, 0.25)
    stalk = line("M4-57q2-12 10-20", BARK, 5)
    return disc(x, y, r, fill) + stamps(skin(60, wax, furrow, gleam=0.34) + stalk, [(x, y, 0, r / 60)])


def plum_half(x: float, y: float, r: float) -> str:
    """Half a plum with its stone."""
    return at(
        x,
        y,
        oval(0, 0, r, r * 0.92, "#7d2440"),
        oval(0, 0, r * 0.9, r * 0.82, "#e9a13b"),
        oval(0, 0, r * 0.62, r * 0.56, "#d8702c", 0.5),
        oval(2, 0, r * 0.38, r * 0.28, BARK, 1, -24),
        line(
            f"M{num(-r * 0.24)} {num(r * 0.08)}q{num(r * 0.24)} {num(-r * 0.04)} {num(r * 0.46)} {num(-r * 0.2)}",
            CLAY,
            3,
        ),
    )


def man_hau() -> str:
    """Plums of the north-west in a heap, one halved."""
    colours = ["#8e2c48", "#a5384a", "#7d2440", "#b8503f"]
    places = [(170, 190, 58), (280, 184, 60), (112, 282, 62), (224, 268, 66), (338, 276, 62)]
    heap = "".join(plum(x, y, r, colours[i % 4]) for i, (x, y, r) in enumerate(places))
    front = plum(150, 352, 58, "#a5384a") + plum(270, 356, 58, "#8e2c48")
    leaves = leaf(228, 142, 92, -60, LEAF) + leaf(224, 144, 84, -118, LEAF_DEEP) + leaf(234, 148, 78, -14, LEAF_MID)
    return tile(
        "man-hau",
        "straw",
        shadow(224, 404, 150),
        leaves,
        heap,
        front,
        shadow(372, 424, 54),
        plum_half(370, 380, 52),
        leaf(44, 426, 70, -14, LEAF_MID),
    )


def lychee(x: float, y: float, r: float, fill: str) -> str:
    """A lychee: red rind of small bosses."""
    bosses = "".join(
        f"M{num(i * 14 + (7 if j % 2 else 0) - 6)} {num(12 * j - 3)}l6-5 6 5-2 8h-8z"
        for i in range(-3, 4)
        for j in range(-3, 4)
    )
    lights = "".join(f"M{i * 14 + (7 if j % 2 else 0) - 2} {12 * j - 3}v.1" for i in range(-3, 4) for j in range(-3, 4))
    rind = skin(47, path(bosses, INK, 0.12), line(lights, "#fff", 3.4, 0.35), gleam=0.2)
    return disc(x, y, r, fill) + stamps(rind, [(x, y, 0, r / 47)])


def open_lychee(x: float, y: float, r: float, rind: str, stone: str = "") -> str:
    """A fruit half peeled: white flesh above a cup of rind."""
    flesh = ball(x, y, r * 0.9, "#f6f1ea", gleam=0.8)
    seed = (
        oval(x + r * 0.12, y - r * 0.05, r * 0.34, r * 0.38, stone)
        + oval(x, y - r * 0.2, r * 0.08, r * 0.1, "#fff", 0.5)
        if stone
        else ""
    )
    shell = (
        f"M{num(x - r)} {num(y + r * 0.05)}l{num(r * 0.3)} {num(r * 0.22)} {num(r * 0.32)} {num(-r * 0.16)} "
        f"{num(r * 0.34)} {num(r * 0.2)} {num(r * 0.34)} {num(-r * 0.2)} {num(r * 0.3)} {num(r * 0.16)} "
        f"{num(r * 0.4)} {num(-r * 0.22)}a{num(r)} {num(r)} 0 0 1 {num(-2 * r)} 0z"
    )
    return flesh + seed + path(shell, rind) + clipped(shell, bar(x + r * 0.45, y - r, r * 2, 3 * r, INK, 0, 0.13))


def cluster(fruit: Sequence[tuple[float, float]], stalk: tuple[float, float]) -> str:
    """Stalks from one knot to each fruit of a cluster."""
    sx, sy = stalk
    d = "".join(
        f"M{num(sx)} {num(sy)}Q{num((sx + x) / 2)} {num(sy + (y - sy) * 0.2)} {num(x)} {num(y)}" for x, y in fruit
    )
    return line(d, BARK, 5)


def vai_thieu() -> str:
    """A bunch of lychees with long leaves, one opened."""
    places = [(160, 206), (246, 190), (322, 214), (118, 282), (204, 272), (288, 282), (160, 350), (248, 352)]
    reds = ["#c8414a", "#b4323f", "#d2574f"]
    fruit = "".join(lychee(x, y, 47, reds[i % 3]) for i, (x, y) in enumerate(places))
    leaves = (
        leaf(226, 112, 150, -16, LEAF, 0.22)
        + leaf(220, 114, 140, 200, LEAF_DEEP, 0.22)
        + leaf(222, 116, 108, 246, LEAF, 0.22)
        + leaf(228, 116, 106, -62, LEAF_MID, 0.22)
    )
    return tile(
        "vai-thieu",
        "sage",
        cluster(places[:5], (224, 100)),
        leaves,
        shadow(214, 404, 116),
        fruit,
        shadow(364, 432, 56),
        open_lychee(366, 382, 50, "#b4323f"),
        lychee(72, 416, 32, reds[0]),
    )


def longan(x: float, y: float, r: float, fill: str = "#c08b4a") -> str:
    """A longan: thin tan rind with faint freckles."""
    freckles = line("M-11 8v.1M4 15v.1M11-4v.1M-4-11v.1M19 11v.1M-19-4v.1M0 28v.1M15-19v.1", BARK, 4.4, 0.35)
    return disc(x, y, r, fill) + stamps(skin(38, freckles, gleam=0.32), [(x, y, 0, r / 38)])


def nhan_long() -> str:
    """Close up, as its name says, the dragon's eye: a longan opened to its black stone, a spray hangs above."""
    tans = ["#c99650", "#b98243", "#d3a561"]
    hung = [(318, 132), (386, 152), (352, 196), (414, 216), (300, 200), (372, 258)]
    spray = line("M190 70C250 56 310 60 356 92", BARK, 7) + leaf(226, 66, 120, 150, LEAF, 0.24)
    spray += leaf(230, 62, 110, 208, LEAF_DEEP, 0.24) + leaf(350, 88, 96, -22, LEAF_MID, 0.24)
    return tile(
        "nhan-long",
        "leaf",
        spray,
        cluster(hung, (350, 92)),
        "".join(longan(x, y, 36, tans[i % 3]) for i, (x, y) in enumerate(hung)),
        shadow(180, 410, 112),
        open_lychee(176, 296, 116, "#c08b4a", DARK),
        shadow(360, 430, 70),
        longan(334, 388, 44, tans[0]),
        longan(408, 402, 36, tans[1]),
    )


def grape_bunch(x: float, y: float, r: float, colours: tuple[str, str], rows: tuple[int, ...]) -> str:
    """A bunch of grapes hanging from (x, y), one berry r wide at its half."""
    out = ""
    for j, count in enumerate(rows):
        for i in range(count):
            bx = x + (i - (count - 1) / 2) * r * 1.72 + math.sin(j * 2.1) * 3
            out += grape(bx, y + j * r * 1.46, r, colours[(i + j) % 2])
    return out


def grape(x: float, y: float, r: float, fill: str) -> str:
    """One berry."""
    return disc(x, y, r, fill) + stamps(skin(30, gleam=0.42), [(x, y, 0, r / 30)])


def nho() -> str:
    """Red and green grapes with a vine leaf."""
    red = grape_bunch(196, 168, 29, ("#7b2f52", "#8f3d61"), (4, 5, 5, 4, 3, 2))
    green = grape_bunch(340, 224, 24, ("#a9c05a", "#bccd74"), (3, 4, 4, 3, 2, 1))
    vine = line("M150 84c40 14 110 10 190-6M200 90c2 20 0 36-4 58M338 80c6 30 6 70 2 120", BARK, 8)
    curl = line("M340 78c30-8 44 14 28 24-14 6-20-12-6-16", LEAF, 4)
    return tile(
        "nho",
        "cream",
        shadow(196, 408, 80),
        vine,
        curl,
        green,
        red,
        vine_leaf(244, 118, 74, 12),
        vine_leaf(128, 106, 56, -30),
        "".join(grape(x, y, 20, c) for x, y, c in ((84, 418, "#8f3d61"), (122, 428, "#7b2f52"), (398, 420, "#a9c05a"))),
    )


def vine_leaf(x: float, y: float, r: float, turn: float) -> str:
    """A lobed leaf of the vine, its stalk's end at (x, y)."""
    half_d = (
        "M0 0C20-4 44 0 58 14 66-4 84-4 98-8 92-26 100-40 108-52 88-56 78-66 70-84 56-70 46-70 34-76 26-90 10-104 0-124"
    )
    both = (
        half_d
        + "C-10-104-26-90-34-76-46-70-56-70-70-84-78-66-88-56-108-52-100-40-92-26-98-8-84-4-66-4-58 14-44 0-20-4 0 0"
    )
    veins = line("M0-4V-104M0-8 76-32M0-8-76-32M0-20 52-64M0-20-52-64", RICE, 3.4, 0.4)
    return at(x, y, path(both, LEAF), path(half_d + "z", INK, 0.13), veins, turn=turn + 180, scale=r / 110)


PICTURES: dict[str, Callable[[], str]] = {
    "xoai-cat-hoa-loc": xoai,
    "man-hau-son-la": man_hau,
    "vai-thieu-luc-ngan": vai_thieu,
    "nhan-long-hung-yen": nhan_long,
    "nho-ninh-thuan": nho,
}

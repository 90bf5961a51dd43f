"""Emblems, scatter and companions: small natural things that many pictures share."""

import math
from collections.abc import Iterable

from .parts import (
    BARK,
    CLAY,
    CREAM,
    DARK,
    INDIGO,
    INK,
    LACQUER,
    LEAF,
    LEAF_DEEP,
    LEAF_MID,
    LEAF_PALE,
    PINK,
    RICE,
    STRAW,
    TURMERIC,
    TURMERIC_DEEP,
    Place,
    at,
    bar,
    disc,
    fan,
    leaf,
    line,
    mix,
    num,
    oval,
    path,
    pts,
    stamps,
)


def ear(colour: str = TURMERIC, rows: int = 5) -> str:
    """An ear of rice, 106 high, its stalk's foot at the origin."""
    grains: list[Place] = []
    for i in range(rows):
        x, y = 6.6 + i * 5.4, -32 - i * 12.6
        grains += [(x, y, -16, 0.78), (x, y, 54, 0.78)]
    grains.append((35, -93, 23, 0.78))
    stalk = line("M0 0C11-33 14-56 35.6-100", colour, 3.1)
    return stalk + stamps(oval(0, -11, 6.2, 13, colour), grains)


def ear_with_leaves(x: float, y: float, colour: str = TURMERIC, scale: float = 1) -> str:
    """The ear of the rice bag's roundel between its two leaves."""
    leaves = leaf(0, -9, 64, 214, LEAF) + leaf(2, -9, 60, -30, LEAF_MID)
    return at(x, y, at(-20, 0, ear(colour)), leaves, scale=scale)


def grains(places: Iterable[Place], fill: str = RICE, core: str = STRAW) -> str:
    """Single grains of rice."""
    return stamps(oval(0, 0, 9, 3.8, fill) + oval(1, 1, 6, 1.6, core), places)


def sprig(x: float, y: float, scale: float = 1, tip: str = LEAF_DEEP) -> str:
    """A tea shoot of one bud and two leaves; the stalk's foot at (x, y)."""
    return at(
        x,
        y,
        line("M0 0V-80", tip, 4),
        leaf(0, -24, 58, 210, LEAF),
        leaf(0, -30, 58, -34, LEAF_MID),
        leaf(0, -70, 40, -92, tip),
        scale=scale,
    )


def bean(fill: str = BARK) -> str:
    """A roasted coffee bean, 54 high, centred."""
    return oval(0, 0, 19, 27, fill) + line("M0-26c10 16-10 36 0 52", STRAW, 4.4)


def fish(fill: str = INDIGO) -> str:
    """A small fish that looks to the left, 100 long."""
    return (
        path("M-46 0c22-20 60-20 82 0-22 20-60 20-82 0", fill)
        + path("m30 0 24-16v32z", fill)
        + disc(-28, -3, 3.4, RICE)
        + line("M-14-10q6 10 0 20", RICE, 2.6)
    )


def candy(fill: str) -> str:
    """A sweet in twisted paper, 80 wide, centred."""
    return (
        path("m-20 0-20-13v26zm40 0 20-13v26z", fill)
        + bar(-23, -14, 46, 28, fill, 9)
        + path("M-23 0h46v5q0 9-9 9h-28q-9 0-9-9z", INK, 0.13)
        + bar(-12, -14, 8, 28, "#fff", 0, 0.45)
    )


def drop(x: float, y: float, fill: str, scale: float = 1) -> str:
    """A drop with its tip at (x, y), 68 high."""
    body = path("M0 0c-14 24-20 36-20 48a20 20 0 0 0 40 0c0-12-6-24-20-48", fill)
    return at(x, y, body, oval(-7, 50, 5, 10, "#fff", 0.5), scale=scale)


def chili(x: float, y: float, scale: float = 1, turn: float = 0, fill: str = LACQUER) -> str:
    """A chili lying with its stalk to the left, 115 long."""
    return at(
        x,
        y,
        path("M0 0c20-23 66-28 95-14-26 14-69 31-95 14", fill),
        path("M0 0c25 3 61-1 95-14-26 14-69 31-95 14", INK, 0.2),
        line("M2 0c-11-2-16-7-21-12", LEAF, 7),
        turn=turn,
        scale=scale,
    )


STEAM = "M-8-6c-12-20 12-32 0-56M24-4c-12-18 12-30 2-50"


def steam(x: float, y: float, width: float = 6, scale: float = 1) -> str:
    """Two wisps of steam that rise from (x, y)."""
    return at(
        x,
        y,
        line(STEAM, INK, width + 3, 0.06),
        line(STEAM, RICE, width, 0.9),
        scale=scale,
    )


def pennywort(x: float, y: float, r: float, turn: float = 0, fill: str = LEAF, vein: bool = True) -> str:
    """A leaf of rau má: round, scalloped, with a notch where the stalk comes from below."""
    angles = [math.radians(a) for a in fan(112, 428, 10)]
    edge = [(r * math.cos(a), r * math.sin(a)) for a in angles]
    heart = (0.0, 0.22 * r)

    def scallops(points: list[tuple[float, float]], tips: list[float]) -> str:
        out = f"M{pts(heart)}L{pts(points[0])}"
        for tip, point in zip(tips, points[1:], strict=True):
            outward = (1.13 * r * math.cos(tip), 1.13 * r * math.sin(tip))
            out += f"Q{pts(outward, point)}"
        return out + "z"

    tips = [(a + b) / 2 for a, b in zip(angles, angles[1:], strict=False)]
    drawn = path(scallops(edge, tips), fill) + path(scallops(edge[5:], tips[5:]), INK, 0.13)
    if vein:
        ribs = "".join(
            f"M{pts(heart)}L{pts((0.72 * r * math.cos(a), 0.72 * r * math.sin(a)))}"
            for a in (math.radians(d) for d in fan(150, 390, 6))
        )
        drawn += line(ribs, RICE, max(1.4, r * 0.045), 0.45)
    return at(x, y, drawn, turn=turn)


def frond(
    x: float,
    y: float,
    length: float,
    turn: float,
    pairs: int = 8,
    colours: tuple[str, str] = (LEAF, LEAF_MID),
    blade: float = 0.46,
) -> str:
    """A palm frond that grows from (x, y): a rib and pairs of narrow leaves."""
    blades = ""
    for i in range(pairs):
        along = length * (0.12 + 0.8 * i / pairs)
        size = length * blade * (1 - 0.45 * i / pairs)
        blades += leaf(along, 0, size, 42, colours[0], 0.16, False)
        blades += leaf(along, 0, size, -42, colours[1], 0.16, False)
    blades += leaf(length * 0.9, 0, length * blade * 0.55, 0, colours[1], 0.16, False)
    return at(x, y, line(f"M0 0H{num(length * 0.94)}", LEAF_DEEP, 5), blades, turn=turn)


def branch(
    d: str,
    leaves: list[tuple[float, float, float, float, str]],
    width: float = 6,
    ratio: float = 0.36,
) -> str:
    """A twig along d and its leaves (x, y, length, degrees, colour)."""
    return line(d, BARK, width) + "".join(leaf(*one, width=ratio) for one in leaves)


def star_anise(x: float, y: float, scale: float = 1) -> str:
    """An eight-pointed star of anise with its seeds."""
    arm = path("M0 0C-9-10-7-24 0-34 7-24 9-10 0 0", BARK) + oval(0, -17, 3, 6, CLAY)
    return at(x, y, stamps(arm, [(0, 0, a, 1) for a in range(0, 360, 45)]), scale=scale)


def blossom(petal: str, other: str, heart: str = TURMERIC_DEEP) -> str:
    """The five-petalled flower of mai, 76 wide, centred."""
    one, two = "M0 0c-18-10-18-34 0-38 18 4 18 28 0 38", ""
    two = "".join(f'<g transform="rotate({a})">{path(one, petal if a % 144 else other)}</g>' for a in range(0, 360, 72))
    dots = "".join(disc(11 * math.cos(a * math.pi / 3), 11 * math.sin(a * math.pi / 3), 2.2, CLAY) for a in range(6))
    return two + disc(0, 0, 7, heart) + dots


def lotus(x: float, y: float, scale: float = 1) -> str:
    """The lotus of the hat: seven petals that open upwards from (x, y)."""
    side = path("M0 0c-18.8 3.6-38.6-10-42.4-26.5C-25.9-30.3-5-18.5 0 0", "#e9a39a")
    other = path("M0 0c18.8 3.6 38.6-10 42.4-26.5C25.9-30.3 5-18.5 0 0", "#e9a39a")
    inner = path("M0 0c-18.3-5.6-29.4-27-25-43.3C-8.6-38.9 4.3-18.6 0 0", "#de8278")
    right = path("M0 0c18.3-5.6 29.4-27 25-43.3C8.6-38.9-4.3-18.6 0 0", "#de8278")
    middle = path("M0 0c-13-14-12-38 0-50 12 12 13 36 0 50", "#edb3aa")
    return at(x, y, side, other, inner, right, middle, scale=scale)


def shrimp(fill: str = PINK) -> str:
    """A tiny shrimp curled to the left, 60 wide, centred."""
    shell = line("M24-14C6-30-24-20-24 4c0 14 10 20 20 18", fill, 13)
    rings = line("M6-22 8-12M-10-18-6-8M-22-4-12 0M-20 14-11 8", mix(fill, LACQUER, 0.5), 2.2)
    whiskers = line("M26-16q16-4 22 6M26-14q14 4 14 14", fill, 2)
    tail = path("M-2 16 14 14 8 24 14 32-4 28z", fill)
    return shell + tail + rings + whiskers + disc(22, -17, 2.4, DARK)


def lemon_half(x: float, y: float, r: float, rind: str = LEAF_MID) -> str:
    """A lime cut across."""
    spokes = "".join(
        f"M0 0L{pts((r * 0.66 * math.cos(a), r * 0.66 * math.sin(a)))}"
        for a in (math.radians(d) for d in range(0, 360, 45))
    )
    flesh = disc(0, 0, r * 0.72, mix(LEAF_PALE, "#ffffff", 0.25))
    return at(x, y, disc(0, 0, r, rind), disc(0, 0, r * 0.86, CREAM), flesh, line(spokes, CREAM, r * 0.07))


def chopsticks(x: float, y: float, length: float, turn: float, fill: str = BARK) -> str:
    """A pair of chopsticks from (x, y)."""
    pair = line(f"M0-6H{num(length)}M0 6H{num(length * 0.98)}", fill, 6)
    return at(x, y, pair, turn=turn)

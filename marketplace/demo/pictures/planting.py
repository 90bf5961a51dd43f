"""What grows about a cooperative: trees and plants standing at the origin, and how a field is planted with them."""

import math
from collections.abc import Iterable

from .landscape import land, mist, ridge
from .parts import (
    BARK,
    CLAY,
    DARK,
    INK,
    LACQUER,
    LEAF,
    LEAF_DEEP,
    LEAF_MID,
    LEAF_PALE,
    RICE,
    STRAW,
    TURMERIC,
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

Row = tuple[float, float, float]
"""A row of plants: y, scale, distance from one to the next."""


def planted(part: str, rows: Iterable[Row], shift: float = 0) -> str:
    """One plant in rows from far to near, every second row moved by half a step."""
    places = []
    for number, (y, scale, step) in enumerate(rows):
        first = shift - (step / 2 if number % 2 else 0)
        places += [(first + step * i, y, 0.0, scale) for i in range(int((1260 - first) / step) + 1)]
    return stamps(part, places)


def hills(seed: int, tall: float, y: float = 430, step: float = 150) -> str:
    """Two ridges that fade with distance and mist between them."""
    return (
        ridge(y, tall, "#d5e0ce", seed, 1200, step)
        + ridge(y + 26, tall * 0.6, "#b5cdb2", seed + 5, 1200, step)
        + mist(seed, y - 10, 0, 1150, 5)
    )


def meadow(y: float, fill: str, bow: float = 14) -> str:
    """Ground whose edge bows a little about y."""
    return land([(-40, y + bow), (320, y - bow * 0.4), (760, y + bow * 0.5), (1240, y - bow)], fill)


def beds(top: float, colours: Iterable[str], vanish: float = 600, spread: float = 0.3) -> str:
    """Long beds that run from the lower edge towards (vanish, top)."""
    tones = list(colours)
    wide = 2400 / len(tones)
    out = ""
    for i, colour in enumerate(tones):
        left = -600 + i * wide
        a, b = (vanish + (x - vanish) * spread for x in (left, left + wide))
        out += path(f"M{pts((a, top), (b, top), (left + wide, 760), (left, 760))}z", colour)
    return out


def rows_of_water(y: float, foot: float, fill: str = "#b9dad8") -> str:
    """Open water with pale bars that widen towards the viewer."""
    bars = "".join(
        bar((i * 397) % 1120, y + 12 + (foot - y) * (i / 22), 50 + i * 6, 3 + i * 0.25, "#ffffff", 3, 0.5)
        for i in range(22)
    )
    return bar(-10, y, 1220, foot - y, fill) + bars


def crown(leaf_tone: str, deep: str, *hung: str) -> str:
    """A broad round tree, 190 wide and 200 high, and what hangs in it."""
    tops = ((-46, -104, 50), (46, -106, 52), (0, -140, 58), (4, -96, 54))
    return (
        oval(8, 2, 70, 9, INK, 0.16)
        + bar(-9, -72, 18, 74, BARK, 4)
        + "".join(disc(x, y, r, leaf_tone) for x, y, r in tops)
        + disc(56, -98, 40, deep, 0.5)
        + disc(20, -82, 42, deep, 0.45)
        + "".join(hung)
    )


def clusters(fruit: str, size: float = 7) -> str:
    """Hanging clusters of three in a crown."""
    one = disc(-size * 0.8, 0, size, fruit) + disc(size * 0.8, 0, size, fruit) + disc(0, size * 1.3, size, fruit)
    one += disc(-size, -2, size * 0.25, "#fff", 0.5)
    spots = ((-64, -100), (-28, -132), (10, -164), (44, -130), (66, -96), (-8, -104), (24, -84), (-40, -74))
    return stamps(one, [(x, y, 0, 1) for x, y in spots])


def bagged() -> str:
    """Fruit in paper bags, as mangoes ripen."""
    one = path("M-9-12h18l3 26q-12 8-24 0z", RICE) + path("M2-12h7l3 26-8 3z", INK, 0.13) + line("M0-12v-8", BARK, 3)
    spots = ((-60, -92), (-24, -120), (14, -148), (48, -116), (70, -84), (-2, -88), (30, -76), (-40, -66))
    return stamps(one, [(x, y, 0, 1) for x, y in spots])


def cashew_apples() -> str:
    """Red cashew apples, each with its grey nut below."""
    one = path("M-8-12q8-8 16 0 4 16-3 24H-5q-7-8-3-24", LACQUER) + path("M-7 13q7 16 13 2-6 4-13-2", "#7d776a")
    spots = ((-60, -92), (-24, -120), (14, -148), (50, -112), (-2, -86), (34, -78), (-40, -64))
    return stamps(one, [(x, y, 0, 1) for x, y in spots])


def pepper_post() -> str:
    """A pepper vine climbing its post, 190 high."""
    blobs = "".join(
        disc(x, y, r, c)
        for x, y, r, c in (
            (0, -20, 27, LEAF_DEEP), (-8, -54, 27, LEAF), (9, -86, 27, LEAF_DEEP), (-6, -118, 26, LEAF),
            (6, -148, 24, LEAF_DEEP), (0, -172, 18, LEAF),
        )
    )  # fmt: skip
    ears = "".join(f"M{x} {y}v22" for x, y in ((-16, -62), (12, -96), (-12, -128), (14, -44), (8, -156), (-4, -30)))
    return (
        oval(8, 2, 34, 6, INK, 0.16)
        + bar(-5, -206, 10, 206, BARK, 3)
        + blobs
        + path("M4-190q26 10 20 40 14 30 0 60 14 36-4 78H4z", INK, 0.12)
        + line(ears, LACQUER, 6, 1, ".1 7")
    )


def cinnamon_tree() -> str:
    """A slim cinnamon tree with reddish bark, 250 high."""
    tops = ((0, -214, 40, 46), (-26, -176, 34, 40), (28, -172, 34, 42))
    return (
        oval(8, 2, 40, 6, INK, 0.16)
        + bar(-7, -170, 14, 172, "#a2593a", 4)
        + bar(1, -170, 6, 172, DARK, 3, 0.2)
        + "".join(oval(x, y, a, b, LEAF_DEEP) for x, y, a, b in tops)
        + oval(-14, -206, 22, 30, LEAF, 0.8)
        + oval(-30, -180, 16, 22, LEAF, 0.8)
        + oval(14, -226, 10, 14, CLAY, 0.7)
    )


def palmyra(height: float) -> str:
    """A thốt nốt palm: a straight stout trunk under a ball of fans."""
    spikes = "".join(
        f"M0 {num(-height)}L{pts((70 * math.cos(math.radians(a)), -height + 66 * math.sin(math.radians(a))))}"
        for a in fan(-200, 20, 19)
    )
    fruits = "".join(disc(x, -height + y, 9, DARK) for x, y in ((-14, 18), (4, 24), (18, 14)))
    rings = "".join(f"M-9 {num(-y)}h18" for y in range(20, int(height), 22))
    return (
        oval(10, 2, 40, 6, INK, 0.16)
        + path(f"M-13 0l5 {num(-height)}h16l5 {num(height)}z", "#6f5a45")
        + line(rings, DARK, 3, 0.3)
        + disc(0, -height - 10, 46, LEAF_DEEP)
        + line(spikes, LEAF_DEEP, 15)
        + line(spikes, LEAF, 4)
        + fruits
    )


def pine() -> str:
    """A pine of three storeys, 170 high."""
    return (
        oval(6, 2, 34, 5, INK, 0.16)
        + bar(-5, -34, 10, 36, BARK, 2)
        + path("M0-176 30-118h-14l26 46H24l30 46H-54l30-46h-18l26-46h-14z", LEAF_DEEP)
        + path("M0-176 30-118h-14l26 46H24l30 46H6z", INK, 0.13)
    )


def artichoke() -> str:
    """An artichoke plant in bud, 120 high."""
    blades = "".join(
        leaf(0, -6, 74, a, c, 0.22) for a, c in zip((200, 340, 222, 318, 246, 294), (LEAF, "#8fae93") * 3, strict=True)
    )
    scales = "".join(
        line(f"M{x}-{y}q8-10 16 0", "#a98bb5", 4) for x, y in ((-18, 92), (-4, 92), (-11, 102), (3, 102), (-8, 82))
    )
    return (
        oval(6, 2, 50, 7, INK, 0.16)
        + blades
        + line("M0-10V-76", LEAF, 7)
        + path("M-22-88q0-26 22-38 22 12 22 38-4 18-22 20-18-2-22-20", LEAF_MID)
        + scales
    )


def tuft_of(blade: str, tall: float = 46) -> str:
    """Narrow blades from one foot: garlic, young rice."""
    return line(
        f"M0 0q-4-{num(tall * 0.6)}-{num(tall * 0.4)}-{num(tall)}M0 0q2-{num(tall * 0.6)} 4-{num(tall * 1.1)}M0 0q6-{num(tall * 0.5)} {num(tall * 0.5)}-{num(tall * 0.8)}",
        blade,
        5,
    )


def cushion(tone: str = LEAF, pale: str = LEAF_MID) -> str:
    """A low cushion of round leaves."""
    tops = ((-22, -8, 13), (-4, -14, 15), (16, -10, 14), (28, -4, 9), (6, -2, 12), (-14, 0, 10))
    return "".join(disc(x, y, r, tone if i % 2 else pale) for i, (x, y, r) in enumerate(tops)) + line(
        "M-4-14v10M16-10v8M-22-8v8", RICE, 1.6, 0.5
    )


def old_tea_tree(moss: str = LEAF_PALE) -> str:
    """A tea tree of some hundred years: a crooked pale trunk under flat clouds of leaves, 320 high."""
    trunk = line(
        "M0 0C-16-70 22-96 4-150M2-120C40-160 60-170 78-214M4-140C-34-180-52-190-74-226M4-150C10-190 2-220 6-262",
        "#8f8672",
        20,
    )
    lichen = line("M-6-40l6-20M4-100l4-16M30-156l12-14M-28-176l-12-12", RICE, 5, 0.7)
    tops = ((-92, -236, 74, 34), (90, -226, 76, 34), (4, -280, 92, 42))
    return (
        oval(10, 4, 90, 10, INK, 0.16)
        + trunk
        + lichen
        + "".join(oval(x, y, a, b, LEAF_DEEP) for x, y, a, b in tops)
        + "".join(oval(x - 10, y - 10, a * 0.7, b * 0.6, LEAF) for x, y, a, b in tops)
        + line("M-120-246v.1M-80-256v.1M60-246v.1M110-240v.1M-20-300v.1M20-306v.1M50-290v.1", moss, 12)
    )


def grape_arbour(y: float, wide: float, tall: float, dark: str, pale: str) -> str:
    """A row of a vine on its frame across the picture, bunches below; y is its foot."""
    step = wide / 6
    posts = "".join(bar(i * step - 8, y - tall, 12, tall, BARK, 3) for i in range(9))
    roof = "".join(disc(i * 34, y - tall + (6 if i % 2 else -6), 30, LEAF if i % 3 else LEAF_DEEP) for i in range(37))
    berries = ((-12, 0), (0, 0), (12, 0), (-7, 11), (7, 11), (0, 22), (-12, -10), (10, -10))
    hung = "".join(
        stamps(
            "".join(disc(a, b, 7.5, c) for a, b in berries),
            [(x, y - tall + 46, 0, tall / 200) for x in range(s, 1230, 140)],
        )
        for s, c in ((30, dark), (100, pale))
    )
    return posts + bar(-10, y - tall, 1220, 12, BARK) + roof + hung


def bundle(tone: str = "#a2593a") -> str:
    """A bundle of cinnamon bark that lies tied, 130 wide."""
    rolls = "".join(
        bar(-64 + (i % 2) * 8, -14 - i * 11, 124, 12, mix(tone, STRAW, 0.12 * (i % 3)), 6) for i in range(5)
    )
    return oval(8, 0, 68, 7, INK, 0.16) + rolls + bar(-34, -62, 8, 62, STRAW, 3) + bar(24, -62, 8, 62, STRAW, 3)


def turbine() -> str:
    """A wind turbine far away, 210 high."""
    blade = path("M0 0q10-46 2-92-8 44-2 92", RICE)
    return (
        bar(-3, -120, 6, 120, RICE, 2)
        + stamps(blade, [(0, -120, a, 1) for a in (10, 130, 250)])
        + disc(0, -120, 6, TURMERIC)
    )

"""Coconut sweets, sesame toffee, palm sugar."""

from collections.abc import Callable

from .motifs import candy, frond
from .parts import (
    BARK,
    CREAM,
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
    clipped,
    disc,
    leaf,
    line,
    mix,
    num,
    oval,
    path,
    scattered,
    shadow,
    solid,
    stamps,
    text_bars,
    tile,
)


def coconut(x: float, y: float, r: float) -> str:
    """Half a coconut that faces the viewer."""
    k = r / 84
    return at(
        x,
        y,
        disc(0, 0, 84, BARK),
        disc(0, 0, 76, "#5c371f"),
        disc(0, 0, 71, RICE),
        disc(0, 0, 50, "#ede9da"),
        path("M-50 0a50 50 0 0 1 100 0 60 44 0 0 0-100 0", INK, 0.12),
        line("M-62-44-72-54M68-40 80-50M-72 44-84 52", BARK, 4),
        scale=k,
    )


def little_palm(x: float, y: float, trunk: float = 40) -> str:
    """A palm as an emblem: its crown at (x, y)."""
    crown = "".join(leaf(x, y, 30, t, LEAF, 0.32, False) for t in (190, 228, 268, 312, 350, 18, 162))
    return line(f"M{num(x - 2)} {num(y + trunk)}c2-16-4-28 2-{num(trunk)}", BARK, 5) + crown


def keo_dua() -> str:
    """An open box of coconut sweets, half a coconut, a frond."""
    face = [
        bar(80, 290, 250, 62, CREAM),
        bar(80, 286, 250, 5, TURMERIC),
        bar(80, 351, 250, 5, TURMERIC),
    ]
    bars = "".join(
        bar(x, y, w, 6, STRAW, 3) for x, y, w in ((112, 312, 54), (112, 326, 40), (244, 312, 54), (244, 326, 40))
    )
    sweets = "".join(
        at(x, y, candy(c), turn=t)
        for x, y, c, t in (
            (156, 208, TURMERIC, -14),
            (204, 212, RICE, 10),
            (252, 216, PINK, -8),
            (228, 196, RICE, 20),
            (290, 204, TURMERIC, -22),
        )
    )
    return tile(
        "keo-dua",
        "rose",
        frond(214, 286, 206, 216, 9, (LEAF, LEAF_MID), 0.36),
        path("m92 226 26-40h172l26 40z", "#164026"),
        sweets,
        shadow(204, 408, 130),
        solid("M92 226h224v158q0 24-24 24H116q-24 0-24-24z", LEAF_DEEP, *face, span=(92, 316)),
        little_palm(206, 305),
        bars,
        shadow(364, 420, 78),
        coconut(362, 340, 84),
        shadow(150, 432, 44),
        at(136, 420, candy(PINK), turn=8),
        at(208, 430, candy(TURMERIC), turn=-10),
    )


def sesame_slab(x: float, y: float, scale: float = 1) -> str:
    """A square of sesame toffee seen from above its corner, 110 wide."""
    top, front, side = "M-56-14 4-34 58-14-4 10z", "M-56-14-4 10v26l-52-26z", "M-4 10 58-14v26L-4 36z"
    seeds = stamps(
        oval(0, 0, 4.2, 2.4, CREAM),
        [(a, b, (i * 47) % 180, 1) for i, (a, b) in enumerate(scattered(2, 26, (-46, -30, 48, 30), 9))],
    )
    outline = "M-56-14 4-34 58-14V12L-4 36-56 10z"
    faces = path(front, "#c8862a") + path(side, "#a86a1e") + path(top, "#e0a444")
    return stamps(faces + clipped(outline, seeds), [(x, y, 0, scale)])


def me_xung() -> str:
    """A red packet with a window of sesame, slabs of toffee before it."""
    seeds = stamps(
        oval(0, 0, 5, 2.8, RICE),
        [(a, b, (i * 61) % 180, 1.0) for i, (a, b) in enumerate(scattered(4, 40, (140, 240, 310, 318), 13))],
    )
    pack = "M124 110" + "l10-8 10 8" * 10 + "v288" + "l-10 8-10-8" * 10 + "z"
    flower = at(
        224, 172, *(leaf(0, 0, 36, t, RICE, 0.3, False) for t in range(0, 360, 45)), disc(0, 0, 9, TURMERIC_DEEP)
    )
    body = solid(
        pack,
        LACQUER,
        bar(110, 122, 240, 5, TURMERIC),
        bar(110, 384, 240, 5, TURMERIC),
        flower,
        bar(132, 232, 186, 94, "#d8983a", 12),
        seeds,
        text_bars(224, 344, 110, CREAM),
        span=(124, 324),
    )
    slabs = (
        sesame_slab(366, 408, 1)
        + sesame_slab(400, 376, 0.86)
        + sesame_slab(330, 376, 0.86)
        + sesame_slab(364, 344, 0.86)
    )
    loose = stamps(
        oval(0, 0, 6, 3.4, RICE),
        [
            (70, 420, 20, 1),
            (88, 434, -30, 1),
            (54, 436, 60, 1),
            (112, 424, 10, 1),
            (130, 438, -50, 1),
            (96, 412, 80, 1),
        ],
    )
    return tile("me-xung", "straw", shadow(224, 402, 108), body, shadow(362, 436, 84), slabs, loose)


def sugar_cake(x: float, y: float, w: float, h: float, fill: str = "#dca349") -> str:
    """A round cake of palm sugar, its upper face centred on (x, y)."""
    half = w / 2
    wall = f"M{num(x - half)} {num(y)}v{num(h)}a{num(half)} {num(half * 0.26)} 0 0 0 {num(w)} 0v{num(-h)}z"
    return (
        solid(wall, mix(fill, BARK, 0.18), span=(x - half, x + half))
        + oval(x, y, half, half * 0.26, fill)
        + oval(x, y - 1, half * 0.62, half * 0.13, mix(fill, "#ffffff", 0.25))
    )


def thot_not() -> str:
    """A column of sugar cakes in a palm leaf, the dark fruit cut, a fan leaf behind."""
    fan_leaf = "".join(
        leaf(136, 262, 106 + 5 * i, t, (LEAF, LEAF_DEEP)[i % 2], 0.085) for i, t in enumerate(range(176, 352, 13))
    )
    wrap = "M150 236c-6 60-6 110 0 156q74 34 148 0c6-46 6-96 0-156z"
    ribs = "".join(line(f"M{x} 236q{(x - 224) // 8} 80 0 168", LEAF_DEEP, 2.4, 0.4) for x in range(162, 300, 14))
    cakes = "".join(
        sugar_cake(224, y, 134, 30, c)
        for y, c in ((226, "#d59a3f"), (194, "#dca349"), (162, "#e3b05a"), (130, "#dca349"))
    )
    ties = "".join(line(f"M149 {y}q75 30 150 0", STRAW, 7) for y in (278, 356))
    parcel = solid(wrap, LEAF_MID, ribs, span=(146, 302))
    fruit = at(
        370,
        366,
        disc(0, 0, 64, "#3b2430"),
        path("M-40-44q40-22 80 0l-16-20h-48z", LEAF_DEEP),
        disc(0, 4, 54, "#d9c39a"),
        "".join(
            oval(a, b, 17, 14, "#f5f2ea") + oval(a - 3, b - 3, 7, 4, "#fff", 0.8)
            for a, b in ((-20, -10), (20, -10), (0, 24))
        ),
        path("M12-64a64 64 0 0 1 0 128 90 90 0 0 0 0-128", INK, 0.16),
    )
    return tile(
        "thot-not",
        "mist",
        at(0, 0, fan_leaf),
        shadow(226, 406, 94),
        cakes,
        parcel,
        ties,
        shadow(370, 428, 62),
        fruit,
        shadow(92, 434, 44),
        sugar_cake(92, 404, 84, 20),
        sugar_cake(150, 424, 60, 14, "#e3b05a"),
    )


PICTURES: dict[str, Callable[[], str]] = {
    "keo-dua-ben-tre": keo_dua,
    "me-xung-hue": me_xung,
    "duong-thot-not": thot_not,
}

"""Sweets, dried roots, nuts, palm sugar, squid cakes."""

from collections.abc import Callable

from .motifs import candy, chopsticks, frond
from .parts import (
    BARK,
    CREAM,
    DARK,
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
from .tableware import bowl, plate
from .vessels import pouch, roundel


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
        frond(204, 278, 220, 211, 8, (LEAF, LEAF_MID), 0.44),
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


def sesame_slab(x: float, y: float, scale: float = 1, turn: float = 0, seed: int = 1) -> str:
    """A square of sesame toffee seen from above its corner, 110 wide."""
    top, front, side = "M-56-14 4-34 58-14-4 10z", "M-56-14-4 10v26l-52-26z", "M-4 10 58-14v26L-4 36z"
    seeds = "".join(
        oval(a, b, 4.2, 2.4, c, 1, (i * 47) % 180)
        for i, ((a, b), c) in enumerate(
            zip(scattered(seed, 26, (-46, -30, 48, 30), 9), [RICE, CREAM, STRAW] * 10, strict=False)
        )
    )
    outline = "M-56-14 4-34 58-14V12L-4 36-56 10z"
    return at(
        x,
        y,
        path(front, "#c8862a"),
        path(side, "#a86a1e"),
        path(top, "#e0a444"),
        clipped(outline, seeds),
        scale=scale,
        turn=turn,
    )


def me_xung() -> str:
    """A red packet with a window of sesame, slabs of toffee before it."""
    seeds = stamps(
        oval(0, 0, 5, 2.8, RICE),
        [(a, b, (i * 61) % 180, 1.0) for i, (a, b) in enumerate(scattered(4, 60, (132, 236, 326, 322), 12))],
    )
    pack = "M124 110l10-8 10 8 10-8 10 8 10-8 10 8 10-8 10 8 10-8 10 8 10-8 10 8 10-8 10 8 10-8 10 8 10-8 10 8 10-8 10 8v288l-10 8-10-8-10 8-10-8-10 8-10-8-10 8-10-8-10 8-10-8-10 8-10-8-10 8-10-8-10 8-10-8-10 8-10-8-10 8-10-8z"
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
        sesame_slab(366, 408, 1, 0, 2)
        + sesame_slab(400, 376, 0.86, 0, 3)
        + sesame_slab(330, 376, 0.86, 0, 5)
        + sesame_slab(364, 344, 0.86, 0, 6)
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


def cashew(fill: str = "#ead3a0") -> str:
    """A kernel, 48 wide, centred."""
    return path("M-22 8c-6-26 20-40 38-24 8 8 8 20 0 26-7 4-12-1-14-6-4-6-12-2-10 6 2 12-11 14-14-2", fill) + line(
        "M-14 6c-2-14 10-22 22-16", TURMERIC_DEEP, 2.4, 0.6
    )


def cashew_apple(x: float, y: float, scale: float = 1) -> str:
    """A red cashew apple and the nut below it."""
    body = "M0-70c34 0 46 26 44 60-2 30-20 46-44 46s-42-16-44-46c-2-34 10-60 44-60"
    nut = path("M-20 40c-10 18 2 40 24 36 16-4 22-22 12-32-8-6-12 4-20 4-6 0-8-10-16-8", "#8a7a5a") + path(
        "M4 76c16-4 22-22 12-32l-4 0c4 12 0 24-8 32", INK, 0.16
    )
    return at(
        x,
        y,
        nut,
        solid(body, "#d8462f", path("M-50-80h50c-20 40-24 80-4 120h-46z", TURMERIC, 0.55), span=(-44, 44)),
        line("M0-68c-2-10 2-18 8-24", BARK, 6),
        leaf(6, -86, 66, -20, LEAF),
        scale=scale,
    )


def hat_dieu() -> str:
    """A low round tin of salted cashews, a cashew apple."""
    places = [
        (144, 226, 10),
        (186, 216, -40),
        (228, 222, 70),
        (270, 214, 20),
        (308, 228, -20),
        (166, 194, 50),
        (208, 190, -10),
        (250, 190, 30),
        (288, 200, -60),
        (228, 168, 12),
    ]
    heap = stamps(cashew(), [(x, y, t, 1.15) for x, y, t in places[::2]]) + stamps(
        cashew("#dcbf85"), [(x, y, t, 1.1) for x, y, t in places[1::2]]
    )
    label = [
        bar(90, 274, 270, 92, CREAM),
        bar(90, 270, 270, 5, LACQUER),
        bar(90, 364, 270, 5, LACQUER),
        at(226, 318, cashew("#e0b96a"), scale=1.5, turn=-14),
        bar(128, 304, 52, 6, STRAW, 3),
        bar(128, 320, 38, 6, STRAW, 3),
        bar(276, 304, 46, 6, STRAW, 3),
        bar(276, 320, 32, 6, STRAW, 3),
    ]
    can = solid("M112 236h228v152q0 20-114 20t-114-20z", TURMERIC, *label, span=(112, 340))
    rim = oval(226, 236, 114, 20, "#d6ded8") + oval(226, 238, 102, 15, BARK)
    front = oval(226, 240, 0, 0, DARK)
    loose = stamps(cashew(), [(78, 420, 0, 0.8), (124, 434, 60, 0.74)])
    return tile(
        "hat-dieu",
        "leaf",
        shadow(228, 408, 122),
        can,
        rim,
        front,
        heap,
        shadow(392, 430, 52),
        cashew_apple(386, 350, 1),
        loose,
    )


def strips(places: list[tuple[float, float, float]], fill: str, length: float = 70) -> str:
    """Soft strips of dried sweet potato."""
    half = length / 2
    one = path(
        f"M{num(-half)}-9q{num(half)}-8 {num(length)} 0q6 8 0 17-{num(half)} 7-{num(length)} 0-6-9 0-17", fill
    ) + line(f"M{num(-half + 8)}-3q{num(half - 8)}-5 {num(length - 16)} 0", RICE, 2.6, 0.5)
    return stamps(one, [(x, y, t, 1) for x, y, t in places])


def khoai_lang() -> str:
    """A pouch with a window of dried sweet potato, a purple root cut open."""
    window = "M-70-30q0-14 14-14H56q14 0 14 14V-6q0 14-14 14H-56q-14 0-14-14z"
    inside = (
        bar(-80, -60, 160, 80, "#8a4a1c")
        + strips(
            [(-44, -22, 14), (8, -30, -20), (50, -14, 30), (-14, -4, 70), (-54, 4, -30), (34, 2, 8)], "#e58b2f", 56
        )
        + strips([(-20, -24, 60), (26, -16, 40), (-34, -6, 4)], "#d2741f", 50)
    )
    emblem = at(0, -106, oval(0, 0, 46, 24, "#8c3b5e", 1, -12), oval(0, 0, 12, 16, "#eda14d", 1, -12))
    bag = pouch(
        "#f0c987",
        "#8c3b5e",
        roundel(0, -106, 54, "#8c3b5e", emblem.replace("translate(0 -106)", "translate(0 -106)")),
        clipped(window, inside),
        text_bars(0, 22, 96, "#8c3b5e"),
        x=216,
    )
    root = solid(
        "M-96 6c10-36 60-54 110-42 34 8 60 6 84-4-2 34-30 62-74 68-60 10-114 2-120-22",
        "#8c3b5e",
        line("M-60-10q10 6 20 2M-20 20q12 4 22-2M10-22q12 6 24 2", INK, 3, 0.3),
        span=(-96, 98),
    )
    cut = oval(0, 0, 44, 38, "#8c3b5e") + oval(0, 0, 38, 32, "#f0a04a") + oval(0, 0, 22, 18, "#f5b866", 0.8)
    return tile(
        "khoai-lang",
        "sage",
        bag,
        shadow(356, 418, 84),
        at(372, 386, root, turn=-6),
        at(312, 404, cut),
        strips([(76, 420, -10), (126, 434, 14), (58, 440, 20)], "#e58b2f", 62),
    )


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
        leaf(118, 250, 190, t, (LEAF, LEAF_DEEP)[i % 2], 0.085) for i, t in enumerate(range(176, 352, 13))
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


def squid(x: float, y: float, scale: float = 1, turn: float = 0) -> str:
    """A squid that swims to the upper left, 150 long."""
    body = "M-76 0c20-34 70-36 96-20v40c-26 16-76 14-96-20"
    fins = path("M-70 0c-2-30 12-44 34-40l-8 16zM-70 0c-2 30 12 44 34 40l-8-16z", "#d88f85")
    arms = line("M22-14c20-6 30 2 46-8M22-6c22-2 34 6 54 0M22 4c22 0 32 10 52 8M22 12c18 4 26 14 42 18", "#d88f85", 6)
    return at(
        x,
        y,
        fins,
        arms,
        path(body, "#e8aba0"),
        path("M-76 0c20 34 70 36 96 20V0z", INK, 0.1),
        oval(18, 0, 10, 20, "#d88f85"),
        disc(18, -12, 4, DARK),
        disc(18, 12, 4, DARK),
        "".join(
            disc(a, b, 3, LACQUER, 0.35) for a, b in ((-50, -6), (-34, 8), (-20, -10), (-10, 6), (-40, -14), (-26, -2))
        ),
        turn=turn,
        scale=scale,
    )


def cha_muc() -> str:
    """Golden squid cakes on a plate, a squid above them, a dish of sauce."""

    def cake(x: float, y: float, tone: str) -> str:
        spots = "".join(
            oval(a, b, 9, 4, BARK, 0.4) for a, b in ((x - 24, y - 2), (x + 10, y + 6), (x + 28, y - 6), (x - 2, y - 8))
        )
        return sugar_cake(x, y, 112, 18, tone).replace(mix(tone, "#ffffff", 0.25), tone) + spots

    stack = "".join(
        cake(x, y, c)
        for x, y, c in (
            (130, 346, "#d99a35"),
            (236, 352, "#e0a640"),
            (334, 344, "#d99a35"),
            (182, 310, "#e5b052"),
            (286, 308, "#dda03c"),
            (234, 270, "#e5b052"),
        )
    )
    greens = leaf(106, 330, 60, 200, LEAF_MID) + leaf(110, 338, 56, 232, LEAF) + leaf(374, 334, 60, -24, LEAF)
    dip = bowl(
        392,
        400,
        92,
        RICE,
        LACQUER,
        oval(392, 400, 46, 11, RICE) + oval(392, 401, 39, 8, "#a4511c") + oval(404, 400, 6, 3, LACQUER),
        0.36,
    )
    return tile(
        "cha-muc",
        "clay",
        squid(230, 162, 1.5, 12),
        plate(232, 376, 190),
        greens,
        stack,
        dip,
        chopsticks(40, 436, 190, -6, DARK),
    )


PICTURES: dict[str, Callable[[], str]] = {
    "keo-dua-ben-tre": keo_dua,
    "me-xung-hue": me_xung,
    "hat-dieu-binh-phuoc": hat_dieu,
    "khoai-lang-say": khoai_lang,
    "duong-thot-not": thot_not,
    "cha-muc-ha-long": cha_muc,
}

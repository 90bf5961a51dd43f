"""Pictures of cooperatives at work: hives, a weaving house, a packhouse, boats."""

from .landscape import (
    PLUM,
    TRAY,
    birds,
    grove,
    land,
    mist,
    palm,
    person,
    ridge,
    sun,
)
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
    RICE,
    STRAW,
    TURMERIC,
    TURMERIC_DEEP,
    at,
    bar,
    line,
    mix,
    num,
    oval,
    path,
    scattered,
    solid,
    stamps,
)
from .scenes_coop import CLEAR, WARM, pictures, place
from .yard import (
    bee,
    fruit_crate,
    hall,
    hive,
    lamps,
    long_roof,
    lorry,
    vat,
    window,
)


def karst(x: float, y: float, w: float, h: float, fill: str) -> str:
    """A limestone peak standing on y."""
    d = f"M{num(x)} {num(y)}c{num(w * 0.12)} {num(-h * 0.5)} {num(w * 0.2)} {num(-h)} {num(w * 0.42)} {num(-h)}s{num(w * 0.36)} {num(h * 0.34)} {num(w * 0.58)} {num(h)}z"
    return path(d, fill) + path(
        f"M{num(x + w * 0.5)} {num(y - h * 0.98)}c{num(w * 0.2)} {num(h * 0.1)} {num(w * 0.32)} {num(h * 0.5)} {num(w * 0.5)} {num(h * 0.98)}h{num(-w * 0.34)}z",
        INK,
        0.08,
    )


def peaks() -> str:
    """A row of limestone peaks."""
    return "".join(
        karst(x, 420, w, h, c)
        for x, w, h, c in (
            (-60, 330, 210, "#d5e0ce"),
            (200, 260, 160, "#d5e0ce"),
            (420, 340, 250, "#c6d6c4"),
            (700, 280, 180, "#d5e0ce"),
            (900, 380, 270, "#c6d6c4"),
        )
    )


def mint_field() -> str:
    """Violet mint in flower, larger towards the viewer."""
    mint = line("M0 0V-34M-8 0-12-24M8 0 12-26", LEAF, 3) + "".join(
        oval(dx, -dy, 5, 7, "#8f7bb5")
        for dx, dy in ((0, 34), (-2, 24), (3, 16), (-12, 26), (12, 28), (-12, 16), (12, 18))
    )
    return stamps(
        mint,
        [
            (x, y, 0, 0.7 + (y - 520) / 260)
            for x, y in sorted(scattered(31, 90, (10, 520, 1190, 752), 30), key=lambda p: p[1])
        ],
    )


def hives() -> str:
    """Seven painted hives."""
    return "".join(
        hive(x, y, s, c)
        for x, y, s, c in (
            (180, 540, 1, TURMERIC),
            (300, 556, 1.05, INDIGO),
            (430, 548, 1, LEAF_MID),
            (560, 566, 1.05, CLAY),
            (250, 650, 1.4, "#8fb0b5"),
            (420, 664, 1.45, TURMERIC),
            (590, 676, 1.4, LEAF),
        )
    )


FLIGHT = ((680, 470, 1.2, -10), (520, 430, 1, 20), (740, 380, 0.9, -30), (900, 500, 1.3, 10), (360, 450, 0.9, 0))


def bees() -> str:
    """Hives among violet mint on the limestone plateau."""
    keeper = person(800, 660, 2.1, RICE, oval(0, -40, 15, 16, INK, 0.12), path("M8-26 34-30v18H10z", STRAW))
    return place(
        CLEAR,
        sun(960, 130, 48),
        peaks(),
        mist(6, 400, 0, 1100, 5),
        land([(-40, 450), (300, 420), (760, 452), (1240, 410)], "#b9cf86"),
        land([(-40, 510), (500, 486), (1240, 520)], "#8fb062"),
        mint_field(),
        hives(),
        keeper,
        "".join(bee(*one) for one in FLIGHT),
    )


def weaving() -> str:
    """An open weaving house: lamps and baskets hang, two people weave."""
    posts = "".join(bar(x, 330, 16, 270, BARK, 3) for x in (170, 430, 690, 950))
    hang = lamps(
        [
            (250, 396, 0, 0.8),
            (340, 410, 0, 0.95),
            (510, 400, 0, 0.9),
            (610, 390, 0, 0.75),
            (770, 408, 0, 0.95),
            (870, 394, 0, 0.8),
        ]
    )
    basket = solid(
        "M-44-50h88l-12 44q-2 8-12 8h-40q-10 0-12-8z",
        STRAW,
        line("M-46-36h92M-44-22h90M-42-8h86M-24-50 -16 4M0-50V4M24-50 16 4", TURMERIC_DEEP, 3, 0.6),
        span=(-44, 44),
    ) + bar(-50, -58, 100, 14, BARK, 7)
    strips = line("M0 0q60-20 120-6M4 8q60-18 124-2M-2 16q64-12 126 0", STRAW, 5)
    return place(
        WARM,
        sun(1030, 130, 46),
        ridge(380, 90, "#d5e0ce", 17, 1200),
        grove([(70, 470, 1.9), (1080, 470, 2), (1140, 480, 1.6)], False),
        land([(-40, 470), (600, 458), (1240, 474)], "#b9cf86"),
        land([(-40, 590), (600, 580), (1240, 592)], "#e8d3a4"),
        bar(180, 330, 780, 270, mix(STRAW, CREAM, 0.4)),
        line("".join(f"M{x} 330v270" for x in range(200, 960, 22)), BARK, 2, 0.18),
        hang,
        posts,
        long_roof(110, 336, 920, 150, "#a3653c"),
        person(360, 612, 2, LACQUER, path("M10-30 40-24 38-4 14-6z", STRAW)),
        person(740, 616, 2, INDIGO, path("M10-30 40-24 38-4 14-6z", STRAW), flip=True),
        stamps(basket, [(466, 650, 0, 1), (606, 676, 0, 1.25), (910, 664, 0, 1.2)]),
        at(180, 660, strips),
        at(230, 692, strips),
        palm(1060, 640, 330, 40),
    )


def packing_line() -> str:
    """Three people behind a belt of crates under lights."""
    inside = (
        bar(240, 330, 470, 260, "#5b6f63")
        + person(360, 566, 2, LEAF)
        + person(488, 566, 2, LEAF, flip=True)
        + person(612, 566, 2, LEAF)
        + bar(250, 540, 450, 14, DARK, 6)
        + bar(270, 552, 10, 40, DARK)
        + bar(660, 552, 10, 40, DARK)
    )
    belt = "".join(
        fruit_crate(x, 542, 0.8, c) for x, c in ((298, TURMERIC), (424, LACQUER), (550, LEAF_MID), (664, TURMERIC))
    )
    lights = "".join(bar(x, 350, 70, 8, RICE, 4) for x in (290, 440, 590))
    return inside + lights + belt


def packhouse() -> str:
    """A packhouse: an open hall with a belt of crates, a plain lorry before it."""
    return place(
        CLEAR,
        sun(1010, 150, 48),
        birds(820, 110, 0.7),
        ridge(400, 90, "#d5e0ce", 21, 1200),
        land([(-40, 440), (500, 420), (1240, 446)], "#a9c47e"),
        grove([(60, 520, 1.8), (120, 530, 1.4), (1010, 520, 1.5), (1150, 530, 1.9)]),
        land([(-40, 560), (600, 556), (1240, 562)], "#d9d6c4"),
        hall(160, 596, 640, 270, RICE, LEAF_DEEP, packing_line()),
        window(190, 420, 32),
        bar(160, 586, 640, 10, "#b9b6a6"),
        lorry(940, 640, 1.25, LEAF),
        person(790, 664, 1.8, INDIGO, path("M8-34h26v24H8z", STRAW)),
        fruit_crate(230, 690, 1.15, "#ef9a2d"),
        fruit_crate(350, 700, 1.15, LACQUER),
        fruit_crate(290, 636, 1.05, "#ef9a2d"),
        fruit_crate(540, 704, 1.15, LEAF_MID),
    )


def fishing_boat(x: float, y: float, scale: float, hull: str, stripe: str) -> str:
    """A wooden fishing boat that looks to the right, 300 long."""
    body = solid(
        "M-150-40c60 10 200 10 300-26-6 40-26 76-60 86h-190c-26-8-44-30-50-60",
        hull,
        path("M-152-26c60 12 220 10 300-22l-6 18c-90 26-220 28-290 18z", stripe),
        span=(-150, 150),
    )
    cabin = (
        bar(-90, -100, 96, 66, RICE, 4)
        + bar(-98, -110, 112, 14, stripe, 5)
        + bar(-78, -84, 26, 24, "#9fc0c6", 3)
        + bar(-40, -84, 26, 24, "#9fc0c6", 3)
    )
    mast = line("M60-46V-190M60-186 132-60M60-186-4-110M60-130 100-60", BARK, 4)
    return at(x, y, oval(0, 28, 150, 10, INK, 0.14), mast, cabin, body, scale=scale)


def boats() -> str:
    """Fishing boats, a basket boat, vats of fish sauce on the shore."""
    waves = "".join(
        bar(x, y, 40 + (y - 380) * 0.3, 3 + (y - 380) * 0.012, "#ffffff" if i % 3 == 0 else "#8fbcbf", 3, 0.6)
        for i, (x, y) in enumerate(scattered(41, 34, (0, 400, 1160, 600), 40))
    )
    round_boat = (
        oval(0, 14, 62, 8, INK, 0.14)
        + path("M-56-10h112c0 20-22 30-56 30s-56-10-56-30", BARK)
        + line("M-52-2h104M-46 8h92", STRAW, 2.4, 0.6)
        + oval(0, -10, 56, 11, STRAW)
        + oval(0, -9, 48, 8, DARK)
    )
    return place(
        WARM,
        sun(900, 170, 56),
        birds(560, 150, 0.9),
        ridge(380, 80, "#d5e0ce", 27, 1200, 220),
        land([(-40, 380), (1240, 380)], "#b9dad8"),
        bar(840, 396, 120, 7, "#f6d9a0", 3),
        bar(860, 412, 84, 7, "#f6d9a0", 3),
        bar(850, 430, 100, 7, "#f6d9a0", 3),
        waves,
        fishing_boat(300, 470, 0.8, INDIGO, TURMERIC),
        fishing_boat(960, 490, 0.7, LEAF, LACQUER),
        fishing_boat(620, 560, 1.05, "#3f7f8f", LACQUER),
        stamps(round_boat, [(1030, 590, 0, 1)]),
        person(1030, 580, 1.4, PLUM),
        land([(-40, 590), (300, 620), (640, 670), (1240, 640)], "#ecdcb2"),
        vat(120, 690, 150, 150),
        vat(300, 704, 150, 150),
        person(460, 710, 1.9, LACQUER, TRAY),
        palm(1130, 700, 300, -50),
        palm(40, 560, 250, 40),
    )


PICTURES = pictures(
    {
        "coop-nuoi-ong": bees,
        "coop-dan-lat": weaving,
        "coop-dong-goi": packhouse,
        "coop-thuyen-ca": boats,
    }
)

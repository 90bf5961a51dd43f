"""Rice and noodles."""

from collections.abc import Callable

from .motifs import chopsticks, ear, ear_with_leaves, grains, steam
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
    clipped,
    disc,
    fan,
    leaf,
    line,
    mix,
    num,
    oval,
    path,
    ring,
    scattered,
    shadow,
    solid,
    stamps,
    text_bars,
    tile,
)
from .tableware import bowl
from .vessels import rice_bag, woven

SPILT = [
    (84, 412, 20, 1.0),
    (104, 424, -30, 1.0),
    (66, 426, 70, 1.0),
    (128, 416, 50, 1.0),
    (150, 428, -10, 1.0),
    (116, 436, -60, 1.0),
    (92, 440, 35, 1.0),
]


def cooked(x: float, y: float, w: float, seed: int = 3, fill: str = RICE) -> str:
    """A heap of cooked rice over a bowl's rim centred on (x, y)."""
    half = w / 2
    heap = path(f"M{num(x - half)} {num(y)}c10-42 {num(w - 20)}-42 {num(w)} 0z", fill)
    spots = scattered(seed, 14, (x - half * 0.72, y - 26, x + half * 0.72, y - 6), 13)
    lying = [(a, b, (i * 37) % 90 - 45, 1.0) for i, (a, b) in enumerate(spots)]
    return heap + stamps(oval(0, 0, 6, 2.4, mix(fill, TURMERIC_DEEP, 0.3)), lying)


def gao_st25() -> str:
    """The green bag with the golden ear."""
    return tile(
        "gao",
        "sage",
        rice_bag(CREAM, LEAF_DEEP, TURMERIC, ear_with_leaves(238, 301)),
        grains(SPILT),
        bowl(362, 372, 140, CLAY, BARK, cooked(362, 372, 132)),
    )


def terraces(x: float, y: float) -> str:
    """A roundel's inside: a hill of terraces under a sun."""
    steps = [LEAF_MID, LEAF, mix(LEAF, LEAF_DEEP, 0.6), LEAF_DEEP]
    hills = "".join(
        path(f"M-80 {8 + i * 17}c50-{34 - i * 6} 80-{4 + i * 3} 160-{20 - i * 6}v90h-160z", c)
        + line(f"M-80 {8 + i * 17}c50-{34 - i * 6} 80-{4 + i * 3} 160-{20 - i * 6}", CREAM, 3, 0.7)
        for i, c in enumerate(steps)
    )
    circle = "M-69 0a69 69 0 1 1 138 0a69 69 0 1 1-138 0z"
    return at(x, y, clipped(circle, disc(26, -26, 17, TURMERIC), hills))


def brick(band: str, ground: str, *emblem: str) -> str:
    """A vacuum-packed brick of rice, 180 wide and 276 high, standing on the origin: label above, grains below."""
    outline = "M-90-246q0-8 8-8H82q8 0 8 8v230q0 16-16 16H-74q-16 0-16-16z"
    lying = [(x, y, (i * 47) % 150, 0.8) for i, (x, y) in enumerate(scattered(17, 40, (-84, -80, 84, -8), 16))]
    seeds = stamps(oval(0, 0, 7, 3, mix(STRAW, RICE, 0.3)), lying)
    seal = bar(-92, -278, 184, 30, band, 4) + line("M-84-268H84M-84-258H84", RICE, 2, 0.4)
    top = path("M-100-260h200v164q-100 26-200 0z", ground)
    edge = line("M-100-96q100 26 200 0", band, 6)
    return seal + solid(outline, RICE, seeds, top, edge, *emblem, span=(-90, 90))


def gao_seng_cu() -> str:
    """Two vacuum-packed bricks of the mountains, terraces on the label; a bowl with chopsticks."""
    sticks = chopsticks(330, 342, 120, -24, DARK)
    label = at(0, -176, disc(0, 0, 64, RICE), ring(0, 0, 64, TURMERIC_DEEP, 5), at(0, 0, terraces(0, 0), scale=0.9))
    return tile(
        "gao-seng-cu",
        "clay",
        shadow(236, 408, 138),
        at(286, 392, brick(BARK, LEAF_DEEP), turn=4),
        at(186, 408, brick(BARK, CLAY, label)),
        grains(SPILT),
        bowl(366, 374, 130, INDIGO, RICE, cooked(366, 374, 122, 8) + sticks),
    )


def brocade(y: float, ground: str) -> str:
    """A woven band of diamonds across a bag, its upper edge at y."""
    diamond = path("M0-16 16 0 0 16-16 0z", TURMERIC) + path("M0-8 8 0 0 8-8 0z", LACQUER)
    places = [(x, y + 24, 0.0, 1.0) for x in range(112, 372, 32)]
    teeth = path("M0 0l8 8 8-8z", RICE)
    edge = [(x, y + 2, 0.0, 1.0) for x in range(100, 380, 16)]
    return bar(100, y, 280, 48, ground) + stamps(diamond, places) + stamps(teeth, edge)


def banana_parcel(x: float, y: float) -> str:
    """Sticky rice on a banana leaf."""
    heap = path(f"M{num(x - 50)} {num(y)}c2-56 98-56 100 0 0 10-100 10-100 0", RICE)
    spots = scattered(5, 16, (x - 34, y - 34, x + 34, y - 2), 11)
    dots = stamps(oval(0, 0, 5.5, 2.4, STRAW), [(a, b, (i * 53) % 120, 1.0) for i, (a, b) in enumerate(spots)])
    under = leaf(x - 86, y + 8, 170, 0, LEAF, 0.2, False) + line(
        f"M{num(x - 80)} {num(y + 8)}H{num(x + 76)}", LEAF_MID, 3
    )
    return shadow(x - 4, y + 20, 74) + under + heap + dots


def gao_dien_bien() -> str:
    """A tall back-basket heaped with rice, a brocade band about it; sticky rice on a leaf."""
    heap = (
        path("M118 176c20-104 204-104 224 0z", "#f0e2bd")
        + path("M262 96c46 10 72 40 80 80h-92z", INK, 0.08)
        + stamps(
            oval(0, 0, 7, 3, RICE),
            [(x, y, (i * 41) % 160, 1.0) for i, (x, y) in enumerate(scattered(23, 34, (160, 118, 300, 166), 15))],
        )
    )
    straps = line("M128 190c-50 40-50 120-2 170", LACQUER, 11) + line("M128 190c-50 40-50 120-2 170", TURMERIC, 3)
    band = clipped("M112 196h236l-14 78H126z", brocade(214, LACQUER))
    return tile(
        "gao-dien-bien",
        "straw",
        straps,
        heap,
        woven(112, 186, 236, 222, 0.17),
        band,
        grains(SPILT),
        banana_parcel(364, 412),
    )


def gao_muong_tac() -> str:
    """A tied sack of cloth, opened, with a wooden measure of rice."""
    sack = "M150 190c-34 40-52 110-46 170 3 40 26 48 124 48s122-8 126-48c5-60-12-130-46-170z"
    weave = "".join(line(f"M90 {y}H370", TURMERIC_DEEP, 2, 0.28) for y in range(214, 408, 14))
    threads = "".join(line(f"M{x} 180V410", TURMERIC_DEEP, 2, 0.18) for x in range(104, 370, 14))
    stamp = at(228, 302, disc(0, 0, 54, LEAF_DEEP, 0.92), at(-20, 50, ear("#f7e3b4"), scale=0.98))
    roll = path("M138 196c-10-26 8-40 24-34 40-16 96-16 132 0 18-6 34 10 24 34-8 18-172 18-180 0", STRAW)
    heap = path("M160 180c14-66 122-66 138 0-30 18-108 18-138 0", RICE)
    spots = scattered(11, 26, (172, 140, 286, 184), 12)
    seeds = stamps(
        oval(0, 0, 6, 2.4, STRAW),
        [(a, b, (i * 41) % 160, 1.0) for i, (a, b) in enumerate(spots) if abs(a - 229) < (b - 118) * 1.05],
    )
    rim = line("M148 194c40 20 120 20 160 0", TURMERIC_DEEP, 4, 0.5)
    scoop = at(
        360,
        392,
        shadow(0, 26, 60),
        solid("M-54-30H50q4 0 4 5l-8 44q-2 8-10 8h-72q-8 0-10-8l-10-44q0-5 4-5", CLAY, span=(-58, 54)),
        line("M50-14 92-40", BARK, 13),
        path("M-56-29c14-38 96-38 108 0z", RICE),
        stamps(
            oval(0, 0, 6, 2.4, STRAW),
            [
                (-24, -42, 20, 1),
                (-4, -50, -30, 1),
                (16, -40, 60, 1),
                (32, -36, 10, 1),
                (-40, -35, -10, 1),
                (2, -36, 30, 1),
            ],
        ),
    )
    body = solid(sack, mix(STRAW, CREAM, 0.35), weave, threads, stamp, span=(104, 354))
    return tile("gao-muong-tac", "leaf", shadow(232, 408, 122), body, roll, heap, seeds, rim, grains(SPILT), scoop)


def noodle_strands(x: float, y: float, w: float, h: float, fill: str, dark: str, gap: int = 9) -> str:
    """A sheaf of dry noodles that stand upright, ends a little uneven."""
    strands = "".join(
        line(f"M{num(x + i)} {num(y + (i * 7) % 11)}V{num(y + h - (i * 5) % 9)}", c, gap - 2)
        for i, c in zip(range(0, int(w), gap), [fill, mix(fill, dark, 0.25)] * 60, strict=False)
    )
    return strands


def noodle_bowl(x: float, y: float, w: float, noodle: str, broth: str) -> str:
    """A bowl of noodle soup with onion and chopsticks."""
    half = w / 2
    waves = "".join(
        line(
            f"M{num(x - half * 0.7)} {num(y - 2 + i * 4)}q{num(half * 0.35)}-{12 - 4 * i} {num(half * 0.7)} 0t{num(half * 0.7)} 0",
            noodle,
            5,
        )
        for i in range(3)
    )
    greens = "".join(disc(x + dx, y + dy, 5, LEAF_MID) for dx, dy in ((-20, -6), (8, 6), (28, -4), (-36, 2)))
    inside = oval(x, y, half, half * 0.26, RICE) + oval(x, y + 1, half * 0.88, half * 0.2, broth) + waves + greens
    return bowl(x, y, w, RICE, INDIGO, inside, 0.42)


def noodle_pack(name: str, ground: str, noodle: str, dark: str, label: str, *emblem: str) -> str:
    """A clear pack of straight noodles with a paper band, and a bowl of them."""
    pack = "M136 104q-4-12 10-12h166q14 0 10 12l-6 14v262q10 22-2 28H144q-14-4-4-28V118z"
    body = solid(
        pack,
        "#f4efe0",
        noodle_strands(152, 132, 158, 256, noodle, dark),
        bar(120, 92, 220, 26, label),
        bar(120, 388, 220, 24, label),
        bar(120, 196, 220, 116, CREAM),
        bar(120, 196, 220, 6, label),
        bar(120, 306, 220, 6, label),
        *emblem,
        span=(136, 322),
    )
    return tile(
        name, ground, shadow(232, 408, 104), body, noodle_bowl(366, 368, 140, noodle, "#e9b765"), steam(352, 344)
    )


def mi_gao_lut() -> str:
    """Brown rice noodles."""
    emblem = (
        at(226, 292, at(-16, 0, ear(CLAY), scale=0.8)) + text_bars(286, 240, 44, CLAY) + text_bars(168, 240, 44, CLAY)
    )
    return noodle_pack("mi-gao-lut", "rose", "#b5774f", "#6d3f26", BARK, emblem)


def skein(x: float, y: float, scale: float = 1) -> str:
    """A folded bundle of flat white noodles, tied with a strip of bamboo, 230 wide."""
    strands = "".join(
        line(f"M-110 {num(v)}C-60 {num(v - 10)} 60 {num(v - 10)} 110 {num(v)}", c, 6)
        for v, c in zip(fan(-26, 34, 9), ["#f4ead2", "#e2d2ac"] * 5, strict=False)
    )
    outline = "M-112-34C-60-46 60-46 112-34q14 34 0 74C60 30-60 30-112 40q-14-40 0-74"
    tie = path("M-16-44q16-3 32 0v78q-16-3-32 0z", LACQUER) + line("M0-42V32", RICE, 2, 0.4)
    body = solid(outline, "#ece0c2", strands, span=(-120, 120))
    return stamps(body + tie, [(x, y, 0, scale)])


def my_chu() -> str:
    """Tied skeins of white noodles in a pile, and a bowl."""
    places = ((140, 368, 0.9), (326, 362, 0.9), (172, 300, 0.9), (306, 296, 0.88), (234, 232, 0.9))
    pile = "".join(skein(*one) for one in places)
    shades = shadow(230, 408, 170)
    return tile("my-chu", "mist", shades, pile, noodle_bowl(366, 396, 130, "#f4ead2", "#e7c48a"), steam(350, 372))


PICTURES: dict[str, Callable[[], str]] = {
    "gao-st25": gao_st25,
    "gao-seng-cu": gao_seng_cu,
    "gao-dien-bien": gao_dien_bien,
    "gao-muong-tac": gao_muong_tac,
    "mi-gao-lut": mi_gao_lut,
    "my-chu": my_chu,
}

"""Cashews, dried sweet potato, squid cakes."""

from collections.abc import Callable

from .kinds_sweets import sugar_cake
from .motifs import chopsticks
from .parts import (
    BARK,
    CREAM,
    DARK,
    INK,
    LACQUER,
    LEAF,
    LEAF_MID,
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
    shadow,
    solid,
    stamps,
    tile,
)
from .tableware import bowl, plate
from .vessels import pouch, roundel


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


HEAP = ((144, 226, 10), (186, 216, -40), (228, 222, 70), (270, 214, 20), (308, 228, -20)) + (
    (166, 194, 50),
    (208, 190, -10),
    (250, 190, 30),
    (288, 200, -60),
    (228, 168, 12),
)


def hat_dieu() -> str:
    """A low round tin of salted cashews, a cashew apple."""
    heap = stamps(cashew(), [(x, y, t, 1.15) for x, y, t in HEAP[::2]]) + stamps(
        cashew("#dcbf85"), [(x, y, t, 1.1) for x, y, t in HEAP[1::2]]
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
    loose = stamps(cashew(), [(78, 420, 0, 0.8), (124, 434, 60, 0.74)])
    return tile(
        "hat-dieu",
        "leaf",
        shadow(228, 408, 122),
        can,
        rim,
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
    window = "M-72-22q0-14 14-14H58q14 0 14 14V8q0 14-14 14H-58q-14 0-14-14z"
    inside = (
        bar(-80, -50, 160, 90, "#8a4a1c")
        + strips(
            [(-44, -14, 14), (8, -22, -20), (50, -6, 30), (-14, 6, 70), (-54, 14, -30), (34, 14, 8)], "#e58b2f", 56
        )
        + strips([(-20, -14, 60), (26, -4, 40), (-34, 4, 4)], "#d2741f", 50)
    )
    tuber = path("M-40 6C-34-14-10-24 12-18 26-14 34-18 44-20 42-2 28 18 6 22-14 26-36 20-40 6", "#8c3b5e")
    emblem = at(0, -104, tuber, oval(-30, 6, 12, 11, "#eda14d"), leaf(26, -16, 34, -60, LEAF, 0.4), turn=-8)
    bag = pouch("#f0c987", "#8c3b5e", roundel(0, -100, 56, "#8c3b5e", emblem), clipped(window, inside), x=216)
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
        at(360, 386, root, turn=-6),
        at(300, 404, cut),
        strips([(76, 420, -10), (126, 434, 14), (58, 440, 20)], "#e58b2f", 62),
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
        squid(232, 170, 1.5, 90),
        plate(232, 376, 190),
        greens,
        stack,
        dip,
        chopsticks(40, 436, 190, -6, DARK),
    )


PICTURES: dict[str, Callable[[], str]] = {
    "hat-dieu-binh-phuoc": hat_dieu,
    "khoai-lang-say": khoai_lang,
    "cha-muc-ha-long": cha_muc,
}

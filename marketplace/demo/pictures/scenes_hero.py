"""The campaign's wide pictures, each by day and by night."""

import math
from collections.abc import Callable

from .landscape import (
    BACK_BASKET,
    DUSK,
    PLUM,
    YOKE,
    Point,
    birds,
    grove,
    house,
    land,
    mist,
    person,
    ridge,
    scene,
    sky,
    smooth,
    stars,
    stilt_house,
    sun,
    tea_hill,
    tree,
    tuft,
)
from .parts import (
    CREAM,
    INDIGO,
    LACQUER,
    LEAF_DEEP,
    LEAF_MID,
    at,
    line,
    path,
    scattered,
)

FIELDS = [
    "#e9d48e",
    "#e2ce81",
    "#cec169",
    "#bcc989",
    "#b8c171",
    "#81ac59",
    "#6c9e54",
    "#90aa67",
    "#70a277",
    "#3a7a46",
    "#76945e",
    "#27643b",
    "#1f5b36",
]


def bund(k: int, x: float) -> float:
    """Height of the k-th terrace's edge at x: flat at the left, climbing the hill at the right."""
    base = 704 + 24 * k - 1.1 * math.pow(max(0, k - 3), 1.6)
    wave = (5 + 1.2 * k) * math.sin(x / 165 + 0.9 + 0.1 * k)
    return base + wave - (268 - 17 * k) / (1 + math.exp(-(x - 1010) / 96))


def terraces() -> str:
    """Thirteen contour fields from far to near, gold to deep green, each with its bund."""
    out = ""
    for k, colour in enumerate(FIELDS):
        points: list[Point] = [(x, bund(k, x)) for x in range(-40, 1760, 116)]
        curve = smooth(points)
        edge = line(curve, "#f7edc8", 3.4, 0.6)
        row = line(curve, LEAF_DEEP, 6, 0.5, ".1 15") if k % 2 and k < 11 else ""
        out += path(f"{curve}V920H-40z", colour) + edge + (at(0, 12, row) if row else "")
        out += terrace_life(k)
    return out


def terrace_life(k: int) -> str:
    """The trees that stand on the k-th bund."""
    if k == 0:
        return grove([(1250, 516, 0.8), (1286, 510, 0.62)])
    if k == 4:
        return grove([(1480, 574, 1.1), (1516, 570, 0.88), (240, 752, 0.75), (268, 750, 0.6)])
    return {7: tree(878, 770, 0.9), 9: tree(124, 858, 1.05), 10: grove([(1394, 778, 1.25), (1432, 778, 1.02)])}.get(
        k, ""
    )


def heights(step: float, *ups: float, start: float = -40) -> list[Point]:
    """Points of a ridge from its heights at equal steps."""
    return [(start + step * i, up) for i, up in enumerate(ups)]


def mountains() -> str:
    """Three ridges that fade with distance, mist between them."""
    far = heights(163, 620, 500, 520, 380, 440, 330, 420, 340, 470, start=380)
    middle = heights(180, 660, 590, 600, 500, 540, 450, 520, 430, 520, start=200)
    near = heights(210, 720, 668, 650, 640, 580, 590, 520, 560, 440)
    mists = mist(4, 560, 560, 1500, 5)
    return land(far, "#d5e0ce", 740) + land(middle, "#b5cdb2", 760) + mists + land(near, "#8fb492", 800)


def bac_thang(night: bool) -> str:
    """Terraced rice in the mountains."""
    folk = (
        person(1010, 778, 0.95, INDIGO, YOKE)
        + person(1226, 827, 1.1, LACQUER, BACK_BASKET)
        + person(1276, 822, 1.05, INDIGO, flip=True)
    )
    return scene(
        "canh-ruong-bac-thang",
        sky(1600, 900, DUSK if night else ("#fbf7ec", "#fbf3dc", "#f7e7be")),
        stars(3, 1000, 380) if night else birds(820, 250, 0.8),
        sun(1130, 268, 78, night),
        mountains(),
        terraces(),
        stilt_house(1402, 540, 0.82, night),
        stilt_house(200, 748, 0.6, night),
        "" if night else folk,
        "".join(tuft(x, y, 0.9) for x, y in scattered(6, 30, (10, 880, 1590, 906), 30)),
        night=night,
    )


def doi_che(night: bool) -> str:
    """Hills of tea in the midlands."""
    tones = DUSK if night else ("#eef3e4", "#f4f2dc", "#faefcf")
    pickers = (
        ""
        if night
        else (
            person(720, 604, 1.15, LACQUER, BACK_BASKET)
            + person(900, 590, 1.1, INDIGO, BACK_BASKET, flip=True)
            + person(520, 690, 1.3, INDIGO, BACK_BASKET)
        )
    )
    near = (
        ""
        if night
        else person(1290, 724, 1.6, PLUM, BACK_BASKET) + person(236, 790, 1.7, LACQUER, BACK_BASKET, flip=True)
    )
    return scene(
        "canh-doi-che",
        sky(1600, 900, tones),
        sun(1060, 190, 66, night),
        stars(5, 1500, 300) if night else birds(760, 170, 0.9),
        ridge(430, 130, "#d5e0ce", 8),
        ridge(470, 100, "#b5cdb2", 3),
        mist(9, 446, 0, 1400, 6),
        tea_hill(750, 1790, 392, "#a9c47e", LEAF_MID),
        house(1250, 418, 0.62, night, CREAM, "#8a5a32"),
        grove([(1178, 414, 0.9), (1326, 414, 1.15), (1360, 420, 0.9)]),
        tea_hill(-170, 830, 430, "#9abb72", "#6d9f52"),
        mist(2, 570, 0, 900, 3),
        tea_hill(260, 1380, 520, "#83ae60", "#5a9448"),
        pickers,
        tea_hill(810, 2050, 640, "#5e9550", "#347a44", 144),
        tea_hill(-500, 740, 690, "#568f4b", "#2b6a3c", 144),
        near,
        night=night,
    )


PICTURES: dict[str, Callable[[], str]] = {
    "canh-ruong-bac-thang": lambda: bac_thang(False),
    "canh-ruong-bac-thang-dem": lambda: bac_thang(True),
    "canh-doi-che": lambda: doi_che(False),
    "canh-doi-che-dem": lambda: doi_che(True),
}

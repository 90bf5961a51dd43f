"""Coffee: robusta in its bag, arabica in its jar."""

from collections.abc import Callable

from .motifs import bean, steam
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
    TURMERIC,
    TURMERIC_DEEP,
    at,
    ball,
    bar,
    disc,
    leaf,
    line,
    mix,
    oval,
    shadow,
    solid,
    stamps,
    tile,
)
from .vessels import coffee_bag


def phin(x: float, y: float) -> str:
    """A drip filter on its glass, 146 high, the glass standing on y + 146."""
    return at(
        x,
        y,
        shadow(0, 146, 50),
        solid(
            "M-42 72H42l-8 64q-1 10-12 10h-44q-11 0-12-10z",
            "#e8efea",
            bar(-44, 98, 90, 52, DARK),
            bar(-44, 92, 90, 10, CLAY),
            span=(-42, 42),
            light=0.3,
        ),
        solid("M-38 16h76v44q0 10-10 10h-56q-10 0-10-10z", "#b9c3bf", span=(-38, 38), dark=0.18, light=0.3),
        bar(-56, 64, 112, 10, "#8f9c97", 5),
        bar(-44, 6, 88, 14, "#9faba6", 7),
        disc(0, 0, 9, "#8f9c97"),
    )


def ca_phe_buon_ma_thuot() -> str:
    """The dark bag of robusta and a drip filter."""
    emblem = (
        at(208, 282, bean(BARK), turn=28)
        + at(242, 268, bean(CLAY), turn=-24, scale=0.86)
        + leaf(222, 244, 42, -70, LEAF)
    )
    scatter = (
        at(76, 420, bean(BARK), turn=70, scale=0.62)
        + at(112, 432, bean(DARK), turn=-40, scale=0.6)
        + at(144, 420, bean(DARK), turn=20, scale=0.56)
    )
    return tile(
        "ca-phe",
        "cream",
        coffee_bag(DARK, BARK, TURMERIC, TURMERIC_DEEP, emblem),
        phin(374, 280),
        line("M374 260c-12-16 12-26 0-46", RICE, 6, 0.9),
        scatter,
    )


def cherries(x: float, y: float, scale: float = 1) -> str:
    """A twig of ripe coffee cherries with two leaves."""
    berries = "".join(
        ball(a, b, 15, c, gleam=0.5)
        for a, b, c in (
            (-30, 4, LACQUER),
            (-6, 14, "#c8473a"),
            (20, 8, LACQUER),
            (-16, -16, "#d9822b"),
            (8, -14, "#c8473a"),
            (38, -10, LEAF_MID),
        )
    )
    return at(
        x,
        y,
        line("M-60-26C-20-30 30-34 72-24", BARK, 6),
        leaf(-40, -28, 84, 204, LEAF_DEEP),
        leaf(40, -28, 88, -28, LEAF),
        berries,
        scale=scale,
    )


def big_cup(x: float, y: float, fill: str, coffee: str) -> str:
    """A cup with a handle on its saucer, rim at (x, y), 120 wide."""
    wall = "M-60 0h120c-2 40-14 64-34 72h-52c-20-8-32-32-34-72"
    return at(
        x,
        y,
        shadow(-2, 82, 76),
        oval(0, 76, 86, 15, fill),
        oval(0, 74, 60, 8, INK, 0.13),
        line("M58 14c34-6 34 38-8 36", fill, 10),
        solid(wall, fill, span=(-60, 60)),
        oval(0, 0, 60, 14, mix(fill, "#ffffff", 0.5)),
        oval(0, 1, 51, 10, coffee),
        oval(-10, -2, 26, 4, "#fff", 0.2),
    )


def bean_jar(*label: str) -> str:
    """A straight jar of roasted beans under a glass lid with its wire, centred on x = 216."""
    roasted = oval(0, 0, 19, 27, BARK) + line("M0-24c9 14-9 34 0 48", DARK, 5)
    places = [
        (122 + c * 27 + (r % 2) * 13, 214 + r * 24, (r * 53 + c * 31) % 180, 0.62) for r in range(9) for c in range(8)
    ]
    filling = bar(100, 200, 240, 220, DARK) + stamps(roasted, places[::2]) + stamps(roasted, places[1::2])
    wire = line("M112 172v34h14M320 172v34h-14M112 176h208", "#8f9c97", 5)
    lid = solid("M122 128q0-14 14-14h160q14 0 14 14v38H122z", "#dfe8e2", span=(122, 310)) + disc(
        216, 106, 15, "#c9d6ce"
    )
    body = solid("M116 170h200v208q0 30-30 30H146q-30 0-30-30z", "#e6ede6", filling, *label, span=(116, 316), dark=0.16)
    return shadow(222, 408, 106) + body + lid + wire


def ca_phe_son_la() -> str:
    """A glass jar of arabica beans with red cherries on its label, a cup of coffee."""
    label = oval(216, 304, 74, 56, INDIGO) + oval(216, 304, 65, 48, CREAM) + cherries(212, 310, 0.6)
    return tile(
        "ca-phe-son-la",
        "clay",
        bean_jar(label),
        big_cup(370, 346, RICE, DARK),
        steam(356, 330),
        cherries(92, 424, 0.62),
    )


PICTURES: dict[str, Callable[[], str]] = {
    "ca-phe-buon-ma-thuot": ca_phe_buon_ma_thuot,
    "ca-phe-son-la": ca_phe_son_la,
}

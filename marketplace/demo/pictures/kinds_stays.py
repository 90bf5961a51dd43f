"""Two stays in a village: a night in a house on stilts, a day on the tea hill."""

from collections.abc import Callable

from .landscape import SKIN, tea_hill
from .parts import (
    BARK,
    CLAY,
    DARK,
    INDIGO,
    INK,
    LACQUER,
    LEAF,
    LEAF_DEEP,
    LEAF_MID,
    STRAW,
    TURMERIC,
    TURMERIC_DEEP,
    at,
    bar,
    clipped,
    disc,
    leaf,
    line,
    oval,
    path,
    shadow,
    solid,
    tile,
)


def far_hills() -> str:
    """Hills and a low sun inside the tray."""
    return clipped(
        "M68 222a172 172 0 0 1 344 0 172 172 0 0 1-108 160H176A172 172 0 0 1 68 222",
        disc(334, 134, 26, TURMERIC, 0.8),
        path("M40 382c30-132 90-182 150-146 60-86 180-66 250 146z", "#a4c2af"),
        path("M40 382c70-102 150-102 210-62 60-50 140-30 190 62z", "#7faa8a"),
    )


def nha_san() -> str:
    """A house on stilts before hills and a sun."""
    posts = "".join(bar(x, 330, 12, 84, BARK, 2) for x in (124, 178, 232, 286, 340))
    planks = "".join(bar(x, 230, 2.5, 100, BARK, 0, 0.28) for x in range(130, 350, 18))
    holes = bar(216, 258, 48, 62, DARK, 3) + "".join(
        bar(x, 262, 44, 34, DARK, 3) + bar(x, 277, 44, 4, STRAW) for x in (142, 294)
    )
    wall = solid("M116 236h248v84H116z", STRAW, planks, holes, span=(116, 364), light=0)
    thatch = line("".join(f"M60 {y}h360" for y in range(150, 246, 15)), DARK, 2.4, 0.3)
    roof = solid(
        "m70 246 80-114h180l80 114z",
        BARK,
        thatch,
        path("M300 0h180v480H360z", INK, 0.13),
        span=(70, 410),
        dark=0,
        light=0,
    )
    ladder = "".join(bar(66 + i * 9, 400 - i * 15, 40, 6, CLAY, 2) for i in range(6)) + line(
        "m70 408 50-90m-18 90 50-90", CLAY, 5
    )
    bushes = "".join(disc(x, 392, 22, LEAF) + disc(x + 12, 400, 16, LEAF_DEEP) for x in (392, 420, 52))
    return tile(
        "nha-san",
        "mist",
        far_hills(),
        shadow(240, 416, 160),
        posts,
        bar(100, 318, 280, 16, BARK, 3),
        wall,
        roof,
        line("m150 132-14-16m194 16 14-16", DARK, 8),
        path("M70 246h340l4 8H66z", DARK),
        bar(100, 298, 66, 5, BARK),
        ladder,
        bushes,
    )


def picker(x: float, y: float, scale: float, dress: str) -> str:
    """A tea picker from behind with a full basket, 190 high at scale 1, standing on (x, y)."""
    skirt = solid("M-34 0l8-92q26-14 52 0l8 92q-34 8-68 0", INDIGO, span=(-34, 34))
    coat = solid("M-40-70l10-62q30-22 60 0l10 62q-40 14-80 0", dress, span=(-40, 40))
    arm = line("M28-124q34 22 44 58M-28-122q-26 26-24 62", dress, 17) + disc(74, -62, 9, SKIN) + disc(-52, -54, 9, SKIN)
    basket = at(
        -4,
        -60,
        solid(
            "M-30-48h60l-8 52q-22 8-44 0z",
            STRAW,
            "".join(line(f"M-34 {v}H34", TURMERIC_DEEP, 3, 0.5) for v in (-36, -24, -12)),
            "".join(line(f"M{u}-48V6", TURMERIC_DEEP, 2, 0.4) for u in (-18, -6, 6, 18)),
            span=(-30, 30),
        ),
        oval(0, -48, 32, 9, BARK),
        leaf(-18, -50, 30, -120, LEAF),
        leaf(4, -52, 32, -80, LEAF_MID),
        leaf(18, -50, 28, -40, LEAF),
        oval(0, -46, 27, 6, LEAF_MID),
    )
    cone = (
        path("M0-212 62-146Q0-128-62-146z", "#f7e9bf")
        + path("M0-212 62-146Q30-136 6-136z", INK, 0.13)
        + line("M-34-176q34 12 68 0M-18-193q18 6 36 0", TURMERIC_DEEP, 2, 0.6)
    )
    return at(x, y, oval(6, 2, 60, 9, INK, 0.17), skirt, coat, arm, basket, disc(0, -144, 17, DARK), cone, scale=scale)


def doi_che() -> str:
    """A day on the tea hill: hills inside the tray, two pickers with their baskets in front."""
    round_d = "M68 222a172 172 0 0 1 344 0 172 172 0 0 1-172 172A172 172 0 0 1 68 222"
    view = clipped(
        round_d,
        bar(60, 40, 360, 360, "#fbf3dc"),
        disc(322, 128, 46, "#f8de9e", 0.5),
        disc(322, 128, 30, "#f2c063"),
        path("M60 240c40-60 80-80 120-40 50-70 120-60 150 0 40-30 70-20 100 20v180H60z", "#b5cdb2"),
        path("M60 280c40-40 90-50 130-20 50-50 130-40 230 20v140H60z", "#9dc09a"),
        tea_hill(120, 480, 262, "#a9c47e", LEAF_MID, 70, 480),
    )
    near = clipped(
        "M0 376c90-44 180-44 250-16 80-36 160-28 230 6v114H0z",
        tea_hill(-220, 330, 346, "#5e9550", "#347a44", 60, 500),
        tea_hill(190, 640, 342, "#6fa455", "#3f8a4a", 60, 500),
    )
    return tile("doi-che", "cream", view, near, picker(352, 400, 0.66, "#8a3b5c"), picker(214, 420, 1.16, LACQUER))


PICTURES: dict[str, Callable[[], str]] = {
    "mot-ngay-doi-che": doi_che,
    "nghi-tai-ban": nha_san,
}

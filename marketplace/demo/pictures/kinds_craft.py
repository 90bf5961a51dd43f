"""Lamp, baskets, hat."""

from collections.abc import Callable

from .motifs import lotus
from .parts import (
    BARK,
    CLAY,
    CREAM,
    DARK,
    INK,
    LACQUER,
    LEAF,
    LEAF_DEEP,
    LEAF_MID,
    STRAW,
    TURMERIC_DEEP,
    at,
    bar,
    disc,
    leaf,
    line,
    num,
    oval,
    path,
    shadow,
    solid,
    tile,
)
from .vessels import woven


def den_tre() -> str:
    """A lamp of split bamboo, lit, hanging from above."""
    ribs = "".join(f"M240 96Q{240 + i * 26} 190 {240 + i * 21} 380" for i in range(-9, 10))
    hoops = "".join(f"M80 {y}q160 38 320 0" for y in range(142, 350, 22))
    return tile(
        "den-tre",
        "mist",
        disc(240, 282, 150, "#ffe9a8", 0.6),
        disc(240, 300, 108, "#fff3c4", 0.8),
        line("M240 0v104", DARK, 5),
        solid(
            "M92 322c0-126 74-204 148-210 74 6 148 84 148 210q-148 50-296 0",
            STRAW,
            line(ribs, BARK, 4, 0.55),
            line(hoops, BARK, 6, 0.5),
            disc(240, 306, 88, "#fff3c4", 0.5),
            disc(240, 312, 52, "#fff8dc", 0.8),
            span=(92, 388),
        ),
        path("M92 322q148 50 296 0 4 12-4 16-144 50-288 0-8-4-4-16", BARK),
        path("M134 352q106 40 212 0-106 68-212 0", "#fff3c4", 0.8),
        bar(212, 96, 56, 24, BARK, 10),
        bar(222, 88, 36, 12, DARK, 6),
        oval(248, 436, 130, 10, "#ffe9a8", 0.9),
    )


def ro_ra() -> str:
    """A woven basket with greens and oranges, a smaller one beside it."""
    handle = (
        '<path fill="none" stroke="#7a4a2a" stroke-width="15" d="M128 244c0-160 224-160 224 0"/>'
        + '<path fill="none" stroke="#e6c583" stroke-dasharray="4 16" stroke-width="15" d="M128 244c0-160 224-160 224 0"/>'
    )
    goods = "".join(
        disc(x, y, r, c)
        for x, y, r, c in (
            (160, 232, 40, LEAF_MID),
            (206, 222, 44, LEAF),
            (262, 226, 38, "#e58a2e"),
            (316, 230, 36, "#e9a23a"),
        )
    )
    leaves = (
        leaf(262, 190, 40, -30, LEAF)
        + leaf(180, 210, 90, -98, LEAF_DEEP)
        + leaf(166, 222, 80, 230, LEAF)
        + leaf(206, 206, 70, -66, LEAF_MID)
    )
    return tile(
        "ro-tre",
        "sage",
        handle,
        goods,
        oval(250, 212, 8, 12, "#fff", 0.3),
        leaves,
        woven(96, 246, 288, 164),
        sieve(388, 384),
    )


def sieve(x: float, y: float) -> str:
    """A small open-work colander, its rim centred on (x, y)."""
    wall = "M-60 0H60C56 36 34 50 0 50S-56 36-60 0"
    lattice = "".join(f"M{i * 15 - 60} 0l40 52M{i * 15 + 60} 0l-40 52" for i in range(-2, 7))
    body = solid(wall, CREAM, line(lattice, TURMERIC_DEEP, 3, 0.75), span=(-60, 60))
    hollow = oval(0, 0, 54, 10, BARK) + oval(0, 3, 50, 7, CLAY)
    return at(x, y, shadow(0, 50, 44), body, oval(0, 0, 64, 15, BARK), oval(0, -1, 62, 13, STRAW), hollow)


HAT = "M240 104q12 0 20 12l158 224q-88 56-178 56T62 340l158-224q8-12 20-12"


def hat(*painted: str) -> str:
    """The conical hat, 356 wide, its ribs and hoops."""
    rays = "".join(f"M240 104L{240 + i * 17} {num(396 - abs(i) * abs(i) * 0.4)}" for i in range(-12, 13))
    hoops = "".join(
        f"M{num(240 - w)} {num(y)}q{num(w)} {num(w * 0.58)} {num(2 * w)} 0"
        for w, y in (
            (29, 132),
            (47, 156),
            (65, 180),
            (83, 203),
            (101, 227),
            (118, 250),
            (136, 274),
            (154, 298),
            (172, 321),
        )
    )
    return (
        solid(
            HAT,
            "#f5e3b3",
            line(rays, TURMERIC_DEEP, 1.6, 0.45),
            line(hoops, TURMERIC_DEEP, 2.6, 0.75),
            path("M258 0h222v480H328z", INK, 0.13),
            span=(62, 418),
            dark=0,
            light=0,
        )
        + path("M228 108 62 340q8 6 30 16l128-226z", "#fff", 0.28)
        + path("M62 340q88 56 178 56t178-56q2 10-6 16-82 56-172 56T68 356q-8-6-6-16", STRAW)
        + line("M66 348q84 54 174 54t174-54", TURMERIC_DEEP, 2.4)
        + "".join(painted)
    )


def non_la() -> str:
    """The hat with its red ribbon and a lotus."""
    ribbon = line("M122 372c18 80 196 90 230 4", LACQUER, 13) + line("M130 384c22 60 174 66 208 8", "#fff", 3, 0.3)
    flower = lotus(196, 318) + line("M196 318c4 20 18 30 36 34", LEAF, 4) + leaf(220, 350, 44, -20, LEAF_MID, 0.44)
    return tile("non-la", "straw", oval(256, 440, 150, 10, INK, 0.17), ribbon, hat(flower))


PICTURES: dict[str, Callable[[], str]] = {
    "den-may-tre-bao-la": den_tre,
    "ro-ra-may-tre": ro_ra,
    "non-la-hue": non_la,
}

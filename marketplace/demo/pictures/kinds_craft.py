"""Lamp, baskets, hat, potted flowers, and the two stays in a village."""

import math
from collections.abc import Callable

from .motifs import blossom, lotus
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
    STRAW,
    TURMERIC,
    TURMERIC_DEEP,
    Place,
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
from .vessels import pot, woven


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
        shadow(396, 432, 52),
        sieve(394, 404),
    )


def sieve(x: float, y: float) -> str:
    """A small round sieve lying on the table."""
    cross = "".join(line(f"M{i * 14} -24V24", TURMERIC_DEEP, 2.4, 0.6) for i in range(-4, 5)) + "".join(
        line(f"M-62 {j * 8}H62", TURMERIC_DEEP, 2.4, 0.6) for j in (-1, 0, 1)
    )
    return at(
        x,
        y,
        oval(0, 8, 64, 22, BARK),
        oval(0, 0, 64, 22, STRAW),
        oval(0, 0, 55, 17, CREAM),
        clipped("M-55 0a55 17 0 1 1 110 0a55 17 0 1 1-110 0z", cross),
    )


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


MAI = [
    (190, 142, 10, 0.95),
    (164, 206, 30, 0.9),
    (322, 150, 0, 1.05),
    (352, 112, 20, 0.8),
    (116, 174, 5, 0.72),
    (150, 250, 15, 0.92),
    (252, 206, 50, 0.78),
    (344, 238, 5, 0.95),
    (280, 190, 0, 0.72),
    (186, 268, 15, 0.6),
    (192, 88, 30, 0.95),
    (242, 240, 20, 0.85),
    (312, 196, 30, 0.7),
]


def mai_vang() -> str:
    """A yellow apricot tree of Tết in a blue pot."""
    trunk = line("M240 308c-4-38 22-56 6-94-10-28-40-38-56-72", BARK, 14)
    boughs = "M246 220c24-24 56-30 76-68m-70 98c-40-10-74-14-102-34m44-66c-6-24 2-42-2-58m128 64c16-16 20-32 18-52m-76 158c36-6 64-16 84-36m-188-6c-18-10-30-20-38-40"
    flowers = stamps(blossom("#f7d25a", "#f4c430"), MAI)
    buds = "".join(
        disc(x, y, 8, "#f4c430") + disc(x, y + 3, 5, LEAF_MID)
        for x, y in ((160, 128), (300, 110), (132, 238), (372, 206), (228, 112), (214, 246))
    )
    leaves = (
        leaf(300, 252, 44, -70, LEAF_MID, 0.4)
        + leaf(170, 176, 40, 210, LEAF_MID, 0.4)
        + leaf(330, 186, 38, 20, LEAF_MID, 0.4)
    )
    return tile("mai-vang", "rose", pot(INDIGO, "#4c657f"), trunk, line(boughs, BARK, 7), leaves, flowers, buds)


def daisy(petal: str, heart: str) -> str:
    """A small chrysanthemum seen from the front, 44 wide."""
    ring_out = "".join(
        f'<ellipse cx="15" rx="8" ry="4.6" fill="{petal}" transform="rotate({a})"/>' for a in range(0, 360, 30)
    )
    return ring_out + disc(0, 0, 12, petal) + disc(0, 0, 8, heart)


def cuc_mam_xoi() -> str:
    """A dome of yellow chrysanthemums in a woven pot."""
    dome = "M64 288c0-118 78-196 176-196s176 78 176 196c-60 40-292 40-352 0"
    spots: list[Place] = []
    for row in range(9):
        y = 112 + row * 24
        reach = math.sqrt(max(0.0, 1 - ((y - 288) / 200) ** 2)) * 164
        count = max(1, int(reach * 2 / 34))
        spots += [
            (240 - reach + (i + 0.5) * 2 * reach / count, y + (i * 7) % 9, (i * 31 + row * 17) % 60, 1.0)
            for i in range(count)
        ]
    light = [s for i, s in enumerate(spots) if i % 3]
    deep = [s for i, s in enumerate(spots) if not i % 3]
    flowers = stamps(daisy("#f2b92f", TURMERIC_DEEP), deep) + stamps(daisy("#f7d25a", "#e2a32c"), light)
    fringe = "".join(
        leaf(x, 306, 40, t, c, 0.34)
        for x, t, c in (
            (96, 150, LEAF),
            (140, 110, LEAF_MID),
            (200, 96, LEAF),
            (264, 84, LEAF_MID),
            (330, 60, LEAF),
            (384, 30, LEAF_DEEP),
        )
    )
    shade = clipped(dome, path("M300 60c70 60 80 180 40 280h120V60z", INK, 0.13))
    return tile(
        "cuc-mam-xoi",
        "mist",
        woven(148, 322, 184, 90, 0.1),
        path(dome, LEAF),
        fringe,
        flowers,
        shade,
        at(82, 424, daisy("#f7d25a", "#e2a32c")),
        at(404, 430, daisy("#f2b92f", TURMERIC_DEEP)),
    )


def nha_san() -> str:
    """A house on stilts before hills and a sun."""
    view = clipped(
        "M68 222a172 172 0 0 1 344 0 172 172 0 0 1-108 160H176A172 172 0 0 1 68 222",
        disc(334, 134, 26, TURMERIC, 0.8),
        path("M40 382c30-132 90-182 150-146 60-86 180-66 250 146z", "#a4c2af"),
        path("M40 382c70-102 150-102 210-62 60-50 140-30 190 62z", "#7faa8a"),
    )
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
        view,
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


def hedges(left: float, right: float, top: float, colour: str, rows: int, gap: float, rise: float) -> str:
    """Rows of tea bushes bowed over a hill."""
    half = (right - left) / 2
    out = ""
    for i in range(rows):
        y, w = top + i * gap, 9 + i * 1.4
        d = f"M{num(left)} {num(y)}q{num(half)} {num(-rise)} {num(2 * half)} 0"
        out += (
            line(d, INK, w * 0.5, 0.14)
            + line(d.replace(f"M{num(left)} {num(y)}", f"M{num(left)} {num(y - 4)}"), colour, w)
            + line(
                d.replace(f"M{num(left)} {num(y)}", f"M{num(left)} {num(y - 7)}"),
                mix(colour, "#ffffff", 0.3),
                3,
                0.8,
                "7 9",
            )
        )
    return out


def picker(x: float, y: float, scale: float, dress: str) -> str:
    """A tea picker from behind with a full basket, 190 high at scale 1, standing on (x, y)."""
    skirt = solid("M-34 0l8-92q26-14 52 0l8 92q-34 8-68 0", INDIGO, span=(-34, 34))
    coat = solid("M-40-70l10-62q30-22 60 0l10 62q-40 14-80 0", dress, span=(-40, 40))
    arm = line("M28-124q34 22 44 58", dress, 17) + disc(74, -62, 9, "#c98f62")
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
    """A day on the tea hill: hills inside the tray, a picker and a basket in front."""
    round_d = "M68 222a172 172 0 0 1 344 0 172 172 0 0 1-172 172A172 172 0 0 1 68 222"
    back = "M60 400c10-110 90-170 190-160s160 60 180 160z"
    front = "M40 400c60-90 150-110 230-70 70-40 140-20 170 70z"
    view = clipped(
        round_d,
        bar(60, 40, 360, 360, "#fbf3dc"),
        disc(330, 122, 30, "#f2c063"),
        disc(330, 122, 46, "#f8de9e", 0.4),
        path("M60 240c40-60 80-80 120-40 50-70 120-60 150 0 40-30 70-20 100 20v180H60z", "#b5cdb2"),
        path(back, "#a9c47e"),
        clipped(back, hedges(40, 440, 292, LEAF_MID, 7, 19, 96)),
    )
    table = clipped(
        "M0 372c90-40 180-40 250-14 80-34 160-26 230 8v120H0z",
        path("M0 340h480v140H0z", LEAF),
        hedges(-40, 260, 402, LEAF_DEEP, 5, 22, 44),
        hedges(210, 540, 398, mix(LEAF, LEAF_DEEP, 0.6), 5, 22, 46),
    )
    return (
        tile(
            "doi-che",
            "cream",
            view,
            table,
            picker(220, 404, 1.12, LACQUER),
            picker(352, 392, 0.62, "#8a3b5c"),
            leaf(80, 330, 0.1, 0),
        )
        if front
        else ""
    )


PICTURES: dict[str, Callable[[], str]] = {
    "den-may-tre-bao-la": den_tre,
    "ro-ra-may-tre": ro_ra,
    "non-la-hue": non_la,
    "mai-vang-chau": mai_vang,
    "hoa-cuc-mam-xoi": cuc_mam_xoi,
    "mot-ngay-doi-che": doi_che,
    "nghi-tai-ban": nha_san,
}

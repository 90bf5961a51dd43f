"""The river town, by day and by night."""

from collections.abc import Callable

from .landscape import (
    DUSK,
    LAMP,
    PLUM,
    YOKE,
    birds,
    grove,
    house,
    land,
    mist,
    palm,
    person,
    ridge,
    scene,
    sky,
    stars,
    sun,
)
from .motifs import lotus
from .parts import (
    BARK,
    CREAM,
    DARK,
    INDIGO,
    INK,
    LACQUER,
    LEAF,
    LEAF_DEEP,
    LEAF_MID,
    LEAF_PALE,
    STRAW,
    TURMERIC_DEEP,
    at,
    bar,
    disc,
    line,
    num,
    oval,
    path,
    scattered,
    stamps,
)


def boat(x: float, y: float, scale: float) -> str:
    """A sampan with a bamboo roof, 306 long at scale 1."""
    hoops = line(
        "M-50 2q4-32 16-35m4 35q3-32 12-35m8 35q2-32 8-35M10 2q1-32 4-35M30 2v-35M50 2q-1-32-4-35",
        TURMERIC_DEEP,
        2,
        0.6,
    )
    return at(
        x,
        y,
        oval(6, 26, 150, 9, INK, 0.16),
        path("M-150-10c30 36 270 36 306-6-16 30-286 26-306 6", DARK),
        path("M-150-10c40 26 260 22 306-6-36 18-266 22-306 6", BARK),
        path("M-64 2c0-46 124-48 124-2z", STRAW),
        path("M10-34c36 4 50 18 50 34H20z", INK, 0.13),
        hoops,
        scale=scale,
    )


def bridge() -> str:
    """An iron bridge of six low arches, far away."""
    arch = (
        '<path fill="none" stroke="#8fa3a0" stroke-width="8" d="M-80 2q80-70 160 0"/>'
        + line("M-54 2v-18M-27 2v-30M0 2v-34M27 2v-30M54 2v-18", "#8fa3a0", 2.4)
        + bar(-92, 6, 14, 38, "#a9b6b0")
    )
    return bar(560, 440, 1100, 9, "#8fa3a0") + stamps(arch, [(670 + i * 176, 440, 0, 1) for i in range(6)])


def tower() -> str:
    """A brick tower of seven roofs among trees, far away."""
    floors = ""
    for i in range(7):
        half, y = 27 - i * 2.3, 440 - i * 36
        floors += bar(300 - half, y, 2 * half, 30, "#e0ae86" if i % 2 else "#d9a27a")
        floors += path(f"m{num(300 - half - 8)} {y + 2} 11-10h{num(2 * half - 6)}l11 10z", "#8c4a34") + bar(
            296, y + 8, 8, 14, "#8c4a34", 4
        )
    return floors + path("m290 222 10-28 10 28z", "#8c4a34")


def lotuses() -> str:
    """Lotus in the lower left corner."""
    pads = "".join(
        oval(x, y, rx, rx * 0.25, c)
        for x, y, rx, c in (
            (70, 852, 66, LEAF),
            (106, 860, 51, LEAF_MID),
            (230, 868, 60, LEAF),
            (330, 884, 52, LEAF_MID),
            (430, 880, 50, LEAF),
            (520, 890, 40, LEAF_MID),
        )
    )
    flowers = "".join(
        lotus(x, y, s)
        for x, y, s in (
            (60, 846, 1.6),
            (150, 858, 1.3),
            (236, 862, 1.6),
            (334, 878, 1.1),
            (430, 874, 1.3),
            (520, 886, 0.9),
        )
    )
    return path("M-40 800c27-2 110-15 160-10s97 22 140 40 100 58 120 70H-40z", LEAF) + pads + flowers


def ripples(light: str, dark: str) -> str:
    """Horizontal bars on water, longer towards the viewer."""
    out = ""
    for i, (x, y) in enumerate(scattered(7, 40, (0, 520, 1560, 830), 46)):
        out += bar(
            x, y, 36 + (y - 500) * 0.2 + (i * 13) % 30, 3 + (y - 500) * 0.008, light if i % 3 == 0 else dark, 3, 0.55
        )
    return out


def hat_racks() -> str:
    """Benches on which hats dry in the sun."""
    bench = (
        bar(-46, 0, 92, 12, STRAW, 4)
        + bar(-40, 12, 5, 18, BARK)
        + bar(35, 12, 5, 18, BARK)
        + path("m-34-2 8-10 8 10zm17 0 8-10 8 10zM0-2l8-10 8 10zm17 0 8-10 8 10z", "#f5e3b3")
    )
    return stamps(bench, [(1150 + i * 120, 790 - i * 26, 0, 1) for i in range(4)])


def far_shore() -> str:
    """The other bank: bridge, tower and trees."""
    trees = [(150, 486, 1.5), (196, 486, 1.2), (228, 486, 0.9), (372, 486, 1.1), (410, 486, 1.4), (458, 486, 1)]
    bank = land([(-40, 470), (420, 470), (900, 486), (1640, 478)], "#8fb492", 520)
    return bridge() + bank + tower() + grove([*trees, (520, 486, 0.8)], False)


def near_shore(night: bool) -> str:
    """This bank: palms, two houses, hats that dry on benches."""
    grass = path(
        "M860 900c17-17 63-68 100-100s73-67 120-94 103-48 160-66 113-29 180-40 183-23 220-28v328z", LEAF_PALE
    ) + path("M1000 900c20-17 73-71 120-100s103-58 160-76 120-25 180-34 150-18 180-22v232z", "#5b9350")
    houses = house(1330, 690, 1, night, "#f3e2b6") + house(1512, 690, 1.2, night, CREAM, "#a84c34")
    palms = palm(1560, 590, 190, -24) + palm(1230, 660, 140, 12)
    trees = palm(1420, 720, 168, 21, LEAF_DEEP) + grove([(1600, 700, 1.5), (1250, 716, 0.9), (1216, 730, 0.7)])
    return grass + palms + houses + trees + hat_racks()


def glitter(night: bool) -> str:
    """The sun's or the moon's road on the water."""
    colour, strength = (LAMP, 0.35) if night else ("#f6d9a0", 0.8)
    steps = ((150, 508), (120, 526), (136, 544), (92, 564), (108, 586), (70, 610), (80, 636), (44, 664))
    return "".join(bar(1040 - w / 2, y, w, 9, colour, 4.5, strength) for w, y in steps)


def boats(night: bool) -> str:
    """Two sampans, rowed by day; by night a lamp hangs in the near one."""
    near, far = boat(520, 690, 1.6), boat(300, 592, 0.42)
    if night:
        return near + disc(470, 676, 9, LAMP) + disc(470, 676, 26, LAMP, 0.25) + far
    rower = person(708, 684, 1.6, LACQUER) + line("m690 640-50 120", BARK, 6)
    return near + rower + far + person(352, 584, 0.8, INDIGO)


def song_huong(night: bool) -> str:
    """A river town: a bridge, a tower, a sampan, hats drying."""
    folk = person(1120, 842, 1.7, PLUM, flip=True) + person(1462, 800, 1.5, INDIGO, YOKE)
    return scene(
        "canh-song-huong",
        sky(1600, 900, DUSK if night else ("#f7efe0", "#fbebd0", "#f8dcb4")),
        stars(8, 1500, 330) if night else birds(640, 188, 0.9),
        sun(1040, 262, 72, night),
        ridge(420, 90, "#d5e0ce", 14, step=200),
        ridge(450, 50, "#b5cdb2", 5, step=260),
        mist(6, 422, 200, 1300, 5),
        far_shore(),
        land([(-40, 500), (300, 496), (700, 500), (1100, 498), (1640, 494)], "#cfe3de"),
        glitter(night),
        ripples("#ffffff", "#a9cbc6"),
        near_shore(night),
        "" if night else folk,
        boats(night),
        lotuses(),
        night=night,
    )


PICTURES: dict[str, Callable[[], str]] = {
    "canh-song-huong": lambda: song_huong(False),
    "canh-song-huong-dem": lambda: song_huong(True),
}

"""Stories of making and of tracing: lamps at night, a scanned label."""

from collections.abc import Callable

from .landscape import (
    person,
    ridge,
    scene,
    sky,
)
from .motifs import ear_with_leaves
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
    LEAF_PALE,
    RICE,
    STRAW,
    TURMERIC,
    at,
    bar,
    disc,
    line,
    mix,
    num,
    oval,
    path,
    ring,
    solid,
)
from .vessels import BAG, roundel
from .yard import lamps, long_roof

FRONT_LAMPS = [(170, 470, 0, 1.5), (420, 430, 0, 1.2), (1010, 410, 0, 1.1), (1250, 440, 0, 1.4), (1480, 400, 0, 1.2)]
BACK_LAMPS = [(300, 330, 0, 0.8), (560, 340, 0, 0.9), (760, 310, 0, 0.75), (900, 300, 0, 0.7), (1120, 290, 0, 0.8)]
WALL, GLOW = "#5a4330", "#f4c65a"


def lane() -> str:
    """The two rows of houses with lit doors and windows."""
    left = solid(
        "M-20 560h520v340H-20z",
        WALL,
        bar(60, 640, 90, 200, GLOW, 4) + bar(260, 650, 130, 90, GLOW, 4) + line("M325 650v90M260 695h130", DARK, 4),
        span=(-20, 500),
        light=0,
    )
    right = solid(
        "M1080 560h560v340h-560z",
        WALL,
        bar(1180, 650, 150, 90, GLOW, 4)
        + line("M1255 650v90M1180 695h150", DARK, 4)
        + bar(1420, 640, 90, 220, GLOW, 4),
        span=(1080, 1640),
        light=0,
    )
    return long_roof(-90, 572, 640, 110, "#4a2c20") + left + long_roof(1030, 572, 680, 110, "#4a2c20") + right


def workbench() -> str:
    """Two people at a table, a lamp half woven between them."""
    ribs = "M0-56Q-64-10-36 34M0-56Q-26-10-12 34M0-56V34M0-56Q26-10 12 34M0-56Q64-10 36 34M-56-4q56 16 112 0"
    dome = path("M-60 34C-60-24-26-54 0-56 26-54 60-24 60 34z", STRAW) + line(ribs, BARK, 3, 0.7)
    table = bar(610, 790, 400, 16, BARK, 4) + bar(640, 806, 12, 90, BARK) + bar(970, 806, 12, 90, BARK)
    folk = person(680, 800, 2.6, LACQUER) + person(930, 800, 2.6, INDIGO, flip=True)
    return folk + table + at(800, 756, dome) + oval(800, 880, 260, 14, "#ffe9a8", 0.12)


def den_dem() -> str:
    """A lane of woven lamps at nightfall."""
    wires = line("M-20 120Q400 250 820 130T1620 110", DARK, 4) + line("M-20 40Q500 210 900 60T1620 30", DARK, 4)
    return scene(
        "chuyen-den-tre",
        sky(1600, 900, ("#1d2a33", "#2a3b40", "#51604f")),
        disc(655, 262, 36, "#f4e7be"),
        ridge(620, 160, "#33463f", 91),
        bar(0, 620, 1600, 280, "#4b4534"),
        path("M560 900 720 620h160l200 280z", "#e2c27c", 0.22),
        lane(),
        wires,
        lamps([*BACK_LAMPS, (1370, 300, 0, 0.85)], "#ffe9a8", 420),
        lamps(FRONT_LAMPS, "#ffe9a8", 420),
        workbench(),
    )


def code(x: float, y: float, cell: float, colour: str) -> str:
    """A square pattern that stands for a code; it holds no text and leads nowhere."""
    eyes = "".join(
        bar(x + a * cell, y + b * cell, cell * 4, cell * 4, colour, 3)
        + bar(x + (a + 1) * cell, y + (b + 1) * cell, cell * 2, cell * 2, RICE, 1)
        for a, b in ((0, 0), (8, 0), (0, 8))
    )
    cells = "".join(
        f"M{num(x + a * cell)} {num(y + b * cell)}h{num(cell)}v{num(cell)}h{num(-cell)}z"
        for b in range(12)
        for a in range(12)
        if (a * 7 + b * 5 + a * b) % 3 == 0 and not ((a < 5 and b < 5) or (a > 6 and b < 5) or (a < 5 and b > 6))
    )
    return bar(x - cell * 1.4, y - cell * 1.4, cell * 14.8, cell * 14.8, RICE, 6) + eyes + path(cells, colour)


def labelled_bag() -> str:
    """The bag of rice with a code beside its ear."""
    wave = "M100 342c70-26 130 14 280-20"
    return at(
        330,
        150,
        oval(256, 410, 130, 12, INK, 0.16),
        solid(
            BAG,
            CREAM,
            bar(100, 106, 280, 40, LEAF_DEEP),
            bar(206, 116, 68, 18, mix(CREAM, "#ffffff", 0.3), 9),
            path(wave + "v98H100z", LEAF_DEEP),
            line("M100 328c70-26 130 14 280-20", TURMERIC, 5),
            roundel(212, 216, 58, TURMERIC),
            at(211, 266, ear_with_leaves(0, 0), scale=0.8),
            span=(128, 352),
        ),
        code(284, 252, 4.4, DARK),
        scale=1.5,
    )


def screen() -> str:
    """What the telephone shows: the field, a tick, the steps of a journey."""
    hills = path("M-98 60c40-50 90-60 120-30 30-40 60-40 78-20v150H-98z", LEAF_MID)
    hills += path("M-98 110c60-40 140-30 198-4v60H-98z", LEAF)
    seal = disc(0, -10, 46, LEAF_DEEP) + line("M-20-10l14 15 26-30", RICE, 9)
    steps = line("M-74 120v84", LEAF_PALE, 5)
    for y, w, colour in ((122, 120, LEAF), (162, 96, LEAF), (204, 110, TURMERIC)):
        steps += disc(-74, y, 10, colour) + bar(-50, y - 6, w, 10, STRAW, 5)
    title = bar(-70, 60, 140, 12, LEAF_DEEP, 6) + bar(-50, 84, 100, 9, STRAW, 4)
    picture = bar(-110, -242, 220, 190, "#dce6d2") + disc(70, -190, 18, "#f2c063") + at(0, -150, hills, scale=1.12)
    return picture + bar(-110, -8, 220, 260, RICE) + seal + title + steps


def phone() -> str:
    """A telephone, tilted."""
    glass = "M-108-222q0-18 18-18H90q18 0 18 18v444q0 18-18 18H-90q-18 0-18-18z"
    return at(
        1130,
        430,
        path("M-124-230q0-30 30-30H94q30 0 30 30v460q0 30-30 30H-94q-30 0-30-30z", DARK),
        solid(glass, RICE, screen(), span=(-108, 108), dark=0, light=0),
        bar(-30, -254, 60, 8, "#6b5b4a", 4),
        turn=8,
    )


def quet_ma() -> str:
    """A hand holds a telephone before a bag of rice: the code is read, the field appears."""
    hand = path(
        "M1010 900c-10-90 20-160 60-200l40-40c20-10 40 4 32 26l-30 60 120 20 60 30 10 104z", "#d9a377"
    ) + "".join(
        bar(1218 - i * 4, 560 + i * 52, 74, 40, "#d9a377", 20)
        + path(f"M{1244 - i * 4} {560 + i * 52}h28a20 20 0 0 1 0 40h-28z", CLAY, 0.35)
        for i in range(4)
    )
    rays = path("M884 612 1010 420v190z", TURMERIC, 0.22) + ring(800, 560, 62, TURMERIC, 5)
    return scene(
        "chuyen-quet-ma",
        sky(1600, 900, ("#fbf7ec", "#f6f0de", "#f0e6cf")),
        disc(780, 420, 380, "#dce6d2", 0.7),
        bar(0, 740, 1600, 160, "#e0d3b4"),
        labelled_bag(),
        rays,
        phone(),
        hand,
    )


PICTURES: dict[str, Callable[[], str]] = {
    "chuyen-den-tre": den_dem,
    "chuyen-quet-ma": quet_ma,
}

"""Pictures of cooperatives by the water and at home, 1200 by 750: a bay, an island, hats, noodles, pennywort."""

from .landscape import (
    BACK_BASKET,
    HOE,
    PLUM,
    TRAY,
    YOKE,
    birds,
    grove,
    house,
    land,
    palm,
    person,
    ridge,
    sun,
)  # fmt: skip
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
    PINK,
    RICE,
    TURMERIC,
    TURMERIC_DEEP,
    at,
    bar,
    disc,
    line,
    oval,
    path,
    stamps,
)  # fmt: skip
from .planting import beds, cushion, meadow, planted, rows_of_water, tuft_of
from .scenes_coop import CLEAR, MORNING, WARM, pictures, place
from .scenes_work import fishing_boat, karst
from .yard import fruit_crate, long_roof, rack


def squid_boat(x: float, y: float, scale: float) -> str:
    """A boat with a row of lamps over its deck."""
    string = line("M-130-120H70", BARK, 4) + "".join(
        disc(dx, -108, 10, "#fff3c4") + disc(dx, -108, 20, "#fff3c4", 0.35) for dx in range(-120, 70, 36)
    )
    return at(x, y, fishing_boat(0, 0, 1, "#7a4a2a", TURMERIC), string, scale=scale)


def squid(x: float, y: float, scale: float) -> str:
    """A squid hung on a line to dry."""
    body = path("M0-60q26 20 20 60H-20q-6-40 20-60", PINK) + path("M-20-30l-16 18 20 4zM20-30l16 18-20 4z", PINK)
    return stamps(body + line("M-14 2v26M-5 2v32M5 2v32M14 2v26", PINK, 5), [(x, y, 0, scale)])


def bay() -> str:
    """Limestone islands in a calm bay, boats with lamps for squid, a jetty where it is cleaned."""
    isles = "".join(
        karst(x, 440, w, h, c)
        for x, w, h, c in (
            (-80, 260, 190, "#c6d6c4"),
            (260, 200, 250, "#b5cdb2"),
            (520, 180, 150, "#d5e0ce"),
            (760, 230, 290, "#b5cdb2"),
            (1010, 280, 200, "#c6d6c4"),
        )
    )
    jetty = bar(-10, 640, 700, 22, BARK) + "".join(bar(x, 660, 14, 110, "#5c3a22") for x in range(30, 690, 110))
    lines = line("M60 520q110 16 230 0M60 640V510M290 640V510", BARK, 6) + "".join(
        squid(x, 590, 0.9) for x in (100, 150, 200, 250)
    )
    return place(
        CLEAR,
        sun(640, 170, 54),
        birds(430, 130, 0.9),
        isles,
        rows_of_water(438, 770),
        squid_boat(860, 520, 0.62),
        squid_boat(470, 540, 0.55),
        fishing_boat(960, 660, 1.05, INDIGO, LACQUER),
        jetty,
        lines,
        person(390, 636, 1.9, LACQUER, TRAY),
        person(540, 636, 1.9, INDIGO, YOKE),
        fruit_crate(640, 640, 0.9, PINK),
    )


def garlic_island() -> str:
    """An island: plots of white sand and garlic between stone walls, an old crater, the sea all round."""
    crater = (
        path("M640 440q90-200 190-190 30 26 80 0 110 10 200 190z", "#9dbb8a")
        + path("M830 250q30 26 80 0-30 40-80 0", "#7f9a6c")
        + path("M910 250q110 10 200 190H930z", INK, 0.08)
    )
    walls = line("M-10 590q600-40 1220 0M-10 664q600-50 1220 0", "#6d6a64", 9, 0.8, "14 6")
    strings = "".join(
        at(
            x,
            700,
            line("M0-30V0", LEAF_MID, 8),
            oval(-9, 8, 12, 15, RICE),
            oval(9, 8, 12, 15, "#f0dfe0"),
            oval(0, 20, 12, 15, RICE),
        )
        for x in (1000, 1050, 1100)
    )
    return place(
        CLEAR,
        sun(300, 150, 56),
        birds(480, 130, 0.9),
        rows_of_water(410, 560),
        fishing_boat(230, 450, 0.42, LEAF, LACQUER),
        fishing_boat(440, 470, 0.5, INDIGO, TURMERIC),
        crater,
        land([(-40, 560), (300, 520), (640, 450), (1240, 430)], "#a9c47e"),
        house(960, 490, 0.8, roof="#9a4b37"),
        grove([(860, 490, 0.9), (1080, 486, 1.1)]),
        beds(520, ("#f4ead2", "#e9dcbc") * 5, 700, 0.4),
        planted(tuft_of(LEAF), [(560, 0.55, 34), (590, 0.7, 44), (630, 0.9, 58), (676, 1.15, 74)]),
        walls,
        planted(tuft_of(LEAF_MID, 50), [(744, 1.5, 100)], 30),
        person(360, 670, 1.9, LACQUER, HOE),
        person(620, 700, 2, INDIGO, TRAY),
        bar(970, 664, 170, 8, BARK, 4),
        strings,
        palm(1160, 620, 250, -30),
    )


def hat_yard() -> str:
    """A yard by the river: leaves bleach in the sun, hats stand in rows, women sew on their frames."""
    one = (
        path("M0-76 74 0Q0 22-74 0z", "#f4e3ae")
        + path("M0-76 74 0Q40 12 16 14z", INK, 0.13)
        + line("M-50-24q50 14 100 0M-26-50q26 8 52 0", TURMERIC_DEEP, 2.4, 0.6)
    )
    hats = stamps(
        one, [(x, 646, 0, 0.8) for x in range(60, 480, 84)] + [(x, 724, 0, 1.05) for x in range(90, 520, 108)]
    )
    leaves = "".join(
        path(f"M{x} 690q14-60 6-120 20 60 6 120z", c)
        for x, c in zip(range(900, 1160, 22), ("#dfe3b4", LEAF_PALE) * 6, strict=False)
    )
    bridge = line("M-10 452H760", "#7d8f8a", 9) + "".join(
        f'<path d="M{x} 450q60-64 120 0" fill="none" stroke="#8fa39d" stroke-width="7"/>' for x in range(-20, 700, 120)
    )
    sewing = path("M24-50 54-16Q28-4-6-16z", RICE) + line("M6-26q18 6 36 0", TURMERIC_DEEP, 2)
    return place(
        WARM,
        sun(250, 160, 56),
        ridge(420, 90, "#d5e0ce", 307, 1200, 210),
        rows_of_water(430, 560, "#c4dedb"),
        bridge,
        path("M300 530q90 20 190-8-12 30-44 34H340q-28-4-40-26", DARK),
        person(460, 530, 1.1, PLUM),
        meadow(560, "#b9cf86"),
        house(880, 590, 1.6, roof="#a84c34"),
        palm(1120, 620, 320, -30),
        meadow(596, "#9dc07a"),
        hats,
        bar(890, 690, 270, 8, BARK, 4),
        leaves,
        person(580, 690, 2.3, "#6d4f8a", sewing),
        person(760, 716, 2.3, INDIGO, sewing, flip=True),
    )


def noodle_yard() -> str:
    """A village in the midlands: noodles hang like curtains from poles, steam over the kitchen."""
    curtain = line("".join(f"M{x}-150v{118 + x % 7}" for x in range(-84, 90, 8)), "#d9a878", 5) + line(
        "".join(f"M{x}-150v{112 + x % 5}" for x in range(-80, 90, 16)), "#b5774f", 3
    )
    frame = bar(-104, -160, 208, 9, BARK, 4) + bar(-102, -160, 9, 164, BARK) + bar(93, -160, 9, 164, BARK)
    racks = stamps(
        oval(6, 4, 100, 7, INK, 0.14) + curtain + frame,
        [(x, 600, 0, 0.8) for x in (130, 330, 530)] + [(x, 716, 0, 1.15) for x in (200, 480)],
    )
    smoke = line("M900 350c-18-28 18-46 0-84M930 352c16-26-12-44 6-76", RICE, 10, 0.9)
    temple = path("M-60 0q60-80 120 0z", LEAF_DEEP)
    return place(
        MORNING,
        sun(480, 150, 56),
        birds(640, 120, 0.8),
        ridge(430, 110, "#d5e0ce", 331, 1200, 300),
        ridge(450, 60, "#b5cdb2", 337, 1200, 260),
        at(1090, 440, temple, scale=1.4),
        meadow(450, LEAF_PALE),
        "".join(palm(x, 480, 110, 6, LEAF) for x in (60, 260, 420)),
        house(900, 520, 1.6, roof="#9a4b37"),
        smoke,
        long_roof(980, 500, 200, 60, "#8a5a32"),
        bar(1000, 500, 160, 70, CREAM),
        meadow(540, "#e6d3a6"),
        racks,
        rack(700, 690, 300, 80, 4),
        person(650, 724, 2.1, LACQUER, TRAY),
        person(1080, 710, 2.1, INDIGO, YOKE),
        person(760, 590, 1.6, PLUM, BACK_BASKET),
    )


def pennywort_beds() -> str:
    """Long beds of pennywort beside a lagoon; leaves are cut in the morning and washed in a shed."""
    can = path("M12-26h20v20H12zM32-22l14-8v6l-14 10z", "#8fb0b5")
    tubs = "".join(
        path(f"M{x} 640h90l-10 40h-70z", INDIGO)
        + "".join(disc(x + 16 + i * 19, 636, 13, LEAF_MID if i % 2 else LEAF) for i in range(4))
        for x in (900, 1010)
    )
    return place(
        CLEAR,
        sun(300, 150, 54),
        birds(460, 130, 0.8),
        ridge(400, 60, "#d5e0ce", 347, 1200, 230),
        rows_of_water(404, 470),
        line("M640 440v-40M680 444v-44M720 440v-40M640 412h80", BARK, 4, 0.7),
        meadow(466, LEAF_PALE),
        grove([(60, 490, 1.2), (560, 478, 0.9), (600, 480, 1.1)], False),
        beds(500, ("#b58f63", "#4f8a4d") * 6, 430, 0.36),
        planted(cushion(), [(536, 0.5, 44), (566, 0.66, 60), (604, 0.84, 78), (654, 1.1, 100), (724, 1.45, 132)]),
        path("M820 700h400v60H820z", "#e0cda0"),
        bar(850, 470, 330, 190, CREAM),
        "".join(bar(x, 470, 12, 230, BARK) for x in (846, 1172)),
        long_roof(800, 476, 420, 90, "#9a4b37"),
        tubs,
        person(960, 714, 2, PLUM, TRAY),
        person(330, 640, 1.8, LACQUER, TRAY),
        person(560, 690, 2, INDIGO, can),
        person(150, 716, 2.1, LEAF_DEEP, YOKE),
    )


PICTURES = pictures(
    {
        "coop-ha-long": bay,
        "coop-dao-toi": garlic_island,
        "coop-non-la": hat_yard,
        "coop-phoi-mi": noodle_yard,
        "coop-rau-ma": pennywort_beds,
    }
)

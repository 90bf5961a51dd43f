"""Pictures for the stories: harvest, market, noodles in the sun, fish sauce, lamps, a scanned label."""

from collections.abc import Callable

from .landscape import (
    BACK_BASKET,
    PLUM,
    TRAY,
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
    sun,
    tuft,
)
from .motifs import ear
from .parts import (
    BARK,
    CLAY,
    DARK,
    INDIGO,
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
    disc,
    line,
    oval,
    path,
    scattered,
    solid,
    stamps,
)
from .yard import heap, rack, stall, vat

MORNING = ("#fbf7ec", "#fbf3dc", "#f7e7be")
WARM = ("#f7efe0", "#fbebd0", "#f8dcb4")


def sheaf(x: float, y: float, scale: float) -> str:
    """A sheaf of rice standing on (x, y), 120 high."""
    straw = "".join(line(f"M{i * 4} 0Q{i * 2} -40 {i * 7} -96", TURMERIC if i % 2 else STRAW, 5) for i in range(-4, 5))
    heads = "".join(oval(i * 8.4, -104 + abs(i) * 3, 6, 14, TURMERIC_DEEP, 1, i * 9) for i in range(-4, 5))
    part = oval(6, 2, 30, 6, INK, 0.16) + straw + heads + line("M-14-40q14 6 28 0", LEAF, 6)
    return stamps(part, [(x, y, 0, scale)])


def gat() -> str:
    """Harvest: golden fields, sheaves, people with sickles and yokes."""
    stubble = stamps(
        line("M0 0V-16M6 0 9-13M-6 0-9-13", TURMERIC_DEEP, 2.4, 0.8),
        [(x, y, 0, 0.6 + (y - 560) / 340) for x, y in scattered(61, 90, (0, 580, 1600, 900), 44)],
    )
    crop = stamps(at(0, 0, ear(TURMERIC), scale=0.6), [(x, 640 + (x * 7) % 13, 0, 1) for x in range(1080, 1600, 15)])
    return scene(
        "chuyen-mua-gat",
        sky(1600, 900, MORNING),
        sun(1120, 250, 78),
        birds(860, 230, 1),
        ridge(500, 170, "#d5e0ce", 51),
        ridge(530, 100, "#b5cdb2", 16),
        mist(12, 506, 300, 1500, 5),
        land([(-40, 540), (500, 520), (1100, 530), (1640, 510)], "#bcc989"),
        grove([(120, 560, 1.6), (180, 566, 1.2), (760, 548, 1), (800, 552, 0.8)]),
        house(420, 556, 0.8, roof="#8a5a32"),
        palm(520, 560, 150, 16),
        land([(-40, 580), (600, 566), (1200, 576), (1640, 560)], "#e2c568"),
        land([(-40, 640), (500, 620), (1000, 640), (1640, 606)], "#e9d48e"),
        stubble,
        crop,
        path("M1070 640h530v60c-200 20-380 10-530-20z", "#d9b04a"),
        sheaf(300, 690, 1),
        sheaf(370, 700, 1.1),
        sheaf(880, 720, 1.1),
        sheaf(950, 706, 1),
        sheaf(140, 810, 1.5),
        sheaf(240, 830, 1.6),
        person(1010, 700, 1.6, LACQUER, BACK_BASKET),
        person(1180, 720, 1.7, INDIGO, flip=True),
        person(600, 750, 1.9, PLUM, YOKE),
        person(1360, 830, 2.2, LACQUER, TRAY),
        "".join(tuft(x, 898, 1) for x in range(30, 1600, 130)),
    )


def cho() -> str:
    """A market of the hills: awnings, baskets of fruit, people."""
    one = heap(172, 600, "#ef9a2d", 14) + heap(342, 600, LEAF_MID, 14)
    two = heap(636, 580, LACQUER, 13) + heap(767, 580, "#7b2f52", 13) + heap(896, 580, TURMERIC, 13)
    three = heap(1182, 604, LEAF, 14) + heap(1352, 604, "#d8462f", 14)
    return scene(
        "chuyen-cho-phien",
        sky(1600, 900, WARM),
        sun(330, 180, 64),
        birds(560, 170, 1),
        ridge(430, 190, "#d5e0ce", 71),
        ridge(460, 120, "#b5cdb2", 27),
        land([(-40, 480), (800, 460), (1640, 486)], "#8fb492"),
        grove([(60, 560, 2), (480, 540, 1.6), (1060, 540, 1.7), (1560, 560, 2.1)]),
        land([(-40, 620), (800, 604), (1640, 622)], "#e8d3a4"),
        person(470, 660, 2, INDIGO),
        person(1010, 650, 2, PLUM),
        stall(90, 680, 340, LACQUER, person(256, 655, 2, LEAF), one),
        stall(560, 660, 400, INDIGO, person(702, 635, 2, LACQUER), person(832, 635, 2, PLUM), two),
        stall(1100, 684, 340, LEAF, person(1266, 659, 2, INDIGO), three),
        person(330, 830, 2.7, INDIGO, BACK_BASKET),
        person(520, 800, 2.5, PLUM, flip=True),
        person(1060, 820, 2.7, LACQUER, YOKE),
        heap(740, 800, "#ef9a2d", 18),
        heap(900, 830, LEAF_MID, 18),
        heap(1370, 830, LACQUER, 18),
    )


def phoi_mi() -> str:
    """Sheets of noodles drying in rows on bamboo racks."""
    return scene(
        "chuyen-phoi-mi",
        sky(1600, 900, MORNING),
        sun(1180, 190, 70),
        birds(900, 190, 1),
        ridge(430, 120, "#d5e0ce", 81, step=190),
        land([(-40, 450), (800, 430), (1640, 456)], "#b9cf86"),
        grove([(90, 520, 1.9), (150, 530, 1.4), (720, 500, 1.1), (1500, 520, 2), (1560, 530, 1.5)]),
        house(380, 520, 1.2),
        house(980, 510, 1, wall="#f3e2b6", roof="#a84c34"),
        palm(560, 530, 220, 30),
        land([(-40, 540), (800, 526), (1640, 544)], "#cfdca0"),
        land([(-40, 600), (800, 590), (1640, 604)], "#e8dcb4"),
        rack(140, 620, 520, 110, 7),
        rack(780, 620, 560, 110, 8),
        person(720, 640, 1.7, INDIGO),
        rack(60, 740, 640, 150, 7),
        rack(860, 744, 660, 150, 7),
        person(776, 780, 2.2, LACQUER, TRAY),
        rack(-40, 890, 700, 170, 7),
        rack(1010, 894, 700, 170, 6),
        person(850, 876, 2.7, PLUM, flip=True),
    )


def nuoc_mam() -> str:
    """The long dark house of vats, light from its gate, a person with a ladle."""
    beams = (
        "".join(path(f"M{x} 0h26v900h-26z", "#4a3020") for x in (240, 1290))
        + bar(0, 150, 1600, 30, "#4a3020")
        + "".join(path(f"M{x} 180l120-110h26l-120 110z", "#4a3020", 0.8) for x in (-60, 240, 540, 840, 1140, 1440))
    )
    gate = (
        path("M640 250h320v420H640z", "#fbebd0")
        + disc(860, 370, 46, "#f2c063")
        + bar(640, 470, 320, 200, "#b9dad8")
        + bar(700, 500, 90, 6, "#ffffff", 3, 0.7)
        + bar(820, 540, 70, 6, "#ffffff", 3, 0.7)
        + path("M720 470l60-70 8 70zM800 470v-50l40 50z", RICE)
        + path("M700 472h150l-20 24H720z", INDIGO)
    )
    glow = path("M640 670 340 900h920L960 670z", "#fbe3b6", 0.28)
    far = vat(560, 690, 150, 190) + vat(1040, 690, 150, 190) + vat(440, 740, 190, 250) + vat(1170, 740, 190, 250)
    near = vat(220, 840, 280, 380) + vat(1390, 840, 280, 380)
    tap = (
        line("M372 760h40v26", BARK, 10)
        + path("M404 800c-6 12-9 18-9 24a9 9 0 0 0 18 0c0-6-3-12-9-24", TURMERIC_DEEP)
        + solid("M372 846h64l-8 44h-48z", CLAY, span=(372, 436))
    )
    return scene(
        "chuyen-nuoc-mam",
        sky(1600, 900, ("#6d4a30", "#7d5638", "#8b6242")),
        line("".join(f"M0 {y}H1600" for y in range(190, 660, 34)), DARK, 3, 0.14),
        bar(0, 660, 1600, 240, "#a67c52"),
        gate,
        bar(626, 236, 348, 18, "#4a3020", 4),
        bar(622, 236, 18, 434, "#4a3020"),
        bar(960, 236, 18, 434, "#4a3020"),
        glow,
        far,
        beams,
        near,
        tap,
        person(790, 830, 3, LACQUER, line("M8-30 30 6", BARK, 3), oval(33, 9, 8, 5, STRAW)),
    )


PICTURES: dict[str, Callable[[], str]] = {
    "chuyen-mua-gat": gat,
    "chuyen-cho-phien": cho,
    "chuyen-phoi-mi": phoi_mi,
    "chuyen-nuoc-mam": nuoc_mam,
}

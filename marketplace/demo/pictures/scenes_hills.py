"""Pictures of cooperatives in the hills, 1200 by 750: old tea, two cinnamon forests, terraces, herbs in the mist."""

from .landscape import (
    BACK_BASKET,
    HOE,
    PLUM,
    TRAY,
    birds,
    grove,
    house,
    land,
    mist,
    person,
    stilt_house,
    sun,
)  # fmt: skip
from .parts import (
    BARK,
    CLAY,
    CREAM,
    INDIGO,
    INK,
    LACQUER,
    LEAF,
    LEAF_MID,
    LEAF_PALE,
    RICE,
    STRAW,
    at,
    bar,
    disc,
    line,
    oval,
    path,
    stamps,
)  # fmt: skip
from .planting import artichoke, bundle, cinnamon_tree, hills, meadow, old_tea_tree, planted
from .scenes_coop import CLEAR, MORNING, WARM, pictures, place
from .scenes_hero import mountains, terraces
from .yard import drying_bed, fence


def cloud_sea(y: float) -> str:
    """Clouds that lie below a mountain, their upper edge at y."""
    tops = ((0, 60), (130, 84), (270, 66), (420, 90), (560, 70), (700, 86), (850, 64), (1000, 88), (1150, 70))
    puffs = "".join(disc(x, y + 40, r, RICE) for x, r in tops)
    return (
        puffs
        + bar(-10, y + 40, 1220, 300, RICE)
        + "".join(oval(x + 30, y + 70, 120, 14, "#d8e5e4", 0.7) for x, _ in tops[::2])
    )


def old_tea() -> str:
    """Tea trees of some hundred years above a sea of clouds; pickers stand on ladders."""
    ladder = line("M0 0 30-190M40 4 64-186M6-34H44M12-72H48M18-110H54M24-148H58", CLAY, 7)
    return place(
        CLEAR,
        sun(960, 150, 54),
        hills(71, 190, 420),
        cloud_sea(440),
        land([(-40, 640), (200, 560), (520, 600), (760, 640), (1240, 540)], "#8fb062"),
        stamps(old_tea_tree(), [(150, 590, 0, 0.62), (1090, 578, 0, 0.66)]),
        land([(-40, 690), (400, 620), (800, 650), (1240, 640)], "#6f9f52"),
        stamps(old_tea_tree(), [(390, 680, 0, 1.1), (830, 700, 0, 1.25)]),
        at(500, 690, ladder),
        person(524, 588, 1.6, LACQUER, BACK_BASKET),
        person(640, 704, 2, INDIGO, BACK_BASKET),
        person(980, 712, 2, PLUM, TRAY, flip=True),
    )


def cinnamon_hill() -> str:
    """Rows of cinnamon on a hill; peeled bark dries on beds before a house."""
    return place(
        WARM,
        sun(220, 160, 54),
        birds(380, 130, 0.7),
        hills(83, 120, 410),
        meadow(440, "#a9c47e", 40),
        planted(cinnamon_tree(), [(476, 0.5, 56), (520, 0.68, 84)]),
        meadow(520, "#9abb72", 20),
        house(930, 590, 1.2, roof="#8a5a32"),
        stamps(cinnamon_tree(), [(70, 620, 0, 1.35), (190, 610, 0, 1.2), (310, 618, 0, 1.3), (1130, 620, 0, 1.4)]),
        meadow(596, "#e6d3a6"),
        drying_bed(430, 668, 300, "#a2593a", STRAW),
        drying_bed(780, 676, 300, CLAY, STRAW),
        stamps(bundle(), [(130, 712, 0, 1.1), (1050, 716, 0, 1.2), (1080, 660, 0, 0.9)]),
        person(600, 716, 2, LACQUER, path("M-52-34h104v12H-52z", "#a2593a")),
        person(270, 716, 2, INDIGO, HOE),
    )


def waterfall(x: float, y: float, tall: float) -> str:
    """A thin fall between rocks; its foot at (x, y)."""
    rocks = path(f"M{x - 150} {y}q40-{tall * 0.9:.0f} 130-{tall:.0f}h50q70 60 120 {tall:.0f}z", "#8b9a86")
    water = path(
        f"M{x - 14} {y - tall}h36q14 {tall * 0.5:.0f} 16 {tall:.0f}h-78q0-{tall * 0.6:.0f} 26-{tall:.0f}", RICE, 0.95
    )
    lines = line(
        f"M{x - 6} {y - tall + 20}v{tall - 40:.0f}M{x + 10} {y - tall + 40}v{tall - 50:.0f}", "#9fc6cc", 4, 0.8
    )
    return rocks + water + lines + oval(x, y, 90, 14, RICE, 0.9)


def communal_house(x: float, y: float, scale: float) -> str:
    """A long house of the mountains under a high swept roof of thatch."""
    stilts = "".join(bar(px, -30, 8, 40, BARK) for px in (-90, -40, 30, 82))
    roof = path("M-120-66c20-60 40-110 52-170h136c12 60 32 110 52 170q-120 22-240 0", "#8a5a32")
    ribs = line("M-104-100q104 18 208 0M-90-140q90 14 180 0M-78-180q78 10 156 0", INK, 3, 0.2)
    horns = line("M-68-236l-14-22M68-236l14-22", BARK, 7)
    wall = bar(-96, -72, 192, 46, STRAW) + bar(-100, -30, 200, 8, BARK) + bar(-14, -66, 28, 40, BARK)
    return at(
        x,
        y,
        stilts,
        wall,
        roof,
        path("M30-236h38c12 60 32 110 52 170q-30 6-64 9z", INK, 0.13),
        ribs,
        horns,
        scale=scale,
    )


def cinnamon_mountain() -> str:
    """Thick-barked cinnamon on a steep slope beside a waterfall and a long house."""
    return place(
        CLEAR,
        sun(300, 140, 50),
        hills(97, 260, 440, 190),
        land([(-40, 330), (240, 420), (520, 520), (800, 560), (1240, 590)], "#7ea673"),
        waterfall(770, 560, 270),
        land([(-40, 420), (300, 500), (640, 580), (1240, 600)], "#6f9f52"),
        stamps(cinnamon_tree(), [(40, 450, 0, 1), (150, 490, 0, 1.1), (270, 530, 0, 1.2), (390, 566, 0, 1.1)]),
        communal_house(1010, 600, 1.05),
        grove([(1150, 610, 1.9), (880, 596, 1.1)]),
        path("M700 570q60 40-20 80t-40 110h240q-20-60 40-110t-60-80z", "#cfe3de"),
        land([(-40, 560), (260, 620), (560, 700), (700, 780)], "#568f4b"),
        stamps(cinnamon_tree(), [(90, 650, 0, 1.6), (250, 690, 0, 1.5)]),
        stamps(bundle(), [(400, 722, 0, 1.2), (1010, 690, 0, 1.1)]),
        person(500, 724, 2.1, INDIGO, path("M-50-36H50v12H-50z", "#a2593a")),
        person(1100, 706, 2, LACQUER, BACK_BASKET),
    )


def mountain_rice() -> str:
    """Terraces that climb to the left, a house on stilts, people carry rice home."""
    return place(
        MORNING,
        sun(300, 150, 54),
        at(1200, 0, mountains(), terraces(), scale=0.83, flip=True),
        stilt_house(150, 470, 1.5),
        grove([(50, 470, 1.2), (258, 466, 1)]),
        mist(5, 420, 100, 900, 4),
        person(560, 640, 1.7, INDIGO, BACK_BASKET),
        person(660, 656, 1.8, LACQUER, BACK_BASKET),
        person(850, 700, 1.9, PLUM, HOE),
    )


def boiler(x: float, y: float) -> str:
    """A steam kettle under a roof, two chimneys of steam; its foot's left end at (x, y)."""
    kettle = at(
        x + 150,
        y,
        path("M-70 0v-70q70-50 140 0V0z", "#b9c3bf"),
        bar(-74, -76, 148, 10, "#8f9c97", 4),
        bar(-70, -8, 140, 14, CLAY),
    )
    smoke = line(f"M{x + 130} {y - 220}c-20-30 20-50 0-90M{x + 176} {y - 220}c20-30-16-50 6-84", RICE, 12, 0.9)
    posts = "".join(bar(x + dx, y - 150, 12, 156, BARK) for dx in (10, 278))
    roof = path(f"M{x - 20} {y - 140}l60-64h220l60 64z", "#9a4b37") + path(
        f"M{x + 180} {y - 204}h80l60 64H{x + 210}z", INK, 0.13
    )
    return smoke + bar(x + 20, y - 150, 260, 150, CREAM, 0, 0.75) + kettle + posts + roof


def artichoke_slope() -> str:
    """Artichokes in rows on a misty slope, the heads go to the steam kettle at once."""
    return place(
        CLEAR,
        sun(880, 130, 46),
        hills(131, 210, 430, 120),
        mist(8, 330, 0, 1100, 7),
        meadow(440, "#a4c2af", 30),
        grove([(60, 470, 1.3), (120, 474, 1), (1150, 450, 1.5)]),
        boiler(760, 520),
        meadow(520, LEAF_PALE, 20),
        planted(artichoke(), [(560, 0.55, 78), (606, 0.72, 104), (664, 0.95, 136)]),
        person(330, 610, 1.6, PLUM, BACK_BASKET),
        person(560, 650, 1.8, INDIGO, BACK_BASKET, flip=True),
        planted(artichoke(), [(740, 1.3, 180)], 40),
        fence(940, 560, 230),
        "".join(disc(x, 520, 16, LEAF_MID) + disc(x + 20, 524, 13, LEAF) for x in (700, 724)),
    )


PICTURES = pictures(
    {
        "coop-che-co-thu": old_tea,
        "coop-que-van-yen": cinnamon_hill,
        "coop-que-tra-my": cinnamon_mountain,
        "coop-bac-thang": mountain_rice,
        "coop-atiso": artichoke_slope,
    }
)

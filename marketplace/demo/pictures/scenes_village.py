"""Pictures of cooperatives, 1200 by 750: rice fields, a flower garden, a village that takes guests, a still."""

from .kinds_garden import daisy
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
    mist,
    palm,
    person,
    ridge,
    stilt_house,
    sun,
    tree,
)
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
    LEAF_PALE,
    PINK,
    RICE,
    STRAW,
    TURMERIC,
    TURMERIC_DEEP,
    at,
    bar,
    clipped,
    disc,
    line,
    oval,
    path,
    solid,
    stamps,
)
from .scenes_coop import CLEAR, MORNING, WARM, pictures, place
from .yard import fence, long_roof


def buffalo(x: float, y: float, scale: float) -> str:
    """A water buffalo that looks to the left, 150 long, standing on (x, y)."""
    grey = "#5b5a58"
    legs = "".join(bar(dx, -36, 13, 38, grey, 4) for dx in (-44, -22, 26, 46))
    body = solid("M-60-70c10-22 50-24 80-20 34 2 52 20 50 46l-4 18h-120c-14-8-18-24-6-44", grey, span=(-66, 72))
    head = path("M-60-72c-22-6-40 2-46 22-2 10 4 18 14 16l34-8z", grey) + disc(-82, -58, 3, DARK)
    horns = line("M-74-74c-14-10-18-24-10-34M-62-76c0-14 8-26 20-28", "#d8cdb4", 6)
    tail = line("M70-70c10 14 8 30 4 40", grey, 5)
    return at(x, y, oval(4, 2, 76, 8, INK, 0.16), legs, body, head, horns, tail, scale=scale)


def paddies() -> str:
    """Flat paddies between bunds, mirrors of the sky, young rice in rows."""
    plots = ""
    for row, (y, tall, inset) in enumerate(((470, 44, 120), (522, 62, 150), (594, 80, 190), (684, 90, 230))):
        for col in range(-1, 6):
            left = 60 + col * 300 - row * 36 + row % 2 * 120
            d = f"M{left} {y + tall}l{inset * 0.3:.0f}-{tall}h230l{-inset * 0.1:.0f} {tall}z"
            colour = ("#bcd98a", "#9cc46c", "#cfe3de", "#83ae60")[(row * 3 + col) % 4]
            rows = "".join(f"M{left - 20} {y + 10 + i * 14}h330" for i in range(tall // 14))
            sprouts = line(rows, LEAF, 4, 0.5, ".1 14")
            plots += path(d, colour) + clipped(d, sprouts)
    return plots


def rice_fields() -> str:
    """Paddies in the plain: people plant, a buffalo, a row of palms."""
    return place(
        MORNING,
        sun(890, 170, 54),
        birds(640, 150, 0.8),
        ridge(420, 70, "#d5e0ce", 35, 1200, 240),
        land([(-40, 430), (600, 418), (1240, 432)], "#b9cf86"),
        grove([(60, 462, 1.5), (116, 466, 1.1), (700, 452, 1), (744, 454, 0.8)], False),
        house(260, 460, 0.9),
        palm(400, 462, 180, 18),
        palm(1060, 460, 210, -22),
        palm(1140, 466, 170, 16),
        land([(-40, 470), (600, 462), (1240, 470)], "#a9c08a"),
        paddies(),
        buffalo(880, 590, 1.1),
        person(420, 620, 1.7, INDIGO),
        person(560, 640, 1.8, PLUM, flip=True),
        person(240, 706, 2.2, LACQUER, YOKE),
        person(1010, 600, 1.6, LACQUER, HOE),
    )


def flower_rows() -> str:
    """Beds of pots in flower, three colours, larger towards the viewer."""
    out = ""
    for row, (y, scale, step) in enumerate(((500, 0.5, 64), (556, 0.68, 86), (630, 0.9, 112), (724, 1.2, 146))):
        petal, heart = (("#f7d25a", TURMERIC), (PINK, LACQUER), ("#f2b92f", TURMERIC_DEEP), (LACQUER, TURMERIC))[row]
        plant = path("M-24-6h48l-6 34h-36z", CLAY) + disc(0, -24, 34, LEAF)
        heads = stamps(
            daisy(petal, heart), [(-18, -30, 0, 0.6), (16, -34, 20, 0.6), (0, -50, 40, 0.6), (0, -20, 10, 0.6)]
        )
        places = [(x, y, 0, scale) for x in range(-30 + row * 20, 1260, step)]
        out += stamps(oval(6, 28, 30, 6, INK, 0.16) + plant + heads, places)
    return out


def flower_garden() -> str:
    """A nursery of flowers for the new year under a net house, people water and carry."""
    arches = "".join(line(f"M{x} 480V380q70-70 140 0v100", "#8f9c97", 5) for x in (640, 780, 920))
    net = path("M640 380q70-70 140 0 70-70 140 0 70-70 140 0v100H640z", RICE, 0.55)
    can = path("M12-26h20v20H12zM32-22l14-8v6l-14 10z", "#8fb0b5")
    return place(
        WARM,
        sun(300, 150, 52),
        birds(470, 130, 0.7),
        ridge(400, 90, "#d5e0ce", 43, 1200),
        land([(-40, 430), (600, 416), (1240, 432)], LEAF_PALE),
        grove([(80, 460, 1.4), (140, 466, 1.1), (560, 456, 1.2), (1140, 462, 1.6)]),
        house(330, 462, 1, roof="#a84c34"),
        net,
        arches,
        land([(-40, 476), (600, 466), (1240, 478)], "#d8c79a"),
        flower_rows(),
        person(410, 690, 2, INDIGO, can),
        person(840, 650, 1.9, LACQUER, YOKE),
    )


def village() -> str:
    """Houses on stilts by a stream, a bridge of bamboo, guests arrive."""
    stream = path("M520 470c40 60-80 90 20 140s60 90-40 150h220c80-70 70-110-20-150s40-90-60-140z", "#cfe3de")
    bridge = line("M440 640q150-70 330-6", BARK, 10) + line("M452 606q140-66 306-4", BARK, 5)
    rails = line("M452 606v32M520 584v28M600 576v28M690 588v28M758 602v30", BARK, 5)
    smoke = line("M300 300c-20-30 20-50 0-90M306 290c14-24-10-40 6-70", RICE, 8, 0.8)
    return place(
        CLEAR,
        sun(960, 140, 50),
        ridge(420, 220, "#d5e0ce", 57, 1200),
        ridge(440, 130, "#b5cdb2", 19, 1200),
        mist(11, 414, 0, 1100, 6),
        land([(-40, 440), (300, 420), (700, 452), (1240, 410)], "#9dc09a"),
        grove([(60, 500, 1.6), (520, 470, 1.1), (900, 490, 1.2), (1150, 480, 1.9)]),
        land([(-40, 490), (500, 470), (1240, 486)], "#a9c47e"),
        stilt_house(800, 500, 1.2),
        smoke,
        stilt_house(300, 540, 2.1),
        stream,
        stilt_house(1010, 640, 2.4),
        tree(110, 640, 2.2),
        tree(164, 650, 1.6, False),
        bridge,
        rails,
        person(600, 612, 1.6, LACQUER, BACK_BASKET),
        person(240, 700, 2, INDIGO, TRAY),
        person(370, 708, 2, PLUM, flip=True),
        fence(760, 730, 300),
    )


def copper_still() -> str:
    """The still itself: hearth, kettle, dome, pipe and the barrel of cool water, about the origin."""
    copper = solid(
        "M-90 0c-14-60 0-130 40-150h100c40 20 54 90 40 150z", "#c0703a", line("M-84-50H84", INK, 4, 0.2), span=(-96, 96)
    )
    dome = path("M-50-150c0-40 20-60 50-60s50 20 50 60z", "#a85c2c") + line("M0-208V-250H210V-120", "#a85c2c", 16)
    hearth = bar(-110, 0, 220, 70, "#8c6a52", 6) + path("M-46 70V40q46-40 92 0v30z", DARK)
    fire = path("M-28 70c-6-26 14-30 18-50 14 12 40 24 34 50z", TURMERIC) + path(
        "M-12 70c-2-16 8-18 12-30 8 8 20 16 16 30z", LACQUER
    )
    barrel = solid(
        "M150-120h130l-8 190H158z", CLAY, bar(140, -90, 150, 8, STRAW), bar(140, 30, 150, 8, STRAW), span=(150, 280)
    )
    return dome + copper + hearth + fire + barrel


def still() -> str:
    """A copper still for leaf oil under a roof, fresh leaves, bottles on a bench."""
    flask = bar(-8, -44, 16, 16, BARK, 3) + path(
        "M-8-30h16c0 10 12 12 12 26v14q0 8-8 8h-24q-8 0-8-8V-4c0-14 12-16 12-26", "#5a8f6a"
    )
    leaves = "".join(
        disc(x, y, r, c)
        for x, y, r, c in (
            (200, 640, 46, LEAF),
            (260, 650, 40, LEAF_MID),
            (150, 656, 36, LEAF_DEEP),
            (228, 612, 34, LEAF_MID),
        )
    )
    posts = "".join(bar(x, 300, 16, 330, BARK, 3) for x in (330, 880))
    return place(
        CLEAR,
        sun(1020, 140, 48),
        ridge(400, 100, "#d5e0ce", 63, 1200),
        land([(-40, 450), (600, 436), (1240, 452)], "#b9cf86"),
        grove([(60, 520, 1.8), (130, 526, 1.4), (960, 520, 1.7), (1030, 530, 1.3), (1120, 520, 2)]),
        land([(-40, 590), (600, 580), (1240, 592)], "#e0d0a8"),
        bar(346, 320, 534, 280, "#d9c193", 0, 0.6),
        at(520, 560, copper_still()),
        posts,
        long_roof(270, 320, 680, 110, "#8a5a32"),
        leaves,
        person(330, 690, 2.1, LACQUER, TRAY),
        person(900, 680, 2.1, INDIGO, flip=True),
        bar(940, 650, 190, 12, BARK, 4) + bar(955, 660, 10, 50, BARK) + bar(1105, 660, 10, 50, BARK),
        stamps(flask, [(970 + i * 44, 632, 0, 1) for i in range(4)]),
    )


PICTURES = pictures(
    {
        "coop-ruong-lua": rice_fields,
        "coop-ban-lang": village,
        "coop-chung-cat": still,
    }
)

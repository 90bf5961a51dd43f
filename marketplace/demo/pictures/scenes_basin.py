"""Pictures of cooperatives on open land, 1200 by 750: a basin of rice, red soil, pepper, pines, vines."""

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
    ridge,
    sun,
)  # fmt: skip
from .parts import (
    BARK,
    CLAY,
    DARK,
    INDIGO,
    INK,
    LACQUER,
    LEAF,
    LEAF_DEEP,
    LEAF_PALE,
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
    stamps,
)  # fmt: skip
from .planting import beds, cushion, grape_arbour, hills, meadow, pepper_post, pine, planted, rows_of_water, turbine
from .scenes_coop import CLEAR, MORNING, WARM, pictures, place
from .yard import drying_bed, sack

RED_SOIL = "#b9683f"


def harvester(x: float, y: float, scale: float) -> str:
    """A small combine that looks to the left, 230 long, standing on (x, y)."""
    reel = "".join(
        line(f"M-140-34l{a} {b}", TURMERIC_DEEP, 6)
        for a, b in ((30, 0), (-30, 0), (0, 30), (0, -30), (21, 21), (-21, -21), (21, -21), (-21, 21))
    )
    cab = bar(-60, -130, 66, 66, "#9fc0c6", 6) + bar(-68, -140, 82, 14, LACQUER, 5)
    body = path("M-100-70H96q14 0 14 14v36H-100z", LACQUER) + path("M40-70h56q14 0 14 14v36H40z", INK, 0.13)
    spout = line("M60-70V-112H116", LACQUER, 14)
    tracks = bar(-86, -24, 176, 30, DARK, 15) + "".join(disc(dx, -9, 9, "#8f9c97") for dx in (-66, -32, 2, 36, 70))
    return at(x, y, oval(0, 8, 130, 9, INK, 0.16), reel, spout, cab, body, tracks, scale=scale)


def golden_basin() -> str:
    """A broad basin of ripe rice ringed by mountains; a combine cuts, a stream runs through."""
    gold = ("#e6b94e", "#edc863", "#dcab3c", "#e9c25a", "#d9b04a", "#edc863", "#e0b245", "#e6b94e")
    ears = line(
        "".join(f"M{x} {y}v-10" for y in range(560, 740, 30) for x in range(-10 + y % 20, 1210, 26)),
        TURMERIC_DEEP,
        4,
        0.35,
    )
    return place(
        MORNING,
        sun(820, 150, 54),
        birds(600, 120, 0.8),
        hills(151, 230, 430, 110),
        meadow(436, "#9abb72", 10),
        grove([(60, 462, 1.1), (330, 454, 0.9), (370, 456, 0.7), (1120, 452, 1.2)]),
        house(480, 458, 0.7),
        house(600, 454, 0.6, roof="#8a5a32"),
        beds(470, gold, 640, 0.34),
        ears,
        path("M560 466c60 30-40 60 30 110s-60 90-20 190h-130c-10-90 60-130 10-180s70-80 20-120z", "#cfe3de"),
        harvester(860, 600, 1.05),
        stamps(sack(0, 0, 0.8), [(1010, 700, 0, 1), (1066, 706, 0, 1), (250, 690, 0, 1.1)]),
        person(330, 696, 2, INDIGO, HOE),
        person(1130, 712, 2, LACQUER),
        person(180, 610, 1.5, PLUM, BACK_BASKET),
    )


def long_house(x: float, y: float, scale: float) -> str:
    """The long house of the highlands: a boat of a roof on many stilts."""
    stilts = "".join(bar(px, -26, 8, 36, BARK) for px in range(-190, 200, 54))
    roof = path("M-250-80l46-96h408l46 96q-250 16-500 0", "#a3764a") + path("M120-176h84l46 96q-60 4-100 6z", INK, 0.13)
    thatch = line("M-236-104H236M-224-128H224M-212-152H212", INK, 3, 0.18)
    ladder = line("M214 10 250-34M230 14 266-30", BARK, 6)
    return at(
        x,
        y,
        stilts,
        bar(-208, -84, 416, 60, STRAW),
        bar(-214, -30, 428, 8, BARK),
        *(bar(px, -70, 26, 26, DARK, 2) for px in (-150, -60, 30, 120)),
        roof,
        thatch,
        ladder,
        scale=scale,
    )


def coffee_bush() -> str:
    """A broad bush of robusta in berry."""
    tops = ((-26, -26, 28, LEAF_DEEP), (26, -28, 29, LEAF_DEEP), (0, -50, 30, LEAF), (0, -20, 24, LEAF))
    berries = "".join(
        disc(x, y, 5.5, c)
        for x, y, c in (
            (-30, -30, LACQUER),
            (-12, -52, LACQUER),
            (10, -36, TURMERIC),
            (30, -34, LACQUER),
            (-8, -18, LACQUER),
            (18, -58, TURMERIC),
        )
    )
    return oval(6, 4, 52, 7, INK, 0.16) + "".join(disc(*one) for one in tops) + berries


def red_soil() -> str:
    """Robusta on red soil before a long house; cherries dry on raised beds in the sun."""
    return place(
        WARM,
        sun(960, 150, 60),
        ridge(420, 70, "#d5e0ce", 171, 1200, 260),
        meadow(420, "#a9b97a"),
        grove([(70, 470, 1.6), (1120, 462, 1.9)]),
        beds(470, (RED_SOIL, "#c4764a", "#ad5d36", "#c4764a", RED_SOIL, "#b9683f", "#c4764a", "#ad5d36"), 300, 0.5),
        planted(coffee_bush(), [(510, 0.55, 66), (550, 0.72, 92)]),
        long_house(690, 560, 1.15),
        meadow(590, "#d08a5c"),
        drying_bed(230, 670, 330, "#8c3b2e", "#5b2c22"),
        drying_bed(760, 690, 360, LACQUER, TURMERIC),
        stamps(coffee_bush(), [(1090, 700, 0, 1.5), (1190, 730, 0, 1.6), (20, 744, 0, 1.5)]),
        person(480, 694, 2.1, INDIGO, line("M8-30 60 10M48 16 72 2", BARK, 4)),
        person(1000, 712, 2, PLUM, TRAY, flip=True),
    )


def pepper_garden() -> str:
    """Pepper on its posts in straight rows over red soil, pickers on a tall ladder."""
    ladder = line("M0 0 34-230M44 0 34-230M7-46h30M13-92h21M20-138h14M26-184h8", CLAY, 7)
    return place(
        MORNING,
        sun(200, 150, 56),
        hills(191, 80, 400, 230),
        meadow(410, LEAF_PALE),
        house(1030, 440, 0.9, roof="#8c4a34"),
        grove([(930, 440, 1), (1140, 446, 1.4)]),
        beds(450, ("#c9824f", RED_SOIL) * 5, 520, 0.34),
        planted(pepper_post(), [(500, 0.5, 62), (552, 0.72, 96), (622, 1, 144)]),
        person(430, 650, 1.8, INDIGO, BACK_BASKET),
        stamps(pepper_post(), [(90, 740, 0, 1.7), (360, 746, 0, 1.7), (880, 746, 0, 1.75), (1140, 744, 0, 1.7)]),
        at(760, 744, ladder, scale=1.15),
        person(798, 590, 1.8, LACQUER, BACK_BASKET),
        person(590, 724, 2.1, PLUM, TRAY),
    )


def pine_hills() -> str:
    """Pines below two blue peaks, glasshouses, beds of sweet potato in flower."""
    peaks = path(
        "M90 440C240 400 320 190 404 178c44 30 60 70 100 90 60-70 80-110 116-116C700 190 760 400 960 440z", "#9fb9b4"
    )
    peaks += path("M620 152C700 190 760 400 960 440H660q40-160-40-288", INK, 0.07)
    glass = "".join(
        path(f"M{x} 500v-50q46-44 92 0v50z", RICE, 0.8)
        + line(f"M{x} 500v-50q46-44 92 0v50M{x + 46} 500v-72", "#8f9c97", 3)
        for x in (700, 792, 884, 976)
    )
    slope = land([(-40, 500), (300, 470), (640, 520), (1240, 480)], "#8fb06a")
    potato = cushion("#5d8f55", "#7faa6a") + disc(-6, -16, 6, "#b98fc0") + disc(20, -12, 5, "#b98fc0")
    trays = "".join(
        bar(x, 676, 120, 14, BARK, 4) + "".join(oval(x + 18 + i * 21, 672, 11, 6, "#d9822b") for i in range(5))
        for x in (860, 1000)
    )
    return place(
        CLEAR,
        sun(1010, 130, 46),
        birds(760, 110, 0.7),
        peaks,
        mist(9, 410, 0, 1100, 6),
        meadow(440, "#8fb492", 24),
        planted(pine(), [(468, 0.5, 70), (500, 0.66, 104)]),
        slope,
        glass,
        stamps(pine(), [(70, 560, 0, 1.7), (180, 548, 0, 1.35), (1150, 560, 0, 1.7)]),
        beds(540, ("#a9784f", "#b98a5e") * 5, 420, 0.4),
        planted(potato, [(570, 0.7, 70), (610, 0.9, 92), (660, 1.15, 118), (726, 1.5, 152)]),
        person(440, 660, 1.9, LACQUER, HOE),
        person(280, 700, 2.1, INDIGO, BACK_BASKET),
        trays,
        person(930, 730, 2.1, PLUM, TRAY),
    )


def vineyard() -> str:
    """Vines on high frames in a dry and windy land, a lake of sweet water, wind turbines far away."""
    wind = stamps(turbine(), [(760, 400, 0, 0.8), (900, 396, 0, 1), (1040, 402, 0, 0.75)])
    return place(
        WARM,
        sun(250, 150, 64),
        ridge(410, 150, "#e3d3bd", 211, 1200, 260),
        wind,
        ridge(430, 70, "#cdbf9c", 223, 1200, 190),
        rows_of_water(424, 486),
        meadow(470, "#d9c48e"),
        grape_arbour(560, 1100, 90, "#8a3b5c", "#b9cf86"),
        meadow(556, "#cfae78"),
        grape_arbour(760, 1300, 250, "#7a2f52", "#a9c46a"),
        person(330, 740, 2.2, LACQUER, TRAY),
        person(640, 744, 2.2, INDIGO, BACK_BASKET),
        path("M860 700h110l-14 50H874z", CLAY) + "".join(disc(880 + i * 24, 694, 17, "#7a2f52") for i in range(4)),
    )


PICTURES = pictures(
    {
        "coop-long-chao": golden_basin,
        "coop-dat-do": red_soil,
        "coop-vuon-tieu": pepper_garden,
        "coop-lang-biang": pine_hills,
        "coop-gian-nho": vineyard,
    }
)
